"""Dates as papers write them."""

from datetime import date, datetime

import pytest

from smio.language import translator

RU, KY, EN = translator("ru"), translator("ky"), translator("en")
FEBRUARY = date(2026, 2, 8)


def test_a_date_in_words() -> None:
    assert KY.long_date(FEBRUARY) == "2026-жылдын 8-февралы"
    assert RU.long_date(FEBRUARY) == "8\u00a0февраля 2026\u00a0г."
    assert EN.long_date(FEBRUARY) == "February 8, 2026"


@pytest.mark.parametrize(
    ("month", "ru", "ky"),
    [
        (1, "января", "январы"),
        (2, "февраля", "февралы"),
        (3, "марта", "марты"),
        (4, "апреля", "апрели"),
        (5, "мая", "майы"),
        (6, "июня", "июну"),
        (7, "июля", "июлу"),
        (8, "августа", "августу"),
        (9, "сентября", "сентябры"),
        (10, "октября", "октябры"),
        (11, "ноября", "ноябры"),
        (12, "декабря", "декабры"),
    ],
)
def test_months_stand_in_the_genitive_in_russian_and_take_their_suffix_in_kyrgyz(month: int, ru: str, ky: str) -> None:
    day = date(2026, month, 1)
    assert RU.long_date(day) == f"1\u00a0{ru} 2026\u00a0г."
    assert KY.long_date(day) == f"2026-жылдын 1-{ky}"


def test_a_date_in_digits() -> None:
    assert (RU.short_date(FEBRUARY), KY.short_date(FEBRUARY)) == ("08.02.2026", "08.02.2026")
    assert EN.short_date(FEBRUARY) == "08/02/2026"
    assert RU.moment(datetime(2026, 2, 8, 9, 5)) == "08.02.2026 09:05"  # noqa: DTZ001 - shown as it is, in no zone


def test_a_period_runs_from_date_to_date() -> None:
    assert RU.period(date(2019, 1, 1), date(2019, 10, 31)) == "01.01.2019 – 31.10.2019"
