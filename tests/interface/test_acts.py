"""Acts begun, listed, opened; from another page, from a line of the plan; where there is nothing yet."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from smio.interface.act_drafts import next_number
from smio.language import LANGUAGES, Language, translator
from smio.monitoring import Act, ActKind, Group, PlanItem, Stage
from smio.store import Database, add_act, add_group, add_plan_items, database_url, plan_of
from tests.interface.acts_written import PAGE, at_part, composed, latest, paper_text, shown, the_group
from tests.interface.conftest import OpenPage

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
EVERY_KIND = pytest.mark.parametrize("kind", list(ActKind))
PARTS = ("head", "people", "method", "facts", "photos", "conclusions", "recommendations", "copies", "read", "check")


@EVERY_KIND
@EVERY_LANGUAGE
def test_an_act_of_every_kind_is_begun_and_every_part_of_it_opens(
    open_page: OpenPage, demo_store: Database, kind: ActKind, language: Language
) -> None:
    app = composed(open_page, kind, language)
    stored = latest(demo_store)
    assert (stored.act.kind, stored.language, stored.stage) == (kind, "ru", Stage.DRAFT)
    assert app.text_input(key=f"act_{stored.id}_place").value == stored.act.place
    for part in (*PARTS, "prices") if kind is ActKind.PRICES else PARTS:
        at_part(app, part)
        assert not app.error, part


@pytest.mark.parametrize("paper", ["ru", "ky"])
def test_an_act_on_a_measurement_is_composed_in_the_chosen_language(
    open_page: OpenPage, demo_store: Database, paper: str
) -> None:
    composed(open_page, ActKind.CHECKLIST, "ru", paper)
    stored = latest(demo_store)
    assert stored.language == paper
    text = paper_text(demo_store, stored)
    assert "58" in text
    assert ("БАМИ" if paper == "ky" else "МИБП") in text


def test_a_visit_begins_with_what_where_and_when(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page(PAGE)
    app.button(key="new_act").click().run()
    app.button_group(key="act_kind").set_value("site").run()
    app.text_input(key="begin_subject_site_None").set_value("ремонт  школы № 3").run()
    app.text_input(key="begin_place_site_None").set_value("ул. Ленина, 1").run()
    app.date_input(key="begin_on_site_None").set_value(date(2026, 2, 8)).run()
    app.button(key="compose").click().run()
    act = latest(demo_store).act
    assert (act.subject, act.place, act.signed_on) == ("ремонт школы № 3", "ул. Ленина, 1", date(2026, 2, 8))


def test_an_act_for_a_line_of_the_plan_rests_on_it_and_the_line_knows_its_act(
    open_page: OpenPage, demo_store: Database
) -> None:
    group = the_group(demo_store).id
    (item,) = add_plan_items(demo_store, group, [PlanItem("Осмотр котельной", "п. 4.2", place="ул. Гагарина, 7")])
    app = open_page(PAGE)
    app.button(key="new_act").click().run()
    app.button_group(key="act_kind").set_value("site").run()
    app.selectbox(key="act_plan_item").set_value(item).run()
    assert app.text_input(key=f"begin_subject_site_{item}").value == "Осмотр котельной"
    app.button(key="compose").click().run()
    stored = latest(demo_store)
    assert stored.act.place == "ул. Гагарина, 7"
    assert "«Осмотр котельной»" in stored.act.basis
    assert "п. 4.2" in stored.act.basis
    assert [one.act_id for one in plan_of(demo_store, group) if one.id == item] == [stored.id]


def test_the_comparison_of_rounds_leads_to_an_act_on_them(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page("services/comparison")
    app.button(key="to_group_work/acts").click().run()
    assert not app.exception
    assert app.button_group(key="act_kind").value == "services"
    app.button(key="compose").click().run()
    stored = latest(demo_store)
    assert (stored.act.kind, len(stored.evidence["rounds"])) == (ActKind.SERVICES, 2)


def test_a_group_without_results_is_told_where_to_get_them_and_may_still_visit(open_page: OpenPage) -> None:
    store = Database(database_url())
    add_group(store, Group("Группа СМиО Токмока", "Токмок"))
    app = open_page(PAGE)
    assert app.button_group(key="act_kind").value == "site"
    app.button_group(key="act_kind").set_value("services").run()
    assert not [button for button in app.button if button.key == "compose"]
    assert app.button(key="to_evidence").label == "Загрузить анкеты"
    app.button_group(key="act_kind").set_value("site").run()
    app.button(key="compose").click().run()
    assert latest(store).act.kind is ActKind.SITE


def many(store: Database, count: int) -> None:
    group = the_group(store).id
    for number in range(100, 100 + count):
        act = Act(ActKind.FREE, "Группа", f"осмотр двора {number}", str(number), date(2026, 2, 8))
        add_act(store, group, act, language="ru", evidence={})


def rows(app: AppTest) -> list[str]:
    return [button.label for button in app.button if button.key and button.key.startswith("open_")]


@EVERY_LANGUAGE
def test_acts_are_listed_twenty_at_a_time_found_and_filtered(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    many(demo_store, 30)
    app = open_page(PAGE, language)
    assert len(rows(app)) == 20
    app.button(key="acts_more").click().run()
    assert len(rows(app)) == 40
    app.text_input(key="acts_find").set_value("двора 117").run()
    assert [name.partition(" · ")[0] for name in rows(app)] == ["№\u00a0117"]
    app.text_input(key="acts_find").set_value("").run()
    app.button_group(key="acts_stage").set_value("answered").run()
    assert len(rows(app)) == 1
    assert translator(language)("acts.list.answered", answered=2, asked=2) in shown(app)


def test_an_act_opens_from_the_list_survives_a_reload_by_its_link_and_closes(
    open_page: OpenPage, demo_store: Database
) -> None:
    stored = latest(demo_store)
    app = open_page(PAGE)
    app.button(key=f"open_{stored.id}").click().run()
    assert app.query_params["act"] == str(stored.id)
    assert not rows(app)
    app.switch_page("pages/settings/group.py").run()
    app.switch_page("pages/group_work/acts.py").run()
    assert app.query_params["act"] == str(stored.id)
    assert not rows(app)
    app.button(key="back").click().run()
    assert rows(app)
    assert "act" not in app.query_params


def test_an_act_opens_only_in_its_own_group(open_page: OpenPage, demo_store: Database) -> None:
    ours = the_group(demo_store).id
    other = add_group(demo_store, Group("Другая группа", "Ош"))
    foreign = add_act(demo_store, other, Act(ActKind.FREE, "", "тайна"), language="ru", evidence={})
    app = open_page(PAGE)
    for group, opens in ((ours, False), (other, True)):
        app.session_state["group"] = group
        app.session_state["act"] = str(foreign)
        app.run()
        assert ("Тайна" in shown(app)) is opens


@pytest.mark.parametrize(
    ("numbers", "following"),
    [
        ([], ""),
        ([("3", date(2026, 1, 1)), ("12", date(2026, 2, 1))], "13"),
        ([("40", date(2025, 12, 1)), ("2", date(2026, 2, 1))], "3"),
        ([("7/2", date(2026, 2, 1))], ""),
        ([("5", None)], "6"),
    ],
)
def test_the_next_number_is_proposed_where_the_group_counts_in_whole_numbers(
    numbers: list[tuple[str, date | None]], following: str
) -> None:
    act = Act(ActKind.FREE, "", "")
    assert next_number([replace(act, number=number, signed_on=day) for number, day in numbers]) == following
