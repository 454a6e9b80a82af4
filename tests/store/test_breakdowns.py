"""Views kept by name, and the town's population."""

import pytest

from smio.errors import UserError
from smio.monitoring import Group
from smio.store import (
    Database,
    Population,
    add_group,
    database_url,
    events,
    populations_of,
    remove_group,
    remove_view,
    save_population,
    save_view,
    views_of,
)


@pytest.fixture
def database() -> Database:
    return Database(database_url())


@pytest.fixture
def group(database: Database) -> int:
    return add_group(database, Group("Группа СМиО", "Каракол"))


def test_a_view_is_kept_by_name_and_replaced_under_the_same(database: Database, group: int) -> None:
    first = save_view(database, group, "Женщины и мужчины", {"columns": "sex"}, who="Асанова")
    assert save_view(database, group, "Женщины и мужчины", {"columns": "sex", "measure": "index"}) == first
    (kept,) = views_of(database, group)
    assert (kept.name, dict(kept.view)) == ("Женщины и мужчины", {"columns": "sex", "measure": "index"})
    remove_view(database, first)
    assert views_of(database, group) == ()
    assert [event.what for event in events(database, group)][:3] == ["view_removed", "view_saved", "view_saved"]


def test_each_group_has_its_own_views(database: Database, group: int) -> None:
    other = add_group(database, Group("Другая", "Кара-Балта"))
    save_view(database, group, "Срез", {})
    save_view(database, other, "Срез", {"rows": "criteria"})
    assert [dict(view.view) for view in views_of(database, group)] == [{}]
    remove_group(database, other)
    assert views_of(database, other) == ()


def test_a_population_is_kept_by_field_changed_and_forgotten(database: Database, group: int) -> None:
    save_population(database, group, Population("sex", {"female": 40.0, "male": 38.0}, "Нацстатком, 2022"))
    kept = populations_of(database, group)["sex"]
    assert (dict(kept.people), kept.source, kept.version) == ({"female": 40.0, "male": 38.0}, "Нацстатком, 2022", 1)
    save_population(database, group, Population("sex", {"female": 41.0, "male": 38.0}, version=1))
    assert populations_of(database, group)["sex"].people["female"] == 41
    save_population(database, group, Population("sex", {}, version=2))
    assert populations_of(database, group) == {}


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(database: Database, group: int) -> None:
    save_population(database, group, Population("sex", {"female": 1.0}))
    with pytest.raises(UserError) as caught:
        save_population(database, group, Population("sex", {"female": 2.0}))
    assert caught.value.code == "store.error.changed_meanwhile"
