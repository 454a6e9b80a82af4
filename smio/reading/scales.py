"""Which scale the ratings are on: read from all columns together, and each column checked against it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smio.reading.answers import steps_by_scale
from smio.reading.content import Content
from smio.reading.folding import fold
from smio.reading.lexicon import answer_words
from smio.survey import Scale

MOSTLY = 0.8
"""So many of a column's answers must be numbers for it to be a column of numbers."""

FIVE, SEVEN, TEN, HUNDRED = 5.0, 7.0, 10.0, 100.0

_STRAY = 0.06
"""A column is on a scale with up to this share of stray values, which become findings."""

_MOST_DIFFERENT = 200
"""A column with more different values than this stands on no scale."""

_ONE_SLIP_IN = 8
_MOST_VALUES = 25
_MOST_PERCENT_STEPS = 12
_WIDEST_SYMMETRIC = 3
_COVERED = 0.75
_CODES_FROM = 12
"""Answers a column must have before an 8 or a 9 in it is taken for a code."""

_PERCENT_STEPS = (
    frozenset({0.0, 25.0, 50.0, 75.0, 100.0}),
    frozenset({0.0, 33.0, 67.0, 100.0}),
    frozenset({0.0, 33.0, 66.0, 100.0}),
    frozenset({0.0, 20.0, 40.0, 60.0, 80.0, 100.0}),
    frozenset({0.0, 50.0, 100.0}),
)
_TENS = frozenset(float(step) for step in range(0, 101, 10))


@dataclass(frozen=True)
class Ladder:
    """The steps a column's answers stand on. ``codes`` are numbers apart from them (97, 98, 9) that stand for no
    answer; ``verbal`` the name of the verbal scale where the answers are words; ``top`` the highest step used.
    """

    low: float
    high: float
    steps: tuple[float, ...] = ()
    codes: tuple[float, ...] = ()
    verbal: str = ""
    zeros: int = 0
    top: float = 0.0


def ladder_of(content: Content) -> Ladder | None:
    """The steps a column's answers seem to stand on; None where they are no ratings."""
    if len(content.codes) > _MOST_DIFFERENT or not content.answered or content.is_free_text:
        return None
    if content.numeric_share >= MOSTLY:
        return numeric_ladder(content.number_counts)
    return verbal_ladder(content)


def numeric_ladder(counts: dict[float, int]) -> Ladder | None:
    """Steps of a column of numbers: 1…5, 1…7, 1…10, 0…10, 0…100 in even steps, −2…2."""
    counts, codes = without_codes(counts)
    if not counts or len(counts) > _MOST_VALUES:
        return None
    if _percent_steps(counts):
        return Ladder(0.0, HUNDRED, tuple(sorted({0.0, HUNDRED, *counts})), codes, top=max(counts))
    if min(counts) < 0:
        return _symmetric(counts, codes)
    return _upwards(counts, codes)


def _symmetric(counts: dict[float, int], codes: tuple[float, ...]) -> Ladder | None:
    low, high = min(counts), max(counts)
    edge = max(-low, high)
    whole = all(number.is_integer() for number in counts)
    return Ladder(-edge, edge, (), codes, top=high) if whole and high > 0 and edge <= _WIDEST_SYMMETRIC else None


def _upwards(counts: dict[float, int], codes: tuple[float, ...]) -> Ladder | None:
    total, zeros = sum(counts.values()), counts.get(0.0, 0)
    allowed = max(_STRAY * total, 1 if total >= _ONE_SLIP_IN else 0)
    for top in (FIVE, SEVEN, TEN):
        inside = {number: count for number, count in counts.items() if 1 <= number <= top}
        if total - zeros - sum(inside.values()) > allowed:
            continue
        if not inside or _is_yes_or_no(counts) or not _steppy(counts):
            return None
        return Ladder(0.0 if zeros > _STRAY * total else 1.0, top, (), codes, zeros=zeros, top=max(inside))
    return None


def _is_yes_or_no(counts: dict[float, int]) -> bool:
    """0 and 1, or 1 and 2 in a column long enough to show a third step."""
    return max(counts) <= 1 or (max(counts) <= 2 and len(counts) <= 2 and sum(counts.values()) >= _ONE_SLIP_IN)  # noqa: PLR2004 - 1 and 2


def _percent_steps(counts: dict[float, int]) -> bool:
    """0, 33, 67, 100 or 0, 25, 50, 75, 100 or tens: few steps, far apart, up to a hundred."""
    if not TEN < max(counts) <= HUNDRED or len(counts) > _MOST_PERCENT_STEPS:
        return False
    steps = frozenset(counts)
    if any(steps <= known for known in _PERCENT_STEPS):
        return len(steps) > 1
    return steps <= _TENS and HUNDRED in steps and sum(counts.values()) >= TEN


def _steppy(counts: dict[float, int]) -> bool:
    """Whole or half steps mostly; a column of measured quantities is no scale."""
    total = sum(counts.values())
    halves = sum(count for number, count in counts.items() if (2 * number).is_integer())
    return halves >= 0.9 * total or (len(counts) <= total / 2 and halves >= total / 2)


def without_codes(counts: dict[float, int]) -> tuple[dict[float, int], tuple[float, ...]]:
    """Numbers less those that stand for no answer: 97, 98, 99, or 8 and 9 with a gap below."""
    codes = tuple(number for number in counts if is_code(number, counts))
    rest = {number: count for number, count in counts.items() if number not in codes}
    return (rest, codes) if rest else (counts, ())


