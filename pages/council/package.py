"""К заседанию: everything in one archive."""

import streamlit as st

from smio.interface.frame import heading, next_step
from smio.interface.messages import say_generated
from smio.interface.package_form import package_form
from smio.interface.pickers import group_with_results

t = heading("council/package")
group = group_with_results(t)

say_generated(t, generated=group.group.generated)
package_form(group, t)
with st.container(horizontal=True):
    next_step(t("package.form.slides_first"), "council/slides", primary=False)
    next_step(t("package.form.sheets_first"), "council/publication", primary=False)
st.caption(t("interface.describes"))
