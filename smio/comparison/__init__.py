"""Two rounds or two measurements: differences, intervals, verdicts, and what could not be compared."""

from smio.comparison.city_ranking import CityRanking, CityScore, Ranking, rank_cities
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
from smio.comparison.same_questions import SameQuestion, can_be_same, lined_up, suggested
from smio.comparison.sample_size import SampleSize, Spread, assumed_spread, change_shown, sample_size, widest_spread
from smio.comparison.trend import Trend, TrendLine, TrendPoint, TrendStep, trend

__all__ = [
    "Change",
    "CityRanking",
    "CityScore",
    "Comparison",
    "CriterionChange",
    "Difference",
    "DirectionChange",
    "ItemChange",
    "LeftOut",
    "LeftOutBecause",
    "MeasurementComparison",
    "Ranking",
    "SameQuestion",
    "SampleSize",
    "Spread",
    "Step",
    "Trend",
    "TrendLine",
    "TrendPoint",
    "TrendStep",
    "Verdict",
    "assumed_spread",
    "can_be_same",
    "change_shown",
    "compare",
    "compare_measurements",
    "hidden_changes",
    "lined_up",
    "rank_cities",
    "sample_size",
    "suggested",
    "trend",
    "widest_spread",
]
