"""Which scale the ratings are on: read from all columns together, and each column checked against it."""

from collections import Counter
from dataclasses import dataclass

from smio.reading.answers import steps_by_scale
from smio.reading.content import Content
from smio.reading.lexicon import answer_words
from smio.survey import Scale

_STRAY = 0.06
"""A column is on a scale with up to this share of stray values, which become findings."""

_MOST_STEPS = 12
MOSTLY = 0.8


@dataclass(frozen=True)
class Ladder:
    """The steps a column's answers stand on. ``codes`` are numbers apart from them (97, 98, 9) that stand for no
    answer; ``verbal`` the name of the verbal scale where the answers are words.
    """

    low: float
    high: float
    steps: tuple[float, ...] = ()
    codes: tuple[float, ...] = ()
    verbal: str = ""
    zeros: int = 0

    @property
    def span(self) -> tuple[float, float]:
        """Lowest and highest step."""
        return (self.low, self.high)


def ladder_of(content: Content) -> Ladder | None:
    """The steps a column's answers seem to stand on; None where they are no ratings."""
    if not content.answered or content.is_free_text:
        return None
    if content.numeric_share >= MOSTLY:
        return numeric_ladder(content.number_counts)
    return verbal_ladder(content)


def numeric_ladder(counts: dict[float, int]) -> Ladder | None:
    """Steps of a column of numbers: 1…5, 1…7, 1…10, 0…10, 0…100 in even steps, -2…2."""
    counts, codes = without_codes(counts)
    total = sum(counts.values())
    if not total or len(counts) > 25:  # noqa: PLR2004 - no scale has so many steps
        return None
    if _percent_steps(counts):
        return Ladder(0.0, 100.0, tuple(sorted({0.0, 100.0, *counts})), codes)
    low, high = min(counts), max(counts)
    if low < 0:
        symmetric = low >= -3 and high <= 3 and high > 0 and _whole(counts)  # noqa: PLR2004 - −3…3 is the widest in use
        edge = max(-low, high)
        return Ladder(-edge, edge, (), codes) if symmetric else None
    for top in (5.0, 7.0, 10.0):
        inside = sum(count for number, count in counts.items() if 1 <= number <= top)
        zeros = counts.get(0.0, 0)
        stray = total - inside - zeros
        if stray > max(_STRAY * total, 1 if total >= 8 else 0):  # noqa: PLR2004 - one slip in eight answers
            continue
        if high <= 1 or (high <= 2 and len(counts) <= 2 and total >= 8):  # noqa: PLR2004 - yes and no
            return None
        if not _steppy(counts):
            return None
        bottom = 0.0 if zeros > _STRAY * total else 1.0
        return Ladder(bottom, top, (), codes, zeros=zeros)
    return None


def _percent_steps(counts: dict[float, int]) -> bool:
    """0, 33, 67, 100 or 0, 25, 50, 75, 100 or tens: few steps, far apart, up to a hundred."""
    if max(counts) > 100 or min(counts) < 0 or max(counts) <= 10 or not 3 <= len(counts) <= _MOST_STEPS:  # noqa: PLR2004
        return False
    known = (
        {0.0, 25.0, 50.0, 75.0, 100.0},
        {0.0, 33.0, 67.0, 100.0},
        {0.0, 33.0, 66.0, 100.0},
        {0.0, 20.0, 40.0, 60.0, 80.0, 100.0},
    )
    tens = {float(step) for step in range(0, 101, 10)}
    return any(set(counts) <= steps for steps in known) or (
        set(counts) <= tens and max(counts) == 100 and sum(counts.values()) >= 10
    )


def _whole(counts: dict[float, int]) -> bool:
    return all(number.is_integer() for number in counts)


def _steppy(counts: dict[float, int]) -> bool:
    """Whole or half steps mostly; a column of measured quantities is no scale."""
    total = sum(counts.values())
    halves = sum(count for number, count in counts.items() if (2 * number).is_integer())
    return halves >= 0.9 * total or (len(counts) <= total / 2 and halves >= 0.5 * total)


def without_codes(counts: dict[float, int]) -> tuple[dict[float, int], tuple[float, ...]]:
    """Numbers less those that stand for no answer: 97, 98, 99 or 9 with a gap of at least two below."""
    known = answer_words().no_answer_codes
    codes = tuple(number for number in counts if number in known and _stands_apart(number, counts, known))
    rest = {number: count for number, count in counts.items() if number not in codes}
    return (rest, codes) if rest else (counts, ())


def _stands_apart(code: float, counts: dict[float, int], known: frozenset[float]) -> bool:
    others = [number for number in counts if number not in known or (number < min(code, 8) - 0.5 and number >= 0)]
    if not others:
        return False
    if code < 0:
        return min(others) >= 0
    top = max(number for number in others)
    return code - top >= 2 and top <= 10 and not (code < 10 and top > 7)  # noqa: PLR2004 - 8 and 9 belong to 1…10


def verbal_ladder(content: Content) -> Ladder | None:
    """The verbal scale that knows nearly all of a column's words, each step at most one meaning."""
    words = content.word_counts
    total = sum(words.values())
    numbers = sum(content.number_counts.values())
    if not total or not content.answered:
        return None
    best: tuple[float, int, str] | None = None
    for order, (name, steps) in enumerate(answer_words().scales.items()):
        known = {word: steps_by_scale(word)[name] for word in words if name in steps_by_scale(word)}
        covered = sum(words[word] for word in known) + (numbers if numbers < total else 0)
        if covered < 0.75 * content.answered or len({step for step, _ in known.values()}) < min(2, len(words)):
            continue
        meanings = Counter(step for step, _ in known.values())
        collisions = sum(times - 1 for times in meanings.values())
        exact = sum(words[word] for word, (_, sureness) in known.items() if sureness == 1)
        rank = (round(covered / content.answered, 2) + exact / content.answered / 100 - 0.1 * collisions, -order, name)
        best = max(best, rank) if best else rank
        _ = steps
    if best is None:
        return None
    return Ladder(1.0, float(len(answer_words().scales[best[2]])), verbal=best[2])


def common_scale(ladders: list[Ladder]) -> Scale:
    """The scale most columns stand on; of equally many the five-step one."""
    if not ladders:
        return Scale()
    spans = Counter((ladder.high, bool(ladder.verbal) and ladder.high not in (5.0, 7.0, 10.0)) for ladder in ladders)
    (high, _), _ = max(spans.items(), key=lambda item: (item[1] - (0.5 if item[0][1] else 0), item[0][0] == 5))
    chosen = [ladder for ladder in ladders if ladder.high == high]
    low = (
        0.0
        if sum(ladder.low == 0 for ladder in chosen) * 2 > len(chosen) and high != 5
        else min(1.0, *(l.low for l in chosen))
        if high < 5
        else 1.0
    )
    if high == 5 and sum(ladder.low == 0 for ladder in chosen) * 2 > len(chosen):
        low = 0.0
    steps = tuple(sorted({step for ladder in chosen for step in ladder.steps}))
    if steps:
        return Scale(steps[0], steps[-1], steps)
    if any(ladder.low < 0 for ladder in chosen):
        low = -high
    return Scale(low, high)
