"""From a file to a saved round: what was recognised, what a person must settle, what is odd, save.

Whatever is uploaded is stored at once without personal data, and every rerun works from what was stored: a reload, a
restart or a lost connection continues where it stopped.
"""

import hashlib
from collections.abc import Sequence

import streamlit as st

from smio.documents.findings import finding_sentence, question_sentence
from smio.errors import UserError
from smio.interface.column_table import correct_columns
from smio.interface.messages import plain_errors
from smio.interface.session import database, group_to_work_in
from smio.interface.tables import Row, draw_table
from smio.language import Translator
from smio.reading import Choices, Reading, Role, column_letter, interpret, keep, load_choices, open_file, reopen
from smio.store import Upload, change_upload, keep_upload, remembered_mapping, remove_upload, uploads_of
from smio.survey import Finding, Severity

TYPES = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"]
LARGEST_UPLOAD = 20 * 1024 * 1024  # bytes; the browser is told the same by server.maxUploadSize
SHOWN_FINDINGS = 8
SEVERITY_SIGNS = {Severity.ERROR: ":red[●]", Severity.WARNING: ":orange[●]", Severity.NOTE: ":gray[●]"}


def take_file(t: Translator) -> None:
    """The uploader. A file is read once, when its content is new; then it waits in the store."""
    place = st.session_state.setdefault("uploader", 0)
    file = st.file_uploader(t("interface.upload.label"), TYPES, key=f"file_{place}", label_visibility="collapsed")
    if file is None:
        return
    data = file.getvalue()
    digest = hashlib.sha256(data).hexdigest()
    if st.session_state.get("taken") == digest:
        return
    with plain_errors(t), st.spinner(t("interface.upload.reading")):
        _take(data, file.name)
    st.session_state["taken"] = digest
    st.rerun()


def waiting_upload(group_id: int | None) -> Upload | None:
    """The upload being worked on: the latest one not saved as a round yet."""
    uploads = uploads_of(database(), group_id) if group_id is not None else ()
    return uploads[0] if uploads else None


def show_upload(upload: Upload, t: Translator) -> Reading | None:
    """What was recognised, with the corrections; None where nothing can be scored yet."""
    choices = chosen(upload)
    with plain_errors(t):
        reading = _read(upload.sha256, upload.choices, upload.content)
    _show_recognised(reading, upload, t)
    _show_questions(reading, t)
    corrected = correct_columns(reading, choices, t)
    if corrected != choices:
        change_upload(database(), upload.id, choices=corrected.to_json())
        st.rerun()
    _show_findings(reading.findings, t)
    _show_how_read(reading, t)
    return reading


def chosen(upload: Upload) -> Choices:
    """The corrections made so far."""
    return load_choices(upload.choices.encode()) if upload.choices else Choices()


def discard(upload: Upload, t: Translator) -> None:
    """Take a file back."""
    if st.button(t("interface.upload.discard"), icon=":material/close:", type="tertiary", key="discard"):
        remove_upload(database(), upload.id)
        forget_file()
        st.rerun()


def forget_file() -> None:
    """Empty the uploader: its place in the page changes."""
    st.session_state["uploader"] = st.session_state.get("uploader", 0) + 1
    st.session_state.pop("taken", None)


def _take(data: bytes, name: str) -> None:
    if len(data) > LARGEST_UPLOAD:
        raise UserError("reading.error.too_large", file=name, limit=LARGEST_UPLOAD // 1024 // 1024)
    opened = open_file(data, name)
    reading = interpret(opened, Choices())
    group = group_to_work_in()
    known = remembered_mapping(database(), group.id, reading.fingerprint)
    if known:
        reading = interpret(opened, load_choices(known.encode()))
    personal = [column.label for column in reading.columns if column.role is Role.PERSONAL]
    upload_id = keep_upload(
        database(),
        group.id,
        name=name,
        sha256=opened.sha256,
        content=keep(opened, reading.columns),
        choices=known or "",
    )
    change_upload(database(), upload_id, details={"personal": personal, "remembered": bool(known)})


@st.cache_resource(max_entries=16, show_spinner=False)
def _read(sha256: str, choices: str, _content: bytes) -> Reading:  # noqa: ARG001 - the hash is the key
    return interpret(reopen(_content), load_choices(choices.encode()) if choices else Choices())


def _show_recognised(reading: Reading, upload: Upload, t: Translator) -> None:
    responses = reading.responses
    if not responses.indicators:
        st.warning(t("interface.upload.recognised_nothing"), icon=":material/help:")
    else:
        st.success(
            t(
                "interface.upload.recognised",
                respondents=t("interface.upload.respondents", n=len(responses)),
                services=t("interface.upload.services", n=len(responses.services)),
                low=t.whole(reading.scale.low),
                high=t.whole(reading.scale.high),
                sheet=reading.sheet or upload.name,
            ),
            icon=":material/check_circle:",
        )
        st.caption(
            " · ".join(
                t("interface.upload.service_with", service=f"«{service}»", n=_criteria_of(reading, service))
                for service in responses.services
            )
        )
    if upload.details.get("remembered"):
        st.caption(t("interface.upload.remembered"))
    personal = upload.details.get("personal", [])
    if personal:
        st.caption(t("interface.upload.personal", columns=", ".join(f"«{column}»" for column in personal)))


def _criteria_of(reading: Reading, service: str) -> int:
    return sum(indicator.service == service for indicator in reading.responses.indicators)


def _show_questions(reading: Reading, t: Translator) -> None:
    if not reading.questions:
        return
    with st.container(border=True):
        st.markdown(f"**{t('interface.upload.questions')}**")
        st.markdown("\n".join(f"- {question_sentence(question, t)}" for question in reading.questions))


def _show_findings(findings: Sequence[Finding], t: Translator) -> None:
    order = list(Severity)
    findings = sorted(findings, key=lambda finding: order.index(finding.severity))
    if not findings:
        st.caption(t("interface.upload.findings_none"))
        return
    with st.expander(f"{t('interface.upload.findings')} ({len(findings)})", expanded=True):
        st.markdown(_listed(findings[:SHOWN_FINDINGS], t))
        if len(findings) > SHOWN_FINDINGS:
            with st.popover(t("interface.upload.more_findings", n=len(findings) - SHOWN_FINDINGS)):
                st.markdown(_listed(findings[SHOWN_FINDINGS:], t))


def _listed(findings: Sequence[Finding], t: Translator) -> str:
    return "\n".join(f"- {SEVERITY_SIGNS[finding.severity]} {finding_sentence(finding, t)}" for finding in findings)


def _show_how_read(reading: Reading, t: Translator) -> None:
    with st.expander(t("interface.upload.how_read")):
        widest = max(map(len, reading.preview), default=0)
        draw_table(
            ["№", t("interface.upload.row_kind"), *(column_letter(place) for place in range(widest))],
            [
                Row([str(reading.preview_first_row + place), _row_kind(reading, place, t), *row])
                for place, row in enumerate(reading.preview)
            ],
            numbers_from=widest + 2,
        )


def _row_kind(reading: Reading, place: int, t: Translator) -> str:
    """What a row of the preview was taken for."""
    number = reading.preview_first_row + place
    kinds = (
        ("title", reading.title_rows),
        ("header", reading.header_rows),
        ("totals", reading.totals_rows),
        ("data", reading.data_rows),
    )
    kind = next((kind for kind, rows in kinds if number in rows), "")
    return t(f"interface.upload.row_{kind}") if kind else ""
