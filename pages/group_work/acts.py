"""Акты: begun from results or a visit, written part by part, checked, signed, followed to the answer."""

import streamlit as st

from smio.interface.act_choice import is_begun, open_act, the_open_act
from smio.interface.act_form import show_act
from smio.interface.act_list import list_acts, new_act_button
from smio.interface.act_wizard import begin_form
from smio.interface.frame import heading
from smio.interface.messages import empty_state, plain_errors, say_generated
from smio.interface.session import current_group, database
from smio.store import acts_of

group = current_group()
stored = the_open_act(group) if group else None
t = heading("group_work/acts", brief=stored is not None)
if group is None:
    empty_state(t, t("acts.empty"), t("acts.to_group"), "settings/group")
    raise AssertionError  # the empty state ends the page
if stored is not None:
    say_generated(t, generated=stored.act.generated)
    with plain_errors(t):
        show_act(stored, group, t)
    st.stop()

say_generated(t, generated=group.group.generated)
acts = acts_of(database(), group.id)
if is_begun() or not acts:
    if acts:
        back = t("acts.back")
        st.button(back, icon=":material/arrow_back:", type="tertiary", key="back", on_click=open_act, args=(None,))
    begin_form(group, t)
else:
    new_act_button(t)
    list_acts(group, acts, t)
