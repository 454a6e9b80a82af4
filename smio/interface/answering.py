"""Answering a letter: what is asked, a card for each recommendation, the end of it and its receipt."""

from dataclasses import dataclass

import streamlit as st

from smio.documents.act_letters import letter_words
from smio.documents.receipt import receipt_page, receipt_rows
from smio.errors import UserError
from smio.interface.answer_form import answer_card, answered
from smio.interface.messages import as_text, say_generated
from smio.interface.session import database, today
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator, error_sentence
from smio.monitoring import Letter
from smio.store import OpenedLetter, finish_link, open_link

WHO = "answer_who"  # who writes, for every card of the page
ENDING = "answer_ending"  # the end was asked for and waits to be confirmed
RECEIPT = "answer_receipt"  # what was answered, once the link is closed


@dataclass(frozen=True)
class Receipt:
    """What an authority answered to a letter, and who said that this is all."""

    token: str
    letter: OpenedLetter
    who: str


def show_answering(token: str, t: Translator) -> None:
    """The page of a link; whatever is wrong with it is one sentence and nothing else."""
    receipt: Receipt | None = st.session_state.get(RECEIPT)
    if receipt is not None and receipt.token == token:
        _show_receipt(receipt, t)
        return
    try:
        opened = open_link(database(), token, today())
    except UserError as error:
        st.error(as_text(error_sentence(error, t)), icon=":material/link_off:")
        return
    st.title(t("correspondence.answer.title"), anchor=False)
    st.caption(t("correspondence.answer.how"))
    say_generated(t, generated=opened.letter.generated)
    _show_letter(opened, t)
    known = next((reply.who for one in opened.asked for reply in one.replies if reply.by_link and reply.who), "")
    st.text_input(
        t("correspondence.answer.who"),
        known,
        placeholder=t("correspondence.answer.who_placeholder"),
        max_chars=200,
        key=WHO,
    )
    done = sum(answered(one) for one in opened.asked)
    st.progress(
        done / len(opened.asked) if opened.asked else 1.0,
        t("correspondence.answer.progress", done=done, n=len(opened.asked)),
    )
    first = next((one for one in opened.asked if not answered(one)), None)
    for place, one in enumerate(opened.asked, start=1):
        answer_card(token, place, one, t, who=str(st.session_state.get(WHO) or ""), first=one is first)
    _finish(Receipt(token, opened, str(st.session_state.get(WHO) or "").strip()), done, t)


def letter_name(letter: Letter, t: Translator) -> str:
    """A letter as people name it: its № and date, else its heading."""
    words = letter_words(letter, t) if letter.number else ""
    return words[:1].upper() + words[1:] if words else letter.heading


def _show_letter(opened: OpenedLetter, t: Translator) -> None:
    """Who asks, in which letter, and by when an answer is awaited."""
    letter = opened.letter
    with st.container(border=True, key="asked_letter"):
        st.markdown(f"**{as_text(letter.organisation)}**")
        st.markdown(as_text(letter_name(letter, t)))
        if letter.heading != letter_name(letter, t):
            st.caption(as_text(letter.heading))
        if letter.answer_by is not None:
            st.markdown(f":material/event: {t('correspondence.answer.answer_by', date=t.long_date(letter.answer_by))}")
        with st.expander(t("correspondence.answer.letter_text")):
            for paragraph in letter.paragraphs:
                st.markdown(as_text(paragraph))


def _finish(receipt: Receipt, done: int, t: Translator) -> None:
    """Close the link, after a second thought."""
    left = len(receipt.letter.asked) - done
    if not st.session_state.get(ENDING):
        if st.button(
            t("correspondence.answer.finish"),
            type="primary" if not left else "secondary",
            disabled=not done,
            help=None if done else t("correspondence.answer.finish_needs"),
            icon=":material/done_all:",
            key="finish",
        ):
            st.session_state[ENDING] = True
            st.rerun()
        return
    with st.container(border=True):
        if left:
            st.warning(t("correspondence.answer.left", n=left), icon=":material/warning:")
        st.markdown(t("correspondence.answer.finish_sure"))
        with st.container(horizontal=True):
            if st.button(t("correspondence.answer.finish_yes"), type="primary", key="finish_yes"):
                _close(receipt, t)
            if st.button(t("correspondence.answer.finish_no"), key="finish_no"):
                st.session_state.pop(ENDING, None)
                st.rerun()


def _close(receipt: Receipt, t: Translator) -> None:
    st.session_state.pop(ENDING, None)
    try:
        finish_link(database(), receipt.token, today(), receipt.who)
    except UserError as error:
        st.error(as_text(error_sentence(error, t)), icon=":material/link_off:")
        return
    st.session_state[RECEIPT] = receipt
    st.rerun()


def _show_receipt(receipt: Receipt, t: Translator) -> None:
    """What was answered, to read, to print, to keep."""
    letter = receipt.letter.letter
    st.title(t("correspondence.receipt.title"), anchor=False)
    st.success(t("correspondence.receipt.thanks"), icon=":material/check_circle:")
    st.caption(f"{as_text(letter.organisation)} · {as_text(letter_name(letter, t))}")
    rows = receipt_rows(receipt.letter.asked, t)
    draw_table(
        [t(f"correspondence.receipt.{name}") for name in ("number", "asked", "answer")],
        [Row([place, asked, Cell(status, quiet=said)]) for place, asked, status, said in rows],
        numbers_from=9,
    )
    st.download_button(
        t("correspondence.receipt.download"),
        lambda: receipt_page(receipt.letter.asked, letter, t, who=receipt.who, on=today()),
        t("correspondence.receipt.file"),
        "text/html",
        icon=":material/download:",
        on_click="ignore",
        key="receipt",
    )
    st.caption(t("correspondence.receipt.print"))
