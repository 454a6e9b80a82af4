"""Who took part: ticked from the group's members, others typed in; who led; who abstained and why."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from smio.interface.act_checking import say_faults_of
from smio.interface.act_editing import Editing, save_change
from smio.interface.following import follow
from smio.interface.member_lines import member_of_line, name_and_post
from smio.monitoring import Member

FIELD = "participants"


def people_part(editing: Editing) -> None:
    """The participants of an act."""
    t, present, members = editing.t, editing.act.participants, editing.group.group.members
    lines = [name_and_post(member) for member in present]
    key = follow(editing.key(FIELD), lines)
    st.multiselect(
        t("acts.field.participants"),
        list(dict.fromkeys([*(name_and_post(member) for member in members), *lines])),
        accept_new_options=True,
        placeholder=t("acts.people.placeholder"),
        help=t("acts.people.help"),
        key=key,
        on_change=_take_people,
        args=(editing,),
    )
    if not members:
        st.caption(t("acts.people.no_members"))
    say_faults_of(editing, FIELD)
    if present:
        _chair(editing, lines)
        _abstaining(editing, lines)


def people_of(lines: Sequence[str], present: Sequence[Member], known: Sequence[Member]) -> tuple[Member, ...]:
    """The members chosen: as they stand in the act, else as the group knows them, else as typed; one chair at most."""
    by_line = {name_and_post(member): member for member in (*known, *present)}
    people = [by_line.get(line) or member_of_line(line) for line in lines if line.strip()]
    chairs = [place for place, member in enumerate(people) if member.chair]
    return tuple(replace(member, chair=place in chairs[:1]) for place, member in enumerate(people))


def _chair(editing: Editing, lines: list[str]) -> None:
    chair = next((name_and_post(member) for member in editing.act.participants if member.chair), None)
    key = follow(editing.key("chair"), chair)
    st.selectbox(
        editing.t("acts.people.chair"),
        lines,
        None,
        placeholder=editing.t("acts.people.chair_none"),
        key=key,
        on_change=_take_chair,
        args=(editing, key),
        width=480,
    )


def _abstaining(editing: Editing, lines: list[str]) -> None:
    """Who has a conflict of interest. One is only marked until the reason is given: it is the reason that is kept."""
    t, by_line = editing.t, {name_and_post(member): member for member in editing.act.participants}
    marked = st.session_state.get(editing.key("abstaining_now"), ())
    chosen = [line for line in lines if by_line[line].abstains or line in marked]
    key = follow(editing.key("abstaining"), chosen)
    st.multiselect(
        t("acts.people.abstaining"),
        lines,
        placeholder=t("acts.people.nobody"),
        help=t("acts.people.abstaining_help"),
        key=key,
        on_change=_take_abstaining,
        args=(editing, key),
    )
    for line in chosen:
        member = by_line[line]
        reason = follow(editing.key(f"abstains_{line}"), member.abstains)
        st.text_input(
            t("acts.people.reason", name=member.name),
            placeholder=t("acts.people.reason_placeholder"),
            max_chars=300,
            key=reason,
            on_change=_take_reason,
            args=(editing, line, reason),
        )
        if not member.abstains:
            st.caption(f":material/error: {t('acts.people.reason_needed')}")


def _take_people(editing: Editing) -> None:
    lines: Sequence[str] = st.session_state[editing.key(FIELD)]
    known = editing.group.group.members
    save_change(editing, FIELD, lambda act: replace(act, participants=people_of(lines, act.participants, known)))


def _take_chair(editing: Editing, key: str) -> None:
    chosen = st.session_state[key]
    _change_each(editing, lambda one: replace(one, chair=name_and_post(one) == chosen))


def _take_abstaining(editing: Editing, key: str) -> None:
    marked = tuple(st.session_state[key])
    st.session_state[editing.key("abstaining_now")] = marked
    _change_each(editing, lambda one: one if name_and_post(one) in marked else replace(one, abstains=""))


def _take_reason(editing: Editing, line: str, key: str) -> None:
    reason = " ".join(st.session_state[key].split())
    _change_each(editing, lambda one: replace(one, abstains=reason) if name_and_post(one) == line else one)


def _change_each(editing: Editing, change: Callable[[Member], Member]) -> None:
    save_change(
        editing, FIELD, lambda act: replace(act, participants=tuple(change(one) for one in act.participants))
    )  # fmt: skip
