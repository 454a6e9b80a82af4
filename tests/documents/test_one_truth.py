"""One table of truth: what the command line says as JSON is what every file of the package says.

The package and the JSON come from the same two questionnaire files and two filled checklists. Numbers are read back
from Word, PowerPoint's charts and the workbooks behind them, Excel (as saved, and as LibreOffice computes it), the
page, the tables for researchers and the drawings; they are rounded here by decimal arithmetic, not by the app.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from pptx import Presentation

from smio.cli import main
from tests.documents.evidence import measurement
from tests.documents.html_page import PageReader
from tests.documents.office import converted
from tests.documents.package_reader import OpenedPackage, opened
from tests.documents.test_workbook import without_cached_values
from tests.documents.word_reader import Paper

EXACT = 1e-12
SURE = 10  # answers from which a number needs no mark
WRITTEN = 1e-13  # of CSV: 15 digits
VERDICTS = {"improved": "▲", "worsened": "▼", "not_proven": "•"}
SPACES = str.maketrans("\u00a0\u202f\n", "   ")
ALL = {"Все услуги": "*", "все критерии": "*"}
Record = dict[str, Any]


@dataclass(frozen=True)
class Truth:
    """The JSON of the commands, and the package of the same files."""

    first: Record
    second: Record
    compared: Record
    before: Record
    after: Record
    package: OpenedPackage
    packed: Record  # what the command that made the package says

    @property
    def changes(self) -> Iterator[tuple[tuple[str, str], Record]]:
        """Every change by service and criterion; ``*`` for all of them."""
        yield ("*", "*"), self.compared["overall"]
        yield from (((each["service"], "*"), each) for each in self.compared["services"])
        yield from (((each["service"], each["criterion"]), each) for each in self.compared["criteria"])

    @property
    def scores(self) -> Iterator[tuple[tuple[str, str, str], Record]]:
        """Every score by round, service and criterion."""
        for number, one in (("1", self.first), ("2", self.second)):
            yield (number, "*", "*"), one["overall"]
            yield from (((number, each["service"], "*"), each) for each in one["services"])
            yield from (((number, each["service"], each["criterion"]), each) for each in one["criteria"])


def said(*arguments: object) -> Record:
    result = CliRunner().invoke(main, [*map(str, arguments), "--json"])
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def truth(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Truth:
    folder, worked = tmp_path_factory.mktemp("truth"), shared_data / "worked_example"
    rounds = [worked / "round1.csv", worked / "round2.csv"]
    measured = [folder / "before.yaml", folder / "after.yaml"]
    for path, filled in zip(measured, (measurement(1, 10, 4), measurement(11, 12, 12)), strict=True):
        answers = "".join(f"  '{item}': {given.answer}\n" for item, given in filled.answers.items())
        head = f"checklist: {filled.checklist}\nfrom: {filled.start}\nto: {filled.end}\nanswers:\n"
        path.write_text(head + answers, encoding="utf-8")
    package = folder / "package.zip"
    checklists = [word for path in measured for word in ("--measurement", path)]
    packed = said("package", *rounds, *checklists, "-o", package, "--date", "2026-10-01", "--city", "Каракол")
    first, second = (said("score", path) for path in rounds)
    before, after = (said("checklist", "score", path) for path in measured)
    return Truth(first, second, said("compare", *rounds), before, after, opened(package.read_bytes()), packed)


def test_the_command_that_makes_the_package_says_the_numbers_of_the_others(truth: Truth) -> None:
    for told, one in zip(truth.packed["rounds"], (truth.first, truth.second), strict=True):
        assert {key: told[key] for key in ("respondents", "overall", "services", "criteria")} == {
            key: one[key] for key in ("respondents", "overall", "services", "criteria")
        }
    compared = truth.packed["comparison"]
    assert compared == {key: truth.compared[key] for key in compared}
    for told, one in zip(truth.packed["measurements"], (truth.before, truth.after), strict=True):
        shared = told.keys() & one.keys()
        assert {"score", "rounded", "level", "directions"} <= shared
        assert {key: told[key] for key in shared} == {key: one[key] for key in shared}


def shown(value: float, places: int = 2, *, signed: bool = False) -> str:
    """A number as a paper prints it: a half goes up, and what floats cannot hold exactly (0.0749999…) is not seen."""
    rounded = Decimal(repr(round(float(value), 9))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    words = str(abs(rounded)).replace(".", ",")
    sign = "−" if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + words


def plain(words: str) -> str:
    """Words without the mark of few answers, with ordinary spaces."""
    return words.translate(SPACES).replace("*", "")


def change_cells(change: Record) -> list[str]:
    """A row of a table of changes, as a paper prints it, without its name and the verdict's word."""
    low, high = (shown(change[end], signed=True) for end in ("ci_low", "ci_high"))
    return [
        str(change["n1"]), shown(change["mean1"]), str(change["n2"]), shown(change["mean2"]),
        shown(change["difference"], signed=True), f"{low} … {high}",
    ]  # fmt: skip


