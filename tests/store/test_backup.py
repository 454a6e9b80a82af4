"""The whole store in one file and back: everything, or nothing; between SQLite and PostgreSQL."""

import json
import sqlite3
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import LargeBinary, create_engine, inspect, text

from smio.checklist import built_in_checklists
from smio.comparison import SameQuestion
from smio.errors import UserError
from smio.monitoring import Group, Stage
from smio.store import (
    Database,
    Population,
    acts_of,
    add_act,
    add_checklist,
    add_group,
    add_proof,
    all_groups,
    backup,
    backup_contents,
    change_upload,
    keep_same_question,
    keep_template,
    keep_upload,
    make_demo,
    measurements_of,
    move_act,
    open_link,
    remember_mapping,
    restore,
    rounds_of,
    save_population,
    save_view,
    tag_comments,
)
from smio.store import backup_file as limits
from smio.store.database import NEWEST, upgrade
from smio.store.tables import Table
from tests.store.made import ANSWERED, group_of, linked, signed_act

Rows = dict[str, list[tuple[Any, ...]]]


def contents(database: Database) -> Rows:
    """Every row of every table, as the database gives it."""
    with database.engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))]
            for table in Table.metadata.sorted_tables
        }


def revision(database: Database) -> str:
    with database.engine.connect() as connection:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def full(url: str) -> Database:
    """A store with something in every table."""
    database = Database(url)
    group = make_demo(database)[0]
    add_checklist(database, group, replace(built_in_checklists()["mibp-example"], version="2"))
    first = keep_upload(database, group, name="а.csv", sha256="a" * 64, content=b"\0\xff")
    change_upload(database, first, details={"имя": "весна"})
    keep_upload(database, group, name="б.csv", sha256="b" * 64, content=b"", joined_to=first)
    remember_mapping(database, group, "заголовки", "{}")
    measurement = measurements_of(database, group)[0].id
    add_proof(database, measurement, "1.1", bytes(range(256)), name="вид.bin", media_type="x/y")
    keep_template(database, group, "act", "ky", "өз.docx", b"PK\x03\x04")
    save_view(database, group, "по полу", {"rows": "sex"})
    save_population(database, group, Population("пол", {"женский": 21000.0, "мужской": 19500.0}, "перепись"))
    keep_same_question(database, group, SameQuestion(("вода", "цена"), ("water", "price")))
    tag_comments(database, rounds_of(database, group)[0].id, [("Что улучшить?", 4)], "свет")
    act = add_act(database, group, acts_of(database, group)[0].act, language="ru", evidence={})
    move_act(database, act, 1, Stage.SIGNED, paper=b"PK\x03\x04 as it was signed")
    return database


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return full(f"sqlite:///{tmp_path_factory.mktemp('original') / 'smio.sqlite3'}")


@pytest.fixture(scope="module")
def copy(original: Database) -> bytes:
    return backup(original)


def test_a_restored_store_equals_the_original_table_by_table(original: Database, copy: bytes, tmp_path: Path) -> None:
    before = contents(original)
    assert [table for table, rows in before.items() if not rows] == []
    url = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    manifest = restore(url, copy)
    database = Database(url)
    assert contents(database) == before
    assert {table: part.rows for table, part in manifest.tables.items()} == {
        table: len(rows) for table, rows in before.items()
    }
    assert manifest.groups == tuple(sorted(stored.group.name for stored in all_groups(database)))
    assert add_group(database, Group("Новая", "Ош")) > max(row[0] for row in before["groups"])


def test_a_store_goes_to_postgresql_and_back(original: Database, copy: bytes, postgresql: str, tmp_path: Path) -> None:
    with create_engine(postgresql, isolation_level="AUTOCOMMIT").connect() as server:
        server.execute(text("CREATE DATABASE moved"))
    url = postgresql.replace("/postgres", "/moved")
    with create_engine(url).begin() as connection:
        connection.execute(text("CREATE TABLE of_somebody_else (id integer)"))
        connection.execute(text("INSERT INTO of_somebody_else VALUES (7)"))
    restore(url, copy)
    moved = Database(url)
    assert contents(moved) == contents(original)
    restore(moved, backup(moved), replace=True)
    back = Database(f"sqlite:///{tmp_path / 'back.sqlite3'}")
    restore(back, backup(moved))
    assert contents(back) == contents(original)
    last = max(row[0] for row in contents(moved)["groups"])
    assert group_of(moved, "После переноса") == last + 1  # the sequences go on where the rows end
    assert signed_act(moved, last + 1) > max(row[0] for row in contents(original)["acts"])
    with moved.engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM of_somebody_else")).scalar() == 7
    moved.close()


