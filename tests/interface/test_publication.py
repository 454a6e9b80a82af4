"""The page of poster and pictures: what is seen, what is chosen, what is taken."""

from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from smio.interface.publication_form import USUAL_KINDS
from smio.language import LANGUAGES, Language, translator
from tests.interface.conftest import OpenPage

PAGE = "council/publication"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def downloads(app: AppTest) -> Sequence[str]:
    return [str(button.proto.id).rsplit("-", 1)[-1] for button in app.get("download_button")]


def captions(app: AppTest) -> list[str]:
    """What stands under the previews."""
    return [str(one.caption).replace("\\", "") for image in app.get("image") for one in image.proto.imgs]


@pytest.mark.usefixtures("demo_store")
@EVERY_LANGUAGE
def test_the_page_shows_the_poster_and_the_pictures_and_offers_every_file(
    open_page: OpenPage, language: Language
) -> None:
    app = open_page(PAGE, language)
    assert not app.exception
    assert not app.error
    names = ("poster", "poster_a3", "square", "numbers", "story", "page", "zip")
    assert list(downloads(app)) == [f"publication_{name}" for name in names]
    t = translator(language)
    assert len(captions(app)) == 4
    assert captions(app)[1:] == [t(f"publication.form.{form}") for form in ("square", "numbers", "story")]


@pytest.mark.usefixtures("demo_store")
def test_what_is_told_about_changes_the_finding(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert "Стало хуже" in captions(app)[0]
    app.button_group(key="publication_about").set_value("index").run()
    assert not app.exception
    assert "МИБП: было 17, стало 58" in captions(app)[0].replace("\u00a0", " ")


@pytest.mark.usefixtures("demo_store")
def test_papers_may_be_in_another_language_than_the_page(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.button_group(key="publication_language").set_value("ky").run()
    assert not app.exception
    assert app.title[0].value == "Плакат и картинки"
    assert "Муниципалдык жолдор" in captions(app)[0]


@pytest.mark.usefixtures("demo_store")
def test_an_address_that_is_none_is_said_at_once_and_the_rest_stays(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.text_input(key="publication_address").set_value("просто слова").run()
    assert not app.exception
    assert "Это не адрес страницы" in app.error[0].value
    assert len(captions(app)) == 4
    app.text_input(key="publication_address").set_value("kara-balta.kg/itogi").run()
    assert not app.error
    assert not app.exception


@pytest.mark.usefixtures("demo_store")
def test_figures_are_packed_for_what_is_chosen(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert app.button_group(key="publication_kinds").value == list(USUAL_KINDS)
    app.button_group(key="publication_kinds").set_value([]).run()
    assert not app.exception
    assert "Отметьте, для чего нужны файлы." in [caption.value for caption in app.caption]
    assert app.get("download_button")[-1].proto.disabled


def test_a_group_with_nothing_is_told_what_to_do(open_page: OpenPage, data_directory: object) -> None:  # noqa: ARG001
    app = open_page(PAGE)
    assert not app.exception
    assert app.button(key="empty_action").label == "Загрузить анкеты"
