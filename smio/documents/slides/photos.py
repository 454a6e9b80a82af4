"""A photograph with its caption, whole and as large as its room allows."""

from io import BytesIO
from typing import Any

from smio.documents.slides.areas import Area
from smio.documents.slides.measuring import LINE, cut
from smio.documents.slides.office_xml import xml_of
from smio.documents.slides.slide import Ink, Inks, Run, SlidePhoto
from smio.documents.slides.texts import text_box, write
from smio.documents.typography import typeset

CAPTION = 13.0  # points
CAPTION_LINES = 2
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
    """The picture and its caption under it; the picture's shape is kept."""
    words = typeset(photo.caption)
    caption = CAPTION * LINE * CAPTION_LINES + 4 if words else 0.0
    shape = shape_of(photo.content) or 1.0
    width = min(area.width, (area.height - caption) / shape)
    place = Area(area.left, area.top, width, width * shape)
    picture = slide.shapes.add_picture(BytesIO(photo.content), *place.emu)
    picture.name = "Photo"
    xml_of(picture).nvPicPr.cNvPr.set("descr", typeset(photo.alt_text))
    if words:
        under = Area(area.left, place.bottom + 4, area.width, caption - 4)
        text = cut(words, under.width, CAPTION_LINES, CAPTION, factor=factor)
        write(text_box(slide, under, "Caption").paragraphs[0], [Run(text, Ink.QUIET)], CAPTION, inks)
