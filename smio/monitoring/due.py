"""By when an answer is due: working days by the Kyrgyz holiday calendar."""

from collections.abc import Collection
from datetime import date, timedelta

from smio.monitoring.group import Practice

SATURDAY = 5


def answer_due(sent_on: date, practice: Practice) -> date:
    """The last of the group's ``answer_days`` working days after the day of sending (that day does not count).

    Saturdays, Sundays and the Kyrgyz public holidays do not count, nor what the group's settings say is off; a day
    they say is worked does.
    """
    return working_days_after(sent_on, practice.answer_days, practice.days_off, practice.days_worked)


def working_days_after(
    start: date, days: int, days_off: Collection[date] = (), days_worked: Collection[date] = ()
) -> date:
    """The day on which so many working days have passed since ``start``; ``start`` itself for none."""
    import holidays  # noqa: PLC0415 - a calendar of every country, loaded only when a date is reckoned

    public = holidays.country_holidays("KG")
    day = start
    while days > 0:
        day += timedelta(days=1)
        worked = day in days_worked or (day.weekday() < SATURDAY and day not in public and day not in days_off)
        days -= worked
    return day
