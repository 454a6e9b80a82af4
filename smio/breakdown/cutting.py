"""The respondents of several rounds cut into the same parts, as each round may be cut."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from smio.breakdown.coarsening import Groups, complete
from smio.breakdown.fields import NOT_STATED, Codes
from smio.breakdown.offer import Mask, Offer, OfferedField, Part, Together, cell_counts
from smio.survey import Round


@dataclass(frozen=True, eq=False)
class AskedRound:
    """A round that is asked, with what may be asked of it."""

    id: int
    round: Round
    offer: Offer


@dataclass(frozen=True, eq=False)
class Cut:
    """The respondents of a round in the cells of some fields.

    ``parts`` has the parts of each field, the same in every round; ``codes`` the cell of each respondent (the last
    field runs fastest); ``shown`` has shape (cells, questions): what may be shown of a single question; ``borne`` says
    of which questions every cell is shown: only those enter scores over several questions.
    """

    parts: Mapping[str, tuple[Part, ...]]
    codes: Codes
    shown: Mask
    borne: Mask

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(len(parts) for parts in self.parts.values())

    @cached_property
    def _cells(self) -> tuple[Codes, Codes]:
        """The respondents sorted by cell, and where each cell begins and ends among them."""
        size = int(np.prod(self.shape, dtype=int))
        edges = np.concatenate([[0], np.cumsum(np.bincount(self.codes, minlength=size))])
        return np.argsort(self.codes, kind="stable"), edges.astype(np.intp)

    def people(self, cells: Iterable[int]) -> Codes:
        """The respondents of some cells."""
        order, edges = self._cells
        found = [order[edges[cell] : edges[cell + 1]] for cell in cells]
        return np.sort(np.concatenate(found)) if found else order[:0]


def cut_rounds(asked: Sequence[AskedRound], keys: tuple[str, ...]) -> tuple[Cut | None, ...]:
    """Each round cut by these fields, None where it does not offer them together.

    Where the rounds offer other parts, each part is the smallest that every round can make of its own.
    """
    if not keys:
        return tuple(_uncut(one) for one in asked)
    joined = [one.offer.joining(keys) for one in asked]
    common = common_parts(asked, keys)
    return tuple(
        None if together is None else _cut(one, together, common)
        for one, together in zip(asked, joined, strict=True)
    )  # fmt: skip


def common_parts(asked: Sequence[AskedRound], keys: tuple[str, ...]) -> dict[str, tuple[Part, ...]]:
    """The parts of each field where these fields are taken together; empty where no round offers that."""
    joined = [one.offer.joining(keys) for one in asked]
    if not any(joined):
        return {}
    return {key: _common(_parts(asked, joined, key)) for key in keys}


def _uncut(one: AskedRound) -> Cut:
    questions = one.offer.questions
    return Cut({}, np.zeros(len(one.offer.rated), np.intp), questions[None, :], questions)


def _parts(asked: Sequence[AskedRound], joined: Sequence[Together | None], key: str) -> list[tuple[Part, ...]]:
    found: list[tuple[Part, ...]] = []
    for one, together in zip(asked, joined, strict=True):
        field = one.offer.field(key)
        if together is not None and field is not None:
            found.append(regrouped_parts(field, together.groups[key]))
    return found


def regrouped_parts(field: OfferedField, groups: Groups) -> tuple[Part, ...]:
    """The parts of a field as a crossing has them."""
    return tuple(tuple(value for part in group for value in field.parts[part]) for group in groups)


def _common(offered: Sequence[tuple[Part, ...]]) -> tuple[Part, ...]:
    """The parts that every round can make: values that stand together in one stand together in all.

    In the order of the latest round, then of those before it.
    """
    joined: list[set[str]] = []
    order: list[str] = []
    for parts in reversed(offered):
        for part in parts:
            order += [value for value in part if value not in order]
            touched = [one for one in joined if one & set(part)]
            joined = [one for one in joined if one not in touched] + [set(part).union(*touched)]
    order.sort(key=lambda value: value == NOT_STATED)
    whole = sorted(joined, key=lambda one: min(order.index(value) for value in one))
    return tuple(tuple(value for value in order if value in one) for one in whole)


def _cut(one: AskedRound, together: Together, common: Mapping[str, tuple[Part, ...]]) -> Cut:
    offer = one.offer
    codes, size = np.zeros(len(offer.rated), np.intp), 1
    for key, parts in common.items():
        field = offer.field(key)
        if field is None:
            raise ValueError(f"{key} is not offered")
        codes, size = codes * len(parts) + _places(field, parts)[field.codes], size * len(parts)
    if len(common) == 1:
        shown = _shown_alone(offer, *common.items())
    else:
        shown = np.broadcast_to(offer.borne(together), (size, len(offer.questions)))
    borne = offer.borne(together) if len(common) > 1 else _borne_alone(offer, codes, size, shown)
    return Cut(common, codes, shown, borne)


def _places(field: OfferedField, parts: tuple[Part, ...]) -> Codes:
    """By part of the round's own: the common part that holds it."""
    place = {value: at for at, part in enumerate(parts) for value in part}
    return np.array([place[part[0]] for part in field.parts], np.intp)


def _shown_alone(offer: Offer, only: tuple[str, tuple[Part, ...]]) -> Mask:
    """What of one field alone may be shown in common parts: none that holds a hidden part and not all of them."""
    key, parts = only
    field, own = offer.field(key), offer.shown(key)
    if field is None:
        raise ValueError(f"{key} is not offered")
    places = _places(field, parts)
    shown = np.zeros((len(parts), own.shape[1]), bool)
    hidden = (~own).sum(axis=0)
    for part in range(len(parts)):
        inside = (~own[places == part]).sum(axis=0)
        # Where a field is tied to another the whole of it is hidden: then nothing is shown of it, together or apart.
        shown[part] = (inside == 0) | ((inside == hidden) & (hidden < len(own)))
    return shown & offer.questions


def _borne_alone(offer: Offer, codes: Codes, size: int, shown: Mask) -> Mask:
    return shown.all(axis=0) & complete(cell_counts(codes, size, offer.rated)) & offer.questions
