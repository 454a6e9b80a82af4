"""The marks a figure is drawn with, as layers of a Vega-Lite specification.

Positions, sizes and inks are Vega expressions: they see the row of data as ``datum``, the picture's ``width`` and
``height``, and what `smio.figures.frame` defines (``level``, ``top``, ``bottom``, ``row``, the inks).
"""

from collections.abc import Mapping, Sequence
from typing import Any

Spec = dict[str, Any]
Row = Mapping[str, Any]
Channel = Spec

BODY, SMALL, SUBTITLE = 13.0, 11.5, 13.5  # pixels
LINE = 1.3  # line height by size


def at(expression: str) -> Channel:
    """A position in pixels."""
    return {"value": {"expr": expression}}


def on_scale(field: str, domain: tuple[float, float], pixels: tuple[str, str]) -> Channel:
    """A position on a linear scale that runs between two expressions in pixels."""
    scale = {"domain": list(domain), "range": [{"expr": end} for end in pixels], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def text(
    rows: Sequence[Row],
    shown: str,
    x: Channel,
    y: Channel,
    *,
    size: float | str = BODY,
    ink: str = "ink",
    **mark: Any,
) -> Spec:
    """A text per row; ``shown`` may give a list of lines."""
    height = {"expr": f"{LINE} * ({size})"} if isinstance(size, str) else round(LINE * size, 1)
    drawn: Spec = {
        "type": "text",
        "text": {"expr": shown},
        "fontSize": {"expr": size} if isinstance(size, str) else size,
        "lineHeight": height,
        "color": {"expr": ink},
        "align": "left",
        "baseline": "middle",
        "aria": False,
        **mark,
    }
    return layer(rows, drawn, {"x": x, "y": y})


def box(rows: Sequence[Row], x: tuple[Channel, Channel], y: tuple[Channel, Channel], *, fill: str, **mark: Any) -> Spec:
    """A filled rectangle per row, between two positions each way."""
    drawn: Spec = {"type": "rect", "color": {"expr": fill}, "aria": False, **mark}
    return layer(rows, drawn, {"x": x[0], "x2": _end(x[1]), "y": y[0], "y2": _end(y[1])})


def rule(rows: Sequence[Row], x: tuple[Channel, Channel], y: tuple[Channel, Channel], *, ink: str, **mark: Any) -> Spec:
    """A straight line per row."""
    drawn: Spec = {"type": "rule", "color": {"expr": ink}, "aria": False, **mark}
    return layer(rows, drawn, {"x": x[0], "x2": _end(x[1]), "y": y[0], "y2": _end(y[1])})


def point(rows: Sequence[Row], x: Channel, y: Channel, *, size: float | str, ink: str, **mark: Any) -> Spec:
    """A filled sign per row, ``size`` in square pixels."""
    area = {"expr": size} if isinstance(size, str) else size
    drawn: Spec = {"type": "point", "size": area, "filled": True, "opacity": 1, "color": {"expr": ink}, "aria": False}
    return layer(rows, {**drawn, **mark}, {"x": x, "y": y})


def layer(rows: Sequence[Row], mark: Spec, encoding: Spec) -> Spec:
    """A layer with its own rows of data."""
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def with_tooltip(fields: Mapping[str, str], *layers: Spec) -> list[Spec]:
    """The layers with a tooltip: by field of their rows (ready text) the words it is named with.

    A label over a box needs the box's tooltip too: the pointer finds the label first.
    """
    tooltip = [{"field": field, "type": "nominal", "title": title} for field, title in fields.items()]
    return [{**drawn, "encoding": {**drawn["encoding"], "tooltip": tooltip}} for drawn in layers]


def _end(channel: Channel) -> Channel:
    """A second position takes the scale of the first."""
    return {"field": channel["field"]} if "field" in channel else channel
