"""The quality desk: what it remarks on, and what it leaves in peace."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from smio.survey import Indicator, Responses, Source
from smio.survey.quality import check, check_rounds

INDICATORS = tuple(Indicator(f"услуга {s}", f"критерий {c}") for s, c in product(range(4), range(6)))


def honest(respondents: int, seed: int, *, same_person: float = 0.7, same_service: float = 0.5) -> Responses:
    """Answers with personal levels and service levels, as people give them: rounded to 1…5, a tenth blank."""
    random = np.random.default_rng(seed)
    person = random.normal(0, same_person, (respondents, 1))
    service = np.repeat(random.normal(0, same_service, (respondents, 4)), 6, axis=1)
    question = random.normal(3, 0.5, (1, 24))
    ratings = np.clip(np.round(question + person + service + random.normal(0, 0.7, (respondents, 24))), 1, 5)
    ratings[random.random(ratings.shape) < 0.1] = np.nan
    return of(ratings)


def of(ratings: np.ndarray, source: str = "a") -> Responses:  # type: ignore[type-arg]
    rows = tuple(range(2, len(ratings) + 2))
    return Responses(INDICATORS, ratings.astype(float), rows=rows, sources=(Source("x.xlsx", source, "Лист1"),))


def codes(responses: Responses, code: str) -> list[int | None]:
    return [finding.respondent for finding in check(responses) if finding.code == code]


def test_a_copied_row_is_named_with_the_row_it_repeats() -> None:
    ratings = honest(47, 1).ratings.copy()
    ratings[30] = ratings[4]
    found = [finding for finding in check(of(ratings)) if finding.code == "duplicate"]
    assert [finding.respondent for finding in found] == [30]
    assert found[0].row == 32
    assert found[0].details["other"] == 6


def test_a_row_copied_with_one_answer_changed_is_named() -> None:
    ratings = honest(47, 2).ratings.copy()
    ratings[12] = ratings[3]
    ratings[12, 5] = 1 if ratings[3, 5] != 1 else 2
    assert codes(of(ratings), "duplicate") == [12]


@pytest.mark.parametrize("level", [0.3, 0.7, 1.2])
def test_honest_surveys_are_hardly_ever_accused(level: float) -> None:
    accused = sum(bool(codes(honest(47, seed, same_person=level), "duplicate")) for seed in range(60))
    assert accused <= 2


def test_an_unanimous_survey_accuses_nobody() -> None:
    random = np.random.default_rng(5)
    ratings = np.where(random.random((47, 24)) < 0.93, 4.0, 5.0)
    assert codes(of(ratings), "duplicate") == []


def test_the_same_file_always_gives_the_same_findings() -> None:
    ratings = honest(60, 3).ratings.copy()
    ratings[10] = ratings[50]
    assert check(of(ratings)) == check(of(ratings))


def test_a_large_file_names_its_copies_and_is_quick() -> None:
    ratings = honest(5000, 4).ratings.copy()
    ratings[4000] = ratings[17]
    assert codes(of(ratings), "duplicate") == [4000]


def test_the_same_rating_over_two_services_is_named_and_one_flat_block_is_not() -> None:
    ratings = honest(20, 6).ratings.copy()
    ratings[3] = 3
    ratings[7] = np.nan
    ratings[7, :6] = 4
    assert codes(of(ratings), "straight_line") == [3]


def test_blank_and_half_blank_rows_are_told_apart() -> None:
    ratings = np.full((12, 24), 3.0) + np.arange(24) % 3 - 1
    ratings[2] = np.nan
    ratings[5, :13] = np.nan
    ratings[6, :12] = np.nan
    assert codes(of(ratings), "no_rating") == [2]
    assert codes(of(ratings), "half_blank") == [5]


def test_another_number_of_questionnaires_than_stated_is_named() -> None:
    found = [finding for finding in check(honest(41, 7), stated=52) if finding.code == "stated_number"]
    assert [(finding.details["n"], finding.details["limit"]) for finding in found] == [(41, 52)]
    assert not [finding for finding in check(honest(41, 7), stated=41) if finding.code == "stated_number"]


def test_few_questionnaires_are_remarked_on() -> None:
    assert [finding.code for finding in check(honest(9, 8)) if finding.code == "few_respondents"]
    assert not [finding.code for finding in check(honest(10, 8)) if finding.code == "few_respondents"]


def test_the_same_round_again_and_a_continued_round_are_told_apart_from_a_new_one() -> None:
    first, new = honest(53, 9), honest(71, 10)
    again = of(first.ratings[::-1], "b")
    longer = of(np.vstack([first.ratings, new.ratings[:18]]), "c")
    assert [finding.code for finding in check_rounds(first, again, "раунд 1")] == ["same_as_round"]
    found = check_rounds(first, longer, "раунд 1")
    assert [(finding.code, finding.details["n"], finding.details["limit"]) for finding in found] == [
        ("overlap_round", 53, 71)
    ]
    assert check_rounds(first, of(new.ratings, "d")) == ()


def test_both_rounds_the_same_file_is_named() -> None:
    first = honest(20, 11)
    assert [finding.code for finding in check_rounds(first, first)] == ["same_file_twice"]


def test_two_rounds_in_one_file_are_not_the_same_file_twice() -> None:
    first, second = honest(20, 5), honest(20, 6)
    second = replace(second, rows=tuple(range(22, 42)))
    assert first.sources == second.sources
    assert check_rounds(first, second, "первая") == ()
    assert [finding.code for finding in check_rounds(first, first, "первая")] == ["same_file_twice"]


def test_answers_to_a_single_question_are_alike_by_chance() -> None:
    chance = np.random.default_rng(3)
    first, second = (
        Responses(INDICATORS[:1], chance.integers(1, 6, (300, 1)).astype(float), sources=(Source(name, name),))
        for name in ("а", "б")
    )
    assert check_rounds(first, second, "первая") == ()
    copied = replace(first, sources=(Source("в", "в"),))
    assert [finding.code for finding in check_rounds(first, copied, "первая")] == ["same_as_round"]
