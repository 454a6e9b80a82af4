"""Where everything of a slide goes, at what size; a slide that holds too much becomes several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from smio.documents.slides.areas import Area
from smio.documents.slides.base import Base
from smio.documents.slides.chart_rooms import CHART_SIZES, chart_size, names_share
from smio.documents.slides.grid_rooms import GRID_SIZES, grid_size
from smio.documents.slides.measuring import LINE, height_of, words_fit, wrapped
from smio.documents.slides.slide import (
    Bar,
    BigNumber,
    Body,
    Bullet,
    Bullets,
    Chart,
    Grid,
    GridCell,
    People,
    Slide,
    plain_text,
)

GAP = 12.0  # points between parts of a slide
NUMBER_HEIGHT = 62.0  # of a big number without what it counts
NUMBER_WORDS = (16.0, 14.0)
NUMBER_LINES = 2
KEY_SIZES = (16.0, 14.0)
KEY_LINES = 2
BULLET_SIZES = (26.0, 14.0)
FEW_POINTS, FEW_LARGEST = 2, 28.0  # so few points are set larger
BULLET_INDENT = 18.0
BULLET_GAP = 0.55  # of the size, between two points
BULLET_SPREAD = 0.65  # of the size, that two points may stand further apart where there is room
DETAIL, SMALLEST_DETAIL = 0.72, 14.0  # of the point's size
PEOPLE_SIZES = (22.0, 14.0)
ONE_LINE_FROM = 15.0  # a size from which names in one line are better than larger ones in two
PEOPLE_COLUMNS = (2, 3)
PERSON_GAP = 0.5  # of the size, between two rows of people
BODY_SHARE = 0.54  # of the width, beside photographs

T = TypeVar("T")


@dataclass(frozen=True)
class Rooms:
    """The places of a slide's parts; ``key_size`` is that of the key's words."""

    body: Area
    key: Area | None = None
    key_size: float = KEY_SIZES[0]
    numbers: tuple[Area, ...] = ()
    photos: tuple[Area, ...] = ()


@dataclass(frozen=True, eq=False)
class Page:
    """A slide that fits: ``size`` is that of its body's words, in points.

    ``names`` is the share of a chart's width that the names of its rows take: one in all parts of a chart, whose bars
    are compared with each other.
    """

    slide: Slide
    rooms: Rooms
    size: float
    names: float = 0.0


def pages_of(base: Base, slide: Slide) -> list[Page]:
    """The slide, or as many of its parts as it takes for each to fit, alike in length."""
    rooms = rooms_of(base, slide)
    if slide.body is None:
        return [Page(slide, rooms, 0.0)]
    whole = body_size(slide.body, rooms.body, base.body_factor)
    if whole is not None:
        return _pages([(slide, rooms)], whole, base)
    rows = _rows(slide.body)
    for count in range(2, len(rows) + 1):
        parts = [_part(slide, place, count) for place in range(count)]
        placed = [(part, rooms_of(base, part)) for part in parts]
        sizes = [body_size(part.body, room.body, base.body_factor) for part, room in placed if part.body is not None]
        known = [size for size in sizes if size is not None]
        if len(known) == count:
            return _pages(placed, min(known), base)
    parts = [_part(slide, place, len(rows)) for place in range(len(rows))] if len(rows) > 1 else [slide]
    return _pages([(part, rooms_of(base, part)) for part in parts], smallest_size(slide.body), base)


def _pages(placed: Sequence[tuple[Slide, Rooms]], size: float, base: Base) -> list[Page]:
    """The parts at one size, their charts with one share for the names."""
    shares = [
        names_share(part.body, rooms.body, size, base.body_factor)
        for part, rooms in placed
        if isinstance(part.body, Chart)
    ]
    return [Page(part, rooms, size, max(shares, default=0.0)) for part, rooms in placed]


def _rows(body: Body) -> Sequence[Bar] | Sequence[tuple[GridCell, ...]] | Sequence[Bullet]:
    if isinstance(body, People):
        return body.people
    return body.points if isinstance(body, Bullets) else body.rows


def _part(slide: Slide, place: int, count: int) -> Slide:
    """One of so many parts; the big numbers and the photographs stand on the first."""
    body = slide.body
    if isinstance(body, Bullets):
        body = Bullets(_share(body.points, place, count))
    elif isinstance(body, People):
        body = People(_share(body.people, place, count))
    elif body is not None:
        body = _with_rows(body, place, count)
    if place == 0:
        return replace(slide, body=body)
    return replace(slide, body=body, numbers=(), photos=(), notes=())


def _with_rows(body: Chart | Grid, place: int, count: int) -> Chart | Grid:
    if isinstance(body, Chart):
        return replace(body, rows=_share(body.rows, place, count))
    return replace(body, rows=_share(body.rows, place, count), whole=body.rows)


def _share(rows: tuple[T, ...], place: int, count: int) -> tuple[T, ...]:
    return rows[len(rows) * place // count : len(rows) * (place + 1) // count]


def rooms_of(base: Base, slide: Slide) -> Rooms:
    """The big numbers above, the key under them, the body, photographs beside it."""
    area = base.body
    numbers: tuple[Area, ...] = ()
    if slide.numbers:
        width = (area.width - GAP * (len(slide.numbers) - 1)) / len(slide.numbers)
        height = _numbers_height(slide.numbers, width, base.body_factor)
        upper = area.upper(height)
        numbers = tuple(
            Area(upper.left + place * (width + GAP), upper.top, width, upper.height)
            for place in range(len(slide.numbers))
        )
        area = area.below(height + GAP)
    key, key_size = None, KEY_SIZES[0]
    if slide.key:
        words = plain_text(slide.key)
        largest, smallest = KEY_SIZES
        lines = len(wrapped(words, area.width, largest, strong=True, factor=base.body_factor))
        key_size = largest if lines <= KEY_LINES else smallest
        height = height_of([words], area.width, key_size, strong=True, factor=base.body_factor)
        key = area.upper(height)
        area = area.below(height + GAP)
    if not slide.photos:
        return Rooms(area, key, key_size, numbers)
    if slide.body is None:
        return Rooms(area, key, key_size, numbers, area.rows(len(slide.photos), GAP))
    left, right = area.columns(BODY_SHARE, 2 * GAP)
    return Rooms(left, key, key_size, numbers, right.rows(len(slide.photos), GAP))


def _numbers_height(numbers: Sequence[BigNumber], width: float, factor: float) -> float:
    """As high as what the numbers count takes, within measure."""
    size = NUMBER_WORDS[0]
    lines = max(len(wrapped(number.caption, width, size, factor=factor)) for number in numbers)
    return NUMBER_HEIGHT + min(lines, NUMBER_LINES) * size * LINE


def smallest_size(body: Body) -> float:
    """The size below which no body of a slide is set."""
    if isinstance(body, Bullets):
        return BULLET_SIZES[1]
    if isinstance(body, People):
        return PEOPLE_SIZES[1]
    return GRID_SIZES[1] if isinstance(body, Grid) else CHART_SIZES[1]


def body_size(body: Body, area: Area, factor: float) -> float | None:
    """The largest size at which a body fits its room; None where none does."""
    if isinstance(body, Bullets):
        sizes = (FEW_LARGEST if len(body.points) <= FEW_POINTS else BULLET_SIZES[0], BULLET_SIZES[1])
        return _largest(sizes, lambda size: bullets_height(body, area.width, size, factor) <= area.height)
    if isinstance(body, People):
        return _people_size(body, area, factor)
    return grid_size(body, area, factor) if isinstance(body, Grid) else chart_size(body, area, factor)


def _largest(sizes: tuple[float, float], fits: Callable[[float], bool]) -> float | None:
    size, smallest = sizes
    while size >= smallest:
        if fits(size):
            return size
        size -= 1.0
    return None


def detail_size(size: float) -> float:
    """The size of what stands under a point."""
    return max(SMALLEST_DETAIL, round(size * DETAIL))


def bullets_height(body: Bullets, width: float, size: float, factor: float) -> float:
    """The height of a list at a size of its points."""
    room = width - BULLET_INDENT
    height = 0.0
    for point in body.points:
        height += height_of([point.whole], room, size, strong=bool(point.lead), factor=factor)
        if point.detail:
            height += height_of([point.detail], room, detail_size(size), factor=factor)
    return height + size * BULLET_GAP * max(len(body.points) - 1, 0)


def bullet_gap(body: Bullets, area: Area, size: float, factor: float) -> float:
    """Points between two points of a list: a short list stands looser, so that it fills its slide."""
    spare = max(area.height - bullets_height(body, area.width, size, factor), 0.0)
    return size * BULLET_GAP + min(spare / max(len(body.points) - 1, 1), size * BULLET_SPREAD)


def _people_size(body: People, area: Area, factor: float) -> float | None:
    def one_line(size: float) -> bool:
        places = people_rooms(body, area, size, factor)
        return places is not None and all(
            height_of([one.text], places[0].width, size, strong=True, factor=factor) <= size * LINE
            for one in body.people
        )

    return _largest((PEOPLE_SIZES[0], ONE_LINE_FROM), one_line) or _largest(
        PEOPLE_SIZES, lambda size: people_rooms(body, area, size, factor) is not None
    )


def people_rooms(body: People, area: Area, size: float, factor: float) -> tuple[Area, ...] | None:
    """A place for each person, row by row in as few columns as hold them all; None where they do not fit."""
    return next((places for count in PEOPLE_COLUMNS if (places := _people_in(body, area, size, factor, count))), None)


def _people_in(body: People, area: Area, size: float, factor: float, count: int) -> tuple[Area, ...]:
    width = (area.width - 2 * GAP * (count - 1)) / count
    heights = [
        max(_person_height(person, width, size, factor) for person in body.people[start : start + count])
        for start in range(0, len(body.people), count)
    ]
    gap, gaps = size * PERSON_GAP, max(len(heights) - 1, 1)
    even = [max(heights)] * len(heights)
    if sum(even) + gap * (len(even) - 1) <= area.height:
        heights = even  # one step from row to row, where there is room for it
    spare = area.height - sum(heights) - gap * (len(heights) - 1)
    broken = not all(words_fit(one.text, width, size, strong=True, factor=factor) for one in body.people)
    if spare < 0 or (broken and size > PEOPLE_SIZES[1]):
        return ()
    gap += min(spare / gaps, size)
    return tuple(
        Area(
            area.left + place % count * (width + 2 * GAP),
            area.top + sum(heights[: place // count]) + gap * (place // count),
            width,
            heights[place // count],
        )
        for place in range(len(body.people))
    )


def _person_height(person: Bullet, width: float, size: float, factor: float) -> float:
    under = height_of([person.detail], width, detail_size(size), factor=factor) if person.detail else 0.0
    return height_of([person.text], width, size, strong=True, factor=factor) + under