def of_few(change: Record) -> bool:
    """Whether it rests on five to nine answers: it is shown with a mark, without p and without a verdict."""
    return min(change["n1"], change["n2"]) < SURE


def rows_by_name(rows: list[list[str]]) -> dict[str, list[str]]:
    return {plain(row[0]): [plain(cell) for cell in row[1:]] for row in rows}


def act(truth: Truth, word: str) -> Paper:
    (found,) = [data for name, data in truth.package.part("acts").items() if word in name]
    return Paper(found)


def test_the_act_of_the_services_has_every_change_and_every_score(truth: Truth) -> None:
    tables = list(act(truth, "услуг").tables())
    services = next(table for table in tables if table[0][0] == "Услуга" and len(table[0]) == 8)
    found = rows_by_name(services[1:])
    for change in truth.compared["services"]:
        row = found[change["service"]]
        assert row[:6] == change_cells(change)
        assert row[6].startswith(VERDICTS[change["verdict"]])
    criteria = iter(next(table for table in tables if table[0][0] == "Критерий")[1:])
    for service in truth.compared["services"]:
        assert plain(next(criteria)[0]) == service["service"]
        for change in (each for each in truth.compared["criteria"] if each["service"] == service["service"]):
            name, *row = map(plain, next(criteria))
            assert name.removeprefix("– ").casefold() == change["criterion"].casefold()
            assert row[:6] == change_cells(change)
    of_rounds = [rows_by_name(table[1:]) for table in tables if "Балл услуги" in [plain(head) for head in table[0]]]
    for table, record in zip(of_rounds, (truth.second, truth.first), strict=True):  # the last round stands in the act
        for service in record["services"]:
            row, own = (
                table[service["service"]],
                [one for one in record["criteria"] if one["service"] == service["service"]],
            )
            assert row[:-2] == [f"{shown(one['score'])} ({one['n']})" for one in own]
            assert row[-2] == f"{shown(service['score'])} ({service['n']})"


def test_the_act_of_the_checklist_has_both_scores_and_every_direction(truth: Truth) -> None:
    rows = [[plain(cell) for cell in row] for row in act(truth, "индекс").table("Направление")[1:]]
    assert len(rows) == len(truth.after["directions"]) + 1
    for row, before, after in zip(rows, truth.before["directions"], truth.after["directions"], strict=False):
        assert row[1] == f"{shown(after['got'], 0)} из {shown(after['possible'], 0)}"
        assert row[2:4] == [shown(before["score"], 0), shown(after["score"], 0)]
    assert rows[-1][2:4] == [str(truth.before["rounded"]), str(truth.after["rounded"])]


def charts(truth: Truth) -> list[Any]:
    deck: Any = Presentation(io.BytesIO(truth.package.only("slides", ".pptx")))
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def values(chart: Any) -> list[list[float | None]]:
    return [list(series.values) for series in chart.plots[0].series]


def test_the_charts_of_the_slides_have_the_means_and_the_scores(truth: Truth) -> None:
    drawn = [values(chart) for chart in charts(truth)]
    every = [*truth.compared["services"], truth.compared["overall"]]
    assert [[each["mean1"] for each in every], [each["mean2"] for each in every]] in drawn
    directions = [[one["score"] for one in side["directions"]] for side in (truth.before, truth.after)]
    assert any(directions == [series[: len(directions[0])] for series in chart] for chart in drawn)
    assert [[truth.before["score"], truth.after["score"]]] in drawn


