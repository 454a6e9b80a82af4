"""Scores of one round: criteria, services, overall."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from smio.survey.margins import margin
from smio.survey.means import MeanEstimate, equal_weights, mean_of_means, service_weights
from smio.survey.questionnaire import Indicator, Scale
from smio.survey.responses import Responses
from smio.survey.shares import wilson_interval


@dataclass(frozen=True)
class CriterionScore:
    """The mean rating of one criterion of one service.

    ``counts`` holds how many chose each step of the scale, rounded to the nearest step. ``satisfied`` is the share
    (0…1) in the top two steps with Wilson's 95 % interval. Everything but n and counts is None without ratings;
    ``sd`` needs two.
    """

    indicator: Indicator
    n: int
    counts: tuple[int, ...]
    score: float | None = None
    sd: float | None = None
    index: float | None = None
    satisfied: float | None = None
    satisfied_low: float | None = None
    satisfied_high: float | None = None

    @property
    def se(self) -> float | None:
        """The standard error of the score."""
        return None if self.sd is None else self.sd / sqrt(self.n)

    @property
    def margin(self) -> float | None:
        """Half of the 95 % interval of the score."""
        return margin(self.se, self.n)


@dataclass(frozen=True)
class GroupScore:
    """A score over several criteria: of a service, or overall (``service`` is then empty)."""

    service: str
    service_key: str
    n: int
    score: float | None = None
    se: float | None = None
    index: float | None = None

    @property
    def margin(self) -> float | None:
        """Half of the 95 % interval of the score."""
        return margin(self.se, self.n)


@dataclass(frozen=True)
class Scores:
    """All scores of a round; services and criteria stand in the order of the file's columns."""

    respondents: int
    scale: Scale
    overall: GroupScore
    services: tuple[GroupScore, ...]
    criteria: tuple[CriterionScore, ...]

    def of_service(self, service: str) -> tuple[CriterionScore, ...]:
        """The criteria of a service."""
        return tuple(score for score in self.criteria if score.indicator.service == service)


def score(responses: Responses) -> Scores:
    """Score a round as STATISTICS.md has it: a criterion is the mean of its valid ratings, a service the unweighted
    mean of its criteria, overall the unweighted mean of the services. A criterion without any rating counts nowhere.
    """
    criteria = tuple(_criterion(indicator, responses, column) for column, indicator in enumerate(responses.indicators))
    rated = [column for column, criterion in enumerate(criteria) if criterion.n]
    services = tuple(
        _group(responses, service, [column for column in rated if responses.indicators[column].service == service])
        for service in responses.services
    )
    return Scores(len(responses), responses.scale, _group(responses, "", rated), services, criteria)


def _criterion(indicator: Indicator, responses: Responses, column: int) -> CriterionScore:
    scale = responses.scale
    ratings = responses.ratings[:, column]
    ratings = ratings[~np.isnan(ratings)]
    n = int(ratings.size)
    nearest = np.abs(ratings[:, None] - np.array(scale.steps)).argmin(axis=1)
    counts = tuple(int(count) for count in np.bincount(nearest, minlength=len(scale.steps)))
    if not n:
        return CriterionScore(indicator, 0, counts)
    mean = float(ratings.mean())
    satisfied = float((ratings >= scale.satisfied_from).mean())
    low, high = wilson_interval(satisfied, n)
    sd = float(ratings.std(ddof=1)) if n > 1 else None
    return CriterionScore(indicator, n, counts, mean, sd, scale.index(mean), satisfied, low, high)


def _group(responses: Responses, service: str, columns: list[int]) -> GroupScore:
    """The score of the columns of one service, or of all of them where ``service`` is empty."""
    key = next((i.service_key for i in responses.indicators if i.service == service), "") if service else ""
    estimate = estimate_columns(responses, columns, overall=not service)
    if estimate is None:
        return GroupScore(service, key, 0)
    return GroupScore(service, key, estimate.n, estimate.mean, estimate.se, responses.scale.index(estimate.mean))


def estimate_columns(responses: Responses, columns: list[int], *, overall: bool) -> MeanEstimate | None:
    """The mean of means over some columns: services weighted alike for the overall score, else columns alike."""
    if not columns:
        return None
    services = tuple(responses.indicators[column].service for column in columns)
    weights = service_weights(services) if overall else equal_weights(len(columns))
    return mean_of_means(responses.ratings[:, columns], weights)
