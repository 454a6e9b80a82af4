"""Survey exports by others: the stated figures, or the plain reason why there are none. The files are not ours to keep:
these tests run where ../shared/data is."""

from typing import Any

import numpy as np
import pytest

from smio.errors import UserError
from smio.reading import Choices, Reading, Role, read
from smio.survey import CriterionScore, score
from smio.survey.quality import check_rounds
from tests.reading.sample_files import SHARED

SURVEYS = SHARED / "surveys"
pytestmark = pytest.mark.skipif(not SURVEYS.is_dir(), reason="../shared/data is not there")


def read_survey(start: str, **choices: Any) -> Reading:
    path = next(SURVEYS.glob(f"{start}_*"))
    return read(path.read_bytes(), path.name, Choices.model_validate(choices))


def column(reading: Reading, start: str) -> CriterionScore:
    """The score of the scored column whose heading begins so."""
    scored = [proposal for proposal in reading.columns if proposal.counted]
    at = next(at for at, proposal in enumerate(scored) if proposal.label.startswith(start))
    return score(reading.responses).criteria[at]


REASONS: dict[str, tuple[str, dict[str, int]]] = {
    "S04": ("header_at_bottom", {"row": 23}),
    "S05a": ("no_ratings", {}),
    "S05b": ("no_ratings", {}),
    "S08": ("no_ratings", {}),
    "S09": ("summary_table", {}),
    "S12": ("one_column", {}),
    "S13": ("no_ratings", {}),
    "S23": ("form_definition", {}),
}


@pytest.mark.parametrize("start", REASONS)
def test_a_file_without_ratings_says_why(start: str) -> None:
    code, details = REASONS[start]
    with pytest.raises(UserError) as caught:
        read_survey(start)
    assert caught.value.code == f"reading.error.{code}"
    assert details.items() <= dict(caught.value.details).items()


def test_s02_places_are_services_and_statements_criteria() -> None:
    reading = read_survey("S02")
    scores = score(reading.responses)
    assert reading.certain
    assert (len(reading.responses), len(scores.services), len(scores.of_service("Теремок"))) == (31, 7, 11)
    services = {service.service: service.score for service in scores.services}
    assert services["Усы лисы"] == pytest.approx(3.8416, abs=5e-5)
    assert services["Столовая на БМ"] == pytest.approx(3.2346, abs=5e-5)
    clean = [c for c in scores.criteria if c.indicator.criterion == "В зале чистота и порядок"]
    assert np.mean([c.score for c in clean if c.score is not None]) == pytest.approx(3.2903, abs=5e-5)
    cell = next(c for c in clean if c.indicator.service == "Теремок")
    assert (cell.n, cell.score) == (31, pytest.approx(4.3226, abs=5e-5))
    assert sum(finding.code == "straight_line" for finding in reading.findings) == 1
    assert reading.columns[0].role is Role.ID


def test_s02_the_brackets_can_be_switched() -> None:
    reading = read_survey("S02", service_in_brackets=False)
    assert len(reading.responses.services) == 11


def test_s06_three_answers_are_left_out_and_said() -> None:
    reading = read_survey("S06")
    likely = score(reading.responses).criteria
    assert [(c.n, c.score) for c in likely] == [(21, pytest.approx(3.0))]
    assert [question.code for question in reading.questions] == ["known_non_answers"]
    unreadable = [finding.details["value"] for finding in reading.findings if finding.code == "unreadable"]
    assert unreadable == ["Unlikely, Never heard of them"]


def test_s07_the_scale_is_ten_steps_and_four_rows_are_few() -> None:
    reading = read_survey("S07")
    assert (reading.scale.low, reading.scale.high) == (1, 10)
    assert [c.score for c in score(reading.responses).criteria] == [pytest.approx(x) for x in (5.75, 6.5, 6.5)]
    assert "few_respondents" in {finding.code for finding in reading.findings}
    assert next(c for c in reading.columns if c.label == "ваше имя").role is Role.PERSONAL


