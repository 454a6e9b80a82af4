"""What is odd about the answers: flags for a person to judge. Nothing is deleted by itself."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from smio.errors import Detail
from smio.survey.quality_twins import twins
from smio.survey.responses import Responses


class Severity(StrEnum):
    ERROR = "error"  # a value was left out because it could not be read
    WARNING = "warning"  # a person should look
    NOTE = "note"  # good to know


@dataclass(frozen=True)
class Finding:
    """One thing found in a file. ``code`` names its sentence in the catalogues (``quality.<code>``).

    ``row`` is the row of the sheet (1 is the first), ``column`` its heading; both empty where the finding is
    about the whole file. ``respondent`` is the position in the responses of the row that could be set aside.
    """

    code: str
    severity: Severity
    sheet: str = ""
    row: int | None = None
    column: str = ""
    details: Mapping[str, Detail] = field(default_factory=dict[str, Detail])
    respondent: int | None = None


FEW_RESPONDENTS = 10
"""Below this number no verdict is given at all."""

STRAIGHT_FROM = 6
"""The same rating so many times, over two services at least, is remarked on; one flat block of six is normal."""

SAME_ROUND = 0.9
"""So much of a round found again in another makes them the same round."""

CONTINUED = 0.5
"""So much of the earlier round found in the later one makes the later a continuation."""

COMPARED_FROM = 6
"""Answers a person must have given to be recognised in another round."""


def check(responses: Responses, stated: int | None = None) -> tuple[Finding, ...]:
    """What is odd about the answers of a round, as STATISTICS.md lists it.

    ``stated`` is the number of questionnaires the group says it collected. Nothing is removed: each finding names
    the respondent who could be set aside.
    """
    if not responses.indicators:
        return ()
    found = [*_blanks(responses), *_straight_lines(responses), *_duplicates(responses)]
    if len(responses) < FEW_RESPONDENTS:
        found.append(_finding(responses, "few_respondents", Severity.WARNING, None, n=len(responses)))
    if stated is not None and stated != len(responses):
        found.append(_finding(responses, "stated_number", Severity.WARNING, None, n=len(responses), limit=stated))
    return tuple(found)


def check_rounds(earlier: Responses, later: Responses, earlier_name: str = "") -> tuple[Finding, ...]:
    """Whether the later round is the earlier one again, or the earlier one with more answers.

    Rows are compared on the questions both rounds asked; rows with few answers agree by chance and are passed over.
    """
    if _same_place(earlier, later):
        return (_finding(later, "same_file_twice", Severity.ERROR, None),)
    shared = [indicator.key for indicator in earlier.indicators if indicator.key in {i.key for i in later.indicators}]
    if not shared:
        return ()
    rows_before, rows_now = (_rows_of(responses, shared) for responses in (earlier, later))
    again = _again(rows_before, rows_now, alike_by_chance=len(shared) < COMPARED_FROM)
    if not rows_before or again < max(COMPARED_FROM - 1, CONTINUED * len(rows_before)):
        return ()
    if again >= SAME_ROUND * max(len(rows_before), len(rows_now)):
        return (_finding(later, "same_as_round", Severity.ERROR, None, value=earlier_name),)
    details: dict[str, Detail] = {"n": again, "limit": len(rows_now), "value": earlier_name}
    return (_finding(later, "overlap_round", Severity.ERROR, None, **details),)


def _again(before: list[bytes], now: list[bytes], *, alike_by_chance: bool) -> int:
    """How many of the earlier rows stand in the later round.

    Answers to a few questions are alike by chance: there only a row in the same place counts, and only where nearly
    all do.
    """
    if not alike_by_chance:
        return sum((Counter(before) & Counter(now)).values())
    in_place = sum(one == two for one, two in zip(before, now, strict=False))
    return in_place if in_place >= SAME_ROUND * len(before) else 0


def _same_place(earlier: Responses, later: Responses) -> bool:
    """Whether both come from the same rows of a sheet; a file may hold its rounds in a column, or a sheet each."""
    same = {(source.sha256, source.sheet) for source in earlier.sources}
    if not same & {(source.sha256, source.sheet) for source in later.sources}:
        return False
    return not (earlier.rows and later.rows) or bool(set(earlier.rows) & set(later.rows))


def _finding(responses: Responses, code: str, severity: Severity, respondent: int | None, **details: Detail) -> Finding:
    """A finding about a respondent, by position, or about the whole round."""
    sheet = responses.sources[0].sheet if responses.sources else ""
    row = responses.rows[respondent] if respondent is not None and responses.rows else None
    place = f" ({sheet})" if sheet else ""
    return Finding(code, severity, sheet, row, details={"place": place, **details}, respondent=respondent)


def _blanks(responses: Responses) -> list[Finding]:
    """No rating at all, or more than half of the questions without one."""
    columns = len(responses.indicators)
    blank = np.isnan(responses.ratings).sum(axis=1)
    empty = [_finding(responses, "no_rating", Severity.WARNING, int(at)) for at in np.flatnonzero(blank == columns)]
    half = np.flatnonzero((blank * 2 > columns) & (blank < columns))
    return empty + [
        _finding(responses, "half_blank", Severity.WARNING, int(at), n=int(blank[at]), limit=columns) for at in half
    ]


def _straight_lines(responses: Responses) -> list[Finding]:
    """The same rating everywhere, over two services or more."""
    found: list[Finding] = []
    for at in straight_liners(responses):
        ratings = responses.ratings[at][~np.isnan(responses.ratings[at])]
        value = f"{float(ratings[0]):g}"
        found.append(_finding(responses, "straight_line", Severity.WARNING, at, value=value, n=len(ratings)))
    return found


def straight_liners(responses: Responses) -> list[int]:
    """Positions of respondents with one and the same rating in all they answered, over two services or more."""
    ratings = responses.ratings
    valid = ~np.isnan(ratings)
    enough = valid.sum(axis=1) >= STRAIGHT_FROM
    if not enough.any():
        return []
    lowest, highest = np.where(valid, ratings, np.inf).min(axis=1), np.where(valid, ratings, -np.inf).max(axis=1)
    flat = np.flatnonzero(enough & (lowest == highest))
    services = np.unique([indicator.service for indicator in responses.indicators], return_inverse=True)[1]
    return [int(at) for at in flat if len(np.unique(services[valid[at]])) > 1]


def _duplicates(responses: Responses) -> list[Finding]:
    """Rows with the same answers as an earlier row, where chance in this very file does not explain it."""
    found: list[Finding] = []
    for pair in twins(responses, passed_over=straight_liners(responses)):
        other = responses.rows[pair.first] if responses.rows else pair.first + 1
        details: dict[str, Detail] = {"other": other, "n": pair.equal, "limit": pair.compared}
        found.append(_finding(responses, "duplicate", Severity.WARNING, pair.second, **details))
    return found


def _rows_of(responses: Responses, keys: list[tuple[str, str]]) -> list[bytes]:
    """Each respondent's answers to some questions as one value; those with few answers are left out."""
    place = {indicator.key: at for at, indicator in enumerate(responses.indicators)}
    ratings = np.ascontiguousarray(responses.ratings[:, [place[key] for key in keys]])
    enough = (~np.isnan(ratings)).sum(axis=1) >= min(COMPARED_FROM, ratings.shape[1])
    return [row.tobytes() for row in np.nan_to_num(ratings[enough], nan=-99.0)]
