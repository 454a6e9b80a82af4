"""Срезы: the answers by parts of the respondents, who differs, who answered, what matters most."""

import streamlit as st

from smio.interface.asked import asked_rounds, breakdown_of
from smio.interface.breakdown_page import say_no_fields, show_breakdown, show_rules
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
elif tab == "parts" and parted:
    show_differences(asked, summaries, t)
elif tab == "parts":
    say_no_fields(t)
else:
    picked = pick_round(summaries, t)
    chosen = next(one for one in asked if one.id == picked.id)
    if tab == "importance":
        show_importance(chosen, t)
    else:
        show_town(group.id, chosen, t)
if parted:
    show_rules(asked, t)
st.caption(t("interface.describes"))
