"""The dumbbell shows both scores, the interval, and the verdict three ways at once."""

import pytest

from smio.comparison import Comparison, Verdict, compare
from smio.figures import Figure, dumbbell, dumbbell_criteria
from smio.figures.dumbbell_marks import COLOUR, SIGN
from smio.language import Language, translator
from smio.survey import Round, Scale
from tests.figures.drawn import rows_of, words_of
from tests.figures.made import CRITERIA, SERVICES, few_ratings, made_round

RU = translator("ru")
FIRST = made_round(name="Первый раунд", shift=-0.5, seed=3, n=47)
SECOND = made_round(seed=3, n=41)
CHANGE = compare(FIRST.responses, SECOND.responses)


def drawn(first: Round, second: Round, language: Language = "ru") -> Figure:
    return dumbbell(first, second, compare(first.responses, second.responses), translator(language))


def test_each_service_has_its_two_scores_and_the_interval_from_the_first() -> None:
    rows = rows_of(dumbbell(FIRST, SECOND, CHANGE, RU), "verdict", "both")
    for row, change in zip(rows, CHANGE.services, strict=False):
        values = change.values
        assert values.ci_low is not None
        assert values.ci_high is not None
        assert (row["first"], row["second"]) == (values.mean1, values.mean2)
        assert row["low"] == pytest.approx(values.mean1 + values.ci_low)
        assert row["high"] == pytest.approx(values.mean1 + values.ci_high)
        assert row["change"] == RU.signed(values.difference)
        assert row["interval"] == f"от\u00a0{RU.signed(values.ci_low)} до\u00a0{RU.signed(values.ci_high)}"
        assert row["both"] == f"n: {values.n1} и {values.n2}"


def test_all_services_together_stand_last_and_are_stressed() -> None:
    rows = rows_of(dumbbell(FIRST, SECOND, CHANGE, RU), "verdict", "both")
    assert CHANGE.overall is not None
    assert rows[-1]["name"] == "Все услуги"
    assert rows[-1]["second"] == CHANGE.overall.values.mean2
    assert [row["strong"] for row in rows] == [False] * 4 + [True]


@pytest.mark.parametrize(("language", "word"), [("ru", "улучшение"), ("ky", "жакшыруу"), ("en", "better")])
def test_the_verdict_is_told_by_word_in_each_language(language: Language, word: str) -> None:
    rows = rows_of(drawn(FIRST, SECOND, language), "verdict", "both")
    assert {row["word"] for row in rows if row["verdict"] == Verdict.IMPROVED} == {word}


def test_the_verdict_is_told_by_colour_and_by_sign() -> None:
    marks = [layer["mark"] for layer in dumbbell(FIRST, SECOND, CHANGE, RU).spec["layer"]]
    assert sum(mark.get("color") == {"expr": COLOUR} for mark in marks) == 4  # band, line, second dot, sign
    assert [mark["shape"] for mark in marks if "shape" in mark] == [{"expr": SIGN}]
    assert "improved: better, worsened: worse" in COLOUR
    assert "improved: 'triangle-up', worsened: 'triangle-down'" in SIGN


def test_a_fall_has_a_true_minus_and_a_rise_a_plus() -> None:
    up = rows_of(drawn(FIRST, SECOND), "verdict", "both")[0]["change"]
    down = rows_of(drawn(SECOND, FIRST), "verdict", "both")[0]["change"]
    assert up[0] == "+"
    assert down[0] == "−"
    assert up[1:] == down[1:]


def test_fewer_than_five_answers_in_a_round_hide_that_score_the_change_and_the_interval() -> None:
    figure = drawn(made_round(n=3), made_round(n=40))
    row = rows_of(figure, "verdict", "both")[0]
    assert (row["first"], row["low"], row["high"]) == (None, None, None)
    assert (row["change"], row["interval"], row["before"]) == ("", "", "—")
    assert row["second"] is not None
    assert row["both"].startswith("n: <5 ")
    assert row["word"] == "мало данных"


