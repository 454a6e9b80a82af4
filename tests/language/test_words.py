"""One thing has one word: the catalogues keep to the decisions of docs/words.md."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from smio.language.catalogue import catalogue

ROWS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
RULES = [(language, row) for language, table in ROWS.items() for row in table["rows"]]
DECISIONS = Path(__file__).parents[2] / "docs" / "words.md"
TYPED_BY_OTHERS = ("plan.also.", "plan.word.")  # headings and words that are understood, never shown
NAMED = [f"{language}-{row['word']}-{row['finds']}" for language, row in RULES]


def _sentences(language: str, files: list[str] | None) -> dict[str, str]:
    """Every sentence by its key; a plural by its key and form. Placeholders stay, for a word may lean on one."""
    sentences: dict[str, str] = {}
    for key, entry in catalogue(language).items():
        if key.startswith(TYPED_BY_OTHERS) or (files and key.split(".", 1)[0] not in files):
            continue
        forms = {"": entry} if isinstance(entry, str) else entry
        sentences.update({f"{key}.{form}".rstrip("."): words for form, words in forms.items()})
    return sentences


def _said(pattern: str, words: str) -> bool:
    return re.search(pattern, words, re.IGNORECASE) is not None


@pytest.mark.parametrize(("language", "row"), RULES, ids=NAMED)
def test_no_sentence_says_a_thing_by_a_second_word(language: str, row: dict[str, Any]) -> None:
    sentences = _sentences(language, row.get("files"))
    assert sentences
    assert {key: words for key, words in sentences.items() if _said(row["not"], words)} == {}


@pytest.mark.parametrize("row", [row for _, row in RULES], ids=NAMED)
def test_each_second_word_would_be_found(row: dict[str, Any]) -> None:
    assert _said(row["not"], row["finds"])


@pytest.mark.parametrize(("language", "row"), RULES, ids=NAMED)
def test_each_decision_is_written_down_and_kept(language: str, row: dict[str, Any]) -> None:
    assert row["word"] in DECISIONS.read_text(encoding="utf-8")
    stem = re.escape(row["word"][:-2] if len(row["word"]) > 5 else row["word"])
    assert any(_said(stem, words) for words in _sentences(language, None).values())
