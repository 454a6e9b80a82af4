"""The heat map shows the scores, and hides what rests on too few answers."""

from typing import Any

import pytest

from smio.figures import Figure, heat_map
from smio.figures.palette import contrast, label_ink, ramp_colour
from smio.language import Language, translator
from smio.survey import Indicator, Responses, Round, score
from tests.figures.drawn import rows_of, words_of
from tests.figures.made import few_ratings, made_round
from tests.rating_tables import responses

ROUND = made_round()
SCORES = score(ROUND.responses)


def drawn(round_: Round, language: Language = "ru") -> Figure:
    return heat_map(round_, score(round_.responses), translator(language))


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_each_cell_has_its_score_with_a_decimal_comma_and_its_n(language: Language) -> None:
    cells = rows_of(drawn(ROUND, language), "colour", "score")
    assert [cell["score"] for cell in cells] == [f"{one.score:.2f}".replace(".", ",") for one in SCORES.criteria]
    assert [cell["count"] for cell in cells] == [f"n\u00a0=\u00a0{one.n}" for one in SCORES.criteria]


def test_english_writes_a_decimal_point() -> None:
    cells = rows_of(drawn(ROUND, "en"), "colour", "score")
    assert [cell["score"] for cell in cells] == [f"{one.score:.2f}" for one in SCORES.criteria]


def test_services_stand_in_rows_and_criteria_in_columns_in_the_order_of_the_file() -> None:
    cells = rows_of(drawn(ROUND), "colour", "score")
    assert [(cell["row"], cell["column"]) for cell in cells] == [
        (row, column) for row in range(4) for column in range(6)
    ]


def test_a_criterion_that_one_service_lacks_leaves_its_column_to_the_others() -> None:
    whole = ROUND.responses
    kept = [place for place in range(len(whole.indicators)) if place != 1]
    cells = rows_of(drawn(Round("r", whole.only(kept))), "colour", "score")
    assert [cell["column"] for cell in cells[:5]] == [0, 1, 2, 3, 4]
    assert [cell["criterion"] for cell in cells[:2]] == ["Доступность", "Регулярность"]
    assert [cell["column"] for cell in cells if cell["criterion"] == "Качество"] == [5, 5, 5]


def test_a_cells_colour_is_the_ramps_at_its_index() -> None:
    for cell, one in zip(rows_of(drawn(ROUND), "colour", "score"), SCORES.criteria, strict=True):
        assert one.index is not None
        assert cell["colour"] == ramp_colour(one.index / 100)
        assert cell["ink"] == label_ink(cell["colour"])
        assert contrast(cell["ink"], cell["colour"]) >= 4.5


def test_the_services_own_scores_are_those_of_the_scores() -> None:
    shown = [row["score"] for row in _service_rows(drawn(ROUND))]
    assert shown == [f"{one.score:.2f}".replace(".", ",") for one in SCORES.services]


def test_a_cell_of_four_answers_is_hidden_with_its_number_colour_and_tooltip() -> None:
    figure = drawn(few_ratings(ROUND, 0, 4))
    cell = rows_of(figure, "colour", "score")[0]
    assert (cell["score"], cell["answers"], cell["count"]) == ("—", "<5", "n\u00a0<\u00a05")
    assert (cell["index"], cell["satisfied"], cell["colour"]) == ("—", "—", "")
    assert "меньше 5 ответов" in words_of(figure)


def test_the_score_of_a_service_does_not_give_away_its_one_hidden_criterion() -> None:
    cells = rows_of(drawn(few_ratings(ROUND, 0, 4)), "colour", "score")
    hidden = [cell["criterion"] for cell in cells if cell["score"] == "—"]
    assert len(hidden) == 2
    assert hidden[0] == cells[0]["criterion"]
    assert not any(cell["colour"] for cell in cells if cell["score"] == "—")


def test_two_hidden_criteria_leave_the_services_score() -> None:
    figure = drawn(few_ratings(few_ratings(ROUND, 0, 4), 1, 3))
    assert "—" not in [row["score"] for row in _service_rows(figure)]


@pytest.mark.parametrize(("answers", "marked"), [(5, True), (9, True), (10, False)])
def test_five_to_nine_answers_are_marked_and_the_mark_explained(answers: int, marked: bool) -> None:
    figure = drawn(few_ratings(ROUND, 0, answers))
    assert rows_of(figure, "colour", "score")[0]["score"].endswith("*") is marked
    assert ("от 5 до 9 ответов" in words_of(figure)) is marked


def test_a_question_nobody_answered_is_hidden() -> None:
    asked = responses([[3, float("nan")]] * 12, 2)
    cell = rows_of(drawn(Round("r", asked)), "colour", "score")[1]
    assert (cell["score"], cell["answers"]) == ("—", "<5")


def test_a_name_that_is_cut_stands_in_full_in_the_tooltip() -> None:
    name = "Муниципалдык ички жолдорду оңдоо, кармоо жана түнкүсүн жарыктандыруу боюнча иштердин бардыгы"
    round_ = Round("r", Responses((Indicator(name, name),), ROUND.responses.ratings[:, :1]))
    figure = drawn(round_, "ky")
    row = _service_rows(figure)[0]
    assert any(lines[-1].endswith("…") for lines in row["lines"])
    assert row["service"] == name
    fields = {tip["field"] for layer in figure.spec["layer"] for tip in layer["encoding"].get("tooltip", [])}
    assert {"service", "criterion", "score", "answers"} <= fields


def test_the_words_for_those_who_cannot_see_it_name_each_service_with_its_ends() -> None:
    first = SCORES.services[0]
    cells = SCORES.of_service(first.service)
    best = max(cells, key=lambda cell: cell.score or 0)
    told = drawn(ROUND).alt_text
    assert f"{first.service}: {first.score:.2f}".replace(".", ",") in told
    assert f"выше всего {best.indicator.criterion} – {best.score:.2f}".replace(".", ",") in told


def _service_rows(figure: Figure) -> list[dict[str, Any]]:
    """The rows with a service's own score: they have no criterion."""
    layers: list[list[dict[str, Any]]] = [layer["data"]["values"] for layer in figure.spec["layer"]]
    return next(rows for rows in layers if rows and "service" in rows[0] and "criterion" not in rows[0])
