"""The summary report of a period: which one, what will be in it, the paper."""

from collections.abc import Iterator
from datetime import date

import streamlit as st

from smio.documents import Results, results_of
from smio.documents.report_contents import Period, Report, of_period, report_of
from smio.documents.summary_report import write_report
from smio.interface.letter_form import WORD
from smio.interface.messages import say_generated
from smio.interface.paper_choices import paper_language, pick_paper_language
from smio.interface.results import measurements, rounds, same_version, scored_round
from smio.interface.session import database, today
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Language, Translator, translator
from smio.monitoring.periods import MONTHS, ReportPeriod, Span, latest_periods
from smio.store import StoredGroup, acts_of, letters_of, plan_of, register_of

OWN = "own"
FEWEST, MOST = 4, 60  # periods to choose from


def pick_period(group: StoredGroup, t: Translator) -> Period | None:
    """A quarter, half-year or year, the last in which the group worked, or days of one's own; None where reversed."""
    kind = st.segmented_control(
        t("keeping.report.about"),
        [*Span, OWN],
        default=Span.QUARTER,
        required=True,
        format_func=lambda kind: t(f"keeping.report.{kind}"),
        key="report_span",
        wrap=True,
    )
    if kind == OWN:
        return _own_period(t)
    span, days = Span(kind), _days_of_work(group)
    periods = latest_periods(span, today(), max(_periods_since(min(days, default=today()), span), FEWEST))
    worked = (place for place, one in enumerate(periods) if any(one.start <= day <= one.end for day in days))
    place = st.selectbox(
        t("keeping.report.which"),
        list(range(len(periods))),
        index=next(worked, 0),
        format_func=lambda place: period_name(periods[int(place)], t),
        key=f"report_{kind}_{group.id}",
        width=400,
    )
    return periods[place].start, periods[place].end


def period_name(period: ReportPeriod, t: Translator) -> str:
    """A period in words, its days beside it."""
    name = t(f"keeping.report.{period.span}_name", number=str(period.number), year=str(period.year))
    return f"{name} ({t.period(period.start, period.end)})"


def gathered(group: StoredGroup, period: Period, language: Language) -> Report:
    """What the group has for a period, in the language of the paper; UserError where a round was removed meanwhile."""
    acts = [(stored.act, stored.stage) for stored in acts_of(database(), group.id)]
    plan = [stored.item for stored in plan_of(database(), group.id)]
    results = list(_results(group, period, language))
    return report_of(group.group, period, plan, results, acts, register_of(database(), group.id), today())


def show_report(group: StoredGroup, period: Period, t: Translator) -> None:
    """What the report will hold, and the paper."""
    language = pick_paper_language(t, "report_language")
    report = gathered(group, period, language)
    say_generated(t, generated=report.generated)
    planned, counted = report.planned_counts, report.rates
    of_services = sum(len(one.rounds) for one in report.results)
    measured = sum(len(one.measurements) for one in report.results)
    left_out = (
        t("keeping.report.acts_unsigned", count=report.unsigned) if report.unsigned else "",
        t("keeping.report.acts_undated", count=report.undated) if report.undated else "",
    )
    lines = (
        ("planned", len(report.planned), t("keeping.report.planned_done", done=planned.done)),
        ("added", len(report.added), t("keeping.report.planned_done", done=report.added_counts.done)),
        ("rounds", of_services, ""),
        ("measurements", measured, ""),
        ("acts", len(report.acts), "; ".join(filter(None, left_out))),
        ("sent", counted.sent, t("keeping.report.answered", answered=counted.answered)),
        ("overdue", len(report.overdue), ""),
    )
    draw_table(
        [t("keeping.report.inside"), t("keeping.report.count")],
        [
            Row([Cell(t(f"keeping.report.{name}"), quiet=more if count or name == "acts" else ""), t.whole(count)])
            for name, count, more in lines
        ],
    )
    if not any(count for _, count, _ in lines):
        st.info(t("keeping.report.nothing"), icon=":material/info:")
    start, end = (day.isoformat() for day in period)
    st.download_button(
        t("keeping.report.download"),
        lambda: write_report(report, translator(paper_language(language))),
        t("keeping.report.file", start=start, end=end),
        WORD,
        type="primary",
        icon=":material/description:",
        on_click="ignore",
        key="report_docx",
    )


def _days_of_work(group: StoredGroup) -> list[date]:
    """The days that the group's work is dated by; of a group that only plans, those of its plan."""
    worked = (
        *(stored.act.signed_on for stored in acts_of(database(), group.id)),
        *(letter.sent_on for letter in letters_of(database(), group.id)),
        *(summary.end for summary in rounds(group.id)),
        *(one.measurement.end for one in measurements(group.id)),
    )
    planned = (stored.item.due or stored.item.start for stored in plan_of(database(), group.id))
    days = [day for day in worked if day is not None and day <= today()]
    return days or [day for day in planned if day is not None and day <= today()]


def _periods_since(day: date, span: Span) -> int:
    """How many periods there are from the one of a day to the present one."""
    months = (today().year - day.year) * 12 + today().month - day.month
    return min(months // MONTHS[span] + 2, MOST)


def _own_period(t: Translator) -> Period | None:
    left, right = st.columns(2)
    start = left.date_input(
        t("interface.period.from"), date(today().year, 1, 1), format="DD.MM.YYYY", key="report_start"
    )
    end = right.date_input(t("interface.period.to"), today(), format="DD.MM.YYYY", key="report_end")
    if end < start:
        st.warning(t("keeping.report.reversed"), icon=":material/event_busy:")
        return None
    return start, end


def _results(group: StoredGroup, period: Period, language: Language) -> Iterator[Results]:
    """The last round of the period with the one before it, and so of each checklist's version."""
    pair = of_period(rounds(group.id), period)
    if pair:
        yield results_of([scored_round(summary, language).round for summary in pair], (), None)
    measured = measurements(group.id)
    versions = {(one.score.checklist.id, one.score.checklist.version): one.score.checklist for one in measured}
    for checklist in versions.values():
        mine = [one.measurement for one in same_version(measured, checklist)]
        last = of_period(mine, period)
        if last:
            yield results_of((), last, checklist)
