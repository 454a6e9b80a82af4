"""Рекомендации и ответы: what was asked of whom, what came back, what is overdue."""

import streamlit as st

from smio.interface.frame import heading, next_step
from smio.interface.messages import say_generated
from smio.interface.pickers import group_with_register
from smio.interface.register_files import downloads
from smio.interface.register_list import filtered, open_recommendation, show_rates, show_register, the_open_one
from smio.interface.register_rates import show_by_addressee
from smio.interface.reminders import remind
from smio.interface.reply_form import show_recommendation

t = heading("group_work/register")
group, register = group_with_register(t)
opened = the_open_one(register)
if opened is not None:
    if st.button(t("correspondence.register.back"), icon=":material/arrow_back:", type="tertiary", key="back"):
        open_recommendation(None)
        st.rerun()
    show_recommendation(group, opened, t)
    st.stop()

say_generated(t, generated=group.group.generated)
show_rates(register, t)
remind(group, register, t)
show_register(filtered(register, t), t)
show_by_addressee(register, t, generated=group.group.generated)
downloads(group, register, t)
next_step(t("correspondence.to_report"), "council/report", primary=False)
