"""Оценка услуг: the scores of one round."""

import streamlit as st

from smio.figures import heat_map, rating_shares
from smio.interface.comments import show_comments
from smio.interface.frame import heading, next_step
from smio.interface.messages import plain_errors, say_generated
from smio.interface.pickers import count_everyone, group_with_rounds, pick_round
from smio.interface.results import scored_round
from smio.interface.score_tables import show_headline, show_scores
from smio.interface.shown_figures import show_by_service, show_figure

t = heading("services/scores")
_, summaries = group_with_rounds(t)
summary = pick_round(summaries, t)
with plain_errors(t):
    scored = scored_round(summary, t.language, everyone=count_everyone([summary], t))

say_generated(t, generated=scored.round.generated)
show_headline(scored.scores, t)
show_figure(heat_map(scored.round, scored.scores, t), t)
services = [service.service for service in scored.scores.services]
show_by_service(lambda service: rating_shares(scored.round, scored.scores, t, service=service), services, t)
st.subheader(t("interface.scores.table"), anchor=False)
show_scores(scored.scores, t)
show_comments(summary, t)
with st.expander(t("interface.method.title")):
    st.markdown(t("interface.method.scores"))
st.caption(t("interface.describes"))
if len(summaries) > 1:
    next_step(t("interface.start.to_services_comparison"), "services/comparison")
else:
    next_step(t("interface.scores.second_round"), "services/questionnaires")
