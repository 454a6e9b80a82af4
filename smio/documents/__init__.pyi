from .act_document import write_act
from .act_letters import Covered, draft_cover_letter, draft_reminder, reminder_table, summed_up
from .breakdown_workbook import breakdown_workbook
from .checklist_act import draft_checklist_act
from .checklist_letter import asked_table, draft_checklist_letter
from .checklist_workbook import checklist_template, checklist_workbook, measurement_workbook
from .due_calendar import due_calendar
from .examples import preview
from .letter import write_letter
from .open_data import open_data
from .own_template import TemplateCheck, check_sentences, check_template
from .package_choice import OwnAct, OwnLetter, OwnPapers, PackageChoice, Part
from .packing import council_package, parts_of
from .page_count import count_pages, count_pages_of
from .plan_document import plan_document
from .plan_sheets import plan_workbook
from .prices_act import draft_prices_act
from .quality_list import quality_workbook
from .quotes import Quote, with_quotes
from .register_sheets import register_csv, register_workbook
from .report_contents import Period, Report, ReportedAct, of_period, report_of
from .results import Results, results_of
from .sample_size_words import sample_size_note, sample_size_sentences, spread_sentence
from .services_act import draft_services_act
from .site_act import draft_free_act, draft_site_act
from .summary_report import summary_report, write_report
from .trend_workbook import trend_workbook
from .workbook import comparison_workbook, results_workbook

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
