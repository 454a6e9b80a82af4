"""How a sheet falls into printed pages by its file alone: openpyxl reads it, nothing of the app's is used."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

PAGE_WIDE, PAGE_HIGH = (11.69 - 1.0) * 72, (8.27 - 1.5) * 72  # points of A4 across between the margins
DIGIT, EDGES, PIXEL = 7, 5, 0.75  # pixels of a digit and of a column's edges in Calibri 11; points of a pixel
DEFAULT_WIDTH, DEFAULT_HEIGHT = 8.43, 15.0
EMU = 12_700  # of a point


@dataclass(frozen=True)
class Printed:
    """The tops and ends of rows in points of the sheet, and where its pages begin."""

    tops: tuple[float, ...]
    page: float  # points of rows on a page
    starts: tuple[float, ...]

    def cut(self, top: float, end: float) -> bool:
        """Whether a page begins between the two."""
        return any(top + 0.5 < start < end - 0.5 for start in self.starts)

    @property
    def last_page(self) -> int:
        """How many rows stand on the last page."""
        return sum(top >= self.starts[-1] for top in self.tops[:-1])


def printed(sheet: Any) -> Printed:
    """The pages of a sheet that is drawn together to the width of one page."""
    heights = [sheet.row_dimensions[row].height or DEFAULT_HEIGHT for row in range(1, _rows(sheet) + 1)]
    tops = [sum(heights[:row]) for row in range(len(heights) + 1)]
    wide = sum(_width(sheet, column) * DIGIT + EDGES for column in range(1, _columns(sheet) + 1)) * PIXEL
    tall = 1 if sheet.page_setup.fitToHeight is None else int(sheet.page_setup.fitToHeight)  # 1 is not written out
    scale = min(1.0, PAGE_WIDE / wide)
    if tall:
        scale = min(scale, tall * PAGE_HIGH / tops[-1])
    first, last = map(int, re.findall(r"\d+", sheet.print_title_rows)) if sheet.print_title_rows else (1, 0)
    repeated = tops[last] - tops[first - 1]
    page = PAGE_HIGH / scale
    breaks = {tops[one.id] for one in sheet.row_breaks.brk}
    starts = [0.0]
    for top, end in pairwise(tops):
        room = page - (repeated if len(starts) > 1 else 0.0)
        if top and (top in breaks or (tall != 1 and end - starts[-1] > room + 0.5)):
            starts.append(top)
    return Printed(tuple(tops), page, tuple(starts))


def charts_of(sheet: Any) -> list[tuple[float, float]]:
    """The top and the end of every chart, in points of the sheet."""
    tops = printed(sheet).tops
    return [(_place(chart.anchor._from, tops), _place(chart.anchor.to, tops)) for chart in sheet._charts]


def _place(corner: Any, tops: tuple[float, ...]) -> float:
    return tops[int(corner.row)] + float(corner.rowOff) / EMU


def _rows(sheet: Any) -> int:
    """The last row with anything in it or under a chart."""
    return max([sheet.max_row, *(chart.anchor.to.row + 1 for chart in sheet._charts)])


def _columns(sheet: Any) -> int:
    return max([sheet.max_column, *(chart.anchor.to.col + 1 for chart in sheet._charts)])


def _width(sheet: Any, column: int) -> float:
    for one in sheet.column_dimensions.values():
        if one.min <= column <= one.max:
            return one.width
    return DEFAULT_WIDTH
