"""Questions asked of the answers: by parts of the respondents, without giving anybody away.

What may be looked at is decided by `offer` from the answers alone (docs/breakdowns.md); the rest computes only that.
"""

from smio.breakdown.choices import column_choices, field_choices, filter_choices, row_choices, settled
from smio.breakdown.cutting import AskedRound
from smio.breakdown.differences import PartDifference, PartDifferences, between_parts, between_rounds
from smio.breakdown.estimates import Cell
from smio.breakdown.importance import Corner, Importance, ImportanceMap, importance
from smio.breakdown.offer import Offer, OfferedField, Part, Refused, RefusedBecause, offer
from smio.breakdown.table import Breakdown, Line, break_down
from smio.breakdown.view import CRITERIA, NOTHING, ROUNDS, SERVICES, Measure, View, part_code
from smio.breakdown.weighting import PartShare, Reweighted, Reweighting, reweight, sample_profile

__all__ = [
    "CRITERIA",
    "NOTHING",
    "ROUNDS",
    "SERVICES",
    "AskedRound",
    "Breakdown",
    "Cell",
    "Corner",
    "Importance",
    "ImportanceMap",
    "Line",
    "Measure",
    "Offer",
    "OfferedField",
    "Part",
    "PartDifference",
    "PartDifferences",
    "PartShare",
    "Refused",
    "RefusedBecause",
    "Reweighted",
    "Reweighting",
    "View",
    "between_parts",
    "between_rounds",
    "break_down",
    "column_choices",
    "field_choices",
    "filter_choices",
    "importance",
    "offer",
    "part_code",
    "reweight",
    "row_choices",
    "sample_profile",
    "settled",
]
