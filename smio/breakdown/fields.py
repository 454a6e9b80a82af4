"""What is known of those who answered: each kept column of a round as a field with its values in order."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from smio.reading.folding import one_line, plain
from smio.reading.lexicon import fields as field_words
from smio.survey import Round

Codes = NDArray[np.intp]

PARTS = Path(__file__).parents[2] / "assets" / "lexicon" / "parts.toml"
FIRST = ("sex", "age", "neighbourhood", "channel")  # what councils ask first comes first
SURE = 0.9  # how surely a heading must name a field of the word list
AGES = (18, 30, 45, 60)  # the visible rule: under 18, 18–29, 30–44, 45–59, 60 and over
YEARS_OF_BIRTH = (1900, 2100)
OLDEST = 120
NUMBERS_FROM = 0.9  # so much of what is filled must be numbers for a column to be grouped as numbers
MOST_STEPS = 8  # a column of more different numbers is grouped by its quartiles
NOT_STATED = ""
OVER = frozenset(
    map(plain, ("старше", "более", "больше", "выше", "жогору", "улуу", "өйдө", "over", "above", "older", "more"))
)
UNDER = frozenset(
    map(plain, ("до", "младше", "моложе", "менее", "чейин", "кичүү", "төмөн", "under", "below", "younger"))
)

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, eq=False)
class Field:
    """A kept column of a round.

    ``key`` is what the same field of another round shares with it: an entry of the word list, else the folded
    heading. ``values`` are its different answers, `NOT_STATED` last where somebody left it empty; ``codes`` is the
    position of each respondent's. ``ordered``: neighbours are next to each other, as age groups are.
    """

    key: str
    heading: str
    values: tuple[str, ...]
    codes: Codes
    ordered: bool = False


def fields_of(round_: Round) -> tuple[Field, ...]:
    """The fields of a round, sex, age, neighbourhood and channel first, the others in the order of the file."""
    profile = round_.responses.profile
    day = round_.end or round_.start
    named = dict(_keys(tuple(profile)))
    found = [_field(named[heading], heading, values, day.year if day else None) for heading, values in profile.items()]
    rank = {key: place for place, key in enumerate(FIRST)}
    return tuple(sorted(found, key=lambda field: rank.get(field.key, len(FIRST))))


def _keys(headings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Heading and key; a second column of the same entry is known by its heading."""
    taken: set[str] = set()
    for heading in headings:
        match = next(iter(field_words().find(heading)), None)
        role, _, key = match.key.partition(".") if match is not None and match.sureness >= SURE else ("", "", "")
        chosen = key if role == "profile" and key not in taken else plain(heading) or heading
        taken.add(chosen)
        yield heading, chosen


def _field(key: str, heading: str, answers: Sequence[str | None], year: int | None) -> Field:
    positions = {answer: place for place, answer in enumerate(dict.fromkeys(answers))}
    raw = np.fromiter(map(positions.__getitem__, answers), np.intp, len(answers))
    times = np.bincount(raw, minlength=len(positions)).tolist()
    spoken = {position: one_line(answer or NOT_STATED) for answer, position in positions.items()}
    named, ordered = _named(key, spoken, times, year)
    spoken_by = Counter[str]()
    for at, value in named.items():
        spoken_by[value] += times[at]
    listed = {part: place for place, part in enumerate(dict.fromkeys(_known_parts().get(key, {}).values()))}
    values = _in_order(spoken_by, listed, ordered=ordered)
    place = {value: position for position, value in enumerate(values)}
    codes = np.array([place[named[at]] for at in range(len(positions))], np.intp)
    return Field(key, heading, values, codes[raw] if len(answers) else raw, ordered)


