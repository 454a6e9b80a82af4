"""Where a table stands in a sheet: title rows, header rows, answers, totals and notes."""

import json
import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from smio.confined.wire import Header
from smio.reading.content import Content, contents_of
from smio.reading.folding import one_line, plain
from smio.reading.grid import EMPTY, MOMENT, NUMBER, TEXT, Codes, Grid, Values
from smio.reading.scales import Ladder, ladder_of

HEADER_WITHIN = 40
"""A header is looked for in so many first rows."""

_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b.*")
_FEW = 3
_HEADER_ROWS = 3
_TITLE_LENGTH = 80
_MOST_NOTES = 40
_NEARLY_ALL = 0.9
_ROUNDING = 0.006
"""Means are often written with two decimals."""

_EXACT = 1e-6
_MORE_THAN_A_RATING = 10
_LEADING_CELLS = 3
_TOTALS_LENGTH = 60
_SAMPLE_ROWS = 400
_TOTALS = re.compile(
    r"(?:итого|итог|всего|средн(?:ее|ий|яя|ие)|в среднем|сумма|среднее значение|количество ответов|медиана|минимум"
    r"|максимум|стандартное отклонение|жалпы|орточо|бардыгы|жыйынтык|баары|grand totals?|totals?|subtotal|average|mean"
    r"|sum|avg|median|min|max|count)\b"
)


@dataclass(frozen=True)
class Heading:
    """A column's heading: ``text`` as in the file, of two rows as «Услуга [Критерий]»; ``parts`` the cells of its
    rows from the top, the upper ones carried over merged cells; ``number`` tells apart equal headings (1 is the first).
    """

    text: str
    parts: tuple[str, ...]
    number: int = 1


@dataclass(frozen=True, eq=False)
class Table:
    """The answers of a sheet. ``codes`` has shape (answers, columns), ``rows`` the row of the sheet of each."""

    sheet: str
    headings: tuple[Heading, ...]
    codes: Codes
    values: Values
    rows: NDArray[np.int64]
    positions: tuple[int, ...]
    header_rows: tuple[int, ...] = ()
    title_rows: tuple[int, ...] = ()
    totals_rows: tuple[int, ...] = ()
    note_rows: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()
    layout: str = "matrix"
    copied_headers: tuple[int, ...] = ()
    marks: Header = field(default_factory=dict[str, Any])

    def __len__(self) -> int:
        return int(self.codes.shape[0])

    @cached_property
    def contents(self) -> list[Content]:
        """What stands in each column."""
        return contents_of(self.codes, self.values)

    @cached_property
    def ladders(self) -> list[Ladder | None]:
        """The scale each column's answers seem to stand on."""
        return [ladder_of(content) for content in self.contents]

    def only_rows(self, kept: NDArray[np.bool_]) -> "Table":
        """Some of the answers."""
        return replace(self, codes=self.codes[kept], rows=self.rows[kept])


def locate(grid: Grid, header_rows: tuple[int, ...] | None = None) -> Table | None:
    """The table of a sheet; None where no header can be told. ``header_rows`` (rows of the sheet) settle it."""
    filled = grid.filled
    if not filled.any():
        return None
    if header_rows:
        header = [int(np.flatnonzero(grid.row_numbers == row)[0]) for row in header_rows if row in grid.row_numbers]
    else:
        header = find_header(grid)
    if not header:
        return None
    return _cut(grid, header)


def find_header(grid: Grid) -> list[int]:
    """The rows of the header, from the top; empty where none stands out."""
    if special := _marked_header(grid):
        return special
    scores = [(header_score(grid, row), -row) for row in range(min(HEADER_WITHIN, grid.shape[0] - 1))]
    if not scores:
        return []
    best, at = max(scores)
    if best <= 0:
        return []
    return _with_rows_above(grid, -at)


def _marked_header(grid: Grid) -> list[int]:
    """Qualtrics says itself which row is which: the third row of its header holds {"ImportId": …}."""
    for row in range(min(4, grid.shape[0])):
        texts = [text for text in grid.row_texts(row) if text]
        if len(texts) > 1 and all(text.startswith('{"') and "ImportId" in text for text in texts):
            return list(range(row + 1))
    return []


