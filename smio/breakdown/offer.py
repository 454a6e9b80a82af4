"""What may be looked at in a round: fields, fields taken together, and for each question which parts are shown.

The rule and why it holds stand in docs/breakdowns.md: it depends on the answers alone, never on what is looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from smio.breakdown.coarsening import Counts, Groups, complete, holds, merged, small
from smio.breakdown.fields import NOT_STATED, Codes, Field, fields_of
from smio.survey import Hidden, Responses, Round
from smio.survey.hiding import hidden_by_counts
from smio.survey.small_numbers import HIDDEN_BELOW

Mask = NDArray[np.bool_]
Part = tuple[str, ...]  # the values it holds

MOST_CELLS = 5_000
EXPECTED = 5  # an empty cell where so many would stand by chance is no chance: the fields are tied to each other


class RefusedBecause(StrEnum):
    TOO_FEW = "too_few"  # fewer than two parts of five people
    TIED = "tied"  # with a field before it the parts would give small numbers away


@dataclass(frozen=True)
class Refused:
    """A kept column that is not offered, and why."""

    heading: str
    because: RefusedBecause


@dataclass(frozen=True, eq=False)
class OfferedField:
    """A field by its parts, each of five people or more; ``codes`` is the part each respondent is in."""

    key: str
    heading: str
    parts: tuple[Part, ...]
    codes: Codes
    ordered: bool


@dataclass(frozen=True)
class Together:
    """Fields that may be crossed; ``groups`` has the parts of each put together as far as the crossing needs it."""

    keys: tuple[str, ...]
    groups: Mapping[str, Groups]


@dataclass(frozen=True, eq=False)
class Bundle:
    """Fields tied to one another, or one alone: ``codes`` is the cell of all of them that each respondent is in."""

    fields: tuple[OfferedField, ...]
    codes: Codes
    size: int

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(field.key for field in self.fields)


@dataclass(frozen=True, eq=False)
class Offer:
    """What may be looked at in a round. ``rated`` has shape (respondents, questions).

    ``questions`` are the columns that may be broken down: those hidden in the whole round are not among them.
    """

    fields: tuple[OfferedField, ...]
    bundles: tuple[Bundle, ...]
    together: tuple[Together, ...]
    refused: tuple[Refused, ...]
    rated: Mask
    questions: Mask

    @cached_property
    def answered(self) -> list[bool]:
        """By question: whether anybody rated it."""
        return np.asarray(self.rated.any(axis=0), bool).tolist()

    def field(self, key: str) -> OfferedField | None:
        return next((field for field in self.fields if field.key == key), None)

    def joining(self, keys: Iterable[str]) -> Together | None:
        """Which crossing holds all these fields; one field alone stands in all its parts."""
        wanted = set(keys)
        if len(wanted) == 1:
            field = self.field(next(iter(wanted)))
            return None if field is None else Together((field.key,), {field.key: each_part(field)})
        return next((one for one in self.together if wanted <= set(one.keys)), None)

    def borne(self, together: Together) -> Mask:
        """By question: whether it has five people and more in every part and cell of these fields."""
        fields = [field for field in self.fields if field.key in together.keys]
        whole = [self._shown[field.key].all(axis=0) for field in fields]
        return np.logical_and.reduce([self.questions, *whole, complete(self._cells(together))])

    def shown(self, key: str) -> Mask:
        """Of one field alone, shape (parts, questions): what may be shown of a question."""
        return self._shown[key] & self.questions

    def _cells(self, together: Together) -> Counts:
        codes, size = np.zeros(len(self.rated), np.intp), 1
        for field in self.fields:
            if field.key in together.keys:
                groups = together.groups[field.key]
                codes, size = codes * len(groups) + group_of(groups)[field.codes], size * len(groups)
        return cell_counts(codes, size, self.rated)

    @cached_property
    def _shown(self) -> dict[str, Mask]:
        shown = {
            field.key: shown_parts(cell_counts(field.codes, len(field.parts), self.rated)) for field in self.fields
        }
        for bundle in self.bundles:
            if len(bundle.fields) > 1:
                bears = complete(cell_counts(bundle.codes, bundle.size, self.rated))
                for field in bundle.fields[1:]:  # the first alone tells nothing of the others
                    shown[field.key] = shown[field.key] & bears
        return shown


def shown_parts(counts: Counts) -> Mask:
    """Which parts are shown of each question, from how many rated it (parts, 1 + questions).

    Where a part has one to four, it is hidden with all that are empty and with the smallest of the others: whoever
    subtracts what is shown from the whole finds a sum of five people or more, and not which of them is how small.
    """
    by_question = counts[:, 1:]
    shown = np.ones(by_question.shape, bool)
    for question in np.flatnonzero(small(by_question).any(axis=0)):
        column = by_question[:, question]
        open_ = column >= HIDDEN_BELOW
        if open_.any():
            open_[min(np.flatnonzero(open_), key=column.__getitem__)] = False
        shown[:, question] = open_
    return shown


def offer(round_: Round) -> Offer:
    """What may be looked at in a round."""
    responses = round_.responses
    rated = np.asfortranarray(~np.isnan(responses.ratings))  # counted question by question
    hidden = _hidden(responses, rated)
    questions = np.array([not hidden.hides(indicator) for indicator in responses.indicators], bool)
    bundles: list[Bundle] = []
    refused: list[Refused] = []
    for field in fields_of(round_):
        parts = _parts(field, rated)
        rest, joined = (bundles, None) if parts is None else _joined(_offered(field, parts), bundles, rated)
        if joined is None:
            because = RefusedBecause.TOO_FEW if parts is None else RefusedBecause.TIED
            refused.append(Refused(field.heading, because))
        else:
            bundles = [*rest, joined]
    fields = tuple(field for bundle in bundles for field in bundle.fields)
    return Offer(fields, tuple(bundles), _together(bundles, rated), tuple(refused), rated, questions)


def _hidden(responses: Responses, rated: Mask) -> Hidden:
    """What is hidden of the whole round, by its counts alone."""
    keys = [indicator.key for indicator in responses.indicators]
    services = {
        service: int(rated[:, [column for column, key in enumerate(keys) if key[0] == service]].any(axis=1).sum())
        for service in {key[0] for key in keys}
    }
    return hidden_by_counts(dict(zip(keys, map(int, rated.sum(axis=0)), strict=True)), services, len(rated))


def cell_counts(codes: Codes, size: int, rated: Mask) -> Counts:
    """How many people stand in each cell, shape (size, 1 + questions): everyone, then those who rated each."""
    counts = np.zeros((size, 1 + rated.shape[1]), np.intp)
    counts[:, 0] = np.bincount(codes, minlength=size)
    for question in range(rated.shape[1]):
        counts[:, question + 1] = np.bincount(codes, rated[:, question], minlength=size)
    return counts


def _parts(field: Field, rated: Mask) -> Groups | None:
    counts = cell_counts(field.codes, len(field.values), rated)[:, None, :]
    return merged(counts, ordered=field.ordered, stated=[value != NOT_STATED for value in field.values])


def _offered(field: Field, groups: Groups) -> OfferedField:
    parts = tuple(tuple(field.values[value] for value in group) for group in groups)
    return OfferedField(field.key, field.heading, parts, group_of(groups)[field.codes], field.ordered)


def _joined(field: OfferedField, bundles: Sequence[Bundle], rated: Mask) -> tuple[Sequence[Bundle], Bundle | None]:
    """The bundles a field is not tied to, and the one it makes with those it is; None where that gives people away.

    Villages lie in districts, a second question is put to those who said yes to the first: where nobody can be is
    known to all, and whole numbers beside known empty cells tell others. So tied fields must bear being crossed, all
    at once; the parts of the newcomer are put together until they do.
    """
    tied = [bundle for bundle in bundles if any(_tied(field, one) for one in bundle.fields)]
    if not tied:
        return bundles, Bundle((field,), field.codes, len(field.parts))
    codes, size = tied[0].codes, tied[0].size
    for bundle in tied[1:]:
        codes, size = _numbered(codes * bundle.size + bundle.codes)
    groups = merged(_joint(field, codes, size, rated), ordered=field.ordered, stated=_stated(field))
    rest = [bundle for bundle in bundles if bundle not in tied]
    if groups is None:
        return bundles, None
    newcomer = _regrouped(field, groups)
    codes, size = _numbered(codes * len(newcomer.parts) + newcomer.codes)
    return rest, Bundle((*(one for bundle in tied for one in bundle.fields), newcomer), codes, size)


def _tied(one: OfferedField, other: OfferedField) -> bool:
    codes = one.codes * len(other.parts) + other.codes
    table = np.bincount(codes, minlength=len(one.parts) * len(other.parts)).reshape(len(one.parts), -1)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / max(table.sum(), 1)
    return bool(((table == 0) & (expected >= EXPECTED)).any())


def _numbered(codes: Codes) -> tuple[Codes, int]:
    """Cells numbered anew without the empty ones."""
    cells, again = np.unique(codes, return_inverse=True)
    return again.astype(np.intp), len(cells)


def _together(bundles: Sequence[Bundle], rated: Mask) -> tuple[Together, ...]:
    """Which fields may be crossed: those of a bundle, a core of bundles that bear it all at once, and of each bundle
    outside it the first field with one other.

    Never in a ring: two tables that share a field, a third that closes the ring, and single cells could be worked out.
    """
    crossings = [_whole([bundle]) for bundle in bundles if len(bundle.fields) > 1]
    core: list[Bundle] = []
    codes = np.zeros(len(rated), np.intp)
    for bundle in bundles:
        crossed, cells = _numbered(codes * bundle.size + bundle.codes)
        if cells <= MOST_CELLS and holds(cell_counts(crossed, cells, rated)):
            core.append(bundle)
            codes = crossed
    if len(core) > 1:
        crossings.append(_whole(core))
    reached = [field for bundle in core for field in bundle.fields]
    for bundle in bundles:
        if bundle not in core:
            crossings += _best_pair(bundle.fields[0], reached, rated)
            reached += bundle.fields
    return tuple(crossings)


def _whole(bundles: Sequence[Bundle]) -> Together:
    fields = [field for bundle in bundles for field in bundle.fields]
    return Together(tuple(field.key for field in fields), {field.key: each_part(field) for field in fields})


def _best_pair(field: OfferedField, others: Sequence[OfferedField], rated: Mask) -> list[Together]:
    """The field with that other which leaves it most parts."""
    best: Together | None = None
    for other in others:
        counts = _joint(field, other.codes, len(other.parts), rated)
        groups = merged(counts, ordered=field.ordered, stated=_stated(field))
        if groups is not None and (best is None or len(groups) > len(best.groups[field.key])):
            best = Together((other.key, field.key), {other.key: each_part(other), field.key: groups})
    return [] if best is None else [best]


def _joint(field: OfferedField, codes: Codes, size: int, rated: Mask) -> Counts:
    counts = cell_counts(field.codes * size + codes, len(field.parts) * size, rated)
    return counts.reshape(len(field.parts), size, -1)


def each_part(field: OfferedField) -> Groups:
    """A field's parts as they are, none put together."""
    return tuple((part,) for part in range(len(field.parts)))


def _stated(field: OfferedField) -> list[bool]:
    return [part != (NOT_STATED,) for part in field.parts]


def _regrouped(field: OfferedField, groups: Groups) -> OfferedField:
    parts = tuple(tuple(value for part in group for value in field.parts[part]) for group in groups)
    return OfferedField(field.key, field.heading, parts, group_of(groups)[field.codes], field.ordered)


def group_of(groups: Groups) -> Codes:
    """By part: the group that holds it."""
    places = {part: place for place, group in enumerate(groups) for part in group}
    return np.array([places[part] for part in range(len(places))], np.intp)
