"""The poster for the notice board and the pictures for networks."""

from dataclasses import replace
from typing import Literal

from smio.documents.council import CouncilMaterial
from smio.documents.publication.look import POSTER, SQUARE, STORY, Look
from smio.documents.publication.pdf import settled_pdf
from smio.documents.publication.qr import published_address
from smio.documents.publication.sheet import sheet
from smio.documents.publication.telling import tell
from smio.documents.publication.told import Subject
from smio.figures.picture import pdf_of, png_of
from smio.language import Translator

Paper = Literal["A4", "A3"]
PAPERS: dict[Paper, tuple[float, float]] = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55)}  # points
PREVIEW = 1.5  # pixels a point


def poster(material: CouncilMaterial, t: Translator, *, size: Paper = "A4", about: Subject | None = None) -> bytes:
    """The poster as PDF with the bundled face embedded; A3 is the same sheet, larger.

    The code of `CouncilMaterial.address` is on it where there is one. UserError where there is nothing to tell, or
    the address is none.
    """
    told = tell(material, t, about)
    drawn = sheet(told, POSTER, PAPERS[size], t, published_address(material.address))
    return settled_pdf(pdf_of(drawn), f"{told.headline}. {told.who}", t.language)


def poster_preview(material: CouncilMaterial, t: Translator, *, about: Subject | None = None) -> bytes:
    """The poster as a small PNG for the screen."""
    drawn = sheet(tell(material, t, about), POSTER, PAPERS["A4"], t, published_address(material.address))
    return png_of(drawn, PREVIEW)


def square_picture(
    material: CouncilMaterial, t: Translator, *, about: Subject | None = None, numbers: bool = False
) -> bytes:
    """A PNG of 1080 × 1080 pixels: one finding and its chart; with ``numbers`` the three numbers too."""
    return _picture(material, t, replace(SQUARE, numbers=numbers), about)


def story_picture(material: CouncilMaterial, t: Translator, *, about: Subject | None = None) -> bytes:
    """A PNG of 1080 × 1920 pixels: the finding, the three numbers, the chart."""
    return _picture(material, t, STORY, about)


def _picture(material: CouncilMaterial, t: Translator, look: Look, about: Subject | None) -> bytes:
    return png_of(sheet(tell(material, t, about), look, (look.width, look.height), t))
