"""Given names in a free answer as they are typed on a telephone: without capitals, with case endings, in capitals."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

NAMES = Path(__file__).parents[2] / "assets" / "lexicon" / "given_names.toml"

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_BESIDE = re.compile(
    r"(?:[^\W\d_]{2,20}(?:ов|ова|ев|ева|ёв|ёва|ин|ина|ский|ская|енко|чук|баев|баева|беков|бекова)(?:а|у|ым|ой|е|ом)?"
    r"|[^\W\d_]{2,20}(?:ович|евич|овна|евна|ична|инична)(?:а|у|ем|е|ой|ы)?|уулу|кызы|тегин)",
    re.IGNORECASE,
)
"""Surnames and patronymics: beside a given name they are masked with it, whatever their first letter."""


@dataclass(frozen=True)
class _Lists:
    """All names, those that are words too, words that end like surnames, and endings of cases."""

    names: frozenset[str]
    words_too: frozenset[str]
    no_surnames: frozenset[str]
    endings: tuple[str, ...]


def named(text: str) -> Iterator[tuple[int, int]]:
    """Where a given name stands, with the surname and patronymic beside it."""
    words = list(_WORD.finditer(text))
    for place, word in enumerate(words):
        if not _is_name(word.group()):
            continue
        first = last = place
        while first and _follows(text, words[first - 1], words[first]) and _BESIDE.fullmatch(words[first - 1].group()):
            first -= 1
        while (
            last + 1 < len(words)
            and _follows(text, words[last], words[last + 1])
            and (_BESIDE.fullmatch(words[last + 1].group()) or _is_name(words[last + 1].group()))
        ):
            last += 1
        yield words[first].start(), words[last].end()


def only_like_a_surname(word: str) -> bool:
    """Whether a word ends as surnames do and is none: «Снова», «Голова»."""
    return word.casefold() in _lists().no_surnames


def _follows(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether nothing but a space stands between two words."""
    return not text[one.end() : other.start()].strip()


@lru_cache(maxsize=65536)
def _is_name(word: str) -> bool:
    lists = _lists()
    folded = word.casefold()
    bare = {folded}
    for ending in lists.endings:
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:  # noqa: PLR2004 - Аня is the shortest
            stem = folded[: -len(ending)]
            bare |= {stem, *(stem + last for last in "аяьй")}
    found = bare & lists.names
    return bool(found) and (word[0].isupper() or bool(found - lists.words_too))


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table: dict[str, str] = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    names, words_too, no_surnames = (frozenset(table[key].split()) for key in ("names", "words_too", "no_surnames"))
    return _Lists(names | words_too, words_too, no_surnames, tuple(table["endings"].split()))
