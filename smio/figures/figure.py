"""A figure: a chart with what it says in words, for those who cannot see it."""

from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from smio.figures.marks import Spec
from smio.figures.palette import DARK, Inks

if TYPE_CHECKING:
    import altair as alt

SLIDE_HEIGHT = 1000  # pixels; a slide has 1080 with its margins


@dataclass(frozen=True, eq=False)
class Figure:
    """``name`` is the stem of its file (``heat-map``); ``alt_text`` says what the picture shows, numbers included.

    ``spec`` is the one Vega-Lite specification behind screen, PNG and SVG; ``least_height`` the smallest height in
    pixels of its plot at which nothing overlaps.
    """

    name: str
    title: str
    spec: Spec
    alt_text: str
    least_height: int = 300

    @property
    def fits_a_slide(self) -> bool:
        """Whether its words can be read on a slide of 16:9; a figure of more rows is better drawn a service at a time.

        The slide's 1080 pixels then hold so many of the figure's own that text of 13 pixels keeps its size or more.
        """
        return self.least_height <= SLIDE_HEIGHT

    @cached_property
    def chart(self) -> "alt.LayerChart":
        """The chart for ``st.altair_chart(figure.chart, width="stretch", theme=None)``."""
        from smio.figures.altair_chart import altair_chart  # noqa: PLC0415 - heavy, and only a page needs it

        return altair_chart(self.spec)

    def on_dark(self) -> "Figure":
        """The same figure in inks for a dark page; what stands on colour keeps its own."""
        return self.in_inks(DARK)

    def in_inks(self, inks: Inks) -> "Figure":
        """The same figure with its text and lines in other inks."""
        spec = deepcopy(self.spec)
        spec["params"] = [
            {**param, "value": inks[param["name"]]} if param["name"] in inks else param for param in spec["params"]
        ]
        return replace(self, spec=spec)
