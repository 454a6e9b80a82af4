"""A chart laid out without its words, and the words put in afterwards.

Vega measures every text it places, for which the converter opens the face's file four times a letter: nine tenths of
the time of a drawing. Our figures say themselves where each text stands, so Vega gets a space to place and the words as
its description, and what it draws is made what it would have drawn: a test holds the two equal byte for byte.
"""

import re
from html import escape, unescape

from smio.figures.marks import Spec

STAND_IN = " "  # a space takes no measuring
LINE_END, HEIGHT_END = "\x1e", "\x1f"  # ASCII's own separators: no XML has them, so no words that are drawn have either
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what a damaged file may say and no drawing can
BLANK = (  # what JavaScript takes off the ends of a text; Python takes other letters
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f"
    "\u3000\ufeff"
)
GROUP = re.compile(r'(<g class="mark-text[^"]*") role="graphics-object" aria-roledescription="text mark container"')
TEXT = re.compile(
    rf'<text aria-label="([^"{HEIGHT_END}]*){HEIGHT_END}([^"]*)" role="graphics-symbol" '
    r'aria-roledescription="text mark" ([^>]*)/>'
)


def unmeasured(chart: Spec) -> Spec:
    """A chart of layers with no words left to measure; what is drawn of it is then to be `worded`."""
    return {**chart, "layer": [_silent(layer) for layer in chart["layer"]]}


def worded(drawn: str) -> str:
    """The SVG of an `unmeasured` chart as it is drawn of the chart itself, without letters that no XML may have."""
    return NO_XML.sub("", TEXT.sub(_text, GROUP.sub(r'\1 aria-hidden="true"', drawn)))


def _silent(layer: Spec) -> Spec:
    """A layer whose texts are spaces; their line height and their lines are what they are described with."""
    mark = layer["mark"]
    if mark["type"] != "text":
        return layer
    shown, height = mark["text"]["expr"], mark["lineHeight"]
    lines = f"isArray({shown}) ? {shown} : [{shown}]"
    told = f"({height['expr'] if isinstance(height, dict) else height}) + '{HEIGHT_END}' + join({lines}, '{LINE_END}')"
    return {**layer, "mark": {**mark, "text": STAND_IN, "aria": True, "description": {"expr": told}}}


def _text(found: re.Match[str]) -> str:
    """A text as Vega writes it: a single line as it is, several as spans one below the other."""
    height, words, look = found.groups()
    first, *others = [escape(line.strip(BLANK), quote=False) for line in unescape(words).split(LINE_END)]
    if not others:
        return _element("text", f" {look}", first)
    spans = [_element("tspan", "", first), *(_element("tspan", f' x="0" dy="{height}"', line) for line in others)]
    return _element("text", f" {look}", "".join(spans))


def _element(name: str, look: str, inside: str) -> str:
    return f"<{name}{look}>{inside}</{name}>" if inside else f"<{name}{look}/>"
