"""Long words in little room."""

import pytest

from smio.figures.labels import cut, shortened, width_of, wrapped
from tests.figures.drawn import text_width

NINETY = "Көчөлөрдү жарыктандыруу жана муниципалдык жолдорду оңдоо боюнча кызмат көрсөтүүлөрдүн бардыгы"


@pytest.mark.parametrize(
    "words",
    [
        NINETY,
        "Доступность по цене",
        "Внутригородские дороги",
        "изменение не доказано",
        "Results describe those",
        "n = 41",
    ],
)
def test_the_estimated_width_is_near_the_faces_own(words: str) -> None:
    assert width_of(words, 1.0) == pytest.approx(text_width(words), rel=0.12)


@pytest.mark.parametrize("pixels", [60, 96, 150, 216, 400])
def test_no_line_is_wider_than_its_room(pixels: int) -> None:
    lines = wrapped(NINETY, pixels, 13, lines=3)
    assert len(lines) <= 3
    assert all(width_of(line, 13) <= pixels for line in lines)


def test_a_text_that_fits_is_left_whole() -> None:
    assert wrapped("Питьевая вода", 300, 13) == ["Питьевая вода"]
    assert " ".join(wrapped(NINETY, 300, 13, lines=9)) == NINETY


def test_what_does_not_fit_ends_with_an_ellipsis() -> None:
    assert wrapped(NINETY, 100, 13, lines=2)[-1].endswith("…")
    assert cut("Питьевая вода", 60, 13) == "Питьев…"


def test_a_word_too_long_for_a_line_is_hyphenated_before_a_syllable() -> None:
    assert wrapped("Внутригородские дороги", 96, 13) == ["Внутриго-", "родские", "дороги"]


def test_a_no_break_space_keeps_a_number_with_its_word() -> None:
    lines = wrapped("Чек-лист по бюджету, версия\u00a01.", width_of("Чек-лист по бюджету, версия", 12), 12)
    assert lines == ["Чек-лист по бюджету,", "версия\u00a01."]


def test_no_words_are_one_empty_line() -> None:
    assert wrapped("", 100, 13) == [""]


def test_a_file_name_is_shortened_in_the_middle() -> None:
    name = "Анкеты_Кара-Балта_второй_раунд_сводная_таблица_2026-02-28_v3.xlsx"
    short = shortened(name)
    assert len(short) <= 40
    assert short.startswith("Анкеты_Кара")
    assert short.endswith("2026-02-28_v3.xlsx"[-18:])
    assert shortened("round1.csv") == "round1.csv"
