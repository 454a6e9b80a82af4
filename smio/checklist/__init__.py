"""Scored checklists: МИБП and any other. Items, answers, measurements, scores, what gives the most points.

A checklist is a file in ``assets/checklists``; this room knows nothing of questionnaires.
"""

from smio.checklist.checklist import Answer, Checklist, Direction, Item, Level
from smio.checklist.files import built_in_checklists, load_checklist, load_measurement
from smio.checklist.measurement import ItemAnswer, Measurement
from smio.checklist.scoring import Advice, ChecklistScore, DirectionScore, score_checklist

__all__ = [
    "Advice",
    "Answer",
    "Checklist",
    "ChecklistScore",
    "Direction",
    "DirectionScore",
    "Item",
    "ItemAnswer",
    "Level",
    "Measurement",
    "built_in_checklists",
    "load_checklist",
    "load_measurement",
    "score_checklist",
]
