from .choices import Choices, ColumnChoice, RoundChoice, ScaleChoice, load_choices
from .filled_sheets import read_checklist, read_measurements, sheet_tables
from .naming import in_language
from .opened import OpenedFile, keep, open_file, reopen
from .plan_sheets import read_plan
from .price_table import read_prices
from .proposal import ColumnProposal, Question, Reading, Reason, Role, SheetInfo, WordRating
from .read import column_letter, interpret, read
from .several import join, join_readings, paste, read_several
from .worker import warm_up

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
