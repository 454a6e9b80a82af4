"""Lines to fill in by hand where a paper does not know yet, and dates in words."""

from datetime import date

from smio.language import Translator, dated, until

BLANK = "_" * 12
LONG_BLANK = "_" * 48


def date_words(day: date | None, t: Translator) -> str:
    """A date in words, or a line to fill in."""
    return t("documents.act.blank_date") if day is None else t.long_date(day)


def until_words(day: date | None, t: Translator) -> str:
    """Until a day, in the case of the language, or until a line to fill in."""
    return t("cases.until", date=date_words(None, t)) if day is None else until(day, t)


def dated_words(day: date | None, t: Translator) -> str:
    """Of a paper of a day, or of a line to fill in."""
    return t("cases.dated", date=date_words(None, t)) if day is None else dated(day, t)
