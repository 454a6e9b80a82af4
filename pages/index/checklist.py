"""Чек-лист МИБП: fill in, see the score at once."""

import streamlit as st

from smio.interface.checklist_choice import group_with_checklist
from smio.interface.checklist_form import (
    fill_in,
    measurement_settings,
    new_measurement,
    pick_measurement,
    remember_seen,
    show_advice,
    show_directions,
    show_score,
)
from smio.interface.frame import heading, next_step
from smio.interface.messages import demo_button, say_generated

t = heading("index/checklist")
checklist, measured = group_with_checklist(t)
if not measured:
    new_measurement(checklist, t)
    demo_button(t)
    st.stop()

chosen = pick_measurement(measured, t)
say_generated(t, generated=chosen.measurement.generated)
show_score(chosen.score, t)
fill_in(chosen, t)
remember_seen(chosen)
show_directions(chosen.score, t)
show_advice(chosen.score, t)
measurement_settings(chosen, t)
with st.expander(t("interface.checklist.another")):
    new_measurement(checklist, t)
if len(measured) > 1:
    next_step(t("interface.checklist.to_dynamics"), "index/dynamics")
else:
    next_step(t("interface.start.to_group_work_acts"), "group_work/acts")
