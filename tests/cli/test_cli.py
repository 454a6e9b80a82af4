"""The command line: the contract of its JSON, its exit codes, its one plain line."""

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from smio.cli import main
from smio.language import LANGUAGES

DEMO = Path(__file__).resolve().parents[2] / "assets" / "demo"
MEASUREMENT = (
    "checklist: mibp-example\nfrom: 2026-01-01\nto: 2026-03-31\nanswers:\n  1.1: да\n  1.2: частично\n  1.3: no\n"
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def record(*arguments: object) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_score_prints_the_contract_of_its_json() -> None:
    scored = record("score", DEMO / "karakol-2.csv")
    assert scored["file"]["name"] == "karakol-2.csv"
    assert len(scored["file"]["sha256"]) == 64
    assert scored["scale"] == {"low": 1.0, "high": 5.0}
    assert scored["respondents"] == 41
    assert set(scored["overall"]) == {"n", "score", "se", "index"}
    assert [service["service"] for service in scored["services"]] == [
        "Питьевая вода",
        "Сбор и вывоз ТБО",
        "Озеленение",
        "Внутригородские дороги",
    ]
    assert len(scored["criteria"]) == 24
    assert set(scored["criteria"][0]) == {
        "service", "criterion", "n", "score", "sd", "index", "satisfied", "satisfied_low", "satisfied_high",
    }  # fmt: skip
    ratings = [column for column in scored["columns"] if column["role"] == "rating"]
    assert len(ratings) == 24
    assert set(ratings[0]) == {"column", "role", "service", "criterion", "confidence"}


def test_scores_equal_the_means_of_the_file_itself() -> None:
    with (DEMO / "karakol-2.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    for criterion in record("score", DEMO / "karakol-2.csv")["criteria"]:
        answers = [row[f"{criterion['service']} [{criterion['criterion']}]"] for row in rows]
        ratings = [float(answer) for answer in answers if answer.isdigit()]
        assert criterion["n"] == len(ratings)
        assert criterion["score"] == pytest.approx(np.mean(ratings), abs=1e-9)
        assert criterion["satisfied"] == pytest.approx(np.mean([rating >= 4 for rating in ratings]), abs=1e-9)


def test_compare_equals_the_worked_example_in_every_number_and_verdict(shared_data: Path) -> None:
    folder = shared_data / "worked_example"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    compared = record("compare", folder / "round1.csv", folder / "round2.csv")
    assert_equal(compared["overall"], expected["overall"])
    for part in ("services", "criteria"):
        assert len(compared[part]) == len(expected[part])
        for ours, theirs in zip(compared[part], expected[part], strict=True):
            assert_equal(ours, theirs)
    assert compared["left_out"] == []


def assert_equal(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    for key, value in theirs.items():
        assert ours[key] == (pytest.approx(value, abs=1e-6) if isinstance(value, float) else value), key


def test_compare_needs_no_order_of_columns(tmp_path: Path) -> None:
    with (DEMO / "karakol-2.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    turned = tmp_path / "turned.csv"
    with turned.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([row[:3] + row[:2:-1] for row in rows])
    straight = record("compare", DEMO / "karakol-1.csv", DEMO / "karakol-2.csv")
    again = record("compare", DEMO / "karakol-1.csv", turned)
    by_name = {service["service"]: service for service in straight["services"]}
    assert [service["service"] for service in again["services"]] == list(reversed(by_name))
    for service in again["services"]:
        for key, value in by_name[service["service"]].items():
            assert service[key] == (pytest.approx(value, abs=1e-12) if isinstance(value, float) else value)


def test_paired_needs_codes_of_the_respondents() -> None:
    result = run("compare", DEMO / "karakol-1.csv", DEMO / "karakol-2.csv", "--paired")
    assert result.exit_code == 3
    assert "кодов опрошенных" in result.stderr


def test_checklist_score_gives_score_range_and_advice(tmp_path: Path) -> None:
    file = tmp_path / "замер.yaml"
    file.write_text(MEASUREMENT, encoding="utf-8")
    scored = record("checklist", "score", file)
    assert (scored["score"], scored["rounded"], scored["level"]) == (50.0, 50, "middle")
    assert (scored["floor"], scored["ceiling"]) == (7.5, 92.5)
    assert scored["advice"] == [{"item": "1.3", "gain": 5.0}, {"item": "1.2", "gain": 2.5}]
    assert scored["directions"][1] == {"direction": "2", "score": None, "got": 0, "possible": 0}


def test_checklist_compare_names_what_changed(tmp_path: Path) -> None:
    first, second = tmp_path / "1.yaml", tmp_path / "2.yaml"
    first.write_text(MEASUREMENT, encoding="utf-8")
    second.write_text(MEASUREMENT.replace("1.3: no", "1.3: yes"), encoding="utf-8")
    compared = record("checklist", "compare", first, second)
    assert compared["difference"] == pytest.approx(100 / 3)
    assert [item["item"] for item in compared["items"] if item["step"] == "better"] == ["1.3"]


def test_demo_reproduces_what_is_published() -> None:
    groups = record("demo")["groups"]
    found = {group["group"].split()[-2]: group for group in groups}
    assert set(found) == {"Кара-Балта", "Каракол"}
    assert [one["rounded"] for one in found["Кара-Балта"]["measurements"]] == [17, 58]
    assert [one["rounded"] for one in found["Каракол"]["measurements"]] == [23, 53]
    assert [one["level"] for group in groups for one in group["measurements"]] == ["low", "middle", "low", "middle"]
    assert [found[city]["rounds"][1]["respondents"] for city in ("Кара-Балта", "Каракол")] == [52, 41]


@pytest.mark.parametrize(
    ("city", "verdicts"),
    [
        ("karakol", {"water": "worsened", "waste": "worsened", "greening": "worsened", "roads": "worsened"}),
        ("kara-balta", {"waste": "improved", "lighting": "improved", "roads": "worsened"}),
    ],
)
def test_the_demo_changes_in_the_published_directions(city: str, verdicts: dict[str, str]) -> None:
    names = {
        "Питьевая вода": "water", "Сбор и вывоз ТБО": "waste", "Озеленение": "greening",
        "Внутригородские дороги": "roads", "Уличное освещение": "lighting",
    }  # fmt: skip
    compared = record("compare", DEMO / f"{city}-1.csv", DEMO / f"{city}-2.csv")
    assert {names[service["service"]]: service["verdict"] for service in compared["services"]} == verdicts


def test_the_demo_files_are_what_the_seeded_script_makes() -> None:
    import runpy  # noqa: PLC0415 - runs the script as a person would

    script = runpy.run_path(str(DEMO / "generate.py"))
    for round_ in script["ROUNDS"]:
        with (DEMO / round_.file).open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.reader(file))[1:] == script["answers"](round_)


def test_package_writes_one_archive_the_same_each_time(tmp_path: Path) -> None:
    archives: list[bytes] = []
    for name in ("a.zip", "b.zip"):
        output = tmp_path / name
        record(
            "package", DEMO / "kara-balta-1.csv", DEMO / "kara-balta-2.csv", "-o", output, "--date", "2026-04-02",
            "--city", "Кара-Балта", "--period", "2026-03-01..2026-03-15",
        )  # fmt: skip
        archives.append(output.read_bytes())
    assert archives[0] == archives[1]
    names = zipfile.ZipFile(tmp_path / "a.zip").namelist()
    assert "manifest.json" in names
    assert {Path(name).suffix for name in names} == {
        ".csv", ".docx", ".html", ".json", ".md", ".pdf", ".png", ".pptx", ".svg", ".txt", ".xlsx",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("нет.csv", None),
        ("пустой.xlsx", b""),
        ("картинка.xls", b"BM" + b"\0" * 200),
        ("слова.csv", "Имя,Город\nА,Ош\nБ,Ош\n".encode()),
        ("битый.xlsx", b"PK\x03\x04" + b"\0" * 60),
    ],
)
def test_bad_input_is_one_plain_line_and_exit_3(tmp_path: Path, name: str, data: bytes | None, language: str) -> None:
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    result = run("score", file, "--language", language, "--json")
    assert result.exit_code == 3
    assert result.stdout == ""
    (line,) = result.stderr.strip().splitlines()
    assert name in line
    assert "Traceback" not in line
    assert "Error" not in line


def test_wrong_usage_is_exit_2() -> None:
    assert run("score").exit_code == 2
    assert run("compare", "один.csv").exit_code == 2
    assert run("score", "a.csv", "--language", "de").exit_code == 2


def test_a_broken_mapping_file_is_named(tmp_path: Path) -> None:
    mapping = tmp_path / "правки.json"
    mapping.write_text("{", encoding="utf-8")
    result = run("score", DEMO / "karakol-1.csv", "--mapping", mapping)
    assert result.exit_code == 3
    assert "Traceback" not in result.stderr


def test_a_mapping_that_names_no_column_of_the_file_is_refused(tmp_path: Path) -> None:
    mapping = tmp_path / "правки.json"
    mapping.write_text('{"columns": {"Столбец, которого нет": {"role": "ignored"}}}', encoding="utf-8")
    result = run("score", DEMO / "karakol-1.csv", "--mapping", mapping)
    assert result.exit_code == 3
    assert "Столбец, которого нет" in result.stderr


def test_the_first_round_given_as_the_second_is_said() -> None:
    compared = record("compare", DEMO / "karakol-1.csv", DEMO / "karakol-1.csv")
    assert [finding["code"] for finding in compared["quality"]] == ["same_file_twice"]
    assert record("compare", DEMO / "karakol-1.csv", DEMO / "karakol-2.csv")["quality"] == []


def test_a_later_export_of_the_first_round_is_no_second_round(shared_data: Path) -> None:
    first, later = (
        shared_data / "surveys" / name
        for name in ("S19a_limesurvey_code_dot_text_round1.csv", "S19b_limesurvey_code_dot_text_round2_superset.csv")
    )
    (finding,) = record("compare", first, later)["quality"]
    assert "53" in finding["message"]
    assert "71" in finding["message"]
