"""Pieces of a drawn sheet: SVG of words whose room is known, boxes, signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape

from smio.comparison import Verdict
from smio.documents.publication.ties import tied
from smio.documents.slides.measuring import LINE, cut, fitting_size, width_of, words_fit, wrapped
from smio.documents.typography import printable
from smio.figures.face import FALLBACK, STRONG

ASCENT = 0.92  # of the size, from a line's top to what its letters stand on
BALANCE = 0.03  # by which a width is narrowed to make lines alike
SMALLER_TITLE = 0.85  # of a title's size, for the sake of one line
SHORT_LINE = 0.35  # of the width: words whose last line is shorter are set in lines alike


@dataclass(frozen=True)
class Piece:
    """A drawing from its own upper left corner, and how high it is."""

    svg: str
    height: float

    def at(self, x: float, y: float) -> str:
        """The piece in its place."""
        return f'<g transform="translate({_n(x)} {_n(y)})">{self.svg}</g>' if self.svg else ""


NOTHING = Piece("", 0.0)


def heading(piece: Piece) -> Piece:
    """The piece as what the sheet is about: it is read first of all."""
    return _of_role(piece, 'role="heading" aria-level="1"')


def paragraph(piece: Piece) -> Piece:
    """The piece as words that are read together."""
    return _of_role(piece, 'role="paragraph"')


def picture(piece: Piece, words: str, width: float) -> Piece:
    """The piece as a picture so wide, with the words that say what is seen in it."""
    label = escape(printable(words), {'"': "&quot;"})
    return _of_role(piece, f'role="img" aria-label="{label}" data-size="{_n(width)} {_n(piece.height)}"')


def _of_role(piece: Piece, role: str) -> Piece:
    return Piece(f"<g {role}>{piece.svg}</g>", piece.height) if piece.svg else piece


@dataclass(frozen=True)
class Lines:
    """Words in lines of one size."""

    lines: tuple[str, ...]
    size: float
    strong: bool = False

    @property
    def height(self) -> float:
        """From the top of the first line to the end of the last."""
        return LINE * self.size * len(self.lines)

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max((width_of(line, self.size, strong=self.strong) for line in self.lines), default=0.0)

    def drawn(self, ink: str, *, x: float = 0.0, y: float = 0.0, anchor: str = "start") -> str:
        """The lines one under another, the first one's top at ``y``."""
        weight = f' font-weight="{STRONG}"' if self.strong else ""
        side = f' text-anchor="{anchor}"' if anchor != "start" else ""
        opening = f'<text font-size="{_n(self.size)}" fill="{ink}"{weight}{side}'
        return "".join(
            f'{opening} x="{_n(x)}" y="{_n(y + self.size * (LINE * place + ASCENT))}">{escape(line)}</text>'
            for place, line in enumerate(self.lines)
            if line.strip()
        )

    def piece(self, ink: str) -> Piece:
        """The lines by themselves."""
        return Piece(self.drawn(ink), self.height)


@lru_cache(maxsize=4096)  # the same names are tried in many rooms until all of a chart's rows fit
def set_in(words: str, width: float, size: float, *, most: int, strong: bool = False) -> Lines:
    """Words of one size in at most so many lines, cut where they must be; no word stands alone on the last."""
    text = cut(tied(words), width, most, size, strong=strong)
    lines = Lines(tuple(wrapped(text, width, size, strong=strong)), size, strong)
    last = width_of(lines.lines[-1], size, strong=strong)
    return balanced(lines, width) if last < SHORT_LINE * width else lines


def fitted(words: str, room: tuple[float, float], sizes: tuple[float, float], *, strong: bool = False) -> Lines:
    """Words at the largest of the sizes at which they fit a room of width and height; cut at the smallest."""
    width, height = room
    size = fitting_size([tied(words)], room, sizes, strong=strong) or sizes[1]
    return set_in(words, width, size, most=max(1, int(height / size / LINE + 1e-9)), strong=strong)


def in_one_line(words: str, width: float, size: float, *, strong: bool = False) -> Lines:
    """A title in one line, in slightly smaller letters where that is enough; else in two."""
    one = fitting_size([tied(words)], (width, LINE * size), (size, SMALLER_TITLE * size), strong=strong)
    return set_in(words, width, one or size, most=2, strong=strong)


def balanced(lines: Lines, width: float) -> Lines:
    """The same lines of nearly the same length: no word stands alone at the end."""
    words = " ".join(lines.lines)
    kept = lines.lines
    while len(kept) > 1 and words_fit(words, width * (1 - BALANCE), lines.size, strong=lines.strong):
        width *= 1 - BALANCE
        narrower = tuple(wrapped(words, width, lines.size, strong=lines.strong))
        if len(narrower) > len(lines.lines):
            break
        kept = narrower
    return Lines(kept, lines.size, lines.strong)


def box(x: float, y: float, width: float, height: float, fill: str, *, round_by: float = 0.0) -> str:
    """A filled rectangle; nothing where it has no room."""
    if "0" in {_n(width), _n(height)}:
        return ""
    corner = f' rx="{_n(round_by)}"' if round_by else ""
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"{corner} fill="{fill}"/>'


def sign(verdict: Verdict | None, x: float, middle: float, size: float, ink: str) -> str:
    """▲, ▼ or • drawn: the face does not have them."""
    half = 0.36 * size
    if verdict not in {Verdict.IMPROVED, Verdict.WORSENED}:
        return f'<circle cx="{_n(x + half)}" cy="{_n(middle)}" r="{_n(0.6 * half)}" fill="{ink}"/>'
    way = -1 if verdict is Verdict.IMPROVED else 1
    top, foot = middle + way * 0.9 * half, middle - way * 0.8 * half
    corners = f"{_n(x)},{_n(foot)} {_n(x + 2 * half)},{_n(foot)} {_n(x + half)},{_n(top)}"
    return f'<polygon points="{corners}" fill="{ink}"/>'


def stacked(pieces: Sequence[Piece], gap: float) -> Piece:
    """Pieces one under another with a gap between each two."""
    kept = [piece for piece in pieces if piece.height]
    drawn, down = "", 0.0
    for piece in kept:
        drawn += piece.at(0, down)
        down += piece.height + gap
    return Piece(drawn, max(0.0, down - gap))


def sheet_svg(inside: str, shape: tuple[float, float], size: tuple[float, float], title: str, language: str) -> str:
    """A white sheet of a shape (its own units), shown at a size."""
    width, height = shape
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{language}" width="{_n(size[0])}" height="{_n(size[1])}" '
        f'viewBox="0 0 {_n(width)} {_n(height)}" font-family="{FALLBACK}"><title>{escape(printable(title))}</title>'
        f"{box(0, 0, width, height, '#FFFFFF')}{inside}</svg>"
    )


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
