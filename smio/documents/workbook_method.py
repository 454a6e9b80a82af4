"""The sheet that says in words how everything was computed, what stands where, and from which files it comes."""

from collections.abc import Iterator, Sequence

from smio.documents.act_parts import quoted
from smio.documents.results import Results
from smio.documents.services_method import round_label, services_method
from smio.documents.sheet import BOLD, Manner, Sheet
from smio.documents.workbook_ratings import RatingsSheet
from smio.language import Translator

NAMES, WORDS = 32.0, 138.0  # characters: of what is explained, of its explanation
FIRST_ROW = 2
ON_ONE_PAGE = 0.4  # a page and this much of another are drawn together

Explained = tuple[str, str]  # a sheet or a column, and what it is


def method_sheet(
    sheet: Sheet,
    results: Results,
    ratings: Sequence[RatingsSheet],
    sheets: Sequence[Explained],
    steps: Sequence[str],
    t: Translator,
) -> None:
    """Paragraphs over both columns, then the sheets and the columns with what they are, then the files' hashes.

    ``steps`` are the names of the sheets that calculate step by step.
    """
    sheet.widths(0, 0, NAMES)
    sheet.widths(1, 1, WORDS)
    sheet.text(0, 0, t("documents.workbook.method"), "title")
    row = FIRST_ROW
    for line in filter(None, [*_services_lines(results, ratings, steps, t), *_checklist_lines(results, t)]):
        sheet.across(row, 1, line, "text", NAMES + WORDS)
        row += 1
    end = _table(sheet, row + 1, (t("workbook_guide.sheet"), t("workbook_guide.about")), _joined(sheets))
    sheet.keep_whole(row + 1, end - 1)
    last = end
    if results.rounds:
        last = _table(sheet, end + 1, (t("workbook_guide.column"), t("workbook_guide.means")), _columns(results, t))
    sources = list(_sources(results, t))
    if sources:  # a few lines: they stand with the columns, never alone on a page
        last = _table(sheet, last + 1, (t("workbook_guide.round"), t("workbook_guide.file")), sources)
    sheet.keep_whole(end + 1, last - 1)


def _table(sheet: Sheet, row: int, heads: Explained, rows: Sequence[Explained]) -> int:
    """A small table from a row on; gives the row below it."""
    sheet.heads(row, heads, (NAMES, WORDS))
    for entries in rows:
        row += 1
        manners: tuple[Manner, Manner] = ("strong", "text")
        for column, (words, manner) in enumerate(zip(entries, manners, strict=True)):
            sheet.text(row, column, words, manner)
        sheet.fit_row(row, entries, (NAMES / BOLD, WORDS))
    return row + 1


def _joined(sheets: Sequence[Explained]) -> list[Explained]:
    """Sheets of which the same is said, in one row."""
    told: dict[str, list[str]] = {}
    for name, about in sheets:
        told.setdefault(about, []).append(name)
    return [("; ".join(names), about) for about, names in told.items()]


def _services_lines(
    results: Results, ratings: Sequence[RatingsSheet], steps: Sequence[str], t: Translator
) -> Iterator[str]:
    if not results.rounds:
        return
    live = [answers.sheet.name for answers in ratings if answers.ranges]
    yield from services_method(results, t)
    yield t("documents.conclusion.describes")
    paired = results.comparison is not None and results.comparison.paired
    yield t("documents.workbook.paired") if paired else ""
    if live:
        names, where = (t.listing(quoted(each, t)) for each in (live, steps))
        yield t("workbook.formulas", n=len(results.rounds), sheets=names, steps=where)
    yield earlier_note(results, ratings, t)
    yield t("documents.table.hidden_note") + " " + t("documents.table.marked_note")
    yield t("workbook.small_questions")
    yield t("documents.workbook.own_data")
    yield from _left_out(results, t)


def earlier_note(results: Results, ratings: Sequence[RatingsSheet], t: Translator) -> str:
    """Which two of more rounds are compared, and where the others stand; nothing where there are no others."""
    if not results.earlier:
        return ""
    first, second = (round_label(round_, t) for round_ in results.rounds)
    names = t.listing(quoted([answers.sheet.name for answers in ratings[: len(results.earlier)]], t))
    known = {"total": len(results.every_round), "first": first, "second": second, "sheets": names}
    return t("workbook_guide.earlier", n=len(results.earlier), **known)


def _columns(results: Results, t: Translator) -> list[Explained]:
    """The columns of numbers whose heading alone does not say it."""
    steps = t.decimal(results.scores[-1].scale.satisfied_from, 0)
    of_difference = (("interval", ("low", "high")), ("p", ("p", "p_adjusted")), ("sign", ("sign",)))
    of_scores = (("margin", ("margin",)), ("sd", ("sd",)), ("index", ("index",)))
    explained = (*(of_difference if results.comparison is not None else ()), *of_scores)
    return [
        *(
            ("; ".join(t(f"documents.workbook.{name}") for name in names), t(f"workbook_guide.columns.{about}"))
            for about, names in explained
        ),
        (t("documents.workbook.satisfied"), t("documents.workbook.satisfied_note", steps=steps)),
    ]


def _checklist_lines(results: Results, t: Translator) -> list[str]:
    if results.checklist is None or not results.measurements:
        return []
    name = results.checklist.title[t.language]
    return [t("workbook.checklist.method", name=name, version=results.checklist.version)]


def _left_out(results: Results, t: Translator) -> list[str]:
    if results.comparison is None or not results.comparison.left_out:
        return []
    items = (
        t(
            "documents.services.left_out_item",
            service=left.indicator.service,
            criterion=left.indicator.criterion,
            because=t(f"comparison.because.{left.because}"),
        )
        for left in results.comparison.left_out
    )
    return [t("documents.services.left_out", list="; ".join(items))]


def _sources(results: Results, t: Translator) -> Iterator[Explained]:
    for round_ in results.every_round:
        for source in round_.responses.sources:
            file = f"{source.name}{f', {source.sheet}' if source.sheet else ''}, SHA-256 {source.sha256}"
            yield round_label(round_, t), file
