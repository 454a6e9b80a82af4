"""План-график: what was planned, what was added, what is done or overdue."""

import streamlit as st

from smio.interface.frame import heading, next_step
from smio.interface.messages import demo_button, say_generated
from smio.interface.plan_files import export_plan, import_plan
from smio.interface.plan_form import add_item, edit_item
from smio.interface.plan_list import open_item, show_plan, show_progress, the_open_item
from smio.interface.session import current_group, database
from smio.store import plan_of

t = heading("group_work/plan")
group = current_group()
plan = plan_of(database(), group.id) if group else ()
opened = the_open_item(plan)
if group is not None and opened is not None:
    if st.button(t("schedule.back"), icon=":material/arrow_back:", type="tertiary", key="back"):
        open_item(None)
        st.rerun()
    st.caption(t("schedule.saved_at_once"))
    edit_item(opened, group, t)
    st.stop()

if group is None or not plan:
    st.info(t("schedule.empty"), icon=":material/event_note:")
    add_item(t, expanded=True)
    import_plan(plan, t)
    if group is None:
        demo_button(t)
    st.stop()

say_generated(t, generated=group.group.generated)
show_progress(plan, t)
show_plan(group, plan, t)
add_item(t, expanded=False)
import_plan(plan, t)
export_plan(group, plan, t)
next_step(t("correspondence.to_report"), "council/report", primary=False)
