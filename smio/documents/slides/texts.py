"""Words put on a slide at a size that was measured: no frame of the office program grows or shrinks by itself."""

from collections.abc import Sequence
from typing import Any

from smio.documents.slides.areas import EMU, Area
from smio.documents.slides.measuring import LINE, cut, fitting_size
from smio.documents.slides.office_xml import A, add, colour
from smio.documents.slides.rooms import BULLET_GAP, BULLET_INDENT, bullets_height, detail_size
from smio.documents.slides.slide import Bullet, Bullets, Ink, Inks, Run
from smio.documents.typography import typeset

SMALLEST_TITLE = 18.0


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


def write_title(shape: Any, title: str, part: str, area: Area, largest: float, factor: float) -> None:
    """A title in two or three lines of its place, made smaller or cut where it must; which part it is is never cut."""
    frame = shape.text_frame
    bare(frame)
    sizes = (largest, SMALLEST_TITLE)
    text = typeset(title + part)
    size = fitting_size([text], (area.width, area.height), sizes, strong=True, factor=factor)
    if size is None:
        size = SMALLEST_TITLE
        lines = max(1, int(area.height / size / LINE))
        text = cut(typeset(title), area.width, lines, size, strong=True, factor=factor, tail=typeset(part))
    frame.text = ""
    write(frame.paragraphs[0], [Run(text)], size, {})
    frame.paragraphs[0].line_spacing = 1.0


def write_lines(frame: Any, lines: Sequence[Run], sizes: Sequence[float], inks: Inks, gap: float = 0.0) -> None:
    """A paragraph a run, with a gap in points before each but the first."""
    for place, (run, size) in enumerate(zip(lines, sizes, strict=True)):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        write(paragraph, [run], size, inks)
        paragraph.line_spacing = 1.0
        paragraph.space_before = round(gap * EMU) if place else 0


def write_bullets(frame: Any, body: Bullets, area: Area, size: float, inks: Inks, factor: float) -> None:
    """A list; a single point too long for its place is cut."""
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
        paragraph.space_before = round(size * BULLET_GAP * EMU) if place else 0


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
