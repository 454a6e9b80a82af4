"""A group's own file as the base of a deck: looked through before it is opened, and only its masters kept.

Macros, embedded and linked objects and whatever would be fetched from outside are refused wherever they would stay in
the deck; what only the dropped slides hold goes with them.
"""

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from smio.documents.archive import archive
from smio.documents.slides.office_xml import P, xml_of
from smio.errors import UserError

if TYPE_CHECKING:
    from pptx.presentation import Presentation

MEGABYTE = 1024 * 1024
LARGEST = 40 * MEGABYTE
MOST_PARTS = 3000
INFLATED = 200 * MEGABYTE
RATIO_FROM, RATIO = 10 * MEGABYTE, 150  # a larger part may be so many times its packed size
OLE_FILE = b"\xd0\xcf\x11\xe0"  # the old .ppt, and a file with a password
MACROS = re.compile(r"vbaproject\.bin$|vbadata\.xml$|/activex/", re.IGNORECASE)
MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
OBJECTS = re.compile(r"/(oleObject|control|package|activeXControlBinary|attachedToolbars)$")
TYPES = "[Content_Types].xml"
# What a show and a template are called; a template is opened as the presentation it holds.
OTHER_MAINS = re.compile(rb"presentationml\.(template|slideshow)\.main\+xml")
MAIN = b"presentationml.presentation.main+xml"
PEOPLES = ("/commentAuthors", "/authors", "/customXml")  # who wrote in the group's file, and what of it programs kept
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def open_own_base(content: bytes) -> "Presentation":
    """The group's file without its slides. UserError where it is none, or holds what may not be brought along."""
    from pptx import Presentation  # noqa: PLC0415 - office libraries are loaded when a paper is written
    from pptx.exc import PackageNotFoundError  # noqa: PLC0415 - see above

    try:
        deck = Presentation(BytesIO(_looked_through(content)))
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise UserError("slides.error.damaged") from error
    _drop_slides(deck)
    _refuse_foreign(deck)
    if not deck.slide_masters or not any(len(master.slide_layouts) for master in deck.slide_masters):
        raise UserError("slides.error.no_layouts")
    return deck


def _looked_through(content: bytes) -> bytes:
    """The archive packed anew, every limit checked on what really comes out."""
    if len(content) > LARGEST:
        raise UserError("slides.error.too_large", limit=LARGEST // MEGABYTE)
    if content.startswith(OLE_FILE):
        raise UserError("slides.error.old_or_password")
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = _parts(packed)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise UserError("slides.error.not_pptx") from error
    if TYPES not in parts or not any(name.startswith("ppt/") for name in parts):
        raise UserError("slides.error.not_pptx")
    if any(MACROS.search(name) for name in parts) or MACRO_TYPES.search(parts[TYPES]):
        raise UserError("slides.error.macros")
    parts[TYPES] = OTHER_MAINS.sub(MAIN, parts[TYPES])
    return archive(parts)


def _parts(packed: ZipFile) -> dict[str, bytes]:
    """The parts by name, read no further than the limits."""
    entries = packed.infolist()
    if len(entries) > MOST_PARTS:
        raise UserError("slides.error.bomb")
    parts: dict[str, bytes] = {}
    left = INFLATED
    for entry in entries:
        if entry.is_dir():
            continue
        with packed.open(entry) as stream:
            data = stream.read(left + 1)
        left -= len(data)
        if left < 0 or (len(data) > RATIO_FROM and len(data) > RATIO * max(entry.compress_size, 1)):
            raise UserError("slides.error.bomb")
        if entry.filename in parts:
            raise UserError("slides.error.damaged")
        if entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in data:
            raise UserError("slides.error.damaged")
        parts[entry.filename] = data
    return parts


def _drop_slides(deck: "Presentation") -> None:
    """Take the slides out, with the lists that name them; what only they hold is not saved any more."""
    part: Any = deck.part
    element = xml_of(deck.part)
    for slide in element.findall(f"{P}sldIdLst/{P}sldId"):
        part.drop_rel(slide.rId)
        slide.getparent().remove(slide)
    for shows in element.findall(f"{P}custShowLst"):
        element.remove(shows)
    for rid in [rid for rid, rel in part.rels.items() if rel.reltype.endswith(PEOPLES)]:
        part.drop_rel(rid)
    for extension in element.findall(f"{P}extLst/{P}ext"):
        if extension.get("uri") == SECTIONS:
            extension.getparent().remove(extension)


def _refuse_foreign(deck: "Presentation") -> None:
    """Nothing that is left may fetch from outside or hold an object of another program."""
    package: Any = deck.part.package
    for rel in package.iter_rels():
        if rel.is_external:
            raise UserError("slides.error.external")
        if OBJECTS.search(rel.reltype) or "ole" in rel.target_part.content_type.lower():
            raise UserError("slides.error.objects")