def test_the_links_of_the_authority_go_on_working(tmp_path: Path) -> None:
    first, second = Database("sqlite://"), Database(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    group = group_of(first)
    token = linked(first, group, [signed_act(first, group)])
    restore(second, backup(first))
    assert open_link(second, token, ANSWERED).letter == open_link(first, token, ANSWERED).letter


def test_a_full_store_is_replaced_only_when_told(copy: bytes) -> None:
    database = Database("sqlite://")
    add_group(database, Group("Нынешняя", "Ош"))
    with pytest.raises(UserError, match=r"store\.error\.restore_full"):
        restore(database, copy)
    assert [stored.group.name for stored in all_groups(database)] == ["Нынешняя"]
    restore(database, copy, replace=True)
    assert len(all_groups(database)) == 2
    assert "Нынешняя" not in {stored.group.name for stored in all_groups(database)}


def test_a_copy_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """A copy made at the first revision: its tables as they were then, named by hand in the file's own form."""
    old = tmp_path / "old.sqlite3"
    engine = create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        upgrade(connection, "0001")
        connection.execute(text(
            "INSERT INTO groups (id, version, name, city, oblast, basis, members, generated)"
            " VALUES (5, 2, 'Старая', 'Ош', '', '', '[]', 0)"
        ))  # fmt: skip
        connection.execute(text(
            "INSERT INTO acts (id, group_id, version, language, content, evidence, changed_at) VALUES (8, 5, 4, 'ky',"
            """ '{"kind": "services", "organisation": "Группа", "subject": "вода"}', '{}', '2026-04-02 00:00:00')"""
        ))  # fmt: skip
        tables = {
            name: [dict(row) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()]  # noqa: S608 - its own names
            for name in inspect(connection).get_table_names()
            if name != "alembic_version"
        }
    tables["groups"][0] |= {"members": [], "generated": False}
    tables["acts"][0] |= {
        "content": json.loads(tables["acts"][0]["content"]), "evidence": {}, "changed_at": "2026-04-02T00:00:00",
    }  # fmt: skip
    database = Database("sqlite://")
    restore(database, made_by_hand("0001", tables))
    assert [stored.group.name for stored in all_groups(database)] == ["Старая"]
    act = contents(database)["acts"][0]
    assert (act[0], "вода" in str(act), revision(database)) == (8, True, NEWEST)


def made_by_hand(revision: str, tables: dict[str, list[dict[str, Any]]], **head: Any) -> bytes:
    """A backup file with correct hashes, whatever is in it."""
    import hashlib  # noqa: PLC0415 - this function alone makes a file by hand

    buffer, parts = BytesIO(), dict[str, Any]()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, rows in tables.items():
            data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
            archive.writestr(f"tables/{name}.jsonl", data)
            parts[name] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "rows": len(rows)}
        manifest = {
            "format": "smio-backup", "version": 1, "revision": revision, "made_at": "2026-11-26T00:00:00",
            "tables": parts, "blobs": {}, **head,
        }  # fmt: skip
        archive.writestr("manifest.json", json.dumps(manifest))
    return buffer.getvalue()


def nothing_in_any_table() -> dict[str, list[dict[str, Any]]]:
    return {name: [] for name in Table.metadata.tables}


def rewritten(copy: bytes, *, without: str = "", **parts: bytes) -> bytes:
    """The file with parts left out, changed or added; the names of ``parts`` write / as __ and . as _dot_."""
    new = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(copy)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        kept = {name: old.read(name) for name in old.namelist() if name != without}
        for name, content in (kept | new).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_head(copy: bytes, **head: Any) -> bytes:
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    return rewritten(copy, manifest_dot_json=json.dumps(manifest | head).encode())


def refused(content: bytes, code: str) -> None:
    """Refused with this sentence, and the store it would have replaced is untouched."""
    database = Database("sqlite://")
    add_group(database, Group("Нынешняя", "Ош"))
    before = contents(database)
    with pytest.raises(UserError, match=rf"store\.error\.{code}\b"):
        restore(database, content, replace=True)
    assert contents(database) == before
    assert revision(database) == NEWEST


@pytest.mark.parametrize(
    "content",
    [b"", b"text", b"PK\x05\x06" + b"\0" * 18, b"PK\x03\x04 broken"],
    ids=["nothing", "text", "an empty zip", "half a zip"],
)
def test_what_is_no_backup_is_refused(content: bytes) -> None:
    refused(content, "backup_foreign")
    with pytest.raises(UserError, match=r"store\.error\.backup_foreign"):
        backup_contents(content)


def test_another_programs_zip_is_refused(copy: bytes) -> None:
    refused(with_head(copy, format="something else"), "backup_foreign")
    refused(rewritten(copy, manifest_dot_json=b"[]"), "backup_foreign")
    refused(rewritten(copy, without="manifest.json"), "backup_foreign")


def test_a_backup_of_a_newer_app_is_refused(copy: bytes) -> None:
    refused(with_head(copy, version=2), "backup_newer")
    refused(with_head(copy, revision="9999"), "backup_newer")


