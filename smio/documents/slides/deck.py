"""Slides drawn into a file: titles in their places, one thing seen on each, words for those who do not see it."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from smio.documents.archive import same_bytes
from smio.documents.make_templates import LANGUAGE_TAGS
from smio.documents.slides.areas import Area
from smio.documents.slides.base import Base, kind_of, place_of, title_side
from smio.documents.slides.charts import add_chart
from smio.documents.slides.grids import add_grid
from smio.documents.slides.measuring import LINE, cut, fitting_size, width_of
from smio.documents.slides.office_xml import A, P, add, remove, xml_of
from smio.documents.slides.photos import add_photo
from smio.documents.slides.rooms import NUMBER_WORDS, Page, detail_size, pages_of, people_rooms
from smio.documents.slides.slide import Bullet, Bullets, Chart, Grid, Ink, People, Run, Slide
from smio.documents.slides.texts import bare, text_box, write, write_bullets, write_lines, write_title
from smio.documents.typography import NO_BREAK, typeset
from smio.language import Translator

TITLE, OPENING_TITLE = 30.0, 40.0  # points at most
SUBTITLE_SIZES = (20.0, 14.0)
NUMBER_SIZES = (50.0, 44.0, 38.0, 32.0)
APART = 0.9  # of its room, that a big number takes: two of them are not read as one
SOURCE_SIZES = (12.0, 9.0)
KEPT_OF_PACKAGE = ("/officeDocument", "/core-properties")


@dataclass(frozen=True)
class About:
    """What the file says of itself."""

    title: str
    author: str
    made_on: date


def write_deck(base: Base, slides: Sequence[Slide], about: About, t: Translator) -> bytes:
    """The deck as pptx; the same bytes from the same slides."""
    pages = [page for slide in slides for page in pages_of(base, _set(slide))]
    for page, part in zip(pages, _parts([page.slide.title for page in pages], t), strict=True):
        if page.slide.subtitle:
            _opening(base, page.slide, t)
        else:
            _content(base, page, part, t)
    _speak(base, t)
    _properties(base, about, t)
    stream = BytesIO()
    base.deck.save(stream)
    return same_bytes(stream.getvalue())


def _set(slide: Slide) -> Slide:
    """The words of its body as they are drawn, so that they are measured so: a no-break space parts no line. In the
    heading of a table any space does, for its columns are narrow.
    """
    body = slide.body
    if isinstance(body, Bullets):
        return replace(slide, body=Bullets(tuple(map(_point, body.points))))
    if isinstance(body, People):
        return replace(slide, body=People(tuple(map(_point, body.people))))
    if isinstance(body, Grid):
        rows = tuple(tuple(replace(cell, text=_lines(cell.text)) for cell in row) for row in body.rows)
        heads = (replace(one, title=typeset(one.title).replace(NO_BREAK, " ")) for one in body.columns)
        return replace(slide, body=replace(body, rows=rows, columns=tuple(heads)))
    return slide


def _point(point: Bullet) -> Bullet:
    return Bullet(*map(typeset, (point.text, point.detail, point.lead)))


def _lines(text: str) -> str:
    return "\n".join(map(typeset, text.split("\n")))


def _parts(titles: Sequence[str], t: Translator) -> list[str]:
    """Which part of how many a slide is, where a title stands on several: whoever hears their list tells them apart."""
    seen: dict[str, int] = {}
    done: list[str] = []
    for title in titles:
        seen[title] = seen.get(title, 0) + 1
        count = titles.count(title)
        done.append(t("slides.part", number=seen[title], count=count) if count > 1 else "")
    return done


def _opening(base: Base, slide: Slide, t: Translator) -> None:
    """The title slide: the title's and the subtitle's own places where the base has them."""
    drawn: Any = base.deck.slides.add_slide(base.opening)
    own = place_of(base.opening, frozenset({"ctrTitle", "title"}))
    below = place_of(base.opening, frozenset({"subTitle"}))
    if own is None or below is None or below.top < own.bottom - 1:
        left, width = base.body.left, base.body.width
        own = Area(left, base.height * 0.2, width, base.height * 0.3)
        below = Area(left, base.height * 0.54, width, base.height * 0.34)
    _title(drawn, (slide.title, ""), own, OPENING_TITLE, base)
    frame = _placed(drawn, frozenset({"subTitle"}))
    own_side = frame is None and title_side(drawn.slide_layout)
    if frame is None:
        frame = text_box(drawn, below, "Subtitle")
    else:
        below.place(frame)
        frame = frame.text_frame
        bare(frame)
    lines = [typeset(line) for line in slide.subtitle]
    room = (below.width, below.height - 8 * len(lines))
    size = fitting_size(lines, room, SUBTITLE_SIZES, factor=base.body_factor) or SUBTITLE_SIZES[1]
    runs = [Run(line, Ink.PLAIN if place < 2 else Ink.QUIET) for place, line in enumerate(lines)]  # noqa: PLR2004 - whose and when
    write_lines(frame, runs, [size] * len(runs), base.inks, gap=8)
    if own_side:
        _stand_as_title(frame, own_side)
    _clear_placeholders(drawn)
    _speaker(drawn, slide, t)


def _stand_as_title(frame: Any, side: float) -> None:
    """Put lines of ours in the middle, or at the right, where the base's titles stand there."""
    from pptx.enum.text import PP_ALIGN  # noqa: PLC0415 - office libraries are loaded when a paper is written

    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if side == 1 else PP_ALIGN.CENTER


