"""The register taken out: as a workbook with its rates, as a CSV that runs nothing."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.documents import register_csv, register_workbook
from smio.documents.register_sheets import defused
from smio.language import Translator
from smio.language import translator as translator_of
from smio.monitoring import Recommendation
from tests.documents.act_letters import REGISTER, TODAY
from tests.documents.office import converted

FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"


def sheets(t: Translator) -> list[list[tuple[object, ...]]]:
    workbook = openpyxl.load_workbook(io.BytesIO(register_workbook(REGISTER, t, TODAY)), data_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in workbook.worksheets]


def read_back(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_every_recommendation_stands_with_what_came_back(t: Translator) -> None:
    headings, *rows = sheets(t)[0][2:]
    assert len(rows) == len(REGISTER)
    first = dict(zip(headings, rows[0], strict=True))
    assert first == {
        "Акт №": "3", "Предмет акта": "предмет 1", "№ в акте": 1, "Что предложено": "Заделать выбоины",
        "Почему": "балл 2,41", "Кому": "Мэрия", "Отправлено": datetime(2026, 2, 9),  # noqa: DTZ001 - Excel's day
        "Срок": datetime(2026, 4, 15), "Состояние": "просрочено", "Просрочено, дней": 5,  # noqa: DTZ001 - see above
        "Первый ответ": datetime(2026, 2, 27), "Дней до ответа": 18,  # noqa: DTZ001 - see above
        "Ответы": "27.02.2026, А. Б. Садыков: обещано. В плане", "Документ": "исх. № 01-7/112",
        "Файлы и подтверждения": None,
    }  # fmt: skip
    statuses = [row[headings.index("Состояние")] for row in rows]
    assert statuses == ["просрочено", "выполнено", "просрочено", "отказано", "нет ответа", "нет ответа"]
    proofs = [row[headings.index("Файлы и подтверждения")] for row in rows]
    assert proofs == [None, "фото.jpg", None, None, None, None]
    assert rows[4][headings.index("Кому")] == "адресат не указан"
    assert rows[5][headings.index("Отправлено")] == "не отправлено"


def test_the_heading_stays_on_the_screen_and_filters(translator: Translator) -> None:
    book = openpyxl.load_workbook(io.BytesIO(register_workbook(REGISTER, translator, TODAY)))
    register = book.worksheets[0]
    assert register.freeze_panes == "D4"
    assert register.auto_filter.ref == "A3:O9"
    assert register.title == translator("register.sheet.register")
    assert register["A1"].value == translator("register.title")


def test_the_rates_are_those_counted_by_hand(t: Translator) -> None:
    """Sent 5 of three addressees: the mayor's office 3 (promised, silent, refused), one done, nobody's one silent."""
    rates = {str(row[0]): row[1:] for row in sheets(t)[1] if row[0] is not None}
    assert rates["Мэрия"] == (3, 2, pytest.approx(2 / 3), 0, 0, 2, 2, 2, 19)
    assert rates["МП «Тазалык»"] == (1, 1, 1, 1, 1, 0, 1, 1, 11)
    assert rates["адресат не указан"] == (1, 0, 0, 0, 0, 0, 1, 0, "—")
    assert rates["Всего"] == (5, 3, pytest.approx(0.6), 1, pytest.approx(0.2), 2, 3, 2, 18)
    assert [name for name in rates if name.endswith(".2026")] == ["02.2026", "03.2026", "04.2026"]
    assert rates["03.2026"] == (2, 1, 0.5, 0, 0, 1, 1, 1, 20)


@pytest.mark.office
def test_the_shares_are_formulas_that_libreoffice_computes_to_the_same(t: Translator) -> None:
    content = register_workbook(REGISTER, t, TODAY)
    live = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1]
    formulas = [cell.coordinate for row in live for cell in row if str(cell.value).startswith("=")]
    assert len(formulas) == 2 * (3 + 1 + 3 + 1)
    computed = openpyxl.load_workbook(io.BytesIO(converted(content, "register.xlsx", "xlsx")), data_only=True)
    kept = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    for place in formulas:
        assert computed.worksheets[1][place].value == pytest.approx(kept.worksheets[1][place].value), place


def test_an_empty_register_is_its_headings(translator: Translator) -> None:
    assert len(read_back(register_csv((), translator, TODAY))) == 1
    book = openpyxl.load_workbook(io.BytesIO(register_workbook((), translator, TODAY)))
    assert book.worksheets[0].max_row == 3


def test_a_csv_holds_what_the_workbook_holds(t: Translator) -> None:
    headings, *rows = read_back(register_csv(REGISTER, t, TODAY))
    _, _, shown, *kept = sheets(t)[0]
    assert headings == list(shown)
    for told, one in zip(rows, kept, strict=True):
        words = [_as_text(value) for value in one]
        assert told == [f"'{word}" if word.startswith(tuple(FORMULA_STARTS)) else word for word in words]


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else str(value)


def test_a_spreadsheet_knows_the_csv_for_utf_8(t: Translator) -> None:
    assert register_csv(REGISTER, t, TODAY).startswith(b"\xef\xbb\xbf")


@given(st.text())
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    said = defused(text)
    assert not said.lstrip(" ").startswith(tuple(FORMULA_STARTS))
    assert said in {text, f"'{text}"} or len(said) <= len(text) + 1


@pytest.mark.parametrize("start", [*FORMULA_STARTS, " =", "\u00a0=", "\x00="])
def test_whatever_a_formula_begins_with_is_defused(start: str) -> None:
    register = [replace(REGISTER[0], recommendation=Recommendation(f"{start}cmd|' /C calc'!A0", f"{start}1+1"))]
    cells = [cell for row in read_back(register_csv(register, translator_of("ru"), TODAY)) for cell in row]
    assert [cell for cell in cells if "cmd" in cell or "1+1" in cell] != []
    assert [cell for cell in cells if cell.lstrip(" \u00a0").startswith(tuple(FORMULA_STARTS))] == []


def test_words_that_begin_as_words_do_stay_as_they_are() -> None:
    for word in ("Дорога", "№ 3", "10 = 10", "а-б", "'уже"):
        assert defused(word) == word


def test_a_status_is_that_of_the_day(t: Translator) -> None:
    early = read_back(register_csv(REGISTER, t, date(2026, 3, 1)))
    place = early[0].index("Состояние")
    assert early[1][place] == "обещано"
