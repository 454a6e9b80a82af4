"""The scores of a checklist: by direction, and over time."""

from collections.abc import Sequence

from smio.checklist import Checklist, ChecklistScore, Measurement
from smio.figures.figure import Figure
from smio.figures.heat_map import _draft
from smio.language import Translator

Scored = tuple[Measurement, ChecklistScore]


def checklist_directions(checklist: Checklist, measurements: Sequence[Scored], t: Translator) -> Figure:
    """The score of each direction, one bar a measurement."""
    return _draft("checklist-directions", checklist.title[t.language], t, len(measurements))


def checklist_over_time(checklist: Checklist, measurements: Sequence[Scored], t: Translator) -> Figure:
    """The total of each measurement between the levels' bands."""
    return _draft("checklist-over-time", checklist.title[t.language], t, len(measurements))
