"""Words folded for matching only: headings and answer words, never what respondents wrote."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ё": "е", "ѳ": "о", "ө": "о", "ң": "н", "ӊ": "н", "ү": "у", "ұ": "у", "қ": "к", "ғ": "г", "’": "'"}
)
_LOOK_ALIKE = str.maketrans("aceopxykmthb", "асеорхукмтнв")
_CYRILLIC = re.compile("[а-я]")
_LATIN_IN_CYRILLIC = re.compile(r"\b(?:(?=\w*[а-я])(?=\w*[aceopxykmthb])\w+|[aceopxyk]+)\b")
_NOT_A_WORD = re.compile(r"[^\w.№'-]+|_|(?<!\w)[-'.]+|(?<=\W)[-'.]+")
_BLANKS = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, ё as е, ң ө ү as н о у (many type them so), Latin letters within Cyrillic words as the Cyrillic
    ones they look like, punctuation as blanks; full stops and hyphens stay at the end of or within a word.
    """
    folded = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    if _CYRILLIC.search(folded):
        folded = _LATIN_IN_CYRILLIC.sub(lambda word: word.group().translate(_LOOK_ALIKE), folded)
    return _BLANKS.sub(" ", _NOT_A_WORD.sub(" ", folded)).strip(" -'")


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words; an abbreviation keeps its full stop or hyphen («рег.», «кач-во»)."""
    return tuple(fold(text).split())


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Folded, and without any full stops or hyphens: what words are compared by when nothing is abbreviated."""
    return _BLANKS.sub(" ", re.sub(r"[.\-']", " ", fold(text))).strip()


def one_line(text: str) -> str:
    """Blanks and line ends as single blanks; nothing else changes."""
    return _BLANKS.sub(" ", text.replace("\u00a0", " ").replace("_x000D_", " ")).strip()
