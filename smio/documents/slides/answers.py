"""What the authorities answered, what was fixed, what is proposed now."""

from collections.abc import Iterator, Sequence
from datetime import date

from smio.documents.checklist_act import draft_checklist_act
from smio.documents.council import CouncilMaterial
from smio.documents.services_act import draft_services_act
from smio.documents.slides.slide import Bar, BigNumber, Bullet, Bullets, Chart, Ink, Run, Slide, SlideKind
from smio.documents.slides.spoken import spoken
from smio.language import Translator
from smio.monitoring import Recommendation, Status, Tracked
from smio.monitoring.photo_reference import unmarked

MOST_PROPOSALS = 6
MOST_FIXED = 8
FEW_FIXED = 4  # so few are told with what was reported of them, and what is promised beside them
UNDER_WAY = (Status.PROMISED, Status.IN_PROGRESS)
TOLD_PROPOSALS = 2  # read aloud
FEW_PROPOSALS = 3  # so few are told with the reason where nobody is named yet
LABEL_ROOM = 1.12  # of the longest bar: the axis leaves room for its number


def answers_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """How many recommendations went out, were answered, done, and are overdue."""
    rates = material.rates
    if not rates.sent:
        return
    rows = (
        Bar(t("slides.answers.sent"), (float(rates.sent),), Ink.UNPROVEN),
        Bar(t("slides.answers.answered"), (float(rates.answered),)),
        Bar(t("slides.answers.done"), (float(rates.done),), Ink.BETTER),
        Bar(t("slides.answers.overdue"), (float(rates.overdue),), Ink.WORSE),
    )
    title = t("slides.answers.title", answered=rates.answered, sent=rates.sent)
    said = "; ".join(f"{row.name}: {t.whole(row.values[0])}" for row in rows)
    numbers = [
        BigNumber(t.percent(rates.reply_rate), t("slides.answers.reply_rate")),
        BigNumber(t.percent(rates.fix_rate), t("slides.answers.fix_rate"), Ink.BETTER),
    ]
    if rates.days is not None:
        numbers.append(BigNumber(t.decimal(rates.days, 0), t("slides.answers.days"), Ink.PLAIN))
    day = t.short_date(material.made_on)
    yield Slide(
        SlideKind.ANSWERS,
        title,
        Chart(
            (t("slides.answers.series"),), rows, 0.0, rates.sent * LABEL_ROOM, t("slides.answers.alt", rows=said),
            step=rates.sent * LABEL_ROOM, places=0,
        ),
        numbers=tuple(numbers),
        source=t("slides.answers.source", n=rates.sent, letters=len(material.letters), date=day),
        notes=spoken(
            t,
            [
                f"{title}.",
                t("slides.answers.say", answered=rates.acts_answered, sent=rates.acts_sent),
                t("slides.answers.thanks") if rates.answered else "",
            ],
            [(t("slides.answers.ask"), t("slides.answers.answer", overdue=rates.overdue, sent=rates.sent))],
        ),
    )  # fmt: skip


def fixed_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """What was done, each with who said so and when; where that is little, what was promised too."""
    done = [one for one in material.register if one.sent_on is not None and one.said is Status.DONE]
    if not done:
        return
    title = t("slides.fixed.title", n=len(done), sent=material.rates.sent)
    more = len(done) - MOST_FIXED
    told = len(done) <= FEW_FIXED
    waits = [one for one in material.register if one.sent_on is not None and one.said in UNDER_WAY] if told else []
    shown = [*done[:MOST_FIXED], *waits[: FEW_FIXED - len(done)]]
    points = [_fixed(one, material.made_on, t, told=told, led=len(shown) > len(done)) for one in shown]
    yield Slide(
        SlideKind.FIXED,
        title,
        Bullets(tuple(points)),
        key=(Run(t("slides.fixed.more", n=more), Ink.QUIET),) if more > 0 else (),
        numbers=tuple(_what_became(material, t)) if told else (),
        source=t("slides.plan.source", date=t.short_date(material.made_on)),
        notes=spoken(
            t,
            [f"{title}.", *(f"{point.whole}." for point in points[:FEW_FIXED])],
            [(t("slides.fixed.ask"), t("slides.fixed.answer"))],
            t("slides.fixed.cue"),
        ),
    )


def _what_became(material: CouncilMaterial, t: Translator) -> Iterator[BigNumber]:
    """What became of all that was sent, each counted once; what happened to none is left out."""
    said = [one.said for one in material.register if one.sent_on is not None]
    for name, statuses, ink in (
        ("done", {Status.DONE}, Ink.BETTER),
        ("under_way", set(UNDER_WAY), Ink.ACCENT),
        ("refused", {Status.REFUSED}, Ink.WORSE),
        ("no_answer", {Status.NO_ANSWER}, Ink.PLAIN),
    ):
        count = sum(status in statuses for status in said)
        if count:
            yield BigNumber(t.whole(count), t(f"slides.fixed.became.{name}"), ink)


