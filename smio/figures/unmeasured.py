"""A chart laid out without its words, and the words put in afterwards.

Vega measures every text it places, for which the converter opens the face's file four times a letter: nine tenths of
the time of a drawing. Our figures say themselves where each text stands, so Vega gets a space to place and the words as
its description, and what it draws is made what it would have drawn: a test holds the two equal byte for byte.
"""

import re
from html import escape, unescape

from smio.figures.marks import Spec

STAND_IN = " "  # a space takes no measuring
LINE_END, HEIGHT_END = "\ue000", "\ue001"  # of the letters that Unicode leaves to each for its own use
GROUP = re.compile(r'(<g class="mark-text[^"]*") role="graphics-object" aria-roledescription="text mark container"')
TEXT = re.compile(
    rf'<text aria-label="([^"{HEIGHT_END}]*){HEIGHT_END}([^"]*)" role="graphics-symbol" '
    r'aria-roledescription="text mark" ([^>]*)/>'
)


def unmeasured(chart: Spec) -> Spec:
    """A chart of layers with no words left to measure; what is drawn of it is then to be `worded`."""
    return {**chart, "layer": [_silent(layer) for layer in chart["layer"]]}


def worded(drawn: str) -> str:
    """The SVG of an `unmeasured` chart as it is drawn of the chart itself."""
    return TEXT.sub(_text, GROUP.sub(r'\1 aria-hidden="true"', drawn))


def _silent(layer: Spec) -> Spec:
    mark = layer["mark"]
    if mark["type"] != "text":
        return layer
    shown, height = mark["text"]["expr"], mark["lineHeight"]
    lines = f"isArray({shown}) ? {shown} : [{shown}]"
    told = f"({height['expr'] if isinstance(height, dict) else height}) + '{HEIGHT_END}' + join({lines}, '{LINE_END}')"
    return {**layer, "mark": {**mark, "text": STAND_IN, "aria": True, "description": {"expr": told}}}


def _text(found: re.Match[str]) -> str:
    height, words, look = found.groups()
    if not words:
        return f"<text {look}/>"
    lines = [escape(line.strip(), quote=False) for line in unescape(words).split(LINE_END)]
    if len(lines) == 1:
        return f"<text {look}>{lines[0]}</text>"
    spans = [_span("", lines[0]), *(_span(f' x="0" dy="{height}"', line) for line in lines[1:])]
    return f"<text {look}>{''.join(spans)}</text>"


def _span(place: str, words: str) -> str:
    return f"<tspan{place}>{words}</tspan>" if words else f"<tspan{place}/>"
