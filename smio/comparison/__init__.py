"""Two rounds or two measurements: differences, intervals, verdicts, and what could not be compared."""

from smio.comparison.difference import Difference
from smio.comparison.hiding import hidden_changes
from smio.comparison.matching import LeftOut, LeftOutBecause
from smio.comparison.measurements import (
    DirectionChange,
    ItemChange,
    MeasurementComparison,
    Step,
    compare_measurements,
)
from smio.comparison.rounds import Change, Comparison, CriterionChange, Verdict, compare

__all__ = [
    "Change",
    "Comparison",
    "CriterionChange",
    "Difference",
    "DirectionChange",
    "ItemChange",
    "LeftOut",
    "LeftOutBecause",
    "MeasurementComparison",
    "Step",
    "Verdict",
    "compare",
    "compare_measurements",
    "hidden_changes",
]
