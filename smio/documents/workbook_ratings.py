"""The sheet of a round's de-identified ratings, and the formulas that stand on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from smio.documents.services_method import round_label
from smio.documents.sheet import HEADING_HEIGHT, Number, Sheet, column_range
from smio.language import Translator
from smio.survey import Round

HEADING_ROWS = (1, 2)  # service, criterion
FIRST_ROW = 3
FIRST_COLUMN = 1

Key = tuple[str, str]


@dataclass(frozen=True, eq=False)
class RatingsSheet:
    """Where the ratings of each question stand: ``ranges`` by the indicator's key, in formulas' words."""

    sheet: Sheet
    ranges: Mapping[Key, str]

    def count(self, key: Key) -> str:
        """How many rated one question."""
        return f"COUNT({self.ranges[key]})"

    def mean(self, key: Key) -> str:
        """The mean of one question."""
        return f"AVERAGE({self.ranges[key]})"

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


def ratings_sheet(sheet: Sheet, round_: Round, t: Translator) -> RatingsSheet:
    """Write the ratings, a row a questionnaire; what is no valid rating stays empty."""
    responses = round_.responses
    label = f" – {t('documents.generated.label')}" if round_.generated else ""
    sheet.text(0, 0, round_label(round_, t) + label, "title")
    service_row, criterion_row = HEADING_ROWS
    for column, indicator in enumerate(responses.indicators, FIRST_COLUMN):
        sheet.text(service_row, column, indicator.service, "heading")
    sheet.text(service_row, 0, "", "heading")
    sheet.height(service_row, HEADING_HEIGHT)
    names = [t("documents.workbook.respondent"), *(indicator.criterion for indicator in responses.indicators)]
    sheet.headings(criterion_row, names, [10.0, *[17.0] * len(responses.indicators)], FIRST_COLUMN)
    for position, ratings in enumerate(responses.ratings):
        row = FIRST_ROW + position
        sheet.number(row, 0, Number(position + 1, "whole"))
        for column, rating in enumerate(ratings, FIRST_COLUMN):
            if not np.isnan(rating):
                sheet.number(row, column, Number(float(rating), "rating"))
    last = FIRST_ROW + max(len(responses), 1) - 1
    ranges = {
        indicator.key: column_range(sheet.name, column, FIRST_ROW, last)
        for column, indicator in enumerate(responses.indicators, FIRST_COLUMN)
    }
    return RatingsSheet(sheet, ranges)
