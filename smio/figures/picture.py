"""A figure as a file: PNG for slides and networks, SVG for print."""

from smio.figures.figure import Figure


def png(figure: Figure, *, width: int = 1920, height: int = 1080) -> bytes:
    """The figure as PNG of exactly this size in pixels, on white."""
    import vl_convert  # noqa: PLC0415 - heavy, and only a picture needs it

    spec = {**figure.spec, "width": width / 2, "height": height / 2, "autosize": {"type": "fit", "contains": "padding"}}
    return vl_convert.vegalite_to_png(spec, scale=2, show_warnings=False)


def svg(figure: Figure) -> bytes:
    """The figure as SVG."""
    import vl_convert  # noqa: PLC0415 - see png

    spec = {**figure.spec, "width": 960, "height": 540, "autosize": {"type": "fit", "contains": "padding"}}
    return vl_convert.vegalite_to_svg(spec).encode()
