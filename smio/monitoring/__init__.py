"""The group and its work: acts, what they recommend to whom by when, letters, answers, the plan."""

from smio.monitoring.act import MEASURED, Act, ActKind, ActPhoto, Recommendation, Redraft, redraft, with_field
from smio.monitoring.due import answer_due, working_days_after
from smio.monitoring.group import Group, Member, Practice
from smio.monitoring.letter import Addressee, Letter, LetterKind
from smio.monitoring.plan import PlanItem, PlanState
from smio.monitoring.prices import GoodPrices, Price, goods_of, shops_of, weeks_of
from smio.monitoring.register import KeptFile, Rates, Reply, Status, Tracked, Voice, rates, rates_by
from smio.monitoring.stages import EDITABLE, Stage, may_become

__all__ = [
    "EDITABLE",
    "MEASURED",
    "Act",
    "ActKind",
    "ActPhoto",
    "Addressee",
    "GoodPrices",
    "Group",
    "KeptFile",
    "Letter",
    "LetterKind",
    "Member",
    "PlanItem",
    "PlanState",
    "Practice",
    "Price",
    "Rates",
    "Recommendation",
    "Redraft",
    "Reply",
    "Stage",
    "Status",
    "Tracked",
    "Voice",
    "answer_due",
    "goods_of",
    "may_become",
    "rates",
    "rates_by",
    "redraft",
    "shops_of",
    "weeks_of",
    "with_field",
    "working_days_after",
]
