"""What matters most: criteria by how low they are and how closely they go with the rest of what a person says."""

from dataclasses import dataclass
from enum import StrEnum
from math import atanh, sqrt, tanh

import numpy as np
from numpy.typing import NDArray

from smio.survey import Indicator, Responses, hidden_scores, score
from smio.survey.responses import Ratings
from smio.survey.shares import Z_95

ENOUGH = 30  # people who rated a criterion and the rest; below that an interval of ±0,36 and more says nothing
OTHERS = 3  # of the other questions a person must have rated
OVERALL_QUESTION = "satisfaction"  # the entry of the word list for "on the whole"
NEARLY_ONE = 1 - 1e-12


class Corner(StrEnum):
    """Where a criterion stands on the map."""

    FIRST = "first"  # low and strongly tied: begin here
    KEEP = "keep"  # high and strongly tied
    LATER = "later"  # low and loosely tied
    FINE = "fine"  # high and loosely tied


@dataclass(frozen=True)
class Importance:
    """A criterion: its score and its tie to the rest with a 95 % interval (Fisher's z), on ``n`` people."""

    indicator: Indicator
    n: int
    score: float
    tie: float
    low: float
    high: float
    corner: Corner


@dataclass(frozen=True)
class ImportanceMap:
    """``score_line`` and ``tie_line`` part high from low: the means of those shown.

    ``overall``: the tie is to an overall question of the same service, else to the person's mean of all others.
    """

    criteria: tuple[Importance, ...]
    score_line: float
    tie_line: float
    too_few: tuple[Indicator, ...]
    overall: bool


def importance(responses: Responses) -> ImportanceMap | None:
    """The criteria of a round on the map; None where fewer than three can stand there.

    The tie is Pearson's correlation between a person's rating and the person's mean of every *other* question (the
    corrected item–rest correlation), so that nothing is tied to itself; where a service has an overall question it is
    the correlation with that answer.
    """
    hidden = hidden_scores(score(responses))
    anchors = _overall_questions(responses)
    valid = ~np.isnan(responses.ratings)
    filled = np.where(valid, responses.ratings, 0.0)
    whole = filled.sum(axis=1), valid.sum(axis=1)
    found: list[tuple[Indicator, NDArray[np.float64], NDArray[np.float64]]] = []
    too_few: list[Indicator] = []
    for column, indicator in enumerate(responses.indicators):
        if column in anchors.values() or hidden.hides(indicator):
            continue
        own, rest = _both_known(responses.ratings, column, anchors.get(indicator.key[0]), whole)
        if len(own) < ENOUGH or not own.std() or not rest.std():
            too_few.append(indicator)
        else:
            found.append((indicator, own, rest))
    if len(found) < 3:  # noqa: PLR2004 - a map of two points orders nothing
        return None
    return _mapped(found, responses, tuple(too_few), overall=bool(anchors))


def _overall_questions(responses: Responses) -> dict[str, int]:
    """By service: the column of its overall question. Used only where every service has one."""
    found = {
        indicator.key[0]: column
        for column, indicator in enumerate(responses.indicators)
        if indicator.criterion_key == OVERALL_QUESTION
    }
    services = {indicator.key[0] for indicator in responses.indicators}
    return found if set(found) == services else {}


def _both_known(
    ratings: Ratings, column: int, anchor: int | None, whole: tuple[NDArray[np.float64], NDArray[np.intp]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The ratings of a column and what they are tied to, of those who gave both.

    ``whole`` is each person's sum of ratings and how many they gave: all others are the whole without the column.
    """
    own = ratings[:, column]
    rated = ~np.isnan(own)
    if anchor is not None:
        both = rated & ~np.isnan(ratings[:, anchor])
        return own[both], ratings[both, anchor]
    both = rated & (whole[1] - 1 >= min(OTHERS, ratings.shape[1] - 1)) & (whole[1] > 1)
    return own[both], (whole[0][both] - own[both]) / (whole[1][both] - 1)


def _mapped(
    found: list[tuple[Indicator, NDArray[np.float64], NDArray[np.float64]]],
    responses: Responses,
    too_few: tuple[Indicator, ...],
    *,
    overall: bool,
) -> ImportanceMap:
    place = {indicator.key: column for column, indicator in enumerate(responses.indicators)}
    scores = {one.key: _mean(responses.ratings[:, place[one.key]]) for one, _, _ in found}
    ties = {one.key: float(np.corrcoef(own, rest)[0, 1]) for one, own, rest in found}
    score_line, tie_line = float(np.mean(list(scores.values()))), float(np.mean(list(ties.values())))
    criteria: list[Importance] = []
    for one, own, _ in found:
        low, high = fisher_interval(ties[one.key], len(own))
        corner = _corner(scores[one.key] < score_line, ties[one.key] >= tie_line)
        criteria.append(Importance(one, len(own), scores[one.key], ties[one.key], low, high, corner))
    ordered = sorted(criteria, key=lambda one: (list(Corner).index(one.corner), one.score))
    return ImportanceMap(tuple(ordered), score_line, tie_line, too_few, overall)


def _mean(ratings: NDArray[np.float64]) -> float:
    return float(ratings[~np.isnan(ratings)].mean())


def _corner(low: bool, tied: bool) -> Corner:
    if tied:
        return Corner.FIRST if low else Corner.KEEP
    return Corner.LATER if low else Corner.FINE


def fisher_interval(r: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a correlation by Fisher's z: tanh(atanh r ± 1,96/√(n − 3))."""
    z = atanh(max(-NEARLY_ONE, min(NEARLY_ONE, r)))
    half = Z_95 / sqrt(n - 3)
    return tanh(z - half), tanh(z + half)
