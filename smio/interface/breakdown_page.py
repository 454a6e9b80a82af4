"""The table of a breakdown on its page, and the rule of what may be looked at."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from smio.breakdown import AskedRound, Breakdown, RefusedBecause
from smio.documents import breakdown_workbook
from smio.figures import breakdown_bars, breakdown_map
from smio.figures.breakdown_words import (
    axis_words,
    count_shown,
    field_words,
    line_words,
    part_words,
    table_notes,
    title_words,
    value_shown,
)
from smio.interface.messages import as_text
from smio.interface.shown_figures import show_figure
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator


def show_breakdown(table: Breakdown, t: Translator) -> None:
    """The heat table, the bars behind one click, and the files; a table too long for a figure as it is."""
    figure = breakdown_map(table, t)
    if figure is None:
        _show_plainly(table, t)
    else:
        show_figure(figure, t)
    st.download_button(
        t("breakdown.page.workbook"),
        partial(breakdown_workbook, table, t),
        t("breakdown.page.file"),
        on_click="ignore",
        icon=":material/table:",
        key="breakdown_workbook",
    )
    bars = breakdown_bars(table, t)
    if bars is not None:
        with st.expander(t("breakdown.page.bars")):
            show_figure(bars, t)


def _show_plainly(table: Breakdown, t: Translator) -> None:
    rows, columns = table.view.axes
    draw_table(
        [axis_words(rows, table, t), *(line_words(columns, line, table, t) for line in table.columns)],
        [
            Row(
                [
                    line_words(rows, line, table, t),
                    *(Cell(value_shown(cell, table.view.measure, t), quiet=count_shown(cell, t)) for cell in cells),
                ],
                "whole" if line.whole else "",
            )
            for line, cells in zip(table.rows, table.cells, strict=True)
        ],
        caption=title_words(table, t),
    )
    for note in table_notes(table, t):
        st.caption(as_text(note))


def say_no_fields(t: Translator) -> None:
    """Nothing is known of those who answered: what the next questionnaire should ask."""
    st.info(t("breakdown.choose.no_fields"), icon=":material/info:")


def show_rules(asked: Sequence[AskedRound], t: Translator) -> None:
    """What may be looked at together in the rounds shown, what was put together, what is not offered and why."""
    with st.expander(t("breakdown.page.rules")):
        st.markdown(t("breakdown.page.rule_text"))
        for one in asked:
            if len(asked) > 1:
                st.markdown(f"**{as_text(one.round.name)}**")
            st.markdown("\n".join(f"- {as_text(line)}" for line in _of_round(one, t)))


def _of_round(one: AskedRound, t: Translator) -> list[str]:
    offer = one.offer
    names = {field.key: field_words(field.key, field.heading, t) for field in offer.fields}
    pairs = [" × ".join(names[key] for key in together.keys) for together in offer.together]
    lines = [t("breakdown.page.together", pairs="; ".join(pairs)) if pairs else t("breakdown.page.alone")]
    for because, key in ((RefusedBecause.TOO_FEW, "refused_few"), (RefusedBecause.TIED, "refused_tied")):
        refused = [each.heading for each in offer.refused if each.because is because]
        if refused:
            lines.append(t(f"breakdown.page.{key}", fields=", ".join(refused)))
    for field in offer.fields:
        lines += [
            t("breakdown.page.merged", field=names[field.key], part=part_words(field.key, part, t))
            for part in field.parts
            if len(part) > 1
        ]
    return lines
