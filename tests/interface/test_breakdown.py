"""The page of breakdowns: every choice changes what is shown, the link carries it, nothing small is offered."""

import pytest
from streamlit.testing.v1 import AppTest

from smio.interface.session import GROUP_PARAMETER
from smio.language import LANGUAGES, Language, translator
from smio.store import Database, all_groups, populations_of, views_of
from tests.interface.conftest import OpenPage

PAGE = "services/breakdown"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
pytestmark = pytest.mark.usefixtures("demo_store")


def words(app: AppTest) -> str:
    """The words of the expanders, those of the figures among them, with plain blanks."""
    return "".join(str(element.value) for element in app.markdown).replace("\u00a0", " ")


def html(app: AppTest) -> str:
    return "".join(str(element.proto.body) for element in app.get("html"))


@EVERY_LANGUAGE
def test_women_and_men_stand_side_by_side_at_first(open_page: OpenPage, language: Language) -> None:
    app = open_page(PAGE, language)
    assert not app.exception
    t = translator(language)
    assert app.selectbox(key="view_rows").value == "services"
    assert app.selectbox(key="view_columns").value == "sex"
    assert f"{t('breakdown.sex.female')} 3{',' if language != 'en' else '.'}09 (n = 27)" in words(app)


@EVERY_LANGUAGE
def test_rows_columns_and_measure_change_the_table_and_the_link(open_page: OpenPage, language: Language) -> None:
    app = open_page(PAGE, language)
    app.selectbox(key="view_rows").set_value("criteria").run()
    app.selectbox(key="view_columns").set_value("rounds").run()
    app.selectbox(key="view_measure").set_value("satisfied").run()
    assert not app.exception
    assert dict(app.query_params) | {"rows": "criteria", "columns": "rounds", "measure": "satisfied"} == dict(
        app.query_params
    )
    assert "%" in words(app)
    app.selectbox(key="view_rows").set_value("sex").run()
    assert not app.exception
    assert app.selectbox(key="view_columns").value == "rounds"


def test_only_what_the_answers_bear_is_offered(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.selectbox(key="view_rows").set_value("age").run()
    assert app.selectbox(key="view_columns").options == ["ничего", "Услуги", "Критерии", "Раунды", "Пол"]
    app.selectbox(key="view_columns").set_value("sex").run()
    assert [box.key for box in app.selectbox if box.key == "view_filter"] == []  # a third field would be too fine


def test_a_part_a_service_and_a_round_narrow_the_table(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.selectbox(key="view_columns").set_value("").run()
    app.selectbox(key="view_filter").set_value("sex=male").run()
    assert "Только Пол: мужчины" in words(app)
    assert "n = 25" in words(app)
    app.selectbox(key="view_service").set_value("roads").run()
    app.selectbox(key="view_round").set_value("1").run()
    assert not app.exception
    assert "Первая оценка" in words(app)
    assert app.query_params["part"] == "male"
    assert app.query_params["round"] == "1"


def test_a_view_is_kept_opened_again_and_forgotten(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page(PAGE)
    group = all_groups(demo_store)[0].id
    app.selectbox(key="view_columns").set_value("age").run()
    app.selectbox(key="view_measure").set_value("index").run()
    app.text_input[0].set_value("По возрасту")
    next(button for button in app.button if button.label == "Сохранить срез").click().run()
    assert not app.exception
    (kept,) = views_of(demo_store, group)
    assert dict(kept.view) == {"columns": "age", "measure": "index"}
    app.selectbox(key="view_columns").set_value("sex").run()
    app.button(key=f"open_{kept.id}").click().run()
    assert (app.selectbox(key="view_columns").value, app.selectbox(key="view_measure").value) == ("age", "index")
    app.button(key=f"forget_{kept.id}").click().run()
    assert views_of(demo_store, group) == ()


@EVERY_LANGUAGE
def test_differences_are_told_in_words_and_never_called_proven_when_they_are_not(
    open_page: OpenPage, language: Language
) -> None:
    app = open_page(PAGE, language)
    app.button_group(key="view_tab").set_value("parts").run()
    assert not app.exception
    t = translator(language)
    assert t("breakdown.parts.none") in html(app)
    app.selectbox(key="view_since").set_value("1").run()
    assert not app.exception
    assert t("breakdown.parts.improved_sentence", list="").strip(" .") in html(app)
    app.selectbox(key="view_by").set_value("age").run()
    assert not app.exception
    assert app.query_params["tab"] == "parts"


@EVERY_LANGUAGE
def test_the_town_is_entered_and_weighting_is_shown_as_a_check(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = open_page(PAGE, language)
    app.button_group(key="view_tab").set_value("town").run()
    group, t = all_groups(demo_store)[0].id, translator(language)
    save = t("breakdown.town.save")
    next(button for button in app.button if button.label == save).click().run()
    assert app.error[0].value == t("breakdown.town.nobody")
    for number, people in zip(app.number_input, (20_000, 30_000), strict=True):
        number.set_value(people)
    app.text_input[0].set_value("Нацстатком, 2022")
    next(button for button in app.button if button.label == save).click().run()
    app.button_group(key="lang").set_value(language).run()  # AppTest loses what is bound when a script reruns itself
    assert not app.exception
    kept = populations_of(demo_store, group)["sex"]
    assert (dict(kept.people), kept.source) == ({"female": 20_000, "male": 30_000}, "Нацстатком, 2022")
    assert t("breakdown.town.weighted") in html(app)
    assert t("breakdown.town.check") in [one.value for one in app.subheader]


@EVERY_LANGUAGE
def test_what_matters_is_a_map_and_a_table(open_page: OpenPage, language: Language) -> None:
    app = open_page(PAGE, language)
    app.button_group(key="view_tab").set_value("importance").run()
    assert not app.exception
    assert translator(language)("breakdown.corner.first") in html(app)
    assert translator(language)("breakdown.importance.title") in words(app)


def test_another_group_keeps_no_choice_it_does_not_offer(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page(PAGE)
    app.selectbox(key="view_round").set_value("1").run()
    other = all_groups(demo_store)[1]
    app.selectbox(key="group_picker").set_value(other.id).run()
    assert not app.exception
    assert app.query_params[GROUP_PARAMETER] == str(other.id)
    assert "41" in words(app)