def test_the_workbook_behind_each_chart_has_what_the_chart_shows(truth: Truth) -> None:
    for chart in charts(truth):
        book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
        columns = [list(column) for column in zip(*rows, strict=True)][1:]
        assert len(columns) == len(values(chart))
        for column, series in zip(columns, values(chart), strict=True):
            assert column == pytest.approx(series, abs=EXACT)


def test_the_tables_of_the_slides_have_every_change(truth: Truth) -> None:
    deck: Any = Presentation(io.BytesIO(truth.package.only("slides", ".pptx")))
    cells: list[list[str]] = [
        [plain(cell.text) for cell in row.cells]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    ]
    for change in truth.compared["services"]:
        row = next(row for row in cells if row[0].startswith(change["service"]) and len(row) > 3)
        told = " ".join(row)
        assert shown(change["difference"], signed=True) in told
        assert shown(change["ci_low"], signed=True) in told
        assert shown(change["ci_high"], signed=True) in told


def workbook_differences(content: bytes) -> dict[tuple[str, str], Any]:
    """The rows of the table of differences by service and criterion, from the number of answers on."""
    sheet = load_workbook(io.BytesIO(content), data_only=True)["Разница"]
    found: dict[tuple[str, str], Any] = {}
    for row in sheet.iter_rows(min_row=1, values_only=True):
        if row[1]:
            service, criterion = str(row[0]), str(row[1])
            found[ALL.get(service, service), ALL.get(criterion, criterion)] = row[2:]
    return found


def assert_differences(truth: Truth, content: bytes, close: float) -> None:
    found = workbook_differences(content)
    for key, change in truth.changes:
        row = found[key]
        wanted = [change[name] for name in ("n1", "mean1", "n2", "mean2", "difference", "ci_low", "ci_high")]
        assert list(row[:7]) == pytest.approx(wanted, abs=close), key
        if of_few(change):
            assert row[7:9] == (None, None)
            continue
        assert row[7] == pytest.approx(change["p_value"], abs=close), key
        if change.get("p_adjusted") is not None:
            assert row[8] == pytest.approx(change["p_adjusted"], abs=close), key
        assert row[9] == VERDICTS[change["verdict"]]


def assert_workbook_scores(truth: Truth, content: bytes, close: float) -> None:
    sheet = load_workbook(io.BytesIO(content), data_only=True)["Баллы"]
    rounds = {"Первая оценка": "1", "Вторая оценка": "2"}
    rows = {
        (rounds[str(row[0])], ALL.get(str(row[1]), str(row[1])), ALL.get(str(row[2]), str(row[2]))): row
        for row in sheet.iter_rows(min_row=4, values_only=True)
        if row[0] in rounds and row[2]
    }
    assert len(rows) == len(list(truth.scores))
    for key, record in truth.scores:
        row = rows[key]
        assert row[3] == record["n"]
        assert row[4] == pytest.approx(record["score"], abs=close)
        assert row[7] == pytest.approx(record["index"], abs=100 * close)
        if "criterion" in record:
            assert row[6] == pytest.approx(record["sd"], abs=close)
            wanted = [record[name] for name in ("satisfied", "satisfied_low", "satisfied_high")]
            assert list(row[8:11]) == pytest.approx(wanted, abs=close)


def assert_workbook_checklist(truth: Truth, content: bytes, close: float) -> None:
    sheet = load_workbook(io.BytesIO(content), data_only=True)["Чек-лист"]
    rows = {str(row[1] or row[0]): row for row in sheet.iter_rows(values_only=True)}
    total = [value for value in rows["Итог"] if isinstance(value, (int, float))]
    assert [total[2], total[5]] == pytest.approx([truth.before["score"], truth.after["score"]], abs=100 * close)
    scored = [row for row in rows.values() if sum(isinstance(value, (int, float)) for value in row) == 6]
    for place, direction in enumerate(truth.after["directions"]):
        numbers = [value for value in scored[place] if isinstance(value, (int, float))]
        assert numbers[3:5] == pytest.approx([direction["got"], direction["possible"]], abs=close)
        assert numbers[5] == pytest.approx(direction["score"], abs=100 * close)


