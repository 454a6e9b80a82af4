"""Pieces of the page: tables, figures, sections as HTML."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape, unescape

from smio.comparison import Verdict
from smio.documents.publication.ties import tied
from smio.documents.shown import COLOURS
from smio.documents.tables import Cell, Table
from smio.documents.typography import NO_BREAK
from smio.figures import Figure, inline_svg
from smio.figures.palette import DARK, LIGHT
from smio.figures.picture import PAGE_INKS
from smio.language import Translator

CLASSES = {COLOURS[Verdict.IMPROVED]: "better", COLOURS[Verdict.WORSENED]: "worse"}
WIDE, NARROW = 960, 344  # pixels of a figure's two drawings: for a page, and for a phone
# Of a drawing's width, its height where one takes a little more than half a printed page: such are printed smaller, two
# on a page, or half of every page would stay empty.
HALF_PAGE = (0.66, 0.88)
FEW_COLUMNS = 5  # of a table wide enough for a score and its n in one line
DRAWN = re.compile(r"<t(?:ext|span)\b[^>]*>([^<]+)")
SHAPE = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')


def text(words: str) -> str:
    """Words as HTML, with their no-break spaces; a line's end stays one."""
    return escape(tied(words), quote=False).replace("\n", "<br>")


def paragraphs(words: Iterable[str], kind: str = "") -> str:
    """A paragraph each."""
    opening = f'<p class="{kind}">' if kind else "<p>"
    return "".join(f"{opening}{text(each)}</p>" for each in words if each)


def section(name: str, title: str, parts: Sequence[str]) -> str:
    """A part of the page under its heading; nothing where it is empty."""
    inside = "".join(parts)
    return f'<section aria-labelledby="{name}"><h2 id="{name}">{text(title)}</h2>{inside}</section>' if inside else ""


def figure_part(figure: Figure) -> str:
    """A figure in two widths, one of which is seen; what it shows is said in words to those who cannot see it."""
    wide, narrow = inline_svg(figure, WIDE), inline_svg(figure, NARROW)
    drawings = "".join(
        f'<svg class="{kind}" role="img" aria-label="{escape(figure.alt_text)}" {drawn}'
        for kind, drawn in (("wide", wide), ("narrow", narrow))
    )
    kind = ' class="half"' if _half_a_page(wide) else ""
    head = "unseen whole" if _title_cut(figure.title, narrow) else "unseen"
    return f'<h3 class="{head}">{text(figure.title)}</h3><figure{kind}>{drawings}</figure>'


def _title_cut(title: str, drawn: str) -> bool:
    """Whether no line of a drawing is the end of its title: cut on a phone, figures of long names would be alike."""
    words = title.split()
    ends = {" ".join(words[place:]) for place in range(len(words))}
    return not any(" ".join(unescape(line).split()) in ends for line in DRAWN.findall(drawn))


def _half_a_page(drawn: str) -> bool:
    found = SHAPE.search(drawn)
    return found is not None and HALF_PAGE[0] < float(found.group(2)) / float(found.group(1)) < HALF_PAGE[1]


def table_part(table: Table, t: Translator, *, folded: bool = False) -> str:
    """A table with its title, the headings of its columns and rows, its notes; a long one is ``folded`` on a screen."""
    heads = "".join(
        f'<th scope="col"{_kind(number=column.number)}>{text(column.heading)}</th>' for column in table.columns
    )
    numbers = [column.number for column in table.columns]
    in_line = len(table.columns) <= FEW_COLUMNS
    rows = "".join(f"<tr>{_row(_in_line(row) if in_line else row, numbers)}</tr>" for row in table.rows)
    title = text(table.title)
    drawn = (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(table.title)}"><table>'
        f"<caption>{title}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        f"{paragraphs(table.notes, 'notes')}"
    )
    opened = "" if folded else ' class="short" open'
    return f"<details{opened}><summary>{text(t('publication.page.table'))} – {title}</summary>{drawn}</details>"


def _in_line(row: Sequence[Cell]) -> list[Cell]:
    """A row whose cells take a line each."""
    return [replace(cell, text=cell.text.replace("\n", NO_BREAK)) for cell in row]


def _row(row: Sequence[Cell], numbers: Sequence[bool]) -> str:
    head = next((place for place, cell in enumerate(row) if cell.text), 0)
    return "".join(
        _cell(cell, head=place == head, number=number)
        for place, (cell, number) in enumerate(zip(row, numbers, strict=True))
    )


def _cell(cell: Cell, *, head: bool, number: bool) -> str:
    words = text(cell.text)
    if cell.sign or cell.colour:
        sign = f'<span aria-hidden="true">{cell.sign}</span>{NO_BREAK}' if cell.sign else ""
        words = f'<span class="{CLASSES.get(cell.colour, "unproven")}">{sign}{words}</span>'
    kind = _kind(number=number and not head, strong=cell.strong)
    return f'<th scope="row"{kind}>{words}</th>' if head else f"<td{kind}>{words}</td>"


def _kind(*, number: bool = False, strong: bool = False) -> str:
    names = " ".join(name for name, said in (("number", number), ("strong", strong)) if said)
    return f' class="{names}"' if names else ""


def figure_inks() -> str:
    """The style that gives figures the inks of a dark screen: by the colours that stand in them."""
    rules = [
        f'figure svg [{what}="{PAGE_INKS[name]}"]{{{what}:{DARK[name]}}}'
        for name in LIGHT
        for what in ("fill", "stroke")
    ]
    return f"@media screen and (prefers-color-scheme: dark){{{''.join(rules)}}}"


def minified(style: str) -> str:
    """A style sheet without its line ends."""
    return re.sub(r"\s+", " ", style).strip()
