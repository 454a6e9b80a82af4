"""A breakdown: a table of scores, indices, shares or numbers of people by services, criteria, rounds and parts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from smio.breakdown.cutting import AskedRound, Cut, cut_rounds
from smio.breakdown.estimates import Asked, Cell, asked_questions, estimates
from smio.breakdown.offer import Mask, Part
from smio.breakdown.view import NOTHING, QUESTIONS, ROUNDS, View, part_code
from smio.survey import Indicator, Scale


@dataclass(frozen=True)
class Line:
    """A row or a column: a question, a round, a part of a field, or all of them together (``whole``).

    ``words`` are those of the service, criterion or round; a part has its values instead, a whole neither.
    """

    kind: str
    key: str = ""
    words: str = ""
    within: str = ""  # the service of a criterion
    part: Part = ()
    whole: bool = False


@dataclass(frozen=True)
class Breakdown:
    """``cells`` stand row by row. ``left_out`` are questions that enter no score over several: too few answers in a
    part, or not asked alike in every round shown. ``headings`` are the fields' own words by key.
    """

    view: View
    scale: Scale
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[tuple[Cell, ...], ...]
    rounds: tuple[AskedRound, ...]
    left_out: tuple[Indicator, ...]
    headings: Mapping[str, str]
    narrowed: Part = ()

    @property
    def hides(self) -> bool:
        """Whether anything is hidden."""
        return any(cell.hidden for row in self.cells for cell in row)


def break_down(asked: Sequence[AskedRound], view: View) -> Breakdown | None:
    """The table of a view, the rounds in time; None where no round offers its fields together.

    Scores over several questions rest on those that every part of every round shown bears: the same on all sides.
    """
    rounds = rounds_shown(asked, view)
    cuts = cut_rounds(rounds, view.keys)
    if not any(cut is not None for cut in cuts):
        return None
    latest = next(one for one, cut in zip(reversed(rounds), reversed(cuts), strict=True) if cut is not None)
    scale = latest.round.responses.scale
    shared = _shared(rounds, cuts, scale)
    questions = asked_questions(_indicators(rounds), shared, view)
    parts = next(cut.parts for cut in cuts if cut is not None)
    lines = {axis: tuple(_lines(axis, rounds, questions, parts)) for axis in view.axes}
    found = {
        one.id: _of_round(one, cut, lines, questions, view)
        for one, cut in zip(rounds, cuts, strict=True)
        if cut is not None and one.round.responses.scale.steps == scale.steps
    }
    rows, columns = lines[view.rows], lines[view.columns]
    return Breakdown(
        view,
        scale,
        rows,
        columns,
        tuple(tuple(_cell(found, latest.id, row, column) for column in columns) for row in rows),
        rounds,
        tuple(one for one in _rated(rounds, scale) if one.key not in shared),
        {key: _heading(rounds, key) for key in view.keys},
        next((part for part in parts.get(view.field, ()) if part_code(part) == view.part), ()),
    )


def rounds_shown(asked: Sequence[AskedRound], view: View) -> tuple[AskedRound, ...]:
    """All rounds where they are an axis, else the one chosen, else the latest."""
    if ROUNDS in view.axes:
        return tuple(asked)
    return tuple(one for one in asked if str(one.id) == view.round)[:1] or tuple(asked[-1:])


def _shared(rounds: Sequence[AskedRound], cuts: Sequence[Cut | None], scale: Scale) -> frozenset[tuple[str, str]]:
    """The questions that every round shown asked on the same scale and bears in every part."""
    found = [
        {indicator.key for indicator, borne in zip(one.round.responses.indicators, cut.borne, strict=True) if borne}
        for one, cut in zip(rounds, cuts, strict=True)
        if cut is not None and one.round.responses.scale.steps == scale.steps
    ]
    return frozenset(set[tuple[str, str]].intersection(*found)) if found else frozenset()


def _indicators(rounds: Sequence[AskedRound]) -> tuple[Indicator, ...]:
    """The questions of the rounds in the words and order of the latest that asked them."""
    found: dict[tuple[str, str], Indicator] = {}
    for one in reversed(rounds):
        for indicator in one.round.responses.indicators:
            found.setdefault(indicator.key, indicator)
    return tuple(found.values())


def _rated(rounds: Sequence[AskedRound], scale: Scale) -> tuple[Indicator, ...]:
    rated = {
        indicator.key
        for one in rounds
        if one.round.responses.scale.steps == scale.steps
        for indicator, any_ in zip(one.round.responses.indicators, one.offer.answered, strict=True)
        if any_
    }
    return tuple(indicator for indicator in _indicators(rounds) if indicator.key in rated)


def _heading(rounds: Sequence[AskedRound], key: str) -> str:
    found = (one.offer.field(key) for one in reversed(rounds))
    return next((field.heading for field in found if field is not None), key)


def _lines(
    axis: str, rounds: Sequence[AskedRound], questions: Sequence[Asked], parts: Mapping[str, tuple[Part, ...]]
) -> Iterator[Line]:
    """The lines of an axis, the whole last where there is one."""
    if axis in QUESTIONS:
        for one in questions:
            yield Line("question", one.key, one.words, one.within, whole=one.overall)
    elif axis == ROUNDS:
        for one in rounds:
            yield Line("round", str(one.id), one.round.name)
    elif axis == NOTHING:
        yield Line("", whole=True)
    else:
        for part in parts.get(axis, ()):
            yield Line("part", part_code(part), part=part)
        yield Line("part", whole=True)


Cells = Mapping[tuple[str, str, str, str], Cell]


def _cell(found: Mapping[int, Cells], latest: int, row: Line, column: Line) -> Cell:
    """The cell of a row and a column; hidden where the round does not bear it, or asked otherwise."""
    round_ = next((int(line.key) for line in (row, column) if line.kind == "round"), latest)
    return found.get(round_, {}).get(_place(row, column), Cell())


def _place(row: Line, column: Line) -> tuple[str, str, str, str]:
    """Where a cell stands in its round: rounds themselves are no part of the place."""
    keys = [("", "") if line.kind == "round" else (line.kind, line.key) for line in (row, column)]
    return (*keys[0], *keys[1])


def _of_round(
    one: AskedRound, cut: Cut, lines: Mapping[str, tuple[Line, ...]], questions: Sequence[Asked], view: View
) -> Cells:
    """Every cell of a round."""
    found: dict[tuple[str, str, str, str], Cell] = {}
    by_question = [axis for axis in view.axes if axis in QUESTIONS]
    others = [axis for axis in view.axes if axis not in QUESTIONS]
    for combination in product(*(_once(lines[axis]) for axis in others)):
        chosen = dict(zip(others, combination, strict=True))
        cells = _cells_of(cut, chosen, view)
        shown = _shown(one, cut, cells)
        values = estimates(one.round.responses, cut.people(cells), shown, cut.borne, questions, view.measure)
        for asked, value in zip(questions, values, strict=True):
            line = Line("question", asked.key)
            row, column = (line if axis in by_question else chosen[axis] for axis in view.axes)
            found[_place(row, column)] = value
    return found


def _once(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Within a round the rounds are one line."""
    return lines[:1] if lines and lines[0].kind == "round" else lines


def _cells_of(cut: Cut, chosen: Mapping[str, Line], view: View) -> list[int]:
    """The cells of a cut in which the people of some lines stand."""
    ranges: list[Sequence[int]] = []
    for key, parts in cut.parts.items():
        wanted = {chosen[key].key} if key in chosen and not chosen[key].whole else None
        if key == view.field and view.part:
            wanted = {view.part} if wanted is None else wanted & {view.part}
        ranges.append([at for at, part in enumerate(parts) if wanted is None or part_code(part) in wanted])
    return [int(np.ravel_multi_index(place, cut.shape)) if place else 0 for place in product(*ranges)]


def _shown(one: AskedRound, cut: Cut, cells: Sequence[int]) -> Mask:
    """Of which single questions the cells together may be shown."""
    if len(cells) == len(cut.shown):
        return one.offer.questions if len(cut.parts) < 2 else one.offer.questions & cut.borne  # noqa: PLR2004 - crossed
    return np.asarray(cut.shown[list(cells)].all(axis=0), bool)
