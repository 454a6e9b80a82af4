"""What holds for each figure: it is valid, says what it must, and nothing in it overlaps, on a phone as on a slide."""

from itertools import combinations, pairwise

import altair as alt
import pytest

from smio.figures import Figure
from smio.figures.palette import DARK, LIGHT
from tests.figures.drawn import drawn_at, words_of

NAMES = (
    "heat map", "heat map of one service", "heat map of 12 by 10", "heat map of long names", "heat map of few answers",
    "shares", "shares of a service", "shares of long names", "shares of eleven steps", "shares of few answers",
    "dumbbell", "dumbbell of long names", "dumbbell of few answers", "dumbbell of criteria", "dumbbell of a service",
    "dumbbell of long criteria", "dumbbell of other scales",
    "breakdown", "breakdown of a crossing", "breakdown of rounds", "breakdown of many parts", "breakdown of long names",
    "breakdown of few", "bars", "bars of shares", "bars of long names", "bars of nothing beside",
    "importance", "importance of long names", "importance of 30",
    "trend", "trend of two rounds", "trend of a service", "trend of twelve rounds", "trend of long names",
    "trend of few", "city scores", "city scores alike", "city scores of long names", "city scores of few",
    "directions", "directions of four", "no measurement",
    "over time", "over time, four", "over time, one", "directions of totals", "directions of long names",
    "over time, 26", "items", "items of a direction", "items of a year", "items, 40", "items of a long direction",
    "gain", "gain in Kyrgyz", "gain of long names", "gain of a total", "cities", "cities, many", "no city",
    "prices", "prices of a year", "prices of long names", "prices of a week", "prices of other shops", "no price",
    "replies", "replies in Kyrgyz", "replies of long names", "no reply", "replies over time",
    "replies over three years", "no month",
)  # fmt: skip
SURVEY = ("heat", "shares", "dumbbell", "breakdown", "bars", "importance", "trend", "city scores")
SURVEYS = [name for name in NAMES if name.startswith(SURVEY)]
REGISTERS = [name for name in NAMES if name.startswith(("replies", "no reply", "no month"))]
PRICES = [name for name in NAMES if "price" in name]
CHECKLISTS = [name for name in NAMES if name not in {*SURVEYS, *REGISTERS, *PRICES}]
WIDTHS = (304, 560, 704, 860, 1200)  # a phone narrower than 360 px, half pages, pages: each layout at its tightest


def test_every_figure_is_looked_at(figures: dict[str, Figure]) -> None:
    assert tuple(figures) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_is_valid_vega_lite(figures: dict[str, Figure], name: str) -> None:
    alt.LayerChart.from_dict(figures[name].chart.to_dict(), validate=True)


@pytest.mark.parametrize("name", NAMES)
def test_streamlit_gets_the_specification_that_pictures_are_made_of(figures: dict[str, Figure], name: str) -> None:
    assert figures[name].chart.to_dict() == figures[name].spec


@pytest.mark.parametrize("name", NAMES)
def test_no_field_has_a_name_that_vega_in_the_browser_refuses(figures: dict[str, Figure], name: str) -> None:
    refused = {"then", "constructor", "toString", "valueOf", "__proto__", "hasOwnProperty"}
    fields = {field for layer in figures[name].spec["layer"] for row in layer["data"]["values"] for field in row}
    assert not fields & refused


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_no_text_leaves_the_picture_or_lies_on_another(figures: dict[str, Figure], name: str, width: int) -> None:
    lines, height = drawn_at(figures[name], width)
    assert lines
    for line in lines:
        assert line.left >= -1, line
        assert line.right <= width + 1, line
        assert line.top >= -1, line
        assert line.bottom <= height + 1, line
    assert not [(one, two) for one, two in combinations(lines, 2) if one.overlaps(two)]


