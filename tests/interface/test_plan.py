"""The plan: added, changed in a card or a table, brought in and taken out, linked to the act that came of it."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from smio.documents import plan_workbook
from smio.documents.plan_document import plan_document
from smio.language import LANGUAGES, Language, translator
from smio.monitoring import PlanItem, PlanState
from smio.reading import read_plan
from smio.store import (
    Database,
    StoredPlanItem,
    add_group,
    add_plan_items,
    all_groups,
    change_plan_item,
    database_url,
    plan_of,
)
from tests.interface.acts_sent import GROUP, TODAY, signed_act
from tests.interface.conftest import OpenPage

PAGE = "group_work/plan"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
ITEMS = (
    PlanItem("Посещение детского сада № 5", "п. 3.2", due=TODAY - timedelta(days=4), responsible="Петров И."),
    PlanItem("Мониторинг цен", planned=False, start=TODAY - timedelta(days=1), due=TODAY + timedelta(days=20)),
    PlanItem("Замер МИБП", due=TODAY + timedelta(days=40)),
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def store(data_directory: object) -> Database:  # noqa: ARG001 - where the store is
    return Database(database_url())


@pytest.fixture
def group(store: Database) -> int:
    return add_group(store, GROUP)


@pytest.fixture
def plan(store: Database, group: int) -> tuple[StoredPlanItem, ...]:
    add_plan_items(store, group, ITEMS)
    return plan_of(store, group)


def field(app: AppTest, kind: str, label: str) -> Any:
    return next(one for one in getattr(app, kind) if one.label == label)


@EVERY_LANGUAGE
def test_the_first_line_on_a_fresh_machine_makes_a_group(
    open_page: OpenPage, store: Database, language: Language
) -> None:
    t = translator(language)
    app = open_page(PAGE, language)
    field(app, "text_input", t("schedule.field.title")).set_value("Осмотр дорог")
    field(app, "date_input", t("schedule.field.due")).set_value(TODAY + timedelta(days=3))
    field(app, "button", t("schedule.add.button")).click().run()
    assert not app.exception
    (made,) = all_groups(store)
    (one,) = plan_of(store, made.id)
    assert (one.item.title, one.item.planned, one.item.due) == ("Осмотр дорог", True, TODAY + timedelta(days=3))


@pytest.mark.parametrize(("title", "days", "fault"), [(" ", 3, "title"), ("Осмотр", -3, "reversed")])
def test_a_line_without_a_title_or_that_ends_before_it_begins_is_refused(
    open_page: OpenPage, store: Database, group: int, title: str, days: int, fault: str
) -> None:
    t = translator("ru")
    app = open_page(PAGE)
    field(app, "text_input", t("schedule.field.title")).set_value(title)
    field(app, "date_input", t("schedule.field.start")).set_value(TODAY)
    field(app, "date_input", t("schedule.field.due")).set_value(TODAY + timedelta(days=days))
    field(app, "button", t("schedule.add.button")).click().run()
    assert [one.value.replace("\\", "") for one in app.error] == [t(f"schedule.fault.{fault}")]
    assert plan_of(store, group) == ()


@EVERY_LANGUAGE
def test_cards_and_figures_tell_where_each_line_stands(
    open_page: OpenPage, plan: tuple[StoredPlanItem, ...], language: Language
) -> None:
    t = translator(language)
    app = open_page(PAGE, language)
    assert [metric.value for metric in app.metric] == [
        t("schedule.of", n=0, total=2), t("schedule.of", n=0, total=1), "1",
    ]  # fmt: skip
    app.button_group(key="plan_state").set_value(PlanState.OVERDUE).run()
    shown = [button.key for button in app.button if str(button.key).startswith("open_plan_")]
    assert shown == [f"open_plan_{plan[0].id}"]


@EVERY_LANGUAGE
def test_a_field_is_saved_as_it_is_changed(
    open_page: OpenPage, store: Database, group: int, plan: tuple[StoredPlanItem, ...], language: Language
) -> None:
    first = plan[0].id
    app = open_page(PAGE, language)
    app.button(key=f"open_plan_{first}").click().run()
    app.text_input(key=f"plan_{first}_place").set_value(" ул. Ленина, 5 ").run()
    app.date_input(key=f"plan_{first}_done_on").set_value(TODAY).run()
    app.checkbox(key=f"plan_{first}_planned").uncheck().run()
    assert not app.exception
    item = plan_of(store, group)[0].item
    assert (item.place, item.done_on, item.planned) == ("ул. Ленина, 5", TODAY, False)
    assert item.state(TODAY) is PlanState.DONE
    app.text_input(key=f"plan_{first}_title").set_value("").run()  # refused: the title stays
    assert app.text_input(key=f"plan_{first}_title").value == ITEMS[0].title
    assert plan_of(store, group)[0].item.title == ITEMS[0].title


def test_a_line_is_done_once_its_act_is_named(
    open_page: OpenPage, store: Database, group: int, plan: tuple[StoredPlanItem, ...]
) -> None:
    act = signed_act(store, group)
    first = plan[0].id
    app = open_page(PAGE)
    app.button(key=f"open_plan_{first}").click().run()
    app.selectbox(key=f"plan_{first}_act_id").set_value(act).run()
    stored = plan_of(store, group)[0]
    assert (stored.act_id, stored.item.state(TODAY)) == (act, PlanState.DONE)
    app.button(key="open_plan_act").click().run()
    assert app.title[0].value == "Акты"


def test_an_act_is_begun_from_a_line(open_page: OpenPage, plan: tuple[StoredPlanItem, ...]) -> None:
    app = open_page(PAGE)
    app.button(key=f"open_plan_{plan[0].id}").click().run()
    app.button(key="compose_plan_act").click().run()
    assert not app.exception
    assert app.title[0].value == "Акты"
    assert app.session_state["act_begun_with"]["plan_item"] == plan[0].id


def test_a_line_is_removed_after_a_tick(
    open_page: OpenPage, store: Database, group: int, plan: tuple[StoredPlanItem, ...]
) -> None:
    app = open_page(PAGE)
    app.button(key=f"open_plan_{plan[0].id}").click().run()
    assert app.button(key=f"remove_plan_{plan[0].id}").disabled
    app.checkbox(key=f"sure_plan_{plan[0].id}").check().run()
    app.button(key=f"remove_plan_{plan[0].id}").click().run()
    assert [one.id for one in plan_of(store, group)] == [one.id for one in plan[1:]]


def test_cells_lines_and_removals_of_the_table_are_saved(
    store: Database, group: int, plan: tuple[StoredPlanItem, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    from smio.interface import plan_list  # noqa: PLC0415 - its callback is called as Streamlit calls it

    stored = all_groups(store)[0]
    state: dict[str, Any] = {
        "table": {
            "edited_rows": {"0": {"title": "Посещение сада", "due": "2026-03-01", "cancelled": True}},
            "added_rows": [
                {"title": "Осмотр дорог", "start": "2026-03-02", "planned": False},
                {"place": "без названия"},
            ],
            "deleted_rows": [1],
        },
        plan_list.SNAPSHOT: (0, plan),
    }
    monkeypatch.setattr(plan_list, "database", lambda: store)
    monkeypatch.setattr(plan_list.st, "session_state", state)
    plan_list._table_changed(stored, plan, "table", translator("ru"))  # pyright: ignore[reportPrivateUsage]
    kept = {one.item.title: one.item for one in plan_of(store, group)}
    assert set(kept) == {"Посещение сада", "Осмотр дорог", "Замер МИБП"}
    assert kept["Посещение сада"].cancelled
    assert kept["Посещение сада"].responsible == "Петров И."  # what was not touched stays
    assert str(kept["Посещение сада"].due) == "2026-03-01"
    assert (kept["Осмотр дорог"].planned, str(kept["Осмотр дорог"].start)) == (False, "2026-03-02")
    assert state[plan_list.SNAPSHOT][0] == 1  # the places moved: the table begins anew


def test_another_persons_change_is_not_written_over_by_the_table(
    store: Database, group: int, plan: tuple[StoredPlanItem, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    from smio.interface import plan_list  # noqa: PLC0415 - see above

    change_plan_item(store, plan[0].id, plan[0].version, PlanItem("Другое название", place="рынок"))
    monkeypatch.setattr(plan_list, "database", lambda: store)
    stored = all_groups(store)[0]
    changes: dict[str, Any] = {"edited_rows": {"0": {"responsible": "Ким А."}}, "added_rows": [], "deleted_rows": []}
    plan_list._take_changes(stored, plan, changes)  # pyright: ignore[reportPrivateUsage]
    item = next(one.item for one in plan_of(store, group) if one.id == plan[0].id)
    assert (item.title, item.place, item.responsible) == ("Другое название", "рынок", "Ким А.")


@EVERY_LANGUAGE
def test_the_table_shows_every_line(open_page: OpenPage, plan: tuple[StoredPlanItem, ...], language: Language) -> None:
    app = open_page(PAGE, language)
    app.button_group(key="plan_view").set_value("table").run()
    assert not app.exception
    (table,) = app.data_editor
    assert list(table.value["title"]) == [one.item.title for one in plan]


@EVERY_LANGUAGE
def test_a_workbook_is_brought_in_once(open_page: OpenPage, store: Database, group: int, language: Language) -> None:
    app = open_page(PAGE, language)
    content = plan_workbook(ITEMS, translator(language))
    app.file_uploader(key="plan_file_0").set_value(("план.xlsx", content, XLSX)).run()
    app.button(key="keep_plan").click().run()
    assert not app.exception
    assert {one.item for one in plan_of(store, group)} == set(ITEMS)
    app.file_uploader(key="plan_file_1").set_value(("план.xlsx", content, XLSX)).run()
    assert not [button for button in app.button if button.key == "keep_plan"]
    assert len(plan_of(store, group)) == len(ITEMS)


def test_what_is_no_plan_is_refused_with_what_to_do(open_page: OpenPage, store: Database, group: int) -> None:
    app = open_page(PAGE)
    app.file_uploader(key="plan_file_0").set_value(("план.xlsx", b"PK\x03\x04 nothing", XLSX)).run()
    assert len(app.error) == 1
    assert "план.xlsx" in app.error[0].value
    assert plan_of(store, group) == ()


def test_the_plan_is_taken_out_as_it_is(store: Database, group: int, plan: tuple[StoredPlanItem, ...]) -> None:
    items = [one.item for one in plan]
    assert set(read_plan(plan_workbook(items, translator("ru")), "план.xlsx")) == set(items)
    document = Document(BytesIO(plan_document(all_groups(store)[0].group, items, translator("ky"), TODAY)))
    words = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(ITEMS[0].title.replace("№ ", "№\u00a0") in text for text in words)
    assert group


def test_the_table_follows_lines_added_beside_it_and_the_group_chosen(
    open_page: OpenPage, store: Database, group: int, plan: tuple[StoredPlanItem, ...]
) -> None:
    app = open_page(PAGE)
    app.button_group(key="plan_view").set_value("table").run()
    add_plan_items(store, group, [PlanItem("Новое дело", due=TODAY)])
    app.run()
    assert "Новое дело" in list(app.data_editor[0].value["title"])
    other = add_group(store, GROUP)
    add_plan_items(store, other, [PlanItem("Дело других")])
    app.run()
    app.selectbox[0].set_value(other).run()
    assert list(app.data_editor[0].value["title"]) == ["Дело других"]
    assert len(plan_of(store, group)) == len(plan) + 1
