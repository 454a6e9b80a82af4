"""Free answers of a round: for the group's eyes, in no figure, table or act."""

import streamlit as st

from smio.interface.session import database
from smio.interface.tables import Row, draw_table
from smio.language import Translator
from smio.store import RoundSummary, comments_of


def show_comments(summary: RoundSummary, t: Translator) -> None:
    """The free answers by heading, with the row they stand in."""
    comments = comments_of(database(), summary.id)
    if not comments:
        return
    with st.expander(t("interface.upload.comments")):
        st.caption(t("interface.upload.comments_help"))
        for heading, texts in comments.items():
            draw_table(["№", heading], [Row([str(row), text]) for row, text in texts], numbers_from=2)
