"""What is chosen for a paper wherever one is made: its language, and the address that its code leads to."""

import streamlit as st

from smio.language import LANGUAGES, PAPER_LANGUAGES, Language, Translator, translator


def paper_language(code: str | None) -> Language:
    """A language that papers are written in."""
    return "ky" if code == "ky" else "ru"


def pick_paper_language(t: Translator, key: str, label: str = "") -> Language:
    """The language of a paper: that of the page where papers know it."""
    return paper_language(_picked(t, PAPER_LANGUAGES, paper_language(t.language), key, label))


def pick_language(t: Translator, key: str, label: str = "") -> Language:
    """The language of slides and sheets, which know every language of the pages."""
    return _picked(t, LANGUAGES, t.language, key, label)


def typed_address(t: Translator) -> str:
    """The address of the published page as it was typed, one for all pages that make posters; it may be none."""
    return st.text_input(
        t("publication.form.address"),
        placeholder="https://…",
        help=t("publication.form.address_help"),
        key="publication_address",
        persist_state="session",
        width=520,
    )


def _picked(t: Translator, offered: tuple[Language, ...], usual: Language, key: str, label: str) -> Language:
    picked: Language | None = st.segmented_control(
        label or t("interface.act.language"),
        offered,
        default=usual,
        required=True,
        format_func=lambda code: translator(code)("language.name"),
        key=key,
    )
    return picked or usual
