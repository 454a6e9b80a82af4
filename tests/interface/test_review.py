"""Assessors settle their differences; the authority marks the group's answers."""

from datetime import date

import pytest

from smio.checklist import AuthorityMark, ItemAnswer, Measurement
from smio.interface.assessors import kappa_word
from smio.language import translator
from smio.monitoring import Group
from smio.store import (
    Database,
    StoredMeasurement,
    add_group,
    add_measurement,
    database_url,
    load_measurement,
    save_answer,
    save_mark,
)
from tests.interface.conftest import OpenPage

PAGE = "index/review"


@pytest.fixture
def measurement(data_directory: object) -> int:  # noqa: ARG001 - the store stands there
    """Two assessors agree on 1.1, differ on 1.2; the group has answered 1.3 alone."""
    database = Database(database_url())
    group = add_group(database, Group("Группа", "Ош"))
    answers = {
        "Айгуль": {"1.1": ItemAnswer("yes", note="видела"), "1.2": ItemAnswer("yes")},
        "Бакыт": {"1.1": ItemAnswer("yes"), "1.2": ItemAnswer("no", link="https://example.kg")},
    }
    filled = Measurement(
        "mibp-example",
        "1",
        date(2026, 1, 1),
        date(2026, 3, 31),
        {"1.3": ItemAnswer("partly")},
        assessments=answers,
    )
    return add_measurement(database, group, filled)


def kept(measurement: int) -> StoredMeasurement:
    return load_measurement(Database(database_url()), measurement)


def test_agreement_is_shown_as_percent_and_kappa(open_page: OpenPage, measurement: int) -> None:
    app = open_page(PAGE)
    assert not app.exception
    shown = {metric.label: metric.value for metric in app.metric}
    # Two items, one equal. Айгуль says yes twice, Бакыт yes and no: chance is 1 · 1/2, so kappa = 0.
    assert shown["Одинаковых ответов"] == "50\u00a0%"
    assert shown["Каппа Коэна"] == "0,00"
    assert shown["Пунктов с ответами всех"] == "2"
    assert kept(measurement).measurement.codes == {"1.3": "partly"}


def test_equal_answers_become_the_groups_with_their_proof(open_page: OpenPage, measurement: int) -> None:
    app = open_page(PAGE)
    app.button(key="take_over").click().run()
    assert not app.exception
    stored = kept(measurement).measurement
    assert stored.codes == {"1.1": "yes", "1.3": "partly"}
    assert stored.answers["1.1"].note == "видела"


def test_a_difference_is_settled_in_the_list(open_page: OpenPage, measurement: int) -> None:
    app = open_page(PAGE)
    app.button_group(key=f"settle_{measurement}_1.2").set_value("no").run()
    assert not app.exception
    stored = kept(measurement).measurement
    assert stored.codes["1.2"] == "no"
    assert stored.answers["1.2"].link == "https://example.kg"
    assert {name: found["1.2"].answer for name, found in stored.assessments.items()} == {"Айгуль": "yes", "Бакыт": "no"}


def test_settling_does_not_overwrite_what_somebody_settled_meanwhile(open_page: OpenPage, measurement: int) -> None:
    app = open_page(PAGE)
    save_answer(Database(database_url()), measurement, "1.2", ItemAnswer("partly"), version=0)
    app.button_group(key=f"settle_{measurement}_1.2").set_value("no").run()
    assert kept(measurement).measurement.codes["1.2"] == "partly"
    assert "только что ответил кто-то другой" in app.toast[0].value


def test_the_authority_disagrees_with_a_reason_and_both_scores_are_shown(open_page: OpenPage, measurement: int) -> None:
    app = open_page(PAGE)
    app.button_group(key=f"stand_{measurement}_1.3").set_value("differs").run()
    app.button_group(key=f"theirs_{measurement}_1.3").set_value("yes").run()
    app.text_area(key=f"reason_{measurement}_1.3").set_value("Таблица на сайте").run()
    assert not app.exception
    mark = kept(measurement).measurement.marks["1.3"]
    assert (mark.agrees, mark.answer, mark.reason) == (False, "yes", "Таблица на сайте")
    shown = {metric.label: metric.value for metric in app.metric}
    assert (shown["По ответам группы"], shown["По ответам мэрии"]) == ("50", "100")
    assert kept(measurement).measurement.codes == {"1.3": "partly"}


def test_the_authority_agrees_with_all_that_is_left_in_one_click(open_page: OpenPage, measurement: int) -> None:
    app = open_page(PAGE)
    app.button(key="agree_all_1").click().run()
    assert not app.exception
    assert {item: mark.agrees for item, mark in kept(measurement).measurement.marks.items()} == {"1.3": True}


def test_a_mark_does_not_overwrite_a_newer_one(open_page: OpenPage, measurement: int) -> None:
    app = open_page(PAGE)
    save_mark(Database(database_url()), measurement, "1.3", AuthorityMark(agrees=False, answer="yes"), version=0)
    app.button_group(key=f"stand_{measurement}_1.3").set_value("agrees").run()
    assert not kept(measurement).measurement.marks["1.3"].agrees
    assert app.toast


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_the_page_speaks_the_language(open_page: OpenPage, measurement: int, language: str) -> None:
    app = open_page(PAGE, language)
    assert not app.exception
    assert kept(measurement).measurement.codes == {"1.3": "partly"}
    assert app.title[0].value == translator("en" if language == "en" else "ky" if language == "ky" else "ru")(
        "interface.page.index_review.title"
    )


@pytest.mark.parametrize(
    ("kappa", "word"),
    [
        (None, None),
        (-0.1, "согласия нет"),
        (0.2, "очень слабое"),
        (0.41, "умеренное"),
        (0.61, "существенное"),
        (1.0, "почти полное"),
    ],
)
def test_kappa_is_put_in_words(kappa: float | None, word: str | None) -> None:
    assert kappa_word(kappa, translator("ru")) == word
