"""Слайды: what the session will see, and what the speaker will say."""

import streamlit as st

from smio.interface.frame import heading
from smio.interface.messages import say_generated
from smio.interface.pickers import group_with_results
from smio.interface.slides_form import slides_form

t = heading("council/slides")
group = group_with_results(t)

say_generated(t, generated=group.group.generated)
slides_form(group, t)
st.caption(t("interface.describes"))
