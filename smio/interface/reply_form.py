"""One recommendation of the register: what was said to it, and more of it put in by hand."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from smio.documents.receipt import said_words
from smio.errors import UserError
from smio.interface.answer_form import FILE_TYPES, MEGABYTES
from smio.interface.messages import as_text, plain_errors
from smio.interface.once import once
from smio.interface.person import ask_person, the_person
from smio.interface.register_list import act_words, due_words, status_badge
from smio.interface.session import database, today
from smio.language import Translator, error_sentence
from smio.monitoring import KeptFile, Reply, Status, Tracked, Voice
from smio.monitoring.attachments import MOST_FILES, NewFile
from smio.monitoring.photo_reference import unmarked
from smio.monitoring.register import SAID
from smio.monitoring.replying import complete
from smio.store import StoredGroup, add_reply, remove_reply, reply_file

PICTURE_WIDTH = 280  # pixels of a proof on the page
SEEN = (Status.DONE, Status.IN_PROGRESS)  # what the group can see for itself: it is mended, or not (quite)


def show_recommendation(group: StoredGroup, one: Tracked, t: Translator) -> None:
    """What was asked, everything that came back, and the two forms."""
    asked = one.recommendation
    status_badge(one, t)
    st.subheader(as_text(unmarked(asked.what)), anchor=False)
    if asked.why:
        st.markdown(as_text(t("correspondence.answer.why", why=unmarked(asked.why))))
    st.caption(f"{as_text(act_words(one))}  \n{as_text(due_words(one, t))}")
    if asked.by_when:
        st.caption(t("correspondence.answer.by_when", date=t.long_date(asked.by_when)))
    if not one.replies:
        st.info(t("correspondence.reply.none"), icon=":material/hourglass_empty:")
    for reply in one.replies:
        _reply(group, reply, t)
    if one.sent_on is None:
        st.caption(t("correspondence.reply.not_sent"))
    ask_person(t)
    paper, seen = st.tabs([t("correspondence.reply.paper"), t("correspondence.reply.seen")])
    with paper:
        _form(group, one, Voice.AUTHORITY, t)
    with seen:
        _form(group, one, Voice.GROUP, t)


def _reply(group: StoredGroup, reply: Reply, t: Translator) -> None:
    """A reply with its files; one that the group put in can be taken back."""
    source = "by_link" if reply.by_link else reply.voice
    with st.container(border=True, key=f"reply_{reply.id}"):
        st.markdown(f"**{as_text(said_words(reply, t))}**")
        st.caption(t(f"correspondence.reply.source_{source}"))
        if reply.text:
            st.markdown(as_text(reply.text))
        if reply.document:
            st.caption(as_text(t("correspondence.answer.document_is", document=reply.document)))
        _files(group, reply.files, t)
        if not reply.by_link:
            _remove(group, reply, t)


def _files(group: StoredGroup, files: Sequence[KeptFile], t: Translator) -> None:
    for file in files:
        if file.media_type.startswith("image/"):
            with plain_errors(t):
                st.image(reply_file(database(), group.id, file.id), caption=as_text(file.name), width=PICTURE_WIDTH)
        st.download_button(
            file.name,
            lambda file_id=file.id: reply_file(database(), group.id, file_id),
            file.name,
            file.media_type,
            icon=":material/attach_file:",
            type="tertiary",
            on_click="ignore",
            key=f"reply_file_{file.id}",
        )


def _remove(group: StoredGroup, reply: Reply, t: Translator) -> None:
    with st.popover(t("correspondence.reply.remove"), icon=":material/delete:", type="tertiary"):
        st.markdown(t("correspondence.reply.remove_sure"))
        if st.button(t("correspondence.reply.remove_yes"), key=f"remove_reply_{reply.id}"):
            with plain_errors(t):
                remove_reply(database(), group.id, reply.id, who=the_person())
            st.rerun()


def _form(group: StoredGroup, one: Tracked, voice: Voice, t: Translator) -> None:
    """An answer that came on paper, or what the group saw: its day, what it says, its files."""
    base = f"{voice}_{one.act_id}_{one.number}"
    key = f"{base}_{st.session_state.get(f'again_{base}', 0)}"
    st.caption(t(f"correspondence.reply.help_{voice}"))
    status = st.segmented_control(
        t("correspondence.reply.status"),
        SAID if voice is Voice.AUTHORITY else SEEN,
        format_func=lambda status: t(f"correspondence.reply.{voice}_{status}"),
        key=f"status_{key}",
        wrap=True,
    )
    left, right = st.columns(2)
    said_on = left.date_input(
        t(f"correspondence.reply.on_{voice}"), today(), max_value=today(), format="DD.MM.YYYY", key=f"on_{key}"
    )
    promised_by: date | None = None
    if voice is Voice.AUTHORITY and status in {Status.PROMISED, Status.IN_PROGRESS}:
        promised_by = right.date_input(
            t("correspondence.answer.promised_by"), None, format="DD.MM.YYYY", key=f"promised_{key}"
        )
    text = st.text_area(t(f"correspondence.reply.text_{voice}"), height=100, max_chars=5000, key=f"text_{key}")
    document = who = ""
    if voice is Voice.AUTHORITY:
        left, right = st.columns(2)
        document = left.text_input(t("correspondence.answer.document"), max_chars=300, key=f"document_{key}")
        who = right.text_input(t("correspondence.reply.who"), max_chars=200, key=f"who_{key}")
    files = st.file_uploader(
        t(f"correspondence.reply.files_{voice}"),
        FILE_TYPES,
        accept_multiple_files=True,
        max_upload_size=MEGABYTES,
        help=t("correspondence.answer.files_help", most=MOST_FILES, megabytes=MEGABYTES),
        key=f"files_{key}",
    )
    if not st.button(t("correspondence.answer.keep"), type="primary", icon=":material/save:", key=f"keep_{base}"):
        return
    who = who if voice is Voice.AUTHORITY else the_person()
    reply = Reply(status or Status.NO_ANSWER, text, said_on, voice, who, promised_by, document)
    new = [NewFile(file.name, file.type, file.getvalue()) for file in files]
    try:
        kept = complete(reply, with_files=bool(new))
        person = the_person()  # before the work: Streamlit may end this run at any of its own words
        once(key, lambda: add_reply(database(), group.id, one.act_id, one.number, kept, new, who=person))
    except UserError as error:
        st.error(as_text(error_sentence(error, t)), icon=":material/error:")
        return
    st.session_state[f"again_{base}"] = st.session_state.get(f"again_{base}", 0) + 1
    st.toast(t("correspondence.answer.kept"), icon=":material/check:")
    st.rerun()
