"""The register of recommendations for a spreadsheet: a workbook with its rates, and a CSV that runs nothing."""

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import StringIO

from smio.documents.sheet import Entry, Number, Sheet, Workbook, cell_name, least_width
from smio.documents.shown import HIDDEN_VALUE
from smio.documents.typography import printable, typeset
from smio.figures.palette import WORSE
from smio.language import Translator
from smio.monitoring import Rates, Reply, Status, Tracked, Voice, rates, rates_by

COLUMNS = (  # each with its width in characters
    ("act", 8.0), ("subject", 26.0), ("number", 9.0), ("what", 40.0), ("why", 26.0), ("to_whom", 20.0),
    ("sent_on", 12.0), ("due", 12.0), ("status", 15.0), ("days_late", 13.0), ("answered_on", 13.0),
    ("days_to_answer", 12.0), ("replies", 44.0), ("document", 20.0), ("files", 24.0),
)  # fmt: skip
STATUS = [name for name, _ in COLUMNS].index("status")
FROZEN = 3  # which act and which recommendation stay in sight
RATES = (
    "sent", "answered", "reply_rate", "done", "fix_rate", "overdue", "acts", "acts_answered", "days",
)  # fmt: skip
FIRST_ROW = 3  # a title and the day it is true of stand above the headings
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # what a spreadsheet takes for a formula's start


def register_workbook(register: Sequence[Tracked], t: Translator, today: date, *, author: str = "") -> bytes:
    """The register as xlsx: every recommendation with what came back, then the rates by addressee and by month."""
    as_of = typeset(t("register.as_of", date=today))
    workbook = Workbook(t("register.title"), author, as_of, today)
    sheet = workbook.sheet(t("register.sheet.register"))
    last = len(COLUMNS) - 1
    sheet.text(0, 0, t("register.title"), "title")
    sheet.across(1, last, as_of, "note")
    headings, widths = zip(*COLUMNS, strict=True)
    sheet.headings(FIRST_ROW - 1, [t(f"register.column.{name}") for name in headings], widths, FROZEN)
    for row, one in enumerate(register, start=FIRST_ROW):
        entries = _entries(one, t, today)
        sheet.entries(row, entries)
        sheet.fit_row(row, entries, widths)
    sheet.filters(FIRST_ROW - 1, FIRST_ROW - 1 + len(register), last)
    if register:
        overdue = {t(f"register.status.{Status.OVERDUE}"): WORSE[1:]}
        sheet.coloured(FIRST_ROW, FIRST_ROW - 1 + len(register), [STATUS, STATUS + 1], STATUS, overdue)
    header, named = f"{t('register.title')}. {as_of}", FROZEN  # which recommendation it is stands on every page
    sheet.page(header, t("documents.workbook.page"), pages_wide=2, title_rows=FIRST_ROW - 1, repeated_columns=named)
    _rates_sheet(workbook.sheet(t("register.sheet.rates")), register, t, today)
    return workbook.close()


def register_csv(register: Sequence[Tracked], t: Translator, today: date) -> bytes:
    """The register as CSV for a spreadsheet: UTF-8 with its mark, semicolons, every cell quoted, no formulas."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([t(f"register.column.{name}") for name, _ in COLUMNS])
    for one in register:
        writer.writerow([defused(_plain(entry, t)) for entry in _entries(one, t, today)])
    return stream.getvalue().encode("utf-8-sig")


def defused(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe before what would begin a formula, spaces set aside."""
    text = printable(text).replace("\x00", "")
    return f"'{text}" if text.startswith(RUNS) or text.lstrip().startswith(RUNS) else text


def days_late(one: Tracked, today: date) -> int | None:
    """How many days a recommendation is overdue; None where it is not."""
    late = one.status(today) is Status.OVERDUE and one.due is not None
    return (today - one.due).days if late and one.due else None


def reply_words(reply: Reply, t: Translator) -> str:
    """A reply in a line: when, who, what was said of it in a word, and their own words."""
    who = reply.who or t("register.by_group" if reply.voice is Voice.GROUP else "register.by_authority")
    said = ". ".join(part for part in (t(f"register.status.{reply.status}"), reply.text.strip()) if part)
    return t("register.reply", date=t.short_date(reply.on), who=who, text=said)


