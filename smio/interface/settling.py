"""What only a person can settle about a file: each question with its answer beside it, applied at once."""

from collections.abc import Callable

import streamlit as st

from smio.documents.findings import question_sentence
from smio.interface.messages import as_text
from smio.interface.session import database
from smio.language import Translator
from smio.reading import Choices, ColumnChoice, Question, Reading, Role, RoundChoice, ScaleChoice
from smio.store import Upload, change_upload

Change = Callable[[Choices], Choices]


def change_choices(upload: Upload, choices: Choices, change: Change) -> None:
    """Take a correction over and keep it; the next run reads the file anew with it."""
    change_upload(database(), upload.id, choices=change(choices).to_json())


def with_column(choices: Choices, label: str, **changes: object) -> Choices:
    """The corrections with those of one column changed."""
    known = choices.columns.get(label, ColumnChoice())
    return choices.model_copy(update={"columns": {**choices.columns, label: known.model_copy(update=changes)}})


def show_questions(reading: Reading, upload: Upload, choices: Choices, t: Translator) -> None:
    """The open questions, the blocking ones first."""
    if not reading.questions:
        return
    with st.container(border=True):
        st.markdown(f"**{t('interface.upload.questions')}**")
        for place, question in enumerate(sorted(reading.questions, key=lambda question: not question.blocking)):
            st.markdown(f"- {as_text(question_sentence(question, t))}")
            answer = ANSWERS.get(question.code)
            if answer is not None:
                answer(question, reading, _Place(upload, choices, t, f"{question.code}_{place}"))
        if st.button(t("interface.upload.all_right"), key="all_right", icon=":material/done_all:"):
            change_choices(upload, choices, lambda known: known.model_copy(update={"confirmed": True}))
            st.rerun()


class _Place:
    """Where an answer goes: the upload, its corrections so far, the language, a key for the widget."""

    def __init__(self, upload: Upload, choices: Choices, t: Translator, key: str) -> None:
        self.upload, self.choices, self.t, self.key = upload, choices, t, f"{key}_{upload.id}"

    def offer(self, options: dict[str, Change]) -> None:
        """A row of buttons, each a correction."""
        with st.container(horizontal=True):
            for number, (label, change) in enumerate(options.items()):
                if st.button(label, key=f"{self.key}_{number}"):
                    change_choices(self.upload, self.choices, change)
                    st.rerun()


def _is_rating(question: Question, _reading: Reading, place: _Place) -> None:
    labels = question.columns or (question.column,)
    place.offer(
        {
            place.t("interface.upload.it_is_rating"): lambda known: _with_role(known, labels, Role.RATING),
            place.t("interface.upload.it_is_not"): lambda known: _with_role(known, labels, Role.IGNORED),
        }
    )


def _with_role(choices: Choices, labels: tuple[str, ...], role: Role) -> Choices:
    for label in labels:
        choices = with_column(choices, label, role=role)
    return choices


def _direction(question: Question, _reading: Reading, place: _Place) -> None:
    labels = question.columns or (question.column,)

    def turned(*, reverse: bool) -> Change:
        def change(known: Choices) -> Choices:
            for label in labels:
                known = with_column(known, label, reversed=reverse)
            return known

        return change

    place.offer(
        {
            place.t("interface.upload.turn"): turned(reverse=True),
            place.t("interface.upload.leave_as_is"): turned(reverse=False),
        }
    )


def _bracket_order(_question: Question, reading: Reading, place: _Place) -> None:
    first = next((column for column in reading.columns if column.role is Role.RATING), None)
    in_brackets = first is not None and first.column.rstrip().endswith(f"[{first.service}]")

    def ordered(*, service_in_brackets: bool) -> Change:
        return lambda known: known.model_copy(update={"service_in_brackets": service_in_brackets})

    place.offer(
        {
            place.t("interface.upload.swap"): ordered(service_in_brackets=not in_brackets),
            place.t("interface.upload.leave_as_is"): ordered(service_in_brackets=in_brackets),
        }
    )


def _zeros(_question: Question, reading: Reading, place: _Place) -> None:
    scale = ScaleChoice(low=0.0, high=reading.scale.high)
    place.offer(
        {
            place.t("interface.upload.zero_is_rating"): lambda known: known.model_copy(update={"scale": scale}),
            place.t("interface.upload.zero_is_none"): lambda known: known.model_copy(
                update={"leave_out": (*known.leave_out, 0.0)}
            ),
        }
    )


def _round_column(question: Question, reading: Reading, place: _Place) -> None:
    column = reading.round_column or question.column

    def only(value: str) -> Change:
        return lambda known: known.model_copy(update={"round": RoundChoice(column=column, value=value)})

    place.offer({value: only(value) for value in reading.rounds})


def _sheet_choice(_question: Question, reading: Reading, place: _Place) -> None:
    def on(sheet: str) -> Change:
        return lambda known: known.model_copy(update={"sheet": sheet, "header_rows": ()})

    place.offer({sheet.name: on(sheet.name) for sheet in reading.sheets if sheet.rows})


ANSWERS: dict[str, Callable[[Question, Reading, _Place], None]] = {
    "is_rating": _is_rating,
    "what_block": _is_rating,
    "word_order": _is_rating,
    "direction": _direction,
    "bracket_order": _bracket_order,
    "zeros": _zeros,
    "round_column": _round_column,
    "sheet_choice": _sheet_choice,
}