def header_score(grid: Grid, row: int) -> float:
    """How much a row looks like headings: text over numbers or dates, not repeated below, as wide as what follows."""
    below = slice(row + 1, row + 1 + _SAMPLE_ROWS)
    filled_below = grid.filled[below]
    used = filled_below.any(axis=0)
    width = int(used.sum())
    if not width:
        return 0.0
    codes, kinds = grid.codes[row], grid.kinds[row]
    if any(_DATE.fullmatch(grid.text(row, int(column))) for column in np.flatnonzero(kinds == TEXT)[:3]):
        return 0.0
    kinds_below = grid.kinds[below]
    counts = filled_below.sum(axis=0)
    numeric = ((kinds_below == NUMBER) | (kinds_below == MOMENT)).sum(axis=0) * 2 > counts
    repeated = (grid.codes[below] == codes).any(axis=0)
    here = kinds != EMPTY
    is_text = (kinds == TEXT) | (here & _counts_up(grid, row))
    score = (2.0 * (is_text & numeric & used & ~repeated)).sum()
    score += (1.0 * (is_text & ~numeric & used & ~repeated)).sum()
    score -= (3.0 * (is_text & repeated & used & ~_names_columns(grid, row, below))).sum()
    score -= (0.7 * (~here & used & (counts * 2 > counts.max()))).sum()
    score -= (2.0 * (here & ~is_text & used & numeric)).sum()
    score -= (1.0 * (here & ~is_text & used & ~numeric)).sum()
    named = int((here & used).sum())
    if named < max(1.0, 0.3 * width) or (named == 1 and width > 1):
        return 0.0
    answers = np.flatnonzero(grid.filled.any(axis=1))
    followed = float((answers > row).sum()) / max(len(answers), 1)
    return float(score) / width * (0.5 + 0.5 * followed) - 0.001 * row


def _counts_up(grid: Grid, row: int) -> bool:
    """Numbers beside a text heading that count up or down by one name steps or questions; they are no answers."""
    numbers = grid.values.numbers[grid.codes[row]]
    numbers = numbers[~np.isnan(numbers)]
    steps = np.diff(numbers)
    return bool(
        len(numbers) >= _FEW and (grid.kinds[row] == TEXT).any() and abs(steps[0]) == 1 and (steps == steps[0]).all()
    )


def _names_columns(grid: Grid, row: int, below: slice) -> NDArray[np.bool_]:
    """A header copied among the answers repeats as a whole row, which does not speak against it."""
    here = grid.filled[row]
    same = ((grid.codes[below] == grid.codes[row]) | ~here).all(axis=1)
    return np.full(grid.shape[1], bool(same.any()) and int(here.sum()) >= _FEW)


def _with_rows_above(grid: Grid, lowest: int) -> list[int]:
    """The rows above the lowest header row that belong to it: merged services over their criteria."""
    rows = [lowest]
    row = lowest - 1
    while row >= 0 and len(rows) < _HEADER_ROWS and _is_upper_header(grid, row, lowest):
        rows.insert(0, row)
        row -= 1
    return rows


def _is_upper_header(grid: Grid, row: int, lowest: int) -> bool:
    here = np.flatnonzero(grid.filled[row])
    if not len(here):
        return False
    texts = grid.kinds[row][here] == TEXT
    if texts.sum() * 2 <= len(here):
        return False
    merged = _merges_starting(grid, row)
    if len(here) == 1:
        column = int(here[0])
        spans = merged.get(column, 1)
        named = int(grid.filled[lowest].sum())
        return (
            column > 0
            and (spans > 1 or named - column > 1)
            and spans < named - 0.5
            and len(grid.text(row, column)) < _TITLE_LENGTH
        )
    distinct = len(set(grid.codes[row][here].tolist()))
    lower = int(grid.filled[lowest].sum())
    return distinct > 1 and len(here) <= lower + distinct and not _looks_like_answers(grid, row, lowest)


def _looks_like_answers(grid: Grid, row: int, lowest: int) -> bool:
    """An upper row of a header names something else than what stands below the header."""
    below = grid.codes[lowest + 1 : lowest + 1 + _SAMPLE_ROWS]
    here = grid.filled[row]
    return bool(((below == grid.codes[row]) & here).any(axis=0).sum() * 3 > here.sum())


