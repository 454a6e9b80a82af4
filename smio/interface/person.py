"""Who sits at this screen: a name typed once, which the history, remarks and approvals then carry.

It stays in the session and never goes into the URL: a link to a draft is sent to experts, and their remarks must not
bear the sender's name.
"""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from smio.interface.filling import WHO
from smio.language import Translator

NAME = "person_at_screen"


def the_person() -> str:
    """The name typed, else the one given while filling in a checklist; empty for nobody."""
    typed = st.session_state.get(NAME)
    return " ".join(str(st.session_state.get(WHO) or "" if typed is None else typed).split())


def remember_person(name: str) -> None:
    """Take a name typed elsewhere on the page."""
    st.session_state[NAME] = name


def ask_person(t: Translator, *, needed: bool = False) -> str:
    """The field for the name; with ``needed`` it says that what follows cannot be done without it."""
    if st.session_state.get(NAME) is None:
        st.session_state[NAME] = the_person()
    typed = st.text_input(
        t("acts.person.name"),
        placeholder=t("acts.person.placeholder"),
        help=t("acts.person.help"),
        max_chars=120,
        key=NAME,
        persist_state="session",
        width=420,
    )
    name = " ".join((typed or "").split())
    if needed and not name:
        st.caption(t("acts.person.needed"))
    return name


def moment_here(at: datetime, t: Translator) -> str:
    """A moment of the history (UTC without a zone mark) by the clock of whoever looks."""
    return t.moment(_here(at))


def day_here(at: datetime) -> date:
    """The day of a moment of the history by the calendar of whoever looks."""
    return _here(at).date()


def _here(at: datetime) -> datetime:
    try:
        zone: tzinfo = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = UTC
    return at.replace(tzinfo=UTC).astimezone(zone)
