"""The photographs and files behind the answers of a measurement, numbered through the act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from smio.checklist import Checklist, Item, ItemAnswer, Measurement, ProofFile
from smio.language import Translator
from smio.monitoring import ActPhoto

Proofs = Mapping[int, bytes]  # the bytes of a ProofFile by its id
HASH_LENGTH = 12
PRINTED = frozenset({"JPEG", "PNG", "GIF", "BMP", "TIFF"})  # what Word takes in; others are named like any file


@dataclass(frozen=True)
class Photo:
    """A photograph: its number, height by width, what stands under it and what it says to those who cannot see it.

    Without ``content`` it cannot be shown, and what stands under it says so.
    """

    file: ProofFile | ActPhoto
    number: int
    content: bytes
    shape: float
    caption: str
    alt_text: str


def photos_of(checklist: Checklist, measurement: Measurement, proofs: Proofs, t: Translator) -> tuple[Photo, ...]:
    """The photographs at hand, numbered in the order of the items."""
    photos: list[Photo] = []
    for item, answer, file in _files(checklist, measurement):
        content = proofs.get(file.id, b"") if file.is_photo else b""
        shape = picture_shape(content) if content else None
        if shape is not None:
            number = len(photos) + 1
            text = item.text[t.language]
            day = f", {t.short_date(answer.checked_on)}" if answer.checked_on else ""
            caption = t("documents.photo.caption", number=number, item=item.id, text=text) + day
            alt_text = t("documents.photo.alt", item=item.id, text=text, note=answer.note or file.name)
            photos.append(Photo(file, number, content, shape, caption, alt_text))
    return tuple(photos)


def file_words(file: ProofFile, photos: Mapping[int, Photo], t: Translator) -> str:
    """How a cell of the table of items names a file: photo N of the annex, or its name and hash."""
    if file.id in photos:
        return t("documents.photo.reference", number=photos[file.id].number)
    return t("documents.photo.file", name=file.name, hash=file.sha256[:HASH_LENGTH])


def _files(checklist: Checklist, measurement: Measurement) -> Iterator[tuple[Item, ItemAnswer, ProofFile]]:
    for item in checklist.items.values():
        answer = measurement.answers.get(item.id)
        if answer is not None:
            yield from ((item, answer, file) for file in answer.files)


def picture_shape(content: bytes) -> float | None:
    """Height by width of a picture that Word can show; None for anything else."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only an act with photographs needs it

    try:
        with Image.open(BytesIO(content)) as picture:
            return picture.height / picture.width if picture.format in PRINTED else None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