def test_the_workbook_shows_every_number_before_anything_is_computed(truth: Truth) -> None:
    content = truth.package.only("workbook", ".xlsx")
    assert_differences(truth, content, EXACT)
    assert_workbook_scores(truth, content, EXACT)
    assert_workbook_checklist(truth, content, EXACT)


@pytest.mark.office
def test_the_workbooks_formulas_computed_by_libreoffice_give_every_number(truth: Truth) -> None:
    bare = without_cached_values(truth.package.only("workbook", ".xlsx"))
    computed = converted(bare, "truth.xlsx", "xlsx")
    assert_differences(truth, computed, 1e-9)
    assert_workbook_scores(truth, computed, 1e-9)
    assert_workbook_checklist(truth, computed, 1e-9)


def test_the_tables_for_researchers_have_every_number_unrounded(truth: Truth) -> None:
    files = {name.rpartition("/")[2]: data for name, data in truth.package.part("data").items()}
    changes = {(row["service"], row["criterion"]): row for row in csv_rows(files["differences.csv"])}
    for key, change in truth.changes:
        for name in ("n1", "mean1", "n2", "mean2", "difference", "ci_low", "ci_high", "df", "p_value"):
            assert float(changes[key][name]) == pytest.approx(change[name], rel=WRITTEN, abs=WRITTEN)
        assert changes[key]["verdict"] == change["verdict"]
    scores = {(row["round"], row["service"], row["criterion"]): row for row in csv_rows(files["scores.csv"])}
    for key, record in truth.scores:
        for name in set(record) - {"service", "criterion"}:
            assert float(scores[key][name]) == pytest.approx(record[name], rel=WRITTEN), (key, name)
    measured = csv_rows(files["measurements.csv"])
    assert [float(row["score"]) for row in measured] == pytest.approx([truth.before["score"], truth.after["score"]])


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_page_has_every_change_and_score_in_its_tables(truth: Truth) -> None:
    page = PageReader(truth.package.only("page", ".html"))
    rows = [[plain(cell) for cell in row] for table in page.tables for row in table.rows]
    for change in [*truth.compared["services"], *truth.compared["criteria"]]:
        wanted = change_cells(change)
        assert any([plain(cell) for cell in row[1:7]] == wanted for row in rows), wanted
    heads = [plain(row[0]) for row in rows]
    assert all(service["service"] in heads for service in truth.compared["services"])
    told = {cell for row in rows for cell in row}
    for direction in truth.after["directions"]:
        assert shown(direction["score"], 0) in told


def drawing_words(truth: Truth, name: str) -> list[str]:
    (drawn,) = [data for file, data in truth.package.of(".svg").items() if file.endswith(f"-{name}.svg")]
    return [plain(words) for words in re.findall(r">([^<]+)</text>", drawn.decode())]


def test_the_drawings_write_the_same_numbers(truth: Truth) -> None:
    heat = drawing_words(truth, "heat-map")
    cells = [shown(each["score"]) for each in truth.second["criteria"]]
    assert [words for words in heat if words in set(cells)][: len(cells)] == cells
    changed = drawing_words(truth, "dumbbell")
    every = [*truth.compared["services"], truth.compared["overall"]]
    differences = [shown(each["difference"], signed=True) for each in every]
    assert [words for words in changed if re.fullmatch(r"[−+]?\d,\d\d", words)] == differences
    for each in every:
        assert any(shown(each["ci_low"], signed=True) in words and shown(each["ci_high"], signed=True) in words
                   for words in changed)  # fmt: skip
    index = " ".join(drawing_words(truth, "checklist-directions"))
    assert all(shown(each["score"], 0) in index for each in truth.after["directions"])


def test_the_manifest_names_the_files_of_the_json(truth: Truth) -> None:
    sources = [each["sources"][0]["sha256"] for each in truth.package.manifest["rounds"]]
    assert sources == [truth.first["file"]["sha256"], truth.second["file"]["sha256"]]
    assert [each["score"] for each in truth.package.manifest["measurements"]] == [
        truth.before["score"],
        truth.after["score"],
    ]
