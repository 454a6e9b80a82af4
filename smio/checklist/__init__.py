"""Scored checklists: МИБП and any other. Items, answers, measurements, scores, what gives the most points.

A checklist is a file in ``assets/checklists`` or a group's own; this room knows nothing of questionnaires.
"""

from smio.checklist.agreement import Agreement, Difference, agreement
from smio.checklist.checklist import Answer, Checklist, Direction, Item, Level, Replaced
from smio.checklist.files import (
    built_in_checklists,
    built_in_library,
    checklist_content,
    checklist_of,
    checklist_yaml,
    load_checklist,
    load_measurement,
)
from smio.checklist.library import Library
from smio.checklist.measurement import Answers, AuthorityMark, ItemAnswer, Measurement, ProofFile
from smio.checklist.scoring import (
    Advice,
    ChecklistScore,
    DirectionScore,
    round_half_up,
    score_checklist,
    score_measurement,
)

__all__ = [
    "Advice",
    "Agreement",
    "Answer",
    "Answers",
    "AuthorityMark",
    "Checklist",
    "ChecklistScore",
    "Difference",
    "Direction",
    "DirectionScore",
    "Item",
    "ItemAnswer",
    "Level",
    "Library",
    "Measurement",
    "ProofFile",
    "Replaced",
    "agreement",
    "built_in_checklists",
    "built_in_library",
    "checklist_content",
    "checklist_of",
    "checklist_yaml",
    "load_checklist",
    "load_measurement",
    "round_half_up",
    "score_checklist",
    "score_measurement",
]
