"""Every error, question, finding and reason of reading has its sentence in all three languages."""

import re
from pathlib import Path
from string import Formatter

import pytest

from smio.language import LANGUAGES, Language, translator

ROOT = Path(__file__).parents[2]
SOURCES = [*ROOT.glob("smio/reading/**/*.py"), *ROOT.glob("smio/survey/quality*.py")]
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
KEYS = {
    *(f"reading.error.{code}" for code in re.findall(r'"reading\.error\.(\w+)"', TEXT)),
    *(f"reading.question.{code}" for code in re.findall(r'Question\(\s*"(\w+)"', TEXT)),
    *(f"reading.reason.{code}" for code in re.findall(r'Reason\("(\w+)"', TEXT)),
    *(f"quality.{code}" for code in re.findall(r'Finding\(\s*"(\w+)"', TEXT)),
    *(f"quality.{code}" for code in re.findall(r'_finding\(\w+, "(\w+)"', TEXT)),
    *(f"quality.{code}" for code in ("off_scale", "unreadable", "off_scale_many", "unreadable_many")),
}


def fields(key: str, language: Language) -> set[str]:
    """The placeholders of a sentence in all its forms."""
    entry = translator(language).entries[key]
    texts = [entry] if isinstance(entry, str) else list(entry.values())
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language: Language) -> None:
    assert len(KEYS) > 60
    assert [key for key in sorted(KEYS) if not translator(language).has(key)] == []


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_sentence_tells_the_same_in_every_language(key: str) -> None:
    assert fields(key, "ru") == fields(key, "ky") == fields(key, "en")
