"""The authority's page by itself: opened by a link, no account, no navigation, nothing of other letters or groups."""

import streamlit as st

from smio.errors import UserError
from smio.interface.answering import show_answering
from smio.interface.frame import ICON, language_picker, look
from smio.interface.session import answer_token, database, words
from smio.language import error_sentence


def open_answers() -> None:
    """The whole page. What a link does not open is said in one sentence, whatever the reason."""
    st.set_page_config(page_icon=str(ICON), layout="centered", initial_sidebar_state="collapsed")
    look()
    with st.container(horizontal=True, vertical_alignment="center", key="frame"):
        language_picker()
    title = words()("correspondence.answer.title")
    st.navigation([st.Page(_page, title=title, default=True)], position="hidden").run()


def _page() -> None:
    t = words()
    try:
        database()
    except UserError as error:
        st.error(error_sentence(error, t), icon=":material/error:")
        return
    show_answering(answer_token() or "", t)
