"""A sheet laid out: who and when, the finding, the numbers, the chart, what it rests on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from smio.documents.publication.bars import Fitted, chart_of
from smio.documents.publication.drawing import (
    NOTHING,
    Lines,
    Piece,
    balanced,
    box,
    fitted,
    heading,
    paragraph,
    picture,
    set_in,
    sheet_svg,
    stacked,
)
from smio.documents.publication.look import ACCENT, INK, QUIET, Look
from smio.documents.publication.numbers import numbers_across, numbers_down
from smio.documents.publication.qr import QUIET_ZONE, qr_code
from smio.documents.publication.ties import tied
from smio.documents.publication.told import Told
from smio.figures.palette import WORSE
from smio.language import Translator

SMALLER_HEADS = (0.75, 0.6, 0.45)  # of the height that the finding may take
SMALLEST_HEADS = (0.36, 0.17)  # only where a row would else be left out
A_LITTLE_SMALLER = 0.86  # of a finding's size, for the sake of one line less
LARGER_WORDS = (1.7, 1.5, 1.3, 1.15, 1.0)  # of a title's size, where words stand in place of a chart
QR_SHARE = 0.2  # of the width between the margins
BAR = 0.55  # the accent at the head: its height by the size of the letters under it
NOTE_LINES = 12
COURSE_LINES = 5


def sheet(told: Told, look: Look, size: tuple[float, float], t: Translator, address: str = "") -> str:
    """The sheet as SVG of a size in points or pixels."""
    foot = _foot(told, look, address, t)
    room = look.height - 2 * look.margin - look.above - look.below - foot.height - 2 * look.gap
    top, chart = _body(told, look, room, t)
    spare = max(0.0, room - top.height - chart.height)
    y = look.margin + look.above
    inside = top.at(look.margin, y)
    inside += chart.at(look.margin, y + top.height + look.gap + spare / 2)
    inside += foot.at(look.margin, look.height - look.margin - look.below - foot.height)
    return sheet_svg(inside, (look.width, look.height), size, f"{told.headline}. {told.who}", t.language)


def _body(told: Told, look: Look, room: float, t: Translator) -> tuple[Piece, Piece]:
    """The head and what stands under it; the finding is set smaller where that gives every row of a chart its room."""
    heads = [_top(told, sized) for sized in _with_smaller_heads(told, look)]
    if not look.chart:
        return _least_high(heads, room, lambda left: numbers_down(told.numbers, look, left))
    if told.chart is None:
        return heads[0], _instead(told, look, room - heads[0].height)
    tried: list[tuple[Piece, Fitted]] = []
    for top in heads:
        chart = chart_of(told.chart, look, room - top.height, t)
        if chart.large:
            return top, chart.piece
        tried.append((top, chart))
    every = sum(not row.sums_up for row in told.chart.rows)
    if all(chart.rows < every for _, chart in tried):
        heads = [_top(told, sized) for sized in _with_smaller_heads(told, look, SMALLEST_HEADS)][1:]
        tried += [(top, chart_of(told.chart, look, room - top.height, t)) for top in heads]
    most = max(chart.rows for _, chart in tried)
    top, chart = next(one for one in tried if one[1].rows == most)
    return top, chart.piece


def _instead(told: Told, look: Look, room: float) -> Piece:
    """Why there is no chart, in letters as large as there is room for."""
    drawn = NOTHING
    for share in LARGER_WORDS:
        size = share * look.title
        drawn = stacked([paragraph(set_in(words, look.inner, size, most=8).piece(INK)) for words in told.instead], size)
        if drawn.height <= room:
            break
    return drawn


def _least_high(heads: Sequence[Piece], room: float, below: Callable[[float], Piece]) -> tuple[Piece, Piece]:
    """The first head that leaves room for what stands below it, else the last."""
    for top in heads:
        piece = below(room - top.height)
        if top.height + piece.height <= room:
            return top, piece
    return heads[-1], below(room - heads[-1].height)


def _with_smaller_heads(told: Told, look: Look, shares: Sequence[float] = SMALLER_HEADS) -> Iterator[Look]:
    """The look, and the same with less room for the finding, as long as no word of it is cut."""
    yield look
    for share in shares:
        sized = replace(look, headline_share=share * look.headline_share)
        if " ".join(_headline(told, sized).lines) != tied(told.headline):
            return
        yield sized


def _headline(told: Told, look: Look) -> Lines:
    """The finding as large as its room lets it be; a little smaller where that saves a line."""
    lines = fitted(told.headline, (look.inner, look.headline_share * look.height), look.headline, strong=True)
    size, fewer = lines.size - 1, len(lines.lines) - 1
    while fewer and size >= A_LITTLE_SMALLER * lines.size:
        tried = set_in(told.headline, look.inner, size, most=fewer, strong=True)
        if " ".join(tried.lines) == tied(told.headline):
            return tried
        size -= 1
    return lines


def _top(told: Told, look: Look) -> Piece:
    """Who and when over the finding, and the numbers."""
    bar = Piece(box(0, 0, 0.16 * look.inner, BAR * look.who * 0.5, ACCENT), BAR * look.who * 0.5)
    who = paragraph(set_in(f"{told.who} · {told.when}", look.inner, look.who, most=2).piece(QUIET))
    headline = heading(balanced(_headline(told, look), look.inner).piece(ACCENT))
    head = stacked([bar, who, _label(told.label, look), headline, _course(told, look)], 0.5 * look.gap)
    numbers = numbers_across(told.numbers, look) if look.numbers and look.chart else NOTHING
    return stacked([head, numbers], look.gap)


def _course(told: Told, look: Look) -> Piece:
    """Which rounds are compared of many, and what became of them all."""
    if not told.course:
        return NOTHING
    return paragraph(set_in(" ".join(told.course), look.inner, look.key, most=COURSE_LINES).piece(INK))


def _label(label: str, look: Look) -> Piece:
    """A frame of its own around what must be seen: that answers were made up."""
    if not label:
        return NOTHING
    words = set_in(label, look.inner - 2 * look.who, look.who, most=3, strong=True)
    high = words.height + 0.8 * look.who
    wide = min(look.inner, words.width + 2 * look.who)
    frame = f'<rect x="0.5" y="0.5" width="{wide - 1:.2f}" height="{high - 1:.2f}" fill="none" stroke="{WORSE}"/>'
    return paragraph(Piece(frame + words.drawn(WORSE, x=look.who, y=0.4 * look.who), high))


def _foot(told: Told, look: Look, address: str, t: Translator) -> Piece:
    """Whom it describes, where to read more, who made it; the code on the right."""
    side = QR_SHARE * look.inner
    code = _code(address, side, look, t) if address else NOTHING
    width = look.inner - (side * (1 + QUIET_ZONE) if address else 0.0)
    notes = (*told.marks, *(told.sources if look.sources else ()), told.made_by)
    lines = [paragraph(set_in(told.describes, width, look.key, most=4, strong=True).piece(INK))]
    if address:
        lines.append(_address(address, width, look, t))
    lines += [paragraph(set_in(note, width, look.note, most=NOTE_LINES).piece(QUIET)) for note in notes]
    words = stacked(lines, 0.4 * look.note)
    line = Piece(box(0, 0, look.inner, 0.8, ACCENT), 0.8)
    body = words.at(0, 0) + code.at(look.inner - side, 0)
    return stacked(
        [line, Piece(body, max(words.height, code.height))], QUIET_ZONE * side if address else 0.6 * look.gap
    )


def _address(address: str, width: float, look: Look, t: Translator) -> Piece:
    """The address to type for those who have nothing to scan with; smaller where it is long."""
    shown = address.split("://", 1)[-1].rstrip("/")
    words = t("publication.address", address=shown)
    return paragraph(fitted(words, (width, 2.5 * look.key), (look.key, look.note), strong=True).piece(ACCENT))


def _code(address: str, side: float, look: Look, t: Translator) -> Piece:
    words = fitted(t("publication.qr"), (side, 1.3 * look.note), (look.note, 0.7 * look.note), strong=True)
    under = paragraph(Piece(words.drawn(INK, x=(side - words.width) / 2), words.height))
    seen = picture(qr_code(address, side), t("poster.alt.code", address=address), side)
    return stacked([seen, under], QUIET_ZONE * side)
