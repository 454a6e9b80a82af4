"""Due dates as a calendar file: any telephone and any office program takes it in, and reminds."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from smio.documents.typography import printable
from smio.language import Translator
from smio.monitoring import PlanItem, PlanState, Tracked
from smio.monitoring.register import SETTLED

DOMAIN = "smio"
BEFORE = timedelta(days=-3, hours=9)  # at nine in the morning three days before
LONGEST = 120  # letters of what is asked for in an event's name
OPEN_PLAN = frozenset({PlanState.AHEAD, PlanState.UNDER_WAY, PlanState.OVERDUE})


def due_calendar(
    register: Sequence[Tracked], plan: Sequence[PlanItem], t: Translator, stamped: datetime, *, name: str = ""
) -> bytes:
    """What is still waited for as all-day events, each with a reminder three days before.

    ``stamped`` is the moment it was made, with its time zone; ``name`` is the group's. An event keeps its identity
    when its date changes, so that a calendar that takes the file in again moves it.
    """
    from icalendar import Calendar  # noqa: PLC0415 - only a download needs it

    calendar: Any = Calendar()
    calendar.add("prodid", "-//SMIO//register//RU")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", printable(t("register.calendar.name", group=name)).rstrip(": "))
    for due in (*_answers(register, t, stamped.date()), *_planned(plan, t, stamped.date())):
        calendar.add_component(_event(due, t, stamped))
    return calendar.to_ical()


@dataclass(frozen=True)
class Due:
    """A day on which something is expected; ``uid`` stays the same when the day changes."""

    uid: str
    day: date
    summary: str
    about: str


def _event(due: Due, t: Translator, stamped: datetime) -> Any:
    from icalendar import Alarm, Event  # noqa: PLC0415 - see above

    event: Any = Event()
    event.add("uid", due.uid)
    event.add("dtstamp", stamped)
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))  # the end of an all-day event is the day after it
    event.add("summary", printable(due.summary))
    event.add("description", printable(due.about))
    event.add("transp", "TRANSPARENT")
    alarm: Any = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", BEFORE)
    alarm.add("description", printable(t("register.calendar.soon", event=due.summary)))
    event.add_component(alarm)
    return event


def _answers(register: Sequence[Tracked], t: Translator, today: date) -> Iterator[Due]:
    """What was sent and is not settled: by when an answer is due, or what was promised."""
    for one in register:
        if one.sent_on is None or one.due is None or one.said in SETTLED:
            continue
        what = one.recommendation.what
        about = [
            t("register.calendar.what", what=what),
            t("register.calendar.to_whom", to_whom=one.recommendation.to_whom or t("register.nobody")),
            t("register.calendar.status", status=t(f"register.status.{one.status(today)}")),
        ]
        yield Due(f"recommendation-{one.act_id}-{one.number}@{DOMAIN}", one.due, _named(one, t), "\n".join(about))


def _named(one: Tracked, t: Translator) -> str:
    kind = "promise" if one.replies else "answer"
    if one.act_number:
        return t(f"register.calendar.{kind}", act=one.act_number, number=one.number)
    subject = one.act_subject if len(one.act_subject) <= LONGEST else one.act_subject[: LONGEST - 1].rstrip() + "…"
    return t(f"register.calendar.{kind}_blank", subject=subject, number=one.number)


def _planned(plan: Sequence[PlanItem], t: Translator, today: date) -> Iterator[Due]:
    """The lines of the plan that are not done; two of one name are told apart by their order."""
    seen: Counter[str] = Counter()
    for item in plan:
        named = printable(f"{item.title}\n{item.programme}\n{item.place}")
        digest = hashlib.sha256(named.encode()).hexdigest()[:20]
        seen[digest] += 1
        if item.due is None or item.state(today) not in OPEN_PLAN:
            continue
        who = t("register.calendar.who", who=item.responsible) if item.responsible else ""
        about = "\n".join(part for part in (item.programme, item.place, who) if part)
        summary = t("register.calendar.plan", title=item.title)
        yield Due(f"plan-{digest}-{seen[digest]}@{DOMAIN}", item.due, summary, about)
