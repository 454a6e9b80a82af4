"""Who differs from whom: parts of the respondents inside a round, and each part between two rounds.

The arithmetic and the steps of testing are those of two rounds (smio/comparison): what is overall first, then services
after Holm, then criteria after Benjamini and Hochberg.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from smio.breakdown.cutting import AskedRound, Cut, cut_rounds
from smio.breakdown.fields import Codes
from smio.breakdown.offer import Part
from smio.comparison.adjustments import benjamini_hochberg, holm
from smio.comparison.difference import Difference, welch_difference
from smio.comparison.rounds import Verdict, verdict
from smio.survey import Indicator, Responses
from smio.survey.means import equal_weights, service_weights
from smio.survey.small_numbers import MARKED_BELOW

Key = tuple[str, str]


@dataclass(frozen=True)
class PartDifference:
    """One part beside the others, or in a later round beside an earlier one, on a criterion, a service or overall.

    ``indicator`` has no criterion for a service, neither overall. ``values`` run from the others to the part, or from
    the earlier round to the later. ``p_adjusted`` is None where fewer than ten answered on a side.
    """

    part: Part
    indicator: Indicator
    values: Difference
    verdict: Verdict = Verdict.TOO_FEW
    p_adjusted: float | None = None


@dataclass(frozen=True)
class PartDifferences:
    """By parts of a field, in three steps; of two parts only the first stands beside the second.

    ``left_out`` are questions that do not enter scores over several, as in a breakdown.
    """

    key: str
    heading: str
    parts: tuple[Part, ...]
    overall: tuple[PartDifference, ...]
    services: tuple[PartDifference, ...]
    criteria: tuple[PartDifference, ...]
    left_out: tuple[Indicator, ...]


def between_parts(asked: AskedRound, key: str) -> PartDifferences | None:
    """Each part of a field beside all the others in a round; None where the field is not offered."""
    (cut,) = cut_rounds([asked], (key,))
    if cut is None:
        return None
    parts = cut.parts[key]
    compared = range(1) if len(parts) == 2 else range(len(parts))  # noqa: PLR2004 - the other way round is the same
    everyone = range(len(parts))
    pairs = [
        (parts[part], cut.people([other for other in everyone if other != part]), cut.people([part]))
        for part in compared
    ]
    responses = asked.round.responses
    return _in_steps(asked, key, parts, [(one, responses, rest, responses, own) for one, rest, own in pairs], [cut])


def between_rounds(first: AskedRound, second: AskedRound, key: str) -> PartDifferences | None:
    """Each part of a field in the later round beside the same part in the earlier one."""
    cuts = cut_rounds([first, second], (key,))
    one, two = cuts
    before, after = first.round.responses, second.round.responses
    if one is None or two is None or before.scale.steps != after.scale.steps:
        return None
    pairs = [
        (part, before, one.people([place]), after, two.people([place]))
        for place, part in enumerate(two.parts[key])
    ]  # fmt: skip
    pairs = [pair for pair in pairs if len(pair[2]) and len(pair[4])]
    return _in_steps(second, key, two.parts[key], pairs, [one, two], before=before)


Pair = tuple[Part, Responses, Codes, Responses, Codes]


def _in_steps(
    asked: AskedRound,
    key: str,
    parts: tuple[Part, ...],
    pairs: Sequence[Pair],
    cuts: Sequence[Cut],
    *,
    before: Responses | None = None,
) -> PartDifferences:
    field = asked.offer.field(key)
    own = asked.round.responses
    sides = [own] if before is None else [before, own]
    borne = [
        {indicator.key for indicator, good in zip(side.indicators, cut.borne, strict=True) if good}
        for side, cut in zip(sides, cuts, strict=True)
    ]
    shared = set[Key].intersection(*borne)
    indicators = [indicator for indicator in own.indicators if indicator.key in shared]
    services = list(dict.fromkeys(indicator.key[0] for indicator in indicators))
    services = services if len(services) > 1 else []  # a single service is what overall is
    return PartDifferences(
        key,
        field.heading if field else key,
        parts,
        _judged([_difference(pair, indicators, "") for pair in pairs] if indicators else [], holm),
        _judged([_difference(pair, indicators, service) for service in services for pair in pairs], holm),
        _judged([_one(pair, indicator) for indicator in indicators for pair in pairs], benjamini_hochberg),
        tuple(
            indicator
            for indicator, rated in zip(own.indicators, asked.offer.answered, strict=True)
            if rated and indicator.key not in shared
        ),
    )


def _difference(pair: Pair, indicators: Sequence[Indicator], service: str) -> PartDifference:
    """A part's difference over the questions of a service, or of all where it is empty."""
    chosen = [indicator for indicator in indicators if service in {"", indicator.key[0]}]
    weights = equal_weights(len(chosen)) if service else service_weights(tuple(one.key[0] for one in chosen))
    whole = replace(chosen[0], criterion="", criterion_key="") if service else Indicator("", "")
    return PartDifference(pair[0], whole, _welch(pair, [one.key for one in chosen], weights))


def _one(pair: Pair, indicator: Indicator) -> PartDifference:
    return PartDifference(pair[0], indicator, _welch(pair, [indicator.key], equal_weights(1)))


def _welch(pair: Pair, keys: Sequence[Key], weights: NDArray[np.float64]) -> Difference:
    _, before, earlier, after, later = pair
    return welch_difference(_ratings(before, earlier, keys), _ratings(after, later, keys), weights)


def _ratings(responses: Responses, people: Codes, keys: Sequence[Key]) -> NDArray[np.float64]:
    place = {indicator.key: column for column, indicator in enumerate(responses.indicators)}
    return responses.ratings[people][:, [place[key] for key in keys]]


def _judged(
    found: Sequence[PartDifference], adjust: Callable[[Sequence[float]], list[float]]
) -> tuple[PartDifference, ...]:
    """With p-values adjusted over all that rest on ten answers and more on both sides, and their verdicts."""
    tested = [
        place
        for place, one in enumerate(found)
        if min(one.values.n1, one.values.n2) >= MARKED_BELOW and one.values.p_value is not None
    ]
    adjusted = dict(zip(tested, adjust([found[place].values.p_value or 0.0 for place in tested]), strict=True))
    return tuple(
        replace(one, p_adjusted=adjusted.get(place), verdict=verdict(one.values, adjusted.get(place)))
        for place, one in enumerate(found)
    )
