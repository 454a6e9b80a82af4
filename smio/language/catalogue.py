"""The catalogues of one language: every sentence by its key."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "language"
PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})

Entry = str | Mapping[str, str]  # a sentence, or its plural forms


@cache
def catalogue(language: str) -> Mapping[str, Entry]:
    """All sentences of a language by key; a table whose keys are plural forms is one entry."""
    entries: dict[str, Entry] = {}
    for path in sorted((ASSETS / language).glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        entries.update(_flatten(path.stem, table))
    return entries


def _flatten(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, str):
            yield key, value
        elif "other" in value and value.keys() <= PLURAL_FORMS:
            yield key, cast("Mapping[str, str]", value)
        else:
            yield from _flatten(key, value)
