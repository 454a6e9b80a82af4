"""The sheet of a round's de-identified ratings, and the formulas that stand on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from smio.documents.services_method import round_label
from smio.documents.sheet import Number, Sheet, block_range, column_range, fitted_width, least_width
from smio.language import Translator
from smio.survey import Round, Scores, hidden_scores

HEADING_ROWS = (1, 2)  # service, criterion
COUNT_ROW, MEAN_ROW = 3, 4
FIRST_ROW = 5
FIRST_COLUMN = 1
NUMBER_WIDTH, RATING_WIDTH = 12.0, 16.0  # characters
ACROSS, WIDEST_RATING = 150.0, 26.0  # of the columns of ratings on a page; of one, where long names have the room

Key = tuple[str, str]


@dataclass(frozen=True, eq=False)
class RatingsSheet:
    """Where the ratings of each question stand: ``ranges`` by the indicator's key, in formulas' words.

    ``block`` is the whole table of ratings, ``means`` the row of its means, both empty where nothing may be shown.
    Questions that fewer than five people rated are not on the sheet: what rests on one of them has no formula.
    """

    sheet: Sheet
    ranges: Mapping[Key, str]
    block: str = ""
    means: str = ""

    def holds(self, keys: Iterable[Key]) -> bool:
        """Whether all of the questions are on the sheet, so that a formula can stand on them."""
        wanted = list(keys)
        return bool(wanted) and all(key in self.ranges for key in wanted)

    def count(self, key: Key) -> str:
        """How many rated one question."""
        return f"COUNT({self.ranges[key]})"

    def mean(self, key: Key) -> str:
        """The mean of one question."""
        return f"AVERAGE({self.ranges[key]})"

    def variance(self, key: Key) -> str:
        """The variance of one question's mean."""
        return f"VAR({self.ranges[key]})/COUNT({self.ranges[key]})"

    def people(self, keys: Sequence[Key]) -> str:
        """How many rated any of the questions."""
        rated = "+".join(f"ISNUMBER({self.ranges[key]})" for key in keys)
        return f"SUMPRODUCT(--(({rated})>0))"

    def mean_of_means(self, keys: Sequence[Key]) -> str:
        """The mean of the questions' means: a service's score."""
        return f"AVERAGE({','.join(self.mean(key) for key in keys)})"

    def overall(self, keys: Sequence[Key]) -> str:
        """The mean of the services' scores."""
        services = dict.fromkeys(service for service, _ in keys)
        own = (self.mean_of_means([key for key in keys if key[0] == service]) for service in services)
        return f"AVERAGE({','.join(own)})"

    def influence(self, shares: str) -> str:
        """The sum of squared influences on a mean of means: ``shares`` is a column of weight by n, a row a question.

        A respondent's influence is the sum over the valid ratings of (rating - mean) times the question's share.
        """
        return f"SUMPRODUCT(MMULT(ISNUMBER({self.block})*({self.block}-{self.means}),{shares})^2)"


def shown_questions(round_: Round, scores: Scores) -> list[int]:
    """The places of the questions that may be shown; of the others somebody might be known, or they tell of one."""
    hidden = hidden_scores(scores).criteria
    rated = {criterion.indicator.key for criterion in scores.criteria if criterion.n}
    return [
        place
        for place, indicator in enumerate(round_.responses.indicators)
        if indicator.key in rated and indicator.key not in hidden
    ]


def ratings_sheet(sheet: Sheet, round_: Round, scores: Scores, t: Translator) -> RatingsSheet:
    """Write the ratings, a row a questionnaire, with n and mean above; what is no valid rating stays empty."""
    responses = round_.responses
    sheet.text(0, 0, ratings_title(round_, t), "title")
    shown = shown_questions(round_, scores)
    if not shown:
        sheet.widths(0, 0, 60.0)
        sheet.text(HEADING_ROWS[0], 0, t("workbook.too_few_to_show"), "note")
        return RatingsSheet(sheet, {})
    asked, rated_columns = [responses.indicators[place] for place in shown], range(FIRST_COLUMN, len(shown) + 1)
    room = max(RATING_WIDTH, min(WIDEST_RATING, ACROSS / len(shown)))
    width = fitted_width((name for one in asked for name in (one.service, one.criterion)), RATING_WIDTH, room)
    widths = [NUMBER_WIDTH, *(max(width, least_width(one.service)) for one in asked)]
    services = [t("documents.workbook.service"), *(one.service for one in asked)]
    sheet.heads(HEADING_ROWS[0], services, widths, numbers=rated_columns)
    names = [t("documents.workbook.respondent"), *(one.criterion for one in asked)]
    sheet.headings(HEADING_ROWS[1], names, widths, numbers=rated_columns)
    _ratings(sheet, responses.ratings[:, shown])
    first, last = FIRST_ROW, FIRST_ROW + len(responses) - 1
    ranges = {
        responses.indicators[place].key: column_range(sheet.name, column, first, last)
        for column, place in enumerate(shown, FIRST_COLUMN)
    }
    end = FIRST_COLUMN + len(shown) - 1
    answers = RatingsSheet(
        sheet,
        ranges,
        block_range(sheet.name, (first, FIRST_COLUMN), (last, end)),
        block_range(sheet.name, (MEAN_ROW, FIRST_COLUMN), (MEAN_ROW, end)),
    )
    _summary(sheet, answers, scores, t)
    sheet.freeze(FIRST_ROW, FIRST_COLUMN)
    return answers


def ratings_title(round_: Round, t: Translator) -> str:
    """Which round it is, and that it is made up where it is: at the head of the sheet, and of its every page."""
    label = f" – {t('documents.generated.label')}" if round_.generated else ""
    return round_label(round_, t) + label


def _ratings(sheet: Sheet, ratings: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> None:
    for position, row in enumerate(ratings):
        sheet.number(FIRST_ROW + position, 0, Number(position + 1, "count"))
        for column, rating in enumerate(row, FIRST_COLUMN):
            if not np.isnan(rating):
                sheet.number(FIRST_ROW + position, column, Number(float(rating), "rating"))


def _summary(sheet: Sheet, answers: RatingsSheet, scores: Scores, t: Translator) -> None:
    """The rows of n and of the means, which the formulas of other sheets use."""
    sheet.text(COUNT_ROW, 0, t("documents.workbook.n"), "strong")
    sheet.text(MEAN_ROW, 0, t("documents.workbook.score"), "strong")
    known = {criterion.indicator.key: criterion for criterion in scores.criteria}
    for column, key in enumerate(answers.ranges, FIRST_COLUMN):
        sheet.number(COUNT_ROW, column, Number(known[key].n, "whole", answers.count(key)))
        sheet.number(MEAN_ROW, column, Number(known[key].score or 0.0, "score", answers.mean(key)))