@pytest.mark.parametrize("start", ["S10a", "S10b"])
def test_s10_the_order_of_words_is_asked_and_followed(start: str) -> None:
    asked = read_survey(start)
    assert not asked.certain
    named = {label for question in asked.blocking for label in question.columns}
    assert {"Готов рекомендовать", "Повышает на Вас голос"} <= named
    words = {"Да": 2.0, "Нет": 1.0, "Не знаю": None}
    columns = {
        "Готов рекомендовать": {"role": "rating", "words": words},
        "Повышает на Вас голос": {"role": "rating", "words": {"да": 1.0, "нет": 2.0}},
    }
    answered = read_survey(start, rest="ignored", columns=columns, scale={"low": 1, "high": 2})
    assert answered.certain
    assert column(answered, "Готов").n == 279
    assert column(answered, "Готов").score == pytest.approx((2 * 164 + 115) / 279)
    assert column(answered, "Повышает").score == pytest.approx((2 * 258 + 87) / 345)


def test_s10_reads_alike_in_both_encodings() -> None:
    one, other = read_survey("S10a"), read_survey("S10b")
    assert one.encoding == "cp1251"
    assert one.preview == other.preview
    assert one.fingerprint == other.fingerprint


def test_s11_a_number_that_may_be_no_rating_is_asked_about() -> None:
    asked = read_survey("S11a")
    assert [(question.code, question.column) for question in asked.blocking] == [("is_rating", "Level")]
    ignored = read_survey("S11a", columns={"Level": {"role": "ignored"}})
    assert ignored.certain
    assert [(c.n, c.score) for c in score(ignored.responses).criteria] == [(180, pytest.approx(474 / 180))]
    kept = read_survey("S11a", columns={"Level": {"role": "rating"}})
    assert column(kept, "Level").score == pytest.approx(2.6556, abs=5e-5)


def test_s14_columns_of_codes_are_scored_and_yes_or_no_is_not() -> None:
    reading = read_survey("S14")
    expected = (4.1888, 2.8601, 3.3357, 3.6294, 3.5874, 4.2168)
    assert [c.score for c in score(reading.responses).criteria] == [pytest.approx(x, abs=5e-5) for x in expected]
    assert all(c.n == 143 for c in score(reading.responses).criteria)
    assert reading.columns[0].role is not Role.RATING


@pytest.mark.parametrize("start", ["S16a", "S16b", "S16c"])
def test_s16_seven_words_are_one_service_of_five_criteria(start: str) -> None:
    reading = read_survey(start)
    scores = score(reading.responses)
    assert (reading.scale.low, reading.scale.high, len(scores.services)) == (1, 7, 1)
    expected = (5.8700, 5.6643, 5.7116, 5.4066, 6.0426)
    assert [c.score for c in scores.criteria] == [pytest.approx(x, abs=5e-5) for x in expected]
    assert scores.criteria[0].satisfied == pytest.approx(331 / 423)
    assert "confirm_words" in {question.code for question in reading.questions}
    kinds = {c.label.strip(): c.role for c in reading.columns}
    assert kinds["latitude"] is Role.PERSONAL
    assert kinds["household_size"] is not Role.RATING


def test_s17b_a_long_form_asks_for_the_order_of_its_words() -> None:
    asked = read_survey("S17b")
    assert asked.layout == "long_form"
    assert len(asked.responses) == 198
    assert [question.code for question in asked.blocking] == ["word_order"]
    words = {f"Answer {step}": float(step) for step in range(1, 9)}
    answered = read_survey("S17b", words=words, scale={"low": 1, "high": 8})
    assert answered.certain
    assert column(answered, "Question 1-Response").n == 119
    assert sum(c.n for c in score(answered.responses).criteria) == 9664


@pytest.mark.parametrize("start", ["S18a", "S18b"])
def test_s18_a_qualtrics_sample_has_one_response(start: str) -> None:
    reading = read_survey(start)
    assert [(c.n, c.score) for c in score(reading.responses).criteria] == [(1, 2.0)]
    assert "few_respondents" in {finding.code for finding in reading.findings}