def _content(base: Base, page: Page, part: str, t: Translator) -> None:
    slide, rooms = page.slide, page.rooms
    drawn: Any = base.deck.slides.add_slide(base.content)
    _title(drawn, (slide.title, part), base.title, TITLE, base)
    if rooms.key is not None:
        write(text_box(drawn, rooms.key, "Key").paragraphs[0], _typeset(slide.key), rooms.key_size, base.inks)
    _numbers(drawn, page, base)
    _body(drawn, page, base, t)
    for photo, area in zip(slide.photos, rooms.photos, strict=True):
        add_photo(drawn, photo, area, base.inks, base.body_factor)
    if slide.source:
        _source(drawn, slide.source, base)
    _slide_number(drawn, base)
    _clear_placeholders(drawn)
    _speaker(drawn, slide, t)


def _typeset(runs: Sequence[Run]) -> list[Run]:
    return [Run(typeset(run.text), run.ink, run.strong, run.mark) for run in runs]


def _body(drawn: Any, page: Page, base: Base, t: Translator) -> None:
    body, area = page.slide.body, page.rooms.body
    if isinstance(body, Chart):
        frame = add_chart(drawn, body, page, base.inks, (t.language, base.body_factor))
        _describe(frame, body.alt_text)
    elif isinstance(body, Grid):
        frame = add_grid(drawn, body, area, page.size, base.inks, base.body_factor)
        _describe(frame, body.alt_text)
    elif isinstance(body, People):
        _people(drawn, body, page, base)
    elif isinstance(body, Bullets):
        shape = _placed(drawn, frozenset({"obj", "body"}))
        if shape is None:
            frame = text_box(drawn, area, "Text")
        else:
            area.place(shape)
            xml_of(shape).getparent().append(xml_of(shape))  # read after the key and the numbers above it
            frame = shape.text_frame
            bare(frame)
        write_bullets(frame, body, area, page.size, base.inks, base.body_factor)


def _people(drawn: Any, body: People, page: Page, base: Base) -> None:
    """Each person in a frame of their own, so that the rows stand in line; read row by row."""
    area, factor = page.rooms.body, base.body_factor
    rooms = people_rooms(body, area, page.size, factor) or (area,) * len(body.people)
    for person, room in zip(body.people, rooms, strict=True):
        lines, sizes = [Run(person.text, strong=True)], [page.size]
        if person.detail:
            lines.append(Run(person.detail, Ink.QUIET))
            sizes.append(detail_size(page.size))
        write_lines(text_box(drawn, room, "Person"), lines, sizes, base.inks)


def _title(drawn: Any, words: tuple[str, str], area: Area, largest: float, base: Base) -> None:
    """The title in its placeholder; a base without one gets it all the same: readers of slides look for it."""
    shape = _placed(drawn, frozenset({"title", "ctrTitle"}))
    if shape is None:
        box = drawn.shapes.add_textbox(*area.emu)
        box.name = "Title"
        xml_of(box).nvSpPr.cNvSpPr.attrib.pop("txBox", None)
        add(xml_of(box).nvSpPr.nvPr, f"{P}ph", type="title")
        shape = box
    else:
        area.place(shape)
    write_title(shape, *words, area, largest, (base.title_factor, title_side(drawn.slide_layout)))


def _placed(drawn: Any, kinds: frozenset[str]) -> Any | None:
    return next((shape for shape in drawn.placeholders if kind_of(shape) in kinds), None)


