"""Long words in little room."""

import pytest

from smio.figures.labels import cut, lines_apart, shortened, told_apart, width_of, wrapped
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


ROADS = "Содержание и ремонт внутригородских дорог, тротуаров и пешеходных переходов в микрорайоне"
ALIKE = (
    f"{ROADS} Восток",
    f"{ROADS} Запад",
    f"{ROADS} Запад-2",
    "Содержание и ремонт внутригородских дорог, тротуаров и пешеходных переходов центра",
    "Водоснабжение",
    "Электрооборудование школ",
    "Электрооборудование детских садов",
)


@pytest.mark.parametrize(("pixels", "lines"), [(84, 3), (108, 1), (146, 2), (205, 1), (205, 2), (290, 1)])
def test_names_that_begin_alike_never_read_the_same(pixels: int, lines: int) -> None:
    shown = lines_apart(ALIKE, pixels, 12.5, lines)
    assert len({tuple(one) for one in shown}) == len(ALIKE)
    for one in shown:
        assert len(one) <= lines
        assert all(width_of(line, 12.5) <= pixels for line in one)


def test_a_name_told_apart_keeps_its_beginning_and_where_it_differs() -> None:
    shown = lines_apart(ALIKE[:2], 205, 12.5, 1)
    assert shown == [["Содержание и ремонт… Восток"], ["Содержание и ремонт… Запад"]]
    yards = [f"Двор {place} по улице Токтогула" for place in (7, 8)]
    assert told_apart(yards, lambda name: cut(name, 90, 12.5)) == yards  # what is seen of them differs


def test_names_that_differ_late_within_a_word_are_told_from_there() -> None:
    shown = lines_apart(["Электрооборудование", "Электроосвещение"], 70, 12.5, 1)
    assert [line[:5] for (line,) in shown] == ["…бору", "…свещ"]


def test_names_that_do_not_look_alike_stay_as_they_are() -> None:
    names = [NINETY, "Питьевая вода", "Питьевая вода", "Озеленение"]
    assert told_apart(names, lambda name: wrapped(name, 100, 13, 2)) == names
