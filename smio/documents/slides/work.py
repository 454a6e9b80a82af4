"""The work itself: the plan and what was done, the acts, an example of each kind, what was added."""

from collections.abc import Iterator, Sequence
from datetime import date

from smio.documents.council import CouncilAct, CouncilMaterial
from smio.documents.slides.photos import shape_of
from smio.documents.slides.slide import (
    BigNumber,
    Bullet,
    Bullets,
    Grid,
    GridCell,
    GridColumn,
    Ink,
    Run,
    Slide,
    SlideKind,
    SlidePhoto,
)
from smio.documents.slides.spoken import spoken
from smio.language import Translator
from smio.monitoring import PlanItem, PlanState, Stage, Status, Tracked, Voice
from smio.monitoring.photo_reference import unmarked

STATE_INKS = {PlanState.DONE: Ink.BETTER, PlanState.OVERDUE: Ink.WORSE}
MOST_PHOTOS = 2
MOST_FACTS = 2
TOLD_AHEAD = 4  # lines of the plan that are read aloud
FEW_ADDED = 3  # added works that are told, not listed
SUCCESSES = (Status.DONE,)
SHORTCOMINGS = (Status.OVERDUE, Status.REFUSED, Status.NO_ANSWER)


def plan_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """What was planned to this day, and what of it was done."""
    planned = material.planned
    if not planned:
        return
    done = material.done(planned)
    overdue = [item for item in planned if item.state(material.made_on) is PlanState.OVERDUE]
    title = t("slides.plan.title", done=len(done), all=len(planned))
    late = [BigNumber(t.whole(len(overdue)), t("slides.plan.overdue"), Ink.WORSE)] if overdue else []
    yield Slide(
        SlideKind.PLAN,
        title,
        _items(planned, material.made_on, t),
        numbers=(
            BigNumber(t.whole(len(planned)), t("slides.plan.planned")),
            BigNumber(t.whole(len(done)), t("slides.plan.done")),
            *late,
        ),
        source=t("slides.plan.source", date=t.short_date(material.made_on)),
        notes=spoken(
            t,
            [f"{title}.", *_not_done_said(planned, material.made_on, t)],
            [(t("slides.plan.ask"), _late_answer(overdue, t))],
            t("slides.plan.cue", n=len(overdue)) if overdue else "",
        ),
    )


def _not_done_said(items: Sequence[PlanItem], today: date, t: Translator) -> Iterator[str]:
    """What is overdue and what is still to come, where it is few enough to be read aloud."""
    late = [item.title for item in items if item.state(today) is PlanState.OVERDUE]
    ahead = [item.title for item in items if item.state(today) in {PlanState.AHEAD, PlanState.UNDER_WAY}]
    for name, titles in (("say_late", late), ("say_ahead", ahead)):
        if 0 < len(titles) <= TOLD_AHEAD:
            yield t(f"slides.plan.{name}", list="; ".join(titles))


def _late_answer(overdue: Sequence[PlanItem], t: Translator) -> str:
    if not overdue:
        return t("slides.plan.answer_none")
    return t("slides.plan.answer", list="; ".join(_with_note(item) for item in overdue))


def _with_note(item: PlanItem) -> str:
    return f"{item.title} ({item.note})" if item.note else item.title


def unplanned_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """What the plan did not foresee."""
    added = material.unplanned
    if not added:
        return
    done = len(material.done(added))
    title = t("slides.unplanned.all_done", n=done)
    if done < len(added):
        title = t("slides.unplanned.title", done=done, all=len(added))
    few = len(added) <= FEW_ADDED
    points = list(_told(added, material, t)) if few else []
    said = [t("slides.unplanned.say", list="; ".join(map(_with_note, added)))] if few else []
    yield Slide(
        SlideKind.UNPLANNED,
        title,
        Bullets(tuple(points)) if few else _items(added, material.made_on, t),
        numbers=tuple(_beside_plan(material, t)) if few and len(points) < FEW_ADDED else (),
        source=t("slides.plan.source", date=t.short_date(material.made_on)),
        notes=spoken(
            t,
            [f"{title}.", *said],
            [(t("slides.unplanned.ask"), t("slides.unplanned.answer"))],
            t("slides.unplanned.cue"),
        ),
    )


