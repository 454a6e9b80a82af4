"""The template of a plan from the command line."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from smio.cli import main
from smio.language import LANGUAGES
from smio.monitoring import PlanItem
from smio.reading import read_plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_is_filled_in_and_read(tmp_path: Path, language: str) -> None:
    file = tmp_path / "план.xlsx"
    assert CliRunner().invoke(main, ["template", "plan", "-o", str(file), "--language", language]).exit_code == 0
    assert read_plan(file.read_bytes(), file.name) == ()
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    sheet.cell(2, 1, "Дорога")
    sheet.cell(2, 7, datetime(2026, 3, 15))  # noqa: DTZ001 - as Excel keeps a day
    book.save(file)
    assert read_plan(file.read_bytes(), file.name) == (PlanItem("Дорога", due=date(2026, 3, 15)),)
