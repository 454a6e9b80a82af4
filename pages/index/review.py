"""Сверка: assessors settle their differences, the authority marks the group's answers."""

import streamlit as st

from smio.interface.assessors import show_agreement
from smio.interface.authority import mark_items, show_both_scores
from smio.interface.checklist_choice import measured_checklist
from smio.interface.frame import heading, next_step
from smio.interface.measurement_choice import pick_measurement
from smio.interface.messages import say_generated

t = heading("index/review")
_, _, measured = measured_checklist(t)
chosen = pick_measurement(tuple(one for one in measured if not one.score.total_only) or measured, t)
say_generated(t, generated=chosen.measurement.generated)
st.subheader(t("interface.review.assessors_title"), anchor=False)
show_agreement(chosen, t)
st.subheader(t("interface.review.authority_title"), anchor=False)
st.caption(t("interface.review.authority_help"))
show_both_scores(chosen, t)
mark_items(chosen, t)
next_step(t("interface.checklist.to_advice"), "index/advice")
