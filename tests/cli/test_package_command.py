"""``package``: parts, shapes, a group of the store, and what is said where it cannot be made."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pptx import Presentation

from smio.cli import main
from smio.monitoring import EDITABLE
from smio.store import Database, acts_of, add_group, all_groups, make_demo, measurements_of, rounds_of
from tests.documents.package_reader import OpenedPackage, opened

DEMO = Path(__file__).resolve().parents[2] / "assets" / "demo"
FILES = (DEMO / "kara-balta-1.csv", DEMO / "kara-balta-2.csv")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The store that the command finds."""
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    monkeypatch.setenv("SMIO_DATABASE_URL", url)
    database = Database(url)
    yield database
    database.close()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["package", *map(str, arguments)])


def packed(tmp_path: Path, *arguments: object) -> OpenedPackage:
    output = tmp_path / "package.zip"
    result = run(*arguments, "-o", output, "--date", "2020-03-02", "--json")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert (told["package"], told["bytes"]) == (str(output), output.stat().st_size)
    return opened(output.read_bytes())


def test_only_the_parts_named_are_made_in_the_shape_and_language_asked_for(tmp_path: Path) -> None:
    options = ("--only", "slides, data", "--ratio", "4:3", "--language", "ky")
    package = packed(tmp_path, *FILES, *options)
    assert {each["part"] for each in package.manifest["files"]} == {"slides", "data"}
    assert package.manifest["choice"]["ratio"] == "4:3"
    assert package.manifest["language"] == "ky"
    deck: Any = Presentation(io.BytesIO(package.only("slides", ".pptx")))
    assert deck.slide_width * 3 == deck.slide_height * 4


def test_a_group_of_the_store_brings_its_own_acts_and_letters(tmp_path: Path, store: Database) -> None:
    make_demo(store)
    group = next(one for one in all_groups(store) if one.group.city == "Кара-Балта")
    parts = ("--only", "acts,letters,register")
    package = packed(tmp_path, "--group", group.group.name, *parts)
    assert package.manifest["group"] == group.group.name
    assert len(package.part("acts")) == len(package.manifest["acts"]) == 13
    assert len(package.part("letters")) == 1
    assert len(package.part("register")) == 2
    assert not [name for name in package.part("acts") if "черновик" in name]
    again = packed(tmp_path, "--group", group.id, *parts)
    assert again.files == package.files


def test_a_draft_goes_along_only_where_it_is_about_the_last_results(tmp_path: Path, store: Database) -> None:
    make_demo(store)
    group = next(one for one in all_groups(store) if one.group.city == "Каракол")
    by_number = {one.act.number: one for one in acts_of(store, group.id)}
    package = packed(tmp_path, "--group", group.id, "--only", "acts")
    last = {"rounds": rounds_of(store, group.id)[-1].id, "measurements": measurements_of(store, group.id)[-1].id}
    brought = {one["number"] for one in package.manifest["acts"]}
    for number, stored in by_number.items():
        about_the_last = any(known in stored.evidence.get(name, ()) for name, known in last.items())
        assert (number in brought) == (stored.stage not in EDITABLE or about_the_last), number


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_a_group_that_is_not_there_is_one_plain_line_and_exit_3(store: Database, language: str) -> None:
    nowhere = run("--group", "Ош", "-o", "x.zip", "--language", language)
    make_demo(store)
    unknown = run("--group", "Ош", "-o", "x.zip", "--language", language)
    for result in (nowhere, unknown):
        assert result.exit_code == 3
        assert result.stdout == ""
        assert len(result.stderr.strip().splitlines()) == 1
    assert "Ош" in unknown.stderr
    assert "Кара-Балта" in unknown.stderr


def test_two_groups_of_one_name_are_told_apart_by_number(tmp_path: Path, store: Database) -> None:
    make_demo(store)
    first = all_groups(store)[0]
    second = add_group(store, first.group)
    result = run("--group", first.group.name, "-o", tmp_path / "x.zip")
    assert result.exit_code == 3
    assert f"{first.id} – " in result.stderr
    assert f"{second} – " in result.stderr


def test_wrong_usage_is_exit_2(store: Database) -> None:
    assert run("-o", "x.zip").exit_code == 2
    unknown = run(*FILES, "-o", "x.zip", "--only", "slides,тосты")
    assert unknown.exit_code == 2
    assert "тосты" in unknown.stderr
    assert run(*FILES, "-o", "x.zip", "--ratio", "1:1").exit_code == 2
    assert store.url


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((*FILES, FILES[0]), "2|дв|эки|two"),
        ((FILES[0], "--period", "2026-01-01..2026-02-01", "--period", "2026-03-01..2026-04-01"), "--period"),
        (("--group", "1", "--city", "Ош"), "--city"),
        (("--group", "1", "--period", "2026-01-01..2026-02-01"), "--period"),
    ],
)
def test_what_would_be_left_out_in_silence_is_wrong_usage(
    tmp_path: Path, store: Database, arguments: tuple[object, ...], named: str, language: str
) -> None:
    make_demo(store)
    result = run(*arguments, "-o", tmp_path / "x.zip", "--only", "workbook", "--language", language)
    assert result.exit_code == 2
    assert re.search(named, result.stderr.splitlines()[-1])
    assert not (tmp_path / "x.zip").exists()


def test_no_file_the_package_is_made_of_is_written_over(tmp_path: Path) -> None:
    source = tmp_path / "ответы.csv"
    source.write_bytes(FILES[0].read_bytes())
    result = run(source, "-o", tmp_path / "." / source.name, "--only", "workbook")
    assert result.exit_code == 2
    assert source.read_bytes() == FILES[0].read_bytes()


@pytest.mark.parametrize("where", ["nowhere/x.zip", "."])
def test_a_place_that_cannot_be_written_to_is_said_before_the_work(tmp_path: Path, where: str) -> None:
    result = run(*FILES, "-o", tmp_path / where, "--only", "workbook")
    assert result.exit_code == 3
    assert len(result.stderr.strip().splitlines()) == 1  # and no progress
    assert str(tmp_path) in result.stderr


@pytest.mark.parametrize(("language", "first"), [("ru", "Готовим"), ("ky", "Excel таблицасы"), ("en", "Making")])
def test_progress_goes_to_stderr_each_step_once_in_the_language_asked_for(
    tmp_path: Path, language: str, first: str
) -> None:
    result = run(FILES[0], "-o", tmp_path / "x.zip", "--only", "workbook,poster,pictures", "--language", language)
    assert result.exit_code == 0
    assert result.stdout.strip() == str(tmp_path / "x.zip")
    said = result.stderr.splitlines()
    steps = [line for line in said if "%" in line]
    assert len(set(steps)) == len(steps) > 2
    assert any(re.fullmatch(rf" *\d+% {first}.*", line) for line in steps)
    assert [line for line in said if "%" not in line and "--language ky" in line] != [] or language != "en"


def test_a_part_of_which_there_is_nothing_is_exit_3(tmp_path: Path) -> None:
    result = run(*FILES, "-o", tmp_path / "x.zip", "--only", "register")
    assert result.exit_code == 3
    assert not (tmp_path / "x.zip").exists()
