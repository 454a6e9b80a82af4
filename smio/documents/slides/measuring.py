"""How much room a text takes, and the size at which it fits.

Widths are those of the bundled face, which is 2 to 10 per cent wider than Arial in Russian and Kyrgyz: whatever fits
here fits in the office program too. A face that a group's own base brings is reckoned wider by a factor.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from smio.figures.face import LAID_OUT_WITH, REGULAR, STRONG

SPARE = 1.03  # capitals of the bundled face are 3 per cent narrower than Arial's
# Em, of what is wider in Arial than in the bundled face with that spare.
ARIAL = {"…": 1.0, "–": 0.556, "«": 0.556, "»": 0.556, "№": 1.115, "▲": 0.99, "▼": 0.99, " ": 0.278, "\u00a0": 0.278}
LINE = 1.2  # of the size, from one line of text to the next
UNKNOWN = 0.8  # em, of a letter the bundled face does not have
EM = 1000
# What the bundled face holds (assets/fonts/README.md); a letter missing is drawn as a box, whose width says nothing.
RANGES = ((0x20, 0x7E), (0xA0, 0xFF), (0x400, 0x45F), (0x472, 0x475), (0x490, 0x4F9), (0x2010, 0x203A))
KNOWN = frozenset(chr(code) for low, high in RANGES for code in range(low, high + 1)) | set("€№−")
ELLIPSIS = "…"
STEP = 1.0  # point, by which text is made smaller until it fits
# Faces that are on every machine, or have a double of the same widths there, and are no wider than Arial. For any other
# one an office program may have to take another face, and the usual one is as wide as Verdana.
NARROW = frozenset({"Arial", "Arial Narrow", "Helvetica", "Liberation Sans", "Times New Roman", "Liberation Serif"})
WIDE_FACE = 1.18
WIDE_STRONG = 1.07  # of its bold letters, that much wider again: digits and brackets most of all


def face_factor(face: str) -> float:
    """How much wider than the bundled face a face is taken to be."""
    return 1.0 if face in NARROW else WIDE_FACE


@cache
def _em(letter: str, strong: bool) -> float:
    own = _face(strong).getlength(letter) / EM if letter in KNOWN else UNKNOWN
    return max(own, ARIAL.get(letter, 0.0) / SPARE)


@cache
def _face(strong: bool) -> Any:
    from PIL import ImageFont  # noqa: PLC0415 - a paper's need

    file = LAID_OUT_WITH[STRONG if strong else REGULAR]
    return ImageFont.truetype(file, EM, layout_engine=ImageFont.Layout.BASIC)


def width_of(text: str, size: float, *, strong: bool = False, factor: float = 1.0) -> float:
    """The width of a line of text, in points."""
    wider = WIDE_STRONG if strong and factor > 1 else 1.0
    return size * SPARE * factor * wider * _ems(text, strong)


@lru_cache(maxsize=20_000)
def _ems(text: str, strong: bool) -> float:
    """Measured once: a text is tried at one size after another."""
    return sum(_em(letter, strong) for letter in text)


def wrapped(text: str, width: float, size: float, *, strong: bool = False, factor: float = 1.0) -> list[str]:
    """The lines a text takes in a width; a word longer than a line is broken anywhere, as the office program does."""
    done: list[str] = []
    for paragraph in text.split("\n"):
        line, taken = "", 0.0
        for word in paragraph.split(" "):  # a no-break space does not part
            needed = width_of(f" {word}" if line else word, size, strong=strong, factor=factor)
            if taken + needed <= width:
                line, taken = f"{line} {word}" if line else word, taken + needed
                continue
            if line:
                done.append(line)
            *full, line = _broken(word, width, size, strong=strong, factor=factor)
            done.extend(full)
            taken = width_of(line, size, strong=strong, factor=factor)
        done.append(line)
    return done


def _broken(word: str, width: float, size: float, *, strong: bool, factor: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, strong=strong, factor=factor) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def height_of(
    texts: Iterable[str], width: float, size: float, *, strong: bool = False, gap: float = 0.0, factor: float = 1.0
) -> float:
    """The height of paragraphs one under another, in points; ``gap`` is between two, as a share of the size."""
    counts = [len(wrapped(text, width, size, strong=strong, factor=factor)) for text in texts]
    return size * (LINE * sum(counts) + gap * max(len(counts) - 1, 0))


def words_fit(text: str, width: float, size: float, *, strong: bool = False, factor: float = 1.0) -> bool:
    """Whether no word of it has to be broken."""
    words = text.replace("\n", " ").split(" ")
    return all(width_of(word, size, strong=strong, factor=factor) <= width for word in words)


def fitting_size(
    texts: Sequence[str],
    room: tuple[float, float],
    sizes: tuple[float, float],
    *,
    strong: bool = False,
    gap: float = 0.0,
    factor: float = 1.0,
) -> float | None:
    """The largest size between two at which the texts fit a room of width and height; None where none does.

    A size at which a word has to be broken is passed over while a smaller one is allowed.
    """
    width, height = room
    largest, smallest = sizes
    size = largest
    fits: float | None = None
    while size >= smallest:
        if height_of(texts, width, size, strong=strong, gap=gap, factor=factor) <= height:
            fits = fits or size
            if all(words_fit(text, width, size, strong=strong, factor=factor) for text in texts):
                return size
        size -= STEP
    return fits


def cut(
    text: str, width: float, lines: int, size: float, *, strong: bool = False, factor: float = 1.0, tail: str = ""
) -> str:
    """The text with its tail, ended with an ellipsis before the tail where it takes more lines than it may."""
    whole = wrapped(text + tail, width, size, strong=strong, factor=factor)
    if len(whole) <= lines:
        return text + tail
    kept = " ".join(whole[:lines])
    while kept and len(wrapped(kept + ELLIPSIS + tail, width, size, strong=strong, factor=factor)) > lines:
        kept = kept[:-1]
    return kept.rstrip(" ,.;:–-«(") + ELLIPSIS + tail