def test_a_backup_that_lost_or_gained_something_is_refused(copy: bytes) -> None:
    refused(rewritten(copy, without="tables/acts.jsonl"), "backup_damaged")
    refused(rewritten(copy, tables__acts_dot_jsonl=b""), "backup_damaged")
    refused(rewritten(copy, tables__more_dot_jsonl=b"{}"), "backup_damaged")
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        groups = archive.read("tables/groups.jsonl")
        blob = next(name for name in archive.namelist() if name.startswith("blobs/act_photos"))
    swapped = groups.replace("Кара-Балта".encode(), "Кара-Балты".encode())
    assert len(swapped) == len(groups)
    refused(rewritten(copy, tables__groups_dot_jsonl=swapped), "backup_damaged")
    refused(rewritten(copy, without=blob), "backup_damaged")


@pytest.mark.parametrize(
    "row",
    [
        {"id": 1},
        {"id": "x", "version": 1, "name": "Г", "city": "", "oblast": "", "basis": "", "members": [], "generated": False,
         "practice": {}, "more": 1},
        {"id": None, "version": None, "name": None, "city": None, "oblast": None, "basis": None, "members": None,
         "generated": None, "practice": None},
    ],
    ids=["columns missing", "a column too many", "nothing in it"],
)  # fmt: skip
def test_rows_that_do_not_fit_their_table_are_refused(row: dict[str, Any]) -> None:
    tables = nothing_in_any_table() | {"groups": [row]}
    refused(made_by_hand(NEWEST, tables), "backup_damaged")


def test_rows_of_a_group_that_is_not_there_are_refused() -> None:
    tables = nothing_in_any_table()
    mapping = {"id": 1, "group_id": 99, "fingerprint": "a", "choices": "", "saved_at": "2026-01-01T00:00:00"}
    refused(made_by_hand(NEWEST, tables | {"mappings": [mapping]}), "backup_damaged")
    refused(made_by_hand(NEWEST, tables | {"mappings": [mapping | {"saved_at": "once"}]}), "backup_damaged")


def test_a_file_that_unpacks_into_a_full_disk_is_refused(copy: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = rewritten(copy, tables__acts_dot_jsonl=b" " * 100_000_000)
    assert len(bomb) < 2_000_000
    refused(bomb, "backup_bomb")
    monkeypatch.setattr(limits, "MOST_PARTS", 3)
    refused(copy, "backup_bomb")


@settings(max_examples=25)
@given(st.data())
def test_a_file_with_any_byte_changed_is_refused_or_restores_the_same(
    original: Database, copy: bytes, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(copy) - 1))
    flipped = copy[:place] + bytes([copy[place] ^ data.draw(st.integers(1, 255))]) + copy[place + 1 :]
    database = Database("sqlite://")
    try:
        restore(database, flipped)
    except UserError as error:
        assert error.code.startswith("store.error.backup_")  # noqa: PT017 - either is right
        assert all_groups(database) == ()
    else:
        same = contents(original)
        kept = contents(database)
        assert {table: kept[table] for table in same} == same


def test_a_copy_is_of_one_moment_though_others_write(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'smio.sqlite3'}")
    group = group_of(database)
    going = True

    def write() -> None:
        while going:
            signed_act(database, group)  # each act with two lines of history, and one of the group before them

    writer = Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            copied = Database("sqlite://")
            restore(copied, backup(database))
            rows = contents(copied)
            named = {row[-1] for row in rows["history"] if row[-1] is not None}
            assert named == {row[0] for row in rows["acts"]}
    finally:
        going = False
        writer.join()


def test_the_file_is_an_ordinary_zip_that_others_can_read(copy: bytes, original: Database) -> None:
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        assert archive.testzip() is None
        lines = archive.read("tables/groups.jsonl").decode().splitlines()
        manifest = json.loads(archive.read("manifest.json"))
        binary = {name for name in archive.namelist() if name.startswith("blobs/")}
    assert [json.loads(line)["name"] for line in lines] == [row[2] for row in contents(original)["groups"]]
    assert (manifest["format"], manifest["revision"], binary) == ("smio-backup", NEWEST, set(manifest["blobs"]))
    kinds = {table.name for table in Table.metadata.tables.values()
             if any(isinstance(column.type, LargeBinary) for column in table.columns)}  # fmt: skip
    assert {name.split("/")[1] for name in binary} == kinds


def test_it_is_written_to_a_file_as_it_is_returned(original: Database, copy: bytes, tmp_path: Path) -> None:
    file = tmp_path / "copy.zip"
    with file.open("wb") as out:
        assert backup(original, out) == b""
    with file.open("rb") as read:
        assert backup_contents(read).tables == backup_contents(copy).tables


def test_a_restored_file_is_a_sound_sqlite_database(copy: bytes, tmp_path: Path) -> None:
    file = tmp_path / "new.sqlite3"
    restore(f"sqlite:///{file}", copy)
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
