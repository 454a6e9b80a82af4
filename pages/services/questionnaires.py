"""Анкеты: upload, check, save a round."""

from pathlib import Path

import streamlit as st

from smio.interface.frame import go, heading, next_step
from smio.interface.results import rounds
from smio.interface.round_form import list_rounds, save_form
from smio.interface.session import current_group
from smio.interface.upload import discard, show_upload, take_file, waiting_upload

EXAMPLE = Path(__file__).resolve().parents[2] / "assets" / "demo" / "kara-balta-1.csv"

t = heading("services/questionnaires")
group = current_group()
upload = waiting_upload(group.id if group else None)
if upload is not None:
    st.caption(upload.name)
    reading = show_upload(upload, t)
    if reading is not None and save_form(upload, reading, t):
        go("services/scores")
    discard(upload, t)
    st.stop()

take_file(t)
st.caption(t("interface.upload.before_first"))
st.download_button(
    t("interface.upload.example"), EXAMPLE.read_bytes, EXAMPLE.name, "text/csv", on_click="ignore", key="example"
)
summaries = rounds(group.id) if group else ()
list_rounds(summaries, t)
if len(summaries) > 1:
    next_step(t("interface.start.to_services_comparison"), "services/comparison")
elif summaries:
    next_step(t("interface.start.to_services_scores"), "services/scores")
