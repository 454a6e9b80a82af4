"""An act as a Word document."""

from collections.abc import Iterator, Mapping, Sequence

from smio.documents.act_files import ActFiles, numbered_photos, photo_words
from smio.documents.act_words import act_title, act_words
from smio.documents.annex_pages import Numbers, annex_pages, table_caption
from smio.documents.annexes import Annex, annexes_of, photo_annex
from smio.documents.checklist_tables import checklist_tables
from smio.documents.pictures import Picture, draw, figures_of_act
from smio.documents.prices_tables import prices_tables
from smio.documents.proof_annex import Proofs
from smio.documents.results import Results
from smio.documents.services_tables import services_tables
from smio.documents.tables import Table
from smio.documents.template import WordTemplate, template_path, xml
from smio.documents.typography import typeset
from smio.documents.word import table
from smio.language import Translator
from smio.monitoring import Act, ActKind, ActPhoto, Group
from smio.monitoring.photo_reference import with_marks_said


def write_act(  # noqa: PLR0913 - what a paper is made of; all but the first three may be absent
    act: Act,
    results: Results,
    t: Translator,
    pictures: Sequence[Picture] | None = None,
    proofs: Proofs | None = None,
    *,
    photos: Mapping[int, bytes] | None = None,
    stored: Sequence[ActPhoto] = (),
    template: bytes | None = None,
    group: Group | None = None,
) -> bytes:
    """The act as docx in the language of ``t``; the same bytes from the same input.

    ``results`` give the tables and annexes of a measured act's kind, the act itself those of prices; ``pictures`` are
    drawn from them unless given; ``proofs`` are the photographs behind a measurement's answers, by id. ``stored`` are
    the act's own photographs in their order and ``photos`` their bytes by id; a text speaks of one by its mark
    (`smio.monitoring.photo_reference`). ``group`` gives the letterhead, the laws and how to reach it, by
    its practice. ``template`` is the group's own; UserError where it cannot be filled. Empty fields are printed as
    lines to fill in by hand.
    """
    files = ActFiles(proofs or {}, tuple(stored), photos or {})
    if pictures is None:
        pictures = draw(figures_of_act(act, results, t))
    own = [drawn for drawn in pictures if drawn.kind is act.kind]
    annexes, numbers = tuple(annexes_of(act, results, own, t, files)), Numbers()
    numbered, annex = numbered_photos(results, files, t), photo_annex(annexes)

    def say(text: str) -> str:
        return with_marks_said(text, lambda ids: photo_words(ids, numbered, annex, t))

    word = WordTemplate(template_path(t.language), template)
    tables = "".join(table(each, table_caption(each.title, numbers, t)) for each in _tables(act, results, t))
    word.fill(
        {
            **act_words(act, results, t, group, say),
            "result_tables": xml(tables),
            "annexes": [
                typeset(t("documents.act.annex_item", number=number, title=annex.title))
                for number, annex in enumerate(annexes, 1)
            ],
            "see_annexes": typeset(_references(annexes, t)),
            "annex_pages": xml("".join(annex_pages(annexes, act, word, numbers, t))),
        }
    )
    about = t("documents.act.title_properties", title=act_title(act, results, t))
    word.describe(about, act.organisation, act.subject, act.signed_on or (act.period[1] if act.period else None))
    return word.save()


def _tables(act: Act, results: Results, t: Translator) -> Iterator[Table]:
    """The tables within the text."""
    match act.kind:
        case ActKind.SERVICES:
            yield from services_tables(results, t)
        case ActKind.CHECKLIST:
            yield from checklist_tables(results, t)
        case ActKind.PRICES:
            yield from prices_tables(act.prices, t)
        case ActKind.SITE | ActKind.FREE:
            return


def _references(annexes: Sequence[Annex], t: Translator) -> str:
    """The sentence of the text that names every annex with its number."""
    items = [
        t("documents.act.annex_reference", number=number, title=annex.title) for number, annex in enumerate(annexes, 1)
    ]
    return t("documents.act.see_annexes", list=t.listing(items)) if items else ""
