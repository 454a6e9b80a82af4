"""The plan of monitoring as a workbook: to keep, to fill in, to read back (`smio.reading.read_plan`)."""

from collections.abc import Sequence

from smio.documents.sheet import Entry, Sheet, Workbook
from smio.language import Translator
from smio.monitoring import PlanItem
from smio.reading.plan_sheets import FIELDS

WIDTHS = (46.0, 22.0, 24.0, 10.0, 24.0, 12.0, 12.0, 12.0, 22.0, 12.0, 34.0)  # characters, by field
ROOM = 200  # empty lines below the plan that are ready to be filled in
CHOSEN = ("planned", "cancelled")


def plan_workbook(plan: Sequence[PlanItem], t: Translator, *, author: str = "") -> bytes:
    """The plan as xlsx, with room for more lines and a sheet that says how to fill them; an empty one is a template."""
    workbook = Workbook(t("plan.title"), author)
    sheet = workbook.sheet(t("plan.sheet.plan"))
    sheet.headings(0, [t(f"plan.column.{field}") for field in FIELDS], WIDTHS, 1)
    _rules(sheet, (1, len(plan) + ROOM), t)
    for row, item in enumerate(plan, start=1):
        entries = [_entry(item, field, t) for field in FIELDS]
        sheet.entries(row, entries)
        sheet.fit_row(row, entries, WIDTHS)
    sheet.filters(0, len(plan) + ROOM, len(FIELDS) - 1)
    sheet.page("", t("documents.workbook.page"))
    _how(workbook.sheet(t("plan.sheet.how")), t)
    return workbook.close()


def _rules(sheet: Sheet, rows: tuple[int, int], t: Translator) -> None:
    """What each cell takes: a word of two, a day; when it is due may be a period too."""
    yes, no = t("plan.yes"), t("plan.no")
    for field in CHOSEN:
        sheet.one_of(rows, FIELDS.index(field), (yes, no), t("plan.only_words", yes=yes, no=no))
    for field in ("start", "done_on"):
        sheet.days(rows, FIELDS.index(field), t("plan.only_days"))
    sheet.days(rows, FIELDS.index("due"))


def _entry(item: PlanItem, field: str, t: Translator) -> Entry:
    value = getattr(item, field)
    if field == "planned" or value is True:
        return t("plan.yes" if value else "plan.no")
    return value or None  # no day, no word, not cancelled: an empty cell


def _how(sheet: Sheet, t: Translator) -> None:
    sheet.widths(0, 0, 110.0)
    sheet.text(0, 0, t("plan.sheet.how"), "title")
    for row, line in enumerate(t("plan.how.text").split("\n"), start=2):
        sheet.text(row, 0, line)
        sheet.fit(row, line, 110.0)
    sheet.page("", t("documents.workbook.page"))
