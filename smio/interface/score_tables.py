"""Scores and changes as table rows, with the rule on small numbers."""

import streamlit as st

from smio.comparison import Change, Comparison, hidden_changes
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator
from smio.survey import CriterionScore, GroupScore, Hidden, Scores, Showing, hidden_scores, showing

SIGNS = {"improved": "▲", "worsened": "▼", "not_proven": "•"}
FEW = "<5"
MARK = "*"


def show_headline(scores: Scores, t: Translator) -> None:
    """The overall score in large figures."""
    overall = scores.overall
    hidden = hidden_scores(scores).overall
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
    hidden = hidden_scores(scores)
    for service in scores.services:
        rows.append(_service_row(service, t, hidden=hidden.hides_service(service)))
        rows.extend(
            _criterion_row(criterion, t, hidden=hidden.hides(criterion.indicator))
            for criterion in scores.of_service(service.service)
        )
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
    hides = hidden_changes(comparison)
    services = [_change_row(change, hides, t, change.indicator.service, "whole") for change in comparison.services]
    if comparison.overall is not None:
        services.append(_change_row(comparison.overall, hides, t, t("interface.table.overall"), "whole"))
    draw_table(headings, services, caption=t("interface.comparison.by_service"))
    st.caption(t("interface.comparison.corrected"))
    rows: list[Row] = []
    for service in comparison.services:
        rows.append(Row([service.indicator.service], "whole"))
        rows.extend(
            _change_row(change, hides, t, change.indicator.criterion, "part")
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


def _service_row(service: GroupScore, t: Translator, *, hidden: bool) -> Row:
    shown = showing(service.n)
    if hidden:
        return Row([service.service, _count(service.n, t), "—", "—", "—", "", ""], "whole")
    mark = MARK if shown is Showing.MARKED else ""
    score = t.decimal(service.score) + mark
    return Row(
        [service.service, t.whole(service.n), score, _margin(service.margin, t), t.whole(service.index), "", ""],
        "whole",
    )


def _criterion_row(criterion: CriterionScore, t: Translator, *, hidden: bool) -> Row:
    shown = showing(criterion.n)
    name = criterion.indicator.criterion
    if hidden or criterion.score is None:
        return Row([name, _count(criterion.n, t), "—", "—", "—", "—", "—"], "part")
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


def _change_row(change: Change, hides: tuple[Hidden, Hidden], t: Translator, name: str, style: str) -> Row:
    values = change.values
    before, after = (one.hides(change.indicator) for one in hides)
    one = _mean_cell(values.n1, values.mean1, t, hidden=before)
    two = _mean_cell(values.n2, values.mean2, t, hidden=after)
    word = t(f"comparison.verdict.{change.verdict}")
    if before or after:
        word = t("comparison.verdict.too_few")
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


def _mean_cell(n: int, mean: float, t: Translator, *, hidden: bool) -> Cell:
    if hidden:
        return Cell("—", quiet=f"n = {_count(n, t)}")
    return Cell(t.decimal(mean) + (MARK if showing(n) is Showing.MARKED else ""), quiet=f"n = {t.whole(n)}")


def _count(n: int, t: Translator) -> str:
    return FEW if showing(n) is Showing.HIDDEN else t.whole(n)
