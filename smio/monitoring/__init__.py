"""The group and its work: acts, what they recommend to whom by when, letters, answers, the plan."""

from smio.monitoring.act import MEASURED, Act, ActKind, ActPhoto, Recommendation, Redraft, redraft, with_field
from smio.monitoring.act_check import check_act, may_sign
from smio.monitoring.act_fault import ActFault, FaultWords, Severity, fault_words, severity_word
from smio.monitoring.due import answer_due, working_days_after
from smio.monitoring.group import Group, Member, Practice
from smio.monitoring.letter import Addressee, Letter, LetterKind
from smio.monitoring.plan import PlanCounts, PlanItem, PlanState, plan_counts
from smio.monitoring.prices import GoodPrices, Price, goods_of, shops_of, week_of, weeks_of
from smio.monitoring.register import KeptFile, Rates, Reply, Status, Tracked, Voice, rates, rates_by
from smio.monitoring.stages import EDITABLE, Stage, may_become

__all__ = [
    "EDITABLE",
    "MEASURED",
    "Act",
    "ActFault",
    "ActKind",
    "ActPhoto",
    "Addressee",
    "FaultWords",
    "GoodPrices",
    "Group",
    "KeptFile",
    "Letter",
    "LetterKind",
    "Member",
    "PlanCounts",
    "PlanItem",
    "PlanState",
    "Practice",
    "Price",
    "Rates",
    "Recommendation",
    "Redraft",
    "Reply",
    "Severity",
    "Stage",
    "Status",
    "Tracked",
    "Voice",
    "answer_due",
    "check_act",
    "fault_words",
    "goods_of",
    "may_become",
    "may_sign",
    "plan_counts",
    "rates",
    "rates_by",
    "redraft",
    "severity_word",
    "shops_of",
    "week_of",
    "weeks_of",
    "with_field",
    "working_days_after",
]
