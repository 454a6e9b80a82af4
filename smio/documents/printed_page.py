"""How a sheet falls into printed pages: A4 across, its columns drawn together to the page's width."""

from collections.abc import Iterable
from dataclasses import dataclass, field

PAGE_WIDE, PAGE_HIGH = 770.0, 487.0  # points between the margins
COLUMN_WIDTH = 8.43  # characters of a column that nobody set
DIGIT, EDGES = 5.25, 3.75  # points of a character and of a column's edges, in Excel's own face
ROW_HEIGHT = 15.0  # points
LITTLE_OVER = 0.2  # of a page: rows on a last page so empty are drawn together with those before it
ROOM = 0.96  # of a page: a row is a little higher on another machine


@dataclass(eq=False)
class Paper:
    """A sheet's rows and columns as they are being set: widths in characters, heights in points.

    The first ``headings`` rows stand on every page; there are ``breaks`` above rows.
    """

    widths: dict[int, float] = field(default_factory=dict[int, float])
    heights: dict[int, float] = field(default_factory=dict[int, float])
    headings: int = 0
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
        repeated = self.points(range(self.headings))
        full, over = divmod((self.points(range(rows)) - repeated) / (self.page_points - repeated), 1)
        if self.breaks and full > 1:
            return 0
        return int(max(full, 1)) if not full or over <= little_over else 0

    def keep_whole(self, first: int, last: int, largest: float = 1.0) -> None:
        """Break the page above the first row where the page would end inside the block; see `Sheet.keep_whole`."""
        begun = self.breaks[-1] if self.breaks else self.headings
        room = self.page_points - self.points(range(self.headings))
        above = self.points(range(begun, first)) % room  # rows may have run over pages of their own since the break
        block = self.points(range(first, last + 1))
        if first > begun and above + block > room >= block / largest:
            self.breaks.append(first)
