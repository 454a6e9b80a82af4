"""The results as one page in one file: no request goes out of it, it prints, and it opens from a stick."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

from smio.documents.checklist_tables import directions_table, items_table
from smio.documents.council import CouncilMaterial
from smio.documents.pictures import figures_of
from smio.documents.publication.answers_table import answers_table
from smio.documents.publication.page_parts import (
    figure_inks,
    figure_part,
    minified,
    paragraphs,
    section,
    table_part,
    text,
)
from smio.documents.publication.qr import published_address
from smio.documents.publication.telling import tell
from smio.documents.publication.told import Subject, Told
from smio.documents.services_method import services_method
from smio.documents.services_tables import criteria_tables, services_tables, sources_table
from smio.documents.slides.services import nothing_shown
from smio.documents.tables import Table
from smio.documents.typography import printable
from smio.figures import Figure, reply_statuses, trend_lines
from smio.figures.picture import style_of_faces
from smio.language import Translator
from smio.monitoring import ActKind

STYLE = Path(__file__).resolve().parents[3] / "assets" / "style" / "results_page.css"
# The browser itself is told to ask nobody for anything.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'"
FEW_ROWS = 8  # a longer table is folded


def results_page(
    material: CouncilMaterial, t: Translator, figures: Sequence[tuple[ActKind, Figure]] | None = None
) -> bytes:
    """The page as HTML in UTF-8; ``figures`` saves making them again.

    UserError where there is nothing to tell, or the group's address is none.
    """
    told = tell(material, t)
    drawn = figures_of(material.results, t) if figures is None else figures
    sections = {
        "services": _services(material, drawn, t),
        "index": _index(material, drawn, told, t),
        "answers": _answers(material, t),
        "method": _method(material, t),
    }
    titles = {name: t(f"publication.page.{name}") for name in sections}
    parts = {name: section(name, titles[name], list(inside)) for name, inside in sections.items()}
    links = "".join(f'<li><a href="#{name}">{text(titles[name])}</a></li>' for name, part in parts.items() if part)
    contents = f'<nav aria-label="{escape(t("publication.page.contents"))}"><ul>{links}</ul></nav>'
    body = (
        f"<header>{_head(told)}{contents}</header>"
        f"<main>{''.join(parts.values())}</main><footer>{_foot(told, material, t)}</footer>"
    )
    return printable(_document(body, told, t)).encode()


def _document(body: str, told: Told, t: Translator) -> str:
    style = style_of_faces() + minified(STYLE.read_text(encoding="utf-8")) + figure_inks()
    return (
        f'<!DOCTYPE html>\n<html lang="{t.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(told.headline)} – {text(told.who)}</title>"
        f'<meta name="description" content="{escape(told.describes)}">'
        f"<style>{style}</style></head><body>{body}</body></html>\n"
    )


def _head(told: Told) -> str:
    label = f'<p class="label" role="note">{text(told.label)}</p>' if told.label else ""
    numbers = "".join(
        f"<li><b>{text(one.value)}</b><span>{text(one.label)}</span><small>{text(one.detail)}</small></li>"
        for one in told.numbers
    )
    return (
        f'<p class="who">{text(told.who)} · {text(told.when)}</p>{label}<h1>{text(told.headline)}</h1>'
        f'{paragraphs(told.course)}<ul class="numbers">{numbers}</ul>{paragraphs([told.describes])}'
        f"{paragraphs(told.instead)}{paragraphs(told.marks, 'notes')}"
    )


def _services(material: CouncilMaterial, figures: Sequence[tuple[ActKind, Figure]], t: Translator) -> Iterator[str]:
    """Every figure of the services, then the tables with the same numbers; nothing where each of them is hidden."""
    results = material.results
    if all(nothing_shown(replace(results, scores=(scores,))) for scores in results.scores):
        return
    yield from (figure_part(figure) for kind, figure in figures if kind is ActKind.SERVICES)
    if material.course is not None:
        yield figure_part(trend_lines(material.course.rounds, material.course.trend, t))
    for table in (*services_tables(results, t), *criteria_tables(results, t)):
        yield table_part(table, t, folded=len(table.rows) > FEW_ROWS)


def _index(
    material: CouncilMaterial, figures: Sequence[tuple[ActKind, Figure]], told: Told, t: Translator
) -> Iterator[str]:
    """The figures of the index, then its tables; what the checklist is not, where the head has not ``told`` it."""
    results = material.results
    if results.checklist is None or not results.measured:
        return
    if not results.checklist.official and told.subject is not Subject.INDEX:
        yield f'<p class="label" role="note">{text(t("publication.label.unofficial"))}</p>'
    yield from (figure_part(figure) for kind, figure in figures if kind is ActKind.CHECKLIST)
    if not results.measured[-1].total_only:
        yield table_part(directions_table(results, results.checklist, t), t)
        yield table_part(_without_proofs(items_table(results, results.checklist, t)), t, folded=True)


def _without_proofs(table: Table) -> Table:
    """The items and their answers: notes, files and who checked stay in the group."""
    return replace(table, columns=table.columns[:-1], rows=tuple(row[:-1] for row in table.rows))


def _answers(material: CouncilMaterial, t: Translator) -> Iterator[str]:
    if material.rates.sent:
        yield figure_part(reply_statuses(material.register, t, material.made_on, generated=material.generated))
        yield table_part(answers_table(material, t), t)


def _method(material: CouncilMaterial, t: Translator) -> Iterator[str]:
    if material.results.rounds:
        yield paragraphs(services_method(material.results, t))
        sources = sources_table(material.results, t)
        if sources is not None:
            yield table_part(sources, t, folded=True)
    if material.results.measured:
        yield paragraphs([t("publication.index.no_survey")])


def _foot(told: Told, material: CouncilMaterial, t: Translator) -> str:
    address = published_address(material.address)
    link = ""
    if address:
        shown = address.split("://", 1)[-1].rstrip("/")
        anchor = f'<a href="{escape(address)}" rel="noreferrer">{escape(shown)}</a>'
        link = f"<p>{text(t('publication.address', address='')).strip()} {anchor}</p>"
    return f"{link}{paragraphs([told.made_by])}{paragraphs([told.label])}"
