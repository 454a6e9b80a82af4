"""The sheet that says what stands in which column of the ratings."""

from collections.abc import Sequence

from smio.documents.results import Results
from smio.documents.sheet import Entry, Number, Sheet, column_letters
from smio.documents.shown import HIDDEN_COUNT, HIDDEN_VALUE
from smio.documents.workbook_ratings import FIRST_COLUMN, RatingsSheet
from smio.language import Translator
from smio.survey import Showing, showing

HEADING_ROW = 2
WIDTHS = (16.0, 10.0, 34.0, 34.0, 14.0, 10.0, 60.0)
HEADS = ("sheet_name", "column", "service", "criterion", "scale", "n", "values")
PLACE, N = HEADS.index("column"), HEADS.index("n")


def codebook_sheet(sheet: Sheet, results: Results, ratings: Sequence[RatingsSheet], t: Translator) -> None:
    """A row for each question of each round: where it stands, its scale, how many rated it, what a cell may hold.

    A question that is not on the ratings' sheet has no column.
    """
    sheet.text(0, 0, t("workbook.codebook.title"), "title")
    headings = [t(f"workbook.codebook.{head}") for head in HEADS]
    sheet.headings(HEADING_ROW, headings, WIDTHS, centred=(PLACE,))
    row = HEADING_ROW + 1
    for scores, answers in zip(results.scores, ratings, strict=True):
        columns = {key: column for column, key in enumerate(answers.ranges, FIRST_COLUMN)}
        steps = ", ".join(f"{step:g}" for step in scores.scale.steps)
        scale = f"{scores.scale.low:g}…{scores.scale.high:g}"
        for criterion in scores.criteria:
            place = columns.get(criterion.indicator.key)
            few = showing(criterion.n) is Showing.HIDDEN
            entries: list[Entry] = [
                answers.sheet.name,
                None,
                criterion.indicator.service,
                criterion.indicator.criterion,
                scale,
                None if few else Number(criterion.n, "count"),
                t("workbook.codebook.not_shown") if place is None else t("workbook.codebook.answers", steps=steps),
            ]
            sheet.entries(row, entries)
            sheet.text(row, PLACE, HIDDEN_VALUE if place is None else column_letters(place), "sign")
            if few:
                sheet.text(row, N, HIDDEN_COUNT)
            sheet.fit_row(row, entries, WIDTHS)
            row += 1
