"""What stands behind an answer: a link, a note, photographs and files, the date, who looked."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from smio.checklist import Item, ItemAnswer, ProofFile
from smio.errors import UserError
from smio.interface.filling import Filling, save_field, seen_answer
from smio.interface.messages import as_text, plain_errors
from smio.interface.session import database
from smio.language import Translator, error_sentence
from smio.monitoring.photo import MEDIA_TYPE, prepared_photo
from smio.store import add_proof, load_measurement, proof_content, remove_proof

PHOTOS = ("jpg", "jpeg", "png", "webp")
FILES = (*PHOTOS, "pdf", "docx", "doc", "xlsx", "xls", "odt", "ods", "txt")
LARGEST = 20  # megabytes, before a photograph is made smaller


def proof_button(filling: Filling, item: Item, t: Translator) -> None:
    """Open the proof of an answer; the button says what is there already."""
    given = filling.answers.get(item.id)
    if st.button(
        proof_summary(given, t) if given else t("interface.checklist.proof"),
        icon=":material/attach_file:",
        type="tertiary",
        disabled=given is None,
        help=None if given else t("interface.checklist.answer_first"),
        key=filling.key("proof", item.id),
    ):
        st.dialog(f"{item.id}. {as_text(item.text[t.language])}", width="medium", on_dismiss="rerun")(_proof)(
            filling, item, t
        )


def proof_summary(given: ItemAnswer, t: Translator) -> str:
    """What stands behind an answer, in a few words."""
    photos = sum(file.is_photo for file in given.files)
    parts = [
        t("interface.checklist.has_link") if given.link else "",
        t("interface.checklist.has_note") if given.note else "",
        t("interface.checklist.photos", n=photos) if photos else "",
        t("interface.checklist.files", n=len(given.files) - photos) if len(given.files) > photos else "",
    ]
    return ", ".join(part for part in parts if part) or t("interface.checklist.proof")


def _proof(filling: Filling, item: Item, t: Translator) -> None:
    given, _ = seen_answer(filling, item.id)
    if given is None:
        return
    for field, words in (("proof_wanted", item.proof), ("law", item.law)):
        if words:
            st.caption(t(f"interface.checklist.{field}", text=as_text(words[t.language])))
    saved = (filling, item.id)
    st.text_area(
        t("interface.checklist.note"),
        given.note,
        key=filling.key("note", item.id),
        on_change=save_field,
        args=(*saved, "note", t),
    )
    st.text_input(
        t("interface.checklist.link"),
        given.link,
        placeholder="https://",
        key=filling.key("link", item.id),
        on_change=save_field,
        args=(*saved, "link", t),
    )
    left, right = st.columns(2)
    left.date_input(
        t("interface.checklist.checked_on"),
        given.checked_on,
        format="DD.MM.YYYY",
        key=filling.key("checked_on", item.id),
        on_change=save_field,
        args=(*saved, "checked_on", t),
    )
    right.text_input(
        t("interface.checklist.checked_by"),
        given.checked_by,
        key=filling.key("checked_by", item.id),
        on_change=save_field,
        args=(*saved, "checked_by", t),
    )
    _files(filling, item, t)
    if st.button(t("interface.checklist.proof_done"), type="primary", key=filling.key("done", item.id)):
        st.rerun()


def _files(filling: Filling, item: Item, t: Translator) -> None:
    """The files kept, each with its removal, and a place for more."""
    batch = filling.key("batch", item.id)
    uploader = f"{filling.key('upload', item.id)}_{st.session_state.get(batch, 0)}"
    st.file_uploader(
        t("interface.checklist.add_files"),
        FILES,
        accept_multiple_files=True,
        key=uploader,
        max_upload_size=LARGEST,
        on_change=_keep,
        args=(filling, item.id, uploader, batch, t),
    )
    with plain_errors(t):
        fresh = load_measurement(database(), filling.measured.stored.id).measurement
    answers = fresh.assessments.get(filling.assessor, {}) if filling.assessor else fresh.answers
    kept = answers[item.id].files if item.id in answers else ()
    for file in kept:
        _kept_file(file, filling, t)


def _kept_file(file: ProofFile, filling: Filling, t: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if file.is_photo:
            st.image(proof_content(database(), file.id), width=96)
        st.markdown(as_text(file.name), width="stretch")
        st.download_button(
            t("interface.checklist.file_download"),
            lambda: proof_content(database(), file.id),
            file.name,
            file.media_type,
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            key=f"get_{filling.key('file', str(file.id))}",
        )
        st.button(
            t("interface.checklist.file_remove"),
            icon=":material/delete:",
            type="tertiary",
            key=f"drop_{filling.key('file', str(file.id))}",
            on_click=remove_proof,
            args=(database(), file.id, filling.assessor),
        )


def _keep(filling: Filling, item: str, uploader: str, batch: str, t: Translator) -> None:
    """Keep what was just uploaded, and empty the place for the next."""
    uploads: Sequence[UploadedFile] = st.session_state.get(uploader) or ()
    for upload in uploads:
        try:
            keep_file(filling, item, upload.getvalue(), upload.name, upload.type)
        except UserError as error:
            st.toast(as_text(error_sentence(error, t)), icon=":material/error:")
    st.session_state[batch] = st.session_state.get(batch, 0) + 1


def keep_file(filling: Filling, item: str, content: bytes, name: str, media_type: str) -> ProofFile:
    """Keep a file behind an answer: a photograph upright, small and without its place; another file as it is."""
    if name.rpartition(".")[2].casefold() in PHOTOS:
        content, media_type = prepared_photo(content, name), MEDIA_TYPE
        name = f"{name.rpartition('.')[0]}.jpg"
    return add_proof(
        database(),
        filling.measured.stored.id,
        item,
        content,
        name=name,
        media_type=media_type,
        assessor=filling.assessor,
        who=filling.assessor,
    )
