"""Letters that go with acts, and letters that ask again for an answer that did not come."""

from collections.abc import Iterator, Sequence
from datetime import date

from smio.documents.act_parts import letterhead, organisation, span
from smio.documents.blanks import BLANK
from smio.documents.register_sheets import days_late, reply_words
from smio.documents.tables import Column, Table, cells
from smio.language import Translator
from smio.language.cases import city_name, dated, to_person
from smio.monitoring import Act, Addressee, Group, Letter, Tracked, answer_due
from smio.monitoring.photo_reference import unmarked

Covered = tuple[Act, Sequence[str], int | None]  # an act, what sums it up, its pages where counted

FEW_ACTS = 4  # of so many two conclusions each are told, of more the first
CONCLUSIONS = 2


def draft_cover_letter(
    group: Group, acts: Sequence[Covered], t: Translator, *, to: Addressee, sent_on: date | None = None
) -> Letter:
    """A letter that brings acts to an authority and asks for an answer by the day the group's settings give.

    An act without sentences of its own is summed up by its first conclusions (`summed_up`). ``sent_on`` dates the
    letter and what is due; without it both are blank lines. Raises ValueError without an act.
    """
    if not acts:
        raise ValueError("a letter that brings acts needs one")
    acts = sorted(acts, key=lambda covered: covered[0].signed_on or date.max)
    return Letter(
        organisation=organisation(group, t),
        addressee=tuple(addressee_lines(group, to, t)),
        letterhead=letterhead(group),
        heading=t("letters.cover.heading", n=len(acts)),
        paragraphs=tuple(_cover_paragraphs(group, acts, to, t)),
        written_on=sent_on,
        answer_by=answer_due(sent_on, group.practice) if sent_on else None,
        annexes=tuple((act_title(act, t), pages) for act, _, pages in acts),
        signer=group.chair,
        copies=copies_but(group, to, t),
        generated=group.generated or any(act.generated for act, _, _ in acts),
        contacts=group.practice.contacts,
    )


def draft_reminder(group: Group, letter: Letter, overdue: Sequence[Tracked], t: Translator, today: date) -> Letter:
    """A letter that asks again for what is overdue of an earlier one; `reminder_table` is its table.

    Raises ValueError where nothing is overdue.
    """
    late = [one for one in overdue if days_late(one, today) is not None]
    if not late:
        raise ValueError("a reminder needs a recommendation that is overdue")
    earlier = letter_words(letter, t)
    return Letter(
        organisation=organisation(group, t),
        addressee=letter.addressee,
        letterhead=letter.letterhead if any(letter.letterhead) else letterhead(group),
        heading=t("letters.reminder.heading"),
        paragraphs=tuple(_reminder_paragraphs(letter, late, t, today)),
        written_on=today,
        answer_by=answer_due(today, group.practice),
        annexes=((t("letters.reminder.copy", letter=earlier), None),) if earlier else (),
        signer=group.chair,
        copies=letter.copies,
        generated=letter.generated,
        contacts=group.practice.contacts,
    )


def reminder_table(overdue: Sequence[Tracked], t: Translator, today: date) -> Table:
    """What was asked, in which act, when it was due, how many days have passed, and what came back."""
    late = [one for one in overdue if days_late(one, today) is not None]
    said = 42.0 if any(one.replies for one in late) else 22.0  # what nobody answered needs no room
    columns = (
        Column(t("letters.reminder.act"), 20.0),
        Column(t("letters.reminder.number"), 8.0, number=True),
        Column(t("letters.reminder.what"), 92.0 - said),
        Column(t("letters.reminder.sent_on"), 22.0, number=True),
        Column(t("letters.reminder.due"), 22.0, number=True),
        Column(t("letters.reminder.days"), 16.0, number=True),
        Column(t("letters.reminder.said"), said),
    )
    rows = tuple(
        cells(
            one.act_number or unmarked(one.act_subject),
            str(one.number),
            unmarked(one.recommendation.what),
            t.short_date(one.sent_on) if one.sent_on else "",
            t.short_date(one.due) if one.due else "",
            t.whole(days_late(one, today)),
            reply_words(one.replies[-1], t) if one.replies else t("register.status.no_answer"),
        )
        for one in late
    )
    return Table(t("letters.reminder.title"), columns, rows, (t("letters.reminder.as_of", date=today),))


