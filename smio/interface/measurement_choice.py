"""Measurements: begin one, choose one, change its period, remove it."""

from datetime import date

import streamlit as st

from smio.checklist import Checklist, Measurement
from smio.interface.messages import as_text, plain_errors
from smio.interface.opened import keep_open, opened
from smio.interface.person import the_person
from smio.interface.removal import removed
from smio.interface.results import ScoredMeasurement
from smio.interface.session import database, group_to_work_in
from smio.language import Translator
from smio.store import add_measurement, change_period, remove_measurement

CHOSEN = "measurement"  # which measurement is open, in the session and in the URL
FIRST_VERSION = "1"


def new_measurement(checklist: Checklist, t: Translator) -> None:
    """Begin a measurement: only its period is asked."""
    with st.form("new_measurement", border=True):
        st.markdown(f"**{t('interface.checklist.new')}: {as_text(checklist.short_title[t.language])}**")
        today = date.today()  # noqa: DTZ011 - the user's own calendar day
        start, end = period_fields(t, date(today.year, 1, 1), today, "new")
        begun = st.form_submit_button(t("interface.checklist.begin"), type="primary")
    if not begun:
        return
    if end < start:
        st.error(t("interface.period.reversed"))
        return
    group = group_to_work_in()
    measurement = Measurement(checklist.id, checklist.version, start, end, place=group.group.city)
    open_measurement(add_measurement(database(), group.id, measurement, the_person()))
    st.rerun()


def period_fields(t: Translator, start: date, end: date, key: str) -> tuple[date, date]:
    """Two fields for a period, from and to."""
    left, right = st.columns(2)
    first = left.date_input(t("interface.period.from"), start, format="DD.MM.YYYY", key=f"from_{key}")
    last = right.date_input(t("interface.period.to"), end, format="DD.MM.YYYY", key=f"to_{key}")
    return first, last


def open_measurement(measurement_id: int) -> None:
    """Keep which measurement is open through a reload."""
    keep_open(CHOSEN, measurement_id)


def pick_measurement(measurements: tuple[ScoredMeasurement, ...], t: Translator) -> ScoredMeasurement:
    """The measurement to look at: that of the URL, else the latest period."""
    by_id = {measurement.stored.id: measurement for measurement in measurements}
    wanted = opened(CHOSEN)
    ids = list(by_id)
    place = next((position for position, known in enumerate(ids) if str(known) == wanted), len(ids) - 1)
    chosen = st.selectbox(
        t("interface.checklist.which"),
        ids,
        index=place,
        format_func=lambda known: measurement_name(by_id[known], t),
        width=380,
    )
    open_measurement(chosen)
    return by_id[chosen]


def measurement_name(measured: ScoredMeasurement, t: Translator) -> str:
    """A measurement by its period, with its version where it is not the first, and what is kept of it."""
    measurement = measured.measurement
    parts = [t.period(measurement.start, measurement.end)]
    if measurement.version != FIRST_VERSION:
        parts.append(t("interface.checklist.version", version=measurement.version))
    if measured.score.total_only:
        parts.append(t("interface.checklist.total_only"))
    return " · ".join(parts)


def measurement_settings(chosen: ScoredMeasurement, t: Translator) -> None:
    """Change the period, or remove the measurement."""
    with st.expander(t("interface.checklist.settings")):
        measurement = chosen.measurement
        start, end = period_fields(t, measurement.start, measurement.end, str(chosen.stored.id))
        if end < start:
            st.error(t("interface.period.reversed"))
        elif (start, end) != (measurement.start, measurement.end):
            with plain_errors(t):
                change_period(database(), chosen.stored.id, start, end, who=the_person())
            st.rerun()
        if removed(
            t("interface.checklist.remove"),
            t("interface.checklist.remove_sure"),
            str(chosen.stored.id),
            lambda: remove_measurement(database(), chosen.stored.id, who=the_person()),
            t,
        ):
            keep_open(CHOSEN, None)
            st.rerun()
