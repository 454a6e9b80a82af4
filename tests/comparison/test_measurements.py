"""Two measurements on one checklist, and the refusal to compare two checklists."""

from dataclasses import replace
from datetime import date

import pytest

from smio.checklist import Checklist, ItemAnswer, Library, Measurement, Replaced, built_in_checklists
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


def version(checklist: Checklist, name: str, points: dict[str, float], *replaces: Replaced) -> Checklist:
    """The first direction's first three items alone, with other points."""
    first = checklist.directions[0]
    items = tuple(replace(item, points=points.get(item.id, item.points)) for item in first.items[:3])
    return replace(checklist, version=name, directions=(replace(first, items=items),), replaces=replaces)


def test_two_versions_are_compared_over_the_mapped_items_with_the_later_points(checklist: Checklist) -> None:
    older = version(checklist, "1", {})
    newer = version(checklist, "2", {"1.1": 30.0, "1.2": 10.0}, Replaced("1", {"1.1": "1.2", "1.2": "1.1"}))
    first = measured(older, i1_1="yes", i1_2="no", i1_3="yes")
    second = measured(newer, i1_1="yes", i1_2="no", i1_3="no")
    change = compare_measurements(Library([older, newer]), first, second)
    assert change.mapped
    # The new 1.1 (30 points) was the old 1.2 (no), the new 1.2 (10 points) the old 1.1 (yes).
    assert (change.first.score, change.second.score) == (25, 75)
    assert change.difference == 50
    assert [(one.item.id, one.before, one.after) for one in change.items] == [
        ("1.1", "no", "yes"),
        ("1.2", "yes", "no"),
    ]
    assert [item.id for item in change.only_before] == ["1.3"]
    assert [item.id for item in change.only_after] == ["1.3"]
    assert change.second.level is None


def test_an_answer_that_means_something_else_now_is_left_out(checklist: Checklist) -> None:
    older = version(checklist, "1", {})
    half = tuple(replace(answer, share=0.4) if answer.code == "partly" else answer for answer in checklist.answers)
    newer = replace(version(checklist, "2", {}, Replaced("1", {"1.1": "1.1", "1.2": "1.2"})), answers=half)
    first, second = measured(older, i1_1="partly", i1_2="yes"), measured(newer, i1_1="yes", i1_2="yes")
    change = compare_measurements(Library([older, newer]), first, second)
    assert [one.item.id for one in change.items] == ["1.2"]


def test_a_total_kept_alone_is_compared_as_a_total_and_not_across_versions(checklist: Checklist) -> None:
    newer = version(checklist, "2", {}, Replaced("1", {"1.1": "1.1"}))
    kept = Measurement(checklist.id, "1", date(2018, 1, 1), date(2018, 12, 31), total=17.0)
    library = Library([checklist, newer])
    change = compare_measurements(library, kept, measured(checklist, i1_1="yes", i1_2="no"))
    assert (change.difference, change.items, change.directions) == (33, (), ())
    with pytest.raises(UserError) as refused:
        compare_measurements(library, kept, measured(newer, i1_1="yes"))
    assert refused.value.code == "comparison.error.other_checklist"


def test_the_proof_of_both_times_stands_beside_an_item(checklist: Checklist) -> None:
    first = measured(checklist, i1_1="no")
    second = replace(measured(checklist, i1_1="yes"), answers={"1.1": ItemAnswer("yes", note="на сайте")})
    change = compare_measurements(Library([checklist]), first, second).items[0]
    assert change.found_before == ItemAnswer("no")
    assert change.found_after is not None
    assert change.found_after.note == "на сайте"
