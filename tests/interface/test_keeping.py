"""A copy of everything and its way back on the page; the report of a period."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from smio.interface.report_form import gathered, period_name
from smio.language import LANGUAGES, Language, translator
from smio.monitoring import PlanItem
from smio.monitoring.periods import ReportPeriod, Span, period_of
from smio.store import (
    Database,
    add_group,
    add_plan_items,
    all_groups,
    backup,
    database_url,
    letters_of,
    register_of,
)
from tests.interface.acts_sent import GROUP, TODAY, sent_act
from tests.interface.conftest import OpenPage

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def store(data_directory: object) -> Database:  # noqa: ARG001 - where the store is
    return Database(database_url())


def brought(app: AppTest, content: bytes) -> AppTest:
    return app.file_uploader(key="restore_file").set_value(("копия.zip", content, "application/zip")).run()


@EVERY_LANGUAGE
def test_a_copy_fills_an_empty_store_after_a_look_inside(
    open_page: OpenPage, store: Database, language: Language, tmp_path: object
) -> None:
    other = Database(f"sqlite:///{tmp_path}/other.sqlite3")
    sent = sent_act(other)
    t = translator(language)
    app = open_page("settings/backup", language)
    assert app.info[0].value == t("keeping.copy.nothing")
    brought(app, backup(other))
    shown = "".join(str(element.proto.body) for element in app.get("html"))
    assert t("keeping.counted.letters") in shown
    assert not app.warning  # there is nothing to lose
    app.button(key="restore").click().run()
    assert not app.exception
    assert [one.group for one in all_groups(store)] == [GROUP]
    assert register_of(store, sent.group) == register_of(other, sent.group)
    assert letters_of(store, sent.group) == letters_of(other, sent.group)


@EVERY_LANGUAGE
def test_what_is_here_goes_only_for_a_typed_word(
    open_page: OpenPage, store: Database, language: Language, tmp_path: object
) -> None:
    other = Database(f"sqlite:///{tmp_path}/other.sqlite3")
    sent_act(other)
    add_group(store, GROUP)
    add_group(store, GROUP)
    t = translator(language)
    app = brought(open_page("settings/backup", language), backup(other))
    assert app.button(key="restore").disabled
    app.text_input(key="restore_word").set_value("да").run()
    assert app.button(key="restore").disabled
    assert len(all_groups(store)) == 2
    app.text_input(key="restore_word").set_value(f" {t('keeping.restore.word').upper()} ").run()
    app.button(key="restore").click().run()
    assert not app.exception
    assert len(all_groups(store)) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a copy at all"])
def test_a_file_that_is_no_copy_is_refused_in_one_sentence(
    open_page: OpenPage, store: Database, content: bytes
) -> None:
    add_group(store, GROUP)
    app = brought(open_page("settings/backup"), content)
    assert len(app.error) == 1
    assert not [button for button in app.button if button.key == "restore"]
    assert len(all_groups(store)) == 1


@EVERY_LANGUAGE
def test_the_report_says_what_it_will_hold(open_page: OpenPage, store: Database, language: Language) -> None:
    sent = sent_act(store)
    add_plan_items(store, sent.group, [PlanItem("Осмотр дорог", due=TODAY, done_on=TODAY)])
    app = open_page("council/report", language)
    app.button_group(key="report_span").set_value("own").run()
    app.date_input(key="report_start").set_value(TODAY - timedelta(days=60)).run()
    assert not app.exception
    t = translator(language)
    shown = "".join(str(element.proto.body) for element in app.get("html"))
    assert t("keeping.report.planned_done", done=1) in shown
    assert t("keeping.report.answered", answered=0) in shown
    assert len(app.get("download_button")) == 1
    app.date_input(key="report_start").set_value(TODAY + timedelta(days=1)).run()
    assert app.warning[0].value == t("keeping.report.reversed")


def test_an_empty_period_is_said_to_be_empty(open_page: OpenPage, store: Database) -> None:
    group = add_group(store, GROUP)
    app = open_page("council/report")
    app.button_group(key="report_span").set_value("year").run()
    app.selectbox(key=f"report_year_{group}").set_value(2).run()
    assert app.info[0].value == translator("ru")("keeping.report.nothing")


def test_the_last_period_in_which_the_group_worked_is_offered_first(open_page: OpenPage, store: Database) -> None:
    group = add_group(store, GROUP)
    later = TODAY + timedelta(days=200)
    add_plan_items(store, group, [PlanItem("Осмотр дорог", due=date(2021, 5, 20)), PlanItem("Позже", due=later)])
    app = open_page("council/report")
    offered = app.selectbox(key=f"report_quarter_{group}")
    assert offered.index is not None
    assert offered.options[offered.index].startswith("2-й квартал 2021")
    assert str(TODAY.year) in offered.options[0]


@pytest.mark.usefixtures("demo_store")
@pytest.mark.parametrize("language", ["ru", "ky"])
def test_the_report_of_the_demo_is_written_with_its_rounds_and_measurements(
    demo_store: Database, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    from smio.documents.summary_report import write_report  # noqa: PLC0415 - see the name

    for module in ("report_form", "results"):
        monkeypatch.setattr(f"smio.interface.{module}.database", lambda: demo_store)
    group = all_groups(demo_store)[0]
    report = gathered(group, (date(2019, 1, 1), TODAY), language)
    assert [(len(one.rounds), len(one.measurements)) for one in report.results] == [(2, 0), (0, 2)]
    document = Document(BytesIO(write_report(report, translator(language))))
    assert len(document.inline_shapes) >= 2
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "58" in words


@EVERY_LANGUAGE
def test_a_period_is_named_by_its_place_in_the_year_and_its_days(language: Language) -> None:
    t = translator(language)
    name = period_name(ReportPeriod(Span.QUARTER, 2026, 4), t)
    assert "4" in name
    assert "2026" in name
    assert t.short_date(date(2026, 12, 31)) in name
    assert period_name(period_of(Span.YEAR, TODAY), t)
