"""The page of free answers: masked until somebody answers for them, found, tagged, quoted into an act."""

import pytest
from streamlit.testing.v1 import AppTest

from smio.language import LANGUAGES, Language, translator
from smio.monitoring import Act, ActKind
from smio.store import (
    CommentMark,
    Database,
    acts_of,
    add_act,
    comment_marks_of,
    database_url,
    events,
    rounds_of,
)
from tests.interface.conftest import OpenPage, html
from tests.interface.rounds_kept import TEXTS, keep_rounds, round_of, three_rounds

PAGE = "services/comments"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
PLACES = [("Почему такая оценка?", at + 2) for at in range(len(TEXTS))]


@pytest.fixture
def store() -> Database:
    return Database(database_url())


@pytest.fixture
def group(store: Database) -> int:
    return three_rounds(store)


def marks(store: Database, group: int) -> dict[tuple[str, int], CommentMark]:
    return comment_marks_of(store, rounds_of(store, group)[-1].id)


def button(app: AppTest, label: str, row: int | None = None) -> str:
    """The key of a button by its label, of the card of a row."""
    found = [one.key for one in app.button if one.label == label and (row is None or f"_{row}_" in str(one.key))]
    assert found, (label, [one.label for one in app.button])
    return str(found[0])


def signed(app: AppTest, name: str = "Асанова Г.") -> AppTest:
    return app.text_input(key="person_at_screen").set_value(name).run()


@EVERY_LANGUAGE
@pytest.mark.usefixtures("group")
def test_what_looks_personal_is_masked_in_every_language(open_page: OpenPage, language: Language) -> None:
    app = open_page(PAGE, language)
    assert not app.exception
    said = html(app)
    assert "0555" not in said
    assert "Айгуль" not in said
    t = translator(language)
    assert f"[{t('comments.mask.phone')}]" in said
    assert f"[{t('comments.mask.name')}]" in said
    assert "Вода мутная, пить нельзя" in said
    assert not any("0555" in str(area.value) or "Айгуль" in str(area.value) for area in app.text_area)


def test_an_answer_is_opened_only_by_somebody_with_a_name(open_page: OpenPage, store: Database, group: int) -> None:
    app = open_page(PAGE)
    label = "Личного нет, показать целиком"
    assert app.button(key=button(app, label, 4)).disabled
    signed(app)
    app.button(key=button(app, label, 4)).click().run()
    assert not app.exception
    assert "0555 12 34 56" in html(app)
    assert "Айгуль" not in html(app)
    assert marks(store, group)[PLACES[2]].open_by == "Асанова Г."
    assert (events(store, group)[0].what, events(store, group)[0].who) == ("comment_opened", "Асанова Г.")
    app.button(key=button(app, "Скрыть снова", 4)).click().run()
    assert "0555" not in html(app)


@EVERY_LANGUAGE
@pytest.mark.usefixtures("group")
def test_search_and_words_that_come_again_narrow_the_list(open_page: OpenPage, language: Language) -> None:
    app = open_page(PAGE, language)
    app.text_input(key="comment_words").set_value("дороги").run()
    assert not app.exception
    assert "Дорога разбита" in html(app)
    assert "Вода мутная" not in html(app)
    app.text_input(key="comment_words").set_value("сууда").run()
    assert "Суу жок" in html(app)
    app.text_input(key="comment_words").set_value("").run()
    app.button_group(key="comment_stem").set_value("ям").run()
    assert not app.exception
    assert "Ямы на дороге" in html(app)
    assert "Суу жок" not in html(app)


@pytest.mark.usefixtures("group")
@pytest.mark.parametrize("words", ["айгуль", "токтобекова", "0555"])
def test_a_search_does_not_answer_who_is_named_in_what_is_masked(open_page: OpenPage, words: str) -> None:
    app = open_page(PAGE)
    assert "темно" in html(app)
    app.text_input(key="comment_words").set_value(words).run()
    assert [one.value for one in app.info] == ["Ничего не нашлось. Уберите часть условий."]


