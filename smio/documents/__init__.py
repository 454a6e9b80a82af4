"""Papers from results: the act in Word, the workbook of a comparison, and the package that holds everything.

`Results` are computed once and handed to each paper, so that every one has the same numbers as the screen. Office
libraries are loaded only when a paper is written.
"""

from smio.documents.act_document import write_act
from smio.documents.act_letters import Covered, draft_cover_letter, draft_reminder, reminder_table, summed_up
from smio.documents.breakdown_workbook import breakdown_workbook
from smio.documents.checklist_act import draft_checklist_act
from smio.documents.checklist_letter import asked_table, draft_checklist_letter
from smio.documents.checklist_workbook import checklist_template, checklist_workbook, measurement_workbook
from smio.documents.due_calendar import due_calendar
from smio.documents.examples import preview
from smio.documents.letter import write_letter
from smio.documents.open_data import open_data
from smio.documents.own_template import TemplateCheck, check_sentences, check_template
from smio.documents.package_choice import OwnAct, OwnLetter, OwnPapers, PackageChoice, Part
from smio.documents.packing import council_package, parts_of
from smio.documents.page_count import count_pages, count_pages_of
from smio.documents.plan_document import plan_document
from smio.documents.plan_sheets import plan_workbook
from smio.documents.prices_act import draft_prices_act
from smio.documents.quality_list import quality_workbook
from smio.documents.quotes import Quote, with_quotes
from smio.documents.register_sheets import register_csv, register_workbook
from smio.documents.report_contents import Period, Report, ReportedAct, of_period, report_of
from smio.documents.results import Results, results_of
from smio.documents.sample_size_words import sample_size_note, sample_size_sentences, spread_sentence
from smio.documents.services_act import draft_services_act
from smio.documents.site_act import draft_free_act, draft_site_act
from smio.documents.summary_report import summary_report, write_report
from smio.documents.trend_workbook import trend_workbook
from smio.documents.workbook import comparison_workbook, results_workbook

__all__ = [
    "Covered",
    "OwnAct",
    "OwnLetter",
    "OwnPapers",
    "PackageChoice",
    "Part",
    "Period",
    "Quote",
    "Report",
    "ReportedAct",
    "Results",
    "TemplateCheck",
    "asked_table",
    "breakdown_workbook",
    "check_sentences",
    "check_template",
    "checklist_template",
    "checklist_workbook",
    "comparison_workbook",
    "council_package",
    "count_pages",
    "count_pages_of",
    "draft_checklist_act",
    "draft_checklist_letter",
    "draft_cover_letter",
    "draft_free_act",
    "draft_prices_act",
    "draft_reminder",
    "draft_services_act",
    "draft_site_act",
    "due_calendar",
    "measurement_workbook",
    "of_period",
    "open_data",
    "parts_of",
    "plan_document",
    "plan_workbook",
    "preview",
    "quality_workbook",
    "register_csv",
    "register_workbook",
    "reminder_table",
    "report_of",
    "results_of",
    "results_workbook",
    "sample_size_note",
    "sample_size_sentences",
    "spread_sentence",
    "summary_report",
    "summed_up",
    "trend_workbook",
    "with_quotes",
    "write_act",
    "write_letter",
    "write_report",
]
