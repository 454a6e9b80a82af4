"""Scores and changes as table rows, with the rule on small numbers."""

import streamlit as st

from smio.comparison import Change, Comparison
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator
from smio.survey import CriterionScore, GroupScore, Scores, Showing, showing

SIGNS = {"improved": "▲", "worsened": "▼", "not_proven": "•"}
FEW = "<5"
MARK = "*"


def show_headline(scores: Scores, t: Translator) -> None:
    """The overall score in large figures."""
    overall = scores.overall
    hidden = showing(overall.n) is Showing.HIDDEN
    columns = st.columns(3)
    columns[0].metric(
        t("interface.scores.overall"),
        "—" if hidden else t.decimal(overall.score),
        help=t("interface.scores.overall_help", low=t.whole(scores.scale.low), high=t.whole(scores.scale.high)),
    )
    columns[1].metric(
        t("interface.scores.index"), "—" if hidden else t.whole(overall.index), help=t("interface.scores.index_help")
    )
    columns[2].metric(t("interface.scores.respondents"), t.whole(scores.respondents))
    if overall.margin is not None and not hidden:
        st.caption(t("interface.scores.margin", margin=overall.margin, n=overall.n))


def show_scores(scores: Scores, t: Translator) -> None:
    """Services with their criteria, n in every row."""
    headings = [
        t("interface.table.service"),
        t("interface.table.n"),
        t("interface.table.score"),
        t("interface.table.margin"),
        t("interface.table.index"),
        t("interface.table.satisfied"),
        t("interface.table.satisfied_interval"),
    ]
    rows: list[Row] = []
    for service in scores.services:
        rows.append(_service_row(service, t))
        rows.extend(_criterion_row(criterion, t) for criterion in scores.of_service(service.service))
    draw_table(headings, rows)
    if any(showing(criterion.n) is not Showing.OPEN for criterion in scores.criteria):
        st.caption(t("interface.table.small_numbers"))


def show_changes(comparison: Comparison, t: Translator) -> None:
    """The difference table: services first, then each one's criteria, marked as exploratory."""
    headings = [
        t("interface.table.service"),
        t("interface.table.first"),
        t("interface.table.second"),
        t("interface.table.difference"),
        t("interface.table.interval"),
    ]
    services = [_change_row(change, t, change.indicator.service, "whole") for change in comparison.services]
    if comparison.overall is not None:
        services.append(_change_row(comparison.overall, t, t("interface.table.overall"), "whole"))
    draw_table(headings, services, caption=t("interface.comparison.by_service"))
    st.caption(t("interface.comparison.corrected"))
    rows: list[Row] = []
    for service in comparison.services:
        rows.append(Row([service.indicator.service], "whole"))
        rows.extend(
            _change_row(change, t, change.indicator.criterion, "part")
            for change in comparison.of_service(service.indicator.service)
        )
    with st.expander(t("interface.comparison.by_criterion")):
        st.caption(t("interface.comparison.exploratory"))
        draw_table([t("interface.table.criterion"), *headings[1:]], rows)


def show_left_out(comparison: Comparison, t: Translator) -> None:
    """What could not be compared, and why."""
    if not comparison.left_out:
        return
    with st.expander(t("interface.comparison.left_out", n=len(comparison.left_out))):
        draw_table(
            [t("interface.table.service"), t("interface.table.criterion"), t("interface.table.because")],
            [
                Row([left.indicator.service, left.indicator.criterion, t(f"comparison.because.{left.because}")])
                for left in comparison.left_out
            ],
            numbers_from=3,
        )


def _service_row(service: GroupScore, t: Translator) -> Row:
    shown = showing(service.n)
    if shown is Showing.HIDDEN:
        return Row([service.service, FEW, "—", "—", "—", "", ""], "whole")
    mark = MARK if shown is Showing.MARKED else ""
    score = t.decimal(service.score) + mark
    return Row(
        [service.service, t.whole(service.n), score, _margin(service.margin, t), t.whole(service.index), "", ""],
        "whole",
    )


def _criterion_row(criterion: CriterionScore, t: Translator) -> Row:
    shown = showing(criterion.n)
    name = criterion.indicator.criterion
    if shown is Showing.HIDDEN:
        return Row([name, FEW, "—", "—", "—", "—", "—"], "part")
    mark = MARK if shown is Showing.MARKED else ""
    interval = f"{t.percent(criterion.satisfied_low)} … {t.percent(criterion.satisfied_high)}"
    return Row(
        [
            name,
            t.whole(criterion.n),
            t.decimal(criterion.score) + mark,
            _margin(criterion.margin, t),
            t.whole(criterion.index),
            t.percent(criterion.satisfied),
            interval,
        ],
        "part",
    )


def _margin(margin: float | None, t: Translator) -> str:
    return "—" if margin is None else f"±{t.decimal(margin)}"


def _change_row(change: Change, t: Translator, name: str, style: str) -> Row:
    values = change.values
    one, two = (_mean_cell(values.n1, values.mean1, t), _mean_cell(values.n2, values.mean2, t))
    word = t(f"comparison.verdict.{change.verdict}")
    if showing(min(values.n1, values.n2)) is Showing.HIDDEN:
        return Row([name, one, two, Cell("—", quiet=word), "—"], style)
    sign = SIGNS.get(change.verdict, "")
    return Row(
        [
            name,
            one,
            two,
            Cell(f"{sign} {t.signed(values.difference)}".strip(), f"smio-{change.verdict}", quiet=word),
            Cell(t.interval(values.ci_low, values.ci_high), "smio-plain"),
        ],
        style,
    )


def _mean_cell(n: int, mean: float, t: Translator) -> Cell:
    shown = showing(n)
    if shown is Showing.HIDDEN:
        return Cell("—", quiet=f"n {FEW}")
    return Cell(t.decimal(mean) + (MARK if shown is Showing.MARKED else ""), quiet=f"n = {t.whole(n)}")
