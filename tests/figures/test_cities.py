"""Cities side by side: ranked by the rounded score, ties together, no score no bar."""

from dataclasses import replace

from smio.checklist import Checklist, score_checklist
from smio.figures import cities_ranking
from smio.figures.cities import City, ranks
from smio.language import translator
from tests.figures.drawn import drawn_at, rows_of, words_of
from tests.figures.made import made_scored, total_kept

RU = translator("ru")
TOTALS = {"Ош": 58.4, "Каракол": 57.5, "Талас": 71.0, "Нарын": 40.4}


def cities() -> list[City]:
    return [(city, *total_kept(total)) for city, total in TOTALS.items()]


def test_cities_stand_by_rounded_score_and_equal_ones_share_a_rank(checklist: Checklist) -> None:
    rows = rows_of(cities_ranking(checklist, cities(), RU), "lines", "solid")
    assert [row["name"] for row in rows] == ["1. Талас", "2. Каракол", "2. Ош", "4. Нарын"]
    assert [row["shown"] for row in rows] == ["71", "58", "58", "40"]
    assert [row["level"] for row in rows] == ["высокий", "средний", "средний", "низкий"]
    assert {row["period"] for row in rows} == {"01.01.2018 – 31.12.2018"}


def test_a_city_without_a_score_has_no_rank_and_no_bar(checklist: Checklist) -> None:
    nothing = total_kept(0.0)[0]
    figure = cities_ranking(checklist, [("Баткен", nothing, score_checklist(checklist, {})), *cities()], RU)
    rows = rows_of(figure, "lines", "solid")
    assert (rows[-1]["name"], rows[-1]["shown"]) == ("Баткен", "нет оценки")
    drawn = [layer["data"]["values"] for layer in figure.spec["layer"] if layer["mark"]["type"] == "rect"]
    assert "Баткен" not in {row["name"] for rows in drawn for row in rows}


def test_a_score_of_0_is_ranked(checklist: Checklist) -> None:
    rows = rows_of(cities_ranking(checklist, [*cities(), ("Баткен", *total_kept(0.0))], RU), "lines", "solid")
    assert (rows[-1]["name"], rows[-1]["shown"], rows[-1]["solid"]) == ("5. Баткен", "0", 0)


def test_an_unfinished_measurement_shows_where_it_may_end(checklist: Checklist) -> None:
    # Ten met, five not, five open: 67 of the answered, 50 to 75 in the end.
    part = made_scored(lambda place, _item: "yes" if place < 10 else "no" if place < 15 else None)
    figure = cities_ranking(checklist, [("Токмок", *part)], RU)
    row = rows_of(figure, "lines", "solid")[0]
    assert (row["shown"], row["level"]) == ("67 (50–75)", "не закончен")
    assert (row["solid"], row["ceiling"]) == (50, 75)
    assert "где может оказаться итог" in words_of(figure)
    assert "где может оказаться итог" not in words_of(cities_ranking(checklist, cities(), RU))


def test_cities_on_another_version_are_named_and_not_ranked(checklist: Checklist) -> None:
    city, measurement, score = cities()[2]
    figure = cities_ranking(checklist, [*cities()[:2], (city, replace(measurement, version="0"), score)], RU)
    assert [row["name"] for row in rows_of(figure, "lines", "solid")] == ["1. Каракол", "1. Ош"]
    assert "По другой версии чек-листа, поэтому не показано: Талас." in words_of(figure)


def test_the_bands_are_the_levels_with_their_names(checklist: Checklist) -> None:
    figure = cities_ranking(checklist, cities(), RU)
    assert [(band["low"], band["high"]) for band in rows_of(figure, "tint")] == [(0, 40.5), (40.5, 60.5), (60.5, 100)]
    assert {"низкий, 0–40", "средний, 41–60", "высокий, 61–100"} <= {line.words for line in drawn_at(figure, 1000)[0]}


def test_thirty_cities_fit_a_slide(checklist: Checklist) -> None:
    assert cities_ranking(checklist, [(f"Город {place}", *total_kept(place)) for place in range(30)], RU).fits_a_slide


def test_the_words_for_those_who_cannot_see_it_name_each_city(checklist: Checklist) -> None:
    assert "1. Талас: 71 (высокий), 2. Каракол: 58 (средний)" in cities_ranking(checklist, cities(), RU).alt_text


def test_ranks_leave_out_what_has_no_score() -> None:
    assert ranks([10, None, 30, 10]) == [2, None, 1, 2]
