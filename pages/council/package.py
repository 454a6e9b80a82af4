"""К заседанию: everything in one archive."""

import streamlit as st

from smio.interface.frame import heading
from smio.interface.messages import empty_state, say_generated
from smio.interface.package_form import package_download, package_parts
from smio.interface.results import measurements, rounds
from smio.interface.session import current_group

t = heading("council/package")
group = current_group()
if group is None or not (rounds(group.id) or measurements(group.id)):
    empty_state(
        t, t("interface.empty.acts"), t("interface.start.to_services_questionnaires"), "services/questionnaires"
    )
    raise AssertionError  # the empty state ends the page

say_generated(t, generated=group.group.generated)
package_parts(group, t)
package_download(group, t)
st.caption(t("interface.describes"))
