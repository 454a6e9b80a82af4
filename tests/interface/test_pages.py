"""Every page in every language, on an empty store and on the demo's."""

import logging

import pytest
from streamlit.testing.v1 import AppTest

from smio.interface.frame import PAGES, PageEntry
from smio.language import LANGUAGES, Language, translator
from smio.store import Database, all_groups
from tests.interface.conftest import OpenPage

EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
OUTSIDE_A_SERVER = ("missing ScriptRunContext", "No runtime found")  # AppTest has no server; the app always has
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def assert_sound(app: AppTest, page: PageEntry, language: Language, log: pytest.LogCaptureFixture) -> None:
    """No exception, the right title, and nothing Streamlit calls deprecated."""
    assert not app.exception
    assert app.title[0].value == translator(language)(f"{page.key}.title")
    warnings = [record.getMessage() for record in log.records if record.levelno >= logging.WARNING]
    assert [warning for warning in warnings if not any(mark in warning for mark in OUTSIDE_A_SERVER)] == []


@EVERY_PAGE
@EVERY_LANGUAGE
def test_a_page_opens_on_an_empty_store(
    open_page: OpenPage, page: PageEntry, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    assert_sound(open_page(page.name, language), page, language, caplog)


@pytest.mark.usefixtures("demo_store")
@EVERY_PAGE
@EVERY_LANGUAGE
def test_a_page_opens_on_the_demo(
    open_page: OpenPage, page: PageEntry, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    app = open_page(page.name, language)
    assert_sound(app, page, language, caplog)
    assert not app.error


@pytest.mark.usefixtures("demo_store")
@pytest.mark.parametrize("name", ["start/home", "services/scores", "services/comparison", "index/checklist"])
@EVERY_LANGUAGE
def test_generated_data_is_labelled_on_the_page(open_page: OpenPage, name: str, language: Language) -> None:
    app = open_page(name, language)
    shown = "".join(str(element.proto.body) for element in app.get("html"))
    assert translator(language)("interface.generated") in shown


def test_an_empty_page_offers_the_demo_and_the_first_step(open_page: OpenPage) -> None:
    app = open_page("services/comparison")
    assert app.button(key="demo").label == "Посмотреть пример"
    assert app.button(key="empty_action").label == "Загрузить анкеты"


def test_the_demo_is_one_click_away(open_page: OpenPage) -> None:
    app = open_page("start/home")
    app.button(key="demo").click().run()
    assert not app.exception
    assert app.title[0].value == "Сравнение раундов"
    sentence = "".join(str(element.proto.body) for element in app.get("html"))
    assert "Лучше стали услуги" in sentence
    assert "Внутригородские дороги" in sentence


@pytest.mark.usefixtures("demo_store")
def test_the_language_changes_the_page_and_the_names_of_services(open_page: OpenPage) -> None:
    app = open_page("services/comparison")
    app.button_group(key="lang").set_value("ky").run()
    assert not app.exception
    assert app.title[0].value == "Раунддарды салыштыруу"
    shown = "".join(str(element.proto.body) for element in app.get("html"))
    assert "Көчөлөрдү жарыктандыруу" in shown
    assert "Уличное освещение" not in shown


def test_another_group_shows_its_own_rounds(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page("services/scores")
    before = app.metric[2].value
    karakol = next(stored.id for stored in all_groups(demo_store) if stored.group.city == "Каракол")
    app.selectbox[0].set_value(karakol).run()
    assert not app.exception
    assert (before, app.metric[2].value) == ("52", "41")
