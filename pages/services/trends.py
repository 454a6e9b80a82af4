"""Динамика оценок: scores over three and more rounds, each step and the whole way tested."""

import streamlit as st

from smio.documents import trend_workbook
from smio.figures import trend_lines
from smio.interface.frame import heading, next_step
from smio.interface.messages import plain_errors, say_generated
from smio.interface.pickers import count_everyone, group_with_rounds
from smio.interface.same_names import edit_names, names_fit, same_note
from smio.interface.session import database
from smio.interface.shown_figures import show_figure
from smio.interface.trend_page import choose_rounds, choose_service, show_left_out, show_tables, show_way
from smio.interface.trend_results import rounds_in, trend_of
from smio.store import same_questions_of

t = heading("services/trends")
group, summaries = group_with_rounds(t, at_least=2)
chosen, base = choose_rounds(summaries, t)
everyone = count_everyone(chosen, t)
rounds = rounds_in(chosen, t.language, everyone=everyone)
own = [one.responses for one in rounds]
same = same_questions_of(database(), group.id)
say_generated(t, generated=any(one.generated for one in rounds))
names_fit(group.id, own, same, t)
with plain_errors(t):
    trend = trend_of(chosen, same, base, t.language, everyone=everyone)
    show_way(trend, rounds, t)
    service = choose_service(trend, t)
    show_figure(trend_lines(rounds, trend, t, service=service), t)
    show_tables(trend, rounds, service, t)
    show_left_out(trend, rounds, t)
    st.download_button(
        t("interface.download.workbook"),
        lambda: trend_workbook(rounds, trend, t, notes=[note for note in (same_note(own, same, t),) if note]),
        t("trends.file"),
        on_click="ignore",
        icon=":material/table:",
        key="trend_workbook",
    )
edit_names(group.id, own, same, t)
with st.expander(t("interface.method.title")):
    st.markdown(t("trends.page.method"))
st.caption(t("interface.describes"))
next_step(t("interface.page.services_comparison.title"), "services/comparison", primary=False)
