"""What a person must settle about a file before, or beside, its scores."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from smio.reading.answers import steps_by_scale
from smio.reading.choices import Choices
from smio.reading.folding import plain
from smio.reading.headings import CODE_NAME, Orientation, parts_of
from smio.reading.proposal import Question, Role
from smio.reading.ratings import ColumnRatings
from smio.reading.roles import ACCEPTED, Draft, could_be_rounds
from smio.reading.scales import FIVE
from smio.reading.table import Table
from smio.survey import Scale

LEFT_FOR_THE_USER = ("direction", "word_order", "is_rating", "what_block")
"""Columns that such a question names are not scored until it is settled."""

_KNOWN = 0.3
"""From here on a heading names a service or a criterion of the word list."""

_SHOWN = 6
_FEWEST_ANSWERS = 10
_MOST_WORDS = 11
_ROWS_A_ROUND = 3
_LONG_ENOUGH = 100


@dataclass(frozen=True, eq=False)
class Case:
    """A table with its columns drafted and rated: ``accepted`` are positions of drafts fit to be scored."""

    table: Table
    drafts: Sequence[Draft]
    rated: dict[int, ColumnRatings]
    accepted: Sequence[int]
    scale: Scale
    orientation: Orientation
    choices: Choices

    @property
    def open_ratings(self) -> list[Draft]:
        """Rating columns that a person has not decided on."""
        return [draft for draft in self.drafts if draft.role is Role.RATING and not draft.decided]


def questions_about(case: Case) -> list[Question]:
    """The questions in the order a person would settle them."""
    if case.choices.confirmed:
        return [*_about_rounds(case)]
    return [
        *_about_rounds(case),
        *_about_blocks(case),
        *_about_brackets(case),
        *_about_doubtful(case),
        *_about_word_order(case),
        *_about_direction(case),
        *_about_unknown_words(case),
        *_about_scale(case),
        *_about_codes(case),
    ]


def _about_rounds(case: Case) -> list[Question]:
    """A column that says to which round a row belongs: one must be chosen, or two rounds are scored as one."""
    found: list[Question] = []
    for draft in case.drafts:
        if draft.role is not Role.ROUND or draft.decided or case.choices.round is not None:
            continue
        values = draft.content.samples(30)
        if len(values) > 1 and could_be_rounds(draft.content) and min(draft.content.counts) >= _ROWS_A_ROUND:
            found.append(
                Question(
                    "round_column",
                    draft.label,
                    blocking=True,
                    columns=(draft.label,),
                    details={"value": _listed(sorted(values))},
                )
            )
    return found


def _listed(words: Sequence[str]) -> str:
    return "; ".join(words[:_SHOWN]) + ("; …" if len(words) > _SHOWN else "")


def _about_blocks(case: Case) -> list[Question]:
    """Coded headings (q5_1, q14r01c02) on different scales: nobody can tell ratings from codes but the group."""
    blocks: dict[str, list[Draft]] = {}
    for draft in case.open_ratings:
        outer, inner, _ = parts_of(draft.heading)
        if draft.named.sureness < _KNOWN and not inner and CODE_NAME.fullmatch(outer) and not draft.doubtful:
            blocks.setdefault(re.sub(r"[\d_.\-]+\D?\d*$", "", outer) or re.sub(r"\d+", "#", outer), []).append(draft)
    tops = {draft.ladder.top for block in blocks.values() for draft in block if draft.ladder}
    coded = sum(map(len, blocks.values()))
    if len(tops) < 2 or len(blocks) < 2 or coded * 2 < len(case.open_ratings) or coded == len(blocks):  # noqa: PLR2004 - blocks of their own
        return []
    return [
        Question(
            "what_block",
            _named(block),
            blocking=True,
            columns=tuple(draft.label for draft in block),
            details={"value": _listed(_steps_of(block[0])), "n": len(block)},
        )
        for block in blocks.values()
    ]


def _steps_of(draft: Draft) -> list[str]:
    return [f"{number:g}" for number in draft.content.number_counts]


def _about_brackets(case: Case) -> list[Question]:
    if case.orientation.sure:
        return []
    pairs = [draft.named for draft in case.open_ratings if draft.named.service and draft.named.criterion]
    if not pairs:
        return []
    return [Question("bracket_order", details={"service": pairs[0].service, "criterion": pairs[0].criterion})]


def _about_doubtful(case: Case) -> list[Question]:
    """Columns that stand on the scale but may be something else: left for the user."""
    waiting = [d for d in case.open_ratings if d.confidence < ACCEPTED]
    fitting = [d for d in waiting if d.ladder and d.ladder.high == case.scale.high]
    return [Question("is_rating", d.label, blocking=True, columns=(d.label,)) for d in fitting]


def _about_word_order(case: Case) -> list[Question]:
    """No ratings, but mostly columns of a few words each: a person must put the words in order."""
    if case.accepted or any(draft.decided for draft in case.drafts):
        return []
    filled = [
        d for d in case.drafts if d.content.filled and d.role in (Role.PROFILE, Role.COMMENT, Role.RATING, Role.IGNORED)
    ]
    wordy = [d for d in filled if d.role is Role.PROFILE and not d.field_key and _could_be_ordered(d)]
    if len(wordy) * 2 < len(filled) or len(wordy) < 2:  # noqa: PLR2004 - one column of words proves nothing
        return []
    same_words: dict[frozenset[str], list[Draft]] = {}
    for draft in wordy:
        same_words.setdefault(frozenset(draft.content.word_counts), []).append(draft)
    return [
        Question(
            "word_order",
            _named(block),
            blocking=True,
            columns=tuple(d.label for d in block),
            details={"value": _listed(block[0].content.samples(_MOST_WORDS))},
        )
        for block in same_words.values()
    ]


def _named(block: Sequence[Draft]) -> str:
    return block[0].label if len(block) == 1 else f"{block[0].label} … {block[-1].label}"


def _could_be_ordered(draft: Draft) -> bool:
    words = draft.content.word_counts
    return 2 <= len(words) <= _MOST_WORDS and sum(words.values()) >= _FEWEST_ANSWERS  # noqa: PLR2004 - two to order


def _about_direction(case: Case) -> list[Question]:
    """Words beside the numbers, or in a heading or title, say that 1 is the best."""
    text = next((title for title in case.table.titles if said_downwards(title)), "")
    found: list[tuple[Draft, str]] = []
    for draft in case.open_ratings:
        if draft.position not in case.accepted:
            continue
        if text or said_downwards(draft.heading.text):
            found.append((draft, text or draft.heading.text))
        elif word := _runs_down(case.rated[draft.position]):
            found.append((draft, word))
    sure = [draft for draft, _ in found if draft.named.sureness >= _KNOWN]
    blocking = bool(sure) or len(found) == len(case.accepted)
    return [
        Question("direction", d.label, blocking=blocking, columns=(d.label,), details={"value": word[:80]})
        for d, word in found
    ]


def _runs_down(rated: ColumnRatings) -> str:
    """The answer that gives it away where better words stand beside lower numbers; empty otherwise."""
    pairs = [
        (value.step, value.rating, value.text)
        for value in rated.values
        if value.step is not None and not np.isnan(value.rating)
    ]
    falls = sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a in pairs for b in pairs)
    rises = sum((a[0] - b[0]) * (a[1] - b[1]) > 0 for a in pairs for b in pairs)
    return min(pairs, key=lambda pair: pair[1])[2] if falls > rises else ""


_SAID = re.compile(r"(\d{1,2})\s*(?:балл\w*)?\s*[-–—=:(]\s*([^\d,;.()]{3,40})")


def said_downwards(text: str) -> bool:
    """Whether a text explains its scale with the best at the lower number: «1 – отлично, 5 – очень плохо»."""
    said: list[tuple[float, int]] = []
    for number, words in _SAID.findall(text):
        steps = steps_by_scale(plain(words))
        if steps:
            said.append((float(number), next(iter(steps.values()))[0]))
    return sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a in said for b in said) > sum(
        (a[0] - b[0]) * (a[1] - b[1]) > 0 for a in said for b in said
    )


def _about_unknown_words(case: Case) -> list[Question]:
    """Words among ratings that no scale knows, given more than once; and those taken for no answer, to check."""
    found: list[Question] = []
    for draft in case.drafts:
        if draft.position not in case.accepted or draft.decided:
            continue
        rated = case.rated[draft.position]
        unread = [value.text for value in rated.with_fate("unread") if value.is_word and value.count > 1]
        if unread:
            details = {"value": _listed(unread)}
            found.append(Question("unknown_words", draft.label, blocking=True, columns=(draft.label,), details=details))
        own = [value.text for value in rated.with_fate("no_answer") if draft.ladder and draft.ladder.verbal]
        if own:
            details = {"value": _listed(own)}
            found.append(
                Question("known_non_answers", draft.label, blocking=False, columns=(draft.label,), details=details)
            )
    return found


def _about_scale(case: Case) -> list[Question]:
    if case.choices.scale is not None or not case.accepted:
        return []
    ladders = [draft.ladder for draft in case.drafts if draft.position in case.accepted and draft.ladder]
    numbers = [ladder for ladder in ladders if not ladder.verbal]
    found: list[Question] = []
    ends = {"low": f"{case.scale.low:g}", "high": f"{case.scale.high:g}"}
    zeros = sum(ladder.zeros for ladder in numbers)
    if numbers and case.scale.low == 0 and case.scale.high == FIVE and zeros:
        found.append(Question("zeros", "", blocking=True, columns=tuple(_labels(case)), details={"n": zeros}))
    top = max((ladder.top for ladder in numbers), default=case.scale.high)
    ratings = sum(rated.n for rated in case.rated.values())
    unusual = case.scale.high != FIVE or (top < FIVE and ratings >= _LONG_ENOUGH)
    if (numbers and top < case.scale.high and unusual) or (
        numbers and len(case.table) < _FEWEST_ANSWERS and case.scale.high != FIVE
    ):
        found.append(Question("scale_guessed", details={**ends, "value": f"{top:g}"}))
    verbal = Counter(ladder.verbal for ladder in ladders if ladder.verbal)
    if verbal and case.scale.high != FIVE:
        found.append(Question("confirm_words", details={**ends, "value": f"{case.scale.high - case.scale.low + 1:g}"}))
    return found


def _labels(case: Case) -> list[str]:
    return [draft.label for draft in case.drafts if draft.position in case.accepted]


def _about_codes(case: Case) -> list[Question]:
    found: list[Question] = []
    for draft in case.drafts:
        codes = (
            case.rated[draft.position].with_fate("code")
            if draft.position in case.accepted and not draft.decided
            else ()
        )
        if codes:
            details = {"value": ", ".join(value.text for value in codes)}
            found.append(
                Question("codes_left_out", draft.label, blocking=False, columns=(draft.label,), details=details)
            )
    return found
