"""Акты: compose from results, edit, download in Word."""

import streamlit as st

from smio.interface.act_form import edit_act, list_acts, new_act, open_act, remove_open_act, the_open_act
from smio.interface.frame import heading, next_step
from smio.interface.messages import plain_errors, say_generated
from smio.interface.pickers import group_with_results
from smio.interface.session import database
from smio.store import acts_of

t = heading("group_work/acts")
group = group_with_results(t)

acts = acts_of(database(), group.id)
stored = the_open_act(acts)
if stored is None:
    say_generated(t, generated=group.group.generated)
    new_act(group, t)
    list_acts(acts, t)
    st.stop()

if st.button(t("interface.act.back"), icon=":material/arrow_back:", type="tertiary", key="back"):
    open_act(None)
    st.rerun()
say_generated(t, generated=stored.act.generated)
st.caption(t("interface.act.saved_at_once"))
with plain_errors(t):
    edit_act(stored, group, t)
remove_open_act(stored, t)
next_step(t("interface.start.to_council_package"), "council/package", primary=False)
