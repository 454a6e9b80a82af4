"""What a next round could show: planning figures beside a verdict."""

from math import ceil, sqrt
from statistics import NormalDist

POWER = 0.80
# Two-sided 5 % level and 80 % power, normal approximation (Cohen 1988, ch. 2).
Z_BOTH = NormalDist().inv_cdf(0.975) + NormalDist().inv_cdf(POWER)
CHANGE_TO_SHOW = 0.3


def smallest_change(se1: float, n1: int, se2: float, n2: int) -> float:
    """The smallest change that a next round of the second one's size would show with 80 % power.

    The spread of a respondent's answers is pooled from both rounds: s^2 = se^2 n; the next comparison is that of
    two rounds of n2 respondents.
    """
    variance = _pooled_variance(se1, n1, se2, n2)
    return Z_BOTH * sqrt(2 * variance / n2)


def respondents_needed(se1: float, n1: int, se2: float, n2: int, change: float = CHANGE_TO_SHOW) -> int:
    """How many respondents each of two rounds needs to show ``change`` with 80 % power."""
    return _people(2 * _pooled_variance(se1, n1, se2, n2) * (Z_BOTH / change) ** 2)


def panel_smallest_change(se: float) -> float:
    """The smallest change that the same people, asked once more, would show with 80 % power.

    ``se`` is that of the mean of their own changes.
    """
    return Z_BOTH * se


def panel_needed(se: float, n: int, change: float = CHANGE_TO_SHOW) -> int:
    """How many people asked twice it takes to show ``change`` with 80 % power."""
    return _people(n * (se * Z_BOTH / change) ** 2)


def _people(number: float) -> int:
    """A whole number of people, never fewer than have a spread."""
    return max(2, ceil(number))


def _pooled_variance(se1: float, n1: int, se2: float, n2: int) -> float:
    s1, s2 = se1 * se1 * n1, se2 * se2 * n2
    return ((n1 - 1) * s1 + (n2 - 1) * s2) / (n1 + n2 - 2)
