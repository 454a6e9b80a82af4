"""What one cell of a breakdown says: a score, an index, a share or a number of people, with its standard error."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import sqrt

import numpy as np

from smio.breakdown.fields import Codes
from smio.breakdown.offer import Mask
from smio.breakdown.view import CRITERIA, SERVICES, Measure, View
from smio.survey import Indicator, Responses
from smio.survey.means import equal_weights, mean_of_means, service_weights
from smio.survey.responses import Ratings


@dataclass(frozen=True)
class Cell:
    """A value with how many people it rests on. ``n`` is None where the cell is hidden, 0 where nobody stands in it.

    ``value`` is a score, an index (0…100), a share (0…1) or n itself; ``se`` its standard error.
    """

    n: int | None = None
    value: float | None = None
    se: float | None = None

    @property
    def hidden(self) -> bool:
        return self.n is None


@dataclass(frozen=True)
class Asked:
    """A question of the view: one criterion, a service, or everything (``overall``); ``columns`` are by their keys."""

    key: str
    words: str
    within: str
    columns: frozenset[tuple[str, str]]
    single: bool = False
    overall: bool = False


def asked_questions(
    indicators: Sequence[Indicator], shared: AbstractSet[tuple[str, str]], view: View
) -> tuple[Asked, ...]:
    """What the view asks: the services, the criteria, or one question where neither is an axis.

    A service, and everything, has the criteria that are ``shared``; a criterion stands alone.
    """
    chosen = [one for one in indicators if view.service in {"", one.key[0]}]
    everything = Asked("", "", "", frozenset(one.key for one in chosen) & shared, overall=True)
    if CRITERIA in view.axes:
        return tuple(
            Asked("/".join(one.key), one.criterion, one.service, frozenset({one.key}), single=True) for one in chosen
        )
    if SERVICES not in view.axes:
        return (everything,)
    names: dict[str, str] = {}
    for one in chosen:
        names.setdefault(one.key[0], one.service)
    services = tuple(
        Asked(key, name, "", frozenset(one.key for one in chosen if one.key[0] == key) & shared)
        for key, name in names.items()
    )
    return (*services, everything) if len(services) > 1 else services


def estimates(
    responses: Responses, people: Codes, shown: Mask, borne: Mask, questions: Sequence[Asked], measure: str
) -> list[Cell]:
    """Each question's cell for some of the respondents, by position.

    A criterion is hidden where it is not ``shown``; a score over several rests on those that are ``borne``.
    """
    place = {indicator.key: column for column, indicator in enumerate(responses.indicators)}
    everybody = len(people) == len(responses)
    ratings = _measured(responses, responses.ratings if everybody else responses.ratings[people], measure)
    singles = _single_cells(ratings, shown) if any(asked.single for asked in questions) else []
    found: list[Cell] = []
    for asked in questions:
        columns = [place[key] for key in place if key in asked.columns]
        if asked.single:
            cell = singles[columns[0]] if columns else Cell()
        else:
            cell = _over_several(responses, ratings, [column for column in columns if borne[column]], asked)
        found.append(_as_measured(cell, responses, measure))
    return found


def _measured(responses: Responses, ratings: Ratings, measure: str) -> Ratings:
    """The ratings, or 1 for a satisfied answer and 0 for another; no answer stays none."""
    if measure != Measure.SATISFIED:
        return ratings
    return np.where(np.isnan(ratings), np.nan, (ratings >= responses.scale.satisfied_from).astype(np.float64))


def _single_cells(ratings: Ratings, shown: Mask) -> list[Cell]:
    """Mean and standard error (s/√n) of each column."""
    valid = ~np.isnan(ratings)
    counts = np.count_nonzero(valid, axis=0)
    filled = np.where(valid, ratings, 0.0)
    means = filled.sum(axis=0) / np.maximum(counts, 1)
    squares = (np.where(valid, ratings - means, 0.0) ** 2).sum(axis=0)
    cells: list[Cell] = []
    for n, mean, square, open_ in zip(counts.tolist(), means.tolist(), squares.tolist(), shown.tolist(), strict=True):
        if not open_ or not n:
            cells.append(Cell(0 if open_ else None))
        else:
            cells.append(Cell(n, mean, sqrt(square / (n - 1) / n) if n > 1 else None))
    return cells


def _over_several(responses: Responses, ratings: Ratings, columns: list[int], asked: Asked) -> Cell:
    if not columns:
        return Cell()
    services = tuple(responses.indicators[column].key[0] for column in columns)
    weights = service_weights(services) if asked.overall else equal_weights(len(columns))
    estimate = mean_of_means(ratings[:, columns], weights) if len(ratings) else None
    return Cell(0) if estimate is None else Cell(estimate.n, estimate.mean, estimate.se)


def _as_measured(cell: Cell, responses: Responses, measure: str) -> Cell:
    if cell.n is None or cell.value is None:
        return cell
    if measure == Measure.N:
        return Cell(cell.n, float(cell.n))
    if measure == Measure.INDEX:
        width = responses.scale.high - responses.scale.low
        return Cell(cell.n, responses.scale.index(cell.value), None if cell.se is None else cell.se * 100 / width)
    return cell
