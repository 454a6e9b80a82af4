"""How many to ask: each question changes the answer; what no number would show is said."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from smio.interface.sample_size_page import OTHERS
from smio.language import LANGUAGES, Language, translator
from smio.store import Database, database_url, plan_of
from tests import independent_sources
from tests.interface.conftest import OpenPage
from tests.interface.rounds_kept import three_rounds

PAGE = "services/sample_size"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def said(app: AppTest) -> str:
    return "".join(str(element.proto.body) for element in app.get("html")).replace("\u00a0", " ")


def numbers(app: AppTest) -> list[int]:
    found = re.search(r'smio-sentence">(.*?)</p>', said(app))
    assert found
    return [int(one) for one in re.findall(r"(?<![\d.,])\d+(?![.,]\d)", found.group(1))]


@EVERY_LANGUAGE
def test_without_rounds_the_answer_rests_on_an_assumption_that_it_names(
    open_page: OpenPage, language: Language
) -> None:
    app = open_page(PAGE, language)
    assert not app.exception
    t = translator(language)
    exact = independent_sources.ttest_sample_size(0.4, 0.05)
    assert exact <= numbers(app)[0] <= exact + 2
    captions = [str(one.value) for one in app.caption]
    assert any(t.decimal(1.0) in one for one in captions)
    assert t("sample_size.answer.convenience") in [one.value for one in app.warning]


@EVERY_LANGUAGE
def test_every_question_changes_the_number(open_page: OpenPage, language: Language) -> None:
    app = open_page(PAGE, language)
    before = numbers(app)[0]
    app.number_input(key="ask_services").set_value(4).run()
    assert numbers(app)[0] > before
    app.number_input(key="ask_change").set_value(0.8).run()
    assert numbers(app)[0] < before
    one_part = numbers(app)
    app.number_input(key="ask_parts").set_value(2).run()
    assert 2 * one_part[0] in numbers(app)
    app.number_input(key="ask_answering").set_value(50).run()
    assert not app.exception
    assert 4 * one_part[0] in numbers(app)


@pytest.fixture
def group() -> int:
    return three_rounds(Database(database_url()))


@pytest.mark.usefixtures("group")
@EVERY_LANGUAGE
def test_with_rounds_the_spread_is_the_groups_own_and_the_last_round_is_proposed(
    open_page: OpenPage, language: Language
) -> None:
    app = open_page(PAGE, language)
    assert not app.exception
    t = translator(language)
    assert app.number_input(key="ask_services").value == 2
    assert app.selectbox(key="ask_earlier_False").options[1] == t("sample_size.ask.round", name="Третья", n=40)
    assert any("120" in str(one.value) or "80" in str(one.value) for one in app.caption)


@pytest.mark.usefixtures("group")
def test_a_change_too_small_for_the_earlier_round_is_said(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.number_input(key="ask_change").set_value(0.1).run()
    assert not app.exception
    assert "не увидеть" in said(app)
    assert "только 40 ответов" in said(app)
    app.selectbox(key="ask_earlier_False").set_value(-1).run()
    assert "Столько нужно в каждом из двух раундов." in said(app)


@pytest.mark.usefixtures("group")
def test_both_tables_hold_a_line_for_each_number(open_page: OpenPage) -> None:
    text = said(open_page(PAGE))
    assert all(f'<th scope="row">{n}</th>' in text for n in OTHERS)


@EVERY_LANGUAGE
def test_the_number_becomes_a_line_of_the_plan(open_page: OpenPage, group: int, language: Language) -> None:
    app = open_page(PAGE, language)
    app.selectbox(key="ask_earlier_False").set_value(-1).run()
    found = numbers(app)[0]
    app.button(key="keep_in_plan").click().run()
    assert not app.exception
    (line,) = plan_of(Database(database_url()), group)
    t = translator(language)
    assert line.item.title == t("sample_size.plan.title", asked=found)
    assert t("sample_size.plan.note_sample") in line.item.note
    assert app.title[0].value == t("interface.page.group_work_plan.title")
