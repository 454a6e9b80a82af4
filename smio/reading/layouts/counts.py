"""A table of counts: items down the side, the answers of the scale across, how many gave each in the cells.

Who gave which answer is no longer known. Each item's answers are laid out from the best down, which pairs the highest
with the highest: the scores are exact, the margins rather too wide than too narrow.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from smio.reading.answers import folded_answer, read_answer
from smio.reading.grid import NUMBER, TEXT, Values
from smio.reading.lexicon import answer_words
from smio.reading.table import Heading, Table

_FEWEST_STEPS = 3
_MOST_ANSWERS = 100_000


def as_counts(table: Table) -> Table | None:
    """The answers that the counts stand for, one column an item; None where the table holds no counts."""
    steps = _steps_across(table)
    if len(steps) < _FEWEST_STEPS or not len(table):
        return None
    label_columns = [at for at in range(min(steps)) if _is_text(table, at)]
    counts = table.values.numbers[table.codes[:, sorted(steps)]]
    if not label_columns or not _are_counts(counts, max(steps.values())):
        return None
    return _expanded(table, label_columns, steps, np.nan_to_num(counts).astype(np.int64))


def _steps_across(table: Table) -> dict[int, float]:
    """Columns whose heading is a step of a scale, as number or as word: position -> step."""
    texts = [heading.parts[-1] if heading.parts else "" for heading in table.headings]
    numbers = {at: step for at, text in enumerate(texts) if (step := _number(text)) is not None}
    if len(numbers) >= _FEWEST_STEPS and len(set(numbers.values())) == len(numbers):
        low, high = min(numbers.values()), max(numbers.values())
        return numbers if low in (0, 1) and high - low == len(numbers) - 1 else {}
    best: dict[int, float] = {}
    for name in answer_words().scales:
        known = {at: float(step) for at, text in enumerate(texts) if (step := _step_of(text, name))}
        if len(set(known.values())) == len(known) > len(best):
            best = known
    return best


def _step_of(text: str, scale: str) -> int:
    """The step, from 1, that a heading names as written; 0 for none."""
    words = folded_answer(text) if text else ""
    steps = answer_words().scales[scale]
    return next((place for place, step in enumerate(steps, 1) if words in step), 0) if words else 0


def _number(text: str) -> float | None:
    if text.strip().isdigit():
        return float(text)
    answer = read_answer(text) if text else None
    return answer.number if answer and answer.kind == "number" else None


def _is_text(table: Table, at: int) -> bool:
    kinds = table.values.kinds[table.codes[:, at][table.codes[:, at] != 0]]
    return bool(len(kinds)) and bool((kinds == TEXT).mean() > 0.5)  # noqa: PLR2004 - mostly text


def _are_counts(counts: NDArray[np.float64], top: float) -> bool:
    """Whole numbers, above the scale somewhere, that come to about as many answers for each item."""
    filled = counts[~np.isnan(counts)]
    if not len(filled) or (filled < 0).any() or (filled % 1 != 0).any() or filled.max() <= top:
        return False
    sums = np.nansum(counts, axis=1)
    return bool(sums.min() * 2 >= sums.max() and sums.max() < _MOST_ANSWERS)


def _expanded(table: Table, label_columns: list[int], steps: dict[int, float], counts: NDArray[np.int64]) -> Table:
    order = sorted(steps)
    scores = np.array([steps[at] for at in order])
    best_first = np.argsort(-scores)
    deepest = int(counts.sum(axis=1).max())
    base = len(table.values)
    codes = np.zeros((deepest, len(counts)), np.int32)
    for item, row in enumerate(counts):
        answers = np.repeat(base + best_first, row[best_first])
        codes[: len(answers), item] = answers
    values = Values(
        np.concatenate([table.values.kinds, np.full(len(scores), NUMBER, np.uint8)]),
        np.concatenate([table.values.numbers, scores]),
        (*table.values.texts, *[None] * len(scores)),
    )
    headings = [_heading(table, row, label_columns) for row in range(len(counts))]
    return replace(
        table,
        headings=tuple(headings),
        codes=codes,
        values=values,
        rows=np.full(deepest, int(table.rows[0]), np.int64),
        positions=(table.positions[order[0]],) * len(headings),
        layout="counts",
    )


def _heading(table: Table, row: int, label_columns: list[int]) -> Heading:
    """Service and criterion of an item; a service written once stands for the rows below it."""
    parts: list[str] = []
    for at in label_columns:
        above = [int(code) for code in table.codes[: row + 1, at] if code]
        parts.append(table.values.text(above[-1]) if above else "")
    parts = [part for part in parts if part]
    return Heading(parts[0] if len(parts) == 1 else f"{parts[0]} [{parts[-1]}]", tuple(parts))
