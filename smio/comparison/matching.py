"""What two rounds share: the same questions, and in a panel the same people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from smio.errors import UserError
from smio.survey.questionnaire import Indicator, Scale
from smio.survey.responses import Ratings, Responses


class LeftOutBecause(StrEnum):
    ONLY_FIRST = "only_first"  # asked in the first round only
    ONLY_SECOND = "only_second"
    OTHER_SCALE = "other_scale"
    NO_RATINGS = "no_ratings"  # nobody rated it in one of the rounds; in a panel, nobody in both


@dataclass(frozen=True)
class LeftOut:
    """An indicator that could not be compared, and why."""

    indicator: Indicator
    because: LeftOutBecause


def shared_questions(
    first: Responses, second: Responses, *, paired: bool = False
) -> tuple[Responses, Responses, tuple[LeftOut, ...]]:
    """Both rounds restricted to the indicators with the same service, criterion and scale, in the second's order.

    The shared set is used on both sides, so that a service is not "improved" by dropping a criterion. ``paired``:
    row i is the same person in both rounds, and only what that person rated twice is kept. Raises UserError where a
    round asks the same question twice: nobody can tell which one to compare.
    """
    earlier = _positions(first)
    later = _positions(second)
    ones: list[int] = []
    twos: list[int] = []
    left_out: list[LeftOut] = []
    for key, position in later.items():
        indicator = second.indicators[position]
        before = earlier.get(key)
        if before is None:
            left_out.append(LeftOut(indicator, LeftOutBecause.ONLY_SECOND))
        elif _answers(first.scale) != _answers(second.scale):
            left_out.append(LeftOut(indicator, LeftOutBecause.OTHER_SCALE))
        elif not _rated(first.ratings[:, before], second.ratings[:, position], paired=paired):
            left_out.append(LeftOut(indicator, LeftOutBecause.NO_RATINGS))
        else:
            ones.append(before)
            twos.append(position)
    gone = (position for key, position in earlier.items() if key not in later)
    left_out.extend(LeftOut(first.indicators[position], LeftOutBecause.ONLY_FIRST) for position in gone)
    one, two = first.only(ones), second.only(twos)
    if paired:
        one, two = _rated_twice(one, two)
    return one, two, tuple(left_out)


def _answers(scale: Scale) -> tuple[float, float, tuple[float, ...]]:
    """What one may answer: the same scale, whether its steps were written out or not."""
    return scale.low, scale.high, scale.steps


def _rated(before: Ratings, after: Ratings, *, paired: bool) -> bool:
    one, two = ~np.isnan(before), ~np.isnan(after)
    return bool((one & two).any() if paired else one.any() and two.any())


def _rated_twice(one: Responses, two: Responses) -> tuple[Responses, Responses]:
    both = ~np.isnan(one.ratings) & ~np.isnan(two.ratings)
    blank = np.where(both, 0.0, np.nan)
    return replace(one, ratings=one.ratings + blank), replace(two, ratings=two.ratings + blank)


def _positions(responses: Responses) -> dict[tuple[str, str], int]:
    positions: dict[tuple[str, str], int] = {}
    for position, indicator in enumerate(responses.indicators):
        if indicator.key in positions:
            raise UserError("comparison.error.asked_twice", service=indicator.service, criterion=indicator.criterion)
        positions[indicator.key] = position
    return positions


def same_people(first: Responses, second: Responses) -> tuple[Responses, Responses]:
    """Both rounds restricted to the people whose code stands in both, in the same order.

    A blank code, or one that stands twice in a round, identifies nobody. Raises UserError where the files hold no
    codes, or share fewer than two people.
    """
    if first.respondents is None or second.respondents is None:
        raise UserError("comparison.error.no_codes")
    earlier, later = _places(first.respondents), _places(second.respondents)
    pairs = [(position, later[code]) for code, position in earlier.items() if code in later]
    if len(pairs) < 2:  # noqa: PLR2004 - one person has no spread
        raise UserError("comparison.error.no_panel", n=len(pairs))
    return _people(first, [one for one, _ in pairs]), _people(second, [two for _, two in pairs])


def _places(codes: Sequence[str]) -> dict[str, int]:
    times = Counter(codes)
    return {code: position for position, code in enumerate(codes) if code.strip() and times[code] == 1}


def _people(responses: Responses, positions: list[int]) -> Responses:
    codes = responses.respondents or ()
    return replace(
        responses,
        ratings=responses.ratings[positions],
        rows=(),
        profile={},
        respondents=tuple(codes[position] for position in positions),
    )
