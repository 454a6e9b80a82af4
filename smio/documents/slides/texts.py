"""Words put on a slide at a size that was measured: no frame of the office program grows or shrinks by itself."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from smio.documents.slides.areas import EMU, Area
from smio.documents.slides.measuring import LINE, cut, fitting_size, width_of, wrapped
from smio.documents.slides.office_xml import A, add, colour
from smio.documents.slides.rooms import BULLET_INDENT, bullet_gap, bullets_height, detail_size
from smio.documents.slides.slide import Bullet, Bullets, Ink, Inks, Run
from smio.documents.typography import NO_BREAK, typeset

SMALLEST_TITLE = 18.0
EVEN_STEP = 6.0  # points, by which a title of several lines is made narrower until these are alike
NARROWEST = 0.5  # of its place
LAST_LINE = 0.4  # of the longest, that a last line should have
BREAKS = re.compile("[ \u00a0]")
BEFORE_NUMBER = re.compile(r"(?<=–) (?=\d)")
MARKS, SHORT = ",;:.»", 4
NARROWER = 1.1  # as much narrower as another face may be: what nearly fits a line may fit it
RANKS = ("mark", "any", "short", "torn", "alone")


def text_box(slide: Any, area: Area, name: str) -> Any:
    """An empty frame without insets."""
    box = slide.shapes.add_textbox(*area.emu)
    box.name = name
    bare(box.text_frame)
    return box.text_frame


def bare(frame: Any) -> None:
    """Take insets and automatic fitting off a frame."""
    from pptx.enum.text import MSO_AUTO_SIZE  # noqa: PLC0415 - office libraries are loaded when a paper is written

    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE


def write(paragraph: Any, runs: Sequence[Run], size: float, inks: Inks) -> None:
    """Runs in a paragraph; plain words keep the colour of the base."""
    for run in runs:
        written = paragraph.add_run()
        written.text = run.text
        written.font.size = round(size * EMU)
        if run.strong:
            written.font.bold = True
        if run.ink is not Ink.PLAIN:
            ink = Ink.QUIET if run.ink is Ink.UNPROVEN and not run.mark else run.ink
            written.font.color.rgb = colour(inks[ink])


def write_title(shape: Any, title: str, part: str, area: Area, largest: float, look: tuple[float, float]) -> None:
    """A title in two or three lines of its place, made smaller or cut where it must; which part it is is never cut.

    ``look`` is how much wider the base's face is, and at which side of its place the title stands.
    """
    factor, side = look
    frame = shape.text_frame
    bare(frame)
    sizes = (largest, SMALLEST_TITLE)
    text = _title_set(title + part)
    size = fitting_size([text], (area.width, area.height), sizes, strong=True, factor=factor)
    if size is None:
        size = SMALLEST_TITLE
        lines = max(1, int(area.height / size / LINE))
        text = cut(_title_set(title), area.width, lines, size, strong=True, factor=factor, tail=typeset(part))
    spare = area.width - even_width(text, area.width, size, factor)
    frame.margin_left, frame.margin_right = round(spare * side * EMU), round(spare * (1 - side) * EMU)
    frame.text = ""
    write(frame.paragraphs[0], [Run(text)], size, {})
    frame.paragraphs[0].line_spacing = 1.0


def _title_set(text: str) -> str:
    """Typeset, and a number kept to the dash before it: it is what the title says."""
    return BEFORE_NUMBER.sub(NO_BREAK, typeset(text))


def even_width(text: str, width: float, size: float, factor: float) -> float:
    """A width that takes no more lines than the whole and leaves no last word alone on a line: rather one whose first
    line ends with a mark than any, rather any than one that parts a short word from the next.
    """
    count = len(wrapped(text, width, size, strong=True, factor=factor))
    best, rank = width, len(RANKS)
    least = width
    while count > 1 and least > width * NARROWEST:
        lines = wrapped(text, least, size, strong=True, factor=factor)
        if len(lines) > count:
            break
        found = _rank(lines, least, size, factor)
        if found <= rank:
            best, rank = least, found
        least -= EVEN_STEP
    return best


def _rank(lines: Sequence[str], room: float, size: float, factor: float) -> int:
    """How badly lines are parted: the place in RANKS. Office programs break a line after a hyphen."""
    widths = [width_of(line, size, strong=True, factor=factor) for line in lines]
    last = BREAKS.split(lines[0])[-1]
    if widths[-1] < LAST_LINE * max(widths):
        return RANKS.index("alone")
    for line, after in pairwise(lines):
        first, hyphen, rest = after.split(" ")[0].partition("-")
        torn = f"{line} {first}-"
        if hyphen and rest and width_of(torn, size, strong=True, factor=factor) <= room * NARROWER:
            return RANKS.index("torn")
    if last[-1:] in MARKS:
        return RANKS.index("mark")
    return RANKS.index("short" if len(last) < SHORT else "any")


def write_lines(frame: Any, lines: Sequence[Run], sizes: Sequence[float], inks: Inks, gap: float = 0.0) -> None:
    """A paragraph a run, with a gap in points before each but the first."""
    for place, (run, size) in enumerate(zip(lines, sizes, strict=True)):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        write(paragraph, [run], size, inks)
        paragraph.line_spacing = 1.0
        paragraph.space_before = round(gap * EMU) if place else 0


def write_bullets(frame: Any, body: Bullets, area: Area, size: float, inks: Inks, factor: float) -> None:
    """A list; a single point too long for its place is cut."""
    gap = bullet_gap(body, area, size, factor)
    for place, point in enumerate(body.points):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        _bulleted(paragraph)
        shown = _within(point, area, size, factor) if len(body.points) == 1 else point
        lead = [Run(f"{shown.lead}: ", strong=True)] if shown.lead else []
        write(paragraph, [*lead, Run(shown.text)], size, inks)
        if shown.detail:
            paragraph.add_line_break()
            write(paragraph, [Run(shown.detail, Ink.QUIET)], detail_size(size), inks)
        paragraph.line_spacing = 1.0
        paragraph.space_after = 0
        paragraph.space_before = round(gap * EMU) if place else 0


def _within(point: Bullet, area: Area, size: float, factor: float) -> Bullet:
    if bullets_height(Bullets((point,)), area.width, size, factor) <= area.height:
        return point
    lines = max(1, int(area.height / size / LINE))
    return Bullet(cut(point.whole, area.width - BULLET_INDENT, lines, size, strong=True, factor=factor))


def _bulleted(paragraph: Any) -> None:
    """The bullet and its indent are ours: the base's may be other, and what was measured must hold."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no word for bullets
    properties.set("marL", str(round(BULLET_INDENT * EMU)))
    properties.set("indent", str(-round(BULLET_INDENT * EMU)))
    properties.set("algn", "l")
    add(properties, f"{A}buFont", typeface="Arial")
    add(properties, f"{A}buChar", char="•")
