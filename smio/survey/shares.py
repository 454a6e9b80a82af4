"""Shares of respondents with their interval."""

from math import sqrt
from statistics import NormalDist

Z_95 = NormalDist().inv_cdf(0.975)


def wilson_interval(share: float, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share of ``n`` answers (Wilson 1927); stays in 0…1 and holds at small n."""
    if n < 1:
        raise ValueError("an interval needs at least one answer")
    z2 = Z_95 * Z_95
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z_95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    # The ends are exact where nobody or everybody is in the share; binary fractions would miss it by a hair.
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))
