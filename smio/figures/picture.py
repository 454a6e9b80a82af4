"""A figure as a file: PNG for slides and networks, SVG for print."""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache

from smio.figures.converter import converter
from smio.figures.face import EMBEDDED, FAMILY
from smio.figures.figure import Figure
from smio.figures.frame import LEVELS
from smio.figures.marks import Spec
from smio.figures.palette import LIGHT, Inks

MARGIN = 32  # in the figure's own pixels
WHOLE = 1 + 1e-6  # the converter drops a fraction of a pixel; this keeps 1079.9999 from becoming 1079
SLIDE = (16, 9)
# Each ink a colour of its own that nothing else in a figure has, a step of one beside the ink: a style can find it.
PAGE_INKS: Inks = {name: f"{value[:-1]}{int(value[-1], 16) ^ 1:X}" for name, value in LIGHT.items()}
TAG = re.compile(r"<[^>]+>")
NEEDLESS = re.compile(r' (?:class|role|aria-[a-z]+|font-family)="[^"]*"')
LONG_NUMBER = re.compile(r"\d+\.\d{3,}")


def png(figure: Figure, *, width: int = 1920, height: int = 1080) -> bytes:
    """The figure as PNG of exactly this size in pixels, on white.

    The figure is laid out on the smallest page of this shape that holds it, and the page is enlarged to the size.
    """
    flat = drawing(figure, width / height)
    return png_of(flat.svg, width / flat.width)


def slide(figure: Figure, *, width: int = 1920) -> tuple[bytes, bytes]:
    """The figure as PNG and as SVG, 16:9, drawn once for both: what `png` and `svg` give one by one."""
    flat = drawing(figure, SLIDE[0] / SLIDE[1])
    return png_of(flat.svg, width / flat.width), with_faces(flat.svg)


def svg(figure: Figure) -> bytes:
    """The figure as SVG, 16:9, on white."""
    return with_faces(drawing(figure, SLIDE[0] / SLIDE[1]).svg)


@dataclass(frozen=True)
class Drawing:
    """A figure laid out on a page of ``width`` of its own pixels, as SVG of which any picture can be made."""

    svg: str
    width: float


def drawing(figure: Figure, shape: float) -> Drawing:
    """The figure on the smallest page of a shape (width by height) that holds it, on white."""
    width, height = _page(figure, shape)
    return Drawing(converter.chart_to_svg(_on_page(figure, width, height)), width)


def page_width(figure: Figure, shape: float) -> float:
    """How wide the page of a shape is that holds the figure, in its own pixels: the wider, the smaller its letters."""
    return _page(figure, shape)[0]


def png_of(drawn: str, scale: float = 1.0, *, dpi: int = 72) -> bytes:
    """An SVG of ours as PNG, so many pixels to its unit; ``dpi`` is only written into the file."""
    return converter.svg_to_png(drawn, scale=scale * WHOLE * 72 / dpi, ppi=dpi)


def pdf_of(drawn: str) -> bytes:
    """An SVG of ours as a PDF of one page, a point to its unit; its text stays text, in the bundled face."""
    return converter.svg_to_pdf(drawn)


def inline_svg(figure: Figure, width: int) -> str:
    """The figure so wide for a page of HTML: the attributes and the inside of an ``svg`` whose tag the page opens.

    It has neither background nor face, which are the page's; its inks are `PAGE_INKS`, to be told by a style.
    """
    own = figure.in_inks(PAGE_INKS)
    drawn = converter.chart_to_svg({**own.spec, "width": width, "autosize": "none", "background": None})
    opening, _, inside = drawn.partition(">")
    view = re.search(r'viewBox="[^"]+"', opening)
    return f"{view.group() if view else ''}>{TAG.sub(_lean, inside)}"


def _lean(tag: re.Match[str]) -> str:
    """A tag without what the page does not need, its places to a hundredth of a pixel."""
    return LONG_NUMBER.sub(lambda found: f"{float(found.group()):.2f}", NEEDLESS.sub("", tag.group()))


def style_of_faces() -> str:
    """The rules that carry both weights of the bundled face within a page."""
    return _faces().removeprefix("<style>").removesuffix("</style>")


def with_faces(drawn: str) -> bytes:
    """A drawing as a file.

    Its text stays text, to be searched, read aloud and edited; so that it looks the same on a machine without the
    face, both weights are embedded (25 KB each). Programs that ignore embedded faces take the next of the list.
    """
    opening = drawn.index(">", drawn.index("<svg")) + 1
    return (drawn[:opening] + _faces() + drawn[opening:]).encode()


def _page(figure: Figure, shape: float) -> tuple[float, float]:
    """The smallest page of a shape (width : height) with room for the figure's widest layout."""
    height = max(figure.least_height + 2 * MARGIN, (LEVELS[-1] + 2 * MARGIN) / shape)
    return height * shape, height


def _on_page(figure: Figure, width: float, height: float) -> Spec:
    params = [
        {"name": "height", "value": height - 2 * MARGIN} if param["name"] == "height" else param
        for param in figure.spec["params"]
    ]
    page = {"width": width - 2 * MARGIN, "height": height - 2 * MARGIN, "padding": MARGIN, "autosize": "none"}
    return {**figure.spec, **page, "params": params, "background": "white"}


@cache
def _faces() -> str:
    """The bundled face as a style sheet."""
    rules = (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{b64encode(file.read_bytes()).decode()}) format('woff2')}}"
        for weight, file in EMBEDDED.items()
    )
    return f"<style>{''.join(rules)}</style>"
