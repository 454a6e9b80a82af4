"""Checklist scores by hand, and beside an index that others publish."""

import csv
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.checklist import (
    Answer,
    Checklist,
    Direction,
    Item,
    Level,
    Measurement,
    built_in_checklists,
    load_checklist,
    score_checklist,
    score_measurement,
)
from smio.checklist.scoring import round_half_up

ANSWERS = (
    Answer("yes", 1.0, {}),
    Answer("partly", 0.5, {}),
    Answer("no", 0.0, {}),
    Answer("not_applicable", None, {}),
    Answer("not_verified", None, {}),
)
LEVELS = (Level("low", 0, 40, {}, {}), Level("middle", 41, 60, {}, {}), Level("high", 61, 100, {}, {}))
EXAMPLE = built_in_checklists()["mibp-example"]


def checklist(*points: tuple[float, ...]) -> Checklist:
    """A checklist with a direction for each tuple of item points; items are a1, a2, b1 …"""
    directions = tuple(
        Direction(letter, {}, tuple(Item(f"{letter}{n}", worth, {}, {}) for n, worth in enumerate(items, start=1)))
        for letter, items in zip("abc", points, strict=False)
    )
    return made_of(directions, ANSWERS, LEVELS)


def made_of(
    directions: tuple[Direction, ...], answers: tuple[Answer, ...], levels: tuple[Level, ...] = ()
) -> Checklist:
    return Checklist(
        "test",
        "1",
        official=False,
        title={},
        short_title={},
        source={},
        answers=answers,
        directions=directions,
        levels=levels,
    )


def total(score: float) -> tuple[int | None, str | None]:
    """How a total is read: rounded, and its level. Two items make any total."""
    got = score_checklist(checklist((score, 100 - score)), {"a1": "yes", "a2": "no"})
    return got.rounded, got.level.code if got.level else None


SMALL = checklist((10, 5), (5,))


@pytest.mark.parametrize(
    ("answers", "score", "floor", "ceiling"),
    [
        ({"a1": "yes", "a2": "yes", "b1": "yes"}, 100, 100, 100),
        ({"a1": "no", "a2": "no", "b1": "no"}, 0, 0, 0),
        ({"a1": "partly", "a2": "yes", "b1": "no"}, 50, 50, 50),  # 5 + 5 of 20
        ({"a1": "yes", "a2": "not_applicable", "b1": "no"}, 100 * 10 / 15, 100 * 10 / 15, 100 * 10 / 15),
        ({"a1": "not_verified", "a2": "partly", "b1": "yes"}, 75, 75, 75),  # 2.5 + 5 of 10
        ({"a1": "yes"}, 100, 50, 100),  # unanswered: 10 of 20 as no, 20 of 20 as yes
        ({"a1": "no"}, 0, 0, 50),
        ({"a1": "not_applicable"}, None, 0, 100),  # nothing scored yet, ten points open
        ({}, None, 0, 100),
        ({"a1": "not_applicable", "a2": "not_verified", "b1": "not_applicable"}, None, None, None),
    ],
)
def test_scores_by_hand(
    answers: dict[str, str], score: float | None, floor: float | None, ceiling: float | None
) -> None:
    got = score_checklist(SMALL, answers)
    assert (got.score, got.floor, got.ceiling) == pytest.approx((score, floor, ceiling))
    assert got.finished is (len(answers) == 3)


def test_a_direction_has_its_own_points_and_no_score_where_nothing_is_scorable() -> None:
    first, second = score_checklist(SMALL, {"a1": "partly", "a2": "not_applicable", "b1": "not_verified"}).directions
    assert (first.score, first.got, first.possible, first.answered) == (50, 5, 10, 2)
    assert (second.score, second.got, second.possible, second.answered) == (None, 0, 0, 1)


@pytest.mark.parametrize(
    ("score", "rounded", "level"),
    [
        (0, 0, "low"),
        (40, 40, "low"),
        (40.49, 40, "low"),
        (40.5, 41, "middle"),
        (52.5, 53, "middle"),
        (60.49, 60, "middle"),
        (60.5, 61, "high"),
        (100, 100, "high"),
    ],
)
def test_a_level_is_read_on_the_rounded_total(score: float, rounded: int, level: str) -> None:
    assert total(score) == (rounded, level)


def test_no_score_has_no_level() -> None:
    unscored = score_checklist(SMALL, {})
    assert (unscored.rounded, unscored.level) == (None, None)


@given(st.integers(0, 100_000), st.integers(1, 500))
def test_rounding_half_up_is_that_of_whole_numbers(got: int, possible: int) -> None:
    # floor(x + 1/2) in exact arithmetic: (2 got + possible) // (2 possible)
    assert round_half_up(got / possible) == (2 * got + possible) // (2 * possible)


def test_the_published_levels_of_the_cities_come_out() -> None:
    levels = {score: level.code for score in (17, 23, 53, 58) if (level := EXAMPLE.level(score))}
    assert levels == {17: "low", 23: "low", 53: "middle", 58: "middle"}


def test_the_example_has_twenty_items_of_five_points_in_directions_of_40_30_and_30() -> None:
    assert [item.points for item in EXAMPLE.items.values()] == [5.0] * 20
    assert [direction.points for direction in EXAMPLE.directions] == [40, 30, 30]
    assert not EXAMPLE.official


def test_advice_gives_the_greatest_gain_first_then_the_checklists_order() -> None:
    got = score_checklist(SMALL, {"a1": "partly", "a2": "no", "b1": "no"})
    assert [(advice.item.id, advice.gain) for advice in got.advice] == [("a1", 25), ("a2", 25), ("b1", 25)]
    assert [advice.answer for advice in got.advice] == ["partly", "no", "no"]
    uneven = score_checklist(SMALL, {"a1": "no", "a2": "partly", "b1": "yes"})
    assert [(advice.item.id, advice.gain) for advice in uneven.advice] == [("a1", 50), ("a2", 12.5)]


