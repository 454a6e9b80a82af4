"""«Обновить из данных»: a fresh draft replaces what nobody edited; what people wrote is asked about, part by part."""

from dataclasses import replace
from typing import Any, cast

import streamlit as st

from smio.errors import UserError
from smio.interface.act_drafts import redrafted_act
from smio.interface.act_editing import Editing, say_refused
from smio.interface.member_lines import member_line
from smio.interface.messages import as_text
from smio.interface.person import the_person
from smio.interface.results import rounds
from smio.interface.session import database
from smio.language import Translator
from smio.monitoring import MEASURED, Act, ActKind, Member, Recommendation, redraft, with_field
from smio.store import all_groups, change_act, load_act

ASKING = "act_redrafted"  # acts whose fresh draft still has parts to decide
OUTDATED = "act_outdated"  # by act, its draft and the versions of its rounds: whether a fresh draft would differ
FROM_RESULTS = ("subject", "period", "method", "facts", "conclusions", "recommendations")


def redraft_button(editing: Editing) -> None:
    """Compose afresh from what the act rests on."""
    st.button(
        editing.t("acts.redraft.do"),
        icon=":material/sync:",
        help=editing.t("acts.redraft.help"),
        key=editing.key("redraft"),
        on_click=take_fresh,
        args=(editing,),
    )


def say_outdated(editing: Editing) -> None:
    """Say that the results changed after the act was composed: its numbers are not those on the screen any more."""
    stored = editing.stored
    if stored.drafted is None or editing.act.kind not in MEASURED or stored.id in st.session_state.get(ASKING, ()):
        return
    versions = tuple(one.key for one in rounds(editing.group.id))
    known: dict[Any, bool] = st.session_state.setdefault(OUTDATED, {})
    key = (stored.id, hash(stored.drafted), versions)
    if key not in known or editing.act.kind is ActKind.CHECKLIST:  # answers change one by one, and drafting is quick
        known[key] = _differs(editing, stored.drafted)
    if known[key]:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=editing.key("outdated")):
            st.markdown(f":material/sync_problem: {editing.t('acts.redraft.outdated')}", width="stretch")
            st.button(
                editing.t("acts.redraft.do"), key=editing.key("redraft_now"), on_click=take_fresh, args=(editing,)
            )


def _differs(editing: Editing, drafted: Act) -> bool:
    try:
        fresh = redrafted_act(editing.stored, editing.group)
    except UserError:
        return False  # what it rests on was removed: nothing can be composed afresh
    return any(getattr(fresh, name) != getattr(drafted, name) for name in FROM_RESULTS)


def take_fresh(editing: Editing, *, quietly: bool = False) -> None:
    """Take in what nobody edited, and ask about the rest where there is any."""
    t = editing.t
    try:
        # As they stand now, not as when the page was drawn: the group's settings may have changed in another tab.
        stored = load_act(database(), editing.group.id, editing.stored.id)
        group = next((one for one in all_groups(database()) if one.id == editing.group.id), editing.group)
        before = stored.drafted or stored.act
        fresh = redrafted_act(stored, group)
        found = redraft(stored.act, before, fresh)
        drafted = undecided(fresh, before, found.edited)
        if found.act != stored.act or drafted != before:
            change_act(database(), stored.id, stored.version, found.act, the_person(), drafted=drafted)
    except UserError as error:
        say_refused(error, t)
        return
    asking: set[int] = st.session_state.setdefault(ASKING, set())
    asking.discard(stored.id)
    if found.edited:
        asking.add(stored.id)
    elif not quietly:
        st.toast(t("acts.redraft.taken" if found.act != stored.act else "acts.redraft.same"), icon=":material/check:")


def undecided(fresh: Act, before: Act, edited: tuple[str, ...]) -> Act:
    """What counts as generated now: the fresh draft, but the old one where people have not decided yet."""
    return replace(fresh, **{name: getattr(before, name) for name in edited})


def ask_about_edited(editing: Editing) -> None:
    """Each part that both a person and the fresh draft changed: the two beside each other, to choose from."""
    if editing.stored.id not in st.session_state.get(ASKING, ()):
        return
    stored, t = editing.stored, editing.t
    try:
        fresh = redrafted_act(stored, editing.group)
    except UserError as error:
        say_refused(error, t)
        return
    edited = redraft(stored.act, stored.drafted or stored.act, fresh).edited
    if not edited:
        st.session_state[ASKING].discard(stored.id)
        return
    with st.container(border=True, key=editing.key("redrafted")):
        st.markdown(f":material/sync_problem: **{t('acts.redraft.edited', n=len(edited))}**")
        for name in edited:
            _ask(editing, name, fresh)


def _ask(editing: Editing, name: str, fresh: Act) -> None:
    t = editing.t
    st.markdown(f"**{t(f'acts.field.{name}')}**")
    sides = (("mine", editing.act), ("new", fresh))
    for column, (side, act) in zip(st.columns(2), sides, strict=True):
        with column, st.container(border=True):
            st.caption(t(f"acts.redraft.{side}"))
            st.markdown(as_text(value_text(getattr(act, name), t)).replace("\n", "  \n"))
            st.button(
                t(f"acts.redraft.take_{side}"),
                key=editing.key(f"redraft_{side}_{name}"),
                on_click=_decide,
                args=(editing, name, fresh, side == "new"),
            )


def _decide(editing: Editing, name: str, fresh: Act, take: bool) -> None:
    stored = editing.stored
    act = with_field(stored.act, fresh, name) if take else stored.act
    drafted = with_field(stored.drafted or stored.act, fresh, name)
    try:
        change_act(database(), stored.id, stored.version, act, the_person(), drafted=drafted)
    except UserError as error:
        say_refused(error, editing.t)


def value_text(value: Any, t: Translator) -> str:
    """A field of an act as text to read, a line each."""
    if value is None or value in ("", ()):
        return t("acts.reading.empty")
    if isinstance(value, tuple):
        lines = cast("tuple[object, ...]", value)
        return "\n".join(_line(one, t) for one in lines)
    return _line(value, t)


def _line(one: Any, t: Translator) -> str:
    match one:
        case str():
            return one
        case Member():
            return member_line(one)
        case Recommendation():
            when = t.short_date(one.by_when) if one.by_when else ""
            return " – ".join(part for part in (one.what, one.to_whom, when, one.why) if part)
        case _:
            return t.short_date(one)
