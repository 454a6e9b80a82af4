"""The shares of each step add up, split at the middle of the scale."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.figures import rating_shares
from smio.figures.rating_shares import dissatisfied_share, diverging
from smio.language import translator
from smio.survey import Round, Scale, score
from tests.figures.drawn import rows_of, words_of
from tests.figures.made import CRITERIA, SERVICES, few_ratings, made_round
from tests.rating_tables import responses

RU = translator("ru")
ROUND = made_round()
SCORES = score(ROUND.responses)
FIGURE = rating_shares(ROUND, SCORES, RU)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=11).filter(any))
def test_parts_follow_one_another_from_end_to_end_and_make_a_whole(counts: list[int]) -> None:
    parts = diverging(counts)
    assert parts[-1].end - parts[0].start == pytest.approx(1)
    for one, two in pairwise(parts):
        assert one.end == pytest.approx(two.start)
    assert [part.share * sum(counts) for part in parts] == pytest.approx(counts)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=11).filter(any))
def test_a_bar_is_split_in_the_middle_of_the_scale(counts: list[int]) -> None:
    parts, half = diverging(counts), len(counts) // 2
    if len(counts) % 2:
        assert parts[half].start == pytest.approx(-parts[half].end)
    else:
        assert parts[half].start == pytest.approx(0)


def test_each_part_is_the_share_of_its_step() -> None:
    parts = rows_of(FIGURE, "percent")
    for cell in SCORES.criteria:
        place = cell.indicator
        mine = [row for row in parts if (row["service"], row["criterion"]) == (place.service, place.criterion)]
        chosen = {
            f"{step:.0f}": count / cell.n for step, count in zip((1, 2, 3, 4, 5), cell.counts, strict=True) if count
        }
        assert {row["step"]: row["share"] for row in mine} == pytest.approx(chosen)


def test_the_totals_beside_the_bars_are_those_of_the_scores() -> None:
    rows = rows_of(FIGURE, "satisfied")
    assert [row["satisfied"] for row in rows] == [RU.percent(cell.satisfied) for cell in SCORES.criteria]
    low = [RU.percent((cell.counts[0] + cell.counts[1]) / cell.n) for cell in SCORES.criteria]
    assert [row["dissatisfied"] for row in rows] == low
    assert [row["count"] for row in rows] == [f"n\u00a0=\u00a0{cell.n}" for cell in SCORES.criteria]


@pytest.mark.parametrize(
    ("scale", "low", "high"),
    [
        (Scale(1, 5), "недовольны (1–2)", "довольны (4–5)"),
        (Scale(1, 4), "недовольны (1–2)", "довольны (3–4)"),
        (Scale(0, 10), "недовольны (0–1)", "довольны (9–10)"),
        (Scale(1, 3), "недовольны (1)", "довольны (2–3)"),
    ],
)
def test_the_headings_say_which_steps_count_as_satisfied(scale: Scale, low: str, high: str) -> None:
    round_ = made_round(SERVICES[:1], CRITERIA[:2], scale=scale)
    words = words_of(rating_shares(round_, score(round_.responses), RU))
    assert low in words
    assert f" {high}" in words


def test_nobody_is_counted_as_satisfied_and_dissatisfied() -> None:
    cell = score(responses([[1], [2], [3], [3]], scale=Scale(1, 3))).criteria[0]
    assert dissatisfied_share(cell) == 0.25
    assert cell.satisfied == 0.75


def test_the_bars_of_fewer_than_five_answers_are_not_drawn() -> None:
    round_ = few_ratings(ROUND, 0, 4)
    figure = rating_shares(round_, score(round_.responses), RU)
    row = rows_of(figure, "satisfied")[0]
    assert (row["satisfied"], row["dissatisfied"], row["count"]) == ("—", "—", "n\u00a0<\u00a05")
    drawn = {(part["service"], part["criterion"]) for part in rows_of(figure, "percent")}
    assert (row["service"], row["criterion"]) not in drawn
    assert len(drawn) == len(SCORES.criteria) - 2  # and the one that would give it away


def test_the_totals_of_five_to_nine_answers_are_marked() -> None:
    round_ = few_ratings(ROUND, 0, 6)
    row = rows_of(rating_shares(round_, score(round_.responses), RU), "satisfied")[0]
    assert row["satisfied"].endswith("*")


def test_a_figure_of_one_service_has_its_criteria_only_and_names_it() -> None:
    figure = rating_shares(ROUND, SCORES, RU, service=SERVICES[1])
    assert {row["service"] for row in rows_of(figure, "satisfied")} == {SERVICES[1]}
    assert figure.title.endswith(SERVICES[1])


def test_a_round_that_nobody_answered_is_drawn_empty() -> None:
    empty = Round("r", responses([[float("nan")]] * 3))
    figure = rating_shares(empty, score(empty.responses), RU)
    assert rows_of(figure, "percent") == []
    assert "меньше 5 ответов" in figure.alt_text


def test_columns_ordered_by_criterion_are_drawn_service_by_service() -> None:
    order = sorted(range(len(ROUND.responses.indicators)), key=lambda at: ROUND.responses.indicators[at].criterion)
    mixed = Round("r", ROUND.responses.only(order))
    services = [row["service"] for row in rows_of(rating_shares(mixed, score(mixed.responses), RU), "satisfied")]
    assert len([1 for one, next_ in pairwise(services) if one != next_]) == len(set(services)) - 1
