"""Weighted figures equal those of R survey (tests/reference/weighting.R and .json)."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from smio.breakdown import AskedRound, reweight, sample_profile
from smio.breakdown.weighting import people_of, raked, weighted_mean
from smio.survey import Indicator
from tests.breakdown.profiled import asked, made_up
from tests.independent_sources import wilson

REFERENCE = Path(__file__).parents[1] / "reference"
CRITERIA = ("water_access", "water_quality", "roads_access", "roads_quality", "roads_price")
BY = {
    **{name: np.eye(5)[place] for place, name in enumerate(CRITERIA)},
    "water": np.array([1 / 2, 1 / 2, 0, 0, 0]),
    "roads": np.array([0, 0, 1 / 3, 1 / 3, 1 / 3]),
    "overall": np.array([1 / 4, 1 / 4, 1 / 6, 1 / 6, 1 / 6]),
}
SEX, AGE = {"female": 0.52, "male": 0.48}, {"18-29": 0.31, "30-44": 0.33, "45+": 0.36}


def answers() -> list[dict[str, str]]:
    with (REFERENCE / "weighting.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def ratings() -> NDArray[np.float64]:
    return np.array([[float(row[name] or "nan") for name in CRITERIA] for row in answers()])


def codes(name: str, shares: dict[str, float]) -> NDArray[np.intp]:
    return np.array([list(shares).index(row[name]) for row in answers()], np.intp)


@pytest.mark.parametrize("kind", ["poststratified", "raked"])
@pytest.mark.parametrize("name", BY)
def test_means_and_errors_are_those_of_r_survey(kind: str, name: str) -> None:
    expected = json.loads((REFERENCE / "weighting.json").read_text())[kind][name]
    margins = [codes("sex", SEX), *([codes("age", AGE)] if kind == "raked" else [])]
    targets = [np.array(list(shares.values())) for shares in (SEX, AGE)][: len(margins)]
    chosen = BY[name] > 0
    found = weighted_mean(ratings()[:, chosen], BY[name][chosen], raked(margins, targets), margins)
    assert found.mean == pytest.approx(expected["mean"], abs=1e-8)
    assert found.se == pytest.approx(expected["se"], abs=1e-8)


def reference_round() -> AskedRound:
    indicators = [Indicator(*name.split("_")) for name in CRITERIA]
    profile = {"Пол": [row["sex"] for row in answers()], "Возрастная группа": [row["age"] for row in answers()]}
    return asked(ratings(), profile, indicators=indicators)


def test_services_and_overall_of_a_round_are_those_of_r_survey() -> None:
    expected = json.loads((REFERENCE / "weighting.json").read_text())["poststratified"]
    found = reweight(reference_round(), {"sex": {"female": 52_000, "male": 48_000}})
    assert found is not None
    assert not found.left_out
    for one, name in zip(found.scores, ("water", "roads", "overall"), strict=True):
        assert one.weighted.mean == pytest.approx(expected[name]["mean"], abs=1e-8)
        assert one.weighted.se == pytest.approx(expected[name]["se"], abs=1e-8)


def test_raking_brings_every_margin_to_the_town() -> None:
    sex, age = codes("sex", SEX), codes("age", AGE)
    weights = raked([sex, age], [np.array([0.52, 0.48]), np.array([0.31, 0.33, 0.36])])
    assert np.bincount(sex, weights) / len(sex) == pytest.approx([0.52, 0.48])
    assert np.bincount(age, weights) / len(age) == pytest.approx([0.31, 0.33, 0.36])
    assert weights.mean() == pytest.approx(1)


def test_a_town_like_the_sample_changes_no_score() -> None:
    round_ = made_up(300, 3)
    field = round_.offer.field("neighbourhood")
    assert field is not None
    people = {part[0]: float(n) for part, n in zip(field.parts, np.bincount(field.codes), strict=True)}
    found = reweight(round_, {"neighbourhood": people})
    assert found is not None
    assert [one.shift for one in found.scores] == pytest.approx([0.0] * 3, abs=1e-12)
    assert found.effect == pytest.approx(1)


def test_whoever_stated_nothing_keeps_the_weight_they_have() -> None:
    rows = [[1.0]] * 20 + [[5.0]] * 20 + [[3.0]] * 10
    round_ = asked(rows, {"Пол": ["ж"] * 20 + ["м"] * 20 + [None] * 10})
    found = reweight(round_, {"sex": {"female": 75.0, "male": 25.0}})
    assert found is not None
    assert found.scores[-1].weighted.mean == pytest.approx(0.8 * (0.75 * 1 + 0.25 * 5) + 0.2 * 3)


def test_a_town_known_in_part_weights_nothing() -> None:
    round_ = made_up(300, 3)
    assert reweight(round_, {"neighbourhood": {"Центр": 100.0}}) is None
    assert reweight(round_, {"sex": {"female": 100.0, "male": 0.0}}) is None
    assert reweight(round_, {}) is None


def test_weights_are_made_only_of_what_may_be_seen_together() -> None:
    round_ = made_up(40, 5)
    wanted = ["sex", "age", "neighbourhood", "channel"]
    assert round_.offer.joining(wanted) is None
    people = {key: {part[0]: 1.0 for part in field.parts} for key in wanted if (field := round_.offer.field(key))}
    assert reweight(round_, people) is None


def test_shares_of_the_sample_carry_wilsons_interval_and_say_who_is_missing() -> None:
    round_ = asked([[3.0]] * 50, {"Пол": ["ж"] * 35 + ["м"] * 15})
    field = round_.offer.field("sex")
    assert field is not None
    women, men = sample_profile(field, {"female": 51.0, "male": 49.0})
    assert (women.n, men.n, women.apart, men.apart) == (35, 15, 1, -1)
    assert (women.low, women.high) == pytest.approx(wilson(35, 50))
    assert men.town == pytest.approx(0.49)
    assert sample_profile(field, {"female": 51.0})[0].town is None


def test_a_part_of_several_values_has_their_people() -> None:
    people = {"18–29": 10.0, "30–44": 20.0, "45–59|60+": 30.0}
    assert people_of(("18–29", "30–44"), people) == 30
    assert people_of(("45–59",), people) is None
    assert people_of(("45–59", "60+", ""), people) == 30
