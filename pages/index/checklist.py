"""Чек-лист: fill in, see the score at once."""

import streamlit as st

from smio.interface.checklist_choice import pick_checklist
from smio.interface.checklist_form import fill_in, pick_filling, show_directions, show_score
from smio.interface.frame import heading, next_step
from smio.interface.measurement_choice import measurement_settings, new_measurement, pick_measurement
from smio.interface.measurement_import import import_measurements
from smio.interface.messages import demo_button, say_generated

t = heading("index/checklist")
checklist, measured = pick_checklist(t)
if not measured:
    new_measurement(checklist, t)
    with st.expander(t("interface.import.title")):
        import_measurements(checklist, measured, t)
    demo_button(t)
    st.stop()

chosen = pick_measurement(measured, t)
say_generated(t, generated=chosen.measurement.generated)
if chosen.score.total_only:
    show_score(chosen.score, t)
    st.info(t("interface.checklist.total_only_help"), icon=":material/info:")
else:
    filling = pick_filling(chosen, t)
    show_score(filling.score, t)
    fill_in(filling, t)
    show_directions(filling.score, t)
measurement_settings(chosen, t)
with st.expander(t("interface.checklist.another")):
    new_measurement(checklist, t)
with st.expander(t("interface.import.title")):
    import_measurements(checklist, measured, t)
with st.container(horizontal=True):
    next_step(t("interface.checklist.to_advice"), "index/advice")
    if len(chosen.measurement.assessments) > 1 or chosen.measurement.answers:
        next_step(t("interface.checklist.to_review"), "index/review", primary=False)
    if len(measured) > 1:
        next_step(t("interface.checklist.to_dynamics"), "index/dynamics", primary=False)