def _merges_starting(grid: Grid, row: int) -> dict[int, int]:
    """Merged cells that start in a row: column -> columns they span."""
    top = int(grid.row_numbers[row]) - 1
    spans: dict[int, int] = {}
    for first_row, first, _, last in grid.marks.get("merged", ()):
        if first_row == top:
            spans[first - grid.first_column] = last - first + 1
    return spans


def _cut(grid: Grid, header: list[int]) -> Table:
    body = np.arange(header[-1] + 1, grid.shape[0])
    filled = grid.filled[body]
    used = filled.any(axis=0) | grid.filled[header].any(axis=0)
    columns = np.flatnonzero(used)
    body = body[filled.any(axis=1)]
    body, numbering = _without_numbering(grid, body, columns)
    totals, notes, copied = _ends(grid, body, columns, header)
    kept = np.array(
        [row for row in body if row not in totals and row not in notes and row not in copied], dtype=np.int64
    )
    numbers = grid.row_numbers
    titles = [row for row in range(header[0]) if grid.filled[row].any()]
    return Table(
        sheet=grid.sheet,
        headings=headings_of(grid, header, columns),
        codes=grid.codes[np.ix_(kept, columns)] if len(kept) else np.empty((0, len(columns)), np.int32),
        values=grid.values,
        rows=numbers[kept] if len(kept) else np.empty(0, np.int64),
        positions=tuple(int(column) + grid.first_column for column in columns),
        header_rows=tuple(int(numbers[row]) for row in (*header, *numbering)),
        title_rows=tuple(int(numbers[row]) for row in titles),
        totals_rows=tuple(int(numbers[row]) for row in sorted(totals)),
        note_rows=tuple(int(numbers[row]) for row in sorted(notes)),
        titles=tuple(text for row in titles for text in grid.row_texts(row) if text),
        copied_headers=tuple(int(numbers[row]) for row in sorted(copied)),
        marks={**grid.marks, "state": grid.state},
    )


def _without_numbering(
    grid: Grid, body: NDArray[np.int64], columns: NDArray[np.int64]
) -> tuple[NDArray[np.int64], list[int]]:
    """A first row 1, 2, 3 … under the headings numbers the columns, as in printed forms."""
    if len(body) > 1 and len(columns) > _FEW:
        row = grid.values.numbers[grid.codes[body[0], columns]]
        row = row[~np.isnan(row)]
        if len(row) >= max(4, len(columns) - 2) and (np.diff(row) == 1).all() and row[0] in (0, 1, 2):
            return body[1:], [int(body[0])]
    return body, []


def _ends(
    grid: Grid, body: NDArray[np.int64], columns: NDArray[np.int64], header: list[int]
) -> tuple[set[int], set[int], set[int]]:
    """Rows of totals, notes under the table, and copies of the header among the answers."""
    totals: set[int] = set()
    notes: set[int] = set()
    header_codes = grid.codes[header[-1], columns]
    same = (grid.codes[np.ix_(body, columns)] == header_codes) & (header_codes != 0)
    copied = {int(row) for row in body[same.sum(axis=1) * 2 > max(int((header_codes != 0).sum()), 2)]}
    totals.update(row for row in _named_totals(grid, body) if row not in copied)
    if totals:
        last = min(row for row in totals)
        after = [int(row) for row in body if row > last and int(row) not in totals]
        sparse = [row for row in after if grid.filled[row].sum() * 3 <= len(columns)]
        if len(after) <= _MOST_NOTES and len(sparse) * 2 >= len(after):
            notes.update(after)
    notes.update(_notes_below(grid, body, columns, totals | notes))
    totals.update(_unnamed_means(grid, body, columns, totals | notes | copied))
    return totals, notes - totals, copied


def _named_totals(grid: Grid, body: NDArray[np.int64]) -> list[int]:
    """Rows that say «Итого», «Среднее», «Орточо» in one of their first three filled cells, beside numbers or alone."""
    kinds = grid.kinds[body]
    lead = (kinds != EMPTY).cumsum(axis=1)
    first = (kinds == TEXT) & (lead <= _LEADING_CELLS)
    codes = np.unique(grid.codes[body][first])
    said = [code for code in codes.tolist() if _says_totals(grid.values.text(code))]
    if not said:
        return []
    named = (np.isin(grid.codes[body], said) & first).any(axis=1)
    numbers = (kinds == NUMBER).any(axis=1)
    return [int(row) for row in body[named & (numbers | (lead[:, -1] == 1))]]


