"""What was worked out of a round goes with it: another round under its id shows its own scores, on every page."""

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from smio.language import translator
from smio.store import Database, database_url, remove_round, rounds_of, save_round, share_results
from smio.survey import Comment, Round
from tests.interface.conftest import OpenPage
from tests.interface.rounds_kept import keep_rounds, round_of

PAGES_OF_SCORES = ("services/scores", "services/comparison", "services/breakdown", "services/trends", "services/cities")
LOW = round_of("Последняя", ("water",), 4, shift=-0.9, seed=2)
HIGH = round_of("Последняя", ("water",), 4, shift=0.9, seed=3)


def shown(app: AppTest) -> str:
    """All words of the page, those of its tables and figures among them."""
    html = "".join(str(element.proto.body) for element in app.get("html"))
    return html + "".join(str(element.value) for element in app.markdown)


def mean(one: Round) -> str:
    """The overall score of a round of complete questionnaires, as it is written."""
    return translator("ru").decimal(float(np.mean(one.responses.ratings)))


@pytest.fixture
def store() -> Database:
    """Two cities that agreed to stand side by side; the last round kept is the current group's low one."""
    database = Database(database_url())
    groups = [
        keep_rounds(database, city, [round_of("Первая", ("water",), 1, seed=seed)])
        for seed, city in enumerate(("Балыкчы", "Токмок"), 4)
    ]
    for group in groups:
        share_results(database, group, shares=True)
    save_round(database, groups[0], LOW, comments=[Comment("Почему?", 2, "Вода мутная", 0)])
    return database


def put_in_place_of_the_last(store: Database) -> None:
    """The high round under the very id and version of the low one, as SQLite gives it."""
    group, old = 1, rounds_of(store, 1)[-1]
    remove_round(store, old.id)
    save_round(store, group, HIGH, comments=[Comment("Почему?", 2, "Вода чистая", 0)])
    new = rounds_of(store, group)[-1]
    assert (new.id, new.version) == (old.id, old.version)
    assert new.key != old.key


@pytest.mark.parametrize("page", PAGES_OF_SCORES)
def test_another_round_under_the_id_of_a_removed_one_shows_its_own_scores(
    open_page: OpenPage, store: Database, page: str
) -> None:
    before = shown(open_page(page))
    assert mean(LOW) in before
    assert mean(HIGH) not in before
    put_in_place_of_the_last(store)
    after = shown(open_page(page))
    assert mean(HIGH) in after
    assert mean(LOW) not in after


def test_another_round_under_the_id_of_a_removed_one_shows_its_own_free_answers(
    open_page: OpenPage, store: Database
) -> None:
    assert "Вода мутная" in shown(open_page("services/comments"))
    put_in_place_of_the_last(store)
    after = shown(open_page("services/comments"))
    assert "Вода чистая" in after
    assert "мутная" not in after
