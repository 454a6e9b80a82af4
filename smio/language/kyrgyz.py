"""Kyrgyz case endings: by vowel harmony and assimilation, on what is written and by how it is read."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from smio.language.case import LEXICON, Case

if TYPE_CHECKING:
    from kyrgyz import Inflector

CLOSING = '»")”'  # an ending follows them: «Таза суу»га
VOWELS = "аеёиоөуүыэюя"
LONGEST_NUMBER = 15  # digits
LIBRARY = {  # the library's names; where one is is its locative
    Case.GENITIVE: "GENITIVE",
    Case.DATIVE: "DATIVE",
    Case.ACCUSATIVE: "ACCUSATIVE",
    Case.PREPOSITIONAL: "LOCATIVE",
    Case.ABLATIVE: "ABLATIVE",
}
NUMBER = re.compile(r"[−+-]?\d+(?:[\u0020\u00a0\u202f]\d{3})*(?:,\d+)?$")
ABBREVIATION = re.compile(r"(?=(?:.*[А-ЯЁӨҮҢ]){2})[А-ЯЁӨҮҢа-яёөүң]{0,6}[А-ЯЁӨҮҢ]$")


@dataclass(frozen=True)
class _Rules:
    possessed: frozenset[str]
    possessed_endings: tuple[str, ...]
    readings: dict[str, str]
    letters: dict[str, str]


@cache
def _rules() -> _Rules:
    table = tomllib.loads((LEXICON / "kyrgyz.toml").read_text(encoding="utf-8"))
    return _Rules(
        frozenset(table["possessed"]),
        tuple(table["possessed_endings"]),
        cast("dict[str, str]", table["readings"]),
        cast("dict[str, str]", table["letters"]),
    )


def kyrgyz_case(words: str, case: Case, *, possessed: bool | None = None) -> str:
    """A phrase with the ending of a case on its last word: Каракол – Караколдун, шаары – шаарына, 45 – 45тен.

    ``possessed`` says whether the last word already carries the ending of the third person (-ы, -сы); None looks it up.
    The instrumental is said by «менен» and the prepositional by «жөнүндө», after the words as they are: both leave
    them. Words that end in nothing readable are left too.
    """
    text = words.rstrip()
    if case in {Case.NOMINATIVE, Case.INSTRUMENTAL} or not text:
        return words
    core = text.rstrip(CLOSING)
    last = core.split()[-1] if core else ""
    number = NUMBER.search(core)
    if number and core[: number.start()][-1:] not in set("-–."):
        return text + _ending(_number_read(number.group()), case)
    if is_possessed(last) if possessed is None else possessed:
        return text + _possessed_ending(last, case)
    read = _read(last)
    if read is None:
        return words
    if core == text and core.endswith("ь"):
        text = text[:-1]  # июль – июлдун
    return text + _ending(read, case)


def is_possessed(word: str) -> bool:
    """Whether a word carries the ending of the third person, as far as the word list and its own ending tell."""
    rules = _rules()
    bare = word.rsplit("-", 1)[-1]  # 8-февралы
    return bare in rules.possessed or bare.lower() in rules.possessed or bare.endswith(rules.possessed_endings)


def _read(word: str) -> str | None:
    """How a word is read, for its last vowel and last sound; None where it cannot be told."""
    rules = _rules()
    if word in rules.readings:
        return rules.readings[word]
    if ABBREVIATION.match(word):
        return _spelled(word)
    letters = re.sub(r"[^а-яёөүң]", "", word.rsplit("-", 1)[-1].lower())
    if not letters or not any(letter in VOWELS for letter in letters):
        return None
    return letters.rstrip("ьъ") or None


def _spelled(word: str) -> str:
    """An abbreviation read as a word where it can be, letter by letter where it cannot."""
    letters = [_rules().letters.get(letter.upper(), "") for letter in word]
    readable = re.fullmatch(r"[БВГДЖЗКЛМНПРСТФХЦЧШ]?(?:[АЕИОӨУҮЫЭ]+[БВГДЖЗКЛМНПРСТФХЦЧШ])+[АЕИОӨУҮЫЭ]*", word)
    return word.lower() if readable and len(word) > 2 else " ".join(letters)  # noqa: PLR2004 - ОШ is a word only in three


def _number_read(number: str) -> str:
    """A number as it is read, or the part of it that is read last: 45 – кырк беш, 12,5 – беш."""
    from kyrgyz.numbers import pronunciation  # noqa: PLC0415 - as below

    digits = re.sub(r"[^\d,]", "", number).rpartition(",")[2].lstrip("0") or "0"
    return pronunciation(digits[-LONGEST_NUMBER:].lstrip("0") or "0").rsplit(" ", 1)[-1]


def _ending(read: str, case: Case) -> str:
    """The ending of a word that is read so; none where the library cannot tell it."""
    from kyrgyz import Word  # noqa: PLC0415 - the library is loaded when the first ending is needed, not with a page
    from kyrgyz.cases import Case as LibraryCase  # noqa: PLC0415
    from kyrgyz.errors import KyrgyzError  # noqa: PLC0415

    try:
        return _inflector().inflect_detailed(Word(read), case=LibraryCase[LIBRARY[case]]).suffix
    except KyrgyzError:
        return ""


@cache
def _inflector() -> "Inflector":
    from kyrgyz import Inflector, Lexicon  # noqa: PLC0415

    return Inflector(Lexicon.empty())  # no name is the pronoun «ал»


def _possessed_ending(word: str, case: Case) -> str:
    """The ending after -ы, -сы: the library does not know it, but its vowels are those of a plain word's."""
    if case is Case.ACCUSATIVE:
        return "н"
    plain = _ending(re.sub(r"[^а-яёөүң]", "", word.lower()), case if case is not Case.DATIVE else Case.PREPOSITIONAL)
    return {
        Case.GENITIVE: plain,  # шаарынын
        Case.DATIVE: f"н{plain[1:]}",  # шаарына, by the vowel of шаарыда
        Case.PREPOSITIONAL: f"н{plain}",  # шаарында
        Case.ABLATIVE: f"н{plain[1:]}",  # шаарынан
    }[case]
