"""A figure: a chart with what it says in words, for those who cannot see it."""

from dataclasses import dataclass

import altair as alt


@dataclass(frozen=True, eq=False)
class Figure:
    """``name`` is the stem of its file (``heat-map``); ``alt_text`` says what the picture shows, numbers included."""

    name: str
    title: str
    chart: alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart | alt.FacetChart
    alt_text: str
