"""The draft of an act of a measurement on a checklist: all that is known from one measurement or two."""

import re
from collections.abc import Iterator, Sequence

from smio.checklist import Advice, Checklist, ChecklistScore, DirectionScore, Item, Measurement
from smio.comparison import MeasurementComparison, Step
from smio.documents.act_parts import copies, organisation, place, quoted
from smio.documents.checklist_views import agreement_sentence, authority_facts
from smio.documents.results import Results, results_of
from smio.documents.typography import NO_BREAK
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
    last = results.measurements[-1]
    if results.measured[-1].total_only:
        yield from _kept_total(checklist, last, t)
        return
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
    yield from agreement_sentence(checklist, last, t)
    yield t("documents.checklist.no_margin")
    if any(measurement.generated for measurement in results.measurements):
        yield t("documents.generated.sentence_checklist")


def _kept_total(checklist: Checklist, measurement: Measurement, t: Translator) -> Iterator[str]:
    """What is known of a measurement of which only the total was kept."""
    title = checklist.title[t.language]
    yield t("documents.checklist.method_total", checklist=title, version=checklist.version)
    yield t("documents.checklist.total_only")
    if measurement.source:
        yield t("documents.checklist.total_file", file=measurement.source)
    if not checklist.official:
        yield t("documents.checklist.unofficial_sentence")


def _facts(checklist: Checklist, results: Results, t: Translator) -> Iterator[str]:
    for measurement, score in zip(results.measurements, results.measured, strict=True):
        kept = f" {t('documents.checklist.total_only')}" if score.total_only else ""
        yield _total(measurement, score, t) + kept
    last, score = results.measurements[-1], results.measured[-1]
    yield from unfinished_sentence(score, t)
    yield from (_direction(direction, t) for direction in score.directions)
    if not score.total_only:
        yield from _answers(checklist, last, t)
        proved = sum(answer.proved for answer in last.answers.values())
        yield t("documents.checklist.proved", n=proved, answered=len(last.answers))
    yield from authority_facts(checklist, last, t)
    if results.measured_change is not None:
        yield from _item_changes(results.measured_change, t)


def unfinished_sentence(score: ChecklistScore, t: Translator) -> Iterator[str]:
    """Between what the score will end, while items are unanswered."""
    if not score.finished and score.floor is not None:
        ends = {"floor": t.whole(score.floor), "ceiling": t.whole(score.ceiling)}
        yield t("documents.checklist.unfinished", answered=score.answered, items=len(score.checklist.items), **ends)


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
    """The items by what their answers bring: met, met in part, not met, left out, not answered yet."""
    given = [(item, measurement.codes.get(item.id)) for item in checklist.items.values()]
    scored = [(item, share) for item, code in given if code and (share := checklist.shares[code]) is not None]
    yield from _listed("met", [item for item, share in scored if share >= 1], t)
    yield from _listed("partly", [item for item, share in scored if 0 < share < 1], t)
    yield from _listed("unmet", [item for item, share in scored if share <= 0], t)
    for answer in checklist.answers:
        if answer.share is None:
            items = [item for item, code in given if code == answer.code]
            yield from _listed("not_counted", items, t, answer=answer.label[t.language])
    yield from _listed("unanswered", [item for item, code in given if code is None], t)


def _listed(name: str, items: Sequence[Item], t: Translator, **words: str) -> Iterator[str]:
    """How many items there are and which; nothing for none."""
    if items:
        named = "; ".join(f"{item.id}{NO_BREAK}{item.text[t.language]}" for item in items)
        yield t(f"documents.checklist.{name}", n=len(items), items=named, **words)


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
        yield change_sentence(results, score.rounded - change.first.rounded, change.first.rounded, t)
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


def change_sentence(results: Results, step: int, before: int, t: Translator) -> str:
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
    law, proof = (words.get(t.language, "").rstrip(".") for words in (advice.item.law, advice.item.proof))
    parts = (
        why,
        t("documents.recommendation.law", law=law) if law else "",
        t("documents.recommendation.proof", proof=_within(proof)) if proof else "",
    )
    return "; ".join(part for part in parts if part)


def _within(words: str) -> str:
    """Words as they stand within a sentence: no capital at the beginning, but of an abbreviation or a Latin name."""
    return words[0].lower() + words[1:] if re.match("[А-ЯЁҢӨҮ][а-яёңөү]", words) else words