def _clear_placeholders(drawn: Any) -> None:
    """Take away the places that nothing was put in: they would ask to be clicked."""
    for shape in list(drawn.placeholders):
        if not (shape.has_text_frame and shape.text_frame.text.strip()) and kind_of(shape) != "sldNum":
            remove(shape)


def _numbers(drawn: Any, page: Page, base: Base) -> None:
    """Big numbers, all of one size, each with what it counts under it in the same frame: they are read together."""
    numbers, areas, factor = page.slide.numbers, page.rooms.numbers, base.body_factor
    if not numbers:
        return
    captions = [typeset(number.caption) for number in numbers]
    room = areas[0]
    size, words = NUMBER_SIZES[-1], None
    for size in NUMBER_SIZES:
        if all(width_of(number.value, size, strong=True, factor=factor) <= room.width * APART for number in numbers):
            left = (room.width, room.height - size * LINE - 2)
            sizes = [fitting_size([caption], left, NUMBER_WORDS, factor=factor) for caption in captions]
            if None not in sizes:
                words = min(size for size in sizes if size is not None)
                break
    if words is None:
        words = NUMBER_WORDS[1]
        lines = max(1, int((room.height - size * LINE - 2) / words / LINE))
        captions = [cut(caption, room.width, lines, words, factor=factor) for caption in captions]
    for number, caption, area in zip(numbers, captions, areas, strict=True):
        under = [Run(line, Ink.QUIET) for line in caption.split("\n")]
        runs = [Run(typeset(number.value), number.ink, strong=True), *under]
        write_lines(text_box(drawn, area, "Number"), runs, [size, *[words] * len(under)], base.inks)


def _source(drawn: Any, text: str, base: Base) -> None:
    area, factor = base.source, base.body_factor
    text = typeset(text)
    size = fitting_size([text], (area.width, area.height), SOURCE_SIZES, factor=factor)
    if size is None:
        size = SOURCE_SIZES[1]
        text = cut(text, area.width, max(1, int(area.height / size / LINE)), size, factor=factor)
    write(text_box(drawn, area, "Source").paragraphs[0], [Run(text, Ink.QUIET)], size, base.inks)


def _slide_number(drawn: Any, base: Base) -> None:
    """The slide's number where the layout has a place for it."""
    for shape in base.content.placeholders:
        if kind_of(shape) == "sldNum":
            element, tree = deepcopy(xml_of(shape)), xml_of(drawn.shapes)
            element.nvSpPr.cNvPr.set("id", str(max(int(one.get("id", 0)) for one in tree.iter(f"{P}cNvPr")) + 1))
            tree.append(element)


def _describe(frame: Any, alt_text: str) -> None:
    xml_of(frame).nvGraphicFramePr.cNvPr.set("descr", typeset(alt_text))


def _speaker(drawn: Any, slide: Slide, t: Translator) -> None:
    notes = slide.notes or (t("slides.notes.continued"),)
    drawn.notes_slide.notes_text_frame.text = "\n".join(typeset(note) for note in notes)


def _speak(base: Base, t: Translator) -> None:
    """Say of every text which language it is in, so that it is read aloud and checked in that one."""
    tag = LANGUAGE_TAGS[t.language]
    slides: Any = base.deck.slides
    for slide in slides:
        owners = [xml_of(slide), xml_of(slide.notes_slide)]
        owners += [xml_of(shape.chart) for shape in slide.shapes if shape.has_chart]
        for owner in owners:
            for run in owner.iter(f"{A}r"):
                run.get_or_add_rPr()
            for properties in owner.iter(f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr"):
                properties.set("lang", tag)


def _properties(base: Base, about: About, t: Translator) -> None:
    """Title, author, language and dates of the file itself; nothing of whoever made the base is kept."""
    properties = base.deck.core_properties
    when = datetime.combine(about.made_on, time(12), UTC).replace(tzinfo=None)
    properties.title, properties.author = typeset(about.title)[:255], typeset(about.author)[:255]
    properties.last_modified_by, properties.language = properties.author, LANGUAGE_TAGS[t.language]
    properties.subject = properties.keywords = properties.comments = properties.category = ""
    properties.created = properties.modified = when
    properties.revision = 1
    package: Any = base.deck.part.package
    rels = package._rels  # noqa: SLF001 - the library drops none of a package's own
    for rid in [rid for rid, rel in rels.items() if not rel.reltype.endswith(KEPT_OF_PACKAGE)]:
        rels.pop(rid)  # the base's thumbnail, its list of slides' titles, whatever its makers noted
