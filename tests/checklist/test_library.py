"""Versions of a checklist and the way from the items of one to those of another."""

from dataclasses import replace
from datetime import date

from smio.checklist import Checklist, Library, Measurement, Replaced, built_in_checklists
from smio.checklist.library import version_cycle

FIRST = built_in_checklists()["mibp-example"]


def version(name: str, *replaces: Replaced) -> Checklist:
    return replace(FIRST, version=name, replaces=replaces)


SECOND = version("2", Replaced("1", {"1.1": "1.2", "1.2": "1.1"}))
THIRD = version("3", Replaced("2", {"1.3": "1.1"}))
LIBRARY = Library([FIRST, SECOND, THIRD])


def test_versions_stand_in_the_order_they_came() -> None:
    assert [known.version for known in LIBRARY.versions("mibp-example")] == ["1", "2", "3"]
    assert LIBRARY.newest == (THIRD,)
    assert LIBRARY.get("mibp-example", "2") is SECOND
    assert LIBRARY.get("mibp-example", "4") is None
    assert LIBRARY.versions("другой") == ()


def test_of_two_with_the_same_name_the_first_is_kept() -> None:
    other = replace(FIRST, official=True)
    assert Library([FIRST, other]).get("mibp-example", "1") is FIRST


def test_a_version_maps_to_itself_item_by_item() -> None:
    mapping = LIBRARY.mapping(FIRST, FIRST)
    assert mapping == {item: item for item in FIRST.items}


def test_the_next_version_says_what_its_items_were() -> None:
    assert LIBRARY.mapping(FIRST, SECOND) == {"1.1": "1.2", "1.2": "1.1"}


def test_a_mapping_is_followed_back_through_the_versions_between() -> None:
    assert LIBRARY.mapping(FIRST, THIRD) == {"1.3": "1.2"}


def test_there_is_no_way_forward_in_time_nor_between_checklists() -> None:
    assert LIBRARY.mapping(SECOND, FIRST) is None
    assert LIBRARY.mapping(built_in_checklists()["website-example"], FIRST) is None
    assert Library([FIRST, THIRD]).mapping(FIRST, THIRD) is None


def test_the_version_of_a_measurement_is_found() -> None:
    measured = Measurement("mibp-example", "2", date(2026, 1, 1), date(2026, 3, 31))
    assert LIBRARY.of(measured) is SECOND


def test_versions_that_replace_one_another_are_a_circle() -> None:
    first = version("1", Replaced("2", {}))
    assert set(version_cycle("2", ["1"], [first])) == {"1", "2"}
    assert set(version_cycle("2", ["2"], [])) == {"2"}
    assert version_cycle("2", ["1"], [FIRST]) == ()
