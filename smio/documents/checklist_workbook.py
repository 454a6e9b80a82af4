"""A checklist, or measurements on it, as a workbook that is read back: what to fill in is on its sheets."""

from collections.abc import Mapping, Sequence
from typing import Any

from smio.checklist import Checklist, ItemAnswer, Measurement, built_in_checklists, checklist_content
from smio.checklist.checklist_sheets import LAYOUT, LISTS, Part
from smio.documents.sheet import ACROSS, Entry, Number, Sheet, Workbook
from smio.language import Translator

TEMPLATE = "mibp-example"
NARROW, WIDE, WIDEST = 14.0, 40.0, 60.0  # characters
NARROW_FIELDS = frozenset({"id", "direction", "points", "version", "official", "code", "share", "low", "high", "was"})
NUMBERS = frozenset({"points", "share", "low", "high"})
DAY = "%d.%m.%Y"


def checklist_workbook(checklist: Checklist, t: Translator) -> bytes:
    """A checklist with a sheet for each part, in the language of ``t``; reading it gives the same checklist."""
    workbook = Workbook(checklist.title[t.language], "")
    _instructions(workbook, t)
    content = checklist_content(checklist)
    for name, part in LAYOUT.items():
        sheet = workbook.sheet(t(f"checklist.sheet.{name}"))
        columns = _columns(part, checklist.languages)
        headings = [_heading(field, language, t) for field, language in columns]
        numbers = [place for place, (field, _) in enumerate(columns) if field in NUMBERS]
        sheet.headings(0, headings, [_width(field) for field, _ in columns], centred=numbers)
        for row, record in enumerate(_records(name, content), start=1):
            entries = [_entry(record, field, language, t) for field, language in columns]
            sheet.entries(row, entries)
            sheet.fit_row(row, entries, [_width(field) for field, _ in columns])
        wide = sum(_width(field) for field, _ in columns)
        sheet.page("", t("documents.workbook.page"), pages_wide=max(1, round(wide / ACROSS)))
    return workbook.close()


def checklist_template(t: Translator) -> bytes:
    """The example МИБП checklist, to be changed into the group's own."""
    return checklist_workbook(built_in_checklists()[TEMPLATE], t)


def measurement_workbook(checklist: Checklist, measurements: Sequence[Measurement], t: Translator) -> bytes:
    """Measurements with items down and periods across, their proof, and totals alone; to be filled in and read back."""
    workbook = Workbook(checklist.title[t.language], "")
    sheet = workbook.sheet(t("checklist.sheet.measurements"))
    answered = [one for one in measurements if one.total is None]
    proofs, totals = (workbook.sheet(t(f"checklist.sheet.{name}")) for name in ("proofs", "totals"))
    _answers(sheet, checklist, answered, t)
    _proofs(proofs, answered, t)
    _totals(totals, [one for one in measurements if one.total is not None], t)
    for each in (sheet, proofs, totals):
        each.page("", t("documents.workbook.page"))
    return workbook.close()


def _instructions(workbook: Workbook, t: Translator) -> None:
    sheet = workbook.sheet(t("checklist.sheet.instructions"))
    sheet.widths(0, 0, 110)
    sheet.text(0, 0, t("checklist.sheet.instructions"), "title")
    for row, line in enumerate(t("checklist.sheet.how").split("\n"), start=2):
        sheet.text(row, 0, line)
        sheet.fit(row, line, 110)
    sheet.page("", t("documents.workbook.page"))


def _columns(part: Part, languages: Sequence[str]) -> list[tuple[str, str]]:
    """The columns of a sheet: a field, and the language of a text."""
    return [(field, language) for field in part.fields for language in (languages if field in part.texts else ("",))]


def _heading(field: str, language: str, t: Translator) -> str:
    words = t(f"checklist.column.{field}")
    return f"{words} ({language})" if language else words


def _width(field: str) -> float:
    return NARROW if field in NARROW_FIELDS else WIDE


def _records(part: str, content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of a sheet from the content of a checklist's file."""
    if part == "checklist":
        return [{**content, "official": content.get("official", False)}]
    if part == "items":
        return [
            {**item, "direction": direction["id"]} for direction in content["directions"] for item in direction["items"]
        ]
    if part == "replaces":
        return [
            {"version": replaced["version"], "id": item, "was": was}
            for replaced in content.get("replaces", ())
            for item, was in replaced["items"].items()
        ]
    return list(content.get(part, ()))


def _entry(record: Mapping[str, Any], field: str, language: str, t: Translator) -> Entry:
    value: Any = record.get(field)
    if language:
        texts: Mapping[str, str] = value or {}
        return texts.get(language)
    if field == "official":
        return t(f"checklist.column.{'yes' if value else 'no'}")
    if field in LISTS and value:
        return ", ".join(value)
    if isinstance(value, bool) or value is None:
        return None
    return Number(float(value), "points") if isinstance(value, int | float) else str(value)


def _answers(sheet: Sheet, checklist: Checklist, measurements: Sequence[Measurement], t: Translator) -> None:
    """Which checklist, then the items with a column for each period; an empty one where nothing is measured yet."""
    sheet.entries(0, [t("checklist.column.checklist"), checklist.id, t("checklist.column.version"), checklist.version])
    sheet.text(1, 0, t("checklist.sheet.measurements_how"), "note")
    periods = [_period(one) for one in measurements] or [t("checklist.sheet.period_example")]
    headings = [t("checklist.column.item"), t("checklist.column.text"), *periods]
    sheet.headings(2, headings, [NARROW, WIDEST, *[24.0] * len(periods)], 2)
    for row, item in enumerate(checklist.items.values(), start=3):
        given = [_word(checklist, one.answers.get(item.id), t) for one in measurements]
        entries = [item.id, item.text[t.language], *given]
        sheet.entries(row, entries)
        sheet.fit_row(row, entries, [NARROW, WIDEST, *[24.0] * len(given)])


def _word(checklist: Checklist, answer: ItemAnswer | None, t: Translator) -> str | None:
    return None if answer is None else checklist.answer(answer.answer).label[t.language]


def _proofs(sheet: Sheet, measurements: Sequence[Measurement], t: Translator) -> None:
    fields = ("period", "item", "note", "link", "checked_on", "checked_by")
    sheet.headings(0, [t(f"checklist.column.{field}") for field in fields], [24.0, NARROW, WIDEST, WIDE, NARROW, 24.0])
    row = 0
    for one in measurements:
        for item, answer in one.answers.items():
            if answer.note or answer.link or answer.checked_on or answer.checked_by:
                row += 1
                when = answer.checked_on.strftime(DAY) if answer.checked_on else None
                sheet.entries(row, [_period(one), item, answer.note, answer.link, when, answer.checked_by])


def _totals(sheet: Sheet, measurements: Sequence[Measurement], t: Translator) -> None:
    fields = ("from", "to", "total")
    headings = [t(f"checklist.column.{field}") for field in fields]
    sheet.headings(0, headings, [NARROW, NARROW, NARROW], numbers=(fields.index("total"),))
    for row, one in enumerate(measurements, start=1):
        total = None if one.total is None else Number(one.total, "rating")
        sheet.entries(row, [one.start.strftime(DAY), one.end.strftime(DAY), total])


def _period(measurement: Measurement) -> str:
    return f"{measurement.start.strftime(DAY)} – {measurement.end.strftime(DAY)}"
