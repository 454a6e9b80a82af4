"""The sheet of a round's shares: the weight of each question by its n, which the variances of means rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smio.documents.sheet import Number, Sheet, block_range, cell_name, fitted_width
from smio.documents.workbook_ratings import Key, RatingsSheet
from smio.language import Translator
from smio.survey import Scores
from smio.survey.means import equal_weights, service_weights

WHY_ROW, HEADING_ROW = 1, 3
NUMBER, N, SHARES = 0, 3, 4  # columns: the service's number, how many rated, the first of the shares
LEAST_NAMES, LONGEST_NAMES = 24.0, 56.0  # characters
NUMBER_WIDTH, COUNT_WIDTH, SHARE_WIDTH = 6.0, 8.0, 20.0  # characters

Asked = tuple[str, Sequence[Key]]  # what a heading says of a set of questions, and its keys


@dataclass(frozen=True, eq=False)
class Spreads:
    """The variances of a round's means of means, by service key, "" overall: formulas over the round's ratings."""

    shares: Mapping[str, str]  # the column of weight by n of each, in formulas' words
    answers: RatingsSheet

    def variance(self, service: str, people: str) -> str:
        """The variance of the mean of means over the questions of a service, or over all; empty where none is live.

        ``people`` is the cell that says how many rated any of them.
        """
        if service not in self.shares:
            return ""
        return f"{people}/({people}-1)*{self.answers.influence(self.shares[service])}"


def shares_sheet(
    sheet: Sheet, title: str, scores: Scores, answers: RatingsSheet, asked: Sequence[Asked], t: Translator
) -> tuple[Spreads, ...]:
    """A row for each question; of each set of questions its share of all services, and of its own service.

    What rests on a question that is not on the ratings' sheet has no share.
    """
    widths = _heads(sheet, title, scores, [about for about, _ in asked], t)
    first, last = HEADING_ROW + 1, HEADING_ROW + len(answers.ranges)
    known = {criterion.indicator.key: criterion for criterion in scores.criteria}
    numbers = {service: number for number, service in enumerate(dict.fromkeys(key[0] for key in answers.ranges), 1)}
    for row, key in enumerate(answers.ranges, first):
        indicator = known[key].indicator
        names = [indicator.service, indicator.criterion]
        sheet.entries(
            row, [Number(numbers[key[0]], "count"), *names, Number(known[key].n, "whole", answers.count(key))]
        )
        sheet.fit_row(row, ["", *names], widths[:N])
    spreads: list[Spreads] = []
    for column, (_, keys) in zip(range(SHARES, len(widths), 2), asked, strict=True):
        live = _live(keys, answers)
        for service, own in live.items():
            place = column + bool(service)
            weights = _weights(own, overall=not service)
            for row, key in enumerate(answers.ranges, first):
                if not service or key[0] == service:
                    _share(sheet, row, place, weights.get(key, 0.0), known[key].n)
        of_service = f"({_column(sheet, first, last, NUMBER)}={{}})*{_column(sheet, first, last, column + 1)}"
        whole = _column(sheet, first, last, column)
        spreads.append(
            Spreads({service: of_service.format(numbers[service]) if service else whole for service in live}, answers)
        )
    return tuple(spreads)


def _share(sheet: Sheet, row: int, column: int, weight: float, n: int) -> None:
    sheet.number(row, column, Number(weight / n, "fine", f"{weight!r}/{cell_name(row, N)}" if weight else ""))


def _live(keys: Sequence[Key], answers: RatingsSheet) -> dict[str, list[Key]]:
    """The sets of questions a formula can stand on: all, by "", and each service's own."""
    sets = {key: [each for each in keys if each[0] == key] for key in dict.fromkeys(key[0] for key in keys)}
    return {service: own for service, own in ({"": list(keys)} | sets).items() if answers.holds(own)}


def _heads(sheet: Sheet, title: str, scores: Scores, about: Sequence[str], t: Translator) -> list[float]:
    """Title, what the shares are for, the headings; gives the widths."""
    asked = [criterion.indicator for criterion in scores.criteria]
    names = ([one.service for one in asked], [one.criterion for one in asked])
    fitted = [fitted_width(each, LEAST_NAMES, LONGEST_NAMES) for each in names]
    widths = [NUMBER_WIDTH, *fitted, COUNT_WIDTH, *[SHARE_WIDTH] * (2 * len(about))]
    words = [t("documents.table.number"), *(t(f"documents.workbook.{name}") for name in ("service", "criterion", "n"))]
    for each in about:
        heads = (t("workbook.shares.of_all"), t("workbook.shares.of_service"))
        words += [t("workbook.shares.of", share=head, about=each) if each else head for head in heads]
    sheet.text(0, 0, title, "title")
    sheet.across(WHY_ROW, len(widths) - 1, t("workbook.shares.why"), "note", sum(widths))
    sheet.headings(HEADING_ROW, words, widths, frozen_columns=N, numbers=range(N, len(widths)))
    return widths


def _column(sheet: Sheet, first: int, last: int, column: int) -> str:
    return block_range(sheet.name, (first, column), (last, column))


def _weights(keys: Sequence[Key], *, overall: bool) -> dict[Key, float]:
    services = tuple(service for service, _ in keys)
    weights = service_weights(services) if overall else equal_weights(len(keys))
    return dict(zip(keys, map(float, weights), strict=True))
