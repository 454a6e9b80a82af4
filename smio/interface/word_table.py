"""The words of the answers and the ratings they count as: visible, and editable."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from smio.interface.settling import change_choices, with_column
from smio.language import Translator
from smio.reading import Choices, Reading, WordRating
from smio.store import Upload

ASKED = frozenset({"unknown_words", "confirm_words", "word_order"})


def edit_words(reading: Reading, upload: Upload, choices: Choices, t: Translator) -> None:
    """One line a word: what it counts as, how often it stands there. Empty means that it is no rating."""
    if not reading.words:
        return
    asked = any(question.code in ASKED for question in reading.questions)
    asked = asked or any(line.rating is None and not line.known for line in reading.words)
    with st.expander(t("interface.upload.words"), expanded=asked):
        st.caption(t("interface.upload.words_help"))
        edited = st.data_editor(
            [
                {"word": line.word, "rating": line.rating, "count": line.count, "columns": ", ".join(line.columns)}
                for line in reading.words
            ],
            hide_index=True,
            disabled=["word", "count", "columns"],
            placeholder="",
            column_config={
                "word": st.column_config.TextColumn(t("interface.upload.word")),
                "rating": st.column_config.NumberColumn(t("interface.upload.rating")),
                "count": st.column_config.NumberColumn(t("interface.upload.times")),
                "columns": st.column_config.TextColumn(t("interface.upload.where")),
            },
            key=f"words_{reading.fingerprint}_{upload.id}",
        )
        if st.button(t("interface.upload.apply"), key="apply_words", type="primary" if asked else "secondary"):
            change_choices(upload, choices, lambda known: _with_words(known, reading.words, edited, whole=asked))
            st.rerun()


def _with_words(
    choices: Choices, words: tuple[WordRating, ...], edited: list[dict[str, Any]], *, whole: bool
) -> Choices:
    """The corrections with the ratings of the table; ``whole`` takes over the lines that were left as they stood."""
    for line, row in zip(words, edited, strict=True):
        rating = _number(row)
        if rating == line.rating and not whole:
            continue
        for label in line.columns:
            known = choices.columns.get(label)
            choices = with_column(choices, label, words={**(known.words if known else {}), line.word: rating})
    return choices.model_copy(update={"confirmed": True}) if whole else choices


def _number(row: Mapping[str, Any]) -> float | None:
    rating = row["rating"]
    return None if rating is None or rating != rating else float(rating)  # noqa: PLR0124 - the editor gives NaN
