"""No combination of the views that are offered tells a number of one to four people: docs/breakdowns.md.

The attacker of these tests takes every view there is, and knows what each published number counts. What they can work
out by adding and subtracting is what lies in the span of the published counts; what they can work out at all, since no
count is negative, is what linear programming leaves no room for.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from smio.breakdown import (
    NOTHING,
    ROUNDS,
    AskedRound,
    Breakdown,
    Line,
    Measure,
    View,
    break_down,
    column_choices,
    filter_choices,
    part_code,
    row_choices,
    sample_profile,
)
from smio.breakdown.fields import fields_of
from tests.breakdown.profiled import BLANK, asked, made_up, small_rounds
from tests.independent_sources import least_and_most

EXAMPLES = settings.default.max_examples if settings.default else 60

Atom = tuple[tuple[str, ...], tuple[bool, ...]]  # a person's values, and which questions they rated
Published = list[tuple[NDArray[np.bool_], int]]  # who is counted, atom by atom, and how many


def offered_views(rounds: Sequence[AskedRound]) -> Iterator[View]:
    """Every view that may be chosen, by rounds, rows, columns and filter."""
    for one, rows in product(rounds, row_choices(rounds)):
        view = View(rows=rows, measure=Measure.N, round=str(one.id))
        for columns in column_choices(rounds, view):
            chosen = replace(view, columns=columns)
            yield chosen
            for field, part in filter_choices(rounds, chosen):
                yield replace(chosen, field=field, part=part)


class Attacker:
    """What is known of one round: all that may be (atoms), and every published count of them."""

    def __init__(self, rounds: Sequence[AskedRound], of: AskedRound) -> None:
        self.of = of
        self.keys = [field.key for field in fields_of(of.round)]
        self.people: list[Atom] = self._people()
        self.atoms = self._atoms()
        self.published: Published = [(np.ones(len(self.atoms), bool), len(self.people))]
        self.asked: list[list[int]] = [[]]  # by published count: whoever rated any of these, or everybody
        for view in offered_views(rounds):
            table = break_down(rounds, view)
            if table is not None:
                self.published += self._counts(table)
        for field in of.offer.fields:
            for share in sample_profile(field, {}):
                self.published.append((self.who({field.key: share.part}), share.n))
                self.asked.append([])
        self.known = np.array([who for who, _ in self.published], float)
        zero = [who for who, n in self.published if n == 0]
        self.possible = ~np.logical_or.reduce(zero) if zero else np.ones(len(self.atoms), bool)

    def _people(self) -> list[Atom]:
        fields = fields_of(self.of.round)
        rated = [[bool(known) for known in row] for row in self.of.offer.rated]
        codes = [[int(code) for code in field.codes] for field in fields]
        return [
            (tuple(field.values[own[at]] for field, own in zip(fields, codes, strict=True)), tuple(row))
            for at, row in enumerate(rated)
        ]

    def _atoms(self) -> list[Atom]:
        """All that anybody could be: of tied fields only what occurs, everything else in every combination."""
        values = [sorted({person[0][place] for person in self.people}) for place in range(len(self.keys))]
        allowed: list[tuple[list[int], set[tuple[str, ...]]]] = []
        for bundle in (one for one in self.of.offer.bundles if len(one.fields) > 1):
            places = [self.keys.index(key) for key in bundle.keys]
            cells = {self._parts_of(person, places) for person in self.people}
            allowed.append((places, cells))
        rated = list(product([False, True], repeat=self.of.offer.rated.shape[1]))
        return [
            (combination, which)
            for combination in product(*values)
            for which in rated
            if all(self._parts_of((combination, which), places) in cells for places, cells in allowed)
        ]

    def _parts_of(self, atom: Atom, places: Sequence[int]) -> tuple[str, ...]:
        found: list[str] = []
        for place in places:
            field = self.of.offer.field(self.keys[place])
            assert field is not None
            found.append(next((part_code(part) for part in field.parts if atom[0][place] in part), ""))
        return tuple(found)

    def who(self, parts: dict[str, tuple[str, ...]], rated: Sequence[int] = ()) -> NDArray[np.bool_]:
        """Which atoms are of these parts and rated any of these questions (anybody where there are none)."""
        return np.array(
            [
                all(atom[0][self.keys.index(key)] in part for key, part in parts.items())
                and (not rated or any(atom[1][question] for question in rated))
                for atom in self.atoms
            ]
        )

    def _counts(self, table: Breakdown) -> Published:
        found: Published = []
        left_out = {indicator.key for indicator in table.left_out}
        for (row, column), cell in self._cells(table):
            if cell is None:
                continue
            parts = {axis: line.part for axis, line in zip(table.view.axes, (row, column), strict=True) if line.part}
            if table.narrowed:
                parts[table.view.field] = table.narrowed
            questions = self._questions((row, column), left_out)
            found.append((self.who(parts, questions), cell))
            self.asked.append(questions)
        return found

    def _cells(self, table: Breakdown) -> Iterator[tuple[tuple[Line, Line], int | None]]:
        one_round = table.rounds[-1].id if ROUNDS not in table.view.axes else None
        for row, cells in zip(table.rows, table.cells, strict=True):
            for column, cell in zip(table.columns, cells, strict=True):
                of = next((int(line.key) for line in (row, column) if line.kind == "round"), one_round)
                if of == self.of.id:
                    yield (row, column), cell.n

    def _questions(self, lines: tuple[Line, Line], left_out: set[tuple[str, str]]) -> list[int]:
        """Which questions a cell counts: one criterion, those of a service that enter, or all that enter."""
        line = next((line for line in lines if line.kind == "question"), None)
        indicators = self.of.round.responses.indicators
        if line is not None and line.within:
            return [at for at, one in enumerate(indicators) if "/".join(one.key) == line.key]
        wanted = "" if line is None or line.whole else line.key
        return [at for at, one in enumerate(indicators) if wanted in {"", one.key[0]} and one.key not in left_out]

    def count(self, who: NDArray[np.bool_]) -> int:
        times = Counter(self.people)
        return sum(times[atom] for atom, wanted in zip(self.atoms, who, strict=True) if wanted)

    def tells(self, who: NDArray[np.bool_]) -> bool:
        """Whether published counts add up to this one."""
        known, target = self.known[:, self.possible], who[self.possible].astype(float)
        found = np.linalg.lstsq(known.T, target, rcond=None)[0]
        return bool(np.abs(known.T @ found - target).max(initial=0.0) < 1e-7)

    def groups(self) -> Iterator[tuple[NDArray[np.bool_], int | None]]:
        """Every group of people that values name, and those of it who rated a question, with that question."""
        sizes = range(len(self.keys) + 1)
        for places in chain.from_iterable(combinations(range(len(self.keys)), size) for size in sizes):
            for values in {tuple(person[0][place] for place in places) for person in self.people}:
                parts = {self.keys[place]: (value,) for place, value in zip(places, values, strict=True)}
                yield self.who(parts), None
                for question in range(self.of.offer.rated.shape[1]):
                    yield self.who(parts, [question]), question


def assert_published_counts_are_true(attacker: Attacker) -> None:
    """The attacker knows what is counted: only then does the test test."""
    for who, n in attacker.published:
        assert attacker.count(who) == n


@given(small_rounds())
def test_no_sum_or_difference_of_offered_views_tells_a_small_group(round_: AskedRound) -> None:
    attacker = Attacker([round_], round_)
    assert_published_counts_are_true(attacker)
    for who, _ in attacker.groups():
        if 1 <= attacker.count(who) <= 4:
            assert not attacker.tells(who)


@given(small_rounds(fields=2, values=3), st.integers(0, 1))
@settings(max_examples=EXAMPLES // 2)
def test_nor_any_set_of_people_whatever(round_: AskedRound, question: int) -> None:
    attacker = Attacker([round_], round_)
    combinations_ = sorted({atom[0] for atom in attacker.atoms})
    rated = np.array([atom[1][question] for atom in attacker.atoms])
    of = np.array([combinations_.index(atom[0]) for atom in attacker.atoms])
    if len(combinations_) > 9:
        return
    for chosen in range(1, 2 ** len(combinations_)):
        who = rated & ((chosen >> of) & 1).astype(bool)
        if 1 <= attacker.count(who) <= 4:
            assert not attacker.tells(who)


@given(small_rounds(fields=2))
@settings(max_examples=EXAMPLES // 4)
def test_nor_does_it_follow_from_no_count_being_negative(round_: AskedRound) -> None:
    attacker = Attacker([round_], round_)
    counts = np.array([n for _, n in attacker.published], float)
    small = [(who, question) for who, question in attacker.groups() if 1 <= attacker.count(who) <= 4]
    for who, question in small[:6]:
        # Ratings of a question are summed over those who rated it: only its own tables tell of them. (How many of an
        # offered part left it blank is seen, and is no secret: nobody's rating follows from it.)
        rows = [place for place, asked_ in enumerate(attacker.asked) if question is None or asked_ == [question]]
        least, most = least_and_most(who.astype(float), attacker.known[rows], counts[rows])
        assert most - least > 0.5


@given(small_rounds(fields=2), small_rounds(fields=2, number=2))
@settings(max_examples=EXAMPLES // 4)
def test_rounds_side_by_side_tell_no_more(one: AskedRound, two: AskedRound) -> None:
    for of in (one, two):
        attacker = Attacker([one, two], of)
        assert_published_counts_are_true(attacker)
        for who, _ in attacker.groups():
            if 1 <= attacker.count(who) <= 4:
                assert not attacker.tells(who)


def test_the_attacker_is_no_fool() -> None:
    """Were a part of four published by its complement, the attacker would have it."""
    round_ = asked([[3.0]] * 30, {"Пол": ["ж"] * 15 + ["м"] * 15})
    attacker = Attacker([round_], round_)
    men = attacker.who({"sex": ("male",)})
    assert attacker.tells(men)
    assert attacker.count(men) == 15


def test_a_few_who_did_not_say_are_put_with_the_fewest_who_did() -> None:
    round_ = asked([[3.0]] * 30, {"Пол": ["ж"] * 15 + ["м"] * 12 + [None] * 3})
    field = round_.offer.field("sex")
    assert field is not None
    assert field.parts == (("female",), ("male", ""))


def test_five_villages_of_one_person_each_are_no_part_of_five() -> None:
    villages = [*"абвгд", *["Центр"] * 20, *["Восток"] * 10]
    round_ = asked([[3.0]] * 35, {"Село": villages})
    (field,) = round_.offer.fields
    assert [len(part) for part in field.parts] == [1, 6]
    assert np.bincount(field.codes).tolist() == [20, 15]


def test_a_village_of_three_is_not_told_by_its_district() -> None:
    district = ["Юг"] * 20 + ["Север"] * 20
    village = ["Ак"] * 17 + ["Бел"] * 3 + ["Дон"] * 20
    round_ = asked([[3.0]] * 40, {"Район": district, "Село": village})
    assert [field.parts for field in round_.offer.fields] == [(("Север",), ("Юг",))] or all(
        part != ("Бел",) for field in round_.offer.fields for part in field.parts
    )
    attacker = Attacker([round_], round_)
    bel = attacker.who(dict.fromkeys(attacker.keys[1:], ("Бел",)))
    assert attacker.count(bel) == 3
    assert not attacker.tells(bel)


def test_a_question_few_men_answered_is_not_shown_by_sex_but_the_others_are() -> None:
    ratings = [[3.0, 4.0]] * 20 + [[3.0, 4.0]] * 3 + [[3.0, BLANK]] * 12
    round_ = asked(ratings, {"Пол": ["ж"] * 20 + ["м"] * 15})
    table = break_down([round_], View(rows="criteria", columns="sex"))
    assert table is not None
    assert [[cell.n for cell in row] for row in table.cells] == [[20, 15, 35], [None, None, 23]]


@pytest.mark.parametrize("people", [40, 400, 4000])
def test_the_rule_is_the_same_whatever_is_looked_at_and_more_people_may_be_crossed_more(people: int) -> None:
    round_ = made_up(people, 1)
    crossed = max(len(one.keys) for one in round_.offer.together)
    assert crossed == (4 if people == 4000 else crossed)
    assert all(round_.offer.joining([key]) for key in ("sex", "age", "neighbourhood", "channel"))
    assert break_down([round_], View(rows="sex", columns=NOTHING)) is not None