@pytest.mark.parametrize(("start", "job", "education", "purpose"), [("S19a", (33, 4.7273), 5.3962, 4.9434), ("S19b", (47, 4.5957), 5.3944, 4.8169)])  # fmt: skip # noqa: E501
def test_s19_steps_within_words_and_not_applicable(
    start: str, job: tuple[int, float], education: float, purpose: float
) -> None:
    reading = read_survey(start)
    assert reading.certain
    assert (column(reading, "LSTestQ5[SQ004]").n, column(reading, "LSTestQ5[SQ004]").score) == (
        job[0],
        pytest.approx(job[1], abs=5e-5),
    )
    assert column(reading, "LSTestQ5[SQ005]").score == pytest.approx(education, abs=5e-5)
    assert column(reading, "PuLQ1").score == pytest.approx(purpose, abs=5e-5)
    assert "direction" in {question.code for question in reading.questions}


def test_s19_the_later_export_continues_the_first() -> None:
    found = check_rounds(read_survey("S19a").responses, read_survey("S19b").responses)
    assert [(finding.code, finding.details["n"], finding.details["limit"]) for finding in found] == [
        ("overlap_round", 53, 71)
    ]


def test_s21_ratings_of_a_child_sheet() -> None:
    reading = read_survey("S21")
    assert reading.sheet == "topics_discussed"
    assert [(c.n, c.score) for c in score(reading.responses).criteria] == [(8, pytest.approx(3.5))]
    assert reading.responses.ratings[:, 0].tolist() == [3, 5, 3, 4, 4, 5, 3, 1]
    assert not any(name.startswith("_") for name in reading.responses.profile)


@pytest.mark.parametrize(("year", "n", "mean"), [("2006", 59, 82.5254), ("2008", 85, 67.8588), ("2010", 94, 74.8298), ("2012", 100, 74.68), ("2015", 102, 80.402)])  # fmt: skip # noqa: E501
def test_s24_a_round_in_a_column_is_chosen(year: str, n: int, mean: float) -> None:
    assert [question.code for question in read_survey("S24").blocking] == ["round_column"]
    reading = read_survey("S24", round={"column": "year", "value": year})
    assert (reading.scale.low, reading.scale.high) == (0, 100)
    assert (column(reading, "q1").n, column(reading, "q1").score) == (n, pytest.approx(mean, abs=5e-5))


def test_s26_blocks_are_asked_about_and_codes_never_counted() -> None:
    asked = read_survey("S26")
    assert {"round_column", "what_block"} <= {question.code for question in asked.blocking}
    columns = {"q5_1": {"role": "rating"}}
    reading = read_survey("S26", rest="ignored", columns=columns)
    assert [(c.n, c.score) for c in score(reading.responses).criteria] == [(6257, pytest.approx(3.5821, abs=5e-5))]
    first = read_survey("S26", rest="ignored", columns=columns, round={"column": "Wave", "value": "1"})
    assert score(first.responses).criteria[0].score == pytest.approx(3.6072, abs=5e-5)
    fifth = read_survey("S26", rest="ignored", columns=columns, round={"column": "Wave", "value": "5"})
    assert score(fifth.responses).criteria[0].score == pytest.approx(3.6098, abs=5e-5)


@pytest.mark.parametrize("path", sorted(SURVEYS.glob("*")) if SURVEYS.is_dir() else [], ids=lambda path: path.name[:4])
def test_no_personal_value_is_in_the_responses(path: Any) -> None:
    try:
        reading = read(path.read_bytes(), path.name)
    except UserError:
        return
    personal = [c.label for c in reading.columns if c.role is Role.PERSONAL]
    assert not set(personal) & set(reading.responses.profile)
    assert all(not c.samples for c in reading.columns if c.role is Role.PERSONAL)
    assert "@" not in repr(reading.responses.profile)
