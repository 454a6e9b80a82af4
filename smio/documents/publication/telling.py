"""A council's material told on one sheet."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from smio.documents.act_parts import organisation
from smio.documents.council import CouncilMaterial
from smio.documents.publication.course_told import index_course, services_course
from smio.documents.publication.index_told import (
    index_chart,
    index_described,
    index_headline,
    index_number,
    index_numbers,
    index_sources,
)
from smio.documents.publication.services_told import (
    services_chart,
    services_described,
    services_headline,
    services_instead,
    services_marks,
    services_numbers,
    services_sources,
)
from smio.documents.publication.told import BigNumber, Row, SmallChart, Subject, Told, subjects_of
from smio.errors import UserError
from smio.language import Translator

MOST_NUMBERS = 3

Words = Callable[[CouncilMaterial, Translator], Iterator[str]]


@dataclass(frozen=True)
class Teller:
    """How a subject is told, part by part."""

    headline: Callable[[CouncilMaterial, Translator], str]
    numbers: Callable[[CouncilMaterial, Translator], Iterator[BigNumber]]
    chart: Callable[[CouncilMaterial, Translator], SmallChart | None]
    describes: Callable[[CouncilMaterial, Translator], str]
    sources: Words
    marks: Words
    instead: Words
    course: Words


def tell(material: CouncilMaterial, t: Translator, about: Subject | None = None) -> Told:
    """The sheet's contents; ``about`` what is asked for, else what there is, services first.

    UserError where there is nothing to tell of it.
    """
    known = subjects_of(material)
    subject = about or (known[0] if known else None)
    if subject is None or subject not in known:
        raise UserError("publication.error.nothing")
    teller, who = TELLERS[subject], organisation(material.group, t)
    chart = teller.chart(material, t)
    return Told(
        subject,
        who=who,
        when=_when(material, subject, t),
        headline=teller.headline(material, t),
        numbers=tuple(_numbers(subject, material, t)),
        chart=chart,
        describes=teller.describes(material, t),
        made_by=t(f"publication.made_by.{subject}", who=who, date=t.short_date(material.made_on)),
        marks=tuple(teller.marks(material, t)),
        sources=tuple(teller.sources(material, t)),
        instead=() if chart else tuple(teller.instead(material, t)),
        label=_label(material, subject, t),
        course=tuple(teller.course(material, t)),
    )


def _numbers(subject: Subject, material: CouncilMaterial, t: Translator) -> Iterator[BigNumber]:
    """Three numbers: the subject's own first, then those of the others."""
    found = list(TELLERS[subject].numbers(material, t))
    if subject is not Subject.INDEX:
        found += index_number(material, t)
    if subject is not Subject.ANSWERS:
        found += answers_numbers(material, t)
    yield from found[:MOST_NUMBERS]


def answers_headline(material: CouncilMaterial, t: Translator) -> str:
    """How many recommendations were answered."""
    rates = material.rates
    return t("publication.answers.headline", n=rates.sent, answered=rates.answered)


def answers_numbers(material: CouncilMaterial, t: Translator) -> Iterator[BigNumber]:
    """How the recommendations fare; each with what it is of."""
    rates = material.rates
    if not rates.sent:
        return
    day = t("publication.answers.on", date=t.short_date(material.made_on))
    for name, part in (("answered", rates.answered), ("done", rates.done), ("overdue", rates.overdue)):
        value = t("publication.of", part=part, whole=rates.sent)
        yield BigNumber(value, t(f"publication.answers.{name}"), day)


def answers_chart(material: CouncilMaterial, t: Translator) -> SmallChart:
    """Sent, answered, done, overdue."""
    rates = material.rates
    counted = (
        ("sent", rates.sent), ("answered", rates.answered), ("done", rates.done), ("overdue", rates.overdue),
    )  # fmt: skip
    rows = tuple(Row(t(f"publication.answers.row.{name}"), (float(n),), (t.whole(n),)) for name, n in counted)
    title = t("publication.answers.chart")
    return SmallChart(title, (t("publication.answers.key", n=rates.sent),), rows, 0.0, float(rates.sent))


def answers_described(material: CouncilMaterial, t: Translator) -> str:
    """Where the numbers are from."""
    return t("publication.answers.source", date=t.short_date(material.made_on), acts=material.rates.acts_sent)


def _nothing(_material: CouncilMaterial, _t: Translator) -> Iterator[str]:
    yield from ()


def _when(material: CouncilMaterial, subject: Subject, t: Translator) -> str:
    """The days that the sheet tells about, as far as they are known."""
    results = material.results
    spans = {
        Subject.SERVICES: [(one.start, one.end) for one in results.rounds[-1:]],
        Subject.INDEX: [(one.start, one.end) for one in results.measurements[-1:]],
        Subject.ANSWERS: [],
    }[subject]
    known = [t.period(start, end) for start, end in spans if start is not None and end is not None]
    return known[0] if known else t.short_date(material.made_on)


def _label(material: CouncilMaterial, subject: Subject, t: Translator) -> str:
    """What nobody may take for the real thing."""
    checklist = material.results.checklist
    unofficial = subject is Subject.INDEX and checklist is not None and not checklist.official
    if material.generated:
        return t("publication.label.generated_unofficial" if unofficial else "publication.label.generated")
    return t("publication.label.unofficial") if unofficial else ""


TELLERS: Mapping[Subject, Teller] = {
    Subject.SERVICES: Teller(
        services_headline,
        services_numbers,
        services_chart,
        services_described,
        services_sources,
        services_marks,
        services_instead,
        services_course,
    ),
    Subject.INDEX: Teller(
        index_headline,
        index_numbers,
        index_chart,
        index_described,
        index_sources,
        _nothing,
        _nothing,
        index_course,
    ),
    Subject.ANSWERS: Teller(
        answers_headline, answers_numbers, answers_chart, answers_described, _nothing, _nothing, _nothing, _nothing
    ),
}
