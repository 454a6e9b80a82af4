"""Города: услуги: cities side by side on the services they share, places as ranges."""

import streamlit as st

from smio.interface.frame import heading, next_step
from smio.interface.messages import empty_state, plain_errors, say_generated
from smio.interface.service_cities import (
    cities_beside,
    pick_score,
    ranked,
    sharing_switch,
    show_all,
    show_score,
    show_wordings,
)
from smio.interface.session import current_group

t = heading("services/cities")
sharing_switch(t)
with plain_errors(t):
    cities = cities_beside(t.language)
if len(cities) < 2:  # noqa: PLR2004 - one city is beside nobody
    if current_group() is None:
        action = t("interface.start.to_services_questionnaires")
        empty_state(t, t("ranking.page.too_few_cities"), action, "services/questionnaires")
    st.info(t("ranking.page.too_few_cities"), icon=":material/info:")
    st.stop()
ranking = ranked(cities, t.language)
say_generated(t, generated=any(one.round.generated for one in cities))
if ranking.services:
    show_score(ranking, pick_score(ranking, t), cities, t)
    show_all(ranking, cities, t)
    show_wordings(ranking, cities, t)
    st.caption(t("ranking.page.samples"))
else:
    st.info(t("ranking.page.nothing_shared"), icon=":material/info:")
next_step(t("ranking.page.to_index"), "index/cities", primary=False)
