"""The pages of an act's annexes, tables and figures numbered through the paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smio.documents.annexes import Annex
from smio.documents.blanks import BLANK, dated_words
from smio.documents.proof_annex import Photo
from smio.documents.template import WordTemplate
from smio.documents.typography import typeset
from smio.documents.word import paragraph, picture, table
from smio.language import Translator
from smio.monitoring import Act

PICTURE_WIDTH = 178.0  # mm
PHOTO_WIDTH, PHOTO_HEIGHT = 140.0, 100.0  # mm at most: two of them fit a page


@dataclass
class Numbers:
    """Tables and figures are numbered through the paper."""

    tables: int = 0
    pictures: int = 0


def table_caption(title: str, numbers: Numbers, t: Translator) -> str:
    numbers.tables += 1
    return t("documents.act.table", number=numbers.tables, title=title)


def annex_pages(
    annexes: Sequence[Annex], act: Act, template: WordTemplate, numbers: Numbers, t: Translator
) -> Iterator[str]:
    to_act = t("documents.act.to_act", number=act.number or BLANK, dated=dated_words(act.signed_on, t))
    for number, annex in enumerate(annexes, 1):
        head = t("documents.act.annex", number=number)
        yield paragraph(f"{head}\n{to_act}", "AnnexNumber", new_page=True)
        yield paragraph(annex.title, "Heading1")
        yield from (paragraph(text, "Numbered") for text in annex.text)
        yield from (table(each, table_caption(each.title, numbers, t)) for each in annex.tables)
        for drawn in annex.pictures:
            numbers.pictures += 1
            height = PICTURE_WIDTH * drawn.page_shape
            alt_text = typeset(drawn.figure.alt_text)
            yield picture(template.picture(drawn.page_png, PICTURE_WIDTH, height, drawn.figure.name, alt_text))
            caption = t("documents.act.picture", number=numbers.pictures, title=drawn.figure.title)
            yield paragraph(caption, "PictureCaption", keep=bool(annex.picture_notes))
            yield from (paragraph(note, "TableNote") for note in annex.picture_notes)
        for photo in annex.photos:
            yield from _photo(photo, template, t)


def _photo(photo: Photo, template: WordTemplate, t: Translator) -> Iterator[str]:
    """A photograph above its caption; the caption alone where it cannot be shown."""
    if photo.content:
        width = min(PHOTO_WIDTH, PHOTO_HEIGHT / photo.shape)
        name = t("documents.photo.reference", number=photo.number)
        yield picture(template.picture(photo.content, width, width * photo.shape, name, typeset(photo.alt_text)))
    yield paragraph(photo.caption, "PictureCaption")
