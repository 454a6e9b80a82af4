"""The way from a round's scores to its free answers: for the group's eyes, in no figure, table or act."""

import streamlit as st

from smio.interface.frame import next_step
from smio.interface.session import database
from smio.language import Translator
from smio.store import RoundSummary, comments_of


def show_comments(summary: RoundSummary, t: Translator) -> None:
    """How many free answers there are, and where they are read."""
    n = len(comments_of(database(), summary.id))
    if not n:
        return
    with st.expander(t("interface.upload.comments")):
        st.caption(f"{t('comments.page.found', n=n)} {t('interface.upload.comments_help')}")
        next_step(t("comments.page.to_page"), "services/comments", primary=False)