given_answers = st.dictionaries(
    st.sampled_from(list(EXAMPLE.items)), st.sampled_from([answer.code for answer in EXAMPLE.answers])
)


@given(given_answers)
def test_the_gains_add_up_to_what_is_reachable(answers: dict[str, str]) -> None:
    got = score_checklist(EXAMPLE, answers)
    met = {item: "yes" if EXAMPLE.shares[code] is not None else code for item, code in answers.items()}
    all_met = score_checklist(EXAMPLE, met)
    assert got.reachable == pytest.approx(all_met.floor)


@given(given_answers)
def test_floor_and_ceiling_are_the_scores_with_the_rest_answered_no_and_yes(answers: dict[str, str]) -> None:
    got = score_checklist(EXAMPLE, answers)
    for end, word in ((got.floor, "no"), (got.ceiling, "yes")):
        assert end == pytest.approx(score_checklist(EXAMPLE, dict.fromkeys(EXAMPLE.items, word) | answers).score)
    if got.score is not None and got.floor is not None and got.ceiling is not None:
        assert got.floor <= got.score + 1e-9 <= got.ceiling + 2e-9


def test_an_unknown_item_or_answer_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError, match="no such items"):
        score_checklist(SMALL, {"z9": "yes"})
    with pytest.raises(KeyError):
        score_checklist(SMALL, {"a1": "perhaps"})


def open_budget_survey(questions: list[str]) -> bytes:
    """Its rules as a checklist file: a 100, b 67, c 33, d 0, e leaves the sum; every question counts alike."""
    answers = "".join(
        f"  - {{code: {code}, share: {share}, label: {{en: {code}}}}}\n"
        for code, share in (("a", "1"), ("b", "0.67"), ("c", "0.33"), ("d", "0"), ("e", "null"))
    )
    items = "".join(f"      - {{id: '{question}', points: 1, text: {{en: '{question}'}}}}\n" for question in questions)
    bands = "".join(
        f"  - {{code: {code}, low: {low}, high: {high}, title: {{en: {code}}}}}\n"
        for code, low, high in (("little", 0, 40), ("limited", 41, 60), ("enough", 61, 100))
    )
    return (
        "id: obs\nversion: '2019'\nofficial: true\nlanguages: [en]\ntitle: {en: Open Budget Survey}\n"
        "short_title: {en: OBS}\nsource: {en: International Budget Partnership}\n"
        f"answers:\n{answers}directions:\n  - id: '1'\n    title: {{en: Transparency}}\n    items:\n{items}"
        f"levels:\n{bands}"
    ).encode()


def test_the_open_budget_survey_of_2019_comes_out_as_published(shared_data: Path) -> None:
    """Ten countries, 109 items each, from its rules as a checklist file; the Kyrgyz Republic has 63."""
    answers: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in table(shared_data / "obs" / "obs2019_answers.csv"):
        answers[row["country_code"]][row["question"]] = row["answer"]
    published = {
        row["country_code"]: row["open_budget_index"] for row in table(shared_data / "obs" / "obs2019_published.csv")
    }
    survey = load_checklist(open_budget_survey(list(answers["KG"])), "obs-2019.yaml")
    ours = {country: str(score_checklist(survey, answers[country]).rounded) for country in published}
    assert len(survey.items) == 109
    assert ours == published
    assert ours["KG"] == "63"


DEMO = tomllib.loads((Path(__file__).resolve().parents[2] / "assets" / "demo" / "demo.toml").read_text("utf-8"))
PUBLISHED = {("Кара-Балта", 1): (17, "low"), ("Кара-Балта", 11): (58, "middle"), ("Каракол", 1): (23, "low"),
             ("Каракол", 11): (53, "middle")}  # fmt: skip


def test_the_demo_gives_the_published_scores_from_its_answers() -> None:
    found = {
        (group["city"], measured["from"].month): score_checklist(EXAMPLE, measured["answers"])
        for group in DEMO["groups"]
        for measured in group["measurements"]
    }
    assert {
        key: (score.rounded, score.level.code if score.level else None) for key, score in found.items()
    } == PUBLISHED
    assert all(score.finished for score in found.values())


@pytest.mark.parametrize(
    ("total", "rounded", "level"),
    [
        (0, 0, "low"),
        (40.4, 40, "low"),
        (40.5, 41, "middle"),
        (60.49, 60, "middle"),
        (60.5, 61, "high"),
        (100, 100, "high"),
    ],
)
def test_a_total_kept_alone_has_its_level_on_the_rounded_score(total: float, rounded: int, level: str) -> None:
    kept = Measurement(EXAMPLE.id, EXAMPLE.version, date(2019, 1, 1), date(2019, 12, 31), total=total)
    score = score_measurement(EXAMPLE, kept)
    assert (score.rounded, score.level and score.level.code) == (rounded, level)
    assert (score.floor, score.ceiling, score.finished, score.directions) == (total, total, True, ())


def test_advice_is_grouped_by_who_must_act_the_most_to_gain_first() -> None:
    answers = {"1.1": "partly", "1.2": "no", "2.1": "no", "2.2": "no", "2.5": "no"}
    grouped = score_checklist(EXAMPLE, answers).advice_by_office
    # Twenty points of five for each "no": the press service may gain fifteen, the finance department seven and a half.
    assert {office: [one.item.id for one in advice] for office, advice in grouped.items()} == {
        "press": ["2.1", "2.2", "2.5"],
        "finance": ["1.2", "1.1"],
    }
    assert list(grouped) == ["press", "finance"]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
