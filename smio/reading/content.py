"""What stands in a column: each different value with how often, and what it says as an answer."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from smio.reading.answers import Answer, read_answer
from smio.reading.grid import EMPTY, MOMENT, NUMBER, TEXT, TRUTH, Codes, Values

_FEW_WORDS = 60
"""A column with more different texts than this is free text, not answers of a scale."""


@dataclass(frozen=True, eq=False)
class Content:
    """``codes`` are the different values of a column but the empty one, ``counts`` how often each stands there."""

    codes: NDArray[np.int64]
    counts: NDArray[np.int64]
    values: Values
    rows: int

    @cached_property
    def kinds(self) -> NDArray[np.uint8]:
        """The kind of each different value."""
        return self.values.kinds[self.codes]

    @cached_property
    def filled(self) -> int:
        """Cells that hold something."""
        return int(self.counts.sum())

    def share(self, *kinds: int) -> float:
        """The share of filled cells that are of some kinds."""
        return float(self.counts[np.isin(self.kinds, kinds)].sum()) / self.filled if self.filled else 0.0

    @cached_property
    def text_codes(self) -> NDArray[np.int64]:
        """The different texts, the frequent first."""
        texts = np.flatnonzero((self.kinds == TEXT) | (self.kinds == TRUTH))
        return self.codes[texts[np.argsort(-self.counts[texts], kind="stable")]]

    @cached_property
    def is_free_text(self) -> bool:
        """More different texts than any scale has."""
        return len(self.text_codes) > _FEW_WORDS

    @cached_property
    def answers(self) -> dict[int, Answer]:
        """What each different text says; empty for free text."""
        if self.is_free_text:
            return {}
        return {int(code): read_answer(self.values.text(int(code))) for code in self.text_codes}

    @cached_property
    def count_of(self) -> dict[int, int]:
        """How often each value stands there."""
        return dict(zip(self.codes.tolist(), self.counts.tolist(), strict=True))

    @cached_property
    def number_counts(self) -> dict[float, int]:
        """All numbers, bare or within words («5 – отлично»), in order, with how often; without no-answers."""
        found: dict[float, int] = {}
        numeric = self.kinds == NUMBER
        for code, count in zip(self.codes[numeric].tolist(), self.counts[numeric].tolist(), strict=True):
            number = float(self.values.numbers[code])
            found[number] = found.get(number, 0) + count
        for code, answer in self.answers.items():
            if answer.kind == "number":
                found[answer.number] = found.get(answer.number, 0) + self.count_of[code]
        return dict(sorted(found.items()))

    @cached_property
    def word_counts(self) -> dict[str, int]:
        """Folded words that are neither numbers nor no-answers, with how often."""
        found: dict[str, int] = {}
        for code, answer in self.answers.items():
            if answer.kind == "words":
                found[answer.words] = found.get(answer.words, 0) + self.count_of[code]
        return found

    @cached_property
    def no_answers(self) -> int:
        """Cells that say that there is no rating."""
        return sum(self.count_of[code] for code, answer in self.answers.items() if answer.kind == "none")

    @cached_property
    def answered(self) -> int:
        """Filled cells that are not no-answers."""
        return self.filled - self.no_answers

    @cached_property
    def numeric_share(self) -> float:
        """The share of answered cells that give a number."""
        return sum(self.number_counts.values()) / self.answered if self.answered else 0.0

    @property
    def moments(self) -> float:
        """The share of dates and times."""
        return self.share(MOMENT)

    def samples(self, most: int = 4) -> tuple[str, ...]:
        """A few different values, the frequent first."""
        order = np.argsort(-self.counts, kind="stable")[:most]
        return tuple(self.values.text(int(code))[:80] for code in self.codes[order])


def contents_of(codes: Codes, values: Values) -> list[Content]:
    """The content of each column of a table of shape (rows, columns)."""
    rows, columns = codes.shape
    few = len(values) <= max(4096, rows)
    contents: list[Content] = []
    for column in range(columns):
        one = codes[:, column]
        if few:
            totals = np.bincount(one, minlength=1)
            present = np.flatnonzero(totals)
            counts = totals[present]
        else:
            present, counts = np.unique(one, return_counts=True)
        kept = values.kinds[present] != EMPTY
        contents.append(Content(present[kept].astype(np.int64), counts[kept].astype(np.int64), values, rows))
    return contents
