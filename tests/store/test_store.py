"""What is kept comes back, and what two people change at once is not lost."""

from datetime import date

import numpy as np
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st

from smio.checklist import ItemAnswer, Measurement
from smio.errors import UserError
from smio.monitoring import Act, ActKind, Group, Member, Recommendation
from smio.store import (
    Database,
    acts_of,
    add_act,
    add_group,
    add_measurement,
    all_groups,
    change_act,
    change_group,
    database_url,
    events,
    keep_upload,
    load_measurement,
    load_round,
    make_demo,
    remember_mapping,
    remembered_mapping,
    remove_group,
    remove_round,
    rename_round,
    rounds_of,
    save_answer,
    save_round,
    uploads_of,
)
from smio.store.answers import from_parquet, questionnaire_record, to_parquet
from smio.store.database import MIGRATIONS, NEWEST
from smio.store.tables import Table
from smio.survey import Indicator, Responses, Round, Scale, Source

RESPONSES = Responses(
    (Indicator("Вода", "Качество", "water", "quality"), Indicator("Дороги", "Качество", "roads", "quality")),
    np.array([[1.0, np.nan], [3.0, 5.0], [np.nan, 2.5]]),
    Scale(1, 5),
    rows=(2, 3, 5),
    sources=(Source("анкеты.xlsx", "ab" * 32, "Лист1"),),
    profile={"Пол": ("ж", None, "м")},
    respondents=("к1", "к2", "к3"),
)


@pytest.fixture
def database() -> Database:
    return Database(database_url())


@pytest.fixture
def group(database: Database) -> int:
    return add_group(database, Group("Группа СМиО", "Каракол", members=(Member("Асанова А.", "житель", chair=True),)))


def test_a_round_comes_back_as_it_was_saved(database: Database, group: int) -> None:
    round_ = Round("Первая", RESPONSES, date(2026, 3, 1), date(2026, 3, 31))
    loaded = load_round(Database(database.url), save_round(database, group, round_))
    assert (loaded.name, loaded.start, loaded.end, loaded.generated) == ("Первая", round_.start, round_.end, False)
    assert loaded.responses.indicators == RESPONSES.indicators
    assert loaded.responses.sources == RESPONSES.sources
    assert loaded.responses.profile == RESPONSES.profile
    assert (loaded.responses.rows, loaded.responses.respondents) == (RESPONSES.rows, RESPONSES.respondents)
    np.testing.assert_array_equal(loaded.responses.ratings, RESPONSES.ratings)


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(1, 10)), min_size=3, max_size=3), max_size=12))
def test_any_ratings_survive_parquet(rows: list[list[int | None]]) -> None:
    table = [[np.nan if rating is None else rating for rating in row] for row in rows]
    ratings = np.array(table, dtype=np.float64).reshape(len(rows), 3)
    responses = Responses(tuple(Indicator("у", str(column)) for column in range(3)), ratings, Scale(1, 10))
    back = from_parquet(to_parquet(responses), questionnaire_record(responses), [])
    np.testing.assert_array_equal(back.ratings, ratings)
    assert back.scale == Scale(1, 10)


def test_rounds_stand_in_the_order_of_their_dates(database: Database, group: int) -> None:
    for name, start in (("вторая", date(2026, 6, 1)), ("без даты", None), ("первая", date(2026, 3, 1))):
        save_round(database, group, Round(name, RESPONSES, start))
    assert [summary.name for summary in rounds_of(database, group)] == ["первая", "вторая", "без даты"]


def test_a_round_changed_by_somebody_else_is_not_overwritten(database: Database, group: int) -> None:
    round_id = save_round(database, group, Round("Первая", RESPONSES))
    rename_round(database, round_id, 1, name="Весна", start=None, end=None)
    with pytest.raises(UserError, match=r"store\.error\.changed_meanwhile"):
        rename_round(database, round_id, 1, name="Осень", start=None, end=None)
    assert rounds_of(database, group)[0].name == "Весна"


def test_a_removed_round_stays_in_the_history(database: Database, group: int) -> None:
    round_id = save_round(database, group, Round("Первая", RESPONSES), who="Асанова")
    remove_round(database, round_id, who="Петров")
    assert rounds_of(database, group) == ()
    latest = [(event.who, event.what, event.subject) for event in events(database, group)][:2]
    assert latest == [("Петров", "round_removed", "Первая"), ("Асанова", "round_saved", "Первая")]
    with pytest.raises(UserError, match=r"store\.error\.gone"):
        load_round(database, round_id)


