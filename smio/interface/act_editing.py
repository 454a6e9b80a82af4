"""Saving an act one field at a time, so that nothing typed is lost and nobody writes over another's words.

Two people may work on one act: a field that the other did not touch is saved beside theirs; where both changed the
same field, the other's words stay and one's own are kept on the screen until their writer decides.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from smio.errors import UserError
from smio.interface.messages import as_text
from smio.interface.person import the_person
from smio.interface.session import database
from smio.language import Translator, error_sentence, translator
from smio.monitoring import Act
from smio.monitoring.act_fault import ActFault
from smio.store import StoredAct, StoredGroup, change_act, load_act

SAVED = "act_saved"  # by act: as this person saved it last, newer than what the page was drawn from
UNSAVED = "act_unsaved"  # by field: words that met another's, until their writer decides
CHANGED_MEANWHILE = "store.error.changed_meanwhile"

Change = Callable[[Act], Act]


@dataclass(frozen=True)
class Editing:
    """An open act on the screen, with what its check found."""

    stored: StoredAct
    group: StoredGroup
    t: Translator
    faults: tuple[ActFault, ...] = ()

    @property
    def act(self) -> Act:
        return self.stored.act

    @property
    def paper(self) -> Translator:
        """The translator of the act's own language."""
        return translator("ky" if self.stored.language == "ky" else "ru")

    def key(self, name: str) -> str:
        """The key of a widget of this act."""
        return f"act_{self.stored.id}_{name}"


def save_change(editing: Editing, field: str, change: Change, typed: str = "") -> bool:
    """Save a change of one field; whether it was saved. What was ``typed`` is kept where another's words are there."""
    try:
        saved = _saved(editing, field, change)
    except UserError as error:
        if error.code == CHANGED_MEANWHILE and typed:
            st.session_state.setdefault(UNSAVED, {})[editing.key(field)] = typed
        say_refused(error, editing.t)
        return False
    st.session_state.setdefault(SAVED, {})[editing.stored.id] = saved
    return True


def say_refused(error: UserError, t: Translator) -> None:
    """A refusal that does not end the page."""
    st.toast(as_text(error_sentence(error, t)), icon=":material/error:")


def last_seen(editing: Editing) -> StoredAct:
    """The act as this person saw or saved it last: two fields may be saved before the page is drawn anew."""
    own = st.session_state.get(SAVED, {}).get(editing.stored.id)
    return own if own is not None and own.version > editing.stored.version else editing.stored


def unsaved_words(editing: Editing, field: str, take: Callable[[str], None]) -> None:
    """Under a field: one's own words that met another's, to take or to drop."""
    key, t = editing.key(field), editing.t
    typed = st.session_state.get(UNSAVED, {}).get(key)
    if typed is None:
        return
    with st.container(border=True):
        st.warning(t("acts.conflict.met"), icon=":material/sync_problem:")
        st.text(typed)
        with st.container(horizontal=True):
            mine, theirs = f"mine_{key}", f"theirs_{key}"
            st.button(t("acts.conflict.mine"), key=mine, on_click=_decide, args=(key, take), icon=":material/edit:")
            st.button(t("acts.conflict.theirs"), key=theirs, on_click=_decide, args=(key, None))


def _decide(key: str, take: Callable[[str], None] | None) -> None:
    typed = st.session_state.get(UNSAVED, {}).pop(key, None)
    if take is not None and typed is not None:
        take(typed)


def _saved(editing: Editing, field: str, change: Change) -> StoredAct:
    seen, who = last_seen(editing), the_person()
    changed = change(seen.act)
    if changed == seen.act:
        return seen
    try:
        version = change_act(database(), seen.id, seen.version, changed, who)
    except UserError as error:
        if error.code != CHANGED_MEANWHILE:
            raise
        fresh = load_act(database(), editing.group.id, seen.id)
        if getattr(fresh.act, field) != getattr(seen.act, field):
            raise
        seen, changed = fresh, change(fresh.act)
        version = change_act(database(), seen.id, seen.version, changed, who)
    return replace(seen, version=version, act=changed)
