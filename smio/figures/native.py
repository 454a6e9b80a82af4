"""The converter of charts into pictures, in the process that calls it, with the bundled face registered.

It lays a chart out and draws it in one piece of native code that lets no other thread run meanwhile.
"""

from functools import cache
from types import ModuleType

from smio.figures.face import FONTS
from smio.figures.marks import Spec
from smio.figures.outlines import outlined
from smio.figures.unmeasured import unmeasured, worded


def chart_to_svg(chart: Spec) -> str:
    """A Vega-Lite chart of layers as SVG; its text stays text."""
    return worded(_converter().vegalite_to_svg(unmeasured(chart)))


def svg_to_png(drawn: str, scale: float, ppi: float = 72) -> bytes:
    """An SVG of ours as PNG, so many pixels to its unit at 72 to the inch."""
    return _converter().svg_to_png(outlined(drawn), scale=scale, ppi=ppi)


def svg_to_pdf(drawn: str) -> bytes:
    """An SVG of ours as PDF; its text stays text, in the bundled face."""
    return _converter().svg_to_pdf(drawn)


def warm_up() -> None:
    """Load the converter before the first job."""
    _converter()


@cache
def _converter() -> ModuleType:
    import vl_convert  # noqa: PLC0415 - heavy, and only a picture needs it

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
