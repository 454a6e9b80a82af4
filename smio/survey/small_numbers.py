"""The one rule on small numbers, for every table, chart, export and paper."""

from enum import Enum

HIDDEN_BELOW = 5
MARKED_BELOW = 10


class Showing(Enum):
    """How a value resting on n answers may be shown."""

    HIDDEN = "hidden"  # n < 5: the value is «—» and n is «<5»
    MARKED = "marked"  # 5–9: the value with a mark, without a verdict
    OPEN = "open"


def showing(n: int) -> Showing:
    """How a value that rests on ``n`` answers may be shown."""
    if n < HIDDEN_BELOW:
        return Showing.HIDDEN
    return Showing.MARKED if n < MARKED_BELOW else Showing.OPEN
