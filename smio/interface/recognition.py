"""What was recognised in a file: in one line, by service, and row by row."""

import streamlit as st

from smio.interface.messages import as_text
from smio.interface.settling import change_choices
from smio.interface.tables import Row, draw_table
from smio.interface.upload import RAW, take_again
from smio.language import Translator
from smio.reading import Choices, Reading, column_letter
from smio.store import Upload

ENCODINGS = ("utf-8", "cp1251", "cp1252", "koi8-r", "utf-16")
UNSURE_LAYOUT = frozenset({"sheet_choice", "two_tables"})


def show_recognised(reading: Reading, upload: Upload, t: Translator) -> None:
    """How many questionnaires, which services, which scale, which sheet; what was dropped."""
    responses = reading.responses
    if responses.indicators:
        st.success(
            t(
                "interface.upload.recognised",
                respondents=t("interface.upload.respondents", n=len(responses)),
                services=t("interface.upload.services", n=len(responses.services)),
                low=t.whole(reading.scale.low),
                high=t.whole(reading.scale.high),
                sheet=as_text(reading.sheet or upload.names[0]),
            ),
            icon=":material/check_circle:",
        )
        named = [indicator.service for indicator in responses.indicators]
        st.caption(
            " · ".join(
                t("interface.upload.service_with", service=as_text(f"«{service}»"), n=named.count(service))
                for service in responses.services
            )
        )
    else:
        st.warning(t("interface.upload.recognised_nothing"), icon=":material/help:")
    if upload.details.get("remembered"):
        st.caption(t("interface.upload.remembered"))
    personal = upload.details.get("personal", [])
    if personal:
        st.caption(t("interface.upload.personal", columns=as_text(", ".join(f"«{column}»" for column in personal))))


def ask_stated(upload: Upload, choices: Choices, t: Translator) -> None:
    """How many questionnaires the group says it collected: another number of rows is then remarked on."""
    stated = st.number_input(
        t("interface.upload.stated"),
        min_value=0,
        value=choices.stated,
        step=1,
        help=t("interface.upload.stated_help"),
        width=240,
        key=f"stated_{upload.id}",
    )
    if (stated or None) != choices.stated:
        change_choices(upload, choices, lambda known: known.model_copy(update={"stated": stated or None}))
        st.rerun()


def show_how_read(reading: Reading, upload: Upload, choices: Choices, t: Translator) -> None:
    """The first rows with what each was taken for; another sheet, other heading rows, another encoding."""
    unsure = any(question.code in UNSURE_LAYOUT for question in reading.questions)
    with st.expander(t("interface.upload.how_read"), expanded=unsure):
        _pick_place(reading, upload, choices, t)
        if reading.encoding and st.session_state.get(RAW):
            _pick_encoding(reading, t)
        widest = max(map(len, reading.preview), default=0)
        draw_table(
            ["№", t("interface.upload.row_kind"), *(column_letter(place) for place in range(widest))],
            [
                Row([str(reading.preview_first_row + place), _row_kind(reading, place, t), *row])
                for place, row in enumerate(reading.preview)
            ],
            numbers_from=widest + 2,
        )


def _pick_place(reading: Reading, upload: Upload, choices: Choices, t: Translator) -> None:
    names = [sheet.name for sheet in reading.sheets]
    with st.form(f"place_{upload.id}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        sheet = names[0] if names else ""
        if len(names) > 1:
            place = names.index(reading.sheet) if reading.sheet in names else 0
            sheet = st.selectbox(t("interface.upload.sheet"), names, index=place)
        first, last = (min(reading.header_rows, default=1), max(reading.header_rows, default=1))
        from_row = st.number_input(t("interface.upload.header_first"), min_value=1, value=first)
        to_row = st.number_input(t("interface.upload.header_last"), min_value=1, value=last)
        if not st.form_submit_button(t("interface.upload.read_so")):
            return
    rows = tuple(range(from_row, max(from_row, to_row) + 1))
    other_sheet = sheet != reading.sheet
    change_choices(
        upload,
        choices,
        lambda known: known.model_copy(
            update={
                "sheet": sheet if len(names) > 1 else known.sheet,
                "header_rows": () if other_sheet and rows == reading.header_rows else rows,
            }
        ),
    )
    st.rerun()


def _pick_encoding(reading: Reading, t: Translator) -> None:
    options = list(dict.fromkeys((reading.encoding, *ENCODINGS)))
    chosen = st.selectbox(
        t("interface.upload.encoding"), options, key=f"encoding_{reading.source.sha256[:8]}", width=240
    )
    if chosen != reading.encoding:
        take_again(chosen, t)


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
