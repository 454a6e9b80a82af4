"""How the authorities answer: by addressee and over time, as figures and as a table."""

from collections.abc import Sequence

import streamlit as st

from smio.documents.register_sheets import addressee_of
from smio.figures import reply_rate_over_time, reply_statuses
from smio.interface.session import today
from smio.interface.shown_figures import show_figure
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator
from smio.monitoring import Rates, Tracked, rates, rates_by

COLUMNS = ("sent", "answered", "done", "overdue", "days")
FEWEST = 5  # recommendations a share is told of


def show_by_addressee(register: Sequence[Tracked], t: Translator, *, generated: bool) -> None:
    """The table of addressees with the total, and the figures."""
    on = today()
    by_addressee = rates_by(register, on, lambda one: addressee_of(one, t))
    if not by_addressee:
        return
    with st.expander(t("correspondence.rates.more")):
        draw_table(
            [t("register.column.part"), *(t(f"register.column.{name}") for name in COLUMNS)],
            [
                *(Row([name, *_cells(counted, t)]) for name, counted in by_addressee.items()),
                Row([t("register.column.all"), *_cells(rates(register, on), t)], "whole"),
            ],
        )
        st.caption(t("register.counted"))
        show_figure(reply_statuses(register, t, on, generated=generated), t)
        show_figure(reply_rate_over_time(register, t, on, generated=generated), t)


def _cells(counted: Rates, t: Translator) -> list[Cell | str]:
    """Numbers, and under them the share where so many were sent that one means something."""

    def with_share(count: int, share: float | None) -> Cell:
        return Cell(t.whole(count), quiet=t.percent(share) if counted.sent >= FEWEST else "")

    return [
        t.whole(counted.sent),
        with_share(counted.answered, counted.reply_rate),
        with_share(counted.done, counted.fix_rate),
        t.whole(counted.overdue),
        t.decimal(counted.days, 0 if counted.days is None or counted.days % 1 == 0 else 1),
    ]
