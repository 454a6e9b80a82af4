"""Who is looking, in which language, at which group: from the URL, so that it survives a reload."""

from datetime import date

import streamlit as st

from smio.language import LANGUAGES, Translator, translator
from smio.monitoring import Group
from smio.store import Database, StoredGroup, add_group, all_groups, database_url

LANGUAGE_KEY = "lang"  # the widget bound to the URL
GROUP_PARAMETER = "group"
ANSWER_PARAMETER = "answer"  # of a link by which an authority answers


@st.cache_resource(show_spinner=False)
def _open(url: str) -> Database:
    return Database(url)


def database() -> Database:
    """The open store; one for all sessions, since every transaction has its own connection."""
    return _open(database_url())


def words() -> Translator:
    """The translator of the language chosen in the frame."""
    chosen = st.session_state.get(LANGUAGE_KEY) or st.query_params.get(LANGUAGE_KEY)
    return translator(chosen if chosen in LANGUAGES else "ru")


def current_group() -> StoredGroup | None:
    """The group being looked at: that of the URL, else the first one."""
    groups = all_groups(database())
    wanted = str(st.session_state.get(GROUP_PARAMETER) or st.query_params.get(GROUP_PARAMETER) or "")
    return next((group for group in groups if str(group.id) == wanted), groups[0] if groups else None)


def answer_token() -> str | None:
    """What a link for an authority carries; None for everybody else."""
    return st.query_params.get(ANSWER_PARAMETER)


def choose_group(group_id: int) -> None:
    """Look at another group from now on."""
    st.session_state[GROUP_PARAMETER] = group_id
    st.query_params[GROUP_PARAMETER] = str(group_id)


def group_to_work_in() -> StoredGroup:
    """The current group; on a fresh machine a first one is made, to be named later in the settings.

    Somebody who has only looked at the demo gets a group of their own: nothing is saved among the examples.
    """
    current = current_group()
    if current is not None and not current.group.generated:
        return current
    own = next((group for group in all_groups(database()) if not group.group.generated), None)
    group_id = own.id if own else add_group(database(), Group(words()("interface.group.first_name"), ""))
    choose_group(group_id)
    return next(group for group in all_groups(database()) if group.id == group_id)


def today() -> date:
    """The user's own calendar day."""
    return date.today()  # noqa: DTZ011 - due dates are days of the calendar on the wall