def _says_totals(text: str) -> bool:
    if len(text) > _TOTALS_LENGTH:
        return False
    words = plain(text)
    found = _TOTALS.match(words)
    return bool(found) and len(words) <= found.end() + 25


def _notes_below(grid: Grid, body: NDArray[np.int64], columns: NDArray[np.int64], known: set[int]) -> set[int]:
    """Single long cells after the last answer: sources, signatures, explanations."""
    notes: set[int] = set()
    if len(columns) <= _FEW:
        return notes
    for row in body[::-1]:
        if int(row) in known:
            continue
        here = np.flatnonzero(grid.filled[row])
        texts = int((grid.kinds[row][here] == TEXT).sum())
        if len(here) >= _FEW or not texts or texts * 2 < len(here) or grid.kinds[row][here[0]] != TEXT:
            break
        notes.add(int(row))
    return notes if len(notes) < len(body) else set()


def _unnamed_means(grid: Grid, body: NDArray[np.int64], columns: NDArray[np.int64], known: set[int]) -> set[int]:
    """A last row that holds the means or sums of the rows above, without a word."""
    answers = np.array([row for row in body if int(row) not in known], dtype=np.int64)
    if len(answers) <= _FEW:
        return set()
    numbers = grid.values.numbers[grid.codes[np.ix_(answers, columns)]]
    last, above = numbers[-1], numbers[:-1]
    enough = (~np.isnan(above)).sum(axis=0) >= max(3, len(above) // 2)
    usable = enough & ~np.isnan(last)
    if usable.sum() < _FEW:
        return set()
    count = (~np.isnan(above)).sum(axis=0)[usable]
    sums = np.nansum(above[:, usable], axis=0)
    is_mean = np.abs(sums / count - last[usable]) < _ROUNDING
    is_sum = (np.abs(sums - last[usable]) < _EXACT) & (sums > _MORE_THAN_A_RATING)
    fractional = last[usable] % 1 != 0
    means = is_mean.mean() > _NEARLY_ALL and fractional.any()
    return {int(answers[-1])} if means or is_sum.mean() > _NEARLY_ALL else set()


def headings_of(grid: Grid, header: list[int], columns: NDArray[np.int64]) -> tuple[Heading, ...]:
    """A heading for each column; upper rows carry over the columns they are merged over."""
    layers = [_carried(grid, row, columns, lowest=row == header[-1]) for row in header]
    if len(header) > 1 and all(text.startswith("{") for text in layers[-1] if text):
        layers = layers[:-1]
    seen: dict[str, int] = {}
    headings: list[Heading] = []
    for position in range(len(columns)):
        parts = _distinct([layer[position] for layer in layers])
        text = heading_text(parts)
        seen[text] = seen.get(text, 0) + 1
        headings.append(Heading(text, tuple(parts), seen[text]))
    return tuple(headings)


def heading_text(parts: list[str]) -> str:
    """Two rows as «Услуга [Критерий]», one as it stands."""
    if not parts:
        return ""
    if len(parts) == 1:
        return parts[0]
    return f"{' '.join(parts[:-1])} [{parts[-1]}]"


def _distinct(parts: list[str]) -> list[str]:
    return list(dict.fromkeys(one_line(part) for part in parts if part))


def _carried(grid: Grid, row: int, columns: NDArray[np.int64], *, lowest: bool) -> list[str]:
    texts = [_heading_cell(grid, row, int(column)) for column in columns]
    if lowest:
        return texts
    spans = _merges_starting(grid, row)
    carried: list[str] = []
    current, until = "", -1
    for column, text in zip(columns, texts, strict=True):
        if text:
            current = text
            until = (
                int(column) + spans[int(column)] - 1
                if int(column) in spans
                else (1 << 30 if not spans else int(column))
            )
        carried.append(current if int(column) <= until else text)
    return carried


def _heading_cell(grid: Grid, row: int, column: int) -> str:
    text = grid.text(row, column)
    if text.startswith('{"') and "ImportId" in text:
        try:
            return "{" + str(json.loads(text).get("ImportId", ""))
        except (ValueError, AttributeError):
            return "{"
    return text
