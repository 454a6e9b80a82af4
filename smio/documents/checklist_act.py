"""The draft of an act of a measurement on a checklist: all that is known from one measurement or two."""

from collections.abc import Iterator, Sequence

from smio.checklist import Advice, Checklist, ChecklistScore, DirectionScore, Measurement
from smio.comparison import MeasurementComparison, Step
from smio.documents.act_parts import copies, organisation, place, quoted
from smio.documents.checklist_views import agreement_sentence, authority_facts
from smio.documents.results import Results, results_of
from smio.language import Translator
from smio.monitoring import Act, ActKind, Group, Recommendation

MOST_RECOMMENDATIONS = 10  # a council answers ten; the rest stands in the table of items


def draft_checklist_act(
    group: Group,
    checklist: Checklist,
    measurements: Sequence[Measurement],
    t: Translator,
    results: Results | None = None,
) -> Act:
    """An act of one measurement, or of two in time order: the last one's facts, and the change.

    ``results`` saves computing them again. Raises ValueError without a measurement, UserError where two used
    different checklists.
    """
    if not measurements:
        raise ValueError("an act of a checklist needs a measurement")
    results = results or results_of((), measurements, checklist)
    last = results.measurements[-1]
    return Act(
        kind=ActKind.CHECKLIST,
        organisation=organisation(group, t),
        subject=checklist.title[t.language],
        place=place(group, t),
        basis=group.basis,
        period=(last.start, last.end),
        participants=group.members,
        method="\n".join(_method(checklist, results, t)),
        facts=tuple(_facts(checklist, results, t)),
        conclusions=tuple(_conclusions(checklist, results, t)),
        recommendations=tuple(_recommendations(results.measured[-1], t)),
        copies=copies(group, t),
        generated=results.generated or group.generated,
    )


def unofficial_words(checklist: Checklist, t: Translator) -> str:
    """What is printed with a checklist that is our example; empty for an official one."""
    return "" if checklist.official else t("documents.checklist.unofficial")


def _method(checklist: Checklist, results: Results, t: Translator) -> Iterator[str]:
    items = t("documents.checklist.items", n=len(checklist.items))
    yield t(
        "documents.checklist.method",
        checklist=checklist.title[t.language],
        version=checklist.version,
        items=items,
        directions=t("documents.checklist.directions", n=len(checklist.directions)),
    )
    source = checklist.source[t.language]
    if not checklist.official:
        yield t("documents.checklist.unofficial_sentence")
    if source.casefold() != unofficial_words(checklist, t):  # our own example names nothing else as its source
        yield t("documents.checklist.source", source=source)
    left_out = [answer.label[t.language] for answer in checklist.answers if answer.share is None]
    points = [
        t("documents.checklist.answer_share", answer=answer.label[t.language], share=t.percent(answer.share))
        for answer in checklist.answers
        if answer.share is not None
    ]
    yield t("documents.checklist.scoring", answers=", ".join(points))
    if left_out:
        yield t("documents.checklist.left_out", answers=t.listing(quoted(left_out, t)))
    yield from agreement_sentence(checklist, results.measurements[-1], t)
    yield t("documents.checklist.no_margin")
    if results.generated:
        yield t("documents.generated.sentence")


def _facts(checklist: Checklist, results: Results, t: Translator) -> Iterator[str]:
    for measurement, score in zip(results.measurements, results.measured, strict=True):
        kept = f" {t('documents.checklist.total_only')}" if score.total_only else ""
        yield _total(measurement, score, t) + kept
    last, score = results.measurements[-1], results.measured[-1]
    if not score.finished and score.floor is not None:
        yield t(
            "documents.checklist.unfinished",
            answered=score.answered, items=len(checklist.items), floor=t.whole(score.floor),
            ceiling=t.whole(score.ceiling),
        )  # fmt: skip
    yield from (_direction(direction, t) for direction in score.directions)
    yield from _answers(checklist, last, t)
    if not score.total_only:
        proved = sum(answer.proved for answer in last.answers.values())
        yield t("documents.checklist.proved", n=proved, answered=len(last.answers))
    yield from authority_facts(checklist, last, t)
    if results.measured_change is not None:
        yield from _item_changes(results.measured_change, t)


