"""A line of the plan: added, changed field by field, linked to its act, removed."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import streamlit as st

from smio.errors import UserError
from smio.interface.act_choice import begin_act, open_act
from smio.interface.following import follow
from smio.interface.frame import go
from smio.interface.letters import act_name
from smio.interface.messages import as_text, plain_errors
from smio.interface.options import told_apart
from smio.interface.person import the_person
from smio.interface.plan_list import open_item, state_badge
from smio.interface.removal import removed
from smio.interface.session import current_group, database, group_to_work_in, today
from smio.language import Translator, error_sentence
from smio.monitoring import PlanItem
from smio.store import (
    StoredGroup,
    StoredPlanItem,
    acts_of,
    add_plan_items,
    change_plan_item,
    plan_of,
    remove_plan_item,
)

Saved = tuple[StoredPlanItem, StoredGroup, Translator]


def add_item(t: Translator, *, expanded: bool) -> None:
    """A new line: what, by when, who, and whether it was in the plan from the start."""
    with (
        st.expander(t("schedule.add.title"), expanded=expanded),
        st.form("add_plan", border=False, clear_on_submit=True),
    ):
        title = st.text_input(t("schedule.field.title"), max_chars=300)
        left, right = st.columns(2)
        start = left.date_input(t("schedule.field.start"), None, format="DD.MM.YYYY")
        due = right.date_input(t("schedule.field.due"), None, format="DD.MM.YYYY")
        responsible = left.text_input(t("schedule.field.responsible"), max_chars=200)
        programme = right.text_input(t("schedule.field.programme"), max_chars=300)
        planned = st.checkbox(t("schedule.field.planned"), value=True)
        if not st.form_submit_button(t("schedule.add.button"), type="primary"):
            return
    item = PlanItem(
        title.strip(), programme.strip(), planned=planned, responsible=responsible.strip(), start=start, due=due
    )
    with plain_errors(t):
        group = current_group() or group_to_work_in()
        add_plan_items(database(), group.id, [sound(item)], who=the_person())
    st.toast(t("schedule.add.done"), icon=":material/check:")
    st.rerun()


def sound(item: PlanItem) -> PlanItem:
    """The line; UserError where it has no title, or ends before it begins."""
    if not item.title:
        raise UserError("schedule.fault.title")
    if item.start and item.due and item.due < item.start:
        raise UserError("schedule.fault.reversed")
    return item


def edit_item(stored: StoredPlanItem, group: StoredGroup, t: Translator) -> None:
    """Every field of a line, saved as it is changed."""
    item, saved = stored.item, (stored, group, t)
    state_badge(item.state(today()), t)
    _text("title", item.title, st, saved)
    _tick("planned", saved, value=item.planned)
    left, right = st.columns(2)
    _day("start", left, saved)
    _day("due", right, saved)
    for place, (field, column) in enumerate(
        (("responsible", left), ("place", right), ("programme", left), ("note", right))
    ):
        _text(field, getattr(item, field), left if place % 2 == 0 else column, saved)
    _day("done_on", left, saved)
    with right:
        _tick("cancelled", saved, value=item.cancelled)
    _act(saved)
    _remove(stored, t)


def _act(saved: Saved) -> None:
    """The act that was made of it: chosen among the group's, opened, or begun."""
    stored, group, t = saved
    acts = told_apart({act.id: act_name(act) for act in acts_of(database(), group.id)})
    key = follow(_key("act_id", stored), stored.act_id if stored.act_id in acts else 0)
    st.selectbox(
        t("schedule.field.act"),
        [0, *acts],
        format_func=lambda known: acts.get(known, t("schedule.no_act")),
        key=key,
        on_change=_act_changed,
        args=(saved,),
    )
    with st.container(horizontal=True):
        if stored.act_id is not None:
            if st.button(t("schedule.open_act"), icon=":material/description:", key="open_plan_act"):
                open_act(stored.act_id)
                go("group_work/acts")
        elif st.button(
            t("schedule.compose_act"), type="primary", icon=":material/edit_document:", key="compose_plan_act"
        ):
            begin_act(plan_item=stored.id)
            go("group_work/acts")


def _remove(stored: StoredPlanItem, t: Translator) -> None:
    with st.expander(t("schedule.remove")):
        if removed(
            t("schedule.remove"),
            t("schedule.remove_sure"),
            f"plan_{stored.id}",
            lambda: remove_plan_item(database(), stored.id, who=the_person()),
            t,
        ):
            open_item(None)
            st.rerun()


def _text(field: str, value: str, place: Any, saved: Saved) -> None:
    stored, _, t = saved
    place.text_input(
        t(f"schedule.field.{field}"),
        max_chars=300,
        key=follow(_key(field, stored), value),
        on_change=_changed,
        args=(field, saved),
    )


def _day(field: str, place: Any, saved: Saved) -> None:
    stored, _, t = saved
    place.date_input(
        t(f"schedule.field.{field}"),
        None,
        format="DD.MM.YYYY",
        key=follow(_key(field, stored), getattr(stored.item, field)),
        on_change=_changed,
        args=(field, saved),
    )


def _tick(field: str, saved: Saved, *, value: bool) -> None:
    stored, _, t = saved
    st.checkbox(
        t(f"schedule.field.{field}"), key=follow(_key(field, stored), value), on_change=_changed, args=(field, saved)
    )


def _changed(field: str, saved: Saved) -> None:
    stored, _, _ = saved
    value = st.session_state[_key(field, stored)]
    if isinstance(value, str):
        value = value.strip()
    elif isinstance(value, datetime):
        value = value.date()
    _save({field: value}, saved)


def _act_changed(saved: Saved) -> None:
    _save({}, saved, act_id=st.session_state[_key("act_id", saved[0])] or None)


def _save(changes: dict[str, Any], saved: Saved, **act: int | None) -> None:
    """Save what changed beside what others saved meanwhile."""
    stored, group, t = saved
    try:
        fresh = next((one for one in plan_of(database(), group.id) if one.id == stored.id), None)
        if fresh is None:
            raise UserError("store.error.gone")  # noqa: TRY301 - said as the store says it
        item, act_id = sound(replace(fresh.item, **changes)), act.get("act_id", fresh.act_id)
        change_plan_item(database(), stored.id, fresh.version, item, act_id, who=the_person())
    except UserError as error:
        for field in changes:
            st.session_state.pop(_key(field, stored), None)
        st.toast(as_text(error_sentence(error, t)), icon=":material/sync_problem:")


def _key(field: str, stored: StoredPlanItem) -> str:
    return f"plan_{stored.id}_{field}"
