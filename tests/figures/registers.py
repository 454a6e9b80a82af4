"""Registers of recommendations to draw, and their figures."""

from datetime import date, timedelta

from smio.figures import Figure, reply_rate_over_time, reply_statuses
from smio.language import translator
from smio.monitoring import Recommendation, Reply, Status, Tracked

TODAY = date(2026, 4, 20)
LONG = "Муниципальное предприятие «Управление благоустройства, озеленения и содержания дорог» № {}"


def asked(whom: str, sent: date | None, *said: Status, due: date = date(2026, 12, 31), number: int = 1) -> Tracked:
    """A recommendation with what was said to it, ten days after it was sent."""
    replies = tuple(Reply(status, "", (sent or TODAY) + timedelta(days=10)) for status in said)
    return Tracked(number, str(number), "предмет", number, Recommendation("что", whom, due), sent, due, replies)


def every_status() -> list[Tracked]:
    """The mayor's office with one of each status, another with two done, nobody with one, one not sent."""
    day, past = date(2026, 2, 9), date(2026, 3, 2)
    mayor = [asked("Мэрия", day, status) for status in (Status.DONE, Status.IN_PROGRESS, Status.PROMISED)]
    mayor += [asked("Мэрия", day, Status.REFUSED), asked("Мэрия", day), asked("Мэрия", day, due=past)]
    other = [asked("МП «Тазалык»", date(2026, 3, 12), Status.DONE) for _ in range(2)]
    return [*other, *mayor, asked("", date(2026, 4, 10)), asked("Мэрия", None)]


def many_addressees() -> list[Tracked]:
    """A dozen long names with hundreds of recommendations."""
    return [asked(LONG.format(n % 12), date(2025, 1, 9), *[Status.DONE] * (n % 2)) for n in range(400)]


def many_months() -> list[Tracked]:
    """Three years, every month more."""
    return [
        asked("Мэрия", date(2023 + month // 12, month % 12 + 1, 5), *[Status.PROMISED] * (n % 2))
        for month in range(36)
        for n in range(month + 1)
    ]


def register_figures() -> dict[str, Figure]:
    """Both figures as a group would have them, and where they are hardest to draw."""
    ru, ky, en = translator("ru"), translator("ky"), translator("en")
    return {
        "replies": reply_statuses(every_status(), ru, TODAY),
        "replies in Kyrgyz": reply_statuses(every_status(), ky, TODAY, generated=True),
        "replies of long names": reply_statuses(many_addressees(), en, TODAY),
        "no reply": reply_statuses([], ky, TODAY),
        "replies over time": reply_rate_over_time(every_status(), ru, TODAY),
        "replies over three years": reply_rate_over_time(many_months(), ky, TODAY),
        "no month": reply_rate_over_time([], en, TODAY),
    }