def _total(measurement: Measurement, score: ChecklistScore, t: Translator) -> str:
    period = t.period(measurement.start, measurement.end)
    if score.rounded is None:
        return t("documents.checklist.no_score", period=period)
    return t("documents.checklist.total", period=period, score=score.rounded)


def _direction(score: DirectionScore, t: Translator) -> str:
    title = score.direction.title[t.language]
    if score.score is None:
        return t("documents.checklist.direction_no_score", direction=title)
    return t(
        "documents.checklist.direction",
        direction=title,
        got=points_text(score.got, t),
        possible=points_text(score.possible, t),
        score=t.whole(score.score),
    )


def points_text(points: float, t: Translator) -> str:
    """Points without needless decimals: 5, 2,5."""
    return t.decimal(points, 0 if abs(points - round(points)) < 0.05 else 1)  # noqa: PLR2004 - shown with one decimal


def _answers(checklist: Checklist, measurement: Measurement, t: Translator) -> Iterator[str]:
    """The items by their answer: what is met, what is not, what was left out."""
    for answer in checklist.answers:
        items = [item for item, given in measurement.codes.items() if given == answer.code]
        if items:
            order = [item for item in checklist.items if item in items]
            named = "; ".join(f"{item} {checklist.items[item].text[t.language]}" for item in order)
            yield t("documents.checklist.answered", answer=answer.label[t.language], n=len(items), items=named)


def _item_changes(change: MeasurementComparison, t: Translator) -> Iterator[str]:
    for step in (Step.BETTER, Step.WORSE):
        items = [item.item.id for item in change.items if item.step is step]
        if items:
            yield t(f"documents.checklist.items_{step}", n=len(items), items=", ".join(items))


def _conclusions(checklist: Checklist, results: Results, t: Translator) -> Iterator[str]:
    score = results.measured[-1]
    if score.rounded is None:
        yield t("documents.conclusion.no_score")
        return
    yield level_sentence(score, t)
    if not score.finished:
        yield t("documents.conclusion.unfinished")
    change = results.measured_change
    if change is not None and change.first.rounded is not None:
        yield _change_sentence(results, score.rounded - change.first.rounded, change.first.rounded, t)
    if not checklist.official:
        yield t("documents.checklist.unofficial_sentence")


def level_sentence(score: ChecklistScore, t: Translator) -> str:
    """The level's own wording for the rounded score; the score alone where the checklist has no levels."""
    rounded = score.rounded or 0
    if score.level is None:
        return t("documents.conclusion.score", score=rounded)
    wording = score.level.wording.get(t.language, "")
    if not wording:
        return t("documents.conclusion.level", score=rounded, level=score.level.title[t.language])
    return t("documents.conclusion.level_wording", score=rounded, wording=wording.rstrip("."))


def _change_sentence(results: Results, step: int, before: int, t: Translator) -> str:
    """The change of the rounded scores, as the two numbers beside it are read."""
    earlier = results.measurements[0]
    name = "up" if step > 0 else "down" if step < 0 else "same"
    period = t.period(earlier.start, earlier.end)
    return t(f"documents.conclusion.measured_{name}", n=abs(step), period=period, before=before, after=before + step)


def _recommendations(score: ChecklistScore, t: Translator) -> Iterator[Recommendation]:
    """What gives the most points, to whoever must act; what one office must do stands together."""
    chosen = {advice.item.id for advice in score.advice[:MOST_RECOMMENDATIONS]}
    for office, advices in score.advice_by_office.items():
        to_whom = score.checklist.offices[office][t.language] if office else ""
        for advice in advices:
            if advice.item.id in chosen:
                yield Recommendation(
                    t("documents.recommendation.item", item=advice.item.id, text=advice.item.text[t.language]),
                    to_whom=to_whom,
                    why=_why(score, advice, t),
                )


def _why(score: ChecklistScore, advice: Advice, t: Translator) -> str:
    why = t(
        "documents.recommendation.item_why",
        n=round(advice.gain, 1),
        answer=score.checklist.answer(advice.answer).label[t.language],
        points=points_text(advice.gain, t),
    )
    law = advice.item.law.get(t.language, "")
    return "; ".join(part for part in (why, law) if part)
