"""The figures of the results, drawn once for all papers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from smio.documents.results import Results
from smio.figures import (
    Figure,
    checklist_directions,
    checklist_gain,
    checklist_items_grid,
    checklist_over_time,
    dumbbell,
    dumbbell_criteria,
    heat_map,
    png,
    price_lines,
    rating_shares,
    slide,
)
from smio.language import Translator
from smio.monitoring import Act, ActKind

WIDE, HIGH = 1920, 1080  # pixels, 16:9 for slides
PAGE_WIDE = 1600  # pixels across a page: 230 to the inch
PAGE_PIXELS = 900  # of a figure's own, across a page: fewer would not hold it, more would make its words too small
TALLEST = 1.25  # height by width of a figure that has a page of an annex to itself


@dataclass(frozen=True, eq=False)
class Picture:
    """A figure as PNG, the act it belongs to, and how it stands on a page of that act.

    ``png`` and ``svg`` are 16:9 for slides. ``page_png`` is the same bytes unless the figure is too tall for that shape
    to be read on paper; ``page_shape`` is its height by its width.
    """

    figure: Figure
    kind: ActKind
    png: bytes
    svg: bytes
    page_png: bytes
    page_shape: float


def figures_of(results: Results, t: Translator) -> list[tuple[ActKind, Figure]]:
    """Every figure of the results, with the act it belongs to."""
    return [
        *((ActKind.SERVICES, figure) for figure in _services(results, t)),
        *((ActKind.CHECKLIST, figure) for figure in _checklist(results, t)),
    ]


def figures_of_act(act: Act, results: Results, t: Translator) -> list[tuple[ActKind, Figure]]:
    """The figures of an act: of results those of its kind, of prices their lines."""
    if act.kind is ActKind.PRICES and act.prices:
        return [(act.kind, price_lines(act.prices, t, generated=act.generated))]
    return [(kind, figure) for kind, figure in figures_of(results, t) if kind is act.kind]


def _services(results: Results, t: Translator) -> Iterator[Figure]:
    if not results.rounds:
        return
    last, scores, comparison = results.rounds[-1], results.scores[-1], results.comparison
    compared = comparison if comparison is not None and comparison.overall is not None else None
    yield heat_map(last, scores, t)
    if compared is not None:  # beside the heat map both go on one page
        yield dumbbell(results.rounds[0], last, compared, t)
    services = [service.service for service in scores.services]
    yield from _readable(lambda service: rating_shares(last, scores, t, service=service), services)
    if compared is not None:
        first, changed = results.rounds[0], [change.indicator.service for change in compared.services]
        yield from _readable(lambda service: dumbbell_criteria(first, last, compared, t, service=service), changed)


def _readable(figure_of: Callable[[str], Figure], services: Sequence[str]) -> Iterator[Figure]:
    """The figure of all services where it fits a slide, else one of each."""
    whole = figure_of("")
    if whole.fits_a_slide or len(services) < 2:  # noqa: PLR2004 - nothing to part
        yield whole
    else:
        yield from map(figure_of, services)


def _checklist(results: Results, t: Translator) -> Iterator[Figure]:
    if results.checklist is None or not results.measurements:
        return
    scored = list(zip(results.measurements, results.measured, strict=True))
    yield checklist_directions(results.checklist, scored, t)
    if len(scored) > 1:
        yield checklist_over_time(results.checklist, scored, t)
    if scored[-1][1].advice:
        yield checklist_gain(results.checklist, scored[-1], t)
    if not scored[-1][1].total_only:
        checklist = results.checklist
        names = [direction.id for direction in checklist.directions]
        yield from _readable(lambda one: checklist_items_grid(checklist, scored, t, direction=one), names)


def draw(figures: Sequence[tuple[ActKind, Figure]], drawn: Callable[[int], None] | None = None) -> tuple[Picture, ...]:
    """The figures as pictures for slides and acts; ``drawn`` is told how many are ready."""
    pictures: list[Picture] = []
    for kind, figure in figures:
        pictures.append(_picture(kind, figure))
        if drawn is not None:
            drawn(len(pictures))
    return tuple(pictures)


def _picture(kind: ActKind, figure: Figure) -> Picture:
    of_slide, drawn = slide(figure, width=WIDE)
    shape = min(figure.least_height / PAGE_PIXELS, TALLEST)
    if shape <= HIGH / WIDE:
        return Picture(figure, kind, of_slide, drawn, of_slide, HIGH / WIDE)
    return Picture(figure, kind, of_slide, drawn, png(figure, width=PAGE_WIDE, height=round(PAGE_WIDE * shape)), shape)
