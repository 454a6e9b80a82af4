"""The sheet of scores, round by round."""

from collections.abc import Iterator, Sequence

from smio.documents.results import Results
from smio.documents.sheet import Entry, Manner, Number, Sheet, cell_name, cell_on, fitted_width
from smio.documents.shown import HIDDEN_COUNT, HIDDEN_VALUE
from smio.documents.workbook_ratings import Key, RatingsSheet
from smio.documents.workbook_shares import Spreads
from smio.language import Translator
from smio.survey import CriterionScore, GroupScore, Hidden, Round, Scores, Showing, hidden_scores, margin, showing

HEADING_ROW = 2
COLUMNS = (
    ("round", 14.0), ("service", 24.0), ("criterion", 20.0), ("n", 8.0), ("score", 10.0), ("margin", 14.0),
    ("sd", 14.0), ("index", 10.0), ("satisfied", 12.0), ("satisfied_low", 12.0), ("satisfied_high", 12.0),
)  # fmt: skip
LONGEST_NAMES = (24.0, 56.0, 48.0)  # characters of the columns of names at most
N, SCORE, SD, SATISFIED = 3, 4, 6, 8  # columns that other cells refer to

ScoreCells = tuple[dict[str, str], ...]  # of each round: the cell of every service's score, by the service's key


Z = "NORMSINV(0.975)"


def scores_sheet(sheet: Sheet, results: Results, spreads: Sequence[Spreads], t: Translator) -> ScoreCells:
    """Overall, services, criteria of each round: n, score, margin, deviation, index, share and interval are formulas.

    Gives where the services' scores stand, for charts.
    """
    headings, widths = [t(f"documents.workbook.{name}") for name, _ in COLUMNS], _widths(results, t)
    steps = t.decimal(results.scores[-1].scale.satisfied_from, 0)
    note = f"{t('workbook_guide.columns.margin')} {t('documents.workbook.satisfied_note', steps=steps)}"
    sheet.text(0, 0, t("documents.workbook.scores"), "title")
    sheet.across(1, len(COLUMNS) - 1, note, "note", sum(widths))
    sheet.headings(HEADING_ROW, headings, widths, frozen_columns=N, numbers=range(N, len(COLUMNS)))
    row = HEADING_ROW + 1
    places: list[dict[str, str]] = []
    for round_, scores, spread in zip(results.every_round, results.every_score, spreads, strict=True):
        keys = iter(service.service_key or service.service for service in scores.services)
        of_services: dict[str, str] = {}
        blocks = [row]
        for place, entries in enumerate(_rows(round_, scores, spread, row, t)):
            whole = entries[2] == t("documents.workbook.all_criteria")
            manner: Manner = "strong" if whole else "text"
            sheet.entries(row, entries, manner)
            sheet.fit_row(row, entries, widths[: len(entries)], manner)
            if whole and place:
                blocks.append(row)
                of_services[next(keys)] = cell_on(sheet.name, row, SCORE)
            row += 1
        sheet.keep_whole(blocks[0], row - 1)
        sheet.keep_together([*blocks, row])
        places.append(of_services)
    return tuple(places)


def _widths(results: Results, t: Translator) -> list[float]:
    """Columns of names are as wide as the names, within bounds."""
    of_criteria = [one.indicator for scores in results.every_score for one in scores.criteria]
    names = (
        [round_.name for round_ in results.every_round],
        [t("documents.workbook.all_services"), *(one.service for one in of_criteria)],
        [t("documents.workbook.all_criteria"), *(one.criterion for one in of_criteria)],
    )
    fitted = [
        fitted_width(texts, least, most)
        for texts, (_, least), most in zip(names, COLUMNS[:N], LONGEST_NAMES, strict=True)
    ]
    return [*fitted, *(width for _, width in COLUMNS[N:])]


def _rows(round_: Round, scores: Scores, spread: Spreads, first: int, t: Translator) -> Iterator[list[Entry]]:
    hidden = hidden_scores(scores)
    rated = [criterion.indicator.key for criterion in scores.criteria if criterion.n]
    everything = t("documents.workbook.all_criteria")
    row = first
    names = [round_.name, t("documents.workbook.all_services"), everything]
    yield [*names, *_group(scores.overall, scores, rated, spread, row, gone=hidden.overall)]
    for service in scores.services:
        key = service.service_key or service.service
        own = [each for each in rated if each[0] == key]
        row += 1
        names = [round_.name, service.service, everything]
        yield [*names, *_group(service, scores, own, spread, row, gone=key in hidden.services)]
        for criterion in scores.criteria:
            if criterion.indicator.key[0] == key:
                row += 1
                names = [round_.name, service.service, criterion.indicator.criterion]
                yield [*names, *_criterion(criterion, scores, spread.answers, hidden, row)]


def _group(
    group: GroupScore, scores: Scores, keys: Sequence[Key], spread: Spreads, row: int, *, gone: bool
) -> list[Entry]:
    """n, score, margin, nothing for the deviation, index."""
    if gone or group.score is None or group.index is None:
        return _unknown(group.n)
    manner = "marked" if showing(group.n) is Showing.MARKED else "score"
    people = mean = variance = ""
    if spread.answers.holds(keys):
        people = spread.answers.people(keys)
        mean = spread.answers.mean_of_means(keys) if group.service else spread.answers.overall(keys)
        variance = spread.variance(group.service_key or group.service, cell_name(row, N))
    half = margin(group.se, group.n)
    return [
        Number(group.n, "whole", people),
        Number(group.score, manner, mean),
        None if half is None else Number(half, "score", f"{_quantile(row)}*SQRT({variance})" if variance else ""),
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
    n, sd = cell_name(row, N), cell_name(row, SD)
    share = f'COUNTIF({answers.ranges[key]},">="&{scores.scale.satisfied_from:g})/{n}'
    low, high = (_wilson(row, sign) for sign in "-+")
    return [
        Number(criterion.n, "whole", answers.count(key)),
        Number(criterion.score, manner, answers.mean(key)),
        None if half is None else Number(half, "score", f"{_quantile(row)}*{sd}/SQRT({n})"),
        None if criterion.sd is None else Number(criterion.sd, "score", f"STDEV({answers.ranges[key]})"),
        Number(criterion.index, "whole", _index(scores, row)),
        Number(criterion.satisfied or 0.0, "share", share),
        Number(criterion.satisfied_low or 0.0, "share", low),
        Number(criterion.satisfied_high or 0.0, "share", high),
    ]


def _quantile(row: int) -> str:
    """Student's t for a margin of 95 %: n - 1 is whole, so Excel's own function is exact."""
    return f"TINV(0.05,{cell_name(row, N)}-1)"


def _wilson(row: int, sign: str) -> str:
    """An end of Wilson's interval of the share in the same row."""
    n, p = cell_name(row, N), cell_name(row, SATISFIED)
    half = f"{Z}*SQRT({p}*(1-{p})/{n}+{Z}^2/(4*{n}^2))"
    return f"MIN(1,MAX(0,({p}+{Z}^2/(2*{n}){sign}{half})/(1+{Z}^2/{n})))"


def _unknown(n: int) -> list[Entry]:
    count = HIDDEN_COUNT if showing(n) is Showing.HIDDEN else Number(n, "whole")
    return [count, HIDDEN_VALUE, HIDDEN_VALUE]


def _index(scores: Scores, row: int) -> str:
    low, high = scores.scale.low, scores.scale.high
    return f"({cell_name(row, SCORE)}-{low:g})/({high:g}-{low:g})*100"
