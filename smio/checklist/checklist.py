"""A scored checklist: directions, items, answers and levels. It is data; nothing here knows any particular one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

Words = Mapping[str, str]  # a text by language


@dataclass(frozen=True)
class Answer:
    """An answer of the checklist. ``share`` (0…1) of an item's points; None leaves numerator and denominator."""

    code: str
    share: float | None
    label: Words


@dataclass(frozen=True)
class Item:
    id: str
    points: float
    text: Words
    proof: Words


@dataclass(frozen=True)
class Direction:
    id: str
    title: Words
    items: tuple[Item, ...]

    @property
    def points(self) -> float:
        return sum(item.points for item in self.items)


@dataclass(frozen=True)
class Level:
    """A band of the rounded score, from ``low`` to ``high`` inclusive; ``wording`` is the sentence for papers."""

    code: str
    low: int
    high: int
    title: Words
    wording: Words


@dataclass(frozen=True)
class Checklist:
    """A version of a checklist. ``official`` is False for our examples, and every page and paper says so."""

    id: str
    version: str
    official: bool
    title: Words
    short_title: Words
    source: Words
    answers: tuple[Answer, ...]
    directions: tuple[Direction, ...]
    levels: tuple[Level, ...]

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every item by id, in order."""
        return {item.id: item for direction in self.directions for item in direction.items}

    @cached_property
    def shares(self) -> Mapping[str, float | None]:
        """The share of the points by answer code."""
        return {answer.code: answer.share for answer in self.answers}

    def answer(self, code: str) -> Answer:
        """The answer of a code; KeyError for an unknown one."""
        return {answer.code: answer for answer in self.answers}[code]

    def level(self, rounded: int) -> Level | None:
        """The level a rounded score lies in."""
        return next((level for level in self.levels if level.low <= rounded <= level.high), None)