def addressee_of(one: Tracked, t: Translator) -> str:
    """Whom a recommendation is addressed to, or that nobody is named."""
    return one.recommendation.to_whom or t("register.nobody")


def month_of(one: Tracked) -> str:
    """The month a recommendation was sent in, as it sorts: 2026-02."""
    return f"{one.sent_on:%Y-%m}" if one.sent_on else ""


def month_words(month: str) -> str:
    """A month in digits: 02.2026."""
    year, _, number = month.partition("-")
    return f"{number}.{year}"


def _entries(one: Tracked, t: Translator, today: date) -> list[Entry]:
    late, answered = days_late(one, today), one.answered_on
    waited = (answered - one.sent_on).days if answered and one.sent_on else None
    entries: list[Entry] = [
        one.act_number,
        one.act_subject,
        Number(one.number, "count"),
        one.recommendation.what,
        one.recommendation.why,
        addressee_of(one, t),
        one.sent_on or t("register.not_sent"),
        one.due,
        t(f"register.status.{one.status(today)}"),
        None if late is None else Number(late, "count"),
        answered,
        None if waited is None else Number(waited, "count"),
        "\n".join(reply_words(reply, t) for reply in one.replies),
        "; ".join(dict.fromkeys(reply.document for reply in one.replies if reply.document)),
        "; ".join(file.name for reply in one.replies for file in reply.files),
    ]
    return [entry or None for entry in entries]  # no word is an empty cell, so that a filter finds it


def _plain(entry: Entry, t: Translator) -> str:
    if isinstance(entry, Number):
        return f"{entry.value:g}"
    if isinstance(entry, date):
        return t.short_date(entry)
    return entry or ""


def _rates_sheet(sheet: Sheet, register: Sequence[Tracked], t: Translator, today: date) -> None:
    """The rates of each addressee, of each month of sending, and of all, the shares as formulas."""
    heads = {name: [t(f"register.column.{word}") for word in (name, *RATES)] for name in ("part", "month")}
    widths = [44.0, *(max(14.0, least_width(word)) for word in heads["part"][1:])]
    for column, width in enumerate(widths):
        sheet.widths(column, column, width)
    sheet.text(0, 0, t("register.sheet.rates"), "title")
    said = typeset(f"{t('register.as_of', date=today)} {t('register.counted')}")
    sheet.across(1, len(RATES), said, "note", sum(widths))
    row = 3
    parts: dict[str, Callable[[Tracked], str]] = {"part": lambda one: addressee_of(one, t), "month": month_of}
    for name, part in parts.items():
        sheet.heads(row, heads[name], widths, numbers=range(1, len(widths)))
        by_part = rates_by(register, today, part)
        ordered = sorted(by_part.items()) if name == "month" else by_part.items()
        for called, counted in ordered:
            row += 1
            entries = [month_words(called) if name == "month" else called, *_rate_entries(counted, row)]
            sheet.entries(row, entries)
            sheet.fit_row(row, entries, widths)
        row += 1
        total = [t("register.column.all"), *_rate_entries(rates(register, today), row)]
        sheet.entries(row, total, "strong")
        row += 2
    sheet.page("", t("documents.workbook.page"))


def _rate_entries(counted: Rates, row: int) -> Iterator[Entry]:
    def share(value: float | None, column: int) -> Entry:
        # sent stands in the second column, what is counted just before its share
        formula = f"{cell_name(row, column - 1)}/{cell_name(row, 1)}"
        return HIDDEN_VALUE if value is None else Number(value, "share", formula)

    yield Number(counted.sent, "whole")
    yield Number(counted.answered, "whole")
    yield share(counted.reply_rate, 3)
    yield Number(counted.done, "whole")
    yield share(counted.fix_rate, 5)
    yield Number(counted.overdue, "whole")
    yield Number(counted.acts_sent, "whole")
    yield Number(counted.acts_answered, "whole")
    yield HIDDEN_VALUE if counted.days is None else Number(counted.days, "rating")
