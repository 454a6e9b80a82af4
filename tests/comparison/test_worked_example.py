"""The two rounds whose every number was checked against R `survey`, SciPy and statsmodels."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from smio.comparison import Change, Comparison, compare
from smio.survey import Scores, score
from tests.rating_tables import worked_round

NAMES = {"top2_round2": "satisfied", "top2_low": "satisfied_low", "top2_high": "satisfied_high"}


@pytest.fixture
def expected(shared_data: Path) -> dict[str, Any]:
    return json.loads((shared_data / "worked_example" / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture
def comparison(shared_data: Path) -> Comparison:
    folder = shared_data / "worked_example"
    return compare(worked_round(folder / "round1.csv"), worked_round(folder / "round2.csv"))


def shown(change: Change) -> dict[str, Any]:
    """A change as one flat record."""
    record = asdict(change)
    words = {"service": change.indicator.service, "criterion": change.indicator.criterion}
    return record | record["values"] | words | {"verdict": str(change.verdict)}


def disagreements(expected: dict[str, Any], change: Change) -> list[str]:
    record = shown(change)
    ours = {name: record[NAMES.get(name, name)] for name in expected}
    return [
        f"{name}: {ours[name]!r}, not {value!r}"
        for name, value in expected.items()
        if not (ours[name] == value if isinstance(value, str | int) else ours[name] == pytest.approx(value, abs=1e-6))
    ]


def test_the_overall_change_is_the_expected_one(expected: dict[str, Any], comparison: Comparison) -> None:
    assert comparison.overall is not None
    assert disagreements(expected["overall"], comparison.overall) == []


def test_every_service_has_the_expected_change_in_the_files_order(
    expected: dict[str, Any], comparison: Comparison
) -> None:
    pairs = zip(expected["services"], comparison.services, strict=True)
    assert [fault for one, change in pairs for fault in disagreements(one, change)] == []


def test_every_criterion_has_the_expected_change_in_the_files_order(
    expected: dict[str, Any], comparison: Comparison
) -> None:
    pairs = zip(expected["criteria"], comparison.criteria, strict=True)
    assert [fault for one, change in pairs for fault in disagreements(one, change)] == []


def test_nothing_of_the_worked_example_is_left_out(comparison: Comparison) -> None:
    assert comparison.left_out == ()
    assert comparison.respondents == (47, 41)


@pytest.mark.parametrize("number", [1, 2])
def test_the_scores_of_each_round_are_those_that_are_compared(
    shared_data: Path, expected: dict[str, Any], number: int
) -> None:
    scores: Scores = score(worked_round(shared_data / "worked_example" / f"round{number}.csv"))
    n, mean, se = f"n{number}", f"mean{number}", f"se{number}"
    ours = [scores.overall, *scores.services, *scores.criteria]
    theirs = [expected["overall"], *expected["services"], *expected["criteria"]]
    assert [one.n for one in ours] == [one[n] for one in theirs]
    assert [one.score for one in ours] == pytest.approx([one[mean] for one in theirs], abs=1e-6)
    assert [one.se for one in ours] == pytest.approx([one[se] for one in theirs], abs=1e-6)
