"""How a table parts its width between its columns, and how high its rows are."""

from collections.abc import Callable, Sequence

from smio.documents.slides.areas import Area
from smio.documents.slides.measuring import LINE, width_of, words_fit, wrapped
from smio.documents.slides.slide import Grid, GridCell, GridColumn
from smio.documents.typography import NO_BREAK

GRID_SIZES = (24.0, 13.0)
LEGIBLE = 14.0  # points from the back of a hall; smaller only where a table would else break a word
GRID_PAD = 6.0  # points left and right of a cell's words
AFTER_NUMBER = 14.0  # left of words that follow a column of numbers: these stand at its right edge
GRID_PAD_HIGH = 3.0  # above and below
CELL_LINES = 5  # of a cell at most
EVEN_FOR = 3.0  # points that a table may be smaller for rows of one height
HEADING_SHARE = 0.6  # of a heading's length, so that it stands in two lines
HAIR = 0.1  # points, so that no word is broken by a rounding


def heading_size(size: float) -> float:
    """The size of a table's heading."""
    return max(size - 2, GRID_SIZES[1])


def left_pads(grid: Grid) -> list[float]:
    """Points left of the words of each column."""
    before = [False, *(column.number for column in grid.columns[:-1])]
    return [
        AFTER_NUMBER if number and not column.number else GRID_PAD
        for number, column in zip(before, grid.columns, strict=True)
    ]


def column_widths(grid: Grid, width: float, size: float, factor: float) -> list[float]:
    """The widths of a table's columns, in points: their shares, but what a column does not need goes to those whose
    words would be broken, then to those whose words would take more lines.
    """
    whole = sum(column.share for column in grid.columns)
    widths = [width * column.share / whole for column in grid.columns]
    columns = range(len(grid.columns))
    for needed in (_longest_word, _one_line):
        needs = [needed(place, grid, size, factor) + left_pads(grid)[place] + GRID_PAD + HAIR for place in columns]
        widths = _moved(widths, needs)
    return widths


def _moved(widths: Sequence[float], needs: Sequence[float]) -> list[float]:
    """The same width in all, with what is spare in some columns given to those that lack it."""
    lacks = [max(need - width, 0.0) for need, width in zip(needs, widths, strict=True)]
    spares = [max(width - need, 0.0) for need, width in zip(needs, widths, strict=True)]
    moved = min(sum(lacks), sum(spares))
    if not moved:
        return list(widths)
    return [
        width + moved * lack / sum(lacks) - moved * spare / sum(spares)
        for width, lack, spare in zip(widths, lacks, spares, strict=True)
    ]


def _longest_word(place: int, grid: Grid, size: float, factor: float) -> float:
    heading = grid.columns[place].title.split(" ")
    words = [
        (word, row[place].strong)
        for row in grid.all_rows
        for word in _unbroken(row[place].text, grid.columns[place]).replace("\n", " ").split(" ")
    ]
    return max(
        *(width_of(word, heading_size(size), strong=True, factor=factor) for word in heading),
        *(width_of(word, size, strong=strong, factor=factor) for word, strong in words),
        0.0,
    )


def _unbroken(text: str, column: GridColumn) -> str:
    """A cell's text as it may be broken: a number stays with the number of answers behind it."""
    return text.replace(" ", NO_BREAK) if column.number else text


def _one_line(place: int, grid: Grid, size: float, factor: float) -> float:
    """The width of a column's words in one line, its heading in two or so; no less than that of its longest word."""
    heading = width_of(grid.columns[place].title, heading_size(size), strong=True, factor=factor) * HEADING_SHARE
    lines = [(line, row[place].strong) for row in grid.all_rows for line in row[place].text.split("\n")]
    longest = _longest_word(place, grid, size, factor)
    return max(longest, heading, *(width_of(line, size, strong=strong, factor=factor) for line, strong in lines))


def text_widths(grid: Grid, width: float, size: float, factor: float) -> list[float]:
    """The widths of the columns' words."""
    columns = column_widths(grid, width, size, factor)
    return [column - pad - GRID_PAD for column, pad in zip(columns, left_pads(grid), strict=True)]


def row_heights(grid: Grid, width: float, size: float, factor: float) -> list[float]:
    """The heights of a table's rows, its heading first."""
    widths = text_widths(grid, width, size, factor)
    head = heading_size(size)
    heading = max(
        len(wrapped(column.title, room, head, strong=True, factor=factor))
        for column, room in zip(grid.columns, widths, strict=True)
    )
    heights = [heading * head * LINE + 2 * GRID_PAD_HIGH]
    for row in grid.rows:
        lines = max(min(CELL_LINES, count) for count in _lines(row, widths, size, factor))
        heights.append(lines * size * LINE + 2 * GRID_PAD_HIGH)
    return heights


def _lines(row: Sequence[GridCell], widths: Sequence[float], size: float, factor: float) -> list[int]:
    return [
        len(wrapped(cell.text, room, size, strong=cell.strong, factor=factor))
        for cell, room in zip(row, widths, strict=True)
    ]


def grid_size(grid: Grid, area: Area, factor: float) -> float | None:
    """The largest size at which a table fits; one that breaks no word and cuts no cell where there is any, and a little
    smaller where its rows are then all of one height.
    """

    def whole(size: float) -> bool:
        widths = text_widths(grid, area.width, size, factor)
        cells = [
            (_unbroken(cell.text, column), room, size, cell.strong)
            for row in grid.rows
            for cell, column, room in zip(row, grid.columns, widths, strict=True)
        ]
        heads = [(one.title, room, heading_size(size), True) for one, room in zip(grid.columns, widths, strict=True)]
        return all(
            words_fit(text, room, own, strong=strong, factor=factor) for text, room, own, strong in cells + heads
        )

    def uncut(size: float) -> bool:
        widths = text_widths(grid, area.width, size, factor)
        return all(count <= CELL_LINES for row in grid.rows for count in _lines(row, widths, size, factor))

    def even(size: float) -> bool:
        _, *rows = row_heights(grid, area.width, size, factor)
        return max(rows, default=0.0) == min(rows, default=0.0)

    def fits(size: float) -> bool:
        return sum(row_heights(grid, area.width, size, factor)) <= area.height

    size = _largest(GRID_SIZES[0], LEGIBLE, lambda size: fits(size) and uncut(size) and whole(size))
    if size is not None:
        least = max(size - EVEN_FOR, LEGIBLE)
        return _largest(size, least, lambda size: fits(size) and whole(size) and even(size)) or size
    if whole(LEGIBLE) and uncut(LEGIBLE):
        return None
    small = _largest(LEGIBLE, GRID_SIZES[1], lambda size: fits(size) and whole(size))
    return small or _largest(GRID_SIZES[1], GRID_SIZES[1], fits)


def _largest(size: float, smallest: float, fits: Callable[[float], bool]) -> float | None:
    while size >= smallest:
        if fits(size):
            return size
        size -= 1.0
    return None
