"""Every version of every checklist at hand, and how the items of one version stand for those of another."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from smio.checklist.checklist import Checklist
from smio.checklist.measurement import Measurement


class Library:
    """Checklists by id and version, in the order they were added."""

    def __init__(self, checklists: Iterable[Checklist]) -> None:
        """Of two with the same id and version the first is kept."""
        self._known: dict[tuple[str, str], Checklist] = {}
        for checklist in checklists:
            self._known.setdefault((checklist.id, checklist.version), checklist)

    def __iter__(self) -> Iterator[Checklist]:
        return iter(self._known.values())

    def get(self, checklist: str, version: str) -> Checklist | None:
        """A version of a checklist, if it is at hand."""
        return self._known.get((checklist, version))

    def of(self, measurement: Measurement) -> Checklist | None:
        """The version a measurement was made with, if it is at hand."""
        return self.get(measurement.checklist, measurement.version)

    def versions(self, checklist: str) -> tuple[Checklist, ...]:
        """The versions of a checklist, the last added at the end; empty for an unknown one."""
        return tuple(known for known in self if known.id == checklist)

    @property
    def newest(self) -> tuple[Checklist, ...]:
        """The last version of each checklist."""
        return tuple({checklist.id: checklist for checklist in self}.values())

    def mapping(self, earlier: Checklist, later: Checklist) -> Mapping[str, str] | None:
        """The item of the earlier version by the item of the later; None where no mapping leads from one to the other.

        A version that replaces one that replaced a third is followed back through both.
        """
        if earlier.id != later.id:
            return None
        if earlier.version == later.version:
            return {item: item for item in later.items}
        for replaced in later.replaces:
            step = self.get(later.id, replaced.version)
            before = None if step is None else self.mapping(earlier, step)
            if before is not None:
                return {item: before[was] for item, was in replaced.items.items() if was in before}
        return None


def version_cycle(version: str, replaced: Iterable[str], others: Iterable[Checklist]) -> tuple[str, ...]:
    """The versions that replace one another in a circle once ``version`` replaces those; empty without a circle.

    ``others`` are the other versions of the same checklist.
    """
    before = {other.version: {one.version for one in other.replaces} for other in others}
    order = TopologicalSorter({**before, version: set(replaced)})
    try:
        order.prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()
