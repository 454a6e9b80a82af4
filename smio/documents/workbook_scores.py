"""The sheet of scores, round by round."""

from collections.abc import Iterator, Sequence

from smio.documents.results import Results
from smio.documents.sheet import Entry, Number, Sheet, cell_name
from smio.documents.shown import HIDDEN_COUNT, HIDDEN_VALUE
from smio.documents.workbook_ratings import Key, RatingsSheet
from smio.language import Translator
from smio.survey import CriterionScore, GroupScore, Hidden, Round, Scores, Showing, hidden_scores, margin, showing

HEADING_ROW = 2
COLUMNS = (
    ("round", 18.0), ("service", 26.0), ("criterion", 26.0), ("n", 8.0), ("score", 10.0), ("margin", 14.0),
    ("sd", 14.0), ("index", 10.0), ("satisfied", 12.0), ("satisfied_low", 12.0), ("satisfied_high", 12.0),
)  # fmt: skip
N, SCORE = 3, 4  # columns that other cells refer to


def scores_sheet(sheet: Sheet, results: Results, ratings: Sequence[RatingsSheet], t: Translator) -> None:
    """Overall, services, criteria of each round; n, score, deviation, index and share are formulas."""
    sheet.text(0, 0, t("documents.workbook.scores"), "title")
    headings = [t(f"documents.workbook.{name}") for name, _ in COLUMNS]
    sheet.headings(HEADING_ROW, headings, [width for _, width in COLUMNS], frozen_columns=3)
    row = HEADING_ROW + 1
    for round_, scores, answers in zip(results.rounds, results.scores, ratings, strict=True):
        for entries in _rows(round_, scores, answers, row, t):
            sheet.entries(row, entries, "strong" if entries[2] == t("documents.workbook.all_criteria") else "text")
            row += 1


def _rows(round_: Round, scores: Scores, answers: RatingsSheet, first: int, t: Translator) -> Iterator[list[Entry]]:
    hidden = hidden_scores(scores)
    rated = [criterion.indicator.key for criterion in scores.criteria if criterion.n]
    everything = t("documents.workbook.all_criteria")
    row = first
    names = [round_.name, t("documents.workbook.all_services"), everything]
    yield [*names, *_group(scores.overall, scores, rated, answers, row, gone=hidden.overall)]
    for service in scores.services:
        key = service.service_key or service.service
        own = [each for each in rated if each[0] == key]
        row += 1
        names = [round_.name, service.service, everything]
        yield [*names, *_group(service, scores, own, answers, row, gone=key in hidden.services)]
        for criterion in scores.criteria:
            if criterion.indicator.key[0] == key:
                row += 1
                names = [round_.name, service.service, criterion.indicator.criterion]
                yield [*names, *_criterion(criterion, scores, answers, hidden, row)]


def _group(
    group: GroupScore, scores: Scores, keys: Sequence[Key], answers: RatingsSheet, row: int, *, gone: bool
) -> list[Entry]:
    """n, score, margin, nothing for the deviation, index."""
    if gone or group.score is None or group.index is None:
        return _unknown(group.n)
    manner = "marked" if showing(group.n) is Showing.MARKED else "score"
    mean = answers.mean_of_means(keys) if group.service else answers.overall(keys)
    half = margin(group.se, group.n)
    return [
        Number(group.n, "whole", answers.people(keys)),
        Number(group.score, manner, mean),
        None if half is None else Number(half),
        None,
        Number(group.index, "whole", _index(scores, row)),
    ]


def _criterion(
    criterion: CriterionScore, scores: Scores, answers: RatingsSheet, hidden: Hidden, row: int
) -> list[Entry]:
    key = criterion.indicator.key
    if key in hidden.criteria or criterion.score is None or criterion.index is None:
        return _unknown(criterion.n)
    manner = "marked" if showing(criterion.n) is Showing.MARKED else "score"
    half = margin(criterion.se, criterion.n)
    share = f'COUNTIF({answers.ranges[key]},">="&{scores.scale.satisfied_from:g})/{cell_name(row, N)}'
    return [
        Number(criterion.n, "whole", answers.count(key)),
        Number(criterion.score, manner, answers.mean(key)),
        None if half is None else Number(half),
        None if criterion.sd is None else Number(criterion.sd, "score", f"STDEV({answers.ranges[key]})"),
        Number(criterion.index, "whole", _index(scores, row)),
        Number(criterion.satisfied or 0.0, "share", share),
        Number(criterion.satisfied_low or 0.0, "share"),
        Number(criterion.satisfied_high or 0.0, "share"),
    ]


def _unknown(n: int) -> list[Entry]:
    count = HIDDEN_COUNT if showing(n) is Showing.HIDDEN else Number(n, "whole")
    return [count, HIDDEN_VALUE, HIDDEN_VALUE]


def _index(scores: Scores, row: int) -> str:
    low, high = scores.scale.low, scores.scale.high
    return f"({cell_name(row, SCORE)}-{low:g})/({high:g}-{low:g})*100"
