"""Tables as HTML: they print whole, read aloud, and fit a phone by scrolling inside their own frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st


@dataclass(frozen=True)
class Cell:
    """A cell; ``style`` is a class of style.css, ``quiet`` a smaller second line."""

    text: str
    style: str = ""
    quiet: str = ""


@dataclass(frozen=True)
class Row:
    """A row; its first cell is its heading. ``style`` is ``whole`` for a total, ``part`` for a line below it."""

    cells: Sequence[Cell | str]
    style: str = ""


def draw_table(headings: Sequence[str], rows: Sequence[Row], *, numbers_from: int = 1, caption: str = "") -> None:
    """Draw a table; columns from ``numbers_from`` on are numbers, aligned right."""
    st.html(table_html(headings, rows, numbers_from=numbers_from, caption=caption))


def table_html(headings: Sequence[str], rows: Sequence[Row], *, numbers_from: int = 1, caption: str = "") -> str:
    """The table as HTML; whatever users wrote is escaped."""
    head = "".join(
        f'<th scope="col"{_class("number" if place >= numbers_from else "")}>{escape(heading)}</th>'
        for place, heading in enumerate(headings)
    )
    body = "".join(_row(row, numbers_from) for row in rows)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    table = f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="smio-table" tabindex="0">{table}</div>'


def _row(row: Row, numbers_from: int) -> str:
    cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row.cells]
    drawn = [f'<th scope="row">{_inside(cells[0])}</th>'] if cells else []
    for place, cell in enumerate(cells[1:], start=1):
        align = "number" if place >= numbers_from else ""
        drawn.append(f"<td{_class(align)}>{_inside(cell)}</td>")
    return f"<tr{_class(row.style)}>{''.join(drawn)}</tr>"


def _inside(cell: Cell) -> str:
    text = f"<span{_class(cell.style)}>{escape(cell.text)}</span>" if cell.style else escape(cell.text)
    return f'{text}<br><span class="quiet">{escape(cell.quiet)}</span>' if cell.quiet else text


def _class(name: str) -> str:
    return f' class="{escape(name)}"' if name else ""
