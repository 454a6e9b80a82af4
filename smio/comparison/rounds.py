"""Two rounds of a questionnaire: what changed, how surely, and what could not be compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from smio.comparison.adjustments import benjamini_hochberg, holm
from smio.comparison.difference import LEVEL, Difference, paired_difference, welch_difference
from smio.comparison.matching import LeftOut, same_people, shared_questions
from smio.comparison.power import panel_needed, panel_smallest_change, respondents_needed, smallest_change
from smio.survey.hiding import Hidden, hidden_answers
from smio.survey.means import equal_weights, service_weights
from smio.survey.questionnaire import Indicator, Scale
from smio.survey.responses import Ratings, Responses
from smio.survey.shares import wilson_interval
from smio.survey.small_numbers import MARKED_BELOW

C = TypeVar("C", bound="Change")
Measure = Callable[[Ratings, Ratings, NDArray[np.float64]], Difference]


class Verdict(StrEnum):
    IMPROVED = "improved"
    WORSENED = "worsened"
    NOT_PROVEN = "not_proven"
    TOO_FEW = "too_few"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True)
class Change:
    """The change of one score between two rounds.

    ``indicator`` is that of the second round; for a service its criterion is empty, overall both are.
    ``p_adjusted`` is after Holm (services) or Benjamini-Hochberg (criteria); None overall and where n < 10.
    ``smallest_change`` is what a next round of this size would show with 80 % power, ``respondents_needed`` how
    many each round needs to show 0.3.
    """

    indicator: Indicator
    values: Difference
    verdict: Verdict
    p_adjusted: float | None = None
    smallest_change: float | None = None
    respondents_needed: int | None = None


@dataclass(frozen=True)
class CriterionChange(Change):
    """A criterion's change; exploratory («поисковый уровень»).

    ``superiority`` is P(later > earlier) + P(equal)/2 for two people drawn one from each round; ``satisfied`` is the
    share in the top two steps in the second round with Wilson's interval.
    """

    superiority: float = 0.5
    satisfied: float = 0.0
    satisfied_low: float = 0.0
    satisfied_high: float = 1.0


@dataclass(frozen=True)
class Comparison:
    """Two rounds side by side on the questions they share; ``paired`` where the same people answered.

    ``withheld`` is what may not be shown of each whole round: two views of one round hide the same.
    """

    scale: Scale
    overall: Change | None
    services: tuple[Change, ...]
    criteria: tuple[CriterionChange, ...]
    left_out: tuple[LeftOut, ...]
    respondents: tuple[int, int]
    paired: bool = False
    withheld: tuple[Hidden, Hidden] = (Hidden(), Hidden())

    def of_service(self, service: str) -> tuple[CriterionChange, ...]:
        """The criteria of a service."""
        return tuple(change for change in self.criteria if change.indicator.service == service)


def compare(first: Responses, second: Responses, *, paired: bool = False) -> Comparison:
    """The change from the first round to the second, as STATISTICS.md has it.

    ``paired``: the same people answered both, matched by their codes; a paired t on their own means replaces Welch's.
    Raises UserError where a panel is asked for and the files hold no codes, or where a question stands twice.
    """
    one, two = same_people(first, second) if paired else (first, second)
    one, two, left_out = shared_questions(one, two, paired=paired)
    measure: Measure = paired_difference if paired else welch_difference
    shared = bool(two.indicators)
    return Comparison(
        scale=second.scale,
        overall=_planned(_overall_change(one, two, measure), paired=paired) if shared else None,
        services=tuple(
            _planned(change, paired=paired) for change in _judged(_service_changes(one, two, measure), holm)
        ),
        criteria=_judged(_criterion_changes(one, two, measure), benjamini_hochberg),
        left_out=left_out,
        respondents=(len(first), len(second)),
        paired=paired,
        withheld=(hidden_answers(first), hidden_answers(second)),
    )


def _overall_change(one: Responses, two: Responses, measure: Measure) -> Change:
    weights = service_weights(tuple(indicator.key[0] for indicator in two.indicators))
    values = measure(one.ratings, two.ratings, weights)
    return Change(Indicator("", ""), values, verdict(values, values.p_value))


def _service_changes(one: Responses, two: Responses, measure: Measure) -> list[Change]:
    changes: list[Change] = []
    for key in dict.fromkeys(indicator.key[0] for indicator in two.indicators):
        columns = [position for position, indicator in enumerate(two.indicators) if indicator.key[0] == key]
        whole = replace(two.indicators[columns[0]], criterion="", criterion_key="")
        weights = equal_weights(len(columns))
        values = measure(one.ratings[:, columns], two.ratings[:, columns], weights)
        changes.append(Change(whole, values, Verdict.NOT_PROVEN))
    return changes


def _criterion_changes(one: Responses, two: Responses, measure: Measure) -> list[CriterionChange]:
    changes: list[CriterionChange] = []
    for column, indicator in enumerate(two.indicators):
        before, after = one.ratings[:, [column]], two.ratings[:, [column]]
        values = measure(before, after, equal_weights(1))
        later = after[~np.isnan(after)]
        satisfied = float((later >= two.scale.satisfied_from).mean())
        low, high = wilson_interval(satisfied, int(later.size))
        changes.append(
            CriterionChange(
                indicator,
                values,
                Verdict.NOT_PROVEN,
                superiority=superiority(before[~np.isnan(before)], later),
                satisfied=satisfied,
                satisfied_low=low,
                satisfied_high=high,
            )
        )
    return changes


def superiority(earlier: NDArray[np.float64], later: NDArray[np.float64]) -> float:
    """P(later > earlier) + P(equal)/2 over all pairs (the Mann-Whitney statistic divided by n1 n2)."""
    ordered = np.sort(earlier)
    values, times = np.unique(later, return_counts=True)
    below = np.searchsorted(ordered, values, side="left")
    not_above = np.searchsorted(ordered, values, side="right")
    return float((below + not_above) @ times / (2 * ordered.size * later.size))


def verdict(values: Difference, p: float | None) -> Verdict:
    """The verdict on a difference from its (adjusted) p-value; fewer than ten answers in a round get none."""
    if not _enough(values) or p is None:
        return Verdict.TOO_FEW
    if p >= LEVEL:
        return Verdict.NOT_PROVEN
    return Verdict.IMPROVED if values.difference > 0 else Verdict.WORSENED


def _enough(values: Difference) -> bool:
    return min(values.n1, values.n2) >= MARKED_BELOW and values.p_value is not None


def _judged(changes: Sequence[C], adjust: Callable[[Sequence[float]], list[float]]) -> tuple[C, ...]:
    """The changes with p-values adjusted over those that rest on enough answers, and their verdicts."""
    tested = [position for position, change in enumerate(changes) if _enough(change.values)]
    adjusted = dict(zip(tested, adjust([changes[position].values.p_value or 0.0 for position in tested]), strict=True))
    return tuple(
        replace(change, p_adjusted=adjusted.get(place), verdict=verdict(change.values, adjusted.get(place)))
        for place, change in enumerate(changes)
    )


def _planned(change: Change, *, paired: bool) -> Change:
    """The change with what a next round could show, where the spread is known."""
    values = change.values
    if not _enough(values) or values.se is None or values.se1 is None or values.se2 is None:
        return change
    if paired:
        needed = panel_needed(values.se, values.n2)
        return replace(change, smallest_change=panel_smallest_change(values.se), respondents_needed=needed)
    spread = (values.se1, values.n1, values.se2, values.n2)
    return replace(change, smallest_change=smallest_change(*spread), respondents_needed=respondents_needed(*spread))
