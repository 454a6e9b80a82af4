"""Scores reckoned from the ratings by themselves, and how a number is printed."""

from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from smio.survey import Round


def mean_of_means(round_: Round, service: str = "") -> float:
    """The score as STATISTICS.md has it, from the ratings alone."""
    columns: dict[str, list[float]] = {}
    for place, indicator in enumerate(round_.responses.indicators):
        columns.setdefault(indicator.service, []).append(float(np.nanmean(round_.responses.ratings[:, place])))
    means = {name: float(np.mean(values)) for name, values in columns.items()}
    return means[service] if service else float(np.mean(list(means.values())))


def printed(value: float) -> str:
    """Two decimals as people round: a half goes away from zero; 1e-9 forgives the binary form."""
    rounded = Decimal(str(round(value, 9))).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(rounded).replace(".", ",").replace("-", "−")
