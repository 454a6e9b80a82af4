"""A plan in a workbook: what is written is read back, in any language; what is wrong is said with its cell."""

import io
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from smio.documents import plan_workbook
from smio.errors import UserError
from smio.language import Language, Translator, error_sentence
from smio.language import translator as translator_of
from smio.monitoring import PlanItem
from smio.reading import read_plan

PLAN = (
    PlanItem("Оценка услуг", "ПСЭР, п. 2.1", "Каракол", responsible="Асанова Б. Т.", start=date(2026, 2, 1),
             due=date(2026, 2, 15), act="№ 3 от 08.02.2026", note="=1+1 не формула"),
    PlanItem("Балдар бакчасы", planned=False, responsible="Өмүрбекова Ү. Ң.", due=date(2026, 3, 10),
             done_on=date(2026, 3, 9)),
    PlanItem("Школа № 2", cancelled=True),
)  # fmt: skip
words = st.text(st.characters(categories=["L", "N", "P"], max_codepoint=0x4FF), min_size=1, max_size=30)
days = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))


def book(*rows: Sequence[object], sheet: str = "Лист1") -> bytes:
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.fixture
def t() -> Translator:
    return translator_of("ru")


def faults_of(content: bytes, t: Translator) -> list[str]:
    with pytest.raises(UserError) as caught:
        read_plan(content, "план.xlsx")
    return [error_sentence(fault, t) for fault in caught.value.faults]


def test_a_plan_is_read_back_as_it_was(translator: Translator) -> None:
    assert read_plan(plan_workbook(PLAN, translator), "plan.xlsx") == PLAN


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.builds(
            PlanItem, title=words.map(lambda word: f"п {word}"), programme=words, place=words, planned=st.booleans(),
            responsible=words, done_on=days, act=words, cancelled=st.booleans(), note=words,
            due=days,
        ),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_whatever_is_in_a_plan_is_read_back(plan: list[PlanItem]) -> None:
    assert read_plan(plan_workbook(plan, translator_of("ru")), "plan.xlsx") == tuple(plan)


def test_the_template_offers_what_its_cells_take(translator: Translator) -> None:
    workbook = load_workbook(io.BytesIO(plan_workbook((), translator)))
    plan, how = workbook.worksheets
    headings = [cell.value for cell in plan[1]]
    offered = {str(rule.sqref): rule.formula1 for rule in plan.data_validations.dataValidation}
    yes_no = f'"{translator("plan.yes")},{translator("plan.no")}"'
    assert offered["D2:D201"] == offered["J2:J201"] == yes_no
    assert headings[3] == translator("plan.column.planned")
    assert headings[9] == translator("plan.column.cancelled")
    assert {rule.type for rule in plan.data_validations.dataValidation} == {"list", "date"}
    assert plan["G5"].number_format == "dd.mm.yyyy"
    assert plan.freeze_panes == "B2"
    assert str(how["A3"].value) == translator("plan.how.text").split("\n")[0]


def test_a_plan_written_by_hand_is_understood() -> None:
    content = book(
        ["ПЛАН-ГРАФИК группы СМиО на 2026 год"],
        [],
        ["№ п/п", "Мероприятие", "Адрес", "Исполнители", "Сроки", "Примечание"],
        [1, 2, 3, 4, 5, 6],
        ["", "Плановые посещения"],
        [1, "Детский сад «Айгуль»", "ул. Тыныстанова, 12", "Иванов П. С.", date(2026, 3, 10), None],
        [2, "Замер МИБП", None, "вся группа", "01.04.2026 – 15.04.2026", "за первый квартал"],
        ["", "Внеплановые"],
        [3, "Школа № 2", None, None, "январь 2026", None],
    )
    assert read_plan(content, "план.xlsx") == (
        PlanItem("Детский сад «Айгуль»", place="ул. Тыныстанова, 12", responsible="Иванов П. С.",
                 due=date(2026, 3, 10)),
        PlanItem("Замер МИБП", responsible="вся группа", start=date(2026, 4, 1), due=date(2026, 4, 15),
                 note="за первый квартал"),
        PlanItem("Школа № 2", planned=False, start=date(2026, 1, 1), due=date(2026, 1, 31)),
    )  # fmt: skip


def test_a_text_table_is_a_plan_too() -> None:
    content = "Что проверяем;Срок;По плану\nДорога;15.03.2026;нет\n".encode()
    assert read_plan(content, "план.csv") == (PlanItem("Дорога", planned=False, due=date(2026, 3, 15)),)


def test_every_fault_is_said_at_once_with_its_sheet_row_and_column(t: Translator) -> None:
    content = book(
        ["Что проверяем", "Срок", "По плану", "Начало", "Погода", "Срок"],
        ["Дорога", "когда-нибудь", "может быть", "15.03.2026"],
        [None, "10.03.2026", None, "15.03.2026"],
        sheet="План",
    )
    assert faults_of(content, t) == [
        f"лист «План», строка 1, столбец E: {t('plan.fault.heading', value='Погода')}",
        "лист «План», строка 1, столбец F: столбец «Срок» стоит дважды: оставьте один",
        "лист «План», строка 2, столбец B: «когда-нибудь» – не дата вида 15.03.2026",
        "лист «План», строка 2, столбец C: «может быть» – не «да» и не «нет»",
        "лист «План», строка 3, столбец A: не сказано, что проверяется",
        "лист «План», строка 3, столбец B: срок 10.03.2026 раньше начала 15.03.2026",
    ]


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_a_fault_is_said_in_every_language(language: Language) -> None:
    content = book(["Эмнени текшеребиз", "Мөөнөтү"], ["Жол", "качандыр"])
    (said,) = faults_of(content, translator_of(language))
    assert "качандыр" in said
    assert "2" in said


@pytest.mark.parametrize("rows", [[["Дорога", "15.03.2026"]], [["Услуга", "Балл"], ["Вода", 3]]])
def test_a_file_without_a_plan_is_told_what_it_needs(rows: list[list[object]], t: Translator) -> None:
    with pytest.raises(UserError) as caught:
        read_plan(book(*rows), "файл.xlsx")
    assert caught.value.code == "plan.no_plan"
    assert "Что проверяем" in error_sentence(caught.value, t)


def test_a_plan_of_thousands_is_refused() -> None:
    rows = [["Дорога"]] * 2001
    with pytest.raises(UserError) as caught:
        read_plan(book(["Что проверяем"], *rows), "план.xlsx")
    assert caught.value.code == "plan.too_many"


def test_what_is_no_workbook_is_refused_by_the_guard() -> None:
    with pytest.raises(UserError):
        read_plan(b"\x00\x01\x02" * 100, "план.xlsx")
