"""Periods as people write them: two dates, months of a year, a month, a year."""

import calendar
import re
from datetime import date

DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})-(\d{2})-(\d{2})")
MONTHS_OF_YEAR = re.compile(r"(?<!\d)(\d{1,2})[./](\d{4})")
YEAR = re.compile(r"(?<!\d)(19|20)\d{2}(?!\d)")
MONTHS = {  # by the beginning of the word, in ru, ky (which uses the same), en
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10,
    "ноя": 11, "дек": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip


def read_period(words: str) -> tuple[date, date] | None:
    """The first and the last day of a period; None where the words are none.

    «01.01.2019 – 31.10.2019», «2019-01-01 – 2019-10-31», «01.2019–10.2019», «январь–октябрь 2019», «март 2019»,
    «2019». A single date is a period of one day.
    """
    try:
        dates = [_date(found) for found in DATE.finditer(words)]
    except ValueError:
        return None
    if dates:
        return _ordered(dates[0], dates[-1]) if len(dates) <= 2 else None  # noqa: PLR2004 - from and to
    months = [(int(found[2]), int(found[1])) for found in MONTHS_OF_YEAR.finditer(words)]
    years = [int(found.group()) for found in YEAR.finditer(words)]
    if not months and years:
        named = [MONTHS[word[:3]] for word in re.findall(r"[^\W\d_]{3,}", words.casefold()) if word[:3] in MONTHS]
        months = [(years[0] if place == 0 else years[-1], month) for place, month in enumerate(named)]
    if not months and len(years) <= 2 and years:  # noqa: PLR2004 - from and to
        return _ordered(date(years[0], 1, 1), date(years[-1], 12, 31)) if _only_years(words) else None
    if not 1 <= len(months) <= 2 or not all(1 <= month <= 12 for _, month in months):  # noqa: PLR2004 - see above
        return None
    (first_year, first), (last_year, last) = months[0], months[-1]
    return _ordered(date(first_year, first, 1), date(last_year, last, calendar.monthrange(last_year, last)[1]))


def read_day(words: str) -> date | None:
    """A single date; None where the words are none."""
    found = DATE.search(words)
    try:
        return _date(found) if found else None
    except ValueError:
        return None


def _date(found: re.Match[str]) -> date:
    if found[4]:
        return date(int(found[4]), int(found[5]), int(found[6]))
    return date(int(found[3]), int(found[2]), int(found[1]))


def _ordered(start: date, end: date) -> tuple[date, date] | None:
    return (start, end) if start <= end else None


def _only_years(words: str) -> bool:
    """Whether nothing but years and the word for a year stands there: a number of 2019 points is no period."""
    return not re.sub(r"(19|20)\d{2}|год|жыл|г\.?|[-–—\s]", "", words.casefold())
