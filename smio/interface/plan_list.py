"""The plan and schedule: how much is done, its lines as cards for a telephone or as one table."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from smio.errors import UserError
from smio.interface.messages import as_text
from smio.interface.opened import keep_open, opened
from smio.interface.person import the_person
from smio.interface.pickers import wants_table
from smio.interface.session import database, today
from smio.language import Translator, error_sentence
from smio.monitoring import PlanItem, PlanState
from smio.store import StoredGroup, StoredPlanItem, add_plan_items, change_plan_item, plan_of, remove_plan_item

OPEN = "plan_item"  # which line is open, in the session and in the URL
COLOURS = {
    PlanState.AHEAD: "gray",
    PlanState.UNDER_WAY: "blue",
    PlanState.DONE: "primary",
    PlanState.OVERDUE: "orange",
    PlanState.CANCELLED: "gray",
}
ICONS = {
    PlanState.AHEAD: "schedule",
    PlanState.UNDER_WAY: "directions_walk",
    PlanState.DONE: "check_circle",
    PlanState.OVERDUE: "alarm",
    PlanState.CANCELLED: "do_not_disturb_on",
}
DAYS = frozenset({"start", "due", "done_on"})
TICKS = frozenset({"planned", "cancelled"})
COLUMNS = tuple(field.name for field in fields(PlanItem) if field.name != "act")
SNAPSHOT = "plan_rows"  # what the table began with: its edits are told by place


def open_item(item_id: int | None) -> None:
    """Keep which line is open through a reload; None closes it."""
    keep_open(OPEN, item_id)


def the_open_item(plan: Sequence[StoredPlanItem]) -> StoredPlanItem | None:
    """The line of the URL."""
    wanted = opened(OPEN)
    return next((one for one in plan if str(one.id) == wanted), None)


def show_progress(plan: Sequence[StoredPlanItem], t: Translator) -> None:
    """How much of what was planned is done, what was added, what is overdue."""
    states = [one.item.state(today()) for one in plan]
    planned = [
        state for one, state in zip(plan, states, strict=True) if one.item.planned and state is not PlanState.CANCELLED
    ]
    added = [state for one, state in zip(plan, states, strict=True) if not one.item.planned]
    with st.container(key="pair_plan"):
        done, unplanned, overdue = st.columns(3)
    done.metric(
        t("schedule.done"),
        t("schedule.of", n=sum(state is PlanState.DONE for state in planned), total=len(planned)),
        border=True,
    )
    unplanned.metric(
        t("schedule.unplanned_done"),
        t("schedule.of", n=sum(state is PlanState.DONE for state in added), total=len(added)),
        border=True,
    )
    overdue.metric(t("schedule.overdue"), t.whole(sum(state is PlanState.OVERDUE for state in states)), border=True)


def show_plan(group: StoredGroup, plan: Sequence[StoredPlanItem], t: Translator) -> None:
    """Cards, or the table to change many lines at once."""
    if wants_table("plan_view", t):
        _table(group, plan, t)
        return
    st.session_state.pop(SNAPSHOT, None)
    states = {one.id: one.item.state(today()) for one in plan}
    known = [state for state in PlanState if state in states.values()]
    chosen = st.pills(
        t("schedule.state_label"),
        known,
        format_func=lambda state: f"{t(f'schedule.state.{state}')} · {list(states.values()).count(state)}",
        key="plan_state",
        wrap=True,
    )
    for one in plan:
        if chosen not in known or states[one.id] is chosen:
            _card(one, states[one.id], t)


def state_badge(state: PlanState, t: Translator) -> None:
    """Where a line stands, by sign, word and colour."""
    colour: Any = COLOURS[state]
    st.badge(t(f"schedule.state.{state}"), icon=f":material/{ICONS[state]}:", color=colour)


def when_words(item: PlanItem, t: Translator) -> str:
    """From which day to which."""
    if item.start and item.due:
        return t.period(item.start, item.due)
    if item.due:
        return t("schedule.until", date=t.short_date(item.due))
    return t("schedule.since", date=t.short_date(item.start)) if item.start else ""


def _card(one: StoredPlanItem, state: PlanState, t: Translator) -> None:
    item = one.item
    act = t("schedule.act", act=item.act) if item.act else ""
    when = " · ".join(part for part in (when_words(item, t), _planned(item, t)) if part)
    more = " · ".join(part for part in (item.place, item.responsible, item.programme, act) if part)
    lines = [as_text(item.title), *(f":small[:gray[{as_text(line)}]]" for line in (when, more) if line)]
    with st.container(border=True, key=f"plan_{one.id}"):
        st.markdown("  \n".join(lines))
        with st.container(horizontal=True, vertical_alignment="center"):
            state_badge(state, t)
            if st.button(t("correspondence.open"), key=f"open_plan_{one.id}"):
                open_item(one.id)
                st.rerun()


def _planned(item: PlanItem, t: Translator) -> str:
    return t("schedule.planned") if item.planned else t("schedule.unplanned")


def _table(group: StoredGroup, plan: Sequence[StoredPlanItem], t: Translator) -> None:
    """Every line and field in one table; a change is saved as it is made."""
    number, begun = st.session_state.get(SNAPSHOT, (0, tuple(plan)))
    if [one.id for one in begun] != [one.id for one in plan]:  # lines came or went, or it is another group's plan
        number, begun = number + 1, tuple(plan)
    st.session_state[SNAPSHOT] = (number, begun)
    rows = [{name: getattr(one.item, name) for name in COLUMNS} for one in begun]
    key = f"plan_table_{number}"
    st.caption(t("schedule.table_help"))
    st.data_editor(
        pd.DataFrame(rows, columns=list(COLUMNS)).astype(dict.fromkeys(TICKS, bool)),
        column_config={name: _column(name, t) for name in COLUMNS},
        num_rows="dynamic",
        placeholder="",
        hide_index=True,
        width="stretch",
        key=key,
        on_change=_table_changed,
        args=(group, begun, key, t),
    )


def _column(name: str, t: Translator) -> Any:
    label = t(f"schedule.field.{name}")
    if name in DAYS:
        return st.column_config.DateColumn(label, format="DD.MM.YYYY")
    if name in TICKS:
        return st.column_config.CheckboxColumn(label, default=name == "planned")
    return st.column_config.TextColumn(label, width="large" if name == "title" else "medium")


def _table_changed(group: StoredGroup, begun: tuple[StoredPlanItem, ...], key: str, t: Translator) -> None:
    """Save what the table tells of: changed cells by their place, lines added, lines removed."""
    changes = st.session_state[key]
    try:
        moved = _take_changes(group, begun, changes)
    except UserError as error:
        st.toast(as_text(error_sentence(error, t)), icon=":material/sync_problem:")
        moved = True
    if moved:
        number, _ = st.session_state[SNAPSHOT]
        st.session_state[SNAPSHOT] = (number + 1, plan_of(database(), group.id))


def _take_changes(group: StoredGroup, begun: tuple[StoredPlanItem, ...], changes: dict[str, Any]) -> bool:
    """Save the changes; whether lines came or went, so that the places of the others are not what they were."""
    fresh = {one.id: one for one in plan_of(database(), group.id)}
    for place, cells in changes["edited_rows"].items():
        _change(fresh.get(begun[int(place)].id), cells)
    complete = [row for row in changes["added_rows"] if str(row.get("title") or "").strip()]
    add_plan_items(database(), group.id, [item_of(row) for row in complete], who=the_person())
    for place in changes["deleted_rows"]:
        remove_plan_item(database(), begun[int(place)].id, who=the_person())
    return bool(complete or changes["deleted_rows"])


def _change(stored: StoredPlanItem | None, cells: dict[str, Any]) -> None:
    if stored is None:
        raise UserError("store.error.gone")
    values = {name: cell_value(name, cells[name]) for name in cells if name in COLUMNS}
    if "title" in values and not values["title"]:
        raise UserError("schedule.fault.title")
    changed = replace(stored.item, **values)
    if changed != stored.item:
        change_plan_item(database(), stored.id, stored.version, changed, stored.act_id, who=the_person())


def item_of(row: dict[str, Any]) -> PlanItem:
    """A line of the plan from a row of the table."""
    return PlanItem(**{name: cell_value(name, row[name]) for name in row if name in COLUMNS and row[name] is not None})


def cell_value(name: str, value: Any) -> Any:
    """A cell as its field holds it."""
    if name in DAYS:
        return date.fromisoformat(str(value)[:10]) if value else None
    return bool(value) if name in TICKS else str(value or "").strip()
