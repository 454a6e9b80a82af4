"""Means of means with the standard error that keeps a respondent's habit of rating everything high or low."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from smio.survey.responses import Ratings


@dataclass(frozen=True)
class MeanEstimate:
    """A mean of column means; ``variance`` is that of the mean, None where fewer than two people answered."""

    n: int
    mean: float
    variance: float | None

    @property
    def se(self) -> float | None:
        """The standard error of the mean."""
        return None if self.variance is None else sqrt(self.variance)


def mean_of_means(ratings: Ratings, weights: NDArray[np.float64]) -> MeanEstimate | None:
    """The weighted mean of column means and its linearised variance.

    ``ratings`` has shape (respondents, columns) with NaN for no valid answer, ``weights`` shape (columns,) and sum 1.
    Respondent i has the influence u_i = sum_k w_k [x_ik valid] (x_ik - m_k) / n_k, and
    Var = n/(n-1) sum u_i^2 with n the respondents who gave any rating in the set (Taylor linearisation as in
    R `survey`; with complete answers it is s^2/n of the respondents' own means). None where a column has no rating.
    """
    valid = ~np.isnan(ratings)
    counts = np.count_nonzero(valid, axis=0)
    if not counts.size or not counts.all():
        return None
    filled = np.where(valid, ratings, 0.0)
    means = filled.sum(axis=0) / counts
    n = int(valid.any(axis=1).sum())
    mean = float(means @ weights)
    if n < 2:  # noqa: PLR2004 - one person has no spread
        return MeanEstimate(n, mean, None)
    # The sum over the valid cells taken apart into two products, so that no further table of this size is made. By
    # einsum: for a table this narrow the threads of a matrix product wait for one another longer than they work.
    share = weights / counts
    influence = np.einsum("ij,j->i", filled, share) - np.einsum("ij,j->i", valid, means * share)
    return MeanEstimate(n, mean, float(n / (n - 1) * (influence @ influence)))


def service_weights(services: tuple[str, ...]) -> NDArray[np.float64]:
    """The weight of each column in the overall score: services count alike, and criteria alike within a service.

    ``services`` names the service of each column; the result has shape (columns,) and sum 1.
    """
    columns_of = {service: services.count(service) for service in services}
    return np.array([1.0 / (len(columns_of) * columns_of[service]) for service in services])


def equal_weights(columns: int) -> NDArray[np.float64]:
    """Every column counts alike: the criteria of one service."""
    return np.full(columns, 1.0 / columns)
