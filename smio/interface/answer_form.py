"""A recommendation as the authority sees it, and its answer: kept by itself, at once, the same one never twice."""

from uuid import uuid4

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from smio.documents.receipt import said_words
from smio.errors import UserError
from smio.interface.messages import as_text
from smio.interface.session import database, today
from smio.language import Translator, error_sentence
from smio.monitoring import Reply, Status, Tracked, Voice
from smio.monitoring.attachments import LARGEST, MOST_FILES, NewFile
from smio.monitoring.photo_reference import unmarked
from smio.monitoring.register import SAID
from smio.monitoring.replying import complete
from smio.store import reply_by_link, reply_file_by_link

FILE_TYPES = ("pdf", "jpg", "jpeg", "png", "webp", "docx", "doc", "xlsx", "xls", "odt", "ods")
MEGABYTES = LARGEST // 1024 // 1024


def answered(one: Tracked) -> bool:
    """Whether the authority has said anything."""
    return one.answered_on is not None


def latest_answer(one: Tracked) -> Reply | None:
    """What the authority said last; what the group saw for itself is not its answer."""
    return next((reply for reply in reversed(one.replies) if reply.voice is Voice.AUTHORITY), None)


def answer_card(token: str, place: int, one: Tracked, t: Translator, *, who: str, first: bool) -> None:
    """What is asked, then what was answered, or the form: open in the first card without an answer, or when wanted."""
    name = f"{one.act_id}_{one.number}"
    given = latest_answer(one)
    with st.container(border=True, key=f"asked_{name}"):
        st.markdown(f"**{place}. {as_text(unmarked(one.recommendation.what))}**")
        st.caption("  \n".join(as_text(line) for line in _particulars(one, t)))
        if st.session_state.get(f"again_{name}") or first:
            _form(token, one, name, t, who=who)
            return
        if given is not None:
            _show_given(token, name, given, t)
        label = t("correspondence.answer.change") if given else t("correspondence.answer.begin")
        if st.button(label, icon=":material/edit:", type="tertiary" if given else "secondary", key=f"edit_{name}"):
            st.session_state[f"again_{name}"] = True
            st.rerun()


def _particulars(one: Tracked, t: Translator) -> list[str]:
    """Why, to whom, by when, from which act."""
    asked = one.recommendation
    act = t("correspondence.answer.act", number=one.act_number, subject=one.act_subject)
    return [
        *([t("correspondence.answer.why", why=unmarked(asked.why))] if asked.why else []),
        *([t("correspondence.answer.to_whom", to_whom=asked.to_whom)] if asked.to_whom else []),
        *([t("correspondence.answer.by_when", date=t.long_date(asked.by_when))] if asked.by_when else []),
        act if one.act_number else one.act_subject,
    ]


def _show_given(token: str, name: str, given: Reply, t: Translator) -> None:
    st.success(as_text(said_words(given, t)), icon=":material/check:")
    if given.text:
        st.markdown(as_text(given.text))
    if given.document:
        st.caption(as_text(t("correspondence.answer.document_is", document=given.document)))
    for file in given.files:
        st.download_button(
            file.name,
            lambda file_id=file.id: reply_file_by_link(database(), token, today(), file_id),
            file.name,
            file.media_type,
            icon=":material/attach_file:",
            type="tertiary",
            on_click="ignore",
            key=f"file_{name}_{file.id}",
        )


def _form(token: str, one: Tracked, name: str, t: Translator, *, who: str) -> None:
    """The form; its fields have new keys once it was kept, so that the next one begins empty."""
    form = str(st.session_state.setdefault(f"form_{name}", uuid4().hex))
    key = f"{name}_{form}"
    status = st.segmented_control(
        t("correspondence.answer.status"),
        SAID,
        format_func=lambda status: t(f"correspondence.status.{status}"),
        key=f"status_{key}",
        wrap=True,
    )
    promised_by = None
    if status in {Status.PROMISED, Status.IN_PROGRESS}:
        promised_by = st.date_input(
            t("correspondence.answer.promised_by"), None, format="DD.MM.YYYY", key=f"promised_{key}", width=240
        )
    words = "reason" if status is Status.REFUSED else "text"
    text = st.text_area(t(f"correspondence.answer.{words}"), height=110, max_chars=5000, key=f"text_{key}")
    document = st.text_input(
        t("correspondence.answer.document"),
        placeholder=t("correspondence.answer.document_placeholder"),
        max_chars=300,
        key=f"document_{key}",
    )
    files = st.file_uploader(
        t("correspondence.answer.files"),
        FILE_TYPES,
        accept_multiple_files=True,
        max_upload_size=MEGABYTES,
        help=t("correspondence.answer.files_help", most=MOST_FILES, megabytes=MEGABYTES),
        key=f"files_{key}",
    )
    with st.container(horizontal=True):
        keep = st.button(t("correspondence.answer.keep"), type="primary", icon=":material/save:", key=f"keep_{name}")
        if answered(one) and st.button(t("correspondence.answer.leave"), key=f"leave_{name}"):
            _done(name)
    if keep:
        reply = Reply(
            status or Status.NO_ANSWER, text, today(), Voice.AUTHORITY, who, promised_by, document, by_link=True
        )
        _keep(token, one, reply, files, (name, form), t)


def _keep(
    token: str, one: Tracked, reply: Reply, files: list[UploadedFile], name_and_form: tuple[str, str], t: Translator
) -> None:
    name, form = name_and_form
    new = [NewFile(file.name, file.type, file.getvalue()) for file in files]
    try:
        kept = complete(reply, with_files=bool(new))
        reply_by_link(database(), token, today(), one.act_id, one.number, kept, new, form)
    except UserError as error:
        st.error(as_text(error_sentence(error, t)), icon=":material/error:")
        return
    st.toast(t("correspondence.answer.kept"), icon=":material/check:")
    _done(name)


def _done(name: str) -> None:
    """Close the form of a recommendation; the next one is another."""
    st.session_state.pop(f"again_{name}", None)
    st.session_state.pop(f"form_{name}", None)
    st.rerun()
