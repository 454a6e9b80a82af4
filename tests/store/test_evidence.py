"""Evidence, assessors, the authority's marks: kept apart, never written over silently."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from smio.checklist import AuthorityMark, ItemAnswer, Measurement, built_in_checklists
from smio.errors import UserError
from smio.monitoring import Act, ActKind, Group
from smio.store import (
    Database,
    add_act,
    add_checklist,
    add_group,
    add_measurement,
    add_proof,
    events,
    library_of,
    load_measurement,
    measurements_of,
    proof_content,
    remove_act,
    remove_measurement,
    remove_proof,
    remove_round,
    rounds_of,
    save_answer,
    save_mark,
    save_round,
)
from smio.store.database import MIGRATIONS
from smio.survey import Round
from tests.store.test_store import RESPONSES


@pytest.fixture
def database() -> Database:
    return Database("sqlite://")


@pytest.fixture
def measurement(database: Database) -> int:
    group = add_group(database, Group("Группа", "Ош"))
    one = Measurement("mibp-example", "1", date(2026, 1, 1), date(2026, 3, 31), {"1.1": ItemAnswer("yes")})
    return add_measurement(database, group, one)


def test_a_measurement_comes_back_as_it_was_kept(database: Database) -> None:
    group = add_group(database, Group("Группа", "Ош"))
    whole = Measurement(
        "mibp-example", "1", date(2026, 1, 1), date(2026, 3, 31),
        {"1.1": ItemAnswer("yes", "на сайте", "https://example.kg", date(2026, 3, 1), "Асанова")},
        "Ош",
        source="замеры.xlsx",
        marks={"1.1": AuthorityMark(agrees=False, answer="no", reason="нет", marked_by="ФУ")},
        assessments={"Айгуль": {"1.1": ItemAnswer("no")}, "Бакыт": {"1.1": ItemAnswer("yes")}},
    )  # fmt: skip
    total = Measurement("mibp-example", "1", date(2025, 1, 1), date(2025, 12, 31), total=17.5)
    for one in (whole, total):
        assert load_measurement(database, add_measurement(database, group, one)).measurement == one
    assert [stored.measurement for stored in measurements_of(database, group)] == [total, whole]


def test_an_assessor_and_the_group_answer_the_same_item_apart(database: Database, measurement: int) -> None:
    save_answer(database, measurement, "1.1", ItemAnswer("no"), version=0, assessor="Айгуль")
    save_answer(database, measurement, "1.1", ItemAnswer("partly"), version=1)
    stored = load_measurement(database, measurement)
    assert stored.measurement.codes == {"1.1": "partly"}
    assert stored.measurement.assessments["Айгуль"]["1.1"].answer == "no"
    assert (stored.versions, stored.assessor_versions) == ({"1.1": 2}, {"Айгуль": {"1.1": 1}})


def test_the_same_assessor_on_two_telephones_is_not_overwritten(database: Database, measurement: int) -> None:
    save_answer(database, measurement, "1.1", ItemAnswer("no"), version=0, assessor="Айгуль")
    with pytest.raises(UserError) as refused:
        save_answer(database, measurement, "1.1", ItemAnswer("yes"), version=0, assessor="Айгуль")
    assert refused.value.code == "store.error.answered_meanwhile"


def test_a_mark_is_not_written_over_by_one_who_has_not_seen_it(database: Database, measurement: int) -> None:
    assert save_mark(database, measurement, "1.1", AuthorityMark(agrees=True), version=0) == 1
    with pytest.raises(UserError):
        save_mark(database, measurement, "1.1", AuthorityMark(agrees=False, answer="no"), version=0)
    assert save_mark(database, measurement, "1.1", AuthorityMark(agrees=False, answer="no"), version=1) == 2
    assert load_measurement(database, measurement).mark_versions == {"1.1": 2}
    assert save_mark(database, measurement, "1.1", None, version=2) == 0
    assert load_measurement(database, measurement).measurement.marks == {}


def test_files_stay_with_their_answer_until_removed(database: Database, measurement: int) -> None:
    kept = add_proof(database, measurement, "1.1", b"%PDF", name="решение.pdf", media_type="application/pdf")
    assert load_measurement(database, measurement).measurement.answers["1.1"].files == (kept,)
    assert proof_content(database, kept.id) == b"%PDF"
    save_answer(database, measurement, "1.1", ItemAnswer("no"), version=1)
    assert load_measurement(database, measurement).measurement.answers["1.1"].files == (kept,)
    remove_proof(database, kept.id)
    assert load_measurement(database, measurement).measurement.answers["1.1"].files == ()
    with pytest.raises(UserError):
        proof_content(database, kept.id)


def test_everything_goes_with_its_measurement_and_leaves_a_line(database: Database, measurement: int) -> None:
    kept = add_proof(database, measurement, "1.1", b"x", name="a.txt", media_type="text/plain", who="Айгуль")
    save_mark(database, measurement, "1.1", AuthorityMark(agrees=True), version=0)
    remove_measurement(database, measurement)
    with pytest.raises(UserError):
        proof_content(database, kept.id)
    with pytest.raises(UserError):
        save_mark(database, measurement, "1.1", AuthorityMark(agrees=True), version=0)
    with pytest.raises(UserError):
        add_proof(database, measurement, "1.1", b"x", name="a.txt", media_type="text/plain")
    noted = {event.what for event in events(database, 1)}
    assert {"proof_added", "mark_changed", "measurement_removed"} <= noted


def test_a_store_of_the_first_version_is_brought_up_with_its_answers(tmp_path: Path) -> None:
    """A measurement kept before evidence had its tables reads as it did."""
    from alembic import command  # noqa: PLC0415 - as the store does when it is old
    from alembic.config import Config  # noqa: PLC0415

    url = f"sqlite:///{tmp_path / 'old.sqlite3'}"
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text(
            "INSERT INTO groups (id, version, name, city, oblast, basis, members, generated)"
            " VALUES (1, 1, 'Группа', 'Ош', '', '', '[]', 0)"
        ))  # fmt: skip
        connection.execute(text(
            'INSERT INTO measurements (id, group_id, checklist, checklist_version, start, "end", place, generated,'
            " changed_at) VALUES (7, 1, 'mibp-example', '1', '2026-01-01', '2026-03-31', 'Ош', 0,"
            " '2026-04-01 00:00:00')"
        ))  # fmt: skip
        connection.execute(text(
            "INSERT INTO item_answers (measurement_id, version, item, answer, note, link, checked_by)"
            " VALUES (7, 3, '1.1', 'yes', 'было', '', '')"
        ))  # fmt: skip
    engine.dispose()
    database = Database(url)
    stored = load_measurement(database, 7)
    assert stored.measurement.answers == {"1.1": ItemAnswer("yes", "было")}
    assert stored.versions == {"1.1": 3}
    add_checklist(database, 1, built_in_checklists()["mibp-example"])
    assert library_of(database, 1).get("mibp-example", "1") is not None


@pytest.mark.parametrize("kind", ["rounds", "measurements"])
def test_what_an_act_rests_on_stays_while_the_act_does(database: Database, measurement: int, kind: str) -> None:
    rests_on = save_round(database, 1, Round("Весна", RESPONSES)) if kind == "rounds" else measurement
    remove = remove_round if kind == "rounds" else remove_measurement
    act = add_act(database, 1, Act(ActKind.FREE, "Группа", "Свет", "12"), language="ru", evidence={kind: [rests_on]})
    add_act(database, 1, Act(ActKind.FREE, "Группа", "", "13"), language="ru", evidence={kind: [rests_on + 1]})
    with pytest.raises(UserError, match=r"store\.error\.under_acts") as refused:
        remove(database, rests_on)
    assert refused.value.details["acts"] == "№\u00a012 · Свет"
    assert len(rounds_of(database, 1)) == (kind == "rounds")
    assert len(measurements_of(database, 1)) == 1
    remove_act(database, act)
    remove(database, rests_on)
    assert len(rounds_of(database, 1)) + len(measurements_of(database, 1)) == (kind == "rounds")
