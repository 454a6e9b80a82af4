"""The chart of a sheet: a name, its bars, what became of it; large enough to be read from afar."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from smio.documents.publication.drawing import (
    LINE,
    NOTHING,
    Lines,
    Piece,
    box,
    fitted,
    in_one_line,
    picture,
    set_in,
    sign,
    stacked,
    width_of,
)
from smio.documents.publication.look import ACCENT, BEFORE, INK, MARKS, NOT_PROVEN, QUIET, TRACK, Look
from smio.documents.publication.told import Row, SmallChart
from smio.figures.labels import told_apart
from smio.language import Translator

THICK, THIN = 0.62, 0.34  # of the letters' size: the later bar and the earlier
STEP = 0.96  # by which letters are made smaller until the rows fit
CLOSE = 1.06  # of the size, from the later value to the earlier
SMALLER = 0.8  # an earlier value, and an n, beside a later value
NAME_LINES = (4, 2)  # at most; names are cut to two only where the rows would not fit otherwise
LARGE = 0.8  # of the largest letters
FEW_ROWS, LARGER = 2, 1.35  # so few have letters larger than those of many
GAP = 0.5  # between two rows, of the size
GROWTH = 2.2  # of that gap where a sheet has room


@dataclass(frozen=True)
class Fitted:
    """A chart in its room, how many rows are on it, and whether its letters are as large as they are wanted."""

    piece: Piece
    rows: int = 0
    large: bool = False


def chart_of(chart: SmallChart, look: Look, room: float, t: Translator) -> Fitted:
    """The chart in a room so high: all rows where they fit, else those of the lowest and the highest values.

    The row that sums up goes first, and is not drawn where the sum stands among the numbers.
    """
    rows = [row for row in chart.rows if not row.sums_up]
    for shown in _choices(chart, look):
        left_out = len(rows) - sum(not row.sums_up for row in shown)
        note = t("publication.chart.shown", shown=len(rows) - left_out, all=len(rows)) if left_out else ""
        head = _head(chart, shown, note, look)
        drawn = _largest(shown, chart, look, room - head.height - _below_head(look))
        if drawn is not None:
            large = not left_out and drawn.size >= LARGE * look.row[0]
            seen = picture(stacked([head, drawn.piece], _below_head(look)), _alt_text(chart, shown, t), look.inner)
            return Fitted(seen, len(rows) - left_out, large)
    return Fitted(NOTHING)


def _alt_text(chart: SmallChart, rows: list[Row], t: Translator) -> str:
    """What is seen: each row with its values and what became of it."""
    return t("poster.alt.chart", title=chart.title, rows=". ".join(_row_words(row, chart, t) for row in rows))


def _row_words(row: Row, chart: SmallChart, t: Translator) -> str:
    values = ", ".join(
        t("poster.alt.value", value=", ".join(filter(None, (shown, _count(row, place)))), key=chart.key[place])
        for place, shown in enumerate(row.shown)
    )
    said = " ".join(filter(None, (row.change, row.word)))
    return f"{row.name}: {'; '.join(filter(None, (values, said)))}"


def _choices(chart: SmallChart, look: Look) -> Iterator[list[Row]]:
    """Which rows may be shown, the most first."""
    if not look.numbers:
        yield list(chart.rows)
    rows = [row for row in chart.rows if not row.sums_up]
    for many in range(len(rows), 0, -1):
        yield _ends(rows, many)


def _below_head(look: Look) -> float:
    return 0.7 * look.title


def _ends(rows: list[Row], many: int) -> list[Row]:
    """So many rows in their own order: the proven changes first, then the lowest and the highest later values."""
    if many >= len(rows):
        return rows
    proven = [place for place, row in enumerate(rows) if row.proven][:many]
    others = [place for place in range(len(rows)) if place not in proven]
    ranked = sorted(others, key=lambda place: _later(rows[place]))
    left = many - len(proven)
    low = (left + 1) // 2
    kept = {*proven, *ranked[:low], *ranked[len(ranked) - (left - low) :]}
    return [row for place, row in enumerate(rows) if place in kept]


def _later(row: Row) -> float:
    value = row.values[-1]
    return value if value is not None else float("inf")


@dataclass(frozen=True)
class Sized:
    """Rows drawn in letters of a size."""

    piece: Piece
    size: float


def _largest(rows: list[Row], chart: SmallChart, look: Look, room: float) -> Sized | None:
    """The rows in the largest letters that fit; what is left parts them, up to a limit."""
    size, smallest = look.row
    fit = [most for most in NAME_LINES if _rows(rows, chart, look, smallest, GAP, most).height <= room]
    if not fit:
        return None
    if len(rows) <= FEW_ROWS:
        size *= LARGER
    while size > smallest:
        drawn = _rows(rows, chart, look, size, GAP, fit[0])
        if drawn.height <= room:
            spare = (room - drawn.height) / max(len(rows) - 1, 1) / size
            return Sized(_rows(rows, chart, look, size, min(GAP * GROWTH, GAP + spare), fit[0]), size)
        size = max(smallest, size * STEP)
    return Sized(_rows(rows, chart, look, smallest, GAP, fit[0]), smallest)


def _head(chart: SmallChart, rows: list[Row], note: str, look: Look) -> Piece:
    title = in_one_line(chart.title, look.inner, look.title, strong=True)
    lines = [title.piece(INK), _key(chart, rows, look)]
    if note:
        lines.append(set_in(note, look.inner, look.key, most=2).piece(QUIET))
    return stacked(lines, 0.25 * look.title)


def _key(chart: SmallChart, rows: list[Row], look: Look) -> Piece:
    """A piece of each bar with what it stands for; one under another where a line does not hold them."""
    size, mark = look.key, 1.8 * look.key
    words = [set_in(word, look.inner - 1.3 * mark, size, most=2) for word in chart.key]
    widths = [1.3 * mark + one.width + 1.5 * size for one in words]
    across = sum(widths) <= look.inner + 1.5 * size
    drawn, x, y = "", 0.0, 0.0
    for place, (one, width) in enumerate(zip(words, widths, strict=True)):
        later = place == len(words) - 1
        inks = list(dict.fromkeys(map(_bar_ink, rows))) if later else [BEFORE]
        thick = (THICK if later else THIN) * size
        step = mark / len(inks)
        for part, ink in enumerate(inks):
            drawn += box(x + part * step, y + 0.58 * size - thick / 2, step, thick, ink)
        drawn += one.drawn(QUIET, x=x + 1.3 * mark, y=y)
        x, y = (x + width, y) if across else (0.0, y + one.height)
    return Piece(drawn, max(one.height for one in words) if across else y)


def _rows(rows: list[Row], chart: SmallChart, look: Look, size: float, gap: float, most: int) -> Piece:
    room = max((_value_width(row, size) for row in rows), default=0.0)
    names = told_apart(
        [row.name for row in rows], lambda name: set_in(name, look.inner, size, most=most, strong=True).lines
    )
    rows = [replace(row, name=name) for row, name in zip(rows, names, strict=True)]
    return stacked([_row(row, chart, look, size, room, most) for row in rows], gap * size)


def _value_width(row: Row, size: float) -> float:
    """What the widest value of a row takes, with its n."""
    return max(
        width_of(shown, _value_size(place, row, size), strong=True)
        + (0.5 * size + width_of(_count(row, place), SMALLER * size) if row.counts else 0.0)
        for place, shown in enumerate(row.shown)
    )


def _value_size(place: int, row: Row, size: float) -> float:
    return size if place == len(row.shown) - 1 else SMALLER * size


def _count(row: Row, place: int) -> str:
    return row.counts[place] if row.counts else ""


def _row(row: Row, chart: SmallChart, look: Look, size: float, room: float, most: int) -> Piece:
    """The name with the verdict at the end of its last line, the later bar under it, the earlier under that."""
    said = _said(row, look, size)
    words = set_in(row.name, look.inner, size, most=most, strong=True)
    beside = width_of(words.lines[-1], size, strong=True) + said.width <= look.inner
    if not beside:  # a line more of the name is no higher than a line for what is said of it alone
        narrower = set_in(row.name, look.inner - said.width, size, most=min(most, len(words.lines) + 1), strong=True)
        beside = " ".join(narrower.lines) == " ".join(words.lines)
        words = narrower if beside else words
    drawn = words.drawn(INK) + said.piece.at(0, words.height - (LINE * size if beside else 0.0))
    y = words.height + (0.0 if beside else said.piece.height) + 0.12 * size
    track = look.inner - room - 0.6 * size
    for place in reversed(range(len(row.values))):
        later = place == len(row.values) - 1
        ink = _bar_ink(row) if later else BEFORE
        thick = (THICK if later else THIN) * size
        line = CLOSE * _value_size(place, row, size)
        top = y + (line - thick) / 2
        drawn += box(0, top, track, thick, TRACK) + _bar(row.values[place], chart, top, thick, track, ink)
        drawn += _value(row, place, track + 0.6 * size, y, size)
        y += line
    return Piece(drawn, y)


def _bar(value: float | None, chart: SmallChart, top: float, thick: float, track: float, ink: str) -> str:
    if value is None:
        return ""
    share = (value - chart.low) / ((chart.high - chart.low) or 1.0)
    return box(0, top, track * min(max(share, 0.0), 1.0), thick, ink)


def _value(row: Row, place: int, x: float, y: float, size: float) -> str:
    later = place == len(row.shown) - 1
    own = _value_size(place, row, size)
    value = Lines((row.shown[place],), own, strong=later)
    y -= (LINE - CLOSE) / 2 * own
    drawn = value.drawn(INK if later else QUIET, x=x, y=y)
    if not row.counts:
        return drawn
    small = SMALLER * size
    beside = x + width_of(row.shown[place], own, strong=True) + 0.5 * size
    return drawn + Lines((_count(row, place),), small).drawn(QUIET, x=beside, y=y + 0.9 * (own - small))


def _bar_ink(row: Row) -> str:
    return ACCENT if row.verdict is None else MARKS.get(row.verdict, NOT_PROVEN)


@dataclass(frozen=True)
class Said:
    """What became of a row, at the right of a line, and how much of it that takes."""

    piece: Piece
    width: float


def _said(row: Row, look: Look, size: float) -> Said:
    """The sign, the change and the verdict's word."""
    words = " ".join(part for part in (row.change, row.word) if part)
    if not words:
        return Said(NOTHING, 0.0)
    ink = MARKS[row.verdict] if row.proven and row.verdict is not None else QUIET
    lines = fitted(words, (0.5 * look.inner, LINE * size), (size, 0.7 * size), strong=row.proven)
    down = 0.9 * (size - lines.size)
    drawn = lines.drawn(ink, x=look.inner, y=down, anchor="end")
    left = look.inner - lines.width
    if row.verdict is not None:
        left -= lines.size
        drawn += sign(row.verdict, left, down + 0.58 * lines.size, lines.size, MARKS.get(row.verdict, NOT_PROVEN))
    return Said(Piece(drawn, LINE * size), look.inner - left + 0.8 * size)
