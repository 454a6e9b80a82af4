"""Composing an act, editing it, and the group that stands at its head."""

from io import BytesIO

import pytest
from docx import Document

from smio.interface.act_form import act_file
from smio.store import Database, acts_of, all_groups
from tests.interface.conftest import OpenPage

PAGE = "group_work/acts"


def test_composing_an_act_opens_it_with_everything_known(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page(PAGE)
    app.button(key="compose").click().run()
    assert not app.exception
    (stored,) = acts_of(demo_store, all_groups(demo_store)[0].id)
    assert stored.language == "ru"
    assert stored.act.conclusions
    assert app.text_input(key=f"act_{stored.id}_place").value == stored.act.place


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_an_act_on_a_measurement_is_composed_in_the_chosen_language(
    open_page: OpenPage, demo_store: Database, language: str
) -> None:
    app = open_page(PAGE)
    app.button_group(key="act_kind").set_value("checklist").run()
    app.button_group(key="act_language").set_value(language).run()
    app.button(key="compose").click().run()
    assert not app.exception
    group = all_groups(demo_store)[0]
    (stored,) = acts_of(demo_store, group.id)
    assert stored.language == language
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(act_file(stored, group))).paragraphs)
    assert "58" in text
    assert ("БАМИ" if language == "ky" else "МИБП") in text


def test_an_edited_field_is_saved_at_once_and_printed(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page(PAGE)
    app.button(key="compose").click().run()
    group = all_groups(demo_store)[0]
    (stored,) = acts_of(demo_store, group.id)
    app.text_input(key=f"act_{stored.id}_number").set_value("7/2").run()
    app.text_area(key=f"act_{stored.id}_conclusions").set_value("Дороги хуже.\n\nСвет лучше.").run()
    (stored,) = acts_of(demo_store, group.id)
    assert (stored.act.number, stored.act.conclusions) == ("7/2", ("Дороги хуже.", "Свет лучше."))
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(act_file(stored, group))).paragraphs)
    assert "7/2" in text
    assert "Свет лучше." in text


def test_members_are_kept_one_a_line_with_the_chair_marked(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page("settings/group")
    members = next(field for field in app.text_area if field.label == "Состав группы")
    members.set_value("* Асанова Айгуль – житель\nПетров Иван – депутат")
    next(button for button in app.button if button.label == "Сохранить").click().run()
    assert not app.exception
    group = all_groups(demo_store)[0].group
    assert [(one.name, one.post, one.chair) for one in group.members] == [
        ("Асанова Айгуль", "житель", True),
        ("Петров Иван", "депутат", False),
    ]


def test_a_group_needs_a_name(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page("settings/group")
    next(field for field in app.text_input if field.label == "Название группы").set_value("  ")
    next(button for button in app.button if button.label == "Сохранить").click().run()
    assert app.error[0].value == "Укажите название группы."
    assert all_groups(demo_store)[0].group.name.startswith("Группа СМиО")


def test_the_package_is_made_with_everything_in_it(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page("council/package")
    app.button(key="make_package").click().run(timeout=120)
    assert not app.exception
    assert app.success[0].value == "Архив готов."
    assert len(app.get("download_button")) == 1
    assert demo_store.url.endswith("smio.sqlite3")
