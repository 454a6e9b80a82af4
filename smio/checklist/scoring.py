"""The score of a filled checklist, its range while unfinished, and what would raise it most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor

from smio.checklist.checklist import Checklist, Direction, Item, Level
from smio.checklist.measurement import Measurement


@dataclass(frozen=True)
class DirectionScore:
    """A direction's score 0…100, the points got, and the points possible among the scorable answers."""

    direction: Direction
    score: float | None
    got: float
    possible: float
    answered: int


@dataclass(frozen=True)
class Advice:
    """An unmet item and the points of the total (0…100) it would add."""

    item: Item
    answer: str
    gain: float


@dataclass(frozen=True)
class ChecklistScore:
    """The score of a measurement; ``score`` is None where nothing is scorable, never 0.

    ``floor`` and ``ceiling`` are the score with every unanswered item a "no" and a "yes": equal when finished.
    With ``total_only`` the answers were not kept: there are no directions, no advice, nothing unanswered.
    """

    checklist: Checklist
    score: float | None
    rounded: int | None
    level: Level | None
    floor: float | None
    ceiling: float | None
    directions: tuple[DirectionScore, ...]
    advice: tuple[Advice, ...]
    answered: int
    total_only: bool = False

    @property
    def finished(self) -> bool:
        return self.total_only or self.answered == len(self.checklist.items)

    @property
    def reachable(self) -> float | None:
        """The total if every unmet item were met; unanswered items count as "no"."""
        return None if self.floor is None else self.floor + sum(advice.gain for advice in self.advice)

    @property
    def advice_by_office(self) -> Mapping[str, tuple[Advice, ...]]:
        """The advice by who must act (an id of the checklist's offices, empty for nobody named), most to gain first."""
        offices: dict[str, list[Advice]] = {}
        for advice in self.advice:
            offices.setdefault(advice.item.office, []).append(advice)
        order = sorted(offices, key=lambda office: (not office, -sum(advice.gain for advice in offices[office])))
        return {office: tuple(offices[office]) for office in order}


def score_measurement(checklist: Checklist, measurement: Measurement) -> ChecklistScore:
    """Score a measurement: its answers, or the total where only that was kept."""
    if measurement.total is None:
        return score_checklist(checklist, measurement.codes)
    rounded = round_half_up(measurement.total)
    return ChecklistScore(
        checklist,
        measurement.total,
        rounded,
        checklist.level(rounded),
        floor=measurement.total,
        ceiling=measurement.total,
        directions=(),
        advice=(),
        answered=0,
        total_only=True,
    )


def score_checklist(checklist: Checklist, answers: Mapping[str, str]) -> ChecklistScore:
    """Score the answers (item id → answer code) on a checklist, as STATISTICS.md has it.

    An item brings its points times the answer's share; answers without a share ("not applicable", "could not be
    checked") leave numerator and denominator. Levels are read on the total rounded half up. KeyError for an answer
    code or an item that the checklist does not have.
    """
    shares = _shares(checklist, answers)
    got, possible = _points(checklist.items.values(), shares)
    score = _percent(got, possible)
    open_points = sum(item.points for item in checklist.items.values() if item.id not in shares)
    rounded = None if score is None else round_half_up(score)
    return ChecklistScore(
        checklist,
        score,
        rounded,
        None if rounded is None else checklist.level(rounded),
        floor=_percent(got, possible + open_points),
        ceiling=_percent(got + open_points, possible + open_points),
        directions=tuple(_direction_score(direction, shares) for direction in checklist.directions),
        advice=_advice(checklist, answers, shares, possible + open_points),
        answered=len(shares),
    )


def round_half_up(score: float) -> int:
    """52.5 is read as 53, as the Open Budget Survey rounds; 1e-9 forgives the binary form."""
    return floor(score + 0.5 + 1e-9)


def _shares(checklist: Checklist, answers: Mapping[str, str]) -> dict[str, float | None]:
    unknown = answers.keys() - checklist.items.keys()
    if unknown:
        raise KeyError(f"no such items in {checklist.id} {checklist.version}: {sorted(unknown)}")
    return {item: checklist.shares[answers[item]] for item in checklist.items if item in answers}


def _points(items: Iterable[Item], shares: Mapping[str, float | None]) -> tuple[float, float]:
    """Points got and points possible over the items with a scorable answer."""
    scorable = [(item.points, share) for item in items if (share := shares.get(item.id)) is not None]
    return sum(points * share for points, share in scorable), sum(points for points, _ in scorable)


def _percent(got: float, possible: float) -> float | None:
    return 100.0 * got / possible if possible else None


def _direction_score(direction: Direction, shares: Mapping[str, float | None]) -> DirectionScore:
    got, possible = _points(direction.items, shares)
    answered = sum(item.id in shares for item in direction.items)
    return DirectionScore(direction, _percent(got, possible), got, possible, answered)


def _advice(
    checklist: Checklist, answers: Mapping[str, str], shares: Mapping[str, float | None], possible: float
) -> tuple[Advice, ...]:
    """Unmet items, the greatest gain first, then in the checklist's order."""
    unmet = (
        Advice(item, answers[item.id], 100.0 * item.points * (1 - share) / possible)
        for item in checklist.items.values()
        if (share := shares.get(item.id)) is not None and share < 1
    )
    return tuple(sorted(unmet, key=lambda advice: -advice.gain))
