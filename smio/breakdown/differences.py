"""Who differs from whom: parts of the respondents inside a round, and each part between two rounds.

The arithmetic and the steps of testing are those of two rounds (smio/comparison): what is overall first, then services
after Holm, then criteria after Benjamini and Hochberg.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from smio.breakdown.cutting import AskedRound, Cut, cut_rounds
from smio.breakdown.fields import Codes
from smio.breakdown.offer import Part
from smio.comparison.adjustments import benjamini_hochberg, holm
from smio.comparison.difference import Difference, welch_difference, welch_of_means
from smio.comparison.rounds import Verdict, verdict
from smio.survey import Indicator, Responses
from smio.survey.means import MeanEstimate, equal_weights, service_weights
from smio.survey.responses import Ratings
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
    found = [_of_pair(pair, indicators) for pair in pairs] if indicators else []
    several = len({indicator.key[0] for indicator in indicators}) > 1  # a single service is what overall is
    return PartDifferences(
        key,
        field.heading if field else key,
        parts,
        _judged([overall for overall, _, _ in found], holm),
        _judged(_by_question([services for _, services, _ in found]) if several else [], holm),
        _judged(_by_question([criteria for _, _, criteria in found]), benjamini_hochberg),
        tuple(
            indicator
            for indicator, rated in zip(own.indicators, asked.offer.answered, strict=True)
            if rated and indicator.key not in shared
        ),
    )


def _by_question(of_parts: Sequence[Sequence[PartDifference]]) -> list[PartDifference]:
    """Question by question, the parts of each one after another."""
    return [one for question in zip(*of_parts, strict=True) for one in question]


def _of_pair(
    pair: Pair, indicators: Sequence[Indicator]
) -> tuple[PartDifference, list[PartDifference], list[PartDifference]]:
    """A part's difference overall, by service and by criterion."""
    part, before, earlier, after, later = pair
    keys = [indicator.key for indicator in indicators]
    one, two = _ratings(before, earlier, keys), _ratings(after, later, keys)
    names = tuple(key[0] for key in keys)
    overall = PartDifference(part, Indicator("", ""), welch_difference(one, two, service_weights(names)))
    services: list[PartDifference] = []
    for name in dict.fromkeys(names):
        columns = [column for column, own in enumerate(names) if own == name]
        whole = replace(indicators[columns[0]], criterion="", criterion_key="")
        values = welch_difference(one[:, columns], two[:, columns], equal_weights(len(columns)))
        services.append(PartDifference(part, whole, values))
    criteria = [
        PartDifference(part, indicator, welch_of_means(first, second))
        for indicator, first, second in zip(indicators, _means(one), _means(two), strict=True)
    ]
    return overall, services, criteria


def _ratings(responses: Responses, people: Codes, keys: Sequence[Key]) -> Ratings:
    place = {indicator.key: column for column, indicator in enumerate(responses.indicators)}
    columns = [place[key] for key in keys]
    ratings = responses.ratings[people]
    return ratings if columns == list(range(ratings.shape[1])) else ratings[:, columns]


def _means(ratings: Ratings) -> list[MeanEstimate]:
    """The mean of each column with its variance s²/n."""
    valid = ~np.isnan(ratings)
    counts = np.count_nonzero(valid, axis=0)
    means = np.where(valid, ratings, 0.0).sum(axis=0) / counts
    squares = (np.where(valid, ratings - means, 0.0) ** 2).sum(axis=0)
    return [
        MeanEstimate(n, mean, square / (n - 1) / n if n > 1 else None)
        for n, mean, square in zip(counts.tolist(), means.tolist(), squares.tolist(), strict=True)
    ]


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