def _fixed(one: Tracked, today: date, t: Translator, *, told: bool, led: bool) -> Bullet:
    """What was asked for with what came; what is only promised says so before it, and when its day has passed."""
    lead = t(f"slides.example.status.{one.said}") if led else ""
    detail = _reported(one, t, told=told)
    if one.said in UNDER_WAY:
        promised = one.replies[-1].promised_by
        until = t("slides.fixed.promised", date=t.short_date(promised)) if promised else ""
        late = t("slides.fixed.late") if one.status(today) is Status.OVERDUE else ""
        detail = ". ".join(part for part in (detail, until, late) if part)
    return Bullet(_what(one.recommendation), detail, lead)


def _what(recommendation: Recommendation) -> str:
    return unmarked(recommendation.what).rstrip(".")


def _reported(one: Tracked, t: Translator, *, told: bool) -> str:
    """Who said so and when; what was said and of which act, where there is room for it."""
    last = one.replies[-1]
    by = t("slides.fixed.by", voice=t(f"slides.fixed.voice.{last.voice}"), date=t.short_date(last.on))
    if not told:
        return by
    act = t("slides.fixed.act", number=one.act_number) if one.act_number else ""
    said = last.text.strip().rstrip(".")
    return ". ".join(part for part in (act, f"{said} ({by})" if said else by) if part)


def proposals_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """What is proposed: to whom, by when; overdue first."""
    proposals = proposals_of(material, t)
    if not proposals:
        return
    shown = proposals[:MOST_PROPOSALS]
    more = len(proposals) - len(shown)
    title = t("slides.proposals.title", n=len(proposals))
    unanswered = _unanswered(proposals, material)
    if unanswered:
        title = t("slides.proposals.unanswered", measures=title, n=unanswered)
    few = len(shown) <= FEW_PROPOSALS
    yield Slide(
        SlideKind.PROPOSALS,
        title,
        Bullets(tuple(Bullet(_what(one), _whom(one, t) or (_why(one) if few else "")) for one in shown)),
        key=(Run(t("slides.proposals.more", n=more), Ink.QUIET),) if more else (),
        notes=spoken(
            t,
            [f"{title}.", t("slides.proposals.say", list="; ".join(_said(one, t) for one in shown[:TOLD_PROPOSALS]))],
            [(t("slides.proposals.ask"), t("slides.proposals.answer"))],
            t("slides.proposals.cue"),
        ),
    )


def _why(one: Recommendation) -> str:
    why = one.why.rstrip(".")
    return why[:1].upper() + why[1:]


def _said(one: Recommendation, t: Translator) -> str:
    whom = _whom(one, t)
    return f"{_what(one)} ({whom})" if whom else _what(one)


def _unanswered(proposals: Sequence[Recommendation], material: CouncilMaterial) -> int:
    """How many of the proposals went out and nobody said a word to them."""
    silent = {
        (one.recommendation.what, one.recommendation.to_whom)
        for one in material.register
        if one.sent_on is not None and not one.replies
    }
    return sum((one.what, one.to_whom) in silent for one in proposals)


def _whom(one: Recommendation, t: Translator) -> str:
    day = t("slides.example.until", date=t.short_date(one.by_when)) if one.by_when else ""
    return ", ".join(part for part in (one.to_whom, day) if part)


def proposals_of(material: CouncilMaterial, t: Translator) -> list[Recommendation]:
    """What is not settled of the register, the overdue first; else what the acts recommend; else the drafts of acts."""
    waiting = [one for one in material.register if one.said not in {Status.DONE, Status.REFUSED}]
    waiting.sort(key=lambda one: one.status(material.made_on) is not Status.OVERDUE)
    found = [one.recommendation for one in _in_turn(waiting)]
    known = {one.act_id for one in material.register}
    found += [one for each in material.acts if each.id not in known for one in each.act.recommendations if one.what]
    return _each_once(found) if found else _each_once(list(_drafted(material, t)))


def _in_turn(tracked: Sequence[Tracked]) -> list[Tracked]:
    """The first of each act, then the second of each: the few that a slide holds are not all of one act."""
    turns: dict[int, int] = {}
    places: list[int] = []
    for one in tracked:
        turns[one.act_id] = turns.get(one.act_id, 0) + 1
        places.append(turns[one.act_id])
    return [one for _, one in sorted(zip(places, tracked, strict=True), key=lambda pair: pair[0])]


def _drafted(material: CouncilMaterial, t: Translator) -> Iterator[Recommendation]:
    results, group = material.results, material.group
    if results.rounds:
        yield from draft_services_act(group, results.rounds, t, results).recommendations
    if results.checklist is not None and results.measurements:
        yield from draft_checklist_act(group, results.checklist, results.measurements, t, results).recommendations


def _each_once(recommendations: Sequence[Recommendation]) -> list[Recommendation]:
    return list({(one.what, one.to_whom): one for one in recommendations}.values())
