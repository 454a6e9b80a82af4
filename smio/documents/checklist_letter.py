"""The letter that goes with a measurement: its result, and what one office is asked to do about it."""

from collections.abc import Iterator, Sequence
from datetime import date

from smio.checklist import Advice, Checklist, ChecklistScore, Measurement
from smio.documents.act_parts import copies, organisation
from smio.documents.checklist_act import level_sentence, points_text
from smio.documents.results import Results, results_of
from smio.documents.tables import Column, Table, cells
from smio.language import Translator
from smio.monitoring import Group, Letter


def draft_checklist_letter(
    group: Group,
    checklist: Checklist,
    measurements: Sequence[Measurement],
    t: Translator,
    *,
    office: str = "",
    answer_by: date | None = None,
    results: Results | None = None,
) -> Letter:
    """A letter about the last of one or two measurements, to an office of the checklist, or to the mayor.

    Raises ValueError without a measurement.
    """
    if not measurements:
        raise ValueError("a letter about a checklist needs a measurement")
    results = results or results_of((), measurements, checklist)
    score, last = results.measured[-1], results.measurements[-1]
    title = checklist.short_title[t.language]
    act = t("documents.letter.act_annex", title=title, period=t.period(last.start, last.end))
    chair = next((member for member in group.members if member.chair), None)
    return Letter(
        organisation=organisation(group, t),
        addressee=tuple(_addressee(group, checklist, office, t)),
        heading=t("documents.letter.heading", title=title, period=t.period(last.start, last.end)),
        paragraphs=tuple(_paragraphs(checklist, results, score, office, t)),
        answer_by=answer_by,
        annexes=((act, None),),
        signer=chair,
        copies=copies(group, t)[1:],
        generated=results.generated or group.generated,
    )


def asked_table(score: ChecklistScore, office: str, t: Translator) -> Table | None:
    """What the office is asked for: the item, its answer now, what it would add; None where there is nothing."""
    advice = asked(score, office)
    if not advice:
        return None
    columns = (
        Column(t("documents.table.number"), 12.0),
        Column(t("documents.table.item"), 104.0),
        Column(t("documents.table.answer"), 34.0),
        Column(t("documents.table.gain"), 30.0, number=True),
    )
    rows = tuple(
        cells(
            one.item.id,
            _asked_words(one, t),
            score.checklist.answer(one.answer).label[t.language],
            f"+{points_text(one.gain, t)}",
        )
        for one in advice
    )
    return Table(t("documents.letter.asked_title"), columns, rows)


def asked(score: ChecklistScore, office: str) -> tuple[Advice, ...]:
    """The unmet items of an office, or all of them for none named."""
    return score.advice_by_office.get(office, ()) if office else score.advice


def _asked_words(advice: Advice, t: Translator) -> str:
    law = advice.item.law.get(t.language, "")
    text = advice.item.text[t.language]
    return f"{text} ({law})" if law else text


def _addressee(group: Group, checklist: Checklist, office: str, t: Translator) -> Iterator[str]:
    if office:
        yield checklist.offices[office][t.language]
    else:
        yield t("documents.letter.mayor")
    if group.city:
        yield t("documents.act.place", city=group.city)


def _paragraphs(
    checklist: Checklist, results: Results, score: ChecklistScore, office: str, t: Translator
) -> Iterator[str]:
    last = results.measurements[-1]
    yield t(
        "documents.letter.done",
        organisation=checklist.title[t.language],
        version=checklist.version,
        period=t.period(last.start, last.end),
    )
    if score.rounded is None:
        yield t("documents.conclusion.no_score")
        return
    yield level_sentence(score, t)
    change = results.measured_change
    if change is not None and change.first.rounded is not None:
        earlier = results.measurements[0]
        yield t(
            "documents.letter.before", period=t.period(earlier.start, earlier.end), before=t.whole(change.first.rounded)
        )
    if not checklist.official:
        yield t("documents.checklist.unofficial_sentence")
    advice = asked(score, office)
    if advice and score.score is not None:
        gain = sum(one.gain for one in advice)
        yield t(
            "documents.letter.asked",
            n=len(advice),
            gain=points_text(gain, t),
            now=t.whole(score.rounded),
            reachable=t.whole(score.score + gain),
        )
