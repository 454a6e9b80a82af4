"""The figures as files: for the screen, a slide, print, and as drawings that can be edited."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from smio.figures import Figure
from smio.figures.picture import Drawing, drawing, page_width, png_of, with_faces

DPI = 300  # of print
SCREEN_WIDE, SLIDE_WIDE = 1280, 1920  # pixels, 16:9
SLIDE_SHAPE = 16 / 9
PRINT = (3508, 2480)  # pixels: A4 at 300 to the inch, lying or standing


class Kind(StrEnum):
    """What a figure's file is for; a slide and print are PNG of other sizes than the screen's, a vector is SVG."""

    SCREEN = "screen"
    SLIDE = "slide"
    PRINT = "print"
    VECTOR = "vector"


def figure_files(figures: Sequence[Figure], kinds: Sequence[Kind] = tuple(Kind)) -> dict[str, bytes]:
    """The files of the figures by name, in the order of the figures: ``1-heat-map-slide.png``, ``1-heat-map.svg``.

    What several files share is drawn once; what is not asked for is not drawn.
    """
    return {
        f"{number}-{figure.name}{ending}": content
        for number, figure in enumerate(figures, 1)
        for ending, content in _files(figure, kinds)
    }


def _files(figure: Figure, kinds: Sequence[Kind]) -> Iterator[tuple[str, bytes]]:
    if set(kinds) - {Kind.PRINT}:
        flat = drawing(figure, SLIDE_SHAPE)
        if Kind.SCREEN in kinds:
            yield "-screen.png", png_of(flat.svg, SCREEN_WIDE / flat.width)
        if Kind.SLIDE in kinds:
            yield "-slide.png", png_of(flat.svg, SLIDE_WIDE / flat.width)
        if Kind.VECTOR in kinds:
            yield ".svg", with_faces(flat.svg)
    if Kind.PRINT in kinds:
        sheet, wide = _on_paper(figure)
        yield "-print.png", png_of(sheet.svg, wide / sheet.width, dpi=DPI)


def _on_paper(figure: Figure) -> tuple[Drawing, int]:
    """The figure on a sheet that lies or stands, whichever makes its letters larger, and how many pixels it is wide."""
    long, short = PRINT
    lies = long / page_width(figure, long / short) >= short / page_width(figure, short / long)
    return (drawing(figure, long / short), long) if lies else (drawing(figure, short / long), short)
