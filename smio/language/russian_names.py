"""Names of people in the cases of Russian: the petrovich rules, with what they do not know of Kyrgyz names."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from smio.language.case import LEXICON, Case

if TYPE_CHECKING:
    from pytrovich.maker import PetrovichDeclinationMaker

INITIALS = re.compile(r"(?:[А-ЯЁҮӨҢA-Z][а-яё]?\.-?)+$")
PATRONYMIC = {"female": ("овна", "евна", "ична", "инична"), "male": ("ович", "евич", "мич", "ьич", "кич")}
SURNAME = {
    "female": ("ова", "ева", "ёва", "ина", "ына", "ская", "цкая"),
    "male": ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий"),
}
# «Бакыт кызы Айгерим», «Гасан оглы»: the father's name before them does not change.
CHILD_OF = {"уулу": "male", "кызы": "female", "оглы": "male", "гызы": "female"}


class Part(Enum):
    SURNAME = "LASTNAME"
    GIVEN = "FIRSTNAME"
    PATRONYMIC = "MIDDLENAME"
    FIXED = ""


@dataclass(frozen=True)
class _Names:
    female: frozenset[str]
    male: frozenset[str]
    female_endings: tuple[str, ...]
    male_endings: tuple[str, ...]


@cache
def _names() -> _Names:
    table = tomllib.loads((LEXICON / "names.toml").read_text(encoding="utf-8"))
    return _Names(
        frozenset(name.lower() for name in table["female"]),
        frozenset(name.lower() for name in table["male"]),
        tuple(table["female_endings"]),
        tuple(table["male_endings"]),
    )


def russian_name(name: str, case: Case) -> str:
    """A person's full name in a case, its words in any order: Асанов Бакыт Эркинович – Асанову Бакыту Эркиновичу.

    Initials, «уулу», «кызы» and the father's name before them stay. A name that tells nothing of who bears it stays
    too: an undeclined name is a smaller fault than a woman's name declined as a man's.
    """
    words = name.split()
    if case is Case.NOMINATIVE or not words:
        return name
    parts = _parts(words)
    gender = _gender(words, parts)
    return " ".join(_declined(word, part, gender, case) for word, part in zip(words, parts, strict=True))


def _parts(words: Sequence[str]) -> list[Part]:
    """What each word is. Of two plain words the one that ends as a surname is it, else the first."""
    parts: list[Part | None] = [None] * len(words)
    for place, word in enumerate(words):
        if word.lower() in CHILD_OF:
            parts[place] = Part.FIXED
            if place:
                parts[place - 1] = Part.FIXED
        elif INITIALS.match(word):
            parts[place] = Part.FIXED
        elif len(words) > 1 and _ends(word, PATRONYMIC):
            parts[place] = Part.PATRONYMIC
    open_places = [place for place, part in enumerate(parts) if part is None]
    surname = _surname(words, parts, open_places)
    return [part or (Part.SURNAME if place == surname else Part.GIVEN) for place, part in enumerate(parts)]


def _surname(words: Sequence[str], parts: Sequence[Part | None], open_places: Sequence[int]) -> int | None:
    child = any(word.lower() in CHILD_OF for word in words)
    if Part.PATRONYMIC in parts and len(open_places) > 1:  # Имя Отчество Фамилия, else Фамилия Имя Отчество
        after = parts.index(Part.PATRONYMIC)
        return open_places[-1] if open_places[-1] > after else open_places[0]
    like = [place for place in open_places if _ends(words[place], SURNAME)]
    if like:
        return like[0] if len(like) == 1 or _known(words[like[0]]) is None else like[-1]
    lone_with_initials = len(open_places) == 1 and len(words) > 1 and not child and Part.PATRONYMIC not in parts
    return open_places[0] if lone_with_initials or (len(open_places) > 1 and not child) else None


def _gender(words: Sequence[str], parts: Sequence[Part]) -> str:
    """male, female, or nothing where the words do not tell; the surest word decides."""
    told = [CHILD_OF.get(word.lower(), "") for word in words]
    told += [_ends(word, PATRONYMIC) for word, part in zip(words, parts, strict=True) if part is Part.PATRONYMIC]
    told += [_ends(word, SURNAME) for word, part in zip(words, parts, strict=True) if part is Part.SURNAME]
    told += [_known(word) or "" for word, part in zip(words, parts, strict=True) if part is Part.GIVEN]
    given = [word for word, part in zip(words, parts, strict=True) if part is Part.GIVEN]
    told += ["female" for word in given if word.lower().endswith(("а", "я"))]
    return next(filter(None, told), "")


def _ends(word: str, endings: dict[str, tuple[str, ...]]) -> str:
    return next((gender for gender, ends in endings.items() if word.lower().endswith(ends)), "")


def _known(word: str) -> str | None:
    """Who bears a given name, by the word list; None where it does not say."""
    names, lower = _names(), word.lower()
    if lower in names.female or (lower not in names.male and lower.endswith(names.female_endings)):
        return "female"
    return "male" if lower in names.male or lower.endswith(names.male_endings) else None


def _declined(word: str, part: Part, gender: str, case: Case) -> str:
    if part is Part.FIXED or (not gender and not word.lower().endswith(("а", "я"))):
        return word
    if word.isupper() and len(word) > 1:  # ИВАНОВ – ИВАНОВУ
        return _declined(word.title(), part, gender, case).upper()
    return "-".join(_declined_piece(piece, part, gender, case) for piece in word.split("-"))


def _declined_piece(word: str, part: Part, gender: str, case: Case) -> str:
    from pytrovich.enums import Case as LibraryCase  # noqa: PLC0415
    from pytrovich.enums import Gender, NamePart  # noqa: PLC0415 - its rules are loaded when a name is declined

    own = _own_rule(word, part, gender)
    wanted = Case.GENITIVE if case is Case.ABLATIVE else case
    if own is not None:
        return own[wanted]
    return _maker().make(NamePart[part.value], Gender[(gender or "female").upper()], LibraryCase[wanted.name], word)


@cache
def _maker() -> "PetrovichDeclinationMaker":
    from pytrovich.maker import PetrovichDeclinationMaker  # noqa: PLC0415 - half a megabyte of rules

    return PetrovichDeclinationMaker()


def _own_rule(word: str, part: Part, gender: str) -> dict[Case, str] | None:
    """Where petrovich is wrong of Kyrgyz names: Эрмек keeps its vowel, Асель goes as ночь."""
    lower = word.lower()
    if part is Part.GIVEN and gender == "female" and lower.endswith("ь"):
        return _forms(word[:-1], ("и", "и", "ь", "ью", "и"))
    if part is Part.GIVEN and gender == "male" and lower.endswith("ек") and len(word) > len("лек"):
        return _forms(word, ("а", "у", "а", "ом", "е"))
    if lower.endswith(("ы", "и", "у", "ү", "ө", "о", "э", "е")):
        return _forms(word, ("",) * 5)
    return None


def _forms(stem: str, endings: Sequence[str]) -> dict[Case, str]:
    cases: Any = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.PREPOSITIONAL)
    return dict(zip(cases, (stem + ending for ending in endings), strict=True))
