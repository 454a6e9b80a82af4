"""К заседанию: everything in one archive."""

import streamlit as st

from smio.interface.frame import heading
from smio.interface.messages import say_generated
from smio.interface.package_form import package_download, package_parts
from smio.interface.pickers import group_with_results

t = heading("council/package")
group = group_with_results(t)

say_generated(t, generated=group.group.generated)
package_parts(group, t)
package_download(group, t)
st.caption(t("interface.describes"))
