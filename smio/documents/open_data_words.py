"""What the tables for researchers say of themselves in words: whose they are, of what, how to read them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from smio.documents.results import Results
from smio.documents.services_method import round_label
from smio.language import Translator

README = "README.md"
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
READING = ("encoding", "missing", "all", "person", "apostrophe", "descriptor", "excel")


def sources_of(results: Results, t: Translator) -> list[dict[str, Any]]:
    """The files of each round with their SHA-256, the checklist with its version."""
    told: list[dict[str, Any]] = [
        {
            "title": f"{round_label(round_, t)}: {source.name}{f', {source.sheet}' if source.sheet else ''}",
            "hash": f"sha256:{source.sha256}",
        }
        for round_ in results.rounds
        for source in round_.responses.sources
    ]
    if results.checklist is not None and results.measurements:
        checklist = results.checklist
        title = f"{checklist.title[t.language]}. {checklist.source[t.language]}"
        told.append({"title": title, "version": checklist.version})
    return told


def readme(results: Results, rows: Mapping[str, int], t: Translator, made_on: date, group: str) -> bytes:
    """A text to begin with, in Markdown; ``rows`` are the tables with their lengths."""
    return ("\n".join(_lines(results, rows, t, made_on, group)) + "\n").encode()


def _lines(results: Results, rows: Mapping[str, int], t: Translator, made_on: date, group: str) -> Iterator[str]:
    yield f"# {t('open_data.title', group=group)}"
    yield from ("", t("open_data.made_on", date=made_on))
    if results.generated:
        yield from ("", f"**{t('documents.generated.label')}**")
    yield from ("", t("workbook.open_data.description"))
    yield from ("", f"## {t('open_data.heading.tables')}", "")
    for name, length in rows.items():
        yield f"- `{name}.csv` – {t(f'workbook.open_data.table_{name}')} ({t('open_data.rows', n=length)})"
    yield from ("", f"## {t('open_data.heading.reading')}", "")
    yield from (f"- {t(f'open_data.reading.{what}')}" for what in READING)
    yield from ("", f"## {t('open_data.heading.sources')}", "")
    for source in sources_of(results, t):
        known = source.get("hash") or t("open_data.version", version=source["version"])
        yield f"- {source['title']} ({known})"
    yield from ("", f"## {t('open_data.heading.licence')}", "")
    yield f"[{LICENCE['title']}]({LICENCE['path']}). {t('open_data.licence')}"
