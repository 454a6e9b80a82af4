"""Papers from results: the act in Word, the workbook of a comparison, and the package that holds everything.

`Results` are computed once and handed to each paper, so that every one has the same numbers as the screen. Office
libraries are loaded only when a paper is written.
"""

from smio.documents.act_document import write_act
from smio.documents.breakdown_workbook import breakdown_workbook
from smio.documents.checklist_act import draft_checklist_act
from smio.documents.checklist_letter import asked_table, draft_checklist_letter
from smio.documents.checklist_workbook import checklist_template, checklist_workbook, measurement_workbook
from smio.documents.letter import write_letter
from smio.documents.packing import package, results_package
from smio.documents.quality_list import quality_workbook
from smio.documents.quotes import Quote, with_quotes
from smio.documents.results import Results, results_of
from smio.documents.sample_size_words import sample_size_note, sample_size_sentences, spread_sentence
from smio.documents.services_act import draft_services_act
from smio.documents.trend_workbook import trend_workbook
from smio.documents.workbook import comparison_workbook, results_workbook

__all__ = [
    "Quote",
    "Results",
    "asked_table",
    "breakdown_workbook",
    "checklist_template",
    "checklist_workbook",
    "comparison_workbook",
    "draft_checklist_act",
    "draft_checklist_letter",
    "draft_services_act",
    "measurement_workbook",
    "package",
    "quality_workbook",
    "results_of",
    "results_package",
    "results_workbook",
    "sample_size_note",
    "sample_size_sentences",
    "spread_sentence",
    "trend_workbook",
    "with_quotes",
    "write_act",
    "write_letter",
]
