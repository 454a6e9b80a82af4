"""The letter that goes with a measurement: its result, and what one office is asked to do about it."""

from collections.abc import Iterator, Sequence
from datetime import date

from smio.checklist import Advice, Checklist, ChecklistScore, Measurement
from smio.documents.act_letters import act_title
from smio.documents.act_parts import copies, letterhead, organisation, place
from smio.documents.blanks import BLANK
from smio.documents.checklist_act import change_sentence, level_sentence, points_text, unfinished_sentence
from smio.documents.results import Results, results_of
from smio.documents.tables import Column, Table, cells
from smio.language import Translator, city_name
from smio.monitoring import Act, Group, Letter


def draft_checklist_letter(
    group: Group,
    checklist: Checklist,
    measurements: Sequence[Measurement],
    t: Translator,
    *,
    office: str = "",
    answer_by: date | None = None,
    results: Results | None = None,
    act: tuple[Act, int | None] | None = None,
) -> Letter:
    """A letter about the last of one or two measurements, to an office of the checklist, or to the mayor.

    ``act`` is the group's own about it with its pages where counted; without one the annex is an act yet to be written.
    `asked_table` is its table. Raises ValueError without a measurement, KeyError for an office the checklist does not
    have.
    """
    if not measurements:
        raise ValueError("a letter about a checklist needs a measurement")
    results = results or results_of((), measurements, checklist)
    score, last = results.measured[-1], results.measurements[-1]
    title = checklist.short_title[t.language]
    to_write = t("documents.letter.act_annex", title=title, period=t.period(last.start, last.end))
    return Letter(
        organisation=organisation(group, t),
        addressee=tuple(_addressee(group, checklist, office, t)),
        letterhead=letterhead(group),
        heading=t("documents.letter.heading", title=title, period=t.period(last.start, last.end)),
        paragraphs=tuple(_paragraphs(checklist, results, score, office, t)),
        answer_by=answer_by,
        annexes=((to_write, None) if act is None else (act_title(act[0], t), act[1]),),
        signer=group.chair,
        copies=copies(group, t)[0 if office else 1 :],
        generated=results.generated or group.generated,
        contacts=group.practice.contacts,
    )


def asked_table(score: ChecklistScore, office: str, t: Translator) -> Table | None:
    """What the office is asked for: the item, its answer now, what it would add; None where there is nothing."""
    advice = asked(score, office)
    if not advice:
        return None
    columns = (
        Column(t("documents.table.number"), 12.0),
        Column(t("documents.table.item"), 106.0),
        Column(t("documents.table.now"), 32.0),
        Column(t("documents.table.gain"), 30.0, number=True),
    )
    rows = tuple(
        cells(
            one.item.id,
            one.item.text[t.language],
            score.checklist.answer(one.answer).label[t.language],
            f"+{points_text(one.gain, t)}",
        )
        for one in advice
    )
    return Table(t("documents.letter.asked_title"), columns, rows, tuple(_law_notes(score.checklist, advice, t)))


def asked(score: ChecklistScore, office: str) -> tuple[Advice, ...]:
    """The unmet items of an office, or all of them for none named."""
    return score.advice_by_office.get(office, ()) if office else score.advice


def _law_notes(checklist: Checklist, advice: Sequence[Advice], t: Translator) -> Iterator[str]:
    """Which law asks for which of the items, each law once, in the checklist's order."""
    wanted = {one.item.id for one in advice}
    laws: dict[str, list[str]] = {}
    for item in checklist.items.values():
        law = item.law.get(t.language, "").rstrip(".")
        if law and item.id in wanted:
            laws.setdefault(law, []).append(item.id)
    for law, items in laws.items():
        yield t("documents.letter.law", n=len(items), items=", ".join(items), law=law)


def _addressee(group: Group, checklist: Checklist, office: str, t: Translator) -> Iterator[str]:
    if office:
        yield checklist.offices[office][t.language]
        yield from filter(None, [place(group, t)])
        return
    city = city_name(group.city, t.language)
    mayor = t("documents.copy.mayor", city=city) if city else t("documents.letter.mayor")
    yield mayor[0].upper() + mayor[1:]
    yield BLANK * 2  # the mayor's name


def _paragraphs(
    checklist: Checklist, results: Results, score: ChecklistScore, office: str, t: Translator
) -> Iterator[str]:
    last = results.measurements[-1]
    period = t.period(last.start, last.end)
    said = t("documents.letter.done", checklist=checklist.title[t.language], version=checklist.version, period=period)
    yield said if checklist.official else f"{said} {t('documents.checklist.unofficial_sentence')}"
    if score.rounded is None:
        yield t("documents.conclusion.no_score")
        return
    yield level_sentence(score, t)
    if score.total_only:
        yield t("documents.checklist.total_only")
    yield from unfinished_sentence(score, t)
    change = results.measured_change
    if change is not None and change.first.rounded is not None:
        yield change_sentence(results, score.rounded - change.first.rounded, change.first.rounded, t)
    if asked(score, office):
        yield _asked_sentence(score, asked(score, office), t)


def _asked_sentence(score: ChecklistScore, advice: Sequence[Advice], t: Translator) -> str:
    """What the items would add to the score, and what it would be; unanswered items leave that open."""
    total = sum(one.gain for one in advice)
    gain = points_text(total, t)
    if score.score is None or not score.finished:
        return t("documents.letter.asked_unfinished", n=len(advice), gain=gain)
    now, rounded = points_text(score.score, t), t.whole(score.rounded)
    if now != rounded:  # the reader adds up what stands there
        now = t("documents.letter.now_rounded", now=now, rounded=rounded)
    reachable = points_text(score.score + total, t)
    return t("documents.letter.asked", n=len(advice), gain=gain, now=now, reachable=reachable)
