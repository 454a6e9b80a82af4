"""The large numbers of a sheet, each with its words: side by side, or one under another."""

import re
from collections.abc import Sequence
from dataclasses import replace

from smio.documents.publication.drawing import (
    ASCENT,
    LINE,
    NOTHING,
    Lines,
    Piece,
    fitted,
    paragraph,
    set_in,
    stacked,
    width_of,
)
from smio.documents.publication.look import ACCENT, INK, QUIET, Look
from smio.documents.publication.told import BigNumber
from smio.documents.typography import NO_BREAK

SMALLER = (1.0, 0.9, 0.8, 0.7)  # of their sizes
COLUMN_SHARE = 0.94  # of a column's width: beside the next number there is more air than inside this one
VALUE_SHARE = 0.36  # of the width at most, for a number beside its words
ALONE = 1.4  # of the largest size, for a number that stands by itself
SMALLEST_LABEL = 0.7  # of the label's size, before a word of it is parted
LABEL_LINES, DETAIL_LINES = 3, 4
OF_WHOLE = 0.5  # of the number's size: «из 19», what the number is a part of
PART_OF = re.compile(rf"(\S+){NO_BREAK}(\D.*)")


def numbers_across(numbers: Sequence[BigNumber], look: Look) -> Piece:
    """Up to three side by side, of one size; one alone has its words on its right."""
    if len(numbers) <= 1:
        return _numbers_sized(numbers, replace(look, number=(ALONE * look.number[0], look.number[1])))
    width = (look.inner - (len(numbers) - 1) * look.gap) / len(numbers)
    size = _size(numbers, COLUMN_SHARE * width, look)
    look = _with_whole_words(numbers, look, width)
    drawn, high = "", 0.0
    for place, one in enumerate(numbers):
        column = paragraph(stacked([_value(one.value, size), _words_of(one, look, width)], 0.0))
        drawn += column.at(place * (width + look.gap), 0)
        high = max(high, column.height)
    return Piece(drawn, high)


def numbers_down(numbers: Sequence[BigNumber], look: Look, room: float) -> Piece:
    """One under another, each with its words on the right, as large as the room lets them be."""
    drawn = NOTHING
    for share in SMALLER:
        sized = replace(
            look,
            number=(share * look.number[0], look.number[1]),
            label=share * look.label,
            detail=max(share * look.detail, look.note),
        )
        drawn = _numbers_sized(numbers, sized)
        if drawn.height <= room:
            break
    return drawn


def _numbers_sized(numbers: Sequence[BigNumber], look: Look) -> Piece:
    size = _size(numbers, VALUE_SHARE * look.inner, look)
    left = max((_width(one.value, size) for one in numbers), default=0.0) + look.gap
    look = _with_whole_words(numbers, look, look.inner - left)
    rows: list[Piece] = []
    for one in numbers:
        value, words = _value(one.value, size), _words_of(one, look, look.inner - left)
        high = max(value.height, words.height)
        drawn = value.at(0, (high - value.height) / 2) + words.at(left, (high - words.height) / 2)
        rows.append(paragraph(Piece(drawn, high)))
    return stacked(rows, look.gap)


def _size(numbers: Sequence[BigNumber], width: float, look: Look) -> float:
    """The one size at which every number fits a width."""
    largest, smallest = look.number
    widest = max((_width(one.value, 1.0) for one in numbers), default=0.0)
    return largest if widest * largest <= width else max(smallest, width / widest)


def _parted(value: str) -> tuple[str, str]:
    """A number, and the words that say what it is a part of."""
    found = PART_OF.fullmatch(value)
    return (found.group(1), found.group(2)) if found else (value, "")


def _width(value: str, size: float) -> float:
    number, rest = _parted(value)
    more = width_of(NO_BREAK + rest, OF_WHOLE * size, strong=True) if rest else 0.0
    return width_of(number, size, strong=True) + more


def _value(value: str, size: float) -> Piece:
    """The number; what it is a part of stands beside it in smaller letters on the same line."""
    number, rest = _parted(value)
    line, small = Lines((number,), size, strong=True), OF_WHOLE * size
    drawn = line.drawn(ACCENT)
    if rest:
        beside = width_of(number, size, strong=True) + width_of(NO_BREAK, small, strong=True)
        drawn += Lines((rest,), small, strong=True).drawn(ACCENT, x=beside, y=ASCENT * (size - small))
    return Piece(drawn, line.height)


def _with_whole_words(numbers: Sequence[BigNumber], look: Look, width: float) -> Look:
    """The look with labels so small that no word of them is parted or cut, as far as that may go."""
    room, sizes = (width, LABEL_LINES * LINE * look.label), (look.label, SMALLEST_LABEL * look.label)
    labels = [fitted(one.label, room, sizes, strong=True).size for one in numbers]
    return replace(look, label=min(labels, default=look.label))


def _words_of(number: BigNumber, look: Look, width: float) -> Piece:
    label = set_in(number.label, width, look.label, most=LABEL_LINES, strong=True)
    detail = set_in(number.detail, width, look.detail, most=DETAIL_LINES).piece(QUIET) if number.detail else NOTHING
    return stacked([label.piece(INK), detail], 0.2 * look.label)
