"""Due dates as a calendar: opened again by another reading, with what is waited for and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from smio.documents import due_calendar
from smio.language import Translator
from smio.monitoring import PlanItem, Tracked
from tests.documents.act_letters import REGISTER

STAMPED = datetime(2026, 4, 20, 10, tzinfo=UTC)
PLAN = (
    PlanItem("Дорога; тротуар, мост", "ПСЭР, п. 2", "ул. Ленина", responsible="Асанова Б. Т.", due=date(2026, 5, 20)),
    PlanItem("Школа", due=date(2026, 6, 1)),
    PlanItem("Школа", due=date(2026, 7, 1)),
    PlanItem("Сделано", due=date(2026, 5, 1), act="№ 3"),
    PlanItem("Отменено", due=date(2026, 5, 1), cancelled=True),
    PlanItem("Без срока"),
)


def events(t: Translator, register: tuple[Tracked, ...] = REGISTER, plan: tuple[PlanItem, ...] = PLAN) -> list[Any]:
    calendar: Any = Calendar.from_ical(due_calendar(register, plan, t, STAMPED, name="Топ"))
    return list(calendar.walk("VEVENT"))


def test_what_is_waited_for_stands_on_its_day(t: Translator) -> None:
    told = [(str(event["SUMMARY"]), event.decoded("DTSTART")) for event in events(t)]
    assert told == [
        ("Срок выполнения: акт № 3, п. 1", date(2026, 4, 15)),
        ("Срок ответа: акт № 4, п. 1", date(2026, 4, 2)),
        ("Срок ответа: акт № 5, п. 1", date(2026, 5, 4)),
        ("План группы: Дорога; тротуар, мост", date(2026, 5, 20)),
        ("План группы: Школа", date(2026, 6, 1)),
        ("План группы: Школа", date(2026, 7, 1)),
    ]


def test_an_event_takes_its_whole_day_and_reminds_three_days_before_in_the_morning(translator: Translator) -> None:
    for event in events(translator):
        start = event.decoded("DTSTART")
        assert not isinstance(start, datetime)
        assert event.decoded("DTEND") == start + timedelta(days=1)
        assert event.decoded("DTSTAMP") == STAMPED
        (alarm,) = event.walk("VALARM")
        assert alarm["ACTION"] == "DISPLAY"
        assert datetime.combine(start, datetime.min.time()) + alarm.decoded("TRIGGER") == datetime.combine(
            start - timedelta(days=3), datetime.min.time()
        ) + timedelta(hours=9)


def test_an_event_keeps_its_identity_when_its_day_changes_and_no_two_share_one(t: Translator) -> None:
    moved = tuple(replace(item, due=item.due + timedelta(days=7) if item.due else None) for item in PLAN)
    later = tuple(replace(one, answer_by=date(2026, 6, 1)) for one in REGISTER)
    before, after = ([str(event["UID"]) for event in found] for found in (events(t), events(t, later, moved)))
    assert before == after
    assert len(set(before)) == len(before) == 6


def test_an_event_says_what_is_asked_of_whom(t: Translator) -> None:
    about = str(events(t)[1]["DESCRIPTION"])
    assert about == "Что предложено: =1+1 перила\nКому: Мэрия\nСостояние: просрочено"
    assert str(events(t)[3]["DESCRIPTION"]) == "ПСЭР, п. 2\nул. Ленина\nОтветственный: Асанова Б. Т."


def test_an_act_without_a_number_goes_by_its_subject(t: Translator) -> None:
    (event,) = events(t, (replace(REGISTER[4], act_number=""),), ())
    assert str(event["SUMMARY"]) == "Срок ответа: предмет 3, п. 1"


def test_lines_are_no_longer_than_the_format_allows(translator: Translator) -> None:
    content = due_calendar(REGISTER, PLAN, translator, STAMPED)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_an_odd_text_ends_no_line_and_begins_no_property(t: Translator) -> None:
    odd = "Дорога\r\nEND:VEVENT\r\nATTACH:file:///etc/passwd\x00\ud800;,\\"
    (event,) = events(t, (), (PlanItem(odd, odd, odd, due=date(2026, 5, 20)),))
    assert "ATTACH" not in event
    assert str(event["SUMMARY"]) == "План группы: Дорога\nEND:VEVENT\nATTACH:file:///etc/passwd;,\\"
