"""Three and more rounds: scores from round to round, each step and the whole way tested together.

Each side of a step rests on the questions that both its rounds asked. Where the next step rests on other questions
a new run of points begins, and where a round did not ask there is no point: nothing is drawn between.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from smio.comparison.adjustments import benjamini_hochberg, holm
from smio.comparison.hiding import hidden_changes
from smio.comparison.matching import LeftOut
from smio.comparison.rounds import Change, Comparison, Verdict, compare, verdict
from smio.survey import Hidden, Indicator, Responses, Scale, Showing, hidden_scores, margin, score, showing
from smio.survey.means import equal_weights, mean_of_means, service_weights

Key = tuple[str, str]
Adjust = Callable[[Sequence[float]], list[float]]
WHOLE: Key = ("", "")


@dataclass(frozen=True)
class TrendPoint:
    """A score in one round. ``place`` is the round's, ``run`` the number of the run of points on the same questions."""

    place: int
    n: int
    mean: float
    se: float | None
    run: int
    hidden: bool

    @property
    def margin(self) -> float | None:
        """Half of the 95 % interval."""
        return margin(self.se, self.n)


@dataclass(frozen=True)
class TrendStep:
    """The change between two rounds, by place, on the ``questions`` both asked."""

    first: int
    second: int
    change: Change
    hidden: bool
    questions: int


@dataclass(frozen=True)
class TrendLine:
    """One score from round to round: its points, the steps between neighbours, and the ``way`` from the base."""

    indicator: Indicator
    points: tuple[TrendPoint, ...]
    steps: tuple[TrendStep, ...]
    way: TrendStep | None

    def step_to(self, place: int) -> TrendStep | None:
        """The step that ends in a round."""
        return next((step for step in self.steps if step.second == place), None)


@dataclass(frozen=True)
class Trend:
    """Scores over all rounds, the earliest first. ``base`` is the place of the round the whole way starts from.

    ``tested`` says how many changes were tested together: overall, of services, of criteria. ``other_scale`` are the
    places of rounds on another scale than the base, which nothing is drawn of. ``left_out`` are questions of a step.
    """

    scale: Scale
    rounds: int
    base: int
    overall: TrendLine
    services: tuple[TrendLine, ...]
    criteria: tuple[TrendLine, ...]
    tested: tuple[int, int, int]
    other_scale: tuple[int, ...]
    left_out: tuple[tuple[int, tuple[LeftOut, ...]], ...]

    @property
    def way_is_the_step(self) -> bool:
        """Whether the whole way is the only step, so that one of them says both."""
        return self.rounds == 2  # noqa: PLR2004 - from one to the other

    def of_service(self, key: str) -> tuple[TrendLine, ...]:
        """The lines of a service's criteria."""
        return tuple(line for line in self.criteria if line.indicator.key[0] == key)


def trend(rounds: Sequence[Responses], base: int = 0) -> Trend:
    """The course of every score over at least two rounds, the earliest first.

    Tested in the steps of STATISTICS.md, with every step and the whole way in one family: overall after Holm, services
    after Holm over all services and changes, criteria after Benjamini and Hochberg over all cells and changes. Of two
    rounds the only step is the way and is counted once.
    """
    last = len(rounds) - 1
    if not 0 <= base < last:
        raise ValueError(f"no way from round {base} to round {last}")
    course = _Course(tuple(rounds), base)
    lines = [_line(course, key) for key in course.keys]
    overall, tested_overall = _judged(lines[:1], holm)
    services, tested_services = _judged([one for one in lines[1:] if not one.indicator.key[1]], holm)
    criteria, tested_criteria = _judged([one for one in lines[1:] if one.indicator.key[1]], benjamini_hochberg)
    return Trend(
        rounds[base].scale,
        len(rounds),
        base,
        overall[0],
        services,
        criteria,
        (tested_overall, tested_services, tested_criteria),
        course.other_scale,
        tuple((pair[1], compared.left_out) for pair, compared in course.compared.items() if compared.left_out),
    )


