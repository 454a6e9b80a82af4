"""Where everything of a slide goes, at what size; a slide that holds too much becomes several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from smio.documents.slides.areas import Area
from smio.documents.slides.base import Base
from smio.documents.slides.measuring import LINE, height_of, words_fit, wrapped
from smio.documents.slides.slide import Bar, Body, Bullet, Bullets, Chart, Grid, GridCell, Slide, plain_text

GAP = 12.0  # points between parts of a slide
NUMBERS_HEIGHT = 96.0
KEY_SIZES = (16.0, 13.0)
KEY_LINES = 2
BULLET_SIZES = (24.0, 16.0)
BULLET_INDENT = 18.0
BULLET_GAP = 0.55  # of the size, between two points
DETAIL, SMALLEST_DETAIL = 0.72, 13.0  # of the point's size
GRID_SIZES = (24.0, 13.0)
GRID_PAD = 6.0  # points left and right of a cell's words
GRID_PAD_HIGH = 4.0  # above and below
CELL_LINES = 4  # of a cell at most
CHART_SIZES = (18.0, 13.0)
LABEL_SHARE = 0.4  # of a chart, for the names of its rows
LABEL_LINES = 3
BAR_HEIGHT = 19.0  # points a bar needs for its number
ROW_GAP = 8.0
AXIS_HEIGHT = 10.0
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
    """A slide that fits: ``size`` is that of its body's words, in points."""

    slide: Slide
    rooms: Rooms
    size: float


def pages_of(base: Base, slide: Slide) -> list[Page]:
    """The slide, or as many of its parts as it takes for each to fit, alike in length."""
    rooms = rooms_of(base, slide)
    if slide.body is None:
        return [Page(slide, rooms, 0.0)]
    whole = body_size(slide.body, rooms.body, base.body_factor)
    if whole is not None:
        return [Page(slide, rooms, whole)]
    rows = _rows(slide.body)
    for count in range(2, len(rows) + 1):
        parts = [_part(slide, place, count) for place in range(count)]
        placed = [(part, rooms_of(base, part)) for part in parts]
        sizes = [body_size(part.body, room.body, base.body_factor) for part, room in placed if part.body is not None]
        known = [size for size in sizes if size is not None]
        if len(known) == count:
            return [Page(part, room, min(known)) for part, room in placed]
    parts = [_part(slide, place, len(rows)) for place in range(len(rows))] if len(rows) > 1 else [slide]
    return [Page(part, rooms_of(base, part), smallest_size(slide.body)) for part in parts]


def _rows(body: Body) -> Sequence[Bar] | Sequence[tuple[GridCell, ...]] | Sequence[Bullet]:
    return body.points if isinstance(body, Bullets) else body.rows


def _part(slide: Slide, place: int, count: int) -> Slide:
    """One of so many parts; the big numbers and the photographs stand on the first."""
    body = slide.body
    if isinstance(body, Bullets):
        body = Bullets(_share(body.points, place, count))
    elif body is not None:
        body = _with_rows(body, place, count)
    if place == 0:
        return replace(slide, body=body)
    return replace(slide, body=body, numbers=(), photos=(), notes=())


def _with_rows(body: Chart | Grid, place: int, count: int) -> Chart | Grid:
    if isinstance(body, Chart):
        return replace(body, rows=_share(body.rows, place, count))
    return replace(body, rows=_share(body.rows, place, count))


def _share(rows: tuple[T, ...], place: int, count: int) -> tuple[T, ...]:
    return rows[len(rows) * place // count : len(rows) * (place + 1) // count]


def rooms_of(base: Base, slide: Slide) -> Rooms:
    """The big numbers above, the key under them, the body, photographs beside it."""
    area = base.body
    numbers: tuple[Area, ...] = ()
    if slide.numbers:
        upper = area.upper(NUMBERS_HEIGHT)
        width = (upper.width - GAP * (len(slide.numbers) - 1)) / len(slide.numbers)
        numbers = tuple(
            Area(upper.left + place * (width + GAP), upper.top, width, upper.height)
            for place in range(len(slide.numbers))
        )
        area = area.below(NUMBERS_HEIGHT + GAP)
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


def smallest_size(body: Body) -> float:
    """The size below which no body of a slide is set."""
    if isinstance(body, Bullets):
        return BULLET_SIZES[1]
    return GRID_SIZES[1] if isinstance(body, Grid) else CHART_SIZES[1]


def body_size(body: Body, area: Area, factor: float) -> float | None:
    """The largest size at which a body fits its room; None where none does."""
    if isinstance(body, Bullets):
        return _largest(BULLET_SIZES, lambda size: bullets_height(body, area.width, size, factor) <= area.height)
    if isinstance(body, Grid):
        return _grid_size(body, area, factor)
    return _chart_size(body, area, factor)


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


def column_widths(grid: Grid, width: float) -> list[float]:
    """The widths of a table's columns, in points."""
    whole = sum(column.share for column in grid.columns)
    return [width * column.share / whole for column in grid.columns]


def row_heights(grid: Grid, width: float, size: float, factor: float) -> list[float]:
    """The heights of a table's rows, its heading first."""
    widths = [column - 2 * GRID_PAD for column in column_widths(grid, width)]
    heading = max(
        len(wrapped(column.title, room, size - 2, strong=True, factor=factor))
        for column, room in zip(grid.columns, widths, strict=True)
    )
    heights = [heading * (size - 2) * LINE + 2 * GRID_PAD_HIGH]
    for row in grid.rows:
        lines = max(
            min(CELL_LINES, len(wrapped(cell.text, room, size, strong=cell.strong, factor=factor)))
            for cell, room in zip(row, widths, strict=True)
        )
        heights.append(lines * size * LINE + 2 * GRID_PAD_HIGH)
    return heights


def _grid_size(grid: Grid, area: Area, factor: float) -> float | None:
    """Prefer a size that breaks no word."""
    widths = [column - 2 * GRID_PAD for column in column_widths(grid, area.width)]

    def whole_words(size: float) -> bool:
        return all(
            words_fit(cell.text, room, size, strong=cell.strong, factor=factor)
            for row in grid.rows
            for cell, room in zip(row, widths, strict=True)
        ) and all(
            words_fit(column.title, room, size - 2, strong=True, factor=factor)
            for column, room in zip(grid.columns, widths, strict=True)
        )

    def fits(size: float) -> bool:
        return sum(row_heights(grid, area.width, size, factor)) <= area.height

    return _largest(GRID_SIZES, lambda size: fits(size) and whole_words(size)) or _largest(
        (GRID_SIZES[1], GRID_SIZES[1]), fits
    )


def _chart_size(chart: Chart, area: Area, factor: float) -> float | None:
    """The size of the rows' names; as high as the rows need for their bars and their names."""
    if chart.line:
        return CHART_SIZES[0]
    room = (area.height - AXIS_HEIGHT) / max(len(chart.rows), 1)
    bars = BAR_HEIGHT * len(chart.series) + ROW_GAP
    width = area.width * LABEL_SHARE - GAP

    def fits(size: float) -> bool:
        lines = max(
            (min(LABEL_LINES, len(wrapped(row.name, width, size, factor=factor))) for row in chart.rows), default=1
        )
        return max(bars, lines * size * LINE + 4) <= room

    return _largest(CHART_SIZES, fits)
