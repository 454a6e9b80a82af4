"""The looks of a sheet: sizes of a poster, of a square picture, of a story."""

from dataclasses import dataclass, replace

from smio.figures.palette import ACCENT, BETTER, LIGHT, NOT_PROVEN, WORSE

INK, QUIET, HAIR, BEFORE = LIGHT["ink"], LIGHT["quiet"], LIGHT["hair"], LIGHT["before"]
TRACK = "#EEF1F5"  # the whole length of the scale behind a bar
MARKS = {"improved": BETTER, "worsened": WORSE}  # of a bar and its sign; any other verdict is grey

__all__ = [
    "ACCENT",
    "BEFORE",
    "HAIR",
    "INK",
    "MARKS",
    "NOT_PROVEN",
    "NUMBERS",
    "POSTER",
    "QUIET",
    "SQUARE",
    "STORY",
    "TRACK",
    "Look",
]

Span = tuple[float, float]  # the largest and the smallest size of letters


@dataclass(frozen=True)
class Look:
    """A sheet's shape and the sizes of its letters, in its own units.

    ``above`` and ``below`` are left free besides the margin: a story's edges are covered by the network's own buttons.
    ``numbers`` and ``chart`` are whether they are on it, ``headline_share`` what of the height the finding may take.
    """

    width: float
    height: float
    margin: float
    who: float
    headline: Span
    headline_share: float
    number: Span
    label: float
    detail: float
    row: Span
    title: float
    key: float
    note: float
    gap: float
    numbers: bool = True
    chart: bool = True
    sources: bool = True
    above: float = 0.0
    below: float = 0.0

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


# In points. At 2 m a letter of 5 minutes of arc, which 20/20 eyes read, is 2.9 mm high: a capital of 12 points. All
# that is to be read from there is larger; who made it and the file's name are for those who step nearer.
POSTER = Look(
    width=595.28,
    height=841.89,
    margin=40.0,
    who=13.0,
    headline=(34.0, 18.0),
    headline_share=0.19,
    number=(58.0, 24.0),
    label=14.0,
    detail=12.0,
    row=(18.0, 12.0),
    title=17.0,
    key=13.0,
    note=10.0,
    gap=18.0,
)
# In pixels. A phone shows 1080 of them across some 360 of its own: 24 are 8 there, the least that is read in a feed.
SQUARE = Look(
    width=1080.0,
    height=1080.0,
    margin=72.0,
    who=26.0,
    headline=(60.0, 36.0),
    headline_share=0.26,
    number=(104.0, 44.0),
    label=27.0,
    detail=24.0,
    row=(32.0, 24.0),
    title=30.0,
    key=25.0,
    note=21.0,
    gap=30.0,
    numbers=False,
    sources=False,
)
NUMBERS = replace(SQUARE, numbers=True, chart=False, number=(124.0, 50.0), label=34.0, detail=28.0, gap=34.0)
STORY = Look(
    width=1080.0,
    height=1920.0,
    margin=80.0,
    who=30.0,
    headline=(66.0, 36.0),
    headline_share=0.15,
    number=(92.0, 44.0),
    label=30.0,
    detail=26.0,
    row=(38.0, 24.0),
    title=34.0,
    key=28.0,
    note=24.0,
    gap=38.0,
    sources=False,
    above=150.0,
    below=160.0,
)