def _named(key: str, spoken: dict[int, str], times: list[int], year: int | None) -> tuple[dict[int, str], bool]:
    """The value each spelling stands for, and whether the values have an order."""
    numbers = {at: number for at, words in spoken.items() if words and (number := _number(words)) is not None}
    filled = sum(times[at] for at, words in spoken.items() if words)
    if filled and sum(times[at] for at in numbers) >= NUMBERS_FROM * filled:
        groups = _age_groups(numbers, year) if key == "age" else _number_groups(numbers, times)
        return {at: groups.get(at, NOT_STATED) for at in spoken}, True
    known = _known_parts().get(key, {})
    best: dict[str, str] = {}  # one spelling for those that differ in case or ё only: the most frequent
    for at in sorted(spoken, key=lambda at: (-times[at], spoken[at])):
        best.setdefault(plain(spoken[at]) or spoken[at], spoken[at])
    named = {at: known.get(plain(words)) or best[plain(words) or words] for at, words in spoken.items()}
    if key == "age":
        named = {at: _written_age_group(value) for at, value in named.items()}
    starts = [_NUMBER.search(value) for value in set(named.values()) if value]
    return named, key == "age" and bool(starts) and all(starts)


def _number(words: str) -> float | None:
    try:
        return float(words.replace(",", "."))
    except ValueError:
        return None


def _age_groups(numbers: dict[int, float], year: int | None) -> dict[int, str]:
    """Ages, or years of birth where the year of the survey is known, in the groups of the rule."""
    low, high = YEARS_OF_BIRTH
    ages = {at: year - number if year and low < number < high else number for at, number in numbers.items()}
    return {at: _age_group(age) for at, age in ages.items() if 0 <= age <= OLDEST}


def _age_group(age: float) -> str:
    if age < AGES[0]:
        return f"<{AGES[0]}"
    later = next((edge for edge in AGES if age < edge), None)
    if later is None:
        return f"{AGES[-1]}+"
    return f"{AGES[AGES.index(later) - 1]}–{later - 1}"


def _written_age_group(value: str) -> str:
    """A group of ages as every language writes it: «60 и старше» is 60+, «до 30 лет» is <30."""
    numbers, words = re.findall(r"\d+", value), set(plain(value).split())
    if len(numbers) == 2:  # noqa: PLR2004 - from and to
        return f"{numbers[0]}–{numbers[1]}"
    if len(numbers) == 1 and (words & OVER or "+" in value):
        return f"{numbers[0]}+"
    return f"<{numbers[0]}" if len(numbers) == 1 and (words & UNDER or "<" in value) else value


def _number_groups(numbers: dict[int, float], times: list[int]) -> dict[int, str]:
    """Few different numbers stand for themselves, many in quarters of those who answered."""
    if len(set(numbers.values())) <= MOST_STEPS:
        return {at: f"{number:g}" for at, number in numbers.items()}
    everyone = np.repeat(list(numbers.values()), [times[at] for at in numbers])
    edges = sorted({float(edge) for edge in np.quantile(everyone, [0.25, 0.5, 0.75], method="lower")})
    names = [f"≤{edges[0]:g}", *(f"{low:g}<…≤{high:g}" for low, high in pairwise(edges))]
    names.append(f">{edges[-1]:g}")
    return {at: names[int(np.searchsorted(edges, number, side="left"))] for at, number in numbers.items()}


def _in_order(times: Counter[str], listed: dict[str, int], *, ordered: bool) -> tuple[str, ...]:
    """Ordered values by their numbers, listed ones as listed, others the most frequent first; not stated last."""

    def rank(value: str) -> tuple[bool, float, int, str]:
        if not ordered:
            return value == NOT_STATED, listed.get(value, len(listed)), -times[value], value
        number = _NUMBER.search(value)
        at = float(number.group().replace(",", ".")) if number else 0.0
        # "<18" stands before "18–29", ">6" after "4<…≤6".
        return value == NOT_STATED, at - 0.5 * value.startswith(("<", "≤")) + 0.5 * value.startswith(">"), 0, value

    return tuple(sorted(times, key=rank))


@lru_cache(maxsize=1)
def _known_parts() -> dict[str, dict[str, str]]:
    """By field: a folded word and the part it names."""
    with PARTS.open("rb") as file:
        table: dict[str, dict[str, dict[str, list[str]]]] = tomllib.load(file)
    return {
        field: {plain(word): part for part, words in parts.items() for spoken in words.values() for word in spoken}
        for field, parts in table.items()
    }
