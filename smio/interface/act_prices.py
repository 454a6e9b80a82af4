"""The prices of a price monitoring: a table of goods and shops by weeks, typed, or pasted as it stands in Excel."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from typing import Any

import streamlit as st

from smio.errors import UserError
from smio.figures import price_lines
from smio.interface.act_checking import say_faults_of
from smio.interface.act_editing import Editing, last_seen, save_change
from smio.interface.act_fields import plain_day
from smio.interface.act_redraft import take_fresh
from smio.interface.messages import as_text
from smio.interface.shown_figures import show_figure
from smio.language import Translator, error_sentence
from smio.monitoring import Price, weeks_of
from smio.reading import read_prices

FIELD = "prices"
NAMES = ("good", "unit", "shop")
EMPTY_ROWS = 3  # to begin with, where nothing is entered yet
Cells = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """What the editor was opened with. It keeps its rows while one types: with new rows at each price it would begin
    anew and lose the cell one stands in. ``prices`` are those saved last from it.
    """

    rows: tuple[Cells, ...]
    weeks: tuple[date, ...]
    prices: tuple[Price, ...]
    generation: int


def prices_part(editing: Editing) -> None:
    """The table, the week to add, the pasting, the chart."""
    t, sheet = editing.t, _sheet(editing)
    st.caption(t("acts.prices.help"))
    if sheet.weeks:
        edited = _table(editing, sheet)
        prices = prices_of(edited, sheet.weeks)
        if prices != editing.act.prices:  # a save was refused, or came from no keyboard
            _save(editing, prices, replace(sheet, prices=prices))
            st.rerun()
        left_out = unfinished(edited, sheet.weeks)
        if left_out:
            st.caption(f":material/error: {t('acts.prices.unfinished', n=left_out)}")
    _week(editing, sheet)
    _paste(editing, sheet)
    say_faults_of(editing, FIELD)
    if len(weeks_of(editing.act.prices)) > 1:
        show_figure(price_lines(editing.act.prices, t), t)


def rows_of(prices: Iterable[Price]) -> tuple[Cells, ...]:
    """A row for every good in every shop, a cell for every week, under the week's day as text."""
    rows: dict[tuple[str, str], Cells] = {}
    for price in prices:
        row = rows.setdefault((price.good, price.shop), {"good": price.good, "unit": price.unit, "shop": price.shop})
        row[price.week.isoformat()] = price.price
        row["unit"] = row["unit"] or price.unit
    return tuple(rows.values())


def prices_of(rows: Iterable[Mapping[str, Any]], weeks: Sequence[date]) -> tuple[Price, ...]:
    """Every price of the rows that name a good and a shop; of a price given twice the later row counts."""
    found: dict[tuple[str, str, date], Price] = {}
    for row in rows:
        good, unit, shop = (" ".join(str(row.get(name) or "").split()) for name in NAMES)
        for week in weeks:
            price = row.get(week.isoformat())
            if good and shop and price is not None and isfinite(price) and price > 0:
                found[good, shop, week] = Price(good, shop, week, float(price), unit)
    return tuple(found.values())


def with_edits(rows: Sequence[Cells], edits: Mapping[str, Any]) -> list[Cells]:
    """The rows as the editor's own note of what was changed, added and deleted makes them."""
    changed = [dict(row) for row in rows]
    for place, cells in edits.get("edited_rows", {}).items():
        changed[int(place)].update(cells)
    deleted = {int(place) for place in edits.get("deleted_rows", ())}
    kept = [row for place, row in enumerate(changed) if place not in deleted]
    return kept + [dict(row) for row in edits.get("added_rows", ())]


def unfinished(rows: Iterable[Mapping[str, Any]], weeks: Sequence[date]) -> int:
    """Rows with prices that name no good or no shop: nothing can be said of them."""
    return sum(
        any(row.get(week.isoformat()) for week in weeks)
        and not all(str(row.get(name) or "").strip() for name in ("good", "shop"))
        for row in rows
    )


def merged(before: Sequence[Price], added: Sequence[Price]) -> tuple[Price, ...]:
    """The prices with others added or put in their place."""
    return tuple({(one.good, one.shop, one.week): one for one in (*before, *added)}.values())


def _sheet(editing: Editing) -> Sheet:
    """The sheet being typed into, begun anew where the prices changed elsewhere."""
    sheet: Sheet | None = st.session_state.get(editing.key("sheet"))
    if sheet is None or sheet.prices != editing.act.prices:
        sheet = _new_sheet(editing, editing.act.prices, sheet.weeks if sheet else ())
    return sheet


