"""What the app says to the user: errors in plain words, labels of generated data, empty states."""

import re
from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st

from smio.errors import UserError
from smio.interface.frame import go
from smio.interface.session import choose_group, database
from smio.language import Translator, error_sentence

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>~$:])")


def as_text(words: str) -> str:
    """What users wrote, for a place that reads Markdown: no sign of it is a link, a picture or a colour."""
    return MARKDOWN.sub(r"\\\1", words)


@contextmanager
def plain_errors(t: Translator) -> Generator[None]:
    """Say an error of the user's input instead of raising it, and stop the page there."""
    try:
        yield
    except UserError as error:
        st.error(as_text(error_sentence(error, t)), icon=":material/error:")
        st.stop()


def say_generated(t: Translator, *, generated: bool) -> None:
    """Label generated data wherever it is shown."""
    if generated:
        st.html(f'<div class="smio-generated" role="note">{t("interface.generated")}</div>')


def empty_state(t: Translator, message: str, action: str, page: str) -> None:
    """Nothing to show yet: what to do, and the example one click away. Ends the page."""
    st.info(message, icon=":material/info:")
    with st.container(horizontal=True):
        if st.button(action, type="primary", key="empty_action"):
            go(page)
        demo_button(t)
    st.stop()


def demo_button(t: Translator) -> None:
    """Fill the store with the demo groups and look at the first one."""
    if st.button(t("interface.demo.look"), icon=":material/visibility:", key="demo"):
        from smio.store import make_demo  # noqa: PLC0415 - it reads files and writes papers: only who asks waits for that

        with plain_errors(t), st.spinner(t("interface.demo.making")):
            choose_group(make_demo(database())[0])
        go("services/comparison")
