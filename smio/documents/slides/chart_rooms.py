"""How a chart parts its room between the names of its rows and their bars."""

from smio.documents.slides.areas import Area
from smio.documents.slides.measuring import LINE, words_fit, wrapped
from smio.documents.slides.slide import Chart

CHART_SIZES = (18.0, 14.0)
SHARES = (0.24, 0.32, 0.4, 0.5)  # of a chart's width, for the names: as little as they need
FEW_LINES = 2  # of a name, before it is given more of the width
CUT_LINES = 4  # a name is cut only where it still has so many: cut shorter, two names may read the same
NAME_GAP = 12.0  # points between names and bars
BAR_HEIGHT = 17.0  # points a bar needs for its number
ROW_GAP = 8.0
AXIS_HEIGHT = 10.0


def name_lines(chart: Chart, area: Area, size: float) -> int:
    """How many lines of a name a row is high enough for."""
    return max(1, int((_row_room(chart, area) - 4) / (size * LINE)))


def name_width(area: Area, share: float) -> float:
    """The width of a row's name, in points."""
    return area.width * share - NAME_GAP


def names_share(chart: Chart, area: Area, size: float, factor: float) -> float:
    """The least share at which the names stand in a line or two, else in three; else the most of the shares."""
    most = name_lines(chart, area, size)
    for share, lines in (*((share, FEW_LINES) for share in SHARES[:-1]), (SHARES[-2], FEW_LINES + 1)):
        if _whole(chart, name_width(area, share), min(lines, most), size, factor):
            return share
    return SHARES[-1]


def _whole(chart: Chart, width: float, lines: int, size: float, factor: float) -> bool:
    return all(
        len(wrapped(row.name, width, size, factor=factor)) <= lines and words_fit(row.name, width, size, factor=factor)
        for row in chart.rows
    )


def _row_room(chart: Chart, area: Area) -> float:
    return (area.height - AXIS_HEIGHT) / max(len(chart.rows), 1)


def chart_size(chart: Chart, area: Area, factor: float) -> float | None:
    """The size of the rows' names; None where a row is too low for its bars or its name."""
    largest, smallest = CHART_SIZES
    if chart.line:
        return largest
    if BAR_HEIGHT * len(chart.series) + ROW_GAP > _row_room(chart, area):
        return None
    width, size = name_width(area, SHARES[-1]), largest
    while size >= smallest:
        if _whole(chart, width, name_lines(chart, area, size), size, factor):
            return size
        size -= 1.0
    return smallest if name_lines(chart, area, smallest) >= CUT_LINES else None
