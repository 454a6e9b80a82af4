"""The photographs and files behind the answers of a measurement, numbered through the act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smio.checklist import Checklist, Measurement, ProofFile
from smio.language import Translator

Proofs = Mapping[int, bytes]  # the bytes of a ProofFile by its id
HASH_LENGTH = 12


@dataclass(frozen=True)
class Photo:
    """A photograph with its number, what is under it, and what it says to those who cannot see it."""

    number: int
    content: bytes
    caption: str
    alt_text: str


def photo_numbers(measurement: Measurement) -> Mapping[int, int]:
    """The number of each photograph in the act, by its id, in the order of the answers."""
    photos = [file for answer in measurement.answers.values() for file in answer.files if file.is_photo]
    return {file.id: number for number, file in enumerate(photos, 1)}


def photos_of(checklist: Checklist, measurement: Measurement, proofs: Proofs, t: Translator) -> Iterator[Photo]:
    """The photographs whose bytes are at hand, in the order of their numbers."""
    numbers = photo_numbers(measurement)
    for item, answer in measurement.answers.items():
        for file in answer.files:
            if file.id in numbers and file.id in proofs:
                text = checklist.items[item].text[t.language]
                date = t.short_date(answer.checked_on) if answer.checked_on else ""
                said = t("documents.photo.of_item", item=item, text=text)
                caption = t("documents.photo.caption", number=numbers[file.id], text=said)
                note = answer.note or file.name
                yield Photo(
                    numbers[file.id],
                    proofs[file.id],
                    f"{caption}, {date}" if date else caption,
                    t("documents.photo.alt", text=said, note=note),
                )


def file_words(file: ProofFile, numbers: Mapping[int, int], t: Translator) -> str:
    """How a cell of the table of items names a file: photo N, or its name and hash."""
    if file.id in numbers:
        return t("documents.photo.reference", number=numbers[file.id])
    return t("documents.photo.file", name=file.name, hash=file.sha256[:HASH_LENGTH])
