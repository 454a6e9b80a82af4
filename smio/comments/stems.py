"""Words of free answers brought to a stem, so that «дорога», «дороги», «дорогу» and «жолдор», «жолдун» count as one.

Russian and English by Snowball; Kyrgyz folded, its case, possessive and plural endings taken off one by one while a
stem of three letters is left. Stems are for counting only and are never shown.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from smio.reading.folding import fold

WORDS = Path(__file__).parents[2] / "assets" / "lexicon" / "comment_words.toml"
SHORTEST = 3  # letters of a stem, and of a word that is counted

Spoken = Literal["ru", "ky", "en"]

_KYRGYZ_LETTERS = re.compile("[өүңӨҮҢѳӊ]")
_CYRILLIC = re.compile("[а-я]")
# Long vowels and endings that one of the two languages has and the other has not.
_KYRGYZ_SHAPE = re.compile(
    r"(?:аа|ээ|оо|уу|(?:[лдт][ео]р|[лт]ар|[дтн][иыу]н|байт|бейт|пайт|пейт|ышат|иш[еу]т|ган|ген|сыз)\b)"
)
_RUSSIAN_SHAPE = re.compile(r"(?:[щцфв]|(?:[ыи]й|[ая]я|[ое]е|ые|ого|ему|ться|[аи]ть|[еу]т|ют|ами|ах|ой|ых|ости)\b)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# Folded: ө is о and ү is у, so that each ending has its vowels as а, е, о or as ы, и, у. The longest come first.
_CASES = (
    *(f"{start}{vowel}н" for vowel in "аеоыиу" for start in "дтн"),
    *(f"{start}{vowel}" for vowel in "аео" for start in "гкндт"),
    *(f"{start}{vowel}" for vowel in "ыиу" for start in "дтн"),
)
_PLURALS = tuple(f"{start}{vowel}р" for start in "лдт" for vowel in "аео")
_ITS = ("сы", "си", "су")  # after a vowel: баасы
_POSSESSIVES = ("ыбыз", "ибиз", "убуз", "быз", "биз", "буз", "ым", "им", "ум", "ын", "ин", "ун", "ы", "и", "у")
_AFTER = 4  # letters that must stay where an ending is less sure: after another one, or of a possessive


def spoken_in(text: str) -> Spoken:
    """The language a free answer is most likely in: a Kyrgyz letter or two Kyrgyz words tell Kyrgyz from Russian."""
    if _KYRGYZ_LETTERS.search(text):
        return "ky"
    words = set(fold(text).split())
    if not _CYRILLIC.search(fold(text)):
        return "en"
    said = " ".join(words)
    kyrgyz = len(words & _little_words()["ky"]) + len(_KYRGYZ_SHAPE.findall(said))
    russian = len(words & _little_words()["ru"]) + len(_RUSSIAN_SHAPE.findall(said))
    return "ky" if kyrgyz > russian else "ru"


@lru_cache(maxsize=65536)
def stems_of(text: str) -> Mapping[str, str]:
    """By stem: the word as it was first written. Little words, and words of one or two letters, are left out."""
    language = spoken_in(text)
    little = _little_words()[language]
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        folded = fold(word)
        if len(folded) >= SHORTEST and folded not in little and " " not in folded:
            found.setdefault(stem(folded, language), word.lower())
    return found


@lru_cache(maxsize=65536)
def stem(word: str, language: Spoken) -> str:
    """The stem of a folded word."""
    if language == "ky":
        return _kyrgyz(word)
    return str(_snowball("russian" if _CYRILLIC.search(word) else "english").stemWord(word))


def _kyrgyz(word: str) -> str:
    """Case, possessive and plural endings from the end, one by one."""
    least = SHORTEST
    while True:
        bare = _without(word, _PLURALS, SHORTEST)
        bare = bare if bare != word else _without(word, _CASES, least)
        bare = bare if bare != word else _without(word, _ITS, SHORTEST)
        bare = bare if bare != word else _without(word, _POSSESSIVES, _AFTER)
        if bare == word:
            return _even(word)
        word, least = bare, _AFTER


def _without(word: str, endings: tuple[str, ...], least: int) -> str:
    """The word without the first of the endings that leaves so many letters."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word


_VOICED = {"г": "к", "б": "п"}


def _even(word: str) -> str:
    """A last letter that sounds otherwise before an ending (тротуар-чыраг-ы: чырак) as in the bare word."""
    return word[:-1] + _VOICED[word[-1]] if word[-1] in _VOICED and len(word) > SHORTEST else word


@lru_cache(maxsize=1)
def _little_words() -> dict[Spoken, frozenset[str]]:
    """Words that say nothing by themselves, folded, by language."""
    with WORDS.open("rb") as file:
        table: dict[str, str] = tomllib.load(file)
    languages: tuple[Spoken, ...] = ("ru", "ky", "en")
    return {language: frozenset(fold(word) for word in table[language].split()) for language in languages}


@lru_cache(maxsize=2)
def _snowball(language: str) -> Any:
    import snowballstemmer  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs] - heavy, untyped

    return cast("Any", snowballstemmer).stemmer(language)
