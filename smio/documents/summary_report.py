"""The summary report of a period: what was planned and done, found, written, answered, and what remains."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from smio.documents.act_parts import organisation
from smio.documents.annex_pages import Numbers, table_caption
from smio.documents.blanks import LONG_BLANK
from smio.documents.checklist_act import draft_checklist_act
from smio.documents.checklist_tables import checklist_labels, checklist_tables
from smio.documents.pictures import Picture, draw
from smio.documents.plan_document import head_words, signer_words
from smio.documents.register_sheets import addressee_of, month_of
from smio.documents.report_contents import Period, Report, ReportedAct, report_of
from smio.documents.report_tables import (
    acts_table,
    answers_table,
    days_words,
    overdue_table,
    plan_part_table,
    share_words,
    source_sentences,
    source_tables,
)
from smio.documents.results import Results
from smio.documents.services_act import answered_sentence, draft_services_act
from smio.documents.services_tables import services_tables
from smio.documents.tables import Table
from smio.documents.template import WordTemplate, template_path, xml
from smio.documents.typography import typeset
from smio.documents.word import paragraph, picture, table
from smio.figures import (
    Figure,
    checklist_directions,
    checklist_over_time,
    dumbbell,
    heat_map,
    reply_rate_over_time,
    reply_statuses,
)
from smio.language import Translator
from smio.monitoring import ActKind, Group, PlanCounts, PlanItem, Tracked, rates

PICTURE_WIDTH = 178.0  # mm
Part = str | Table | Figure  # a sentence, a table, a figure
Section = Callable[[Report, Translator], Iterator[Part]]


def summary_report(
    group: Group,
    period: Period,
    plan: Sequence[PlanItem],
    results: Sequence[Results],
    acts: Sequence[ReportedAct],
    register: Sequence[Tracked],
    t: Translator,
    today: date,
) -> bytes:
    """The report of a period as docx; the same bytes from the same input. See `report_of` for what belongs to it."""
    return write_report(report_of(group, period, plan, results, acts, register, today), t)


def write_report(report: Report, t: Translator) -> bytes:
    """A report as docx: sections in the order in which a kenesh hears them, the signature, then the sources."""
    template = WordTemplate(template_path(t.language, "report"))
    numbers, figures = Numbers(), list[Figure]()
    body = "".join(_sections(report, figures, numbers, t))
    template.fill({
        **head_words(report.group, t),
        "labels": list(dict.fromkeys(_labels(report, t))),
        "approved": typeset(t("report.approved")),
        "title": typeset(t("report.title")),
        "subtitle": typeset(t("report.subtitle", period=t.period(*report.period))),
        "content": xml(body),
        "closing": [typeset(t("report.closing", date=report.today))],
        **signer_words(report.group, t),
        "annex_pages": xml("".join(_annexes(report, figures, template, numbers, t))),
    })  # fmt: skip
    title = f"{t('report.name')} {t.period(*report.period)}"
    template.describe(title, organisation(report.group, t), on=report.today)
    return template.save()


def _labels(report: Report, t: Translator) -> Iterator[str]:
    """What stands at the head of every page: made-up work, a checklist that is an example."""
    if report.generated:
        yield typeset(t("visit.generated.label"))
    for one in report.results:
        yield from (typeset(label) for label in checklist_labels(one, t))


def _sections(report: Report, figures: list[Figure], numbers: Numbers, t: Translator) -> Iterator[str]:
    """The sections, numbered; ``figures`` takes those that they speak of, for the annex."""
    sections: dict[str, Section] = {
        "plan": _plan, "added": _added, "services": _services, "checklists": _checklists, "acts": _acts,
        "answers": _answers, "open": _open, "proposals": _proposals,
    }  # fmt: skip
    for number, (name, section) in enumerate(sections.items(), 1):
        heading = t("report.numbered", number=number, heading=t(f"report.heading.{name}"))
        yield paragraph(heading, "Heading1")
        for part in section(report, t):
            if isinstance(part, Table):
                yield table(part, table_caption(part.title, numbers, t))
            elif isinstance(part, Figure):
                figures.append(part)
                yield paragraph(t("report.see_figure", number=len(figures), title=part.title), "Numbered")
            else:
                yield paragraph(part, "Numbered")


def _annexes(
    report: Report, figures: Sequence[Figure], template: WordTemplate, numbers: Numbers, t: Translator
) -> Iterator[str]:
    """The figures, two a page, and the files behind the numbers with their hashes."""
    number = 0
    if figures:
        number += 1
        yield paragraph(t("report.annex", number=number), "AnnexNumber", new_page=True)
        yield paragraph(t("report.heading.figures"), "Heading1")
        for drawn in draw([(ActKind.FREE, figure) for figure in figures]):
            yield from _drawn(drawn, template, numbers, t)
    sources = list(_sources(report, numbers, t))
    if sources:
        yield paragraph(t("report.annex", number=number + 1), "AnnexNumber", new_page=True)
        yield paragraph(t("report.heading.sources"), "Heading1")
        yield from sources


def _drawn(drawn: Picture, template: WordTemplate, numbers: Numbers, t: Translator) -> Iterator[str]:
    numbers.pictures += 1
    height, alt_text = PICTURE_WIDTH * drawn.page_shape, typeset(drawn.figure.alt_text)
    yield picture(template.picture(drawn.page_png, PICTURE_WIDTH, height, drawn.figure.name, alt_text))
    caption = t("documents.act.picture", number=numbers.pictures, title=drawn.figure.title)
    yield paragraph(caption, "PictureCaption")


def _plan(report: Report, t: Translator) -> Iterator[Part]:
    if not report.planned:
        yield t("report.none.plan")
        return
    counts = report.planned_counts
    yield _counted("report.plan.counted", counts, t)
    if counts.wanted < counts.items:
        yield t("report.plan.done_of", done=counts.done, whole=counts.wanted)
    yield plan_part_table(report.planned, t("report.plan.title"), t, report.today)


def _added(report: Report, t: Translator) -> Iterator[Part]:
    if not report.added:
        yield t("report.none.added")
        return
    yield _counted("report.added.counted", report.added_counts, t)
    yield plan_part_table(report.added, t("report.added.title"), t, report.today)


def _counted(sentence: str, counts: PlanCounts, t: Translator) -> str:
    return t(sentence, n=counts.items, **{str(state): number for state, number in counts.by_state.items()})


def _services(report: Report, t: Translator) -> Iterator[Part]:
    """The conclusions an act would draw, the tables behind them, one figure."""
    assessed = [one for one in report.results if one.rounds]
    if not assessed:
        yield t("report.none.services")
    for one in assessed:
        act = draft_services_act(report.group, one.rounds, t, one)
        yield from (answered_sentence(*known, t) for known in zip(one.rounds, one.scores, strict=True))
        yield from act.conclusions
        yield from services_tables(one, t)
        last, comparison = one.rounds[-1], one.comparison
        if comparison is not None and comparison.overall is not None:
            yield dumbbell(one.rounds[0], last, comparison, t)
        else:
            yield heat_map(last, one.scores[-1], t)


def _checklists(report: Report, t: Translator) -> Iterator[Part]:
    measured = [one for one in report.results if one.checklist is not None and one.measurements]
    if not measured:
        yield t("report.none.checklists")
    for one in measured:
        if one.checklist is None:
            continue
        act = draft_checklist_act(report.group, one.checklist, one.measurements, t, one)
        yield from act.facts[: len(one.measurements)]
        yield from act.conclusions
        yield from checklist_tables(one, t)
        scored = list(zip(one.measurements, one.measured, strict=True))
        yield (checklist_over_time if len(scored) > 1 else checklist_directions)(one.checklist, scored, t)


def _acts(report: Report, t: Translator) -> Iterator[Part]:
    if report.acts:
        yield t("report.acts.counted", n=len(report.acts), recommendations=report.recommendations)
    else:
        yield t("report.none.acts")
    if report.unsigned:
        yield t("report.acts.unsigned", n=report.unsigned)
    if report.undated:
        yield t("report.acts.undated", n=report.undated)
    if report.acts:
        yield acts_table(report, t)


def _answers(report: Report, t: Translator) -> Iterator[Part]:
    """How what was sent fares, every number with what it is of; then everything sent so far."""
    counted, so_far = report.rates, rates(report.so_far, report.today)
    if counted.sent:
        answered, done = (share_words(part, counted.sent, t) for part in (counted.answered, counted.done))
        overdue = t("report.of", part=counted.overdue, whole=counted.sent)
        yield t("report.answers.counted", n=counted.sent, answered=answered, done=done, overdue=overdue)
        yield t("report.answers.acts", answered=counted.acts_answered, sent=counted.acts_sent)
        if counted.days is not None:
            days = days_words(counted.days, t)
            yield t("report.answers.days_to_answer", n=counted.days, days=days, answered=counted.answered)
    else:
        yield t("report.none.answers")
    if so_far.sent > counted.sent:
        yield t("report.answers.before", sent=so_far.sent, answered=so_far.answered, done=so_far.done)
    if counted.sent:
        yield answers_table(report, t)
    if so_far.sent:
        yield reply_statuses(report.so_far, t, report.today, generated=report.generated)
    if len({month_of(one) for one in report.so_far}) > 1:  # a single month is no time to compare over
        yield reply_rate_over_time(report.so_far, t, report.today, generated=report.generated)


def _open(report: Report, t: Translator) -> Iterator[Part]:
    if report.late_plan:
        yield t("report.open.plan", items="; ".join(item.title for item in report.late_plan))
    if report.overdue:
        yield t("report.open.counted", n=len(report.overdue))
        yield overdue_table(report, t)
    elif not report.late_plan:
        yield t("report.none.open")


def _proposals(report: Report, t: Translator) -> Iterator[Part]:
    """Who must do what, from what is past its date; then a line for the group's own."""
    late: dict[str, int] = {}
    for one in report.overdue:
        name = addressee_of(one, t)
        late[name] = late.get(name, 0) + 1
    said: list[str] = []
    if late:
        named = "; ".join(t("report.proposal.whom", whom=name, n=count) for name, count in late.items())
        said.append(t("report.proposal.answer", n=len(report.overdue), list=named))
    if report.unsent:
        said.append(t("report.proposal.send", n=report.unsent))
    if report.late_plan:
        said.append(t("report.proposal.plan", n=len(report.late_plan)))
    for number, sentence in enumerate((*said, LONG_BLANK), 1):
        yield t("report.numbered", number=number, heading=sentence)


def _sources(report: Report, numbers: Numbers, t: Translator) -> Iterator[str]:
    """The files behind the numbers with their hashes; nothing where no number comes from answers."""
    tables = list(source_tables(report.results, t))
    yield from (paragraph(sentence, "Numbered") for sentence in source_sentences(report.results, t))
    if tables:
        yield paragraph(t("documents.annex.sources_sentence"), "Numbered")
    yield from (table(each, table_caption(each.title, numbers, t)) for each in tables)
