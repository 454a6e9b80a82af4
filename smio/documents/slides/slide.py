"""A slide before it is drawn: its finding, one picture of it, where it comes from, what to say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class SlideKind(StrEnum):
    """The slides in the order a council hears them."""

    TITLE = "title"
    GROUP = "group"
    METHOD = "method"
    SERVICES = "services"  # first and second assessment
    DIFFERENCE = "difference"
    SERVICES_TIME = "services_time"  # three rounds and more
    CRITERIA = "criteria"
    INDEX = "index"  # a checklist by its directions: МИБП
    INDEX_TIME = "index_time"
    PLAN = "plan"
    ACTS = "acts"
    SUCCESS = "success"
    SHORTCOMING = "shortcoming"
    UNPLANNED = "unplanned"
    ANSWERS = "answers"
    FIXED = "fixed"
    PROPOSALS = "proposals"


class Ink(StrEnum):
    """What a colour stands for; the deck's look says which it is."""

    PLAIN = "plain"
    QUIET = "quiet"
    ACCENT = "accent"
    BEFORE = "before"
    BETTER = "better"
    WORSE = "worse"
    UNPROVEN = "unproven"
    HAIR = "hair"  # lines that are to be seen through


@dataclass(frozen=True)
class Run:
    """Words of one colour. ``mark`` runs are squares of a key: they are filled, not read."""

    text: str
    ink: Ink = Ink.PLAIN
    strong: bool = False
    mark: bool = False


@dataclass(frozen=True)
class Bullet:
    """A point of a list, what it is about in bold before it, and under it in smaller quiet words what belongs to it."""

    text: str
    detail: str = ""
    lead: str = ""

    @property
    def whole(self) -> str:
        """The point with its lead."""
        return f"{self.lead}: {self.text}" if self.lead else self.text


@dataclass(frozen=True)
class Bullets:
    points: tuple[Bullet, ...]


@dataclass(frozen=True)
class People:
    """Names with who they are under each: side by side in rows, more legible than a table of many columns."""

    people: tuple[Bullet, ...]


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart: a value for each series, None where it is not shown, and the ink of the last one."""

    name: str
    values: tuple[float | None, ...]
    ink: Ink = Ink.ACCENT


@dataclass(frozen=True)
class Chart:
    """A native chart. ``rows`` are bars from the top; a ``line`` chart runs through them from the left.

    ``series`` are their names, the last drawn in the rows' inks, the others in that of what stood before. ``low`` and
    ``high`` are the ends of the axis; ``places`` decimals of the labels, with signs where ``signed``. ``alt_text`` says
    what is seen, numbers included.
    """

    series: tuple[str, ...]
    rows: tuple[Bar, ...]
    low: float
    high: float
    alt_text: str
    step: float = 1.0
    places: int = 2
    signed: bool = False
    line: bool = False


@dataclass(frozen=True)
class GridCell:
    text: str
    ink: Ink = Ink.PLAIN
    strong: bool = False
    fill: str = ""  # RRGGBB


@dataclass(frozen=True)
class GridColumn:
    """A column of a table; ``share`` is its part of the width."""

    title: str
    share: float
    number: bool = False


@dataclass(frozen=True)
class Grid:
    """A native table; its first row is the heading. ``whole`` has all the rows where these are a part of them."""

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    alt_text: str
    whole: tuple[tuple[GridCell, ...], ...] = ()

    @property
    def all_rows(self) -> tuple[tuple[GridCell, ...], ...]:
        """The rows by which the columns are made wide: alike on each slide of a table."""
        return self.whole or self.rows


@dataclass(frozen=True)
class BigNumber:
    """A number to be read from the last row of a hall, and what it counts."""

    value: str
    caption: str
    ink: Ink = Ink.ACCENT


@dataclass(frozen=True, eq=False)
class SlidePhoto:
    content: bytes
    alt_text: str
    caption: str = ""


Body = Chart | Grid | Bullets | People


@dataclass(frozen=True, eq=False)
class Slide:
    """``title`` is the finding as a sentence; ``key`` says above the body what its colours mean; ``source`` stands at
    the foot; ``notes`` are for the speaker. ``subtitle`` lines are the title slide's own.
    """

    kind: SlideKind
    title: str
    body: Body | None = None
    key: tuple[Run, ...] = ()
    numbers: tuple[BigNumber, ...] = ()
    photos: tuple[SlidePhoto, ...] = ()
    source: str = ""
    notes: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()


def plain_text(runs: Sequence[Run]) -> str:
    """The words of runs in a row."""
    return "".join(run.text for run in runs)


Inks = Mapping[Ink, str]  # RRGGBB by what a colour stands for