def _beside_plan(material: CouncilMaterial, t: Translator) -> Iterator[BigNumber]:
    """How much was added to how much was planned."""
    yield BigNumber(t.whole(len(material.unplanned)), t("slides.unplanned.added"))
    if material.planned:
        yield BigNumber(t.whole(len(material.planned)), t("slides.plan.planned"), Ink.PLAIN)


def _told(items: Sequence[PlanItem], material: CouncilMaterial, t: Translator) -> Iterator[Bullet]:
    """A few works with where each stands and why it was added; a single one with what its act found and asks for."""
    for item in items:
        state = item.state(material.made_on)
        day = item.done_on or item.due
        where = _capital(t(f"plan.state.{state}")) + (f" {t.short_date(day)}" if day else "")
        act = t("slides.unplanned.act", number=_number(item.act)) if item.act else ""
        yield Bullet(item.title, ". ".join(part for part in (where, act, item.note.rstrip(".")) if part))
        if len(items) == 1:
            yield from _of_act(item, material, t)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _of_act(item: PlanItem, material: CouncilMaterial, t: Translator) -> Iterator[Bullet]:
    each = next((one for one in material.acts if item.act and one.act.number == _number(item.act)), None)
    if each is not None:
        for fact in each.act.facts[:1]:
            yield Bullet(unmarked(fact), lead=t("slides.example.found"))
        for recommendation in each.act.recommendations[:1]:
            yield Bullet(unmarked(recommendation.what).rstrip("."), lead=t("slides.example.asked"))


def _number(act: str) -> str:
    """The number of an act as the plan names it, without its sign: «№ 4» is 4."""
    return act.replace("№", "").strip()


def _items(items: Sequence[PlanItem], today: date, t: Translator) -> Grid:
    columns = (
        GridColumn(t("slides.plan.what"), 0.5),
        GridColumn(t("slides.plan.when"), 0.2),
        GridColumn(t("slides.plan.state_column"), 0.3),
    )
    rows = tuple(_item(item, today, t) for item in items)
    said = "; ".join(f"{row[0].text}: {row[2].text}" for row in rows)
    return Grid(columns, rows, t("slides.plan.alt", rows=said))


def _item(item: PlanItem, today: date, t: Translator) -> tuple[GridCell, ...]:
    state = item.state(today)
    day = item.done_on or item.due
    return (
        GridCell(item.title),
        GridCell(t.short_date(day) if day else t.decimal(None), Ink.QUIET),
        GridCell(t(f"plan.state.{state}"), STATE_INKS.get(state, Ink.QUIET), strong=state in STATE_INKS),
    )


def acts_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """The acts with where each stands."""
    acts = material.acts
    if not acts:
        return
    rates = material.rates
    columns = (
        GridColumn(t("documents.table.number"), 0.09),
        GridColumn(t("slides.acts.date"), 0.15),
        GridColumn(t("slides.acts.subject"), 0.53),
        GridColumn(t("slides.acts.stage"), 0.23),
    )
    rows = tuple(_act_row(each, t) for each in acts)
    said = "; ".join(f"№ {row[0].text}, {row[2].text}: {row[3].text}" for row in rows)
    title = t("slides.acts.title", n=len(acts))
    if rates.acts_sent:
        title = t("slides.acts.title_answered", acts=title, answered=rates.acts_answered, sent=rates.acts_sent)
    yield Slide(
        SlideKind.ACTS,
        title,
        Grid(columns, rows, t("slides.acts.alt", rows=said)),
        source=t("slides.plan.source", date=t.short_date(material.made_on)),
        notes=spoken(t, [f"{title}."], [(t("slides.acts.ask"), t("slides.acts.answer"))], t("slides.acts.cue")),
    )


def _act_row(each: CouncilAct, t: Translator) -> tuple[GridCell, ...]:
    act = each.act
    return (
        GridCell(act.number or t.decimal(None), strong=True),
        GridCell(t.short_date(act.signed_on) if act.signed_on else t.decimal(None), Ink.QUIET),
        GridCell(unmarked(act.subject)),
        GridCell(t(f"acts.stage.{each.stage}"), Ink.BETTER if each.stage is Stage.ANSWERED else Ink.QUIET),
    )


def success_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """What came of an act."""
    each = material.example_of_success()
    if each is not None:
        title = t("slides.success.title", subject=_subject(each))
        answer = f"{t('slides.success.answer')} {_who_saw(material.tracked(each.id), t)}".rstrip()
        questions = [(t("slides.success.ask"), answer)]
        yield _example(SlideKind.SUCCESS, each, title, material.tracked(each.id), SUCCESSES, questions, material, t)


