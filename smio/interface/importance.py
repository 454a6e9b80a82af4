"""What matters most, on its page: the map, and the same as a table."""

import streamlit as st

from smio.breakdown import AskedRound, importance
from smio.figures import importance_map
from smio.interface.messages import as_text
from smio.interface.shown_figures import show_figure
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator


def show_importance(asked: AskedRound, t: Translator) -> None:
    """The map where enough people answered; else what it needs."""
    found = importance(asked.round.responses)
    if found is None:
        st.info(t("breakdown.importance.too_few"), icon=":material/info:")
        return
    figure = importance_map(asked.round, found, t)
    if figure is not None:
        show_figure(figure, t)
    if max(one.low for one in found.criteria) <= min(one.high for one in found.criteria):
        st.caption(t("breakdown.importance.same"))
    draw_table(
        ["№", *(t(f"breakdown.importance.{name}") for name in ("name", "corner", "score", "tie", "n"))],
        [
            Row(
                [
                    t.whole(place),
                    Cell(one.indicator.criterion, quiet=one.indicator.service),
                    t(f"breakdown.corner.{one.corner}"),
                    t.decimal(one.score),
                    Cell(t.decimal(one.tie), quiet=t.interval(one.low, one.high)),
                    t.whole(one.n),
                ]
            )
            for place, one in enumerate(found.criteria, 1)
        ],
        numbers_from=3,
    )
    if found.too_few:
        names = t.listing([f"{one.service}: {one.criterion}" for one in found.too_few])
        st.caption(as_text(t("breakdown.importance.left_out", list=names)))
