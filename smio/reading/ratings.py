"""Answers to ratings: numbers as they are, words by the scale's table, and everything else reported, never guessed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smio.reading.answers import Answer, read_answer, steps_by_scale
from smio.reading.choices import Choices
from smio.reading.folding import plain
from smio.reading.grid import NUMBER, TRUTH, Codes
from smio.reading.proposal import WordRating
from smio.reading.roles import Draft
from smio.survey import Scale

NAN = float("nan")


@dataclass(frozen=True)
class ValueRating:
    """One different value of a column. ``fate``: rated, no_answer, code (a number that stands for no answer),
    off_scale, or unread. ``step`` is the step, from 0, that the words beside a number mean.
    """

    code: int
    text: str
    count: int
    fate: str
    rating: float = NAN
    is_word: bool = False
    step: int | None = None


@dataclass(frozen=True, eq=False)
class ColumnRatings:
    """The ratings of a column, shape (rows,), NaN for none, and what each different value came to."""

    ratings: NDArray[np.float64]
    values: tuple[ValueRating, ...]

    def with_fate(self, fate: str) -> tuple[ValueRating, ...]:
        """The values of one fate."""
        return tuple(value for value in self.values if value.fate == fate)

    @property
    def n(self) -> int:
        """How many ratings."""
        return int((~np.isnan(self.ratings)).sum())


def rate_column(draft: Draft, column: Codes, scale: Scale, choices: Choices) -> ColumnRatings:
    """Turn the cells of a column into ratings on the scale; a reversed column is turned round."""
    content = draft.content
    fates = [
        _rate(draft, code, kind, count, scale, choices)
        for code, kind, count in zip(
            content.codes.tolist(), content.kinds.tolist(), content.counts.tolist(), strict=True
        )
    ]
    table = np.full(len(content.values), NAN)
    for value in fates:
        table[value.code] = value.rating
    ratings = table[column]
    if draft.choice.reversed:
        ratings = scale.low + scale.high - ratings
    return ColumnRatings(ratings, tuple(fates))


def _rate(draft: Draft, code: int, kind: int, count: int, scale: Scale, choices: Choices) -> ValueRating:
    values = draft.content.values
    text = values.text(code)
    settled, rating = _chosen(text, draft, choices)
    is_word = kind != NUMBER
    if settled:
        fate = "no_answer" if rating is None else "rated"
        return ValueRating(code, text, count, fate, NAN if rating is None else rating, is_word)
    if kind == NUMBER:
        return _rate_number(draft, code, text, count, float(values.numbers[code]), scale, choices)
    answer = read_answer(text)
    if kind != TRUTH and answer.kind == "number":
        return _rate_labelled(draft, code, text, count, answer, scale, choices)
    if kind == TRUTH or answer.kind == "none":
        return ValueRating(code, text, count, "unread" if kind == TRUTH else "no_answer", is_word=True)
    return _rate_words(draft, code, text, count, scale)


def _rate_labelled(
    draft: Draft, code: int, text: str, count: int, answer: Answer, scale: Scale, choices: Choices
) -> ValueRating:
    """A number within words: «5 – отлично», «4/5»."""
    if not np.isnan(answer.out_of) and answer.out_of != scale.high:
        return ValueRating(code, text, count, "off_scale", is_word=True)
    steps = steps_by_scale(answer.words) if answer.words else {}
    step = next(iter(steps.values()))[0] if steps else None
    rated = _rate_number(draft, code, text, count, answer.number, scale, choices)
    return ValueRating(code, text, count, rated.fate, rated.rating, is_word=True, step=step)


def _chosen(text: str, draft: Draft, choices: Choices) -> tuple[bool, float | None]:
    """Whether a person has said what a value counts as, and what."""
    for table in (draft.choice.words, choices.words):
        if text in table:
            return True, table[text]
        if table:
            folded = {plain(word): rating for word, rating in table.items()}
            if plain(text) in folded:
                return True, folded[plain(text)]
    return False, None


def _rate_number(
    draft: Draft, code: int, text: str, count: int, number: float, scale: Scale, choices: Choices
) -> ValueRating:
    left_out = {*draft.choice.leave_out, *choices.leave_out, *(draft.ladder.codes if draft.ladder else ())}
    if number in left_out:
        return ValueRating(code, text, count, "code")
    if scale.low <= number <= scale.high:
        return ValueRating(code, text, count, "rated", number)
    return ValueRating(code, text, count, "off_scale")


def _rate_words(draft: Draft, code: int, text: str, count: int, scale: Scale) -> ValueRating:
    steps = steps_by_scale(read_answer(text).words)
    verbal = draft.ladder.verbal if draft.ladder else ""
    if verbal in steps:
        return ValueRating(code, text, count, "rated", scale.low + steps[verbal][0], is_word=True)
    five = [position for name, (position, _) in steps.items() if name.endswith("5")]
    if not verbal and five and (scale.low, scale.high) == (1.0, 5.0):
        return ValueRating(code, text, count, "rated", scale.low + five[0], is_word=True)
    return ValueRating(code, text, count, "unread", is_word=True)


def table_of_words(columns: list[tuple[str, ColumnRatings]]) -> tuple[WordRating, ...]:
    """What words counted as, over all columns: one line for the same words with the same rating."""
    lines: dict[tuple[str, float | None], tuple[int, list[str], bool]] = {}
    for label, rated in columns:
        for value in rated.values:
            if not value.is_word:
                continue
            rating = None if np.isnan(value.rating) else value.rating
            count, labels, known = lines.get((value.text, rating), (0, [], True))
            lines[value.text, rating] = (count + value.count, [*labels, label], known and value.fate != "unread")
    ordered = sorted(lines.items(), key=lambda line: (line[0][1] is None, -(line[0][1] or 0), -line[1][0]))
    return tuple(
        WordRating(text, rating, count, tuple(labels), known) for (text, rating), (count, labels, known) in ordered
    )
