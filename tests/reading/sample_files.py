"""Questionnaire files as people make them, written by the tests."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
import xlsxwriter  # pyright: ignore[reportMissingTypeStubs] - it has none
from numpy.typing import NDArray

SHARED = Path(__file__).parents[3] / "shared" / "data"
SERVICES = ("Питьевая вода", "Вывоз мусора", "Внутригородские дороги", "Озеленение")
CRITERIA = ("Доступность", "Качество", "Регулярность", "Стоимость", "Реагирование", "Информирование")
HEADINGS = tuple(f"{service} [{criterion}]" for service in SERVICES for criterion in CRITERIA)


def workbook(stream: io.BytesIO) -> Any:
    """A new workbook of XlsxWriter, which has no types."""
    return xlsxwriter.Workbook(stream, {"in_memory": True})


def write_xlsx(rows: Sequence[Sequence[Any]], sheet: str = "Лист1") -> bytes:
    """A workbook of one sheet."""
    stream = io.BytesIO()
    book = workbook(stream)
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None and cell != "":
                page.write(number, column, cell)
    book.close()
    return stream.getvalue()


def write_csv(rows: Sequence[Sequence[Any]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    """A text table."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return stream.getvalue().encode(encoding)


def random_ratings(respondents: int, columns: int, seed: int = 1) -> NDArray[np.int64]:
    """Ratings 1…5."""
    return np.random.default_rng(seed).integers(1, 6, (respondents, columns))


def write_ods(rows: Sequence[Sequence[Any]]) -> bytes:
    """A workbook of LibreOffice, as small as one can be."""
    table = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Лист1">{table}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return stream.getvalue()


def _ods_cell(cell: Any) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'
