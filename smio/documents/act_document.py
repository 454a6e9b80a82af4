"""An act as a Word document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from smio.documents.annexes import Annex, annexes_of
from smio.documents.checklist_tables import checklist_labels, checklist_tables
from smio.documents.pictures import Picture, draw, figures_of
from smio.documents.proof_annex import Proofs
from smio.documents.results import Results
from smio.documents.services_tables import services_tables
from smio.documents.template import WordTemplate, template_path, xml
from smio.documents.typography import paragraphs, typeset
from smio.documents.word import paragraph, picture, table
from smio.language import Translator, dated, until
from smio.monitoring import Act, ActKind, Member, Recommendation

BLANK = "_" * 12
LONG_BLANK = "_" * 48
FEWEST_SIGNERS = 3
FEWEST_RECOMMENDATIONS = 3  # rows to fill in by hand where none are drafted
PICTURE_WIDTH = 178.0  # mm
PHOTO_WIDTH, PHOTO_HEIGHT = 140.0, 100.0  # mm at most: two of them fit a page
UNDATED = date(2000, 1, 1)  # a document's own date when nothing is known of the event's: never the clock's


@dataclass
class _Numbers:
    """Tables and figures are numbered through the paper."""

    tables: int = 0
    pictures: int = 0


def write_act(
    act: Act,
    results: Results,
    t: Translator,
    pictures: Sequence[Picture] | None = None,
    proofs: Proofs | None = None,
) -> bytes:
    """The act as docx in the language of ``t``; the same bytes from the same input.

    ``results`` give the tables and annexes of the act's kind; ``pictures`` are drawn from them unless given;
    ``proofs`` are the photographs behind a measurement's answers, by id. Empty fields are printed as lines to fill in
    by hand.
    """
    if pictures is None:
        pictures = draw([(kind, figure) for kind, figure in figures_of(results, t) if kind is act.kind])
    own = [drawn for drawn in pictures if drawn.kind is act.kind]
    template = WordTemplate(template_path(t.language))
    annexes = tuple(annexes_of(act.kind, results, own, t, proofs or {}))
    numbers = _Numbers()
    tables = services_tables(results, t) if act.kind is ActKind.SERVICES else checklist_tables(results, t)
    context = _words(act, results, t) | _lists(act, t)
    context["result_tables"] = xml("".join(table(each, _table_caption(each.title, numbers, t)) for each in tables))
    context["annexes"] = [
        typeset(t("documents.act.annex_item", number=number, title=annex.title))
        for number, annex in enumerate(annexes, 1)
    ]
    context["see_annexes"] = typeset(_references(annexes, t))
    context["annex_pages"] = xml("".join(_annex_pages(annexes, act, template, numbers, t)))
    template.fill(context)
    _properties(template, act, _title(act, results, t), t)
    return template.save()


def _words(act: Act, results: Results, t: Translator) -> dict[str, object]:
    words = {
        "organisation": act.organisation or LONG_BLANK,
        "number": t("documents.act.number", number=act.number or BLANK),
        "title": _title(act, results, t),
        "place": act.place or BLANK * 2,
        "date": date_words(act.signed_on, t),
        "basis": act.basis or LONG_BLANK,
        "subject": act.subject or LONG_BLANK,
        "period": t.period(*act.period) if act.period else LONG_BLANK,
        "answer_by": t("documents.act.answer_by", until=until_words(act.answer_by, t)),
    }
    return {**{name: typeset(text) for name, text in words.items()}, "labels": list(labels(act, results, t))}


def _title(act: Act, results: Results, t: Translator) -> str:
    """What the act is of."""
    checklist = act.subject if results.checklist is None else results.checklist.short_title[t.language]
    return t(f"documents.act.title.{act.kind}", checklist=checklist)


def labels(act: Act, results: Results, t: Translator) -> Iterator[str]:
    """What stands at the head of every page: made-up answers, a checklist that is an example."""
    if act.kind is ActKind.CHECKLIST:
        yield from (typeset(label) for label in checklist_labels(results, t))
    if act.generated or results.generated:
        name = "label" if act.kind is ActKind.SERVICES else "label_checklist"
        yield typeset(t(f"documents.generated.{name}"))


def date_words(day: date | None, t: Translator) -> str:
    """A date in words, or a line to fill in."""
    return t("documents.act.blank_date") if day is None else t.long_date(day)


def until_words(day: date | None, t: Translator) -> str:
    """Until a day, in the case of the language, or until a line to fill in."""
    return t("cases.until", date=date_words(None, t)) if day is None else until(day, t)


def dated_words(day: date | None, t: Translator) -> str:
    """Of a paper of a day, or of a line to fill in."""
    return t("cases.dated", date=date_words(None, t)) if day is None else dated(day, t)


def _lists(act: Act, t: Translator) -> dict[str, object]:
    blank = [Recommendation("")] * FEWEST_RECOMMENDATIONS
    return {
        "participants": [typeset(_person(member, t)) for member in chair_first(act.participants)] or [LONG_BLANK] * 3,
        "method": paragraphs(act.method) or [LONG_BLANK],
        "facts": [typeset(fact) for fact in act.facts] or [LONG_BLANK],
        "conclusions": [typeset(conclusion) for conclusion in act.conclusions] or [LONG_BLANK],
        "recommendations": [
            _recommendation(number, recommendation, t)
            for number, recommendation in enumerate(act.recommendations or blank, 1)
        ],
        "copies": [typeset(copy) for copy in act.copies] or [LONG_BLANK],
        "signers": _signers(act.participants, t),
    }


def chair_first(members: Sequence[Member]) -> list[Member]:
    """The chair, then the others in their order."""
    return sorted(members, key=lambda member: not member.chair)


def _person(member: Member, t: Translator) -> str:
    role = t("documents.act.chair") if member.chair else ""
    return " – ".join(part for part in (member.name, ", ".join(part for part in (role, member.post) if part)) if part)


def _recommendation(number: int, recommendation: Recommendation, t: Translator) -> dict[str, str]:
    why = f" ({recommendation.why})" if recommendation.why else ""
    return {
        "number": str(number),
        "what": typeset(recommendation.what + why),
        "to_whom": typeset(recommendation.to_whom),
        "by_when": t.short_date(recommendation.by_when) if recommendation.by_when else "",
    }


def _signers(members: Sequence[Member], t: Translator) -> list[dict[str, str]]:
    """A line for everybody who took part, the chair first, and never fewer than three."""
    known = chair_first(members)
    known += [Member("")] * (FEWEST_SIGNERS - len(known))
    has_chair = any(member.chair for member in known)
    return [
        {
            "post": t(
                "documents.act.chair" if member.chair or (not has_chair and not place) else "documents.act.member"
            ),
            "name": typeset(member.name),
        }
        for place, member in enumerate(known)
    ]


def _table_caption(title: str, numbers: _Numbers, t: Translator) -> str:
    numbers.tables += 1
    return t("documents.act.table", number=numbers.tables, title=title)


def _references(annexes: Sequence[Annex], t: Translator) -> str:
    """The sentence of the text that names every annex with its number."""
    items = [
        t("documents.act.annex_reference", number=number, title=annex.title) for number, annex in enumerate(annexes, 1)
    ]
    return t("documents.act.see_annexes", list=t.listing(items)) if items else ""


def _annex_pages(
    annexes: Sequence[Annex], act: Act, template: WordTemplate, numbers: _Numbers, t: Translator
) -> Iterator[str]:
    to_act = t("documents.act.to_act", number=act.number or BLANK, dated=dated_words(act.signed_on, t))
    for number, annex in enumerate(annexes, 1):
        head = t("documents.act.annex", number=number)
        yield paragraph(f"{head}\n{to_act}", "AnnexNumber", new_page=True)
        yield paragraph(annex.title, "Heading1")
        yield from (paragraph(text, "Numbered") for text in annex.text)
        yield from (table(each, _table_caption(each.title, numbers, t)) for each in annex.tables)
        for drawn in annex.pictures:
            numbers.pictures += 1
            height = PICTURE_WIDTH * drawn.page_shape
            alt_text = typeset(drawn.figure.alt_text)
            yield picture(template.picture(drawn.page_png, PICTURE_WIDTH, height, drawn.figure.name, alt_text))
            caption = t("documents.act.picture", number=numbers.pictures, title=drawn.figure.title)
            yield paragraph(caption, "PictureCaption", keep=bool(annex.picture_notes))
            yield from (paragraph(note, "TableNote") for note in annex.picture_notes)
        for photo in annex.photos:
            width = min(PHOTO_WIDTH, PHOTO_HEIGHT / photo.shape)
            name = t("documents.photo.reference", number=photo.number)
            yield picture(template.picture(photo.content, width, width * photo.shape, name, typeset(photo.alt_text)))
            yield paragraph(photo.caption, "PictureCaption")


def _properties(template: WordTemplate, act: Act, about: str, t: Translator) -> None:
    """Title, author and dates of the file itself; the dates are the event's, so that bytes repeat."""
    properties = template.document.core_properties
    when = datetime.combine(act.signed_on or (act.period[1] if act.period else UNDATED), time(12), UTC)
    title = t("documents.act.title_properties", title=about)
    properties.title, properties.author = typeset(title)[:255], typeset(act.organisation)[:255]
    properties.subject, properties.last_modified_by = typeset(act.subject)[:255], typeset(act.organisation)[:255]
    properties.created = properties.modified = when.replace(tzinfo=None)
    properties.revision = 1
