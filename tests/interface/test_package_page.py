"""The page of the package: what can go in, what is made, what is kept of it."""

import pytest
from streamlit.testing.v1 import AppTest

from smio.documents import Part
from smio.interface.package_form import MADE
from smio.language import LANGUAGES, translator
from smio.monitoring import Group
from smio.store import Database, acts_of, add_group, all_groups, change_group
from tests.documents.package_reader import OpenedPackage, opened
from tests.interface.conftest import OpenPage

PAGE = "council/package"


def ticks(app: AppTest) -> list[str]:
    return [str(box.key).removeprefix("part_") for box in app.checkbox if str(box.key).startswith("part_")]


def made(app: AppTest) -> OpenedPackage:
    assert not app.exception
    assert not app.error
    return opened(app.session_state[MADE][1])


def leave_only(app: AppTest, *parts: Part) -> None:
    for part in set(Part) - set(parts):
        app.checkbox(key=f"part_{part}").uncheck()
    app.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_offered_with_what_it_is_for(open_page: OpenPage, demo_store: Database, language: str) -> None:
    assert all_groups(demo_store)
    app = open_page(PAGE, language)
    assert not app.exception
    assert ticks(app) == list(Part)
    t = translator(language)
    assert all(t(f"package.purpose.{Part(part)}") in app.checkbox(key=f"part_{part}").label for part in ticks(app))
    assert not app.get("download_button")


def test_one_click_makes_the_archive_with_the_groups_own_acts(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page(PAGE)
    leave_only(app, Part.ACTS, Part.LETTERS, Part.DATA)
    app.button(key="make_package").click().run()
    package = made(app)
    group = next(one for one in all_groups(demo_store) if one.group.city == "Кара-Балта")
    assert len(package.part("acts")) == len(acts_of(demo_store, group.id)) == 13
    assert {each["part"] for each in package.manifest["files"]} == {"acts", "letters", "data"}
    assert [button.proto.label for button in app.get("download_button")] == ["Скачать архив"]
    assert "Архив готов" in app.success[0].value


def test_acts_language_and_shape_are_those_chosen(open_page: OpenPage, demo_store: Database) -> None:
    assert all_groups(demo_store)
    app = open_page(PAGE)
    leave_only(app, Part.ACTS, Part.SLIDES)
    app.button_group(key="package_language").set_value("ky").run()
    app.button_group(key="package_shape").set_value("4:3").run()
    picker = app.multiselect[0]
    picker.set_value(list(picker.value)[:1]).run()
    app.button(key="make_package").click().run()
    package = made(app)
    assert package.manifest["language"] == "ky"
    assert package.manifest["choice"]["ratio"] == "4:3"
    assert len(package.manifest["acts"]) == 1
    assert "слайддар.pptx" in package.files
    assert sum("долбоор" in name for name in package.part("acts")) == 2  # of the results that no chosen act tells about


def test_an_archive_is_forgotten_once_something_else_is_wanted_or_a_word_was_changed(
    open_page: OpenPage, demo_store: Database
) -> None:
    app = open_page(PAGE)
    leave_only(app, Part.DATA)
    app.button(key="make_package").click().run()
    assert made(app)
    group = next(one for one in all_groups(demo_store) if one.group.city == "Кара-Балта")
    renamed = Group("Другое название", group.group.city, members=group.group.members, generated=True)
    change_group(demo_store, group.id, group.version, renamed)
    app.run()
    assert MADE not in app.session_state
    assert not app.get("download_button")
    app.button(key="make_package").click().run()
    assert made(app).manifest["group"] == "Другое название"
    app.checkbox(key="part_workbook").check().run()
    assert MADE not in app.session_state


def test_without_a_tick_nothing_can_be_made(open_page: OpenPage, demo_store: Database) -> None:
    assert all_groups(demo_store)
    app = open_page(PAGE)
    leave_only(app)
    assert not app.exception
    assert app.button(key="make_package").disabled
    assert translator("ru")("package.form.nothing") in [caption.value for caption in app.caption]


def test_a_group_without_results_is_led_on(open_page: OpenPage, data_directory: object) -> None:
    app = open_page(PAGE)
    assert data_directory
    assert not app.exception
    assert app.info
    assert not app.checkbox


def test_a_wrong_address_is_said_and_nothing_is_made(open_page: OpenPage, demo_store: Database) -> None:
    assert add_group(demo_store, Group("Ещё одна", "Ош"))
    app = open_page(PAGE, "ru")
    app.selectbox[0].set_value(next(one.id for one in all_groups(demo_store) if one.group.city == "Кара-Балта")).run()
    app.text_input(key="publication_address").set_value("просто слова").run()
    assert not app.exception
    assert app.error
