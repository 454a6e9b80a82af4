"""What is annexed to an act: figures, long tables, sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smio.checklist import Checklist
from smio.documents.act_files import ActFiles, Numbered, files_table, numbered_photos
from smio.documents.checklist_tables import items_table
from smio.documents.checklist_views import both_scores, disputes_table
from smio.documents.pictures import Picture
from smio.documents.prices_tables import shop_tables
from smio.documents.proof_annex import Photo
from smio.documents.quality_list import quality_tables
from smio.documents.results import Results
from smio.documents.services_tables import criteria_tables, sources_table
from smio.documents.tables import Table
from smio.language import Translator
from smio.monitoring import Act, ActKind


@dataclass(frozen=True, eq=False)
class Annex:
    title: str
    text: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    picture_notes: tuple[str, ...] = ()  # under each picture
    photos: tuple[Photo, ...] = ()


def annexes_of(
    act: Act, results: Results, pictures: Sequence[Picture], t: Translator, files: ActFiles
) -> Iterator[Annex]:
    """The annexes of an act, in their order."""
    numbered, kind = numbered_photos(results, files, t), act.kind
    notes: tuple[str, ...] = ()
    if kind is ActKind.SERVICES:
        tables = tuple(criteria_tables(results, t))
        if tables:
            yield Annex(t("documents.annex.criteria"), tables=tables)
        notes = tuple(_services_notes(results, t))
    elif kind is ActKind.CHECKLIST and results.checklist is not None:
        yield from _measured_annexes(results, results.checklist, numbered, t)
        notes = tuple(_checklist_notes(results, t))
    elif kind is ActKind.PRICES and act.prices:
        yield Annex(t("visit.prices.annex"), tables=tuple(shop_tables(act.prices, t)))
        notes = (t("visit.generated.sentence"),) if act.generated else ()
    if pictures:
        yield Annex(t("documents.annex.figures"), pictures=tuple(pictures), picture_notes=notes)
    if kind is ActKind.SERVICES:
        noticed = tuple(quality_tables(results, t))
        if noticed:
            yield Annex(t("documents.quality.heading"), (t("documents.quality.sentence"),), noticed)
    if numbered.all:
        yield Annex(t("documents.annex.photos"), photos=numbered.all)
    yield from _sources(act, results, numbered, files, t)


def photo_annex(annexes: Sequence[Annex]) -> int:
    """The number of the annex that holds the photographs; 0 where there is none."""
    return next((number for number, annex in enumerate(annexes, 1) if annex.photos), 0)


def _measured_annexes(results: Results, checklist: Checklist, numbered: Numbered, t: Translator) -> Iterator[Annex]:
    """The items with their proof, what the authority disputes."""
    last = results.measurements[-1]
    if not results.measured[-1].total_only:
        yield Annex(t("documents.annex.items"), tables=(items_table(results, checklist, t, numbered.proofs),))
    disputes = tuple(disputes_table(checklist, last, t))
    if disputes:
        yield Annex(t("documents.annex.disputes"), (both_scores(checklist, last, t),), disputes)


def _services_notes(results: Results, t: Translator) -> Iterator[str]:
    """A figure carries its own n, period, source and margin; what must not be cut off with its edge stands below."""
    if any(round_.generated for round_ in results.rounds):
        yield t("documents.generated.note")


def _checklist_notes(results: Results, t: Translator) -> Iterator[str]:
    """One line: two figures and what stands under them fill a page to its end."""
    said: list[str] = []
    if results.checklist is not None and not results.checklist.official:
        said.append(t("documents.checklist.unofficial_sentence"))
    if any(measurement.generated for measurement in results.measurements):
        said.append(t("documents.generated.note"))
    if said:
        yield " ".join(said)


def _sources(act: Act, results: Results, numbered: Numbered, files: ActFiles, t: Translator) -> Iterator[Annex]:
    """The files the act rests on, with their hashes: questionnaires, photographs, what proves an answer."""
    brought = files_table(results, files, numbered, t)
    answered = sources_table(results, t) if act.kind is ActKind.SERVICES else None
    tables = tuple(table for table in (answered, brought) if table is not None)
    said = tuple(_said_of_sources(answered is not None, brought is not None, t))
    if tables or act.kind is ActKind.SERVICES:
        yield Annex(t("documents.annex.sources"), said or (t("documents.annex.no_sources"),), tables)


def _said_of_sources(answered: bool, brought: bool, t: Translator) -> Iterator[str]:
    if answered:
        yield t("documents.annex.sources_sentence")
    if brought:
        yield t("visit.sources.sentence")