@pytest.mark.usefixtures("group")
def test_nothing_found_is_said(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.text_input(key="comment_words").set_value("крокодил").run()
    assert not app.exception
    assert [one.value for one in app.info] == ["Ничего не нашлось. Уберите часть условий."]


def test_a_word_becomes_a_tag_on_all_that_hold_it_and_is_counted(
    open_page: OpenPage, store: Database, group: int
) -> None:
    app = open_page(PAGE)
    app.button_group(key="comment_stem").set_value("ям").run()
    tag = next(one for one in app.text_input if one.label == "Название метки")
    assert tag.value == "ямы"
    app.button(key=button(app, "Поставить метку на все найденные (2)")).click().run()
    assert not app.exception
    assert [marks(store, group)[PLACES[at]].tags for at in (1, 3)] == [("ямы",), ("ямы",)]
    assert '<td class="number">33 %</td>' in html(app)
    app.selectbox(key="comment_show").set_value("untagged").run()
    assert "Ямы на дороге" not in html(app)
    app.selectbox(key="comment_show").set_value("every").run()
    app.button(key="untag_ямы").click().run()
    assert {mark.tags for mark in marks(store, group).values()} == {()}


def test_a_card_is_tagged_by_itself(open_page: OpenPage, store: Database, group: int) -> None:
    app = open_page(PAGE)
    app.button_group(key="comment_stem").set_value("ям").run()
    app.button(key=button(app, "Поставить метку на все найденные (2)")).click().run()
    app.button_group(key="comment_stem").set_value(None).run()
    box = next(one for one in app.multiselect if "_2_" in str(one.key))
    box.set_value(["ямы"]).run()
    assert not app.exception
    assert marks(store, group)[PLACES[0]].tags == ("ямы",)
    box = next(one for one in app.multiselect if "_2_" in str(one.key))
    assert box.value == ["ямы"]
    box.set_value([]).run()
    assert marks(store, group)[PLACES[0]].tags == ()


@EVERY_LANGUAGE
def test_a_quote_goes_into_an_act_without_anything_personal(
    open_page: OpenPage, store: Database, group: int, language: Language
) -> None:
    t = translator(language)
    act = Act(ActKind.SERVICES, "Группа Токмок", "Оценка услуг", facts=("Опрошено 40 жителей.",))
    add_act(store, group, act, language="ru", evidence={})
    app = signed(open_page(PAGE, language))
    area = next(one for one in app.text_area if "_4_" in str(one.key))
    assert area.value == "Звоните …, воды нет"
    area.set_value("воды нет").run()
    app.button(key=button(app, t("comments.card.quote_keep"), 4)).click().run()
    assert not app.exception
    assert marks(store, group)[PLACES[2]].quote == "воды нет"
    app.button(key="put_quotes").click().run()
    assert not app.exception
    (stored,) = acts_of(store, group)
    assert stored.act.facts == (
        "Опрошено 40 жителей.",
        "Из свободных ответов жителей (без имён): «воды нет».",
    )
    app.button(key=button(app, t("comments.card.quote_drop"), 4)).click().run()
    assert marks(store, group)[PLACES[2]].quote == ""


@EVERY_LANGUAGE
def test_low_ratings_come_first(open_page: OpenPage, group: int, store: Database, language: Language) -> None:
    from smio.store import load_round  # noqa: PLC0415 - an independent look at the ratings

    responses = load_round(store, rounds_of(store, group)[-1].id).responses
    means = responses.ratings.mean(axis=1)
    order = sorted(range(len(TEXTS)), key=lambda at: (means[at], at))
    said = html(open_page(PAGE, language))
    plain = {0: "Вода мутная", 1: "Ямы на дороге", 3: "Дорога разбита", 4: "Суу жок"}
    places = [said.index(plain[at]) for at in order if at in plain]
    assert places == sorted(places)


@EVERY_LANGUAGE
def test_a_group_without_free_answers_is_told_how_to_ask(
    open_page: OpenPage, store: Database, language: Language
) -> None:
    keep_rounds(store, "Токмок", [round_of("Первая", ("water",), 1)])
    app = open_page(PAGE, language)
    assert not app.exception
    assert [one.value for one in app.info] == [translator(language)("comments.page.none")]


@pytest.mark.usefixtures("demo_store")
@EVERY_LANGUAGE
def test_the_demo_shows_free_answers_with_what_is_personal_masked(open_page: OpenPage, language: Language) -> None:
    app = open_page(PAGE, language)
    assert not app.exception
    said = html(app)
    assert "Ямы на дороге у школы" in said
    assert "0555" not in said
    assert "Примерова" not in said
    assert translator(language)("interface.generated") in said


def test_the_scores_lead_to_the_answers_and_show_none(open_page: OpenPage, group: int) -> None:
    app = open_page("services/scores")
    assert group
    assert not any(text[:12] in html(app) for text in TEXTS)
    app.button(key="to_services/comments").click().run()
    assert app.title[0].value == "Что пишут жители"
