"""The page of slides: what is ticked is what the file will hold, and a group's own base is looked through first."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from smio.interface.council import council_material
from smio.interface.slides_form import PAPER
from smio.language import LANGUAGES, Language, translator
from smio.store import Database, all_groups, council_course, load_round, own_templates, rounds_of, save_round
from tests.documents.pptx_bases import office_base, with_macros
from tests.interface.conftest import OpenPage

PAGE = "council/slides"
pytestmark = pytest.mark.usefixtures("demo_store")


def ticks(app: Any) -> dict[str, str]:
    """The slides offered: the words beside each tick by its key."""
    return {box.key: box.label for box in app.checkbox if str(box.key).startswith("slide_")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_slide_is_offered_with_its_finding(open_page: OpenPage, language: Language) -> None:
    app = open_page(PAGE, language)
    offered = ticks(app)
    assert [key.removeprefix("slide_") for key in offered] == [
        "title", "group", "method", "services", "difference", "criteria", "index", "index_time", "plan", "acts",
        "success", "shortcoming", "unplanned", "answers", "fixed", "proposals",
    ]  # fmt: skip
    assert all(box.value for box in app.checkbox)
    roads = {"ru": "Внутригородские дороги", "ky": "Муниципалдык жолдор", "en": "roads"}[language]
    assert roads.casefold() in offered["slide_services"].casefold()
    assert "17" in offered["slide_index"]
    assert "58" in offered["slide_index"]


def test_the_slides_are_written_in_the_language_chosen_for_them(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.button_group(key="slides_language").set_value("ky").run()
    assert not app.exception
    assert "Стало хуже" not in ticks(app)["slide_services"]
    assert "Начарлады" in ticks(app)["slide_services"]
    assert app.title[0].value == "Слайды"


def test_without_a_tick_there_is_nothing_to_download(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    for box in [box for box in app.checkbox if str(box.key).startswith("slide_")]:
        box.uncheck()
    app.run()
    assert not app.exception
    assert app.get("download_button")[0].proto.disabled
    assert "Отметьте хотя бы один слайд." in [caption.value for caption in app.caption]


def test_the_words_to_rehearse_are_those_of_the_ticked_slides(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    before = " ".join(text.value for text in app.markdown)
    assert "Кто вас уполномочил?" in before
    app.checkbox(key="slide_group").uncheck().run()
    assert "Кто вас уполномочил?" not in " ".join(text.value for text in app.markdown)


def test_another_act_can_be_told_as_the_success(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page(PAGE)
    picker = app.selectbox(key="example_success")
    first = ticks(app)["slide_success"]
    picker.select_index(3).run()
    assert not app.exception
    assert ticks(app)["slide_success"] != first
    group = next(one for one in all_groups(demo_store) if one.group.city == "Кара-Балта")
    assert own_templates(demo_store, group.id) == ()


def test_a_base_is_kept_for_the_group_and_taken_away_again(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page(PAGE)
    shapes = [group.key for group in app.get("button_group")]
    assert "slides_shape" in shapes
    app.file_uploader[0].upload("наш шаблон.pptx", office_base(), "application/octet-stream").run()
    assert not app.exception
    assert not app.error
    group = next(one for one in all_groups(demo_store) if one.group.city == "Кара-Балта")
    (kept,) = own_templates(demo_store, group.id)
    assert (kept.paper, kept.name) == (PAPER, "наш шаблон.pptx")
    assert "slides_shape" not in [group.key for group in app.get("button_group")]
    app.button(key="remove_base").click().run()
    assert not app.exception
    assert own_templates(demo_store, group.id) == ()


def test_a_base_with_macros_is_refused_in_plain_words(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page(PAGE, "ky")
    app.file_uploader[0].upload("макрос.pptx", with_macros(office_base()), "application/octet-stream").run()
    assert not app.exception
    assert [error.value for error in app.error] == [translator("ky")("slides.error.macros")]
    assert own_templates(demo_store, all_groups(demo_store)[0].id) == ()


def test_the_material_holds_the_photographs_of_the_examples_alone(demo_store: Database) -> None:
    for group in all_groups(demo_store):
        material = council_material(group, "ru", date(2020, 3, 2))
        told = {each.id for each in (material.example_of_success(), material.example_of_shortcoming()) if each}
        loaded = {each.id for each in material.acts if each.contents}
        assert loaded == {each.id for each in material.acts if each.photos and each.id in told}
        assert len(material.acts) == {"Кара-Балта": 13, "Каракол": 9}[group.group.city]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_third_round_brings_the_slides_over_time(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    group = next(one for one in all_groups(demo_store) if one.group.city == "Кара-Балта")
    assert council_course(demo_store, group.id, language) is None
    latest = load_round(demo_store, rounds_of(demo_store, group.id)[-1].id)
    save_round(demo_store, group.id, replace(latest, name="Третья оценка", start=date(2020, 6, 1), end=None))
    course = council_course(demo_store, group.id, language)
    assert course
    assert [one.name for one in course.rounds] == ["Первая оценка", "Вторая оценка", "Третья оценка"]
    offered = ticks(open_page(PAGE, language))
    keys = list(offered)
    assert keys[keys.index("slide_difference") + 1] == "slide_services_time"
    points = course.trend.overall.points
    for mean in (points[0].mean, points[-1].mean):
        assert translator(language).decimal(mean) in offered["slide_services_time"]
