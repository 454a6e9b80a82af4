"""SciPy and statsmodels as the tests ask them: typed here once, since neither carries types for what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from warnings import catch_warnings, simplefilter

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
optimize: Any = import_module("scipy.optimize")
stats: Any = import_module("scipy.stats")
multitest: Any = import_module("statsmodels.stats.multitest")
proportion: Any = import_module("statsmodels.stats.proportion")


@dataclass(frozen=True)
class TTest:
    p_value: float
    df: float
    ci_low: float
    ci_high: float


def welch(earlier: Column, later: Column) -> TTest:
    with catch_warnings():
        simplefilter("ignore", RuntimeWarning)  # SciPy's word on a sample in which everybody agrees; its numbers hold
        return _t_test(stats.ttest_ind(later, earlier, equal_var=False))


def paired(earlier: Column, later: Column) -> TTest:
    return _t_test(stats.ttest_rel(later, earlier))


def _t_test(result: Any) -> TTest:
    interval = result.confidence_interval(0.95)
    return TTest(float(result.pvalue), float(result.df), float(interval.low), float(interval.high))


def superiority(earlier: Column, later: Column) -> float:
    """Mann and Whitney's U over all pairs."""
    return float(stats.mannwhitneyu(later, earlier).statistic) / (later.size * earlier.size)


def adjusted(p_values: Sequence[float], method: str) -> list[float]:
    """statsmodels' ``holm`` or ``fdr_bh``."""
    return [float(value) for value in multitest.multipletests(p_values, method=method)[1]]


def wilson(count: int, n: int) -> tuple[float, float]:
    low, high = proportion.proportion_confint(count, n, alpha=0.05, method="wilson")
    return float(low), float(high)


def normal_power(change: float, se: float) -> float:
    """The chance that a true change is found at the two-sided 5 % level, upwards, by the normal approximation."""
    return float(stats.norm.sf(stats.norm.isf(0.025) - change / se))


def least_and_most(target: Column, known: Column, counts: Column) -> tuple[float, float]:
    """The bounds of a sum of counts by linear programming: no count negative, known sums of them as given.

    Without end where nothing bounds it.
    """
    ends: list[float] = []
    for sign in (1.0, -1.0):
        found = optimize.linprog(sign * target, A_eq=known, b_eq=counts, bounds=(0, None), method="highs")
        assert found.status in {0, 3}, found.message  # solved, or unbounded
        ends.append(sign * float(found.fun) if found.status == 0 else -sign * float("inf"))
    return ends[0], ends[1]


def correlation(one: Column, other: Column) -> tuple[float, float, float]:
    """Pearson's r with its 95 % interval by Fisher's z."""
    result = stats.pearsonr(one, other)
    interval = result.confidence_interval(0.95)
    return float(result.statistic), float(interval.low), float(interval.high)


def ttest_sample_size(effect: float, level: float) -> float:
    """statsmodels' n of each of two equal samples for a two-sided t test with 80 % power, by the noncentral t."""
    power: Any = import_module("statsmodels.stats.power")
    return float(power.TTestIndPower().solve_power(effect_size=effect, alpha=level, power=0.8, ratio=1.0))


def ttest_power(effect: float, n: int, earlier: int, level: float) -> float:
    """statsmodels' power of a two-sided t test of samples of n and of ``earlier``."""
    power: Any = import_module("statsmodels.stats.power")
    return float(power.TTestIndPower().power(effect_size=effect, nobs1=earlier, alpha=level, ratio=n / earlier))