def test_an_answer_given_meanwhile_is_not_overwritten(database: Database, group: int) -> None:
    measurement = add_measurement(
        database, group, Measurement("mibp-example", "1", date(2026, 1, 1), date(2026, 3, 31))
    )
    assert save_answer(database, measurement, "1.1", ItemAnswer("no"), version=0) == 1
    with pytest.raises(UserError, match=r"store\.error\.answered_meanwhile"):
        save_answer(database, measurement, "1.1", ItemAnswer("yes"), version=0)
    assert save_answer(database, measurement, "1.1", ItemAnswer("partly", link="https://a.kg"), version=1) == 2
    stored = load_measurement(database, measurement)
    assert stored.measurement.answers["1.1"] == ItemAnswer("partly", link="https://a.kg")
    assert stored.versions == {"1.1": 2}
    assert save_answer(database, measurement, "1.1", None, version=2) == 0
    assert load_measurement(database, measurement).measurement.answers == {}


def test_an_act_comes_back_as_it_was_written(database: Database, group: int) -> None:
    act = Act(
        ActKind.SERVICES,
        "Группа СМиО",
        "дороги",
        signed_on=date(2026, 4, 2),
        period=(date(2026, 3, 1), date(2026, 3, 31)),
        participants=(Member("Асанова А.", "житель", chair=True),),
        recommendations=(Recommendation("Отремонтировать", "мэрии", date(2026, 9, 1), "балл 2,1"),),
    )
    act_id = add_act(database, group, act, language="ky", evidence={"rounds": [1, 2]})
    (stored,) = acts_of(database, group)
    assert (stored.id, stored.act, stored.language, stored.evidence) == (act_id, act, "ky", {"rounds": [1, 2]})
    change_act(database, act_id, stored.version, act)
    with pytest.raises(UserError, match=r"store\.error\.changed_meanwhile"):
        change_act(database, act_id, stored.version, act)


def test_a_group_changed_by_somebody_else_is_not_overwritten(database: Database, group: int) -> None:
    change_group(database, group, 1, Group("Новое имя", "Каракол"))
    with pytest.raises(UserError, match=r"store\.error\.changed_meanwhile"):
        change_group(database, group, 1, Group("Другое имя", "Каракол"))


def test_removing_a_group_takes_everything_of_it(database: Database, group: int) -> None:
    save_round(database, group, Round("Первая", RESPONSES))
    remove_group(database, group)
    assert all_groups(database) == ()
    with database.engine.connect() as connection:
        for table in Table.metadata.sorted_tables:
            assert connection.execute(table.select()).first() is None, table.name


def test_the_same_file_again_takes_the_place_of_the_first(database: Database, group: int) -> None:
    first = keep_upload(database, group, name="а.csv", sha256="f" * 64, content=b"1")
    again = keep_upload(database, group, name="б.csv", sha256="f" * 64, content=b"2")
    assert first == again
    assert [(upload.names, upload.contents) for upload in uploads_of(database, group)] == [(("б.csv",), (b"2",))]


def test_a_mapping_is_remembered_by_group_and_headings(database: Database, group: int) -> None:
    other = add_group(database, Group("Другая", "Ош"))
    remember_mapping(database, group, "headings", "{}")
    remember_mapping(database, group, "headings", '{"confirmed":true}')
    assert remembered_mapping(database, group, "headings") == '{"confirmed":true}'
    assert remembered_mapping(database, other, "headings") is None


def test_the_demo_is_made_once(database: Database) -> None:
    assert make_demo(database) == make_demo(database)
    assert len(all_groups(database)) == 2


def test_the_migrations_make_the_tables_of_the_code(database: Database) -> None:
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Table.metadata) == []
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////proc/no-such-folder/smio.sqlite3",
        "postgresql+psycopg://smio:secret@127.0.0.1:9/smio",
        "no-such-database://somewhere",
        "not a url",
    ],
)
def test_a_store_that_cannot_be_opened_says_where_without_its_password(url: str) -> None:
    with pytest.raises(UserError, match=r"store\.error\.cannot_open") as refused:
        Database(url)
    assert "secret" not in str(refused.value)
