"""Динамика МИБП: two measurements side by side and the score over time."""

import streamlit as st

from smio.figures import checklist_directions, checklist_over_time
from smio.interface.checklist_change import pick_two_measurements, show_change, show_items
from smio.interface.checklist_choice import group_with_checklist
from smio.interface.frame import heading, next_step
from smio.interface.messages import empty_state, plain_errors, say_generated
from smio.interface.shown_figures import show_figure

t = heading("index/dynamics")
checklist, measured = group_with_checklist(t)
if len(measured) < 2:  # noqa: PLR2004 - a change has two sides
    empty_state(
        t, t("interface.empty.measurements", n=2 - len(measured)), t("interface.checklist.fill_in"), "index/checklist"
    )
first, second = pick_two_measurements(measured, t)
series = [(measurement.measurement, measurement.score) for measurement in measured]
pair = [(measurement.measurement, measurement.score) for measurement in (first, second)]

say_generated(t, generated=first.measurement.generated or second.measurement.generated)
with plain_errors(t):
    change = show_change(first, second, t)
show_figure(checklist_over_time(checklist, series, t), t)
show_figure(checklist_directions(checklist, pair, t), t)
st.subheader(t("interface.checklist.by_item"), anchor=False)
show_items(change, t)
next_step(t("interface.start.to_group_work_acts"), "group_work/acts")
