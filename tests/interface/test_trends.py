"""The page of scores over rounds: rounds, base and service change what is shown; names are joined and parted."""

import pytest
from streamlit.testing.v1 import AppTest

from smio.comparison import SameQuestion
from smio.language import LANGUAGES, Language, translator
from smio.store import Database, database_url, keep_same_question, same_questions_of, save_round
from tests.interface.conftest import OpenPage, html
from tests.interface.rounds_kept import round_of, three_rounds

PAGE = "services/trends"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def store() -> Database:
    return Database(database_url())


@pytest.fixture
def group(store: Database) -> int:
    return three_rounds(store)


def figure_words(app: AppTest) -> str:
    return "".join(str(element.value) for element in app.markdown).replace("\u00a0", " ")


@EVERY_LANGUAGE
@pytest.mark.usefixtures("group")
def test_the_whole_way_is_said_in_words(open_page: OpenPage, language: Language) -> None:
    app = open_page(PAGE, language)
    assert not app.exception
    t = translator(language)
    said = html(app)
    assert t("trends.sentence.way", first="Первая", second="Третья") in said
    assert t("trends.table.not_asked") in said


@EVERY_LANGUAGE
@pytest.mark.usefixtures("group")
def test_the_whole_way_has_a_column_where_it_is_more_than_the_step(open_page: OpenPage, language: Language) -> None:
    app, t = open_page(PAGE, language), translator(language)
    heading = f">{t('trends.table.way')}<"
    assert heading in html(app)
    app.multiselect(key="trend_rounds").set_value(app.multiselect(key="trend_rounds").value[:2]).run()
    assert not app.exception
    said = html(app)
    assert t("trends.table.step", first="1", second="2") in said
    assert heading not in said


@EVERY_LANGUAGE
@pytest.mark.usefixtures("group")
def test_another_base_begins_the_way_there(open_page: OpenPage, language: Language) -> None:
    app = open_page(PAGE, language)
    app.selectbox(key="trend_base").set_value(1).run()
    assert not app.exception
    assert translator(language)("trends.sentence.way", first="Вторая", second="Третья") in html(app)


@pytest.mark.usefixtures("group")
def test_a_service_is_shown_with_its_criteria(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert "Качество: " not in figure_words(app)
    app.selectbox(key="trend_service").set_value("water").run()
    assert not app.exception
    assert "Качество: " in figure_words(app)
    assert "Оценки по раундам: Питьевая вода" in figure_words(app)


@pytest.mark.usefixtures("group")
def test_two_rounds_chosen_are_one_step_and_one_round_is_none(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    box = app.multiselect(key="trend_rounds")
    box.set_value(box.value[:2]).run()
    assert not app.exception
    assert "2 → 3" not in html(app)
    assert "Пока раундов два" in "".join(str(one.value) for one in app.caption)
    app.multiselect(key="trend_rounds").set_value(box.value[:1]).run()
    assert not app.exception
    assert app.info


def test_names_are_joined_by_hand_and_parted_again(open_page: OpenPage, store: Database, group: int) -> None:
    app = open_page(PAGE)
    assert html(app).count("нет общих вопросов") > 0
    before = html(app).count("не спрашивали")
    app.selectbox(key="same_one_service_").set_value("асфальт").run()
    app.selectbox(key="same_other_service__асфальт").set_value("roads").run()
    app.button(key="same_keep").click().run()
    assert not app.exception
    assert same_questions_of(store, group) == (SameQuestion(("асфальт", ""), ("roads", "")),)
    assert html(app).count("не спрашивали") < before
    app.button(key="part_асфальт__roads_").click().run()
    assert same_questions_of(store, group) == ()
    assert html(app).count("не спрашивали") == before


def test_what_a_round_asks_both_of_is_refused(open_page: OpenPage, store: Database, group: int) -> None:
    app = open_page(PAGE)
    app.selectbox(key="same_one_service_").set_value("roads").run()
    app.selectbox(key="same_other_service__roads").set_value("water").run()
    app.button(key="same_keep").click().run()
    assert [one.value for one in app.error] == ["Так нельзя: в одном из раундов спрашивали и то и другое."]
    assert same_questions_of(store, group) == ()


def test_a_later_round_that_asks_both_leaves_the_way_to_part_them(
    open_page: OpenPage, store: Database, group: int
) -> None:
    keep_same_question(store, group, SameQuestion(("асфальт", ""), ("roads", "")))
    save_round(store, group, round_of("Обе", ("roads", "асфальт"), 10))
    app = open_page(PAGE)
    assert not app.exception
    assert "дважды" in app.error[0].value
    app.button(key="part_асфальт__roads_").click().run()
    assert not app.error
