"""What every figure of a checklist says around its rows: the place, which checklist it is, what is unfinished."""

from collections.abc import Sequence
from dataclasses import dataclass

from smio.checklist import Checklist, ChecklistScore, DirectionScore, Measurement, round_half_up
from smio.figures.captions import generated_line
from smio.figures.frame import Words
from smio.language import Translator

Scored = tuple[Measurement, ChecklistScore]
MOST_OPEN = 3  # unfinished measurements that are told one by one


def checklist_words(
    title: str, checklist: Checklist, measurements: Sequence[Scored], t: Translator, *, notes: Sequence[str] = ()
) -> Words:
    """The words around a checklist's figure; ``notes`` are the figure's own, before those of all."""
    open_ones = [
        f"{measurement_period(measurement, t)}: {_unfinished(score, t)}"
        for measurement, score in measurements
        if not score.finished
    ]
    if len(open_ones) > MOST_OPEN:
        open_ones = [t("figures.checklist.unfinished_count", n=len(open_ones))]
    places = list(dict.fromkeys(measurement.place for measurement, _ in measurements if measurement.place))
    return words_of_checklist(title, checklist, measurements, t, first=places, notes=[*notes, *open_ones])


def words_of_checklist(
    title: str,
    checklist: Checklist,
    measurements: Sequence[Scored],
    t: Translator,
    *,
    first: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> Words:
    """The same where the figure itself tells the places and what is unfinished; ``first`` heads the subtitle."""
    example = [] if checklist.official else [t("figures.checklist.example")]
    generated = generated_line(any(measurement.generated for measurement, _ in measurements), t)
    nothing = [] if measurements else [t("figures.checklist.none")]
    named = t("figures.checklist.version", title=checklist.title[t.language], version=checklist.version)
    return Words(
        title,
        [line for line in (", ".join(first), " ".join([*example, *generated]), *nothing) if line],
        [*notes, " ".join([t("figures.checklist.scale"), named])],
    )


def measurement_period(measurement: Measurement, t: Translator) -> str:
    """The period of a measurement."""
    return t.period(measurement.start, measurement.end)


def of_version(checklist: Checklist, measurements: Sequence[Scored], t: Translator) -> tuple[list[Scored], list[str]]:
    """The measurements on this version of the checklist, and a note that names the others: they are not compared."""
    same = [scored for scored in measurements if is_of_version(checklist, scored[0])]
    others = [measurement_period(one, t) for one, _ in measurements if not is_of_version(checklist, one)]
    return same, other_version_note(others, t)


def is_of_version(checklist: Checklist, measurement: Measurement) -> bool:
    """Whether a measurement was made with this version of the checklist."""
    return (measurement.checklist, measurement.version) == (checklist.id, checklist.version)


def other_version_note(others: Sequence[str], t: Translator) -> list[str]:
    """The note that names what is not shown because it was measured with another version."""
    return [t("figures.checklist.other_version_hidden", names=", ".join(others))] if others else []


def kept_totals_note(measurements: Sequence[Scored], t: Translator) -> list[str]:
    """The note that counts the measurements of which only the total is known."""
    kept = sum(score.total_only for _, score in measurements)
    return [t("figures.checklist.kept_totals", n=kept)] if kept else []


def shown_range(floor: float | None, ceiling: float | None, t: Translator) -> str:
    """The scores an unfinished measurement may end between: 58–83, or one where they are equal."""
    if floor is None or ceiling is None:
        return t("figures.checklist.not_scored")
    ends = [t.whole(round_half_up(end)) for end in (floor, ceiling)]
    return "–".join(dict.fromkeys(ends))


@dataclass(frozen=True)
class Points:
    """The points got, those of unanswered items, and all that are possible; what is left out is in none of them."""

    got: float
    waiting: float
    possible: float

    def shown(self, t: Translator) -> str:
        """The score 0…100, or where it may end while items are unanswered."""
        if not self.possible:
            return t("figures.checklist.not_scored")
        ends = 100 * self.got / self.possible, 100 * (self.got + self.waiting) / self.possible
        return shown_range(*ends, t)


def points_of(measurement: Measurement, directions: Sequence[DirectionScore]) -> Points:
    """The points of one direction of a measurement, or of several together."""
    items = [item for one in directions for item in one.direction.items]
    waiting = sum(item.points for item in items if item.id not in measurement.answers)
    return Points(sum(one.got for one in directions), waiting, sum(one.possible for one in directions) + waiting)


def _unfinished(score: ChecklistScore, t: Translator) -> str:
    return t(
        "figures.checklist.unfinished",
        answered=score.answered,
        items=len(score.checklist.items),
        floor=t.whole(score.floor),
        ceiling=t.whole(score.ceiling),
    )
