"""A photograph with its caption, whole and as large as its room allows."""

from io import BytesIO
from typing import Any

from smio.documents.slides.areas import Area
from smio.documents.slides.measuring import LINE, cut
from smio.documents.slides.office_xml import xml_of
from smio.documents.slides.slide import Ink, Inks, Run, SlidePhoto
from smio.documents.slides.texts import text_box, write
from smio.documents.typography import typeset

CAPTION = 14.0  # points
CAPTION_LINES = 2
CAPTION_GAP = 8.0
BESIDE = 110.0  # points that a caption beside its picture needs
BESIDE_LINES = 7
SHOWN = frozenset({"JPEG", "PNG", "GIF", "BMP", "TIFF"})  # what PowerPoint takes in


def shape_of(content: bytes) -> float | None:
    """Height by width of a picture that PowerPoint can show; None for anything else."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only a deck with photographs needs it

    try:
        with Image.open(BytesIO(content)) as picture:
            return picture.height / picture.width if picture.format in SHOWN else None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def add_photo(slide: Any, photo: SlidePhoto, area: Area, inks: Inks, factor: float) -> None:
    """The picture and its caption; the picture's shape is kept."""
    words = typeset(photo.caption)
    place, said, lines = photo_rooms(area, shape_of(photo.content) or 1.0, captioned=bool(words))
    picture = slide.shapes.add_picture(BytesIO(photo.content), *place.emu)
    picture.name = "Photo"
    xml_of(picture).nvPicPr.cNvPr.set("descr", typeset(photo.alt_text))
    if words:
        text = cut(words, said.width, lines, CAPTION, factor=factor)
        write(text_box(slide, said, "Caption").paragraphs[0], [Run(text, Ink.QUIET)], CAPTION, inks)


def photo_rooms(area: Area, shape: float, *, captioned: bool) -> tuple[Area, Area, int]:
    """Where a picture and its caption go, and the caption's lines: it stands under a picture as wide as the room, and
    beside one that is not.
    """
    if not captioned:
        width = min(area.width, area.height / shape)
        return Area(area.left, area.top, width, width * shape), area, 0
    height = CAPTION * LINE * CAPTION_LINES
    below = min(area.width, (area.height - height - CAPTION_GAP) / shape)
    beside = min(area.width - BESIDE - CAPTION_GAP, area.height / shape)
    if below >= beside:
        place = Area(area.left, area.top, below, below * shape)
        return place, Area(area.left, place.bottom + CAPTION_GAP / 2, area.width, height), CAPTION_LINES
    place = Area(area.left, area.top, beside, beside * shape)
    left = place.right + CAPTION_GAP
    lines = max(1, min(BESIDE_LINES, int(place.height / CAPTION / LINE)))
    return place, Area(left, area.top, area.right - left, lines * CAPTION * LINE), lines
