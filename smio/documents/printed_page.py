"""How a sheet falls into printed pages: A4 across, its columns drawn together to the page's width."""

from collections.abc import Iterable
from dataclasses import dataclass, field

PAGE_WIDE, PAGE_HIGH = 770.0, 487.0  # points between the margins
COLUMN_WIDTH = 8.43  # characters of a column that nobody set
DIGIT, EDGES = 5.25, 3.75  # points of a character and of a column's edges, in Excel's own face
ROW_HEIGHT = 15.0  # points
LEAST_ROWS = 6  # of a last page
LITTLE_OVER = 0.2  # of each page before it: so little on a last page is drawn in with the rest
ROOM = 0.96  # of a page: a row is a little higher on another machine


@dataclass(eq=False)
class Paper:
    """A sheet's rows and columns as they are being set: widths in characters, heights in points.

    The rows of ``headings`` stand on every page after them; there are ``breaks`` above rows.
    """

    widths: dict[int, float] = field(default_factory=dict[int, float])
    heights: dict[int, float] = field(default_factory=dict[int, float])
    headings: range = range(0)
    breaks: list[int] = field(default_factory=list[int])

    def points(self, rows: Iterable[int]) -> float:
        """How high the rows are together."""
        return sum(self.heights.get(row, ROW_HEIGHT) for row in rows)

    def below(self, row: int, points: float) -> int:
        """The first row below what begins with a row and is so high."""
        while points > 0:
            points -= self.heights.get(row, ROW_HEIGHT)
            row += 1
        return row

    @property
    def page_points(self) -> float:
        """How many points of rows a page holds: more, the smaller the columns are drawn."""
        across = sum(DIGIT * width + EDGES for width in self.widths.values())
        return PAGE_HIGH * max(1.0, across / PAGE_WIDE) * ROOM

    def pages(self, rows: int, little_over: float = LITTLE_OVER) -> int:
        """On how many pages so many rows are to be drawn together; 0 leaves them as they come, with the breaks."""
        page = self.page_points
        further = self.points(range(rows)) - page
        full, over = divmod(further / (page - self.points(self.headings)), 1)
        if further <= 0:
            return 1
        full += 1
        return 0 if (self.breaks and full > 1) or over > little_over * full else int(full)

    def keep_whole(self, first: int, last: int, largest: float = 1.0) -> None:
        """Break the page above the first row where the page would end inside the block; see `Sheet.keep_whole`."""
        left = self._flow(first)
        block, page = self.points(range(first, last + 1)), self.page_points - self.points(self.headings)
        begun = self.breaks[-1] if self.breaks else 0
        if block > left and block <= largest * page and first not in {begun, self.headings.stop}:
            self.breaks.append(first)

    def end(self, rows: int) -> None:
        """Break all pages where they are full, with more than a few rows on the last of them."""
        self.keep_whole(max(0, rows - LEAST_ROWS), rows - 1)
        self._flow(rows)

    def _flow(self, until: int) -> float:
        """Break the pages that are full above a row; how many points the last of them has left."""
        begun = self.breaks[-1] if self.breaks else 0
        later = self.page_points - self.points(self.headings)
        left = later if begun else self.page_points
        for row in range(begun, until):
            height = self.points([row])
            if height > left and row > begun:
                self.breaks.append(row)
                left = later
            left -= height
        return left
