"""Who answered beside who lives in the town, and what weighting to the town would change: a check, not the headline.

Post-stratification for one field, raking for several; variances by Taylor linearisation as R `survey` 4.1 has them
(`postStratify`, `rake`, `svymean`), which tests/reference holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smio.breakdown.cutting import AskedRound, regrouped_parts
from smio.breakdown.fields import NOT_STATED, Codes
from smio.breakdown.offer import OfferedField, Part, Together, group_of
from smio.breakdown.view import BETWEEN_VALUES
from smio.survey import Indicator
from smio.survey.means import MeanEstimate, equal_weights, mean_of_means, service_weights
from smio.survey.responses import Ratings
from smio.survey.shares import wilson_interval

Weights = NDArray[np.float64]
People = Mapping[str, float]  # how many live in the town, by the values of a part joined

ROUNDS_OF_RAKING = 500
CLOSE = 1e-12  # of a weight
RESIDUAL_ROUNDS = 10  # as R's svyrecvar takes the margins out one after another
HEAVY = 5.0  # a person who counts for so many is remarked on


@dataclass(frozen=True)
class PartShare:
    """A part's share of those who answered, with Wilson's 95 % interval, and of the town's people where it is known.

    ``apart`` is -1 where clearly fewer answered than live there (the town's share is above the interval), 1 where
    clearly more did, else 0.
    """

    part: Part
    n: int
    share: float
    low: float
    high: float
    town: float | None = None

    @property
    def apart(self) -> int:
        if self.town is None or self.low <= self.town <= self.high:
            return 0
        return -1 if self.town > self.high else 1


@dataclass(frozen=True)
class Reweighted:
    """A score as it is and as it would be; ``indicator`` is a service, or overall where it names none."""

    indicator: Indicator
    plain: MeanEstimate
    weighted: MeanEstimate

    @property
    def shift(self) -> float:
        return self.weighted.mean - self.plain.mean


@dataclass(frozen=True)
class Reweighting:
    """What weighting to the town changes. ``effect`` is Kish's: how many times the variance grows by unequal weights;
    ``heaviest`` the largest weight beside the mean one. ``left_out`` questions have too few answers in a part.
    """

    keys: tuple[str, ...]
    scores: tuple[Reweighted, ...]
    effect: float
    heaviest: float
    left_out: tuple[Indicator, ...]

    @property
    def shaky(self) -> bool:
        return self.heaviest > HEAVY


def sample_profile(field: OfferedField, people: People) -> tuple[PartShare, ...]:
    """Who answered, by the parts of a field; those who stated nothing are left out of the shares."""
    counts = np.bincount(field.codes, minlength=len(field.parts)).tolist()
    stated = [(part, n) for part, n in zip(field.parts, counts, strict=True) if part != (NOT_STATED,)]
    total = sum(n for _, n in stated)
    town = {part: people_of(part, people) for part, _ in stated}
    whole = sum(number or 0.0 for number in town.values())
    known = whole > 0 and all(number is not None for number in town.values())
    found: list[PartShare] = []
    for part, n in stated:
        low, high = wilson_interval(n / total, total)
        found.append(PartShare(part, n, n / total, low, high, (town[part] or 0.0) / whole if known else None))
    return tuple(found)


def people_of(part: Part, people: People) -> float | None:
    """How many of the town are of a part; None where not all its values are known."""
    wanted = set(part) - {NOT_STATED}
    inside = {code: set(code.split(BETWEEN_VALUES)) for code in people}
    covered = {value for values in inside.values() if values <= wanted for value in values}
    if not wanted or covered != wanted:
        return None
    return float(sum(people[code] for code, values in inside.items() if values <= wanted))


def reweight(asked: AskedRound, populations: Mapping[str, People]) -> Reweighting | None:
    """What weighting to the town by some fields changes in the scores of services and overall.

    None where the fields are not offered together, or the town is not known by all of their parts: weights are made
    only of counts that may be seen.
    """
    offer = asked.offer
    together = offer.joining(populations)
    if together is None or not populations:
        return None
    margins = [_margin(field, together, populations[field.key]) for field in offer.fields if field.key in populations]
    known = [margin for margin in margins if margin is not None]
    if len(known) < len(populations):
        return None
    codes, targets = [codes for codes, _ in known], [shares for _, shares in known]
    weights = raked(codes, targets)
    borne = offer.borne(together)
    responses = asked.round.responses
    columns = [column for column, good in enumerate(borne) if good]
    if not columns:
        return None
    services = dict.fromkeys(responses.indicators[column].key[0] for column in columns)
    scores: list[Reweighted] = []
    for service in (*services, ""):
        chosen = [column for column in columns if service in {"", responses.indicators[column].key[0]}]
        names = tuple(responses.indicators[column].key[0] for column in chosen)
        by = equal_weights(len(chosen)) if service else service_weights(names)
        ratings = responses.ratings[:, chosen]
        plain = mean_of_means(ratings, by)
        if plain is not None:
            first = responses.indicators[chosen[0]]
            whole = Indicator(first.service, "", first.service_key) if service else Indicator("", "")
            scores.append(Reweighted(whole, plain, weighted_mean(ratings, by, weights, codes)))
    return Reweighting(
        tuple(populations),
        tuple(scores),
        float(len(weights) * (weights @ weights) / weights.sum() ** 2),
        float(weights.max() / weights.mean()),
        tuple(
            one
            for one, good, rated in zip(responses.indicators, borne, offer.answered, strict=True)
            if rated and not good
        ),
    )


def raked(margins: Sequence[Codes], targets: Sequence[Weights]) -> Weights:
    """Weights with mean 1 that give every margin its target shares (Deming and Stephan 1940); of one margin exactly.

    ``margins`` are the part of each respondent by field, ``targets`` the shares of the parts, sum 1.
    """
    people = len(margins[0])
    weights = np.ones(people)
    for _ in range(ROUNDS_OF_RAKING if len(margins) > 1 else 1):
        before = weights
        for codes, target in zip(margins, targets, strict=True):
            now = np.bincount(codes, weights, minlength=len(target))
            weights = weights * (target * people / np.where(now > 0, now, 1.0))[codes]
        if np.abs(weights - before).max() <= CLOSE * weights.max():
            break
    return weights


def weighted_mean(
    ratings: Ratings, by: NDArray[np.float64], weights: Weights, margins: Sequence[Codes]
) -> MeanEstimate:
    """The mean of weighted column means, with its linearised variance after raking to the margins.

    u_i = w_i Σ_k by_k [x_ik valid] (x_ik - m_k) / Σ_valid w; of u_i / w_i the mean in its part is taken away, margin
    after margin; Var = n/(n-1) Σ (u_i - ū)², n everyone who was weighted, rated or not.
    """
    valid = ~np.isnan(ratings)
    filled = np.where(valid, ratings, 0.0)
    totals = weights @ valid
    means = (weights @ filled) / totals
    share = by / totals
    residual = filled @ share - valid @ (means * share)
    for _ in range(RESIDUAL_ROUNDS if len(margins) > 1 else 1):
        for codes in margins:
            counts = np.maximum(np.bincount(codes), 1)
            residual = residual - (np.bincount(codes, residual) / counts)[codes]
    influence = residual * weights
    people = len(ratings)
    variance = people / (people - 1) * float(((influence - influence.mean()) ** 2).sum())
    return MeanEstimate(int(valid.any(axis=1).sum()), float(means @ by), variance)


def _margin(field: OfferedField, together: Together, people: People) -> tuple[Codes, Weights] | None:
    """The part of each respondent and the town's shares; whoever stated nothing keeps the share they have."""
    groups = together.groups[field.key]
    codes = group_of(groups)[field.codes]
    parts = regrouped_parts(field, groups)
    counts = np.bincount(codes, minlength=len(parts)).astype(np.float64)
    unstated = np.array([part == (NOT_STATED,) for part in parts])
    town = [people_of(part, people) for part in parts]
    if any(number is None for number, none in zip(town, unstated, strict=True) if not none):
        return None
    numbers = np.array([number or 0.0 for number in town])
    if numbers.sum() <= 0 or (numbers[~unstated] <= 0).any():
        return None
    kept = float(counts[unstated].sum() / counts.sum())
    shares = np.array(numbers / numbers.sum() * (1 - kept), np.float64)
    shares[unstated] = (counts / counts.sum())[unstated]
    return codes, shares
