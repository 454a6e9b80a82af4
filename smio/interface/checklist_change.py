"""Two measurements side by side: the totals, the directions, the items with what proves each."""

from collections.abc import Iterable

import streamlit as st

from smio.checklist import Checklist, Item, ItemAnswer, Library
from smio.comparison import ItemChange, MeasurementComparison, Step, compare_measurements
from smio.errors import UserError
from smio.interface.measurement_choice import measurement_name
from smio.interface.messages import as_text
from smio.interface.results import ScoredMeasurement
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator, error_sentence

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
        second = _pick(
            later, len(later) - 1, t("interface.checklist.second"), t, f"second_measurement_{first.stored.id}"
        )
    return first, second


def show_change(
    library: Library, first: ScoredMeasurement, second: ScoredMeasurement, t: Translator
) -> MeasurementComparison | None:
    """Both totals in large figures and the change; where they cannot be compared, why, and None."""
    try:
        change = compare_measurements(library, first.measurement, second.measurement)
    except UserError as error:
        _totals(first, second, None, t)
        st.warning(as_text(error_sentence(error, t)), icon=":material/compare_arrows:")
        return None
    _totals(first, second, change, t)
    if change.mapped:
        _say_mapped(change, t)
    if not change.items:
        st.info(t("interface.checklist.no_items"), icon=":material/info:")
    return change


def _totals(
    first: ScoredMeasurement, second: ScoredMeasurement, change: MeasurementComparison | None, t: Translator
) -> None:
    """The two totals, and the change of the rounded numbers where they may be compared."""
    columns = st.columns(3)
    for column, one in zip(columns, (first, second), strict=False):
        level = one.score.level
        column.metric(
            measurement_name(one, t),
            t.whole(one.score.rounded),
            as_text(level.title[t.language]) if level else None,
            delta_color="off",
            delta_arrow="off",
        )
    if change is not None and change.first.rounded is not None and change.second.rounded is not None:
        step = float(change.second.rounded - change.first.rounded)
        label = "shared_change" if change.mapped else "change"
        columns[2].metric(t(f"interface.checklist.{label}"), t.signed(step, 0))


def _say_mapped(change: MeasurementComparison, t: Translator) -> None:
    """That the two used different versions, what was compared, and what was left out."""
    st.info(
        t(
            "interface.checklist.mapped",
            n=len(change.items),
            before=t.whole(change.first.rounded),
            after=t.whole(change.second.rounded),
        ),
        icon=":material/compare_arrows:",
    )
    for side, items in (("before", change.only_before), ("after", change.only_after)):
        if items:
            st.caption(t(f"interface.checklist.only_{side}", items=as_text(_listed(items, t))))


def _listed(items: Iterable[Item], t: Translator) -> str:
    return "; ".join(f"{item.id}. {item.text[t.language]}" for item in items)


def show_items(change: MeasurementComparison, t: Translator) -> None:
    """Item by item: was → is now, with what proves it; what changed stands first."""
    checklist = change.second.checklist
    changed = [item for item in change.items if item.step in STYLES]
    same = [item for item in change.items if item.step not in STYLES]
    headings = [t(f"interface.checklist.{name}") for name in ("item", "before", "after")]
    if changed:
        draw_table(headings, [_row(item, checklist, t) for item in changed], numbers_from=3)
    if same:
        with st.expander(t("interface.checklist.unchanged", n=len(same))):
            draw_table(headings, [_row(item, checklist, t) for item in same], numbers_from=3)


def _row(change: ItemChange, checklist: Checklist, t: Translator) -> Row:
    sign = SIGNS.get(change.step, "")
    return Row(
        [
            f"{change.item.id}. {change.item.text[t.language]}",
            Cell(_answer(change.before, checklist, t), quiet=_proof(change.found_before, t)),
            Cell(
                sign + _answer(change.after, checklist, t),
                STYLES.get(change.step, ""),
                _proof(change.found_after, t),
            ),
        ]
    )


def _answer(code: str | None, checklist: Checklist, t: Translator) -> str:
    return "—" if code is None else checklist.answer(code).label[t.language]


def _proof(found: ItemAnswer | None, t: Translator) -> str:
    """What stands behind an answer, in one line."""
    if found is None or not found.proved:
        return ""
    files = t("interface.checklist.files", n=len(found.files)) if found.files else ""
    return "; ".join(part for part in (found.note, found.link, files) if part)


def _pick(
    measured: tuple[ScoredMeasurement, ...], place: int, label: str, t: Translator, key: str
) -> ScoredMeasurement:
    by_id = {measurement.stored.id: measurement for measurement in measured}
    chosen = st.selectbox(
        label,
        list(by_id),
        index=place,
        format_func=lambda known: measurement_name(by_id[known], t),
        key=key,
        width=380,
    )
    return by_id[chosen]
