"""The figures of the results, drawn once for all papers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from smio.documents.results import Results
from smio.figures import (
    Figure,
    checklist_directions,
    checklist_over_time,
    dumbbell,
    dumbbell_criteria,
    heat_map,
    png,
    rating_shares,
)
from smio.language import Translator
from smio.monitoring import ActKind

WIDE, HIGH = 1920, 1080  # pixels, 16:9 for slides
PAGE_PIXELS = 900  # of a figure's own, across a page: fewer would not hold it, more would make its words too small
TALLEST = 1.25  # height by width of a figure that has a page of an annex to itself


@dataclass(frozen=True, eq=False)
class Picture:
    """A figure as PNG, the act it belongs to, and how it stands on a page of that act.

    ``png`` is 16:9 for slides. ``page_png`` is the same bytes unless the figure is too tall for that shape to be read
    on paper; ``page_shape`` is its height by its width.
    """

    figure: Figure
    kind: ActKind
    png: bytes
    page_png: bytes
    page_shape: float


def figures_of(results: Results, t: Translator) -> list[tuple[ActKind, Figure]]:
    """Every figure of the results, with the act it belongs to."""
    return [
        *((ActKind.SERVICES, figure) for figure in _services(results, t)),
        *((ActKind.CHECKLIST, figure) for figure in _checklist(results, t)),
    ]


def _services(results: Results, t: Translator) -> Iterator[Figure]:
    if not results.rounds:
        return
    last, scores = results.rounds[-1], results.scores[-1]
    yield heat_map(last, scores, t)
    yield rating_shares(last, scores, t)
    if results.comparison is not None and results.comparison.overall is not None:
        first, second = results.rounds
        yield dumbbell(first, second, results.comparison, t)
        yield dumbbell_criteria(first, second, results.comparison, t)


def _checklist(results: Results, t: Translator) -> Iterator[Figure]:
    if results.checklist is None or not results.measurements:
        return
    scored = list(zip(results.measurements, results.measured, strict=True))
    yield checklist_directions(results.checklist, scored, t)
    if len(scored) > 1:
        yield checklist_over_time(results.checklist, scored, t)


def draw(figures: Sequence[tuple[ActKind, Figure]], drawn: Callable[[int], None] | None = None) -> tuple[Picture, ...]:
    """The figures as pictures for slides and acts; ``drawn`` is told how many are ready."""
    pictures: list[Picture] = []
    for kind, figure in figures:
        pictures.append(_picture(kind, figure))
        if drawn is not None:
            drawn(len(pictures))
    return tuple(pictures)


def _picture(kind: ActKind, figure: Figure) -> Picture:
    slide = png(figure, width=WIDE, height=HIGH)
    shape = min(figure.least_height / PAGE_PIXELS, TALLEST)
    if shape <= HIGH / WIDE:
        return Picture(figure, kind, slide, slide, HIGH / WIDE)
    return Picture(figure, kind, slide, png(figure, width=WIDE, height=round(WIDE * shape)), shape)
