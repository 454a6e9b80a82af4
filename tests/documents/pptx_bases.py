"""Presentations that a group might bring as a base: ordinary, dark, without layouts for titles, and hostile."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

Parts = dict[str, bytes]


def saved(deck: Any) -> bytes:
    stream = BytesIO()
    deck.save(stream)
    return stream.getvalue()


def office_base() -> bytes:
    """The office program's own template of ten years ago, 4:3, with two slides of the group's in it."""
    deck = Presentation()
    for layout in (0, 1):
        slide: Any = deck.slides.add_slide(deck.slide_layouts[layout])
        slide.shapes.title.text = "Старый слайд группы"
        box = slide.shapes.add_textbox(0, 0, Inches(1), Inches(1))
        box.text_frame.text = "сайт"
        box.text_frame.paragraphs[0].runs[0].hyperlink.address = "https://karakol.example/"
    return with_sections(saved(deck))


def with_sections(content: bytes) -> bytes:
    """The file with a section that names its first slide, as the office program writes it."""

    def named(parts: Parts) -> None:
        name = "ppt/presentation.xml"
        section = (
            b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
            b'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="A" '
            b'id="{11111111-1111-1111-1111-111111111111}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst>'
            b"</p14:section></p14:sectionLst></p:ext></p:extLst>"
        )
        plain = re.sub(rb"<p:extLst>.*?</p:extLst>", b"", parts[name], flags=re.DOTALL)
        parts[name] = plain.replace(b"</p:presentation>", section + b"</p:presentation>")

    return changed(content, named)


def dark_base() -> bytes:
    """A base of light text on a dark page with an accent of its own and a wide face."""

    def darkened(parts: Parts) -> None:
        name = "ppt/theme/theme1.xml"
        theme = parts[name].decode()
        for slot, colour in (("dk1", "FFFFFF"), ("lt1", "10202C"), ("dk2", "FFE0A0"), ("accent1", "F2A33A")):
            inner = rf'\1<a:srgbClr val="{colour}"/>\2'
            theme = re.sub(rf"(<a:{slot}>).*?(</a:{slot}>)", inner, theme, flags=re.DOTALL)
        parts[name] = re.sub(r'<a:latin typeface="[^"]*"', '<a:latin typeface="Verdana"', theme).encode()

    return changed(saved(Presentation()), darkened)


def blank_base() -> bytes:
    """A base whose only layout is blank."""
    deck = Presentation()
    for layout in [layout for layout in deck.slide_layouts if layout.name != "Blank"]:
        deck.slide_layouts.remove(layout)
    return saved(deck)


def changed(content: bytes, change: Callable[[Parts], None]) -> bytes:
    """The file with its parts changed."""
    with ZipFile(BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return stream.getvalue()


def as_template(content: bytes) -> bytes:
    """The file as .potx calls itself."""

    def renamed(parts: Parts) -> None:
        name = "[Content_Types].xml"
        parts[name] = parts[name].replace(b"presentation.main+xml", b"template.main+xml")

    return changed(content, renamed)


def with_external(content: bytes, place: str = "master") -> bytes:
    """The master with a picture linked from outside."""
    deck = Presentation(BytesIO(content))
    part: Any = deck.slide_master.part if place == "master" else deck.slides[0].part
    part.relate_to("https://elsewhere.example/logo.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    return saved(deck)


def with_object(content: bytes) -> bytes:
    """The master with an object of another program."""
    from pptx.opc.package import Part  # noqa: PLC0415 - this file alone needs it
    from pptx.opc.packuri import PackURI  # noqa: PLC0415 - see above

    deck = Presentation(BytesIO(content))
    master: Any = deck.slide_master.part
    kind = "application/vnd.openxmlformats-officedocument.oleObject"
    embedded = Part(PackURI("/ppt/embeddings/oleObject1.bin"), kind, master.package, b"object")
    master.relate_to(embedded, RELATIONSHIP_TYPE.OLE_OBJECT)
    return saved(deck)


def with_macros(content: bytes) -> bytes:
    return changed(content, lambda parts: parts.update({"ppt/vbaProject.bin": b"macro"}))


def with_entities(content: bytes) -> bytes:
    def declared(parts: Parts) -> None:
        name = "ppt/presentation.xml"
        parts[name] = b'<!DOCTYPE p [<!ENTITY a "b">]>' + parts[name].split(b"?>", 1)[1]

    return changed(content, declared)


def bomb(content: bytes) -> bytes:
    return changed(content, lambda parts: parts.update({"ppt/media/large.bin": bytes(60 * 1024 * 1024)}))
