"""Срезы: the answers by parts of the respondents, who differs, who answered, what matters most."""

import streamlit as st

from smio.interface.asked import asked_rounds, breakdown_of
from smio.interface.breakdown_page import show_breakdown, show_rules
from smio.interface.frame import heading
from smio.interface.importance import show_importance
from smio.interface.messages import plain_errors, say_generated
from smio.interface.part_differences import show_differences
from smio.interface.pickers import group_with_rounds, pick_round
from smio.interface.town import show_town
from smio.interface.view_choice import choose_tab, choose_view, show_saved

t = heading("services/breakdown")
group, summaries = group_with_rounds(t)
with plain_errors(t):
    asked = asked_rounds(summaries, t.language)
say_generated(t, generated=any(one.round.generated for one in asked))
tab = choose_tab(t)
parted = any(one.offer.fields for one in asked)

if tab == "table":
    view = choose_view(asked, summaries, t)
    table = breakdown_of(asked, summaries, view, t.language)
    if table is not None:
        show_breakdown(table, t)
    show_saved(group.id, view, t)
elif tab == "importance":
    show_importance(next(one for one in asked if one.id == pick_round(summaries, t).id), t)
elif not parted:
    st.info(t("breakdown.choose.no_fields"), icon=":material/info:")
elif tab == "parts":
    show_differences(asked, t)
else:
    chosen = next(one for one in asked if one.id == pick_round(summaries, t).id)
    if chosen.offer.fields:
        show_town(group.id, chosen, t)
    else:
        st.info(t("breakdown.choose.no_fields"), icon=":material/info:")
if parted:
    show_rules(asked, t)
st.caption(t("interface.describes"))
