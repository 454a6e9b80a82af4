"""How many to ask next time: the number of answers that shows a change, and the change that a number of answers shows.

Two-sided tests at 5 % with 80 % power for two independent samples. With several services the level is shared out as in
Holm's first step; the last term is Guenther's (1981) for Student's t in place of the normal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf, sqrt
from statistics import NormalDist

from smio.comparison.difference import LEVEL
from smio.comparison.power import POWER
from smio.survey import Scale, Scores
from smio.survey.small_numbers import MARKED_BELOW

ASSUMED_SPREAD = 0.25  # of the length of the scale, where the group has no round of its own: 1 point of 1…5
MOST_ASKED = 100_000


@dataclass(frozen=True)
class Spread:
    """The standard deviation of people's own scores of a service, and how many it was learnt from; 0 is assumed."""

    sd: float
    n: int
    service: str = ""


@dataclass(frozen=True)
class SampleSize:
    """How many to ask. ``answers`` are needed of each part of the residents, ``asked`` in all so many come.

    ``answers`` is None where no number shows the change: the earlier round was too small for it.
    """

    change: float
    spread: Spread
    services: int
    parts: int
    answering: float
    earlier: int | None
    answers: int | None

    @property
    def in_all(self) -> int | None:
        """The answers of all parts together."""
        return None if self.answers is None else self.answers * self.parts

    @property
    def asked(self) -> int | None:
        """How many questionnaires to hand out: not everybody answers, or uses the service."""
        return None if self.in_all is None else ceil(round(self.in_all / self.answering, 9))

    @property
    def smallest(self) -> float | None:
        """The smallest change from the earlier round that any number would show."""
        if self.earlier is None:
            return None
        return _quantiles(self.services) * self.spread.sd / sqrt(self.earlier)


def sample_size(
    change: float,
    spread: Spread,
    *,
    services: int = 1,
    parts: int = 1,
    answering: float = 1.0,
    earlier: int | None = None,
) -> SampleSize:
    """How many answers the next round needs to show ``change`` in points of the scale.

    ``earlier`` is the number of answers of the round it will be compared with (of each part); None where both rounds
    are still to come and will be of one size. ``answering`` (0…1] is the share of those asked who rate the service.
    """
    if change <= 0 or spread.sd <= 0 or services < 1 or parts < 1 or not 0 < answering <= 1:
        raise ValueError("a change, a spread, services, parts and a share are above nothing")
    reached = (_quantiles(services) * spread.sd / change) ** 2
    by_t = NormalDist().inv_cdf(1 - LEVEL / services / 2) ** 2 / 4
    if earlier is None:
        needed: float = 2 * reached + by_t
    else:
        rest = 1 / reached - 1 / earlier
        needed = 1 / rest + by_t if rest > 0 else inf
    answers = None if needed > MOST_ASKED else max(MARKED_BELOW, ceil(needed))
    return SampleSize(change, spread, services, parts, answering, earlier, answers)


def change_shown(answers: int, spread: Spread, *, services: int = 1, earlier: int | None = None) -> float:
    """The smallest change that so many answers show with 80 % power."""
    return _quantiles(services) * spread.sd * sqrt(1 / answers + 1 / (earlier or answers))


def _quantiles(services: int) -> float:
    """The sum of the quantiles of the level, shared out among the services, and of the power."""
    return NormalDist().inv_cdf(1 - LEVEL / services / 2) + NormalDist().inv_cdf(POWER)


def widest_spread(rounds: Sequence[Scores]) -> Spread | None:
    """The largest spread of a service, pooled over the rounds that rated it: se² n is that of a person's own score.

    None where no service was rated by ten people.
    """
    sums: dict[str, list[tuple[int, float, str]]] = {}
    for scores in rounds:
        for one in scores.services:
            if one.se is not None and one.n >= MARKED_BELOW:
                key = one.service_key or one.service
                sums.setdefault(key, []).append((one.n, one.se * one.se * one.n, one.service))
    pooled = [
        Spread(
            sqrt(sum((n - 1) * variance for n, variance, _ in each) / sum(n - 1 for n, _, _ in each)),
            sum(n for n, _, _ in each),
            each[-1][2],
        )
        for each in sums.values()
    ]
    known = [one for one in pooled if one.sd > 0]
    return max(known, key=lambda one: one.sd, default=None)


def assumed_spread(scale: Scale) -> Spread:
    """What is assumed where the group has no round yet."""
    return Spread(ASSUMED_SPREAD * (scale.high - scale.low), 0)
