"""The store on PostgreSQL: the same functions by another URL, on a throw-away server of this test's own."""

import pytest

from smio.checklist import ItemAnswer
from smio.errors import UserError
from smio.store import (
    Database,
    all_groups,
    load_round,
    make_demo,
    measurements_of,
    remove_group,
    rounds_of,
    save_answer,
)


def test_the_demo_lives_in_postgresql_as_in_sqlite(postgresql: str) -> None:
    database = Database(postgresql)
    groups = make_demo(database)
    again = Database(postgresql)
    assert make_demo(again) == groups
    again.close()
    second = rounds_of(database, groups[0])[1]
    assert (second.respondents, len(load_round(database, second.id).responses)) == (52, 52)
    measurement = measurements_of(database, groups[0])[0]
    version = measurement.versions["1.7"]
    assert save_answer(database, measurement.id, "1.7", ItemAnswer("yes"), version=version) == version + 1
    with pytest.raises(UserError, match=r"answered_meanwhile"):
        save_answer(database, measurement.id, "1.7", ItemAnswer("no"), version=version)
    remove_group(database, groups[1])
    assert [stored.id for stored in all_groups(database)] == [groups[0]]
    database.close()
