"""Cities side by side: only who agreed, on shared questions, places as ranges, n in every cell."""

from dataclasses import replace

import pytest

from smio.language import LANGUAGES, Language, translator
from smio.store import Database, database_url, save_round, share_results, shares_results
from smio.survey import Scale
from tests.interface.conftest import OpenPage, html
from tests.interface.rounds_kept import keep_rounds, round_of

PAGE = "services/cities"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def store() -> Database:
    return Database(database_url())


@pytest.fixture
def own(store: Database) -> int:
    """The first group by name: the one that is looked at."""
    return keep_rounds(store, "Ак-Суу", [round_of("Лето", ("water", "roads"), 6, seed=1)])


def add_city(store: Database, name: str, *, shift: float = 0.0, n: int = 40, shares: bool = True, top: int = 5) -> int:
    made = round_of("Лето", ("water",), 6, n=n, shift=shift, seed=len(name))
    made = replace(made, responses=replace(made.responses, scale=Scale(1, top)))
    group = keep_rounds(store, name, [made])
    share_results(store, group, shares=shares)
    return group


@EVERY_LANGUAGE
def test_alone_there_is_nobody_to_compare_with(open_page: OpenPage, own: int, language: Language) -> None:
    app = open_page(PAGE, language)
    assert own
    assert not app.exception
    assert [one.value for one in app.info] == [translator(language)("ranking.page.too_few_cities")]


@EVERY_LANGUAGE
@pytest.mark.usefixtures("own")
def test_only_cities_that_agreed_are_shown(open_page: OpenPage, store: Database, language: Language) -> None:
    add_city(store, "Нарын")
    add_city(store, "Талас", shares=False)
    app = open_page(PAGE, language)
    assert not app.exception
    assert "Нарын" in html(app)
    assert "Талас" not in html(app)
    assert "n = 40" in html(app)


def test_agreeing_and_taking_it_back_is_kept(open_page: OpenPage, store: Database, own: int) -> None:
    add_city(store, "Нарын")
    app = open_page(PAGE)
    assert not app.toggle[0].value
    app.toggle[0].set_value(True).run()
    assert not app.exception
    assert shares_results(store, own)
    assert app.toggle[0].value
    app.toggle[0].set_value(False).run()
    assert not shares_results(store, own)


@EVERY_LANGUAGE
@pytest.mark.usefixtures("own")
def test_cities_told_apart_have_places_and_others_ranges(
    open_page: OpenPage, store: Database, language: Language
) -> None:
    add_city(store, "Нарын", shift=1.5)
    add_city(store, "Талас", shift=1.5)
    t = translator(language)
    said = html(open_page(PAGE, language))
    assert t("ranking.page.best", cities=t.listing(["Нарын", "Талас"])) in said
    assert t("ranking.places", best="1", worst="2") in said
    assert t("ranking.place", place="3") in said


@pytest.mark.usefixtures("own")
def test_cities_alike_are_given_no_places(open_page: OpenPage, store: Database) -> None:
    add_city(store, "Нарын")
    said = html(open_page(PAGE))
    assert "Ни один город не отличается от других доказанно" in said
    assert "1–2 место" in said


@pytest.mark.usefixtures("own")
def test_another_score_is_chosen(open_page: OpenPage, store: Database) -> None:
    add_city(store, "Нарын")
    app = open_page(PAGE)
    options = app.selectbox(key="cities_score").options
    assert options == [
        "Все общие услуги", "Питьевая вода", "Питьевая вода: Качество", "Питьевая вода: Доступность",
    ]  # fmt: skip
    app.selectbox(key="cities_score").set_value("water|quality").run()
    assert not app.exception
    assert "Города по услугам: Питьевая вода: Качество" in "".join(str(one.value) for one in app.markdown)


@pytest.mark.usefixtures("own")
def test_small_numbers_get_no_place_and_hidden_ones_no_value(open_page: OpenPage, store: Database) -> None:
    add_city(store, "Нарын")
    add_city(store, "Талас", n=8)
    add_city(store, "Баткен", n=4)
    said = html(open_page(PAGE))
    assert "1–2 место" in said
    assert said.count("мало данных") >= 2
    assert "n = <5" in said or "&lt;5" in said


@pytest.mark.usefixtures("own")
def test_a_city_on_another_scale_is_named_and_not_ranked(open_page: OpenPage, store: Database) -> None:
    add_city(store, "Нарын")
    add_city(store, "Десять", top=10)
    captions = [str(one.value).replace("\\", "") for one in open_page(PAGE).caption]
    assert any("На другой шкале, поэтому не сравниваются: Десять." in said for said in captions)


@pytest.mark.usefixtures("own")
def test_the_latest_round_of_a_city_stands_for_it(open_page: OpenPage, store: Database) -> None:
    group = add_city(store, "Нарын")
    save_round(store, group, round_of("Осень", ("water",), 10, n=25))
    app = open_page(PAGE)
    assert "n = 25" in html(app)


@pytest.mark.usefixtures("demo_store")
@EVERY_LANGUAGE
def test_the_demo_cities_stand_side_by_side(open_page: OpenPage, language: Language) -> None:
    app = open_page(PAGE, language)
    assert not app.exception
    assert "Каракол" in html(app)
    assert "Кара-Балта" in html(app)
    assert translator(language)("interface.generated") in html(app)
