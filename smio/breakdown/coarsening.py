"""Values put together until nothing small is left: the parts of the respondents that may be looked at."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from smio.survey.small_numbers import HIDDEN_BELOW

Counts = NDArray[np.intp]
Groups = tuple[tuple[int, ...], ...]

MOST_PARTS = 12  # more cannot be read side by side
ENOUGH = 0.5  # so many of the questions must bear the parts, or they are put together further


def merged(counts: Counts, *, ordered: bool, stated: Sequence[bool], most: int = MOST_PARTS) -> Groups | None:
    """The finest groups of values, as positions, in which every cell is empty or holds five people and more.

    ``counts`` has shape (values, cells, 1 + questions): how many people have a value and stand in a cell of the
    other fields (one where there are none), everyone first, then those who rated each question. ``stated`` is false
    for the value that stands for no answer. None where fewer than two groups would be left.
    """
    groups: list[tuple[int, ...]] = [(value,) for value in range(len(counts))]
    while len(groups) > 1:
        table = np.stack([counts[list(group)].sum(axis=0) for group in groups])
        told = _told(groups, table)
        if len(groups) <= most and not told and holds(table):
            return tuple(groups)
        one = _smallest(table) if not told or small(table[..., 0]).any() else told[0]
        other = _partner(one, groups, table, ordered=ordered, stated=stated)
        joined = tuple(sorted(groups[one] + groups[other]))
        place = min(one, other) if ordered and all(stated[value] for value in joined) else other
        groups[place] = joined
        del groups[one + other - place]
    return None


def holds(table: Counts) -> bool:
    """Whether every cell is empty or holds five and more, and half of the questions have five in each that is not."""
    base = table[..., 0]
    if small(base).any():
        return False
    borne = complete(table)
    return not borne.size or float(borne.mean()) >= ENOUGH


def complete(table: Counts) -> NDArray[np.bool_]:
    """By question: whether every cell in which anybody stands holds five and more who rated it."""
    flat = table.reshape(-1, table.shape[-1])
    return np.asarray((flat[flat[:, 0] > 0, 1:] >= HIDDEN_BELOW).all(axis=0), bool)


def small(counts: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Counts that must not be seen: one to four."""
    return (counts > 0) & (counts < HIDDEN_BELOW)


def _told(groups: Sequence[tuple[int, ...]], table: Counts) -> list[int]:
    """Groups of as many values as people: each value was given by somebody, so by one person each, and all know it."""
    people = table[..., 0].sum(axis=1).tolist()
    return [
        place for place, (group, n) in enumerate(zip(groups, people, strict=True)) if len(group) > 1 and n == len(group)
    ]


def _smallest(table: Counts) -> int:
    """The group to put together with another: the one with the smallest cell that is not empty, then the smallest."""
    base = table[..., 0]
    least = np.where(base > 0, base, base.max() + 1).min(axis=1)
    if not small(base).any():  # everyone is enough; those who rated are not
        least = base.sum(axis=1)
    return min(range(len(table)), key=lambda group: (int(least[group]), int(base[group].sum())))


def _partner(
    one: int, groups: Sequence[tuple[int, ...]], table: Counts, *, ordered: bool, stated: Sequence[bool]
) -> int:
    """Where a small group goes: to a neighbour where there is an order, else to the other small ones."""
    others = [place for place in range(len(groups)) if place != one]
    base = table[..., 0]
    if ordered and all(stated[value] for value in groups[one]):
        near = [place for place in (one - 1, one + 1) if place in others and any(stated[v] for v in groups[place])]
        others = near or others
    else:
        cells = small(base[one])
        sharing = [place for place in others if (base[place][cells] > 0).any()] if cells.any() else []
        others = sharing or others
        joined = [place for place in others if len(groups[place]) > 1] if not ordered else []
        others = joined or others
    return min(others, key=lambda place: int(base[place].sum()))