def test_a_hidden_score_stands_nowhere_in_the_figure() -> None:
    first, second = made_round(n=3), made_round(n=40)
    change = compare(first.responses, second.responses).services[0].values
    figure = drawn(first, second)
    assert RU.decimal(change.mean1) not in figure.alt_text + words_of(figure)
    assert str(change.mean1) not in str(figure.spec)
    assert str(change.difference) not in str(figure.spec)


def test_five_to_nine_answers_are_marked_and_get_no_verdict() -> None:
    row = rows_of(drawn(made_round(n=7), made_round(n=40)), "verdict", "both")[0]
    assert row["change"].endswith("*")
    assert row["before"].endswith("*")
    assert row["verdict"] == Verdict.TOO_FEW


def test_a_service_of_one_round_only_is_named_with_the_reason() -> None:
    row = rows_of(drawn(made_round(SERVICES[:2]), made_round(SERVICES[:3])), "verdict", "both")[2]
    assert (row["name"], row["verdict"]) == (SERVICES[2], Verdict.NOT_COMPARABLE)
    assert row["interval"] == "спрашивали только во втором раунде"
    assert (row["first"], row["second"], row["change"]) == (None, None, "")


def test_a_service_on_another_scale_is_told_so_even_where_criteria_were_added() -> None:
    figure = drawn(made_round(criteria=CRITERIA[:4], scale=Scale(0, 10)), made_round(criteria=CRITERIA[:6]))
    rows = rows_of(figure, "verdict", "both")
    assert [row["name"] for row in rows] == list(SERVICES[:4])
    assert {row["interval"] for row in rows} == {"в раундах разные шкалы"}


def test_criteria_stand_under_their_services_with_their_own_changes() -> None:
    figure = dumbbell_criteria(FIRST, SECOND, CHANGE, RU)
    rows = rows_of(figure, "verdict", "both")
    assert [(row["service"], row["name"]) for row in rows] == [
        (change.indicator.service, change.indicator.criterion) for change in CHANGE.criteria
    ]
    assert [row["second"] for row in rows] == [change.values.mean2 for change in CHANGE.criteria]
    assert "поисковый" in words_of(figure)


def test_a_figure_of_one_service_has_its_criteria_only_and_names_it() -> None:
    figure = dumbbell_criteria(FIRST, SECOND, CHANGE, RU, service=SERVICES[2])
    assert [row["name"] for row in rows_of(figure, "verdict", "both")] == list(CRITERIA[:6])
    assert figure.title.endswith(SERVICES[2])


def test_a_criterion_dropped_in_the_second_round_is_told_beside_the_compared_ones() -> None:
    second = made_round(criteria=CRITERIA[:5])
    figure = dumbbell_criteria(FIRST, second, compare(FIRST.responses, second.responses), RU, service=SERVICES[0])
    row = rows_of(figure, "verdict", "both")[-1]
    assert (row["name"], row["word"]) == (CRITERIA[5], "несопоставимо")
    assert row["interval"] == "спрашивали только в первом раунде"


def test_a_single_rare_criterion_is_hidden_with_the_one_that_would_give_it_away() -> None:
    second = few_ratings(SECOND, 0, 4)
    rows = rows_of(dumbbell_criteria(FIRST, second, compare(FIRST.responses, second.responses), RU), "verdict", "both")
    assert rows[0]["second"] is None
    assert sum(row["second"] is None for row in rows[: len(CRITERIA)]) == 2
    assert all(row["first"] is not None for row in rows[: len(CRITERIA)])


def test_nothing_in_common_is_said_plainly() -> None:
    nothing = Comparison(FIRST.responses.scale, None, (), (), (), (47, 41))
    figure = dumbbell(FIRST, SECOND, nothing, RU)
    assert "Общих вопросов в двух раундах нет" in words_of(figure)
    assert "Общих вопросов в двух раундах нет" in figure.alt_text


def test_the_scale_shown_is_cut_to_whole_steps_around_the_scores_and_intervals() -> None:
    figure = dumbbell(FIRST, SECOND, CHANGE, RU)
    rows = rows_of(figure, "verdict", "both")
    steps = [row["step"] for row in rows_of(figure, "step")]
    assert min(steps) <= min(row["low"] for row in rows)
    assert max(steps) >= max(row["high"] for row in rows)
    assert all(float(step).is_integer() for step in steps)
