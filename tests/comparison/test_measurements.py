"""Two measurements on one checklist, and the refusal to compare two checklists."""

from datetime import date

import pytest

from smio.checklist import Checklist, ItemAnswer, Library, Measurement, built_in_checklists
from smio.comparison import Step, compare_measurements
from smio.errors import UserError


@pytest.fixture
def checklist() -> Checklist:
    return built_in_checklists()["mibp-example"]


def measured(checklist: Checklist, version: str | None = None, **codes: str) -> Measurement:
    answers = {item.removeprefix("i").replace("_", "."): ItemAnswer(code) for item, code in codes.items()}
    return Measurement(checklist.id, version or checklist.version, date(2019, 1, 1), date(2019, 10, 31), answers)


def test_the_change_is_that_of_the_totals_and_of_each_direction(checklist: Checklist) -> None:
    first = measured(checklist, i1_1="yes", i1_2="no", i2_1="no", i3_1="partly")  # 7.5 of 20
    second = measured(checklist, i1_1="yes", i1_2="yes", i2_1="partly", i3_1="not_applicable")  # 12.5 of 15
    comparison = compare_measurements(Library([checklist]), first, second)
    assert comparison.difference == pytest.approx(100 * 12.5 / 15 - 37.5)
    assert [(change.before, change.after) for change in comparison.directions] == [(50, 100), (0, 50), (50, None)]


def test_every_item_says_what_became_of_it(checklist: Checklist) -> None:
    first = measured(checklist, i1_1="no", i1_2="yes", i1_3="partly", i1_4="not_verified", i1_5="yes")
    second = measured(checklist, i1_1="partly", i1_2="no", i1_3="partly", i1_4="yes", i1_6="yes")
    steps = {change.item.id: change.step for change in compare_measurements(Library([checklist]), first, second).items}
    assert list(steps) == list(checklist.items)
    assert [steps[f"1.{number}"] for number in range(1, 7)] == [
        Step.BETTER,
        Step.WORSE,
        Step.SAME,
        Step.NOT_COMPARABLE,
        Step.NOT_COMPARABLE,
        Step.NOT_COMPARABLE,
    ]


def test_a_measurement_without_a_score_gives_no_difference(checklist: Checklist) -> None:
    unscored = measured(checklist, i1_1="not_applicable")
    assert compare_measurements(Library([checklist]), unscored, measured(checklist, i1_1="yes")).difference is None


def test_versions_and_checklists_are_not_mixed(checklist: Checklist) -> None:
    today, older = measured(checklist, i1_1="yes"), measured(checklist, version="0", i1_1="yes")
    for pair in ((older, today), (today, older), (older, older)):
        with pytest.raises(UserError) as refused:
            compare_measurements(Library([checklist]), *pair)
        assert refused.value.code == "comparison.error.other_checklist"
        assert f"{checklist.id} 0" in str(refused.value.details["checklists"])