def is_code(number: float, counts: dict[float, int]) -> bool:
    """Whether a number among others stands for no answer: known as such, and apart from all steps below it."""
    known = answer_words().no_answer_codes
    if number not in known:
        return False
    steps = [other for other in counts if other not in known or 0 <= other < 8]  # noqa: PLR2004 - 8 is the first code
    if not steps or max(steps) > TEN:
        return False
    if number < 0:
        return min(steps) >= 0 and (number < -2 or -1 not in counts or 0 not in counts)  # noqa: PLR2004 - −2…2 is a scale
    if number > TEN:
        return True
    single = max(steps) <= FIVE and len(steps) > 2 and sum(counts.values()) >= _CODES_FROM  # noqa: PLR2004 - three steps
    return single and number - max(steps) >= 2  # noqa: PLR2004 - a gap


def verbal_ladder(content: Content) -> Ladder | None:
    """The verbal scale that knows nearly all of a column's words, each step with as few meanings as possible."""
    words = content.word_counts
    numbers = sum(content.number_counts.values())
    if not words:
        return None
    best: tuple[float, int, str] | None = None
    for order, name in enumerate(answer_words().scales):
        known = {word: steps_by_scale(word)[name] for word in words if name in steps_by_scale(word)}
        steps = Counter(step for step, _ in known.values())
        covered = sum(words[word] for word in known) + numbers
        if covered < _COVERED * content.answered or len(steps) < min(2, len(words)):
            continue
        exact = sum(words[word] for word, (_, sureness) in known.items() if sureness == 1)
        collisions = sum(times - 1 for times in steps.values())
        rank = (round((covered + exact / 100) / content.answered - 0.1 * collisions, 3), -order, name)
        best = max(best, rank) if best else rank
    if best is None:
        return None
    return Ladder(1.0, float(len(answer_words().scales[best[2]])), verbal=best[2])


def common_scale(ladders: Sequence[Ladder], stated: tuple[float, float] | None = None) -> Scale:
    """The scale most columns stand on; three steps of words only where there is nothing longer."""
    if not ladders:
        return Scale(*stated) if stated else Scale()
    longer = [ladder for ladder in ladders if ladder.high > 4] or list(ladders)  # noqa: PLR2004 - the usual ones are longer
    tops = Counter(ladder.high for ladder in longer)
    high = max(tops, key=lambda top: (tops[top], top == FIVE, -top))
    chosen = [ladder for ladder in longer if ladder.high == high]
    if stated and stated[1] >= max(ladder.top for ladder in chosen) and stated[1] <= HUNDRED:
        return Scale(*stated)
    steps = tuple(sorted({step for ladder in chosen for step in ladder.steps}))
    if steps:
        return Scale(steps[0], steps[-1], steps)
    if any(ladder.low < 0 for ladder in chosen):
        return Scale(-high, high)
    from_zero = sum(ladder.low == 0 for ladder in chosen) * 2 > len(chosen) or (
        high == TEN and any(ladder.zeros for ladder in chosen)
    )
    return Scale(0.0 if from_zero else 1.0, high)


_STATED = (
    re.compile(
        r"\b(?:от|с|from|of)?\s*(\d{1,2})\s*(?:до|to|-|–|—|дан|ден|ге чейин)\s*(\d{1,3})"
        r"\s*(?:балл|points?|шкал|упай|ге|га|ке|ка)"
    ),
    re.compile(r"\b(?:от|с|from|scale of)\s+(\d{1,2})\s+(?:до|по|to)\s+(\d{1,3})\b"),
    re.compile(r"\b(\d{1,2})\s?(?:ден|дан|дон|тен|тан)\s+(\d{1,3})\s?(?:ге|га|го|ке|ка|ко)\b"),
    re.compile(r"[(\[]\s*(\d)\s*[-–—]\s*(\d{1,2})\s*[)\]]"),
)
_STATED_TOP = re.compile(r"\b(\d{1,3})\s?-?\s?(?:и|ти|х|ми)?\s?-?\s?балл(?:ьн|дык)")
_STATED_WORDS = {"пятибалльн": FIVE, "десятибалльн": TEN, "семибалльн": SEVEN, "беш баллдык": FIVE, "он баллдык": TEN}


def stated_scale(texts: Iterable[str]) -> tuple[float, float] | None:
    """The scale that titles or headings state: «от 1 до 10», «по 5-балльной шкале», «1ден 5ке чейин»."""
    found: Counter[tuple[float, float]] = Counter()
    for text in texts:
        folded = text.lower().replace("ё", "е")
        for pattern in _STATED:
            for low, high in pattern.findall(folded):
                if float(low) in (0.0, 1.0) and float(high) in (3.0, 4.0, FIVE, 6.0, SEVEN, TEN, HUNDRED):
                    found[float(low), float(high)] += 1
        for top in _STATED_TOP.findall(folded):
            found[1.0, float(top)] += 3 <= int(top) <= HUNDRED  # noqa: PLR2004 - no scale is shorter
        for word, high in _STATED_WORDS.items():
            found[1.0, high] += word in fold(text)
    best = found.most_common(1)
    return best[0][0] if best and best[0][1] else None
