"""A group's own checklists: the next version, what is refused, cities side by side."""

from dataclasses import replace
from datetime import date

import pytest

from smio.checklist import ItemAnswer, Measurement, built_in_checklists
from smio.errors import UserError
from smio.interface.checklist_editor import next_version
from smio.monitoring import Group
from smio.store import (
    Database,
    acts_of,
    add_checklist,
    add_group,
    add_measurement,
    all_groups,
    database_url,
    library_of,
    remove_checklist,
    share_results,
)
from tests.interface.conftest import OpenPage

PAGE = "settings/checklists"
EXAMPLE = built_in_checklists()["mibp-example"]
SECOND = replace(EXAMPLE, version="2")
LANGUAGES = ("ru", "ky", "en")


def group_of_ours(city: str = "Ош", oblast: str = "") -> int:
    database = Database(database_url())
    group = add_group(database, Group(f"Группа {city}", city, oblast))
    share_results(database, group, shares=True)
    return group


def measured(group: int, total: float, version: str = "1") -> None:
    one = Measurement("mibp-example", version, date(2026, 1, 1), date(2026, 3, 31), total=total)
    add_measurement(Database(database_url()), group, one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_checklist_is_shown_with_its_files(open_page: OpenPage, language: str) -> None:
    app = open_page(PAGE, language)
    assert not app.exception
    edit = {button.key for button in app.button if str(button.key).startswith("edit_")}
    assert edit == {"edit_mibp-example_1", "edit_website-example_1"}


def test_a_changed_checklist_becomes_the_next_version_with_a_mapping(open_page: OpenPage) -> None:
    group = group_of_ours()
    app = open_page(PAGE)
    app.button(key="edit_mibp-example_1").click().run()
    assert not app.exception
    assert app.text_input(key="editor_version").value == "2"
    app.session_state["editor_items"] = {
        "edited_rows": {0: {"points": 4.0}, 1: {"points": 6.0}},
        "added_rows": [],
        "deleted_rows": [7],
    }
    app.run()
    app.button(key="editor_keep").click().run()
    made = library_of(Database(database_url()), group).get("mibp-example", "2")
    assert made is not None
    assert [item.points for item in made.directions[0].items[:3]] == [4, 6, 5]
    assert "1.8" not in made.items
    assert made.replaces[0].items == {item: item for item in made.items}


def test_a_fault_is_said_while_it_is_made(open_page: OpenPage) -> None:
    group = group_of_ours()
    app = open_page(PAGE)
    app.button(key="edit_mibp-example_1").click().run()
    app.session_state["editor_items"] = {"edited_rows": {0: {"id": "1.2"}}, "added_rows": [], "deleted_rows": []}
    app.run()
    assert "пункт 1.2 стоит дважды" in app.warning[0].value
    app.button(key="editor_keep").click().run()
    assert library_of(Database(database_url()), group).get("mibp-example", "2") is None


def test_an_item_of_no_direction_is_said_and_not_lost(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.button(key="edit_mibp-example_1").click().run()
    app.session_state["editor_directions"] = {"edited_rows": {2: {"id": "4"}}, "added_rows": [], "deleted_rows": []}
    app.run()
    assert "направления «3» нет" in app.warning[0].value


def test_the_words_of_answers_and_offices_may_be_changed(open_page: OpenPage) -> None:
    group = group_of_ours()
    app = open_page(PAGE)
    app.button(key="edit_mibp-example_1").click().run()
    app.session_state["editor_answers"] = {
        "edited_rows": {1: {"share": 0.4, "label.ru": "отчасти"}}, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    app.session_state["editor_offices"] = {
        "edited_rows": {0: {"title.ru": "Финуправление"}}, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    app.run()
    app.button(key="editor_keep").click().run()
    made = library_of(Database(database_url()), group).get("mibp-example", "2")
    assert made is not None
    assert (made.answers[1].share, made.answers[1].label["ru"]) == (0.4, "отчасти")
    assert made.offices["finance"]["ru"] == "Финуправление"


def test_a_version_that_is_there_is_not_written_over() -> None:
    database, group = Database(database_url()), group_of_ours()
    add_checklist(database, group, SECOND)
    add_checklist(database, group, SECOND)  # the same again is no change
    with pytest.raises(UserError) as refused:
        add_checklist(database, group, replace(SECOND, official=True))
    assert refused.value.code == "store.error.version_exists"


def test_a_version_that_was_measured_with_is_not_removed() -> None:
    database, group = Database(database_url()), group_of_ours()
    add_checklist(database, group, SECOND)
    measured(group, 40, version="2")
    with pytest.raises(UserError) as refused:
        remove_checklist(database, group, "mibp-example", "2")
    assert refused.value.code == "store.error.checklist_used"


def test_a_groups_version_is_its_own() -> None:
    database, ours, theirs = Database(database_url()), group_of_ours(), group_of_ours("Талас")
    add_checklist(database, ours, SECOND)
    assert library_of(database, ours).get("mibp-example", "2") == SECOND
    assert library_of(database, theirs).get("mibp-example", "2") is None
    remove_checklist(database, ours, "mibp-example", "2")
    assert library_of(database, ours).get("mibp-example", "2") is None


def test_the_next_version_is_the_next_free_number() -> None:
    assert next_version({"1", "2", "черновик"}) == "3"
    assert next_version({"черновик"}) == "1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_cities_are_ranked_on_the_same_version_alone(open_page: OpenPage, language: str) -> None:
    database = Database(database_url())
    first, second, third = group_of_ours("Ош"), group_of_ours("Талас"), group_of_ours("Нарын")
    measured(first, 41)
    measured(second, 72)
    add_checklist(database, third, SECOND)
    measured(third, 90, version="2")
    app = open_page("index/cities", language)
    assert not app.exception
    table = next(html.proto.body for html in app.get("html") if "Талас" in html.proto.body)
    assert table.index("Талас") < table.index("Ош")
    assert "Нарын" not in table
    assert any("Группа Нарын" in caption.value for caption in app.caption)


def test_a_group_that_did_not_agree_stands_beside_nobody_and_agrees_on_the_page(open_page: OpenPage) -> None:
    database = Database(database_url())
    silent, other = group_of_ours("Ош"), group_of_ours("Талас")
    share_results(database, silent, shares=False)
    measured(silent, 41)
    measured(other, 72)
    app = open_page("index/cities")
    table = next(html.proto.body for html in app.get("html") if "smio-table" in html.proto.body)
    assert "Ош" in table  # its own eyes
    app.selectbox(key="group_picker").set_value(other).run()
    table = next(html.proto.body for html in app.get("html") if "smio-table" in html.proto.body)
    assert "Ош" not in table
    app.selectbox(key="group_picker").set_value(silent).run()
    app.toggle[0].set_value(True).run()
    app.selectbox(key="group_picker").set_value(other).run()
    table = next(html.proto.body for html in app.get("html") if "smio-table" in html.proto.body)
    assert "Ош" in table


def test_cities_of_an_oblast_are_shown_alone(open_page: OpenPage) -> None:
    measured(group_of_ours("Ош", "Ошская"), 41)
    measured(group_of_ours("Талас", "Таласская"), 72)
    app = open_page("index/cities")
    app.multiselect(key="cities_oblast").set_value(["Ошская"]).run()
    table = next(html.proto.body for html in app.get("html") if "Ошская" in html.proto.body)
    assert "Талас" not in table


@pytest.mark.parametrize("page", ["index/cities", "index/advice", "index/review", "index/dynamics"])
def test_without_measurements_the_page_says_what_to_do(open_page: OpenPage, page: str) -> None:
    app = open_page(page)
    assert not app.exception
    assert app.info


def test_versions_without_a_mapping_are_shown_side_by_side_with_the_reason(open_page: OpenPage) -> None:
    database, group = Database(database_url()), group_of_ours()
    add_checklist(database, group, SECOND)
    for version, start in (("1", date(2026, 1, 1)), ("2", date(2026, 4, 1))):
        answers = {"1.1": ItemAnswer("yes")}
        one = Measurement("mibp-example", version, start, date(2026, 6, 30), answers)
        add_measurement(database, group, one)
    app = open_page("index/dynamics")
    assert not app.exception
    assert "mibp-example 1, mibp-example 2" in app.warning[0].value
    assert [metric.value for metric in app.metric] == ["100", "100"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_advice_leads_to_an_act_with_its_recommendations(open_page: OpenPage, language: str) -> None:
    database, group = Database(database_url()), group_of_ours()
    answers = {"1.1": ItemAnswer("no"), "2.1": ItemAnswer("partly")}
    one = Measurement("mibp-example", "1", date(2026, 1, 1), date(2026, 3, 31), answers)
    add_measurement(database, group, one)
    app = open_page("index/advice", language)
    assert not app.exception
    app.button(key="advice_act").click().run()
    (act,) = acts_of(database, group)
    assert len(act.act.recommendations) == 2
    assert act.act.recommendations[0].to_whom
    assert all_groups(database)[0].id == group