def summed_up(act: Act, most: int = CONCLUSIONS) -> tuple[str, ...]:
    """The first conclusions of an act, without marks of photographs: a letter has none."""
    return tuple(unmarked(text) for text in act.conclusions[:most])


def act_title(act: Act, t: Translator) -> str:
    """An act as an annex of a letter: its number, its date, what it is about."""
    return (
        t("letters.act_about", act=act_name(act, t), subject=unmarked(act.subject)) if act.subject else act_name(act, t)
    )


def act_name(act: Act, t: Translator) -> str:
    """Number and date of an act, as far as they are known; a line to fill in where the number is not."""
    number = act.number or BLANK
    if act.signed_on is None:
        return t("letters.act_undated", number=number)
    return t("letters.act", number=number, dated=dated(act.signed_on, t))


def letter_words(letter: Letter, t: Translator) -> str:
    """Number and date of a letter; empty where neither is known."""
    if letter.written_on is not None:
        return t("letters.letter_of", number=letter.number or BLANK, dated=dated(letter.written_on, t))
    return t("letters.letter_undated", number=letter.number) if letter.number else ""


def addressee_lines(group: Group, to: Addressee, t: Translator) -> Iterator[str]:
    """Whom the letter goes to, and the name in the case the language asks for; a line to fill in without a name."""
    city = city_name(group.city, t.language)
    name = f"letters.to.{to}"
    yield t(name, city=city) if city else t(f"{name}_blank")
    if to is Addressee.COMMISSIONS:
        yield from group.practice.commissions
        return
    person = group.practice.mayor if to is Addressee.MAYOR else group.practice.kenesh_chair
    yield to_person(person, t) if person else BLANK * 2


def copies_but(group: Group, to: Addressee, t: Translator) -> tuple[str, ...]:
    """Who else gets the letter."""
    if not group.city:
        return ()
    city = city_name(group.city, t.language)
    return tuple(t(f"letters.copy.{other}", city=city) for other in Addressee if other is not to)


def _cover_paragraphs(group: Group, acts: Sequence[Covered], to: Addressee, t: Translator) -> Iterator[str]:
    days = span(act.signed_on for act, _, _ in acts)
    period = t("letters.cover.period", period=t.period(*days)) if days and days[0] < days[1] else ""
    yield t("letters.cover.sent", n=len(acts), period=period)
    most = CONCLUSIONS if len(acts) <= FEW_ACTS else 1
    for number, (act, summary, _) in enumerate(acts, 1):
        about = t("letters.act_sentence", act=act_name(act, t), subject=unmarked(act.subject))
        told = " ".join(summary or summed_up(act, most))
        yield f"{number}. {about} {told}".strip()
    recommended = sum(len(act.recommendations) for act, _, _ in acts)
    if recommended:
        yield t("letters.cover.recommended", n=recommended)
    yield t(f"letters.cover.ask.{to}")
    if group.practice.laws:
        yield t("letters.cover.laws", laws="; ".join(law.rstrip(".") for law in group.practice.laws))


def _reminder_paragraphs(letter: Letter, late: Sequence[Tracked], t: Translator, today: date) -> Iterator[str]:
    words = letter_words(letter, t)
    yield t("letters.reminder.sent", letter=words) if words else t("letters.reminder.sent_blank")
    silent = [one for one in late if one.answered_on is None]
    if silent:
        yield t("letters.reminder.silent", n=len(silent), ago=_ago(silent, t, today))
    promised = len(late) - len(silent)
    if promised:
        yield t("letters.reminder.promised", n=promised)
    yield t("letters.reminder.ask")
    yield t("letters.reminder.courtesy")


def _ago(late: Sequence[Tracked], t: Translator, today: date) -> str:
    """How long ago an answer was due: one number where all are the same."""
    days = sorted(found for one in late if (found := days_late(one, today)) is not None)
    if days[0] == days[-1]:
        return t("letters.reminder.ago", n=days[0])
    return t("letters.reminder.ago_between", least=days[0], n=days[-1])
