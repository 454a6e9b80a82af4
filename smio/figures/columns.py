"""Columns of a table-like figure, and headings that lie flat where they fit and stand upright where they do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from smio.figures.frame import LEVELS, Three
from smio.figures.labels import lines_apart, width_of
from smio.figures.marks import LINE, Row, Spec, at, text, with_tooltip

SIZE = 11.0
UPRIGHT = 108.0  # pixels of a heading that stands upright
MOST_LINES = 3


@dataclass(frozen=True)
class Columns:
    """Columns to the right of a gutter; the last stands ``apart`` by that share of a column.

    A heading that stands upright may be ``upright`` pixels long.
    """

    names: Sequence[str]
    gutter: Three
    apart: float = 0.0
    upright: float = UPRIGHT

    @property
    def count(self) -> float:
        """The width of all columns in columns."""
        return len(self.names) + self.apart

    @property
    def heights(self) -> Three:
        """The room that the headings take at each level."""
        low, middle, high = (
            deepest * LINE * SIZE + 8 if flat else longest + 14
            for flat, deepest, longest in zip(self._flat, self._deepest, self._longest, strict=True)
        )
        return (low, middle, high)

    def headings(self, tooltip: str) -> Spec:
        """The headings above the rows; ``tooltip`` names the full text."""
        places = [*range(len(self.names) - 1), len(self.names) - 1 + self.apart]
        rows: list[Row] = [
            {"name": name, "place": place, "lines": [level[column] for level in self._lines]}
            for column, (name, place) in enumerate(zip(self.names, places, strict=True))
        ]
        flat = f"[{', '.join(str(flat).lower() for flat in self._flat)}][level]"
        block = f"(length(datum.lines[level]) - 1) * {LINE * SIZE:g}"
        x = at(f"gutter + cell * (datum.place + 0.5) - ({flat} ? 0 : {block} / 2)")
        y = at(f"{flat} ? top - 14 - {block} : top - 7")
        drawn = text(rows, "datum.lines[level]", x, y, size=SIZE, ink="quiet")
        drawn["mark"] |= {"angle": {"expr": f"{flat} ? 0 : 270"}, "align": {"expr": f"{flat} ? 'center' : 'left'"}}
        return with_tooltip({"name": tooltip}, drawn)[0]

    @cached_property
    def _narrowest(self) -> list[float]:
        """The width of a column in the narrowest picture of each level."""
        return [(width - gutter) / self.count for width, gutter in zip(LEVELS, self.gutter, strict=True)]

    @cached_property
    def _flat(self) -> list[bool]:
        """Whether the longest word fits across a column at each level."""
        longest = max(width_of(word, SIZE) for name in self.names for word in name.split(" "))
        return [longest <= column for column in self._narrowest]

    @cached_property
    def _lines(self) -> list[list[list[str]]]:
        """The lines of each name at each level."""
        return [
            lines_apart(self.names, column, SIZE, MOST_LINES)
            if flat
            else lines_apart(self.names, self.upright, SIZE, 2 if column >= 2 * LINE * SIZE else 1)
            for flat, column in zip(self._flat, self._narrowest, strict=True)
        ]

    @cached_property
    def _deepest(self) -> list[int]:
        return [max(len(lines) for lines in level) for level in self._lines]

    @cached_property
    def _longest(self) -> list[float]:
        return [max(width_of(line, SIZE) for lines in level for line in lines) for level in self._lines]
