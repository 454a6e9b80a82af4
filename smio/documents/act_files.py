"""What an act brings beside its results: photographs with their numbers in the paper, and the files behind it all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from smio.checklist import ProofFile
from smio.documents.proof_annex import Photo, Proofs, photos_of, picture_shape
from smio.documents.results import Results
from smio.documents.tables import Cell, Column, Table, cells
from smio.language import Translator
from smio.monitoring import ActPhoto


@dataclass(frozen=True)
class ActFiles:
    """``proofs`` are the files behind a measurement's answers, ``photos`` the act's own; their bytes by id."""

    proofs: Proofs = field(default_factory=dict[int, bytes])
    photos: Sequence[ActPhoto] = ()
    contents: Mapping[int, bytes] = field(default_factory=dict[int, bytes])


@dataclass(frozen=True)
class Numbered:
    """The photographs of a paper in their order: those behind a measurement's answers, then the act's own."""

    proofs: tuple[Photo, ...] = ()
    own: tuple[Photo, ...] = ()

    @property
    def all(self) -> tuple[Photo, ...]:
        return (*self.proofs, *self.own)

    @property
    def numbers(self) -> dict[int, int]:
        """The number in the paper of each of the act's own, by id."""
        return {photo.file.id: photo.number for photo in self.own}


def numbered_photos(results: Results, files: ActFiles, t: Translator) -> Numbered:
    """Every photograph with its number in the paper."""
    proofs: tuple[Photo, ...] = ()
    if results.checklist is not None and results.measurements:
        proofs = photos_of(results.checklist, results.measurements[-1], files.proofs, t)
    own = tuple(
        _photo(photo, number, files.contents.get(photo.id, b""), t)
        for number, photo in enumerate(files.photos, len(proofs) + 1)
    )
    return Numbered(proofs, own)


def _photo(photo: ActPhoto, number: int, content: bytes, t: Translator) -> Photo:
    """A photograph of the act; one that Word cannot show keeps its number and its caption."""
    shape = picture_shape(content) if content else None
    caption = photo.caption.strip().rstrip(".")
    named = (
        t("visit.photo.caption", number=number, caption=caption) if caption else t("visit.photo.bare", number=number)
    )
    day = ", " + t("visit.photo.taken", date=t.short_date(photo.taken_on)) if photo.taken_on else ""
    gone = "" if shape else " " + t("visit.photo.not_printed", name=photo.name)
    alt_text = t("visit.photo.alt", caption=caption) if caption else t("visit.photo.alt_bare", name=photo.name)
    return Photo(photo, number, content if shape else b"", shape or 0.0, f"{named}{day}{gone}", alt_text)


def photo_words(ids: Sequence[int], numbered: Numbered, annex: int, t: Translator) -> str:
    """How a text speaks of photographs: «фото 1 и 2, приложение 3»; a line to fill in for those that are gone."""
    known = [numbered.numbers[photo] for photo in ids if photo in numbered.numbers]
    if not known:
        return t("visit.photo.lost")
    named = t.listing([str(number) for number in sorted(dict.fromkeys(known))])
    return t("visit.photo.reference", n=len(set(known)), numbers=named, annex=annex)


def files_table(results: Results, files: ActFiles, numbered: Numbered, t: Translator) -> Table | None:
    """Every file the act rests on beside questionnaires, with what it is for and its hash; None without any."""
    rows = tuple(_file_rows(results, files, numbered, t))
    if not rows:
        return None
    columns = (
        Column(t("documents.table.file"), 58.0),
        Column(t("visit.sources.about"), 56.0),
        Column(t("documents.table.digest"), 66.0),
    )
    return Table(t("visit.sources.title"), columns, rows)


def _file_rows(results: Results, files: ActFiles, numbered: Numbered, t: Translator) -> Iterator[tuple[Cell, ...]]:
    for photo in files.photos:
        about = t("documents.photo.reference", number=numbered.numbers[photo.id])
        day = "; " + t("visit.photo.taken", date=t.short_date(photo.taken_on)) if photo.taken_on else ""
        yield cells(photo.name, about + day, photo.sha256)
    if results.checklist is not None and results.measurements:
        last = results.measurements[-1]
        shown = {photo.file.id: photo.number for photo in numbered.proofs}
        for item in results.checklist.items:
            answer = last.answers.get(item)
            for file in answer.files if answer else ():
                yield cells(file.name, _item_words(item, file, shown, t), file.sha256)


def _item_words(item: str, file: ProofFile, shown: Mapping[int, int], t: Translator) -> str:
    about = t("visit.sources.item", item=item)
    number = shown.get(file.id)
    return about if number is None else f"{about}; {t('documents.photo.reference', number=number)}"
