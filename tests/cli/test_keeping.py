"""The copy of the store on the command line: one file out, the same file in, nothing half done."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smio.cli import main
from smio.language import LANGUAGES
from smio.monitoring import Group
from smio.store import Database, acts_of, add_group, all_groups, make_demo


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def store_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setenv("SMIO_DATABASE_URL", f"sqlite:///{folder / 'smio.sqlite3'}")
    return Database()


def test_a_store_is_carried_to_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_demo(store_at(tmp_path / "one", monkeypatch))
    file = tmp_path / "copy.zip"
    saved = json.loads(run("backup", "-o", file, "--json").stdout)
    assert saved == {"backup": str(file), "bytes": file.stat().st_size}
    assert list(tmp_path.glob("*.part")) == []
    other = store_at(tmp_path / "two", monkeypatch)
    told = json.loads(run("restore", file, "--json").stdout)
    assert told["groups"] == [stored.group.name for stored in all_groups(other)]
    assert told["rows"]["acts"] == sum(len(acts_of(other, stored.id)) for stored in all_groups(other)) == 22


def test_a_copy_without_a_name_is_named_by_its_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = run("backup").stdout.strip()
    assert re.fullmatch(r"smio-\d{4}-\d\d-\d\d-\d{6}\.zip", name)
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_store_is_replaced_only_when_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    database = store_at(tmp_path, monkeypatch)
    file = tmp_path / "copy.zip"
    run("backup", "-o", file)
    add_group(database, Group("Нынешняя", "Ош"))
    refused = run("restore", file, "--language", language)
    assert (refused.exit_code, refused.stdout, len(refused.stderr.strip().splitlines())) == (3, "", 1)
    assert [stored.group.name for stored in all_groups(database)] == ["Нынешняя"]
    done = run("restore", file, "--replace", "--language", language)
    assert (done.exit_code, done.stderr) == (0, "")
    assert all_groups(database) == ()


def test_what_cannot_be_restored_is_one_plain_line(tmp_path: Path) -> None:
    text = tmp_path / "text.zip"
    text.write_bytes(b"not a zip")
    for file in (text, tmp_path / "absent.zip", tmp_path):
        result = run("restore", file)
        assert (result.exit_code, result.stdout, len(result.stderr.strip().splitlines())) == (3, "", 1), file
        assert "Traceback" not in result.stderr


def test_a_copy_into_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    result = run("backup", "-o", tmp_path / "absent" / "copy.zip")
    assert (result.exit_code, len(result.stderr.strip().splitlines())) == (3, 1)
