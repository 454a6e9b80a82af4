"""Everything that may be wrong with a checklist is said at once, with what the schema sees."""

from collections.abc import Callable
from typing import Any

import pytest

from smio.checklist import Replaced, built_in_checklists, checklist_content, checklist_of
from smio.checklist.checklist import Checklist
from smio.errors import UserError

EXAMPLE = built_in_checklists()["mibp-example"]
Change = Callable[[dict[str, Any]], object]


def changed(*changes: Change) -> dict[str, Any]:
    content = checklist_content(EXAMPLE)
    content["version"] = "2"
    for change in changes:
        change(content)
    return content


def item(content: dict[str, Any], place: int) -> dict[str, Any]:
    return content["directions"][0]["items"][place]


def faults(content: object, *others: Checklist) -> list[str]:
    with pytest.raises(UserError) as refused:
        checklist_of(content, "ours.yaml", others)
    assert refused.value.code == "checklist.error.broken"
    return [str(fault).removeprefix("checklist.fault.") for fault in refused.value.faults]


def set_item(place: int, **values: Any) -> Change:
    return lambda content: item(content, place).update(values)


def set_top(**values: Any) -> Change:
    return lambda content: content.update(values)


CASES: dict[str, tuple[Change, list[str]]] = {
    "an item twice": (set_item(1, id="1.1"), ["item_twice (id=1.1)"]),
    "points that do not sum": (
        set_item(0, points=4.0), ["points (direction=1, total=39, stated=40)"],
    ),
    "points of all that do not sum": (set_top(points=90), ["all_points (total=100, stated=90)"]),
    "an answer that is not there": (
        set_item(0, answers=["yes", "maybe"]), ["unknown_answer (item=1.1, answer=maybe)"],
    ),
    "an office that is not there": (set_item(0, office="moon"), ["unknown_office (item=1.1, office=moon)"]),
    "a missing translation": (
        set_item(2, hint={"ru": "как", "en": " "}), ["no_text (place=item 1.3 hint, languages=ky, en)"],
    ),
    "no share anywhere": (
        lambda content: [answer.pop("share", None) for answer in content["answers"]], ["no_share"],
    ),
    "a version that replaces itself": (
        set_top(replaces=[{"version": "2", "items": {}}]), ["cycle (versions=2 → 2)"],
    ),
    "a mapping of items that are not there": (
        set_top(replaces=[{"version": "1", "items": {"9.9": "1.1", "1.2": "8.8"}}]),
        ["mapped_unknown (item=9.9, version=1)", "mapped_from_unknown (item=8.8, version=1)"],
    ),
    "an item mapped from twice": (
        set_top(replaces=[{"version": "1", "items": {"1.1": "1.1", "1.2": "1.1"}}]),
        ["mapped_twice (item=1.1, version=1)"],
    ),
    "a version mapped twice": (
        set_top(replaces=[{"version": "1", "items": {}}, {"version": "1", "items": {}}]), ["version_twice (id=1)"],
    ),
    "levels with a gap": (
        lambda content: content["levels"][1].update(low=45), ["bands (level=middle, low=45)"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_named(name: str) -> None:
    change, expected = CASES[name]
    assert faults(changed(change), EXAMPLE) == expected


def test_every_fault_is_named_at_once_with_those_of_the_schema() -> None:
    every = [
        case[0] for name, case in CASES.items() if name not in {"no share anywhere", "a version that replaces itself"}
    ]
    broken = changed(*every[:8], set_top(colour="blue"), set_item(4, points="many"))
    found = faults(broken, EXAMPLE)
    for wanted in (
        "item_twice",
        "points",
        "all_points",
        "unknown_answer",
        "unknown_office",
        "no_text",
        "extra",
        "float",
    ):
        assert any(fault.startswith(wanted) for fault in found), wanted
    assert len(found) >= 8


def test_two_versions_may_not_replace_each_other() -> None:
    content = checklist_content(EXAMPLE)
    content["replaces"] = [{"version": "2", "items": {}}]
    first = checklist_of(content, "1.yaml")
    assert first.replaces == (Replaced("2", {}),)
    second = changed(set_top(replaces=[{"version": "1", "items": {}}]))
    (fault,) = faults(second, first)
    assert fault.startswith("cycle (versions=")


def test_a_sound_next_version_is_taken() -> None:
    mapping = {"version": "1", "items": {"1.1": "1.2", "1.2": "1.1"}}
    checklist = checklist_of(changed(set_top(replaces=[mapping])), "ours.yaml", [EXAMPLE])
    assert checklist.replaces == (Replaced("1", {"1.1": "1.2", "1.2": "1.1"}),)


@pytest.mark.parametrize("content", [None, [], "text", {"directions": "none", "answers": [1], "levels": {"a": 1}}])
def test_what_is_no_checklist_at_all_is_refused_plainly(content: object) -> None:
    assert faults(content)
