"""The command line of checklists: workbooks, several versions, assessors, templates."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from smio.checklist import Replaced, built_in_checklists, checklist_yaml
from smio.cli import main
from smio.language import LANGUAGES

EXAMPLE = built_in_checklists()["mibp-example"]
HEAD = "checklist: mibp-example\nfrom: 2026-01-01\nto: 2026-03-31\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def record(*arguments: object) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def filled(folder: Path, name: str, version: str = "1", **answers: str) -> Path:
    file = folder / f"{name}.yaml"
    lines = "".join(f"  {item.strip('i').replace('_', '.')}: {answer}\n" for item, answer in answers.items())
    file.write_text(f"{HEAD}version: '{version}'\nanswers:\n{lines}", encoding="utf-8")
    return file


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The next version: its 1.1 was 1.2, of the rest nothing is said."""
    newer = replace(EXAMPLE, version="2", replaces=(Replaced("1", {"1.1": "1.2"}),))
    file = tmp_path / "v2.yaml"
    file.write_text(checklist_yaml(newer), encoding="utf-8")
    return file


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_is_filled_in_and_scored(tmp_path: Path, language: str) -> None:
    import openpyxl  # noqa: PLC0415 - as a group fills it in

    file = tmp_path / "замеры.xlsx"
    assert run("template", "measurement", "-o", file, "--language", language).exit_code == 0
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    sheet["C4"].value, sheet["C5"].value = "да", "нет"  # pyright: ignore[reportAttributeAccessIssue] - cells
    book.save(file)
    scored = record("checklist", "score", file)
    assert set(scored) >= {"checklist", "version", "score", "rounded", "level", "floor", "ceiling", "directions"}
    # Two of twenty items of five points: one met.
    assert (scored["score"], scored["floor"], scored["ceiling"]) == (50, 5, 95)


def test_of_several_measurements_the_latest_counts_or_the_one_named(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - as a group keeps its history

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["С", "По", "Итог"], ["01.01.2019", "31.10.2019", 17], ["01.11.2019", "31.12.2019", 58]):
        sheet.append(row)
    file = tmp_path / "история.xlsx"
    book.save(file)
    latest = run("checklist", "score", file)
    assert latest.stdout.startswith("58 / 100")
    assert "Замеров в файле: 2" in latest.stderr
    assert run("checklist", "score", file, "--period", "2019-01-01..2019-10-31").stdout.startswith("17 / 100")
    absent = run("checklist", "score", file, "--period", "2020-01-01..2020-10-31")
    assert absent.exit_code == 3
    assert "нет замера" in absent.stderr


def test_versions_are_compared_over_the_items_that_a_mapping_joins(tmp_path: Path, second: Path) -> None:
    before = filled(tmp_path, "before", i1_1="yes", i1_2="no")
    after = filled(tmp_path, "after", version="2", i1_1="yes", i1_2="no")
    compared = record("checklist", "compare", before, after, "--checklist", second)
    assert (compared["first"]["rounded"], compared["second"]["rounded"]) == (0, 100)
    assert [(one["item"], one["step"]) for one in compared["items"]] == [("1.1", "better")]
    said = run("checklist", "compare", before, after, "--checklist", second).stderr
    assert "(1)" in said
    assert "19" in said


def test_versions_without_a_mapping_are_refused_with_the_reason(tmp_path: Path) -> None:
    newer = tmp_path / "v2.yaml"
    newer.write_text(checklist_yaml(replace(EXAMPLE, version="2")), encoding="utf-8")
    before, after = filled(tmp_path, "before", i1_1="yes"), filled(tmp_path, "after", version="2", i1_1="yes")
    refused = run("checklist", "compare", before, after, "--checklist", newer)
    assert refused.exit_code == 3
    assert "mibp-example 1, mibp-example 2" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_a_checklist_is_checked(tmp_path: Path, second: Path) -> None:
    assert record("checklist", "check", second)["items"] == 20
    broken = tmp_path / "broken.yaml"
    text = second.read_text(encoding="utf-8").replace("id: '1.2'", "id: '1.3'").replace("points: 40.0", "points: 41.0")
    broken.write_text(text, encoding="utf-8")
    refused = run("checklist", "check", broken)
    assert refused.exit_code == 3
    assert "пункт 1.3 стоит дважды" in refused.stderr
    assert "а указано 41" in refused.stderr


def test_a_template_of_a_checklist_is_a_checklist(tmp_path: Path) -> None:
    file = tmp_path / "template.xlsx"
    assert run("template", "checklist", "-o", file).exit_code == 0
    assert record("checklist", "check", file)["points"] == 100


def test_assessors_agreement_is_told(tmp_path: Path) -> None:
    one = filled(tmp_path, "aigul", i1_1="yes", i1_2="yes", i1_3="no", i1_4="no")
    two = filled(tmp_path, "bakyt", i1_1="yes", i1_2="no", i1_3="no", i1_4="no")
    found = record("checklist", "agreement", one, two)
    # Three of four equal; by chance 2/4 · 1/4 + 2/4 · 3/4 = 1/2, so kappa = 1/2.
    assert (found["percent"], found["kappa"]) == (0.75, pytest.approx(0.5))
    assert found["differences"] == [{"item": "1.2", "answers": {"aigul": "yes", "bakyt": "no"}}]
    assert run("checklist", "agreement", one).exit_code == 2


def test_a_template_that_cannot_be_written_is_one_plain_line(tmp_path: Path) -> None:
    refused = run("template", "checklist", "-o", tmp_path / "no folder" / "x.xlsx")
    assert refused.exit_code == 3
    assert len(refused.stderr.strip().splitlines()) == 1
