"""Residents' words in an act, how many to ask as a line of the plan, scores over rounds as a workbook."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import numpy as np
import openpyxl
import pytest

from smio.comparison import Spread, sample_size, trend
from smio.documents import Quote, sample_size_note, sample_size_sentences, trend_workbook, with_quotes
from smio.language import Translator, translator
from smio.monitoring import Act, ActKind
from smio.survey import Indicator, Responses, Round, Source

RU = translator("ru")
ACT = Act(ActKind.SERVICES, "Группа СМиО", "Оценка услуг", facts=("Опрошено 47 жителей.",))


def test_quotes_become_a_fact_for_each_service() -> None:
    act = with_quotes(ACT, [Quote("Вода", "мутная."), Quote("Дороги", "ямы"), Quote("Вода", "нет «напора»")], RU)
    assert act.facts == (
        "Опрошено 47 жителей.",
        "Из свободных ответов жителей об услуге «Вода» (без имён): «мутная»; «нет „напора“».",
        "Из свободных ответов жителей об услуге «Дороги» (без имён): «ямы».",
    )


def test_quotes_put_in_again_take_the_place_of_those_before(translator: Translator) -> None:
    once = with_quotes(ACT, [Quote("Вода", "мутная"), Quote("", "всё плохо")], translator)
    again = with_quotes(once, [Quote("Вода", "чистая"), Quote("", "всё хорошо")], translator)
    assert len(again.facts) == 3
    assert not any("мутная" in fact or "плохо" in fact for fact in again.facts)
    assert with_quotes(again, [], translator) == again


def test_the_plans_line_says_how_many_and_why(translator: Translator) -> None:
    found = sample_size(0.4, Spread(0.9, 50, "Вода"), parts=2, answering=0.8)
    item = sample_size_note(found, translator, due=date(2026, 9, 1))
    assert item is not None
    assert found.asked is not None
    assert translator.whole(found.asked) in item.title
    assert translator.whole(found.in_all) in item.note
    assert translator.decimal(0.4, 1) in item.note
    assert item.due == date(2026, 9, 1)


def test_where_no_number_would_do_there_is_no_line_and_the_words_say_so(translator: Translator) -> None:
    found = sample_size(0.2, Spread(0.9, 50, "Вода"), earlier=41)
    assert sample_size_note(found, translator) is None
    (sentence,) = sample_size_sentences(found, translator)
    assert "41" in sentence
    assert translator.decimal(found.smallest) in sentence


@pytest.fixture
def rounds() -> list[Round]:
    random = np.random.default_rng(2)
    questions = (Indicator("Вода", "Качество", "water", "quality"), Indicator("Дороги", "Качество", "roads", "quality"))
    made = [
        Round(
            f"Раунд {place + 1}",
            Responses(
                questions,
                np.round(random.uniform(1, 5, (n, 2))),
                sources=(Source("=анкеты.xlsx", "ab" * 32),),
            ),
            date(2026, 1 + place, 1),
        )
        for place, n in enumerate((30, 40, 4))
    ]
    return [made[0], replace(made[1], responses=made[1].responses.only([0])), made[2]]


def test_the_workbook_holds_every_point_and_change_that_may_be_shown(rounds: list[Round]) -> None:
    course = trend([one.responses for one in rounds])
    book = openpyxl.load_workbook(BytesIO(trend_workbook(rounds, course, RU, notes=["Сказано группой."])))
    scores, steps = ([[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets)
    water = [row for row in scores if row[0] == "Вода" and row[1] in {"", None}]
    assert [row[2] for row in water] == ["Раунд 1", "Раунд 2", "Раунд 3"]
    assert [row[4] for row in water] == [30, 40, "<5"]
    assert water[0][5] == pytest.approx(rounds[0].responses.ratings[:, 0].mean())
    assert water[2][5] == "—"
    first = next(row for row in steps if row[0] == "Вода" and row[2] == "Раунд 1 → Раунд 2")
    means = [rounds[place].responses.ratings[:, 0].mean() for place in (0, 1)]
    assert first[6] == pytest.approx(means[1] - means[0])
    assert all(row[6] == "—" for row in steps if str(row[2]).endswith("→ Раунд 3") and row[0] in {"Вода", "Дороги"})
    assert [row[2] for row in steps if row[0] == "Вода" and row[1] in {"", None}] == [
        "Раунд 1 → Раунд 2",
        "Раунд 2 → Раунд 3",
        "Весь путь: Раунд 1 → Раунд 3",
    ]
    said = [str(cell) for row in (*scores, *steps) for cell in row]
    assert any("Сказано группой." in one for one in said)
    assert any("ab" * 32 in one for one in said)


def test_the_workbook_says_the_only_step_of_two_rounds_once(rounds: list[Round]) -> None:
    course = trend([one.responses for one in rounds[:2]])
    sheet = openpyxl.load_workbook(BytesIO(trend_workbook(rounds[:2], course, RU))).worksheets[1]
    water = [row for row in sheet.iter_rows(values_only=True) if row[0] == "Вода" and row[1] in {"", None}]
    assert [row[2] for row in water] == ["Весь путь: Раунд 1 → Раунд 2"]
