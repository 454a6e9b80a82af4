"""What is annexed to an act: figures, long tables, sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smio.checklist import Checklist
from smio.documents.checklist_tables import items_table
from smio.documents.checklist_views import both_scores, disputes_table
from smio.documents.pictures import Picture
from smio.documents.proof_annex import Photo, Proofs, photos_of
from smio.documents.quality_list import quality_tables
from smio.documents.results import Results
from smio.documents.services_tables import criteria_tables, sources_table
from smio.documents.tables import Table
from smio.language import Translator
from smio.monitoring import ActKind


@dataclass(frozen=True, eq=False)
class Annex:
    title: str
    text: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    picture_notes: tuple[str, ...] = ()  # under each picture
    photos: tuple[Photo, ...] = ()


def annexes_of(
    kind: ActKind, results: Results, pictures: Sequence[Picture], t: Translator, proofs: Proofs
) -> Iterator[Annex]:
    """The annexes of an act, in their order."""
    if kind is ActKind.SERVICES:
        tables = tuple(criteria_tables(results, t))
        if tables:
            yield Annex(t("documents.annex.criteria"), tables=tables)
        notes = tuple(_services_notes(results, t))
    else:
        if results.checklist is not None:
            yield from _measured_annexes(results, results.checklist, proofs, t)
        notes = tuple(_checklist_notes(results, t))
    if pictures:
        yield Annex(t("documents.annex.figures"), pictures=tuple(pictures), picture_notes=notes)
    if kind is ActKind.SERVICES:
        noticed = tuple(quality_tables(results, t))
        if noticed:
            yield Annex(t("documents.quality.heading"), (t("documents.quality.sentence"),), noticed)
        yield _sources(results, t)


def _measured_annexes(results: Results, checklist: Checklist, proofs: Proofs, t: Translator) -> Iterator[Annex]:
    """The items with their proof, what the authority disputes, the photographs."""
    last = results.measurements[-1]
    photos = photos_of(checklist, last, proofs, t)
    if not results.measured[-1].total_only:
        yield Annex(t("documents.annex.items"), tables=(items_table(results, checklist, t, photos),))
    disputes = tuple(disputes_table(checklist, last, t))
    if disputes:
        yield Annex(t("documents.annex.disputes"), (both_scores(checklist, last, t),), disputes)
    if photos:
        yield Annex(t("documents.annex.photos"), photos=photos)


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


def _sources(results: Results, t: Translator) -> Annex:
    table = sources_table(results, t)
    if table is None:
        return Annex(t("documents.annex.sources"), (t("documents.annex.no_sources"),))
    return Annex(t("documents.annex.sources"), (t("documents.annex.sources_sentence"),), (table,))
