"""Scores over rounds as xlsx: every point and every tested change, and nothing that is hidden."""

from collections.abc import Sequence

from smio.comparison import Trend, TrendLine, TrendStep
from smio.documents.sheet import Entry, Manner, Number, Sheet, Workbook
from smio.figures.captions import round_line
from smio.language import Translator
from smio.survey import Round, Showing, showing

NAME, NUMBER, VERDICT, NOTE = 30.0, 11.0, 26.0, 7
FEW = "<5"


def trend_workbook(rounds: Sequence[Round], trend: Trend, t: Translator, *, notes: Sequence[str] = ()) -> bytes:
    """Two sheets: the scores by round with n and interval, the changes with interval, adjusted p and verdict."""
    book = Workbook(t("trends.title"), "")
    lines = [*([trend.overall] if len(trend.services) > 1 else []), *trend.services, *trend.criteria]
    label = t("documents.generated.label") if any(one.generated for one in rounds) else ""
    for name, filled in ((t("trends.table.scores"), _scores), (t("trends.table.steps"), _steps)):
        sheet = book.sheet(name)
        sheet.text(0, 0, name, "title")
        row = filled(sheet, 2, rounds, lines, t) + 1
        for note in (*notes, *(round_line(one, t) for one in rounds), *_sources(rounds), t("interface.describes")):
            sheet.across(row, NOTE, note, "note")
            row += 1
        sheet.page(label, t("documents.workbook.page"))
    return book.close()


def _scores(sheet: Sheet, first: int, rounds: Sequence[Round], lines: Sequence[TrendLine], t: Translator) -> int:
    headings = [
        *(t(f"interface.table.{name}") for name in ("service", "criterion")),
        *(t(f"trends.table.{name}") for name in ("round", "run")),
        *(t(f"interface.table.{name}") for name in ("n", "score")),
        *(t(f"trends.table.interval_{name}") for name in ("low", "high")),
    ]
    numbers = range(3, len(headings))
    sheet.headings(first, headings, [NAME, NAME, NAME, *[NUMBER] * 5], frozen_columns=2, numbers=numbers)
    row = first + 1
    for line in lines:
        for one in line.points:
            entries: list[Entry] = [*_named(line, t), rounds[one.place].name, Number(one.run + 1, "whole")]
            if one.hidden:
                entries += [FEW if showing(one.n) is Showing.HIDDEN else Number(one.n, "whole"), "—", None, None]
            else:
                manner: Manner = "marked" if showing(one.n) is Showing.MARKED else "score"
                entries += [Number(one.n, "whole"), Number(one.mean, manner)]
                half = one.margin
                entries += [None, None] if half is None else [Number(one.mean - half), Number(one.mean + half)]
            sheet.entries(row, entries, "text" if line.indicator.criterion else "strong")
            row += 1
    return row


def _steps(sheet: Sheet, first: int, rounds: Sequence[Round], lines: Sequence[TrendLine], t: Translator) -> int:
    headings = [
        *(t(f"interface.table.{name}") for name in ("service", "criterion")),
        t("trends.figure.change"),
        t("trends.table.questions"),
        f"n {t('interface.table.first')}",
        f"n {t('interface.table.second')}",
        t("interface.table.difference"),
        *(t(f"trends.table.interval_{name}") for name in ("low", "high")),
        t("trends.table.p"),
        t("trends.figure.verdict"),
    ]
    widths, numbers = [NAME, NAME, NAME, *[NUMBER] * 7, VERDICT], range(3, len(headings) - 1)
    sheet.headings(first, headings, widths, frozen_columns=2, numbers=numbers)
    row = first + 1
    for line in lines:
        whole = [line.way] if line.way and line.way not in line.steps else []
        for step in (*line.steps, *whole):
            way = step == line.way
            name = t("trends.table.step", first=rounds[step.first].name, second=rounds[step.second].name)
            named = f"{t('trends.table.way')}: {name}" if way else name
            sheet.entries(row, [*_named(line, t), named, *_change(step, t)], "strong" if way else "text")
            row += 1
    return row


def _change(step: TrendStep, t: Translator) -> list[Entry]:
    values = step.change.values
    counts: list[Entry] = [FEW if showing(n) is Showing.HIDDEN else Number(n, "whole") for n in (values.n1, values.n2)]
    questions = Number(step.questions, "whole")
    if step.hidden:
        return [questions, *counts, "—", None, None, None, t("comparison.verdict.too_few")]
    ends: list[Entry] = [None if end is None else Number(end, "signed") for end in (values.ci_low, values.ci_high)]
    p = step.change.p_adjusted
    return [
        questions, *counts, Number(values.difference, "signed"), *ends, None if p is None else Number(p, "p"),
        t(f"comparison.verdict.{step.change.verdict}"),
    ]  # fmt: skip


def _named(line: TrendLine, t: Translator) -> list[Entry]:
    one = line.indicator
    return [one.service or t("trends.figure.overall"), one.criterion]


def _sources(rounds: Sequence[Round]) -> list[str]:
    return [
        f"{one.name}: {source.name}{f', {source.sheet}' if source.sheet else ''}, SHA-256 {source.sha256}"
        for one in rounds
        for source in one.responses.sources
    ]
