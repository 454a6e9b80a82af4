"""Scores over three and more rounds: what to look at, the sentence, the tables."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from smio.comparison import Trend, TrendLine, TrendStep, Verdict
from smio.interface.messages import as_text
from smio.interface.pickers import round_name
from smio.interface.score_tables import FEW, MARK, SIGNS
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator
from smio.store import RoundSummary
from smio.survey import Round, Showing, showing

FEWEST = 2  # rounds


def choose_rounds(summaries: tuple[RoundSummary, ...], t: Translator) -> tuple[tuple[RoundSummary, ...], int]:
    """The rounds to look at, and the place among them of the one to begin from."""
    by_id = {one.id: one for one in summaries}
    chosen = summaries
    if len(summaries) > FEWEST:
        picked = st.multiselect(
            t("trends.choose.rounds"),
            list(by_id),
            default=list(by_id),
            format_func=lambda known: by_id[known].name,
            key="trend_rounds",
        )
        chosen = tuple(one for one in summaries if one.id in picked)
    if len(chosen) < FEWEST:
        st.info(t("interface.empty.rounds", n=FEWEST - len(chosen)), icon=":material/info:")
        st.stop()
    if len(chosen) == FEWEST:
        return chosen, 0
    names = [round_name(one, t) for one in chosen[:-1]]
    base = st.selectbox(
        t("trends.choose.base"), range(len(names)), format_func=names.__getitem__, key="trend_base", width=480
    )
    return chosen, base


def choose_service(trend: Trend, t: Translator) -> str:
    """The key of the service whose criteria are looked at; empty for all services."""
    names = {"": t("trends.choose.overview")}
    names |= {line.indicator.key[0]: line.indicator.service for line in trend.services}
    if st.session_state.get("trend_service") not in names:
        st.session_state["trend_service"] = ""
    return st.selectbox(
        t("trends.choose.service"), list(names), format_func=names.__getitem__, key="trend_service", width=480
    )


def show_way(trend: Trend, rounds: Sequence[Round], t: Translator) -> None:
    """The whole way in a sentence that names only what is proven as a change."""
    lead = t("trends.sentence.way", first=rounds[trend.base].name, second=rounds[-1].name)
    parts: list[str] = []
    for verdict in (Verdict.IMPROVED, Verdict.WORSENED, Verdict.NOT_PROVEN, Verdict.TOO_FEW):
        names = [_named(line, t) for line in trend.services if line.way and line.way.change.verdict is verdict]
        if names:
            parts.append(t(f"trends.sentence.{verdict}", services=t.listing(names)))
    said = f"{lead}: {'; '.join(parts)}." if parts else t("trends.sentence.nothing")
    st.html(f'<p class="smio-sentence">{escape(said)}</p>')
    if trend.way_is_the_step:
        st.caption(t("trends.page.two_only"))


def show_tables(trend: Trend, rounds: Sequence[Round], service: str, t: Translator) -> None:
    """The scores by round and the tested changes, of all services or of one with its criteria."""
    whole = [trend.overall] if len(trend.services) > 1 else []
    lines = [*whole, *trend.services]
    if service:
        own = [line for line in trend.services if line.indicator.key[0] == service]
        lines = [*own, *(line for line in trend.of_service(service) if line.indicator.key != own[0].indicator.key)]
    numbers = [f"{place + 1}. {one.name}" for place, one in enumerate(rounds)]
    draw_table(
        [t("trends.figure.line"), *numbers],
        [_score_row(line, trend, t, inside=bool(service)) for line in lines],
        caption=t("trends.table.scores"),
    )
    steps = [t("trends.table.step", first=str(place + 1), second=str(place + 2)) for place in range(len(rounds) - 1)]
    draw_table(
        [t("trends.figure.line"), *steps, *([] if trend.way_is_the_step else [t("trends.table.way")])],
        [_step_row(line, trend, t, inside=bool(service)) for line in lines],
        numbers_from=trend.rounds + 1,  # verdicts are words: they may wrap
        caption=t("trends.table.steps"),
    )
    overall, services, criteria = trend.tested
    st.caption(t("trends.page.family", overall=overall, services=services, criteria=criteria))


def show_left_out(trend: Trend, rounds: Sequence[Round], t: Translator) -> None:
    """Which questions each step could not compare, and why; which rounds stand on another scale."""
    if trend.other_scale:
        names = ", ".join(f"«{rounds[place].name}»" for place in trend.other_scale)
        st.warning(as_text(t("trends.figure.other_scale", rounds=names)), icon=":material/straighten:")
    rows = {
        (rounds[place].name, left.indicator.service, left.indicator.criterion, left.because): None
        for place, each in trend.left_out
        for left in each
    }
    if not rows:
        return
    with st.expander(t("trends.page.left_out")):
        draw_table(
            [t("trends.table.round"), *(t(f"interface.table.{name}") for name in ("service", "criterion", "because"))],
            [
                Row([name, service, criterion, t(f"comparison.because.{because}")])
                for name, service, criterion, because in rows
            ],
            numbers_from=4,
        )


def _named(line: TrendLine, t: Translator) -> str:
    way = line.way
    if way is None or way.hidden or way.change.verdict not in {Verdict.IMPROVED, Verdict.WORSENED}:
        return line.indicator.service
    return f"{line.indicator.service} ({t.signed(way.change.values.difference)})"


def _title(line: TrendLine, t: Translator, *, inside: bool) -> tuple[str, str]:
    one = line.indicator
    if not one.service:
        return t("trends.figure.overall"), "whole"
    return (one.criterion, "part") if inside and one.criterion else (one.service, "whole" if inside else "")


def _score_row(line: TrendLine, trend: Trend, t: Translator, *, inside: bool) -> Row:
    name, style = _title(line, t, inside=inside)
    cells: list[Cell | str] = [name]
    for place in range(trend.rounds):
        points = [one for one in line.points if one.place == place]
        if not points:
            cells.append(Cell("—", quiet=t("trends.table.not_asked")))
            continue
        shown = [
            "—" if one.hidden else t.decimal(one.mean) + (MARK if showing(one.n) is Showing.MARKED else "")
            for one in points
        ]
        n = points[-1].n
        count = FEW if showing(n) is Showing.HIDDEN else t.whole(n)
        half = points[-1].margin
        margin = "" if points[-1].hidden or half is None else f" ±{t.decimal(half)}"
        cells.append(Cell(" | ".join(dict.fromkeys(shown)), quiet=f"n = {count}{margin}"))
    return Row(cells, style)


def _step_row(line: TrendLine, trend: Trend, t: Translator, *, inside: bool) -> Row:
    name, style = _title(line, t, inside=inside)
    steps = [line.step_to(place) for place in range(1, trend.rounds)]
    shown = steps if trend.way_is_the_step else [*steps, line.way]
    return Row([name, *(_step_cell(step, t) for step in shown)], style)


def _step_cell(step: TrendStep | None, t: Translator) -> Cell:
    if step is None:
        return Cell("—", quiet=t("trends.figure.no_way"))
    verdict = step.change.verdict
    word = t(f"comparison.verdict.{verdict}")
    if step.hidden:
        return Cell("—", quiet=t("comparison.verdict.too_few"))
    values = step.change.values
    said = f"{SIGNS.get(verdict, '')} {t.signed(values.difference)}".strip()
    return Cell(said, f"smio-{verdict}", quiet=f"{word}; {t.interval(values.ci_low, values.ci_high)}")
