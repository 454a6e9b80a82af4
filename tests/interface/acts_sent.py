"""A group with signed acts, a letter that went out, and answers, for the pages that follow them."""

from dataclasses import dataclass
from datetime import date, timedelta

from smio.monitoring import (
    Act,
    ActKind,
    Group,
    Letter,
    LetterKind,
    Member,
    Practice,
    Recommendation,
    Stage,
)
from smio.store import Database, add_act, add_group, add_letter, load_act, make_link, move_act, send_letter

TODAY = date.today()  # noqa: DTZ011 - the pages go by the calendar on the wall
SENT = TODAY - timedelta(days=40)
DUE = TODAY - timedelta(days=20)
GROUP = Group(
    "Группа СМиО Токмока",
    "Токмок",
    members=(Member("Асанова Айгуль", "житель", chair=True), Member("Петров Иван", "депутат"), Member("Ким Анна")),
    practice=Practice(mayor="Ибраев Нурлан Асанович", address="https://answers.example.kg"),
)
ASKED = (
    Recommendation(
        "Отремонтировать крышу детского сада № 5", "мэрия города Токмок", TODAY + timedelta(days=60), "течёт"
    ),
    Recommendation("Опубликовать смету ремонта", "финансовый отдел мэрии", TODAY - timedelta(days=5)),
    Recommendation("Установить ограждение площадки", "мэрия города Токмок"),
)


@dataclass(frozen=True)
class Sent:
    """What was made: ids, and the token of the letter's link."""

    group: int
    act: int
    letter: int
    token: str


def signed_act(store: Database, group: int, number: str = "7", asked: tuple[Recommendation, ...] = ASKED) -> int:
    """A signed act of a visit; its id."""
    act = Act(
        ActKind.SITE,
        GROUP.name,
        "посещение детского сада № 5",
        number=number,
        signed_on=SENT,
        place="г. Токмок",
        participants=GROUP.members,
        conclusions=("Крыша протекает над двумя группами.",),
        recommendations=asked,
    )
    act_id = add_act(store, group, act, language="ru", evidence={})
    move_act(store, act_id, load_act(store, group, act_id).version, Stage.SIGNED)
    return act_id


def letter_of(act: int, store: Database, group: int, sent_on: date = SENT, answer_by: date = DUE) -> int:
    """A cover letter with the act that went out; its id."""
    letter = Letter(
        GROUP.name,
        ("Мэру города Токмок", "Ибраеву Н. А."),
        "О направлении акта",
        ("Направляем акт.", "Просим рассмотреть и ответить."),
        number="12",
        written_on=sent_on,
        answer_by=answer_by,
    )
    letter_id = add_letter(store, group, letter, kind=LetterKind.COVER, language="ru", act_ids=[act])
    send_letter(store, letter_id, 1, sent_on)
    return letter_id


def sent_act(store: Database, **days: date) -> Sent:
    """A group of its own with an act that was sent and a link to answer it."""
    group = add_group(store, GROUP)
    act = signed_act(store, group)
    letter = letter_of(act, store, group, **days)
    return Sent(group, act, letter, make_link(store, letter, TODAY + timedelta(days=30)))
