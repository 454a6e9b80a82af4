"""The word list of the check of acts, and how it finds its words in a text."""

import re
import tomllib
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).resolve().parents[2] / "assets" / "lexicon" / "act_words.toml"
STEM = 5  # letters that a word and its forms share
QUOTED = re.compile(r"«[^«»]*»")


def found_words(kind: str, text: str) -> tuple[str, ...]:
    """The words of a list that a text holds, as they stand in it, each once; what is quoted is others' words."""
    own = QUOTED.sub(" ", text)
    return tuple(dict.fromkeys(found.group().lower() for found in _pattern(kind).finditer(own)))


def stems(text: str) -> frozenset[str]:
    """The beginnings of the long words of a text, by which two texts are found to speak of one thing."""
    return frozenset(word[:STEM].lower() for word in re.findall(r"[^\W\d_]+", text) if len(word) >= STEM)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """A list as one expression: a word ending in * stands for all its forms."""
    table = tomllib.loads(LEXICON.read_text(encoding="utf-8"))[kind]
    words = sorted((word for language in table.values() for word in language), key=len, reverse=True)
    parts = (re.escape(word.removesuffix("*")).replace(r"\ ", r"\s+") + r"\w*" * word.endswith("*") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
