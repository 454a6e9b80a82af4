"""The difference of two means with its interval and p-value."""

from dataclasses import dataclass, replace
from math import inf, isfinite, sqrt

import numpy as np
from numpy.typing import NDArray

from smio.survey.means import MeanEstimate, mean_of_means
from smio.survey.responses import Ratings

LEVEL = 0.05
ROUNDING = 1e-9  # of the means: what is smaller comes from adding fractions in binary, not from anybody's answer


@dataclass(frozen=True)
class Difference:
    """Later minus earlier. Interval (95 %), df and p are None where a spread cannot be known (n < 2).

    ``se`` is the standard error of the difference itself, ``se1`` and ``se2`` those of the two means.
    """

    n1: int
    mean1: float
    se1: float | None
    n2: int
    mean2: float
    se2: float | None
    difference: float
    df: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    p_value: float | None = None
    se: float | None = None


def welch_difference(first: Ratings, second: Ratings, weights: NDArray[np.float64]) -> Difference:
    """Two independent samples rated the same columns.

    ``first`` and ``second`` have shapes (n1, columns) and (n2, columns), ``weights`` (columns,). SE = sqrt(V1 + V2),
    df after Welch and Satterthwaite from V1, V2 with n1-1, n2-1. Every column needs a rating in both.
    """
    one, two = mean_of_means(first, weights), mean_of_means(second, weights)
    if one is None or two is None:
        raise ValueError("a column without ratings has no mean")
    return welch_of_means(one, two)


def welch_of_means(one: MeanEstimate, two: MeanEstimate) -> Difference:
    """The difference of two independent means whose variances are known already."""
    bare = Difference(one.n, one.mean, one.se, two.n, two.mean, two.se, two.mean - one.mean)
    v1, v2 = one.variance, two.variance
    if v1 is None or v2 is None:
        return bare
    total = v1 + v2
    df = total**2 / (v1**2 / (one.n - 1) + v2**2 / (two.n - 1)) if total else inf
    return _with_interval(bare, sqrt(total), df)


def paired_difference(first: Ratings, second: Ratings, weights: NDArray[np.float64]) -> Difference:
    """The same people in the same order rated the same columns twice: paired t on their own weighted means.

    ``first`` and ``second`` have shape (people, columns). A person enters with the columns rated in both rounds.
    """
    both = ~np.isnan(first) & ~np.isnan(second)
    share = both * weights
    rated = share.sum(axis=1) > 0
    share = share[rated] / share[rated].sum(axis=1, keepdims=True)
    own_first = (np.where(both, first, 0.0)[rated] * share).sum(axis=1)
    own_second = (np.where(both, second, 0.0)[rated] * share).sum(axis=1)
    one, two, step = _mean(own_first), _mean(own_second), _mean(own_second - own_first)
    bare = Difference(one.n, one.mean, one.se, two.n, two.mean, two.se, step.mean)
    return bare if step.se is None else _with_interval(bare, step.se, step.n - 1)


def _mean(values: NDArray[np.float64]) -> MeanEstimate:
    variance = float(values.var(ddof=1)) / values.size if values.size > 1 else None
    return MeanEstimate(int(values.size), float(values.mean()) if values.size else 0.0, variance)


def _with_interval(bare: Difference, se: float, df: float) -> Difference:
    """The difference with its 95 % interval and two-sided p from Student's t.

    Where nobody differs from anybody (se = 0), the interval is a point and p is 1 for no difference, else 0.
    """
    nothing = ROUNDING * max(1.0, abs(bare.mean1), abs(bare.mean2))
    if se <= nothing:
        p = 1.0 if abs(bare.difference) <= nothing else 0.0
        return replace(bare, ci_low=bare.difference, ci_high=bare.difference, p_value=p, se=0.0)
    from scipy.special import stdtr, stdtrit  # noqa: PLC0415 - heavy, and only a comparison needs it

    half = float(stdtrit(df, 1 - LEVEL / 2)) * se
    return replace(
        bare,
        df=df if isfinite(df) else None,
        ci_low=bare.difference - half,
        ci_high=bare.difference + half,
        p_value=float(2 * stdtr(df, -abs(bare.difference) / se)),
        se=se,
    )
