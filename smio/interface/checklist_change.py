"""Two measurements side by side."""

import streamlit as st

from smio.checklist import Checklist, Library
from smio.comparison import ItemChange, MeasurementComparison, Step, compare_measurements
from smio.interface.checklist_form import measurement_name
from smio.interface.results import ScoredMeasurement
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator

STYLES = {Step.BETTER: "smio-improved", Step.WORSE: "smio-worsened"}
SIGNS = {Step.BETTER: "▲ ", Step.WORSE: "▼ "}


def pick_two_measurements(
    measured: tuple[ScoredMeasurement, ...], t: Translator
) -> tuple[ScoredMeasurement, ScoredMeasurement]:
    """The earlier and the later measurement; of two there is nothing to choose."""
    if len(measured) == 2:  # noqa: PLR2004 - the pair itself
        return measured[0], measured[1]
    left, right = st.columns(2)
    with left:
        first = _pick(measured, len(measured) - 2, t("interface.checklist.first"), t, "first_measurement")
    later = tuple(measurement for measurement in measured if measurement.stored.id != first.stored.id)
    with right:
        second = _pick(later, len(later) - 1, t("interface.checklist.second"), t, "second_measurement")
    return first, second


def show_change(first: ScoredMeasurement, second: ScoredMeasurement, t: Translator) -> MeasurementComparison:
    """Both totals in large figures, and the comparison for the rest of the page."""
    change = compare_measurements(Library([first.score.checklist]), first.measurement, second.measurement)
    for column, measurement in zip(st.columns(3), (first, second), strict=False):
        level = measurement.score.level
        column.metric(
            measurement_name(measurement.measurement, t),
            t.whole(measurement.score.rounded),
            level.title[t.language] if level else None,
            delta_color="off",
            delta_arrow="off",
        )
    return change


def show_items(change: MeasurementComparison, t: Translator) -> None:
    """Item by item: was → is now; what changed stands first."""
    checklist = change.second.checklist
    changed = [item for item in change.items if item.step in STYLES]
    same = [item for item in change.items if item.step not in STYLES]
    headings = [t("interface.checklist.item"), t("interface.checklist.before"), t("interface.checklist.after")]
    if changed:
        draw_table(headings, [_row(item, checklist, t) for item in changed], numbers_from=3)
    with st.expander(t("interface.checklist.unchanged", n=len(same))):
        draw_table(headings, [_row(item, checklist, t) for item in same], numbers_from=3)


def _row(change: ItemChange, checklist: Checklist, t: Translator) -> Row:
    before, after = (_answer(code, checklist, t) for code in (change.before, change.after))
    sign = SIGNS.get(change.step, "")
    return Row(
        [f"{change.item.id}. {change.item.text[t.language]}", before, Cell(sign + after, STYLES.get(change.step, ""))]
    )


def _answer(code: str | None, checklist: Checklist, t: Translator) -> str:
    return "—" if code is None else checklist.answer(code).label[t.language]


def _pick(
    measured: tuple[ScoredMeasurement, ...], place: int, label: str, t: Translator, key: str
) -> ScoredMeasurement:
    by_id = {measurement.stored.id: measurement for measurement in measured}
    chosen = st.selectbox(
        label,
        list(by_id),
        index=place,
        format_func=lambda known: measurement_name(by_id[known].measurement, t),
        key=key,
        width=380,
    )
    return by_id[chosen]
