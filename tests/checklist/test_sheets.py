"""Checklists and measurements kept in a workbook."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from smio.checklist import ItemAnswer, Measurement, built_in_checklists, built_in_library, score_measurement
from smio.checklist.periods import read_period
from smio.documents import checklist_template, checklist_workbook, measurement_workbook
from smio.errors import UserError
from smio.language import LANGUAGES, Language, error_sentence, translator
from smio.reading import read_checklist, read_measurements

EXAMPLE = built_in_checklists()["mibp-example"]
LIBRARY = built_in_library()
RU = translator("ru")
Q1, Q2 = (date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30))


def changed(data: bytes, **cells: str) -> bytes:
    """The workbook with other values: sheet__A1=value, spaces of a sheet's name as in the file."""
    book = openpyxl.load_workbook(BytesIO(data))
    for place, value in cells.items():
        sheet, _, cell = place.partition("__")
        book[sheet][cell].value = value  # pyright: ignore[reportAttributeAccessIssue] - a cell, not a range
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def book_of(**sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(built_in_checklists()))
def test_a_checklist_comes_back_from_its_workbook_as_it_was(name: str, language: Language) -> None:
    checklist = built_in_checklists()[name]
    assert read_checklist(checklist_workbook(checklist, translator(language)), "ours.xlsx") == checklist


def test_the_template_is_a_checklist_itself() -> None:
    assert read_checklist(checklist_template(RU), "шаблон.xlsx") == EXAMPLE


def test_every_fault_of_a_workbook_names_its_sheet_row_and_column() -> None:
    data = changed(
        checklist_workbook(EXAMPLE, RU),
        Пункты__C3="много",  # points of 1.2
        Пункты__B5="1.3",  # 1.4 becomes a second 1.3
        Пункты__A7="9",  # no such direction
        Уровни__B3="x",
        Ответы__D1="Словечко (ky)",
    )
    with pytest.raises(UserError) as refused:
        read_checklist(data, "ours.xlsx")
    said = error_sentence(refused.value, RU)
    assert "лист «Пункты», строка 3, столбец C" in said
    assert "лист «Пункты», строка 5: пункт 1.3 стоит дважды" in said
    assert "лист «Пункты», строка 7, столбец A: пункт 1.6: направления «9» нет" in said
    assert "лист «Уровни», строка 3, столбец B" in said
    assert "лист «Ответы», строка 1, столбец D: заголовок «Словечко (ky)» неизвестен" in said


def test_a_workbook_without_its_sheets_says_which() -> None:
    with pytest.raises(UserError) as refused:
        read_checklist(book_of(Лист1=[["просто", "таблица"]]), "ours.xlsx")
    said = error_sentence(refused.value, RU)
    for name in ("Чек-лист", "Направления", "Пункты", "Ответы"):
        assert f"нет листа «{name}»" in said


def test_measurements_come_back_from_their_workbook_with_their_proof() -> None:
    answers = {
        "1.1": ItemAnswer("yes", "на сайте", "https://example.kg", date(2026, 3, 1), "Асанова"),
        "1.2": ItemAnswer("not_verified"),
    }
    one = Measurement("mibp-example", "1", *Q1, answers=answers, place="Ош", source="m.xlsx")
    two = Measurement("mibp-example", "1", *Q2, place="Ош", total=47.5, source="m.xlsx")
    for language in LANGUAGES:
        data = measurement_workbook(EXAMPLE, [one, two], translator(language))
        assert read_measurements(data, "m.xlsx", LIBRARY, "Ош") == (one, two)


def test_a_table_people_keep_by_hand_is_read() -> None:
    data = book_of(Лист1=[
        ["МИБП города"],
        ["", "январь–март 2026", "02.2026–06.2026"],
        ["1.1", "+", 1],
        ["1.2", "частично", "0,5"],
        ["1.3", "НЕТ", "-"],
    ])  # fmt: skip
    first, second = read_measurements(data, "наш.xlsx", LIBRARY)
    assert (first.start, first.end) == Q1
    assert (second.start, second.end) == (date(2026, 2, 1), date(2026, 6, 30))
    assert first.codes == second.codes == {"1.1": "yes", "1.2": "partly", "1.3": "no"}


def test_totals_alone_are_history_without_items() -> None:
    data = book_of(
        История=[["С", "По", "Итог"], [date(2019, 1, 1), date(2019, 10, 31), 17], ["01.11.2019", "31.12.2019", "58,4"]]
    )
    first, second = read_measurements(data, "история.xlsx", LIBRARY)
    assert (first.total, second.total) == (17, 58.4)
    assert first.answers == {}
    assert score_measurement(EXAMPLE, second).rounded == 58


def test_every_fault_of_measurements_is_said_with_its_cell() -> None:
    data = book_of(
        Замеры=[["", "2025", "2026"], ["1.1", "да", "наверное"], ["1.2", "может", "нет"]],
        Итоги=[["Период", "Итог"], ["2024", 170], ["весна", 40]],
    )
    with pytest.raises(UserError) as refused:
        read_measurements(data, "m.xlsx", LIBRARY)
    said = error_sentence(refused.value, RU)
    assert "лист «Замеры», строка 2, столбец C: пункт 1.1: ответ «наверное» не узнан" in said
    assert "лист «Замеры», строка 3, столбец B: пункт 1.2: ответ «может» не узнан" in said
    assert "лист «Итоги», строка 2, столбец B: «170» – не балл от 0 до 100" in said
    assert "лист «Итоги», строка 3, столбец A: «весна» – не период" in said


def test_a_workbook_without_measurements_says_what_is_needed() -> None:
    with pytest.raises(UserError) as refused:
        read_measurements(book_of(Лист1=[["а", "б"], [1, 2]]), "m.xlsx", LIBRARY)
    assert refused.value.code == "checklist.error.no_measurements"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("01.01.2019 – 31.10.2019", date(2019, 1, 1), date(2019, 10, 31)),
        ("2019-01-01 – 2019-10-31", date(2019, 1, 1), date(2019, 10, 31)),
        ("01.2019–10.2019", date(2019, 1, 1), date(2019, 10, 31)),
        ("январь–октябрь 2019", date(2019, 1, 1), date(2019, 10, 31)),
        ("ноябрь 2019 – февраль 2020 г.", date(2019, 11, 1), date(2020, 2, 29)),
        ("март 2026", date(2026, 3, 1), date(2026, 3, 31)),
        ("2026 год", date(2026, 1, 1), date(2026, 12, 31)),
        ("5.09.2026", date(2026, 9, 5), date(2026, 9, 5)),
    ],
)
def test_periods_are_read_as_people_write_them(words: str, start: date, end: date) -> None:
    assert read_period(words) == (start, end)


@pytest.mark.parametrize(
    "words", ["", "17", "31.02.2026", "итого 2019 баллов", "13.2026", "31.12.2026 – 01.01.2026", "да"]
)
def test_what_is_no_period_is_none(words: str) -> None:
    assert read_period(words) is None
