"""Taking a file: read once, stored at once without personal data; every rerun works from what was stored.

So a reload, a restart or a lost connection continues where the work stopped.
"""

import hashlib
from collections.abc import Callable

import streamlit as st

from smio.errors import UserError
from smio.interface.messages import as_text, plain_errors
from smio.interface.session import database, group_to_work_in
from smio.language import Translator, error_sentence
from smio.reading import (
    Choices,
    OpenedFile,
    Reading,
    Role,
    interpret,
    join_readings,
    keep,
    load_choices,
    open_file,
    reopen,
)
from smio.store import Upload, change_upload, keep_upload, remembered_mapping, remove_upload, uploads_of

TYPES = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"]
MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 20 * MEGABYTE  # bytes; the browser is told the same
PASTED_NAME = "interface.upload.pasted_name"
REFUSED = "refused_upload"  # the last file that could not be read, and why: it is not read again on every rerun
REFUSED_PART = "refused_part"  # why a file was not added to the one that waits: said once, above it
NOT_THE_SAME = "reading.error.not_the_same"
RAW = "raw_upload"  # the bytes of the last file, in this session alone: another encoding needs them


def take_files(t: Translator, joined_to: Upload | None = None) -> None:
    """The uploader, of a new round or of more files for one. A file is read once; then it waits in the store."""
    place = st.session_state.setdefault("uploader", 0)
    files = st.file_uploader(
        t("interface.upload.label"),
        TYPES,
        accept_multiple_files=True,
        key=f"file_{place}_{joined_to.id if joined_to else 'new'}",
        max_upload_size=LARGEST_UPLOAD // MEGABYTE,
        label_visibility="collapsed",
    )
    if files:
        _take_new([(file.getvalue(), file.name) for file in files], t, joined_to)


def take_pasted(t: Translator) -> None:
    """A table copied from a spreadsheet works like a file."""
    with st.expander(t("interface.upload.paste")), st.form("paste", border=False):
        text = st.text_area(t("interface.upload.paste_here"), height=160)
        if st.form_submit_button(t("interface.upload.paste_take")) and text and text.strip():
            _take_new([(text.encode(), t(PASTED_NAME))], t)


def take_again(encoding: str, t: Translator) -> None:
    """Read the last file of this session once more, in another encoding."""
    known = st.session_state.get(RAW)
    if known is not None:
        data, name = known
        with plain_errors(t):
            _take(data, name, t, encoding)
        st.rerun()


def waiting_upload(group_id: int | None) -> Upload | None:
    """The upload being worked on: the latest one not saved as a round yet."""
    uploads = uploads_of(database(), group_id) if group_id is not None else ()
    return uploads[0] if uploads else None


def corrections(upload: Upload) -> Choices:
    """The corrections made so far."""
    return load_choices(upload.choices.encode()) if upload.choices else Choices()


def reading_of(upload: Upload) -> Reading:
    """The upload as it is understood with the corrections; UserError where it holds nothing to score."""
    return _read(upload.choices, upload.contents)


def show_files(upload: Upload, t: Translator) -> None:
    """The files of the upload, each to be taken back: the first with all that was added to it."""
    if refused := st.session_state.pop(REFUSED_PART, None):
        st.error(refused, icon=":material/error:")
    st.caption(as_text(" + ".join(upload.names)))
    alone = len(upload.ids) == 1
    with st.container(horizontal=True):
        _take_back(upload.id, t("interface.upload.discard" if alone else "interface.upload.discard_all"), "discard")
        for part, name in zip(upload.ids[1:], upload.names[1:], strict=True):
            _take_back(part, t("interface.upload.discard_part", file=as_text(name)), f"discard_{part}")


def _take_back(file_id: int, label: str, key: str) -> None:
    if st.button(label, icon=":material/close:", type="tertiary", key=key):
        remove_upload(database(), file_id)
        forget_file()
        st.rerun()


def forget_file() -> None:
    """Empty the uploader, and remember nothing of what was in it."""
    _empty_uploader()
    for known in (RAW, REFUSED):
        st.session_state.pop(known, None)


