"""The word list of assets/lexicon: which service, criterion or field a heading names, and how surely."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from rapidfuzz.distance import OSA

from smio.reading.folding import plain, words_of

FOLDER = Path(__file__).parents[2] / "assets" / "lexicon"

EXACT, STEM, SHORT, TYPO, CUT_SHORT = 1.0, 0.97, 0.93, 0.85, 0.8
"""How surely one word stands for another: the same, another ending, abbreviated, mistyped, cut short without a sign."""

_ENDING = 4
_SHARED = 3
_TYPO_FROM = 5
_TWO_TYPOS_FROM = 10
_VOWELS = "аеиоуыэюяйьъaeiouy"


def _table(name: str) -> dict[str, Any]:
    with (FOLDER / name).open("rb") as file:
        return tomllib.load(file)


class Matching(NamedTuple):
    """How words are matched: words that say nothing, endings of forms, beginnings of Kyrgyz suffixes."""

    fillers: frozenset[str]
    endings: frozenset[str]
    kyrgyz_suffixes: tuple[str, ...]


def _matching() -> Matching:
    table = _table("matching.toml")
    fillers, endings, suffixes = (str(table[name]).split() for name in Matching._fields)
    return Matching(frozenset(fillers), frozenset(endings), tuple(suffixes))


MATCHING = _matching()


@dataclass(frozen=True)
class Match:
    """An entry of the list. ``sureness`` is 0…1; ``words`` are the positions of the heading's words that named it."""

    key: str
    alias: str
    sureness: float
    words: frozenset[int]
    weight: float = 0.0


@dataclass(frozen=True)
class _Alias:
    key: str
    text: str
    words: tuple[str, ...]
    weight: int


class Entries:
    """Entries of one kind with all their words, indexed by the beginnings of words."""

    def __init__(self, entries: Iterable[tuple[str, Iterable[str]]]) -> None:
        self.keys: list[str] = []
        self._aliases: list[_Alias] = []
        self._by_word: dict[str, list[int]] = {}
        self._starts: dict[str, list[str]] = {}
        for key, aliases in entries:
            self.keys.append(key)
            for text in aliases:
                self._add(key, text)
        for word in self._by_word:
            self._starts.setdefault(word[0], []).append(word)
        self.find = lru_cache(maxsize=8192)(self._find)
        self._similar = lru_cache(maxsize=8192)(self._find_similar)

    def _add(self, key: str, text: str) -> None:
        words = tuple(
            word for word in plain(text).split() if word not in ("и", "жана", "and", "of", "на", "по", "от", "the")
        )
        if not words:
            words = tuple(plain(text).split())
        number = len(self._aliases)
        self._aliases.append(_Alias(key, text, words, sum(map(len, words))))
        for word in set(words):
            self._by_word.setdefault(word, []).append(number)

    def _find_similar(self, word: str) -> tuple[tuple[str, float], ...]:
        """Words of the list that this word of a heading may stand for, with how surely."""
        bare = word.strip(".")
        found = {bare: EXACT} if bare in self._by_word else {}
        for candidate in self._starts.get(bare[:1], ()):
            sureness = likeness(word, candidate)
            if sureness:
                found[candidate] = max(sureness, found.get(candidate, 0.0))
        return tuple(found.items())

    def _find(self, text: str) -> tuple[Match, ...]:
        """All entries named in a heading, the surest first. Every word of an alias must be there."""
        words = words_of(text)
        similar: dict[str, tuple[int, float]] = {}
        candidates: set[int] = set()
        for position, word in enumerate(words):
            for candidate, sureness in self._similar(word):
                if sureness > similar.get(candidate, (0, 0.0))[1]:
                    similar[candidate] = (position, sureness)
                candidates.update(self._by_word[candidate])
        best: dict[str, Match] = {}
        for number in candidates:
            match = _weigh(self._aliases[number], similar, words)
            if match and (match.key not in best or _rank(match) > _rank(best[match.key])):
                best[match.key] = match
        order = {key: place for place, key in enumerate(self.keys)}
        return tuple(sorted(best.values(), key=lambda match: (match.weight, -order[match.key]), reverse=True))


def _rank(match: Match) -> tuple[float, float]:
    return (match.weight, match.sureness)


def _weigh(alias: _Alias, similar: dict[str, tuple[int, float]], words: tuple[str, ...]) -> Match | None:
    """How well a heading fits an alias: the worst of its words, less for words of the heading left unexplained."""
    sureness, weight, used = 1.0, 0.0, set[int]()
    for word in alias.words:
        if word not in similar:
            return None
        position, likely = similar[word]
        used.add(position)
        sureness = min(sureness, likely)
        weight += min(len(word), len(words[position])) * likely  # an abbreviation weighs what is written of it
    if len(used) < len(alias.words):
        return None
    others = sum(
        len(word) for at, word in enumerate(words) if at not in used and word not in MATCHING.fillers and len(word) > 1
    )
    explained = alias.weight / (alias.weight + others)
    return Match(alias.key, alias.text, sureness * (0.55 + 0.45 * explained), frozenset(used), weight)


