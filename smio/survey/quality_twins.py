"""Answers that are the same as another person's, more than chance in this very file would bring.

A fixed rule («85 % the same») accuses more than half of honest surveys. Here each file is its own yardstick: every
person's level and every question's level are kept, and what is left is exchanged between the people service by
service. How alike the most alike pair then is, over many such exchanges, is what honest answers of this file can come
to; only pairs beyond that are named.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smio.survey.responses import Ratings, Responses

ALIKE = 0.9
"""Pairs below this are not "the same answers", whatever chance brings."""

SHUFFLES = 99
LEVEL = 0.01
FEWEST_SHARED = 10
"""Answers two people must both have given to be compared."""

NEARLY_FLAT = 0.8

LARGE = 1_500
"""From so many people on only rows that are wholly the same are looked for."""

LARGE_SHUFFLES = 19
_SEED = 20191101
_MULTIPLIER = 0x9E3779B97F4A7C15  # odd and large: powers of it spread sums over all 64 bits


@dataclass(frozen=True)
class Twins:
    """Two respondents by position, the earlier first: ``equal`` of ``compared`` answers are the same."""

    first: int
    second: int
    equal: int
    compared: int


def twins(responses: Responses, passed_over: Sequence[int] = ()) -> list[Twins]:
    """Pairs whose answers agree more than chance in this file explains; each later person with one earlier.

    ``passed_over`` are people who are remarked on otherwise (the same rating everywhere). The same file always gives
    the same pairs: the exchanges are seeded.
    """
    ratings = _as_steps(responses.ratings)
    kept = np.setdiff1d(np.flatnonzero(_tell_something(ratings)), list(passed_over))
    if len(kept) < 3:  # noqa: PLR2004 - of two people nothing can be said
        return []
    blocks = _blocks([indicator.service for indicator in responses.indicators])
    if len(kept) > LARGE:
        return _wholly_equal(ratings, kept, blocks)
    pairs = _alike(ratings[kept], ALIKE)
    if not pairs:
        return []
    chance = _chance(ratings[kept], blocks)
    found: dict[int, Twins] = {}
    for first, second, equal, compared in pairs:
        if equal / compared > chance:
            found.setdefault(second, Twins(int(kept[first]), int(kept[second]), equal, compared))
    return list(found.values())


def _as_steps(ratings: Ratings) -> Ratings:
    """Each rating as its place among the steps given in the file: 0, 33, 67, 100 become 0, 1, 2, 3."""
    valid = ~np.isnan(ratings)
    steps = np.unique(ratings[valid])
    return np.where(valid, np.searchsorted(steps, ratings), np.nan)


def _tell_something(ratings: Ratings) -> NDArray[np.bool_]:
    """People with enough answers, and not nearly all of them the same step: those look alike without copying."""
    valid = (~np.isnan(ratings)).sum(axis=1)
    steps = np.unique(ratings[~np.isnan(ratings)])
    usual = np.max([(ratings == step).sum(axis=1) for step in steps], axis=0, initial=0)
    return (valid >= FEWEST_SHARED) & (usual <= NEARLY_FLAT * valid)


def _blocks(services: list[str]) -> list[NDArray[np.int64]]:
    """Columns of each service; single columns where there is one service only, so that something is exchanged."""
    names = list(dict.fromkeys(services))
    if len(names) == 1:
        return [np.array([at]) for at in range(len(services))]
    return [np.flatnonzero([service == name for service in services]) for name in names]


def _agreement(ratings: Ratings) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For all pairs how many answers are equal and how many both gave; shape (people, people)."""
    valid = (~np.isnan(ratings)).astype(np.float32)
    steps = np.unique(ratings[~np.isnan(ratings)])
    chosen = np.concatenate([(ratings == step) for step in steps], axis=1).astype(np.float32)
    return chosen @ chosen.T, valid @ valid.T


def _alike(ratings: Ratings, least: float) -> list[tuple[int, int, int, int]]:
    """Pairs that agree in at least a share of what both answered: first, second, equal, compared."""
    equal, compared = _agreement(ratings)
    upper = np.triu(np.ones_like(equal, dtype=bool), 1)
    close = upper & (compared >= FEWEST_SHARED) & (equal >= least * compared)
    return [(int(a), int(b), int(equal[a, b]), int(compared[a, b])) for a, b in np.argwhere(close)]


def _chance(ratings: Ratings, blocks: list[NDArray[np.int64]]) -> float:
    """How alike the most alike pair gets in all but 1 % of the exchanges."""
    random: np.random.Generator = np.random.default_rng(_SEED)
    highest = [_most_alike(exchanged) for exchanged in _exchanges(ratings, blocks, SHUFFLES, random)]
    return float(np.quantile(highest, 1 - LEVEL))


def _most_alike(ratings: Ratings) -> float:
    equal, compared = _agreement(ratings)
    np.fill_diagonal(compared, 0)
    share = np.where(compared >= FEWEST_SHARED, equal / np.maximum(compared, 1), 0)
    return float(share.max())


def _exchanges(
    ratings: Ratings, blocks: list[NDArray[np.int64]], times: int, random: np.random.Generator
) -> "list[Ratings]":
    """The file with what is left beside person and question levels exchanged between people, block by block."""
    valid = ~np.isnan(ratings)
    person = np.nanmean(ratings, axis=1, keepdims=True)
    question = (
        np.nanmean(ratings, axis=0, keepdims=True) if valid.any(axis=0).all() else np.zeros((1, ratings.shape[1]))
    )
    level = person + question - np.nanmean(ratings)
    rest = np.where(valid, ratings - level, 0.0)
    low, high = float(np.nanmin(ratings)), float(np.nanmax(ratings))
    exchanged: list[Ratings] = []
    for _ in range(times):
        mixed = np.empty_like(rest)
        for block in blocks:
            order: NDArray[np.int64] = random.permutation(len(rest))
            mixed[:, block] = rest[order][:, block]
        mixed = np.minimum(np.maximum(np.rint(mixed + level), low), high)
        exchanged.append(np.where(valid, mixed, np.nan))
    return exchanged


def _wholly_equal(ratings: Ratings, kept: NDArray[np.int64], blocks: list[NDArray[np.int64]]) -> list[Twins]:
    """In a large file: rows that are the same in every answer, if there are more of them than chance brings."""
    random: np.random.Generator = np.random.default_rng(_SEED)
    weights = np.cumprod(np.full(ratings.shape[1], _MULTIPLIER, np.uint64)).astype(np.uint64)
    found = _repeated(ratings[kept], weights)
    if not found:
        return []
    by_chance = [len(_repeated(one, weights)) for one in _exchanges(ratings[kept], blocks, LARGE_SHUFFLES, random)]
    if len(found) <= max(by_chance):
        return []
    counts = (~np.isnan(ratings)).sum(axis=1)
    return [Twins(int(kept[a]), int(kept[b]), int(counts[kept[a]]), int(counts[kept[a]])) for a, b in found]


def _repeated(ratings: Ratings, weights: NDArray[np.uint64]) -> list[tuple[int, int]]:
    """Pairs of the first and each later row with the same answers, found by a sum over weighted answers."""
    cells = (np.nan_to_num(ratings, nan=-9.0) * 4).astype(np.int64).astype(np.uint64)
    sums = cells @ weights
    _, first, inverse = np.unique(sums, return_index=True, return_inverse=True)
    again = np.flatnonzero(first[inverse] != np.arange(len(sums)))
    return [(int(first[inverse[at]]), int(at)) for at in again]