@dataclass(frozen=True, eq=False)
class _Course:
    """The rounds with what each two of them share."""

    rounds: tuple[Responses, ...]
    base: int

    @cached_property
    def other_scale(self) -> tuple[int, ...]:
        known = self.rounds[self.base].scale
        return tuple(
            place
            for place, one in enumerate(self.rounds)
            if (one.scale.low, one.scale.high, one.scale.steps) != (known.low, known.high, known.steps)
        )

    @cached_property
    def compared(self) -> dict[tuple[int, int], Comparison]:
        """Neighbours, and the base with the last: the latter once where they are neighbours."""
        last = len(self.rounds) - 1
        pairs = dict.fromkeys([*((place, place + 1) for place in range(last)), (self.base, last)])
        return {pair: compare(self.rounds[pair[0]], self.rounds[pair[1]]) for pair in pairs}

    @cached_property
    def hidden(self) -> tuple[Hidden, ...]:
        """What is not shown of each round."""
        return tuple(hidden_scores(score(one)) for one in self.rounds)

    @cached_property
    def changes(self) -> dict[tuple[int, int], dict[Key, Change]]:
        """By pair of rounds and key: overall, services, criteria."""
        found: dict[tuple[int, int], dict[Key, Change]] = {}
        for pair, one in self.compared.items():
            changes = [*([one.overall] if one.overall else []), *one.services, *one.criteria]
            found[pair] = {change.indicator.key: change for change in changes}
        return found

    @cached_property
    def keys(self) -> dict[Key, Indicator]:
        """Every score there is with its latest name, overall first, services and criteria as the last rounds ask."""
        found: dict[Key, Indicator] = {WHOLE: Indicator("", "")}
        for responses in reversed(self.rounds):
            for one in responses.indicators:
                found.setdefault((one.key[0], ""), replace(one, service_key=one.key[0], criterion="", criterion_key=""))
                found.setdefault(one.key, one)
        return found

    def shared(self, pair: tuple[int, int], key: Key) -> frozenset[Key]:
        """The questions behind a change."""
        return frozenset(one.indicator.key for one in self.compared[pair].criteria if _belongs(one.indicator.key, key))

    def rated(self, place: int, key: Key) -> frozenset[Key]:
        """The questions of a round that somebody rated."""
        responses = self.rounds[place]
        return frozenset(
            one.key
            for column, one in enumerate(responses.indicators)
            if _belongs(one.key, key) and not np.isnan(responses.ratings[:, column]).all()
        )


def _belongs(question: Key, line: Key) -> bool:
    return line in {WHOLE, question} or (not line[1] and question[0] == line[0])


def _line(course: _Course, key: Key) -> TrendLine:
    last = len(course.rounds) - 1
    steps = [step for place in range(last) if (step := _step(course, (place, place + 1), key)) is not None]
    return TrendLine(
        course.keys[key], tuple(_points(course, key)), tuple(steps), _step(course, (course.base, last), key)
    )


def _step(course: _Course, pair: tuple[int, int], key: Key) -> TrendStep | None:
    change = course.changes[pair].get(key)
    if change is None:
        return None
    hides = hidden_changes(course.compared[pair])
    few = Showing.HIDDEN in {showing(change.values.n1), showing(change.values.n2)}
    return TrendStep(*pair, change, few or any(one.hides(change.indicator) for one in hides),
                     len(course.shared(pair, key)))  # fmt: skip


def _points(course: _Course, key: Key) -> list[TrendPoint]:
    """The points run by run: neighbours on the same questions are one run."""
    found: list[TrendPoint] = []
    run, before = -1, frozenset[Key]()
    for place in range(len(course.rounds)):
        after = course.shared((place, place + 1), key) if place + 1 < len(course.rounds) else frozenset[Key]()
        if before:
            found += _point(course, place, key, before, run)
        if (after and after != before) or not (before or after):
            run += 1
            found += _point(course, place, key, after or course.rated(place, key), run)
        before = after
    return found


def _point(course: _Course, place: int, key: Key, questions: frozenset[Key], run: int) -> list[TrendPoint]:
    if place in course.other_scale or not questions:
        return []
    responses = course.rounds[place]
    columns = [column for column, one in enumerate(responses.indicators) if one.key in questions]
    services = tuple(responses.indicators[column].key[0] for column in columns)
    weights = service_weights(services) if key == WHOLE else equal_weights(len(columns))
    estimate = mean_of_means(responses.ratings[:, columns], weights)
    if estimate is None:
        return []
    hidden = course.hidden[place].on(questions).hides(course.keys[key]) or showing(estimate.n) is Showing.HIDDEN
    return [TrendPoint(place, estimate.n, estimate.mean, estimate.se, run, hidden)]


def _judged(lines: Sequence[TrendLine], adjust: Adjust) -> tuple[tuple[TrendLine, ...], int]:
    """The lines with p-values adjusted over all their changes together, and how many those were."""
    changes: dict[tuple[int, int, int], Change] = {}
    for place, line in enumerate(lines):
        for step in (*line.steps, *([line.way] if line.way else [])):
            changes[place, step.first, step.second] = step.change
    tested = [at for at, one in changes.items() if verdict(one.values, one.values.p_value) is not Verdict.TOO_FEW]
    adjusted = dict(zip(tested, adjust([changes[at].values.p_value or 0.0 for at in tested]), strict=True))

    def judged(place: int, step: TrendStep) -> TrendStep:
        p = adjusted.get((place, step.first, step.second))
        return replace(step, change=replace(step.change, p_adjusted=p, verdict=verdict(step.change.values, p)))

    return (
        tuple(
            replace(
                line,
                steps=tuple(judged(place, step) for step in line.steps),
                way=judged(place, line.way) if line.way else None,
            )
            for place, line in enumerate(lines)
        ),
        len(tested),
    )
