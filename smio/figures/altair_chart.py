"""A ready specification as an Altair chart."""

from copy import deepcopy
from typing import Any, cast

import altair as alt


class ReadyChart(alt.LayerChart):
    """A chart whose specification is written already.

    Altair's own classes take 80 ms to build and validate a figure of eight layers, on each rerun of a page; the
    tests validate every figure against the same schema once.
    """

    def __init__(self, spec: dict[str, Any]) -> None:
        super().__init__()  # pyright: ignore[reportUnknownMemberType] - altair types its data loosely
        object.__setattr__(self, "ready", spec)  # Altair would take an ordinary attribute for a part of the chart

    def to_dict(self, *_args: object, **_options: object) -> dict[str, Any]:
        """The specification itself."""
        return deepcopy(cast("dict[str, Any]", object.__getattribute__(self, "ready")))


def altair_chart(spec: dict[str, Any]) -> alt.LayerChart:
    """The chart of a specification."""
    return ReadyChart(spec)
