"""A measurement as others see it: what several assessors agreed on, what the authority says to each answer."""

from collections.abc import Iterator

from smio.checklist import AuthorityMark, Checklist, Measurement, agreement, score_checklist
from smio.documents.tables import Column, Table, cells
from smio.language import Translator


def agreement_sentence(checklist: Checklist, measurement: Measurement, t: Translator) -> Iterator[str]:
    """How many assessors filled the checklist in apart and how far they agreed; nothing for fewer than two."""
    assessments = measurement.assessments
    if len(assessments) < 2:  # noqa: PLR2004 - one alone agrees with nobody
        return
    found = agreement(checklist, assessments)
    yield t(
        "documents.checklist.assessors",
        n=len(assessments),
        percent=t.percent(found.percent),
        items=found.items,
        kappa=t.decimal(found.kappa),
        name=t(f"documents.checklist.{'cohen' if len(assessments) == 2 else 'fleiss'}"),  # noqa: PLR2004 - a pair
    )


def authority_facts(checklist: Checklist, measurement: Measurement, t: Translator) -> Iterator[str]:
    """Both scores, and how many answers the authority disputes; nothing where it marked none."""
    marked = [item for item in measurement.marks if item in measurement.answers]
    if not marked:
        return
    ours = score_checklist(checklist, measurement.codes)
    theirs = score_checklist(checklist, measurement.authority_codes)
    yield t(
        "documents.checklist.both_scores",
        n=len(marked),
        ours=t.whole(ours.rounded),
        theirs=t.whole(theirs.rounded),
    )
    if measurement.disputed:
        yield t("documents.checklist.disputed", items=", ".join(measurement.disputed))


def disputes_table(checklist: Checklist, measurement: Measurement, t: Translator) -> Iterator[Table]:
    """The items on which the authority has another answer, with its reason."""
    if not measurement.disputed:
        return
    words = ("number", "item", "group_answer", "authority_answer", "reason")
    columns = tuple(
        Column(t(f"documents.table.{word}"), width)
        for word, width in zip(words, (10.0, 64.0, 26.0, 26.0, 54.0), strict=True)
    )
    rows = tuple(
        cells(
            item,
            checklist.items[item].text[t.language],
            checklist.answer(measurement.answers[item].answer).label[t.language],
            checklist.answer(mark.answer).label[t.language],
            _reason(mark, t),
        )
        for item, mark in measurement.disputed.items()
    )
    yield Table(t("documents.table.disputes_title"), columns, rows)


def _reason(mark: AuthorityMark, t: Translator) -> str:
    when = t.short_date(mark.marked_on) if mark.marked_on else ""
    return "; ".join(part for part in (mark.reason, mark.marked_by, when) if part) or "—"
