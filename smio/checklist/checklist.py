"""A scored checklist: directions, items, answers and levels. It is data; nothing here knows any particular one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

Words = Mapping[str, str]  # a text by language; a loaded checklist has one for every language of the app


def _no_words() -> Words:
    return {}


@dataclass(frozen=True)
class Answer:
    """An answer of the checklist. ``share`` (0…1) of an item's points; None leaves numerator and denominator."""

    code: str
    share: float | None
    label: Words


@dataclass(frozen=True)
class Item:
    """What is looked at: ``hint`` says how, ``proof`` what proves it, ``law`` which act asks for it.

    ``office`` is the id of who must act for it to be met; empty where the checklist does not say. ``answers`` are the
    codes it may be answered with; empty for all of the checklist's.
    """

    id: str
    points: float
    text: Words
    proof: Words = field(default_factory=_no_words)
    hint: Words = field(default_factory=_no_words)
    law: Words = field(default_factory=_no_words)
    office: str = ""
    answers: tuple[str, ...] = ()


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
class Replaced:
    """An earlier version that this one replaces: the item of that version by the item of this one."""

    version: str
    items: Mapping[str, str]


@dataclass(frozen=True)
class Checklist:
    """A version of a checklist. ``official`` is False for our examples, and every page and paper says so.

    ``languages`` are those it was written in; ``offices`` names who must act, by id.
    """

    id: str
    version: str
    official: bool
    title: Words
    short_title: Words
    source: Words
    answers: tuple[Answer, ...]
    directions: tuple[Direction, ...]
    levels: tuple[Level, ...]
    languages: tuple[str, ...] = ("ru",)
    offices: Mapping[str, Words] = field(default_factory=dict[str, Words])
    replaces: tuple[Replaced, ...] = ()

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

    def answers_of(self, item: Item) -> tuple[Answer, ...]:
        """The answers an item may be given."""
        return tuple(answer for answer in self.answers if not item.answers or answer.code in item.answers)

    def level(self, rounded: int) -> Level | None:
        """The level a rounded score lies in."""
        return next((level for level in self.levels if level.low <= rounded <= level.high), None)
