"""Анкеты: upload, check, save a round."""

from pathlib import Path

import streamlit as st

from smio.interface.column_table import correct_columns
from smio.interface.frame import go, heading, next_step
from smio.interface.messages import plain_errors, say_generated
from smio.interface.quality_desk import show_quality_desk
from smio.interface.recognition import ask_stated, show_how_read, show_recognised
from smio.interface.results import rounds
from smio.interface.round_form import list_rounds, save_form
from smio.interface.session import current_group
from smio.interface.settling import show_questions
from smio.interface.upload import corrections, reading_of, show_files, take_files, take_pasted, waiting_upload
from smio.interface.word_table import edit_words

EXAMPLE = Path(__file__).resolve().parents[2] / "assets" / "demo" / "kara-balta-1.csv"

t = heading("services/questionnaires")
group = current_group()
upload = waiting_upload(group.id if group else None)
if upload is not None:
    show_files(upload, t)
    with plain_errors(t):
        reading, choices = reading_of(upload), corrections(upload)
        show_recognised(reading, upload, t)
        show_questions(reading, upload, choices, t)
        edit_words(reading, upload, choices, t)
        correct_columns(reading, upload, choices, t)
        show_how_read(reading, upload, choices, t)
        ask_stated(upload, choices, t)
        decisions = show_quality_desk(reading, upload, t)
        if save_form(upload, reading, decisions, t):
            go("services/scores")
    with st.expander(t("interface.upload.more_files")):
        take_files(t, upload)
    st.stop()

take_files(t)
st.caption(t("interface.upload.before_first"))
take_pasted(t)
st.download_button(
    t("interface.upload.example"), EXAMPLE.read_bytes, EXAMPLE.name, "text/csv", on_click="ignore", key="example"
)
summaries = rounds(group.id) if group else ()
say_generated(t, generated=any(summary.generated for summary in summaries))
list_rounds(summaries, t)
if len(summaries) > 1:
    next_step(t("interface.start.to_services_comparison"), "services/comparison")
elif summaries:
    next_step(t("interface.start.to_services_scores"), "services/scores")