def _who_saw(tracked: Sequence[Tracked], t: Translator) -> str:
    """Whether the group saw the result itself: of what only the authority reported nobody says that it was checked."""
    done = [one for one in tracked if one.said is Status.DONE]
    if not done:
        return ""
    seen = any(reply.voice is Voice.GROUP and reply.status is Status.DONE for one in done for reply in one.replies)
    return t("slides.success.seen" if seen else "slides.success.told")


def shortcoming_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """What did not, with what is proposed."""
    each = material.example_of_shortcoming()
    if each is not None:
        title = t("slides.shortcoming.title", subject=_subject(each))
        questions = [(t("slides.shortcoming.ask"), t("slides.shortcoming.answer"))]
        yield _example(
            SlideKind.SHORTCOMING, each, title, material.tracked(each.id), SHORTCOMINGS, questions, material, t
        )


def _subject(each: CouncilAct) -> str:
    return unmarked(each.act.subject).rstrip(".")


def _example(  # an example is told by all of these
    kind: SlideKind,
    each: CouncilAct,
    title: str,
    tracked: Sequence[Tracked],
    wanted: Sequence[Status],
    questions: Sequence[tuple[str, str]],
    material: CouncilMaterial,
    t: Translator,
) -> Slide:
    today, act = material.made_on, each.act
    ordered = sorted(tracked, key=lambda one: one.status(today) not in wanted)
    facts = [unmarked(fact) for fact in act.facts[:MOST_FACTS]]
    points = [Bullet(fact, lead=t("slides.example.found")) for fact in facts[:1]]
    if ordered:
        points += [
            Bullet(_asked(ordered[0], t), lead=t("slides.example.asked")),
            Bullet(_came(ordered[0], t), lead=_where(ordered[0], today, t)),
        ]
    else:
        asked = [unmarked(recommendation.what) for recommendation in act.recommendations[:1]]
        points += [Bullet(words, lead=t("slides.example.asked")) for words in asked]
    number = act.number or t.decimal(None)
    day = t.short_date(act.signed_on) if act.signed_on else ""
    return Slide(
        kind,
        title,
        Bullets(tuple(points) or (Bullet(_subject(each)),)),
        key=(Run(t("slides.example.act", number=number, date=day).rstrip(", "), Ink.QUIET),),
        photos=tuple(_photos(each, t)),
        source=t("slides.plan.source", date=t.short_date(today)),
        notes=spoken(t, [f"{title}.", *facts, *(f"{point.whole.rstrip('.')}." for point in points[1:])], questions),
    )


def _asked(one: Tracked, t: Translator) -> str:
    whom = f" ({one.recommendation.to_whom})" if one.recommendation.to_whom else ""
    by_when = one.recommendation.by_when
    day = f", {t('slides.example.until', date=t.short_date(by_when))}" if by_when else ""
    return f"{unmarked(one.recommendation.what).rstrip('.')}{whom}{day}"


def _where(one: Tracked, today: date, t: Translator) -> str:
    """Where it stands; a deadline that passed is told apart from a promise that was not kept."""
    status = one.status(today)
    if status is Status.OVERDUE and not one.replies:
        return t("slides.example.unanswered")
    return t(f"slides.example.status.{status}")


def _came(one: Tracked, t: Translator) -> str:
    """What was said last; else since when it waits."""
    if one.replies:
        last = one.replies[-1]
        return t("slides.example.said", date=t.short_date(last.on), text=last.text.rstrip(" ."))
    return t("slides.example.waits", date=t.short_date(one.sent_on)) if one.sent_on else ""


def _photos(each: CouncilAct, t: Translator) -> Iterator[SlidePhoto]:
    """The first photographs that can be shown."""
    shown = [(photo, each.contents.get(photo.id, b"")) for photo in each.photos]
    known = [(photo, content) for photo, content in shown if content and shape_of(content) is not None]
    for photo, content in known[:MOST_PHOTOS]:
        day = t.short_date(photo.taken_on) if photo.taken_on else ""
        caption = ", ".join(part for part in (photo.caption, day) if part)
        alt = t("slides.example.photo", caption=photo.caption or each.act.subject)
        yield SlidePhoto(content, alt, caption)
