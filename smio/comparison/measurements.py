"""Two measurements on a checklist: the change of the score, direction by direction and item by item."""

from dataclasses import dataclass
from enum import StrEnum

from smio.checklist import Checklist, ChecklistScore, Direction, Item, Measurement, score_checklist
from smio.errors import UserError


class Step(StrEnum):
    """What became of one item."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NOT_COMPARABLE = "not_comparable"  # unanswered, not applicable or not checked in one of the two


@dataclass(frozen=True)
class ItemChange:
    """An item's answer before and after (codes; None for unanswered)."""

    item: Item
    before: str | None
    after: str | None
    step: Step


@dataclass(frozen=True)
class DirectionChange:
    direction: Direction
    before: float | None
    after: float | None


@dataclass(frozen=True)
class MeasurementComparison:
    """Two measurements of the same version of a checklist. ``difference`` is None where one has no score."""

    first: ChecklistScore
    second: ChecklistScore
    difference: float | None
    directions: tuple[DirectionChange, ...]
    items: tuple[ItemChange, ...]


def compare_measurements(checklist: Checklist, first: Measurement, second: Measurement) -> MeasurementComparison:
    """The change between two measurements; UserError unless both used this version of this checklist."""
    used = {(measurement.checklist, measurement.version) for measurement in (first, second)}
    if used != {(checklist.id, checklist.version)}:
        names = ", ".join(sorted(f"{name} {version}" for name, version in used))
        raise UserError("comparison.error.other_checklist", checklists=names)
    before, after = score_checklist(checklist, first.codes), score_checklist(checklist, second.codes)
    known = before.score is not None and after.score is not None
    return MeasurementComparison(
        before,
        after,
        (after.score or 0.0) - (before.score or 0.0) if known else None,
        tuple(
            DirectionChange(one.direction, one.score, two.score)
            for one, two in zip(before.directions, after.directions, strict=True)
        ),
        tuple(_item_change(checklist, item, first, second) for item in checklist.items.values()),
    )


def _item_change(checklist: Checklist, item: Item, first: Measurement, second: Measurement) -> ItemChange:
    before, after = first.codes.get(item.id), second.codes.get(item.id)
    was = None if before is None else checklist.shares[before]
    now = None if after is None else checklist.shares[after]
    if was is None or now is None:
        return ItemChange(item, before, after, Step.NOT_COMPARABLE)
    return ItemChange(item, before, after, Step.SAME if was == now else Step.BETTER if now > was else Step.WORSE)
