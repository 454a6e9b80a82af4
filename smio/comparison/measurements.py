"""Two measurements on a checklist: the change of the score, direction by direction and item by item."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from smio.checklist import (
    Checklist,
    ChecklistScore,
    Direction,
    Item,
    ItemAnswer,
    Library,
    Measurement,
    score_measurement,
)
from smio.errors import UserError


class Step(StrEnum):
    """What became of one item."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NOT_COMPARABLE = "not_comparable"  # unanswered, not applicable or not checked in one of the two


@dataclass(frozen=True)
class ItemChange:
    """An item's answer before and after (codes; None for unanswered), and what was found each time."""

    item: Item
    before: str | None
    after: str | None
    step: Step
    found_before: ItemAnswer | None = None
    found_after: ItemAnswer | None = None


@dataclass(frozen=True)
class DirectionChange:
    direction: Direction
    before: float | None
    after: float | None


@dataclass(frozen=True)
class MeasurementComparison:
    """Two measurements of a checklist. ``difference`` is None where one has no score.

    Of two versions with a mapping of items only the items that both have are compared, with the points of the later
    version on both sides: ``first`` and ``second`` are then the scores of these items, without levels, ``mapped`` is
    true, and ``only_before`` and ``only_after`` list what is left out. ``items`` is empty where of one measurement
    only the total was kept.
    """

    first: ChecklistScore
    second: ChecklistScore
    difference: float | None
    directions: tuple[DirectionChange, ...]
    items: tuple[ItemChange, ...]
    mapped: bool = False
    only_before: tuple[Item, ...] = ()
    only_after: tuple[Item, ...] = ()


def compare_measurements(library: Library, first: Measurement, second: Measurement) -> MeasurementComparison:
    """The change between two measurements, the earlier first.

    UserError where they were made with different checklists, or with versions that no mapping of items joins.
    """
    earlier, later = library.of(first), library.of(second)
    mapping = None if earlier is None or later is None else library.mapping(earlier, later)
    if earlier is None or later is None or mapping is None:
        raise _not_comparable(first, second)
    if earlier == later:
        return _compare(later, first, second)
    if first.total is not None or second.total is not None:
        raise _not_comparable(first, second)
    return _compare_mapped(earlier, later, mapping, (first, second))


def _not_comparable(first: Measurement, second: Measurement) -> UserError:
    used = {(measurement.checklist, measurement.version) for measurement in (first, second)}
    names = ", ".join(sorted(f"{name} {version}" for name, version in used))
    return UserError("comparison.error.other_checklist", checklists=names)


def _compare(checklist: Checklist, first: Measurement, second: Measurement) -> MeasurementComparison:
    before, after = score_measurement(checklist, first), score_measurement(checklist, second)
    totals = before.total_only or after.total_only
    return MeasurementComparison(
        before,
        after,
        None if before.score is None or after.score is None else after.score - before.score,
        ()
        if totals
        else tuple(
            DirectionChange(one.direction, one.score, two.score)
            for one, two in zip(before.directions, after.directions, strict=True)
        ),
        () if totals else tuple(_item_change(checklist, item, first, second) for item in checklist.items.values()),
    )


def _compare_mapped(
    earlier: Checklist, later: Checklist, mapping: Mapping[str, str], measurements: tuple[Measurement, Measurement]
) -> MeasurementComparison:
    """Only the shared items, as items of the later version: the earlier answers are restated on them."""
    first, second = measurements
    same = {code for code, share in later.shares.items() if code in earlier.shares and earlier.shares[code] == share}
    unreadable = {
        item for item, was in mapping.items() if was in first.answers and first.answers[was].answer not in same
    }
    shared = {item: was for item, was in mapping.items() if item not in unreadable}
    directions = (
        replace(direction, items=tuple(item for item in direction.items if item.id in shared))
        for direction in later.directions
    )
    part = replace(later, directions=tuple(direction for direction in directions if direction.items), levels=())
    compared = _compare(
        part,
        replace(first, answers={item: first.answers[was] for item, was in shared.items() if was in first.answers}),
        replace(second, answers={item: answer for item, answer in second.answers.items() if item in shared}),
    )
    return replace(
        compared,
        mapped=True,
        only_before=tuple(item for item in earlier.items.values() if item.id not in set(shared.values())),
        only_after=tuple(item for item in later.items.values() if item.id not in shared),
    )


def _item_change(checklist: Checklist, item: Item, first: Measurement, second: Measurement) -> ItemChange:
    before, after = first.answers.get(item.id), second.answers.get(item.id)
    was = None if before is None else checklist.shares[before.answer]
    now = None if after is None else checklist.shares[after.answer]
    step = Step.NOT_COMPARABLE
    if was is not None and now is not None:
        step = Step.SAME if was == now else Step.BETTER if now > was else Step.WORSE
    return ItemChange(item, before and before.answer, after and after.answer, step, before, after)