def likeness(word: str, known: str) -> float:
    """How surely a word of a heading stands for a known word; 0 where it does not."""
    if word == known:
        return EXACT
    if word.endswith("."):
        word = word[:-1]
        if "-" not in word:
            return SHORT if len(word) >= 2 and known.startswith(word) else 0.0  # noqa: PLR2004
    if "-" in word:
        return _contracted(word, known)
    shared = _shared_start(word, known)
    long_enough = shared >= max(_SHARED, len(known) - _ENDING, len(word) - _ENDING - (len(known) > _SHARED))
    if long_enough and _is_ending(known[shared:]) and _is_ending(word[shared:]):
        return STEM
    if len(known) >= 3 and word.startswith(known) and len(word) - len(known) <= 7 and _is_suffix(word[len(known) :]):  # noqa: PLR2004
        return STEM
    return _mistyped(word, known)


def _contracted(word: str, known: str) -> float:
    """«кач-во» for качество."""
    start, _, end = word.rpartition("-")
    if len(start) >= 2 and end and known.startswith(start) and known.endswith(end) and len(known) > len(word) - 1:  # noqa: PLR2004
        return SHORT
    return 0.0


def _shared_start(word: str, known: str) -> int:
    for position, (one, other) in enumerate(zip(word, known, strict=False)):
        if one != other:
            return position
    return min(len(word), len(known))


_SUFFIX = frozenset("аеиоуыэюябгдкйлмнпрстчш")


def _is_ending(rest: str) -> bool:
    return not rest or rest in MATCHING.endings


def _is_suffix(rest: str) -> bool:
    """Kyrgyz adds syllables to a word: жол, жолдор, жолдордун. Two vowels never meet, and none is doubled in a row."""
    if not rest or not set(rest) <= _SUFFIX or len(rest) < 2:  # noqa: PLR2004
        return rest in MATCHING.endings or not rest
    return any(rest.startswith(start) for start in MATCHING.kyrgyz_suffixes)


def _mistyped(word: str, known: str) -> float:
    if _SHARED <= len(word) <= _TYPO_FROM and len(known) >= len(word) + _SHARED and known.startswith(word):
        return CUT_SHORT
    if min(len(word), len(known)) < _TYPO_FROM or word[0] != known[0]:
        return 0.0
    allowed = 2 if min(len(known), len(word)) >= _TWO_TYPOS_FROM and abs(len(known) - len(word)) < 2 else 1  # noqa: PLR2004 - a letter more or less
    distance = OSA.distance(word, known, score_cutoff=allowed)
    if distance <= allowed:
        return TYPO if distance == 1 else TYPO - 0.03
    end = word[-1:] in _VOWELS and known[-1:] in _VOWELS  # a typo and another ending
    if end and len(known) >= 6 and OSA.distance(word[:-1], known[:-1], score_cutoff=1) <= 1:  # noqa: PLR2004
        return TYPO - 0.05
    return 0.0


@lru_cache(maxsize=4)
def names_of(name: str) -> dict[str, dict[str, list[str]]]:
    """A word list as it stands: key, language, words, the first being the name."""
    return _table(name)


def _all_languages(entry: dict[str, list[str]]) -> list[str]:
    return [alias for language in ("ru", "ky", "en") for alias in entry.get(language, ())]


@lru_cache(maxsize=1)
def services() -> Entries:
    """The services a heading may name."""
    return Entries((key, _all_languages(entry)) for key, entry in _table("services.toml").items())


@lru_cache(maxsize=1)
def criteria() -> Entries:
    """The criteria a heading may name."""
    return Entries((key, _all_languages(entry)) for key, entry in _table("criteria.toml").items())


@lru_cache(maxsize=1)
def fields() -> Entries:
    """The columns that are no ratings, as role.key."""
    return Entries(
        (f"{role}.{key}", _all_languages(entry))
        for role, keys in _table("fields.toml").items()
        for key, entry in keys.items()
    )


@dataclass(frozen=True)
class AnswerWords:
    """Verbal scales by name, each from worst to best, a step the words for it; and what is no answer."""

    scales: dict[str, tuple[tuple[str, ...], ...]]
    no_answer: frozenset[str]
    no_answer_codes: frozenset[float]
    yes: frozenset[str]
    no: frozenset[str]


@lru_cache(maxsize=1)
def answer_words() -> AnswerWords:
    """The words of answers, folded."""
    table = _table("answers.toml")
    scales = cast("dict[str, dict[str, list[list[str]]]]", table["scales"])
    return AnswerWords(
        {name: tuple(tuple(map(plain, step)) for step in scale["steps"]) for name, scale in scales.items()},
        frozenset(map(plain, table["no_answer"])),
        frozenset(map(float, table["no_answer_codes"])),
        frozenset(map(plain, table["yes"])),
        frozenset(map(plain, table["no"])),
    )
