"""Questionnaires as columns: the matrix turned on its side."""

import re
from dataclasses import replace

import numpy as np

from smio.reading.grid import TEXT, Grid
from smio.reading.headings import CODE_NAME, name_single, parts_of
from smio.reading.table import Table, locate

_NUMBERED = re.compile(
    r"(?:анкета|респондент|катышуучу|житель|опрошенный|respondent|questionnaire|person|r|р|a|а|q|№|no)?[\s.№#_-]*\d{1,5}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WIDEST = 3000
_MOST_ITEMS = 400
_FEWEST = 3


def turn(grid: Grid, straight: Table | None) -> Table | None:
    """The sheet read with rows for columns; None where it stands upright.

    What tells: the headings across are «Анкета 1, Анкета 2, …» or plain numbers, or the services and criteria that the
    word list knows stand down the side and not across.
    """
    rows, columns = grid.shape
    if columns > _WIDEST or rows > _MOST_ITEMS or columns < _FEWEST or rows < 2:  # noqa: PLR2004 - a heading and an item
        return None
    if not _items_down_the_side(grid):
        return None
    across = _share_known(straight) if straight is not None else 0.0
    numbered = _is_numbered(straight) if straight is not None else True
    turned = locate(grid.turned())
    if turned is None or not len(turned):
        return None
    down = _share_known(turned)
    if (numbered and across < 0.5) or down > across + 0.3:  # noqa: PLR2004 - clearly better known
        return replace(turned, layout="turned", sheet=grid.sheet)
    return None


def _items_down_the_side(grid: Grid) -> bool:
    """The first filled column below its heading holds texts, nearly all different."""
    filled = grid.filled.sum(axis=0)
    wide = np.flatnonzero(filled * 2 >= filled.max())
    for column in wide[:2]:
        below = grid.codes[1:, column][grid.filled[1:, column]]
        texts = [grid.values.text(int(code)) for code in below]
        if sum(bool(_NUMBERED.fullmatch(text) or CODE_NAME.fullmatch(text)) for text in texts) * 2 > len(texts):
            return False  # people down the side, by number
        if len(below) >= 2 and (grid.values.kinds[below] == TEXT).mean() > 0.8:  # noqa: PLR2004 - mostly text
            return len(np.unique(below)) >= 0.8 * len(below) or column == wide[0]
    return False


def _is_numbered(table: Table) -> bool:
    texts = [heading.text for heading in table.headings[1:] if heading.text]
    numbered = sum(bool(_NUMBERED.fullmatch(text)) and not _YEAR.fullmatch(text) for text in texts)
    return len(texts) >= _FEWEST and numbered >= 0.8 * len(texts)


def _share_known(table: Table) -> float:
    """The share of headings in which the word list knows a service or a criterion."""
    texts = [parts_of(heading) for heading in table.headings if heading.text]
    if not texts:
        return 0.0
    known = sum(any(part and name_single(part).sureness > 0.3 for part in parts[:2]) for parts in texts)  # noqa: PLR2004
    return known / len(texts)
