"""Any spreadsheet with questionnaire answers → what is proposed, what must be asked, and the responses.

A file is parsed in a process of its own behind a guard (guard.py, child.py, worker.py); what the cells mean is told
here (table.py, roles.py, ratings.py). The words it knows stand in assets/lexicon.
"""

from smio.reading.choices import Choices, ColumnChoice, RoundChoice, ScaleChoice, load_choices
from smio.reading.filled_sheets import read_checklist, read_measurements, sheet_tables
from smio.reading.naming import in_language
from smio.reading.opened import OpenedFile, keep, open_file, reopen
from smio.reading.plan_sheets import read_plan
from smio.reading.price_table import read_prices
from smio.reading.proposal import ColumnProposal, Question, Reading, Reason, Role, SheetInfo, WordRating
from smio.reading.read import column_letter, interpret, read
from smio.reading.several import join, join_readings, paste, read_several
from smio.reading.worker import warm_up

__all__ = [
    "Choices",
    "ColumnChoice",
    "ColumnProposal",
    "OpenedFile",
    "Question",
    "Reading",
    "Reason",
    "Role",
    "RoundChoice",
    "ScaleChoice",
    "SheetInfo",
    "WordRating",
    "column_letter",
    "in_language",
    "interpret",
    "join",
    "join_readings",
    "keep",
    "load_choices",
    "open_file",
    "paste",
    "read",
    "read_checklist",
    "read_measurements",
    "read_plan",
    "read_prices",
    "read_several",
    "reopen",
    "sheet_tables",
    "warm_up",
]
