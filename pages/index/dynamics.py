"""Динамика: the score over time, two measurements side by side, every item from measurement to measurement."""

import streamlit as st

from smio.figures import checklist_directions, checklist_items_grid, checklist_over_time
from smio.interface.checklist_change import pick_two_measurements, show_change, show_items
from smio.interface.checklist_choice import measured_checklist
from smio.interface.frame import heading, next_step
from smio.interface.messages import say_generated
from smio.interface.results import library, same_version
from smio.interface.shown_figures import show_figure

t = heading("index/dynamics")
group, checklist, measured = measured_checklist(t, at_least=2)
first, second = pick_two_measurements(measured, t)
say_generated(t, generated=any(one.measurement.generated for one in measured))
change = show_change(library(group.id), first, second, t)
if change is not None and change.items:
    st.subheader(t("interface.checklist.by_item"), anchor=False)
    show_items(change, t)
show_figure(checklist_over_time(checklist, [(one.measurement, one.score) for one in measured], t), t)
version = second.score.checklist
pair = [(one.measurement, one.score) for one in same_version((first, second), version)]
show_figure(checklist_directions(version, pair, t), t)
answered = [(one.measurement, one.score) for one in same_version(measured, version) if not one.score.total_only]
if answered:
    show_figure(checklist_items_grid(version, answered, t), t)
next_step(t("interface.start.to_group_work_acts"), "group_work/acts")
