"""Плакат и картинки: what residents will see of the results."""

import streamlit as st

from smio.interface.frame import heading
from smio.interface.messages import say_generated
from smio.interface.pickers import group_with_results
from smio.interface.publication_form import publication_form

t = heading("council/publication")
group = group_with_results(t)

say_generated(t, generated=group.group.generated)
publication_form(group, t)
st.caption(t("interface.describes"))
