"""Everything that is known, computed once: every paper takes its numbers from here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from smio.checklist import Checklist, ChecklistScore, Library, Measurement, score_measurement
from smio.comparison import Comparison, MeasurementComparison, compare, compare_measurements
from smio.survey import Round, Scores, Source, score


@dataclass(frozen=True, eq=False)
class Results:
    """One or two rounds with their scores, one or two measurements with theirs, in time order.

    ``comparison`` and ``measured_change`` are None unless there are two to compare. ``earlier`` are the rounds before
    the two, which the workbook has as well: other papers tell of the last.
    """

    rounds: tuple[Round, ...] = ()
    scores: tuple[Scores, ...] = ()
    comparison: Comparison | None = None
    checklist: Checklist | None = None
    measurements: tuple[Measurement, ...] = ()
    measured: tuple[ChecklistScore, ...] = ()
    measured_change: MeasurementComparison | None = None
    earlier: tuple[Round, ...] = ()
    earlier_scores: tuple[Scores, ...] = ()

    @property
    def every_round(self) -> tuple[Round, ...]:
        """The earlier rounds, then those that are told of."""
        return (*self.earlier, *self.rounds)

    @property
    def every_score(self) -> tuple[Scores, ...]:
        """The scores of every round."""
        return (*self.earlier_scores, *self.scores)

    @property
    def generated(self) -> bool:
        """Whether any of what is told of was made up by the program for the demo."""
        return any(part.generated for part in (*self.rounds, *self.measurements))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files the answers came from, each once."""
        return tuple(dict.fromkeys(source for round_ in self.rounds for source in round_.responses.sources))


def results_of(
    rounds: Sequence[Round] = (),
    measurements: Sequence[Measurement] = (),
    checklist: Checklist | None = None,
    *,
    scores: Iterable[Scores] | None = None,
    comparison: Comparison | None = None,
) -> Results:
    """Compute what is not given. The last two rounds and the last two measurements count, in the order given; the
    rounds before them are kept as `Results.earlier`. ``scores`` are of every round.

    Raises UserError where two rounds cannot be matched or two measurements used different checklists, ValueError
    for measurements without their checklist.
    """
    scored = tuple(score(round_.responses) for round_ in rounds) if scores is None else tuple(scores)
    earlier, rounds, measurements = tuple(rounds)[:-2], tuple(rounds)[-2:], tuple(measurements)[-2:]
    if measurements and checklist is None:
        raise ValueError("measurements need their checklist")
    two_rounds = len(rounds) == 2  # noqa: PLR2004 - a comparison has two sides
    if two_rounds and comparison is None:
        comparison = compare(rounds[0].responses, rounds[1].responses)
    change = None
    if checklist is not None and len(measurements) == 2:  # noqa: PLR2004 - see above
        change = compare_measurements(Library([checklist]), measurements[0], measurements[1])
    return Results(
        rounds=rounds,
        scores=scored[len(earlier) :],
        comparison=comparison if two_rounds else None,
        checklist=checklist,
        measurements=measurements,
        measured=_measured(checklist, measurements, change),
        measured_change=change,
        earlier=earlier,
        earlier_scores=scored[: len(earlier)],
    )


def with_earlier(results: Results, rounds: Sequence[Round]) -> Results:
    """The results with the rounds before the two they compare; ``rounds`` are all, in time order."""
    earlier = tuple(rounds)[: -len(results.rounds)] if results.rounds else ()
    return replace(results, earlier=earlier, earlier_scores=tuple(score(round_.responses) for round_ in earlier))


def _measured(
    checklist: Checklist | None, measurements: Sequence[Measurement], change: MeasurementComparison | None
) -> tuple[ChecklistScore, ...]:
    if checklist is None:
        return ()
    if change is not None:
        return change.first, change.second
    return tuple(score_measurement(checklist, measurement) for measurement in measurements)
