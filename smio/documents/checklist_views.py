"""A measurement as others see it: what several assessors agreed on, what the authority says to each answer."""

from collections.abc import Iterator

from smio.checklist import Agreement, AuthorityMark, Checklist, Measurement, agreement, score_checklist
from smio.documents.tables import Column, Table, cells
from smio.language import Translator

PAIR = 2


def agreement_sentence(checklist: Checklist, measurement: Measurement, t: Translator) -> Iterator[str]:
    """How many assessors filled the checklist in apart, how far they agreed, what became of the differences.

    Nothing for fewer than two.
    """
    if len(measurement.assessments) < PAIR:
        return
    found = agreement(checklist, measurement.assessments)
    said = [t("documents.checklist.assessors", n=len(found.assessors))]
    if found.items:
        percent = t.percent(found.percent)
        said.append(t("documents.checklist.agreed", n=found.items, percent=percent, kappa=_kappa(found, t)))
    disputed = [difference.item.id for difference in found.differences if difference.disputed]
    settled = [item for item in disputed if item in measurement.answers]
    if settled:
        said.append(t("documents.checklist.settled", items=", ".join(settled)))
    if len(settled) < len(disputed):
        left = [item for item in disputed if item not in settled]
        said.append(t("documents.checklist.unsettled", items=", ".join(left)))
    yield " ".join(said)


def _kappa(found: Agreement, t: Translator) -> str:
    if found.kappa is None:
        return ""
    name = "cohen" if len(found.assessors) == PAIR else "fleiss"
    return t(f"documents.checklist.{name}", kappa=t.decimal(found.kappa))


def authority_facts(checklist: Checklist, measurement: Measurement, t: Translator) -> Iterator[str]:
    """Both scores, and how many answers the authority disputes; nothing where it marked none."""
    both = both_scores(checklist, measurement, t)
    if both:
        yield both
    if measurement.disputed:
        items = [item for item in checklist.items if item in measurement.disputed]
        yield t("documents.checklist.disputed", items=", ".join(items))


def both_scores(checklist: Checklist, measurement: Measurement, t: Translator) -> str:
    """The score by the group's answers and by the authority's; empty where it marked none."""
    marked = [item for item in measurement.marks if item in measurement.answers]
    if not marked:
        return ""
    ours = score_checklist(checklist, measurement.codes)
    theirs = score_checklist(checklist, measurement.authority_codes)
    return t(
        "documents.checklist.both_scores", n=len(marked), ours=t.whole(ours.rounded), theirs=t.whole(theirs.rounded)
    )


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
            item.id,
            item.text[t.language],
            checklist.answer(measurement.answers[item.id].answer).label[t.language],
            checklist.answer(mark.answer).label[t.language],
            _reason(mark, t),
        )
        for item in checklist.items.values()
        if (mark := measurement.disputed.get(item.id)) is not None
    )
    yield Table(t("documents.table.disputes_title"), columns, rows)


def _reason(mark: AuthorityMark, t: Translator) -> str:
    when = t.short_date(mark.marked_on) if mark.marked_on else ""
    return "; ".join(part for part in (mark.reason, mark.marked_by, when) if part) or "—"
