"""The tables of a summary report: the plan, the acts, the answers by addressee, what is past its date, the sources."""

from collections.abc import Iterator, Sequence
from datetime import date

from smio.documents.plan_document import state_cell, when_words
from smio.documents.register_sheets import addressee_of, days_late
from smio.documents.report_contents import Report
from smio.documents.results import Results
from smio.documents.services_tables import sources_table
from smio.documents.shown import HIDDEN_VALUE
from smio.documents.tables import Cell, Column, Table, cells
from smio.language import Translator
from smio.monitoring import PlanItem, Rates, rates_by
from smio.monitoring.photo_reference import unmarked

Heading = tuple[str, float]  # the key of a heading, the width of its column in mm


def plan_part_table(items: Sequence[PlanItem], title: str, t: Translator, today: date) -> Table:
    """A part of the plan: what, for which point of the programme, when, who, what became of it."""
    columns = tuple(
        Column(t(f"plan.column.{word}"), width)
        for word, width in (
            ("number", 9.0), ("title", 52.0), ("programme", 38.0), ("when", 24.0), ("responsible", 28.0),
            ("state", 29.0),
        )
    )  # fmt: skip
    rows = tuple(
        (
            *cells(str(number), item.title, item.programme, when_words(item, t), item.responsible),
            state_cell(item, t, today),
        )
        for number, item in enumerate(items, 1)
    )
    return Table(title, columns, rows)


def acts_table(report: Report, t: Translator) -> Table:
    """The acts of the period by date: number, date, what of, how many recommendations, where each stands."""
    columns = (
        Column(t("report.acts.number"), 22.0),
        Column(t("report.acts.date"), 24.0, number=True),
        Column(t("report.acts.subject"), 78.0),
        Column(t("report.acts.recommendations"), 28.0, number=True),
        Column(t("report.acts.stage"), 28.0),
    )
    rows = tuple(
        cells(
            act.number,
            t.short_date(act.signed_on) if act.signed_on else "",
            unmarked(act.subject),
            t.whole(len(act.recommendations)),
            t(f"report.stage.{stage}"),
        )
        for act, stage in report.acts
    )
    return Table(t("report.acts.title"), columns, rows)


def answers_table(report: Report, t: Translator) -> Table:
    """How each addressee fares with what was sent in the period; every share with what it is of."""
    columns = (
        Column(t("report.answers.whom"), 54.0),
        Column(t("report.answers.sent"), 23.0, number=True),
        Column(t("report.answers.answered"), 29.0, number=True),
        Column(t("report.answers.done"), 29.0, number=True),
        Column(t("report.answers.overdue"), 22.0, number=True),
        Column(t("report.answers.days"), 23.0, number=True),
    )
    parts = rates_by(report.sent, report.today, lambda one: addressee_of(one, t))
    rows = [_rates_row(name, counted, t) for name, counted in parts.items()]
    if len(parts) > 1:
        rows.append(_rates_row(t("report.answers.all"), report.rates, t, strong=True))
    return Table(t("report.answers.title"), columns, tuple(rows), (t("report.answers.note"),))


def _rates_row(name: str, counted: Rates, t: Translator, *, strong: bool = False) -> tuple[Cell, ...]:
    return cells(
        name,
        t.whole(counted.sent),
        share_words(counted.answered, counted.sent, t),
        share_words(counted.done, counted.sent, t),
        t.whole(counted.overdue),
        HIDDEN_VALUE if counted.days is None else days_words(counted.days, t),
        strong=strong,
    )


def share_words(part: int, whole: int, t: Translator) -> str:
    """A share with what it is of: 2 из 5 (40 %)."""
    return t("report.share_of", part=part, whole=whole, share=t.percent(part / whole if whole else None))


def days_words(days: float, t: Translator) -> str:
    """A median of days: whole, or with its half."""
    return t.decimal(days, 0 if days == int(days) else 1)


def overdue_table(report: Report, t: Translator) -> Table:
    """What is past its date: which act, what was asked of whom, when it was due, how many days ago."""
    columns = (
        Column(t("report.open.act"), 24.0),
        Column(t("report.open.what"), 74.0),
        Column(t("report.answers.whom"), 44.0),
        Column(t("report.open.due"), 22.0, number=True),
        Column(t("report.open.late"), 16.0, number=True),
    )
    rows = tuple(
        cells(
            f"{one.act_number or unmarked(one.act_subject)}, {one.number}",
            unmarked(one.recommendation.what),
            addressee_of(one, t),
            t.short_date(one.due) if one.due else "",
            t.whole(days_late(one, report.today)),
        )
        for one in report.overdue
    )
    return Table(t("report.open.title"), columns, rows)


def source_tables(results: Sequence[Results], t: Translator) -> Iterator[Table]:
    """The files of the answers with their hashes, a table for each pair of rounds."""
    for one in results:
        table = sources_table(one, t)
        if table is not None:
            yield table


def source_sentences(results: Sequence[Results], t: Translator) -> Iterator[str]:
    """Where the answers of the measurements came from: their file, or the hands of the group."""
    for one in results:
        if one.checklist is not None:
            for measurement in one.measurements:
                title = one.checklist.short_title[t.language]
                source = measurement.source or t("report.entered")
                yield t("report.measured", checklist=title, period=t.period(measurement.start, measurement.end),
                        source=source)  # fmt: skip
