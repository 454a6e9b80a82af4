"""The poster for the notice board and the pictures for networks."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from smio.documents.council import CouncilMaterial
from smio.documents.publication.look import NUMBERS, POSTER, SQUARE, STORY, Look
from smio.documents.publication.pdf import settled_pdf
from smio.documents.publication.qr import published_address
from smio.documents.publication.sheet import sheet
from smio.documents.publication.telling import tell
from smio.documents.publication.told import Subject
from smio.figures.picture import pdf_of, png_of
from smio.language import Translator

Paper = Literal["A4", "A3"]
PAPERS: Mapping[Paper, tuple[float, float]] = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55)}  # points


class Form(StrEnum):
    """What a sheet is for."""

    POSTER = "poster"
    SQUARE = "square"
    NUMBERS = "numbers"  # a square with the three numbers
    STORY = "story"


LOOKS: Mapping[Form, Look] = {
    Form.POSTER: POSTER,
    Form.SQUARE: SQUARE,
    Form.NUMBERS: NUMBERS,
    Form.STORY: STORY,
}


def drawn_sheet(material: CouncilMaterial, t: Translator, form: Form, about: Subject | None = None) -> str:
    """A sheet as SVG, in its own units: points of a poster, pixels of a picture. Errors as those of `poster`."""
    look = LOOKS[form]
    address = published_address(material.address) if form is Form.POSTER else ""
    return sheet(tell(material, t, about), look, (look.width, look.height), t, address)


def poster(material: CouncilMaterial, t: Translator, *, size: Paper = "A4", about: Subject | None = None) -> bytes:
    """The poster as tagged PDF with the bundled face embedded; A3 is the same sheet, larger.

    The code of `CouncilMaterial.address` is on it where there is one. UserError where there is nothing to tell, or
    the address is none.
    """
    told = tell(material, t, about)
    drawn = sheet(told, POSTER, PAPERS[size], t, published_address(material.address))
    return settled_pdf(pdf_of(drawn), f"{told.headline}. {told.who}", t.language, drawn)


def square_picture(
    material: CouncilMaterial, t: Translator, *, about: Subject | None = None, numbers: bool = False
) -> bytes:
    """A PNG of 1080 × 1080 pixels: one finding with its chart, or with the three ``numbers``."""
    return png_of(drawn_sheet(material, t, Form.NUMBERS if numbers else Form.SQUARE, about))


def story_picture(material: CouncilMaterial, t: Translator, *, about: Subject | None = None) -> bytes:
    """A PNG of 1080 × 1920 pixels: the finding, the three numbers, the chart."""
    return png_of(drawn_sheet(material, t, Form.STORY, about))
