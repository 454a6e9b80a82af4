"""Every sentence exists in every language, with the same values to fill in, and every one is used."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

import pytest

from smio.language import LANGUAGES, Language
from smio.language.catalogue import Entry, catalogue
from tests.source_tree import place, sources, syntax

PLURALS = {"ru": {"one", "few", "many", "other"}, "ky": {"one", "other"}, "en": {"one", "other"}}
SAYS = {"t", "UserError"}  # who takes a key and its values
OURS = ("smio", "pages", "app.py")


@dataclass(frozen=True)
class Use:
    """A key in the code; ``values`` are the names given to fill in, None where they cannot be read off."""

    place: str
    pattern: str
    values: frozenset[str] | None


def keys(language: Language) -> dict[str, Entry]:
    return dict(catalogue(language))


def forms(entry: Entry) -> dict[str, str]:
    return {"": entry} if isinstance(entry, str) else dict(entry)


def placeholders(entry: Entry) -> set[str]:
    return {name for text in forms(entry).values() for _, name, _, _ in Formatter().parse(text) if name}


def pattern(node: ast.expr) -> str | None:
    """A regular expression for the keys an expression can give: its literal parts, anything for the others."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (pattern(part) if isinstance(part, ast.Constant) else "[a-z0-9_.]+" for part in node.values)
        return "".join(part or "" for part in parts)
    return None


def keys_given_to(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in SAYS and call.args:
        first = call.args[0]
        choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
        yield from (found for choice in choices if (found := pattern(choice)) is not None)


def uses() -> list[Use]:
    """Every key that the code says or raises."""
    return [
        Use(
            place(path, node.lineno),
            found,
            None if any(word.arg is None for word in node.keywords) else frozenset(str(w.arg) for w in node.keywords),
        )
        for path in sources(*OURS)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call)
        for found in keys_given_to(node)
    ]


def test_every_language_has_the_same_keys() -> None:
    russian = keys("ru").keys()
    assert len(russian) > 100
    assert [(language, key) for language in LANGUAGES for key in sorted(russian ^ keys(language).keys())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fills_in_the_same_values(language: Language) -> None:
    russian, other = keys("ru"), keys(language)
    differing = [key for key in russian if key in other and placeholders(russian[key]) != placeholders(other[key])]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_with_a_number_has_exactly_the_forms_of_its_language(language: Language) -> None:
    plural = {key: entry for key, entry in keys(language).items() if not isinstance(entry, str)}
    assert {key: sorted(entry) for key, entry in plural.items() if entry.keys() != PLURALS[language]} == {}


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_russian_and_kyrgyz_quote_with_guillemets(language: Language) -> None:
    texts = [(key, text) for key, entry in keys(language).items() for text in forms(entry).values()]
    assert [key for key, text in texts if '"' in text or "“" in text] == []
    assert [key for key, text in texts if text.count("«") != text.count("»")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_holds_a_space_too_many(language: Language) -> None:
    texts = [(key, text) for key, entry in keys(language).items() for text in forms(entry).values()]
    assert [key for key, text in texts if "  " in text or text.endswith(" ")] == []


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_no_look_alike_letter_stands_for_a_kyrgyz_one(language: Language) -> None:
    texts = [(key, text) for key, entry in keys(language).items() for text in forms(entry).values()]
    assert [key for key, text in texts if re.search("[ѳӊѲӉ]|кенеш" if language == "ky" else "[ѳӊѲӉ]", text)] == []


def test_every_key_in_the_code_has_its_sentence() -> None:
    known = keys("ru")
    assert len(uses()) > 50
    assert [use for use in uses() if not any(re.fullmatch(use.pattern, key) for key in known)] == []


def test_every_value_a_sentence_needs_is_given() -> None:
    known = keys("ru")
    short = [
        f"{use.place}: {key} needs {sorted(placeholders(known[key]) - use.values)}"
        for use in uses()
        if use.values is not None
        for key in known
        if re.escape(key) == use.pattern and not placeholders(known[key]) <= use.values
    ]
    assert short == []


def test_every_sentence_is_said_somewhere() -> None:
    """By its key standing in the code, whole or with a part filled in."""
    expressions = [
        found
        for path in sources(*OURS)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.expr) and (found := pattern(node)) and "." in found
    ]
    used = re.compile("|".join(set(expressions)))
    assert [key for key in keys("ru") if not used.fullmatch(key)] == []
