"""Three rounds and more: which two are compared is said, and all of them stand on the slides over time."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from smio.comparison import trend
from smio.documents.council import CouncilMaterial, Course
from smio.documents.results import results_of
from smio.documents.slides import SlideKind, council_slides, slides_of
from smio.documents.slides.slide import Chart, Grid, Slide, plain_text
from smio.language import Language, Translator, translator
from smio.survey import Scale, score
from tests.documents.council_evidence import course_of, five_rounds, odd_materials, whole_material
from tests.documents.evidence import make_round
from tests.documents.pptx_rules import findings
from tests.interface.rounds_kept import round_of

RU = translator("ru")
FEW = [make_round(f"{n}-й раунд", respondents=people, seed=n) for n, people in ((1, 40), (2, 3), (3, 41))]


def over_time(material: CouncilMaterial, t: Translator = RU) -> tuple[Slide, ...]:
    return slides_of(material, t, [SlideKind.SERVICES_TIME])


def words(slide: Slide) -> str:
    """What stands on a slide and is said to it."""
    points = [point.whole for point in getattr(slide.body, "points", ())]
    return " ".join([slide.title, plain_text(slide.key), slide.source, *points, *slide.notes]).replace("\u00a0", " ")


def chart_of(slide: Slide) -> Chart:
    assert isinstance(slide.body, Chart)
    return slide.body


def cells(slide: Slide) -> list[list[str]]:
    assert isinstance(slide.body, Grid)
    return [[cell.text for cell in row] for row in slide.body.rows]


def test_the_line_has_the_score_of_every_round_and_the_table_those_of_every_service() -> None:
    rounds = [make_round(f"{n}-й раунд", seed=n, shift=n / 5) for n in (1, 2, 3)]
    scored = [score(one.responses) for one in rounds]
    line, table = over_time(course_of(rounds))
    assert [row.values[0] for row in chart_of(line).rows] == pytest.approx([one.overall.score for one in scored])
    assert (chart_of(line).low, chart_of(line).high) == (1, 5)
    for place, row in enumerate(cells(table)[:-1]):
        services = [one.services[place] for one in scored]
        assert row[0] == services[0].service
        assert row[1:4] == [f"{RU.decimal(one.score)} ({one.n})" for one in services]
    assert cells(table)[-1][1:4] == [f"{RU.decimal(one.overall.score)} ({one.overall.n})" for one in scored]


def test_every_round_stands_with_its_n_and_its_margin() -> None:
    rounds = five_rounds()
    names = [row.name for row in chart_of(over_time(course_of(rounds))[0]).rows]
    for name, one in zip(names, rounds, strict=True):
        assert one.name in name
        assert f"n\u00a0=\u00a0{len(one.responses)}" in name
        assert "±" in name
    assert [name.endswith("*") for name in names] == [False, False, True, False, False]  # seven answered


def test_a_title_calls_better_or_worse_only_what_is_proven_on_the_whole_way() -> None:
    material = course_of([make_round(f"{n}-й раунд", seed=n) for n in (1, 2, 3)])
    course = material.course
    assert course
    assert course.trend.overall.way
    assert course.trend.overall.way.change.verdict == "not_proven"
    said = " ".join(slide.title for slide in over_time(material))
    assert said.count("не доказано") == 2
    assert "рост" not in said
    risen = " ".join(slide.title for slide in over_time(odd_materials()["five_rounds"]))
    assert "улучшение доказано" in risen
    assert "лучше – 4 из 4" in risen  # the fifth was not asked in the first round


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_which_two_rounds_are_compared_is_said_where_there_are_more(language: Language) -> None:
    t, material = translator(language), odd_materials()["five_rounds"]
    *_, before, last = five_rounds()
    (method,) = slides_of(material, t, [SlideKind.METHOD])
    (difference,) = slides_of(material, t, [SlideKind.DIFFERENCE])
    for slide in (method, difference):
        assert before.name in words(slide)
        assert last.name in words(slide)
    assert "5" in words(method)
    assert t("slides.method.title_last", first="", second="").split(":")[0] in method.title
    (services,) = slides_of(material, t, [SlideKind.SERVICES])
    assert before.name in plain_text(services.key)
    assert last.name in plain_text(services.key)


def test_a_line_breaks_where_the_questions_changed_and_says_so() -> None:
    line, table = over_time(odd_materials()["five_rounds"])
    chart = chart_of(line)
    assert [[value is not None for value in row.values] for row in chart.rows] == [
        [True, False], [True, False], [True, True], [False, True], [False, True],
    ]  # fmt: skip
    assert RU("slides.over_rounds.break") in words(line)
    (asked_later,) = [row for row in cells(table) if row[0] == "Уличное освещение"]
    assert asked_later[1:3] == ["", ""]
    assert asked_later[-1] == RU("slides.over_rounds.no_way")


def test_a_title_on_other_questions_than_the_line_says_so() -> None:
    """Roads were not asked in the second round: the line rests on water alone, the whole way on both."""
    asked = (("water", "roads"), ("water",), ("water", "roads"))
    rounds = [round_of(f"{n}-й раунд", each, n, shift=n / 2, seed=n) for n, each in enumerate(asked, 1)]
    line, table = over_time(course_of(rounds))
    assert RU("slides.over_rounds.way_shared") in words(table)
    assert RU("slides.over_rounds.break") not in words(line)
    assert RU("slides.over_rounds.shared", n=4) in words(line)
    same, of_same = over_time(course_of([round_of(one.name, asked[0], 1, seed=2) for one in rounds]))
    assert RU("slides.over_rounds.shared", n=4) not in words(same)
    assert RU("slides.over_rounds.way_shared") not in words(of_same)


def test_a_round_of_three_people_has_neither_a_dot_nor_a_score() -> None:
    line, table = over_time(course_of(FEW))
    hidden = chart_of(line).rows[1]
    assert set(hidden.values) == {None}
    assert "<5" in hidden.name
    assert all(row[2] == "— (<5)" for row in cells(table))
    assert not any("n = 3" in words(slide) for slide in (line, table))


def test_a_round_on_another_scale_is_named_and_not_drawn() -> None:
    rounds = [make_round(f"{n}-й раунд", seed=n) for n in (1, 2, 3)]
    ten = replace(rounds[1].responses, scale=Scale(1, 10))
    rounds[1] = replace(rounds[1], responses=ten)
    whole = whole_material()
    course = Course(tuple(rounds), trend([one.responses for one in rounds]))
    material = replace(whole, results=results_of([rounds[0], rounds[2]]), course=course)
    for slide in over_time(material):
        assert "2-й раунд" in slide.source
    assert set(chart_of(over_time(material)[0]).rows[1].values) == {None}


def test_the_speaker_says_the_lowest_and_the_highest_round_not_every_number() -> None:
    rounds = [make_round(f"{n}-й раунд", seed=n, shift=shift) for n, shift in ((1, 0.0), (2, -0.8), (3, 0.9))]
    low, high = (RU.decimal(score(rounds[n].responses).overall.score) for n in (1, 2))
    line, _ = over_time(course_of(rounds))
    assert f"Ниже всего – «2-й раунд», {low}; выше всего – «3-й раунд», {high}." in line.notes[0]
    assert "n =" not in line.notes[0].replace("\u00a0", " ")


def test_two_rounds_have_no_slide_over_time_and_are_told_as_the_first_and_the_second() -> None:
    assert over_time(whole_material()) == ()
    (method,) = slides_of(whole_material(), RU, [SlideKind.METHOD])
    assert "в первый раз" in method.title


def test_long_names_of_rounds_are_cut_so_that_they_are_told_apart() -> None:
    same = "Опрос жителей города Каракол о качестве муниципальных услуг"
    ends = ("весна 2025 года", "осень 2025 года", "весна 2026 года")
    rounds = [make_round(f"{same}, {end}", seed=n, respondents=40 + n) for n, end in enumerate(ends, 1)]
    material = course_of(rounds)
    line, table = over_time(material)
    names = [row.name for row in chart_of(line).rows]
    assert len(set(names)) == 3
    assert all(end in name for end, name in zip(ends, names, strict=True))
    assert isinstance(table.body, Grid)
    assert len({column.title for column in table.body.columns}) == len(table.body.columns)
    assert findings(council_slides(material, RU), "ru-RU") == []


def test_the_file_says_nothing_twice_over_one_dot() -> None:
    deck = council_slides(odd_materials()["five_rounds"], RU, chosen=[SlideKind.SERVICES_TIME])
    slides: list[Any] = list(Presentation(BytesIO(deck)).slides)
    (chart,) = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    first, second = chart.plots[0].series
    assert second.data_labels.position != chart.plots[0].data_labels.position
    assert len(list(first.values)) == len(list(second.values)) == 5