@pytest.mark.parametrize("name", NAMES)
def test_no_two_names_of_a_figure_read_the_same_in_any_layout(figures: dict[str, Figure], name: str) -> None:
    """Long names of one file often begin alike: cut to a phone's width, two rows would be one."""
    for layer in figures[name].spec["layer"]:
        rows = [row for row in layer["data"]["values"] if "lines" in row]
        for level in range(3):
            named: dict[str, set[str]] = {}
            for row in rows:
                whole = next((row[field] for field in ("criterion", "name", "service") if field in row), None)
                if whole is not None:
                    named.setdefault("|".join(row["lines"][level]), set()).add(whole)
            assert all(len(names) == 1 for names in named.values()), named


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "name", ["heat map of long names", "shares of long names", "breakdown of long names", "dumbbell of long criteria"]
)
def test_a_name_stands_further_from_the_next_than_its_own_lines_do(
    figures: dict[str, Figure], name: str, width: int
) -> None:
    level = 0 if width < 560 else 1 if width < 860 else 2
    labels = {
        tuple(row["lines"][level])
        for layer in figures[name].spec["layer"]
        for row in layer["data"]["values"]
        if "lines" in row and {"criterion", "name", "service"} & row.keys()
    }
    drawn = sorted((line for line in drawn_at(figures[name], width)[0] if abs(line.left) < 1), key=lambda one: one.top)
    blocks = [
        drawn[place : place + many]
        for place in range(len(drawn))
        for many in (1, 2, 3)
        if tuple(line.words for line in drawn[place : place + many]) in labels
    ]
    assert len(blocks) > 1
    within = max((two.top - one.bottom for block in blocks for one, two in pairwise(block)), default=0.0)
    assert all(after[0].top - before[-1].bottom > within + 2 for before, after in pairwise(blocks))


@pytest.mark.parametrize("name", SURVEYS)
def test_a_survey_figure_names_its_file_hash_and_whom_it_describes(figures: dict[str, Figure], name: str) -> None:
    words = words_of(figures[name])
    assert "ab12cd34ef56" in words
    assert "v3.xlsx" in words
    assert any(said in words for said in ("Результаты описывают", "The results describe", "Жыйынтыктар"))
    assert any(said in words for said in ("Данные созданы программой для примера", "generated", "үлгү үчүн түзгөн"))
    assert "2026" in words


@pytest.mark.parametrize("name", [name for name in CHECKLISTS if not name.startswith("no ")])
def test_a_checklist_figure_says_that_the_checklist_is_an_example(figures: dict[str, Figure], name: str) -> None:
    words = words_of(figures[name])
    assert any(said in words for said in ("не официальная методика", "расмий методика эмес", "not an official method"))
    assert any(said in words for said in ("Данные созданы программой для примера", "generated", "үлгү үчүн түзгөн"))
    assert any(year in words for year in ("2018", "2019", "2020"))


@pytest.mark.parametrize("name", NAMES)
def test_the_words_for_those_who_cannot_see_it_are_in_the_specification_too(
    figures: dict[str, Figure], name: str
) -> None:
    figure = figures[name]
    assert figure.spec["description"] == figure.alt_text
    assert figure.alt_text.startswith(figure.title)
    assert figure.alt_text.endswith(".")
    assert not figure.alt_text.endswith("..")


@pytest.mark.parametrize("name", NAMES)
def test_a_dark_page_changes_the_inks_and_nothing_else(figures: dict[str, Figure], name: str) -> None:
    light, dark = figures[name], figures[name].on_dark()
    colours = {param["name"]: param["value"] for param in dark.spec["params"] if "value" in param}
    assert colours == DARK
    assert {param["name"]: param["value"] for param in light.spec["params"] if "value" in param} == LIGHT
    assert dark.spec["layer"] == light.spec["layer"]
    assert dark.spec["background"] == light.spec["background"] == "transparent"


@pytest.mark.parametrize("name", NAMES)
def test_the_figure_takes_the_width_it_is_given(figures: dict[str, Figure], name: str) -> None:
    assert figures[name].spec["width"] == "container"
