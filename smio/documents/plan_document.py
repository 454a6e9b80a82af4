"""The plan and schedule of monitoring as a Word annex."""

from collections.abc import Iterator, Sequence
from datetime import date

from smio.documents.act_parts import letterhead, organisation, sides, span
from smio.documents.blanks import BLANK, LONG_BLANK
from smio.documents.tables import Cell, Column, Table, cells
from smio.documents.template import WordTemplate, template_path, xml
from smio.documents.typography import typeset
from smio.documents.word import table
from smio.figures.palette import WORSE
from smio.language import Translator
from smio.monitoring import Group, PlanItem, PlanState, plan_counts

LATE = WORSE[1:]  # RRGGBB


def plan_document(group: Group, plan: Sequence[PlanItem], t: Translator, today: date) -> bytes:
    """The plan as docx on pages that lie: what, for which point of the programme, where, who, when, what became of it.

    The same bytes from the same input; states are those of ``today``.
    """
    template = WordTemplate(template_path(t.language, "plan"))
    shown = plan_table(plan, t, today)
    template.fill({
        **head_words(group, t),
        "approved": typeset(t("plan.approved")),
        "title": typeset(t("plan.title")),
        "subtitle": typeset(_period_words(plan, t)),
        "content": xml(table(shown, shown.title)),
        "closing": [typeset(sentence) for sentence in _closing(plan, t, today)],
        **signer_words(group, t),
    })  # fmt: skip
    template.describe(t("plan.title"), organisation(group, t), on=today)
    return template.save()


def head_words(group: Group, t: Translator) -> dict[str, object]:
    """Who writes, and what stands at the head of every page of made-up work."""
    kyrgyz, russian = sides(letterhead(group)) if group.practice.bilingual else ([], [])
    return {
        "labels": [typeset(t("visit.generated.label"))] if group.generated else [],
        "kyrgyz": kyrgyz,
        "russian": russian,
        "organisation": "" if kyrgyz else typeset(organisation(group, t) or LONG_BLANK),
        "contacts": typeset(group.practice.contacts),
    }


def signer_words(group: Group, t: Translator) -> dict[str, object]:
    """The chair signs; a line to fill in where the group has none."""
    return {
        "signer_post": typeset(t("documents.act.chair")),
        "signer_name": typeset(group.chair.name if group.chair else ""),
    }


def plan_table(plan: Sequence[PlanItem], t: Translator, today: date) -> Table:
    """The planned work in its order, then the added, each under a heading of its own; numbered through."""
    words = ("number", "title", "programme", "place", "responsible", "when", "state", "note")
    widths = (10.0, 54.0, 44.0, 30.0, 34.0, 24.0, 36.0, 35.0)
    columns = tuple(Column(t(f"plan.column.{word}"), width) for word, width in zip(words, widths, strict=True))
    rows: list[tuple[Cell, ...]] = []
    heads: set[int] = set()
    number = 0
    for planned in (True, False):
        part = [item for item in plan if item.planned is planned]
        if part:
            name = t("plan.planned_part" if planned else "plan.added_part")
            heads.add(len(rows))
            rows.append((Cell(""), Cell(name, strong=True), *cells(*[""] * (len(columns) - 2))))
        for item in part:
            number += 1
            rows.append((*cells(str(number), item.title, item.programme, item.place, item.responsible),
                         Cell(when_words(item, t)), state_cell(item, t, today), Cell(item.note)))  # fmt: skip
    notes = (t("plan.as_of", date=today),)  # what follows the table in Word: two tables in a row would be one
    return Table(t("plan.table"), columns, tuple(rows), notes, frozenset(heads), parted=True)


def when_words(item: PlanItem, t: Translator) -> str:
    """From when until when a piece of work is planned, as far as that is known."""
    start, due = (t.short_date(day) if day else "" for day in (item.start, item.due))
    if start and due and start != due:
        return t("plan.when", start=start, due=due)
    if due:
        return due if start else t("plan.until", due=due)
    return t("plan.since", start=start) if start else ""


def state_cell(item: PlanItem, t: Translator, today: date) -> Cell:
    """The act that was made, the day it was done, how late it is, or the state in a word; overdue by colour too."""
    state = item.state(today)
    if item.act and state is PlanState.DONE:
        return Cell(t("plan.act_made", act=item.act))
    if item.done_on and state is PlanState.DONE:
        return Cell(t("plan.done_on", date=t.short_date(item.done_on)))
    if state is PlanState.OVERDUE and item.due:
        days = t("plan.late_days", n=(today - item.due).days)
        return Cell(t("plan.late", days=days), colour=LATE, strong=True)
    return Cell(t(f"plan.state.{state}"))


def _period_words(plan: Sequence[PlanItem], t: Translator) -> str:
    """From the first day of the plan to its last; a line to fill in where no day is known."""
    days = span(day for item in plan for day in (item.start, item.due))
    return t("plan.period", period=t.period(*days) if days else BLANK * 2)


def _closing(plan: Sequence[PlanItem], t: Translator, today: date) -> Iterator[str]:
    counts = plan_counts(plan, today)
    planned = sum(item.planned for item in plan)
    yield t("plan.counted", n=counts.items, planned=planned, added=counts.items - planned)
    yield t("plan.states.text", **{str(state): number for state, number in counts.by_state.items()})
