"""Сравнение раундов: what changed, how surely."""

import streamlit as st

from smio.documents import comparison_workbook
from smio.documents.act_parts import organisation
from smio.figures import dumbbell, dumbbell_criteria
from smio.interface.act_choice import compose_step
from smio.interface.comparison_words import show_same_round, show_sentence
from smio.interface.frame import heading
from smio.interface.messages import plain_errors, say_generated
from smio.interface.pickers import count_everyone, group_with_rounds, pick_two_rounds
from smio.interface.results import compared_rounds
from smio.interface.score_tables import show_changes, show_left_out
from smio.interface.shown_figures import show_by_service, show_figure
from smio.monitoring import ActKind

t = heading("services/comparison")
group, summaries = group_with_rounds(t, at_least=2)
first, second = pick_two_rounds(summaries, t)
with plain_errors(t):
    compared = compared_rounds(first, second, t.language, everyone=count_everyone([first, second], t))
one, two, comparison = compared.first.round, compared.second.round, compared.comparison

say_generated(t, generated=one.generated or two.generated)
show_same_round(compared, t)
show_sentence(compared, t)
if comparison.services:
    show_changes(comparison, t)
    show_figure(dumbbell(one, two, comparison, t), t)
    with st.expander(t("interface.comparison.figure_by_criterion")):
        services = [change.indicator.service for change in comparison.services]
        show_by_service(lambda service: dumbbell_criteria(one, two, comparison, t, service=service), services, t)
show_left_out(comparison, t)
st.download_button(
    t("interface.download.workbook"),
    lambda: comparison_workbook(one, two, comparison, t, author=organisation(group.group, t)),
    t("interface.file.comparison"),
    on_click="ignore",
    icon=":material/table:",
    key="workbook",
)
with st.expander(t("interface.method.title")):
    st.markdown(t("interface.method.comparison"))
st.caption(t("interface.describes"))
compose_step(t, ActKind.SERVICES)