def _empty_uploader() -> None:
    """Its place in the page changes."""
    st.session_state["uploader"] = st.session_state.get("uploader", 0) + 1
    st.session_state.pop("taken", None)


def _take_new(files: list[tuple[bytes, str]], t: Translator, joined_to: Upload | None = None) -> None:
    digest = hashlib.sha256(b"".join(hashlib.sha256(data).digest() for data, _ in files)).hexdigest()
    if st.session_state.get("taken") == digest:
        return
    refused: tuple[str, str] | None = st.session_state.get(REFUSED)
    if refused is not None and refused[0] == digest:
        st.error(refused[1], icon=":material/error:")
        return
    main = joined_to.id if joined_to else None
    try:
        for data, name in files:
            upload_id = _take(data, name, t, joined_to=main)
            if main is None:
                main = upload_id
            else:
                _refuse_unlike(main, upload_id)
    except UserError as error:
        _say_refused(digest, as_text(error_sentence(error, t)), joined=main is not None, t=t)
        return
    st.session_state["taken"] = digest
    st.session_state[RAW] = files[0] if len(files) == 1 and joined_to is None else None
    st.rerun()


def _refuse_unlike(main: int, part: int) -> None:
    """UserError for a file that has no question of the first. It is not kept: with it no round could be saved."""
    upload = next(one for one in uploads_of(database(), group_to_work_in().id) if one.id == main)
    try:
        reading_of(upload)
    except UserError as error:
        if error.code == NOT_THE_SAME and part in upload.ids:
            remove_upload(database(), part)
            raise


def _say_refused(digest: str, sentence: str, *, joined: bool, t: Translator) -> None:
    """Say why a file was not taken. One to be joined is said above what waits, on the page as it was without it."""
    if not joined:
        st.session_state[REFUSED] = (digest, sentence)
        st.error(sentence, icon=":material/error:")
        return
    _empty_uploader()
    st.session_state[REFUSED_PART] = f"{sentence} {t('interface.upload.not_added')}"
    st.rerun()


def _take(data: bytes, name: str, t: Translator, encoding: str = "", joined_to: int | None = None) -> int:
    """Read a file and keep it, with a line of what is being done; its upload's id."""
    if len(data) > LARGEST_UPLOAD:
        raise UserError("reading.error.too_large", file=name, limit=LARGEST_UPLOAD // MEGABYTE)
    line = st.empty()
    with line.container():
        bar = st.progress(0.05, t("interface.upload.opening", file=name, size=t.decimal(len(data) / MEGABYTE, 1)))
    try:
        opened = open_file(data, name, encoding)
        bar.progress(0.5, t("interface.upload.recognising"))
        return _keep(opened, name, joined_to, lambda: bar.progress(0.9, t("interface.upload.keeping")))
    finally:
        line.empty()


def _keep(opened: OpenedFile, name: str, joined_to: int | None, tell: Callable[[], object]) -> int:
    reading = interpret(opened, Choices(), by_hand=True)
    group = group_to_work_in()
    known = remembered_mapping(database(), group.id, reading.fingerprint)
    if known:
        reading = interpret(opened, load_choices(known.encode()), by_hand=True)
    tell()
    personal = [column.label for column in reading.columns if column.role is Role.PERSONAL]
    upload_id = keep_upload(
        database(),
        group.id,
        name=name,
        sha256=opened.sha256,
        content=keep(opened, reading.columns),
        choices=known or "",
        joined_to=joined_to,
    )
    if joined_to is None:
        change_upload(database(), upload_id, details={"personal": personal, "remembered": bool(known)})
    return upload_id


@st.cache_resource(max_entries=16, show_spinner=False)
def _read(choices: str, contents: tuple[bytes, ...]) -> Reading:
    """Kept by the content, not by the file's hash: the same file in another encoding is another table."""
    corrected = load_choices(choices.encode()) if choices else Choices()
    readings = [interpret(reopen(content), corrected, by_hand=True) for content in contents]
    return join_readings(readings, corrected.stated)
