"""Places on a slide, in points from its upper left corner."""

from dataclasses import dataclass
from typing import Any

EMU = 12700  # to a point


@dataclass(frozen=True)
class Area:
    """A rectangle of a slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def right(self) -> float:
        return self.left + self.width

    def upper(self, height: float) -> "Area":
        """Its upper part."""
        return Area(self.left, self.top, self.width, min(height, self.height))

    def below(self, height: float) -> "Area":
        """What is left under an upper part."""
        return Area(self.left, self.top + height, self.width, max(self.height - height, 0.0))

    def columns(self, share: float, gap: float) -> tuple["Area", "Area"]:
        """Its left part, so large a share of it, and its right part."""
        first = (self.width - gap) * share
        second = self.width - gap - first
        return (
            Area(self.left, self.top, first, self.height),
            Area(self.left + first + gap, self.top, second, self.height),
        )

    def rows(self, count: int, gap: float) -> tuple["Area", ...]:
        """So many equal parts, one below another."""
        height = (self.height - gap * (count - 1)) / count
        return tuple(Area(self.left, self.top + place * (height + gap), self.width, height) for place in range(count))

    def place(self, shape: Any) -> None:
        """Put a shape of the office library there."""
        shape.left, shape.top = round(self.left * EMU), round(self.top * EMU)
        shape.width, shape.height = round(self.width * EMU), round(self.height * EMU)

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width, height as the office library counts them."""
        return round(self.left * EMU), round(self.top * EMU), round(self.width * EMU), round(self.height * EMU)


def area_of(shape: Any) -> Area:
    """Where a shape of the office library stands."""
    return Area(shape.left / EMU, shape.top / EMU, shape.width / EMU, shape.height / EMU)