def _new_sheet(editing: Editing, prices: tuple[Price, ...], weeks: Iterable[date]) -> Sheet:
    key = editing.key("sheet")
    before: Sheet | None = st.session_state.get(key)
    generation = before.generation + 1 if before else 0
    sheet = Sheet(rows_of(prices), tuple(sorted({*weeks_of(prices), *weeks})), prices, generation)
    st.session_state[key] = sheet
    return sheet


def _opened_rows(sheet: Sheet) -> list[Cells]:
    """The rows the editor was opened with."""
    columns = (*NAMES, *(week.isoformat() for week in sheet.weeks))
    rows = [{name: row.get(name) for name in columns} for row in sheet.rows]
    return rows or [dict.fromkeys(columns) for _ in range(EMPTY_ROWS)]


def _table(editing: Editing, sheet: Sheet) -> list[Cells]:
    t, key = editing.t, editing.key(f"prices_{sheet.generation}")
    words = {name: st.column_config.TextColumn(t(f"acts.prices.{name}"), max_chars=120) for name in NAMES}
    weeks = {
        week.isoformat(): st.column_config.NumberColumn(t.short_date(week), min_value=0.0, format="localized")
        for week in sheet.weeks
    }
    edited: list[Cells] = st.data_editor(
        _opened_rows(sheet),
        num_rows="dynamic",
        hide_index=True,
        placeholder="",
        column_config=words | weeks,
        key=key,
        on_change=_take_edits,
        args=(editing, key),
    )
    return edited


def _take_edits(editing: Editing, key: str) -> None:
    """Save before the page is drawn: one run for a price, so that whoever types fast is not held up."""
    sheet: Sheet = st.session_state[editing.key("sheet")]
    prices = prices_of(with_edits(_opened_rows(sheet), st.session_state[key]), sheet.weeks)
    if prices != last_seen(editing).act.prices:
        _save(editing, prices, replace(sheet, prices=prices))


def _week(editing: Editing, sheet: Sheet) -> None:
    t, key = editing.t, editing.key("week")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(t("acts.prices.week"), None, format="DD.MM.YYYY", key=key, width=240)
        st.button(
            t("acts.prices.add_week"),
            icon=":material/add:",
            type="secondary" if sheet.weeks else "primary",
            key=editing.key("add_week"),
            on_click=_add_week,
            args=(editing, key),
        )


def _add_week(editing: Editing, key: str) -> None:
    """One more column. What is typed is saved already, so the rows are those of the act."""
    day = plain_day(st.session_state[key])
    if day is None:
        st.toast(editing.t("acts.prices.week_needed"), icon=":material/error:")
        return
    _new_sheet(editing, last_seen(editing).act.prices, (*_sheet(editing).weeks, day))
    st.session_state[key] = None


def _paste(editing: Editing, sheet: Sheet) -> None:
    t, key, faulty = editing.t, editing.key("pasted"), editing.key("paste_faults")
    with st.expander(t("acts.prices.paste"), icon=":material/content_paste:", expanded=not sheet.weeks):
        st.caption(t("acts.prices.paste_help"))
        st.text_area(t("acts.prices.paste_here"), height=140, key=key, placeholder=t("acts.prices.paste_example"))
        faults: Sequence[str] = st.session_state.get(faulty, ())
        if faults:
            st.error("\n".join(f"- {as_text(fault)}" for fault in faults), icon=":material/error:")
        st.button(t("acts.prices.take"), key=editing.key("take_pasted"), on_click=_take_pasted, args=(editing, key))


def _take_pasted(editing: Editing, key: str) -> None:
    """Add what was pasted; of a price given before the pasted one counts. A fault anywhere takes nothing."""
    try:
        pasted = read_prices(st.session_state[key])
    except UserError as error:
        st.session_state[editing.key("paste_faults")] = fault_sentences(error, editing.t)
        return
    st.session_state[editing.key("paste_faults")] = ()
    st.session_state[key] = ""
    _save(editing, merged(last_seen(editing).act.prices, pasted))


def fault_sentences(error: UserError, t: Translator) -> tuple[str, ...]:
    """Every fault of what was brought, a sentence each."""
    return tuple(error_sentence(fault, t) for fault in error.faults) or (error_sentence(error, t),)


def _save(editing: Editing, prices: tuple[Price, ...], sheet: Sheet | None = None) -> None:
    """Save the prices, and let the sentences that nobody edited follow them. ``sheet`` stays in the editor."""
    if not save_change(editing, FIELD, lambda act: replace(act, prices=prices)):
        return
    if sheet is not None:
        st.session_state[editing.key("sheet")] = sheet
    take_fresh(replace(editing, stored=last_seen(editing)), quietly=True)
