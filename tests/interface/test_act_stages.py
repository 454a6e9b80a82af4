"""The check of an act on its page, experts' remarks and approvals, signing, and the way to a closed matter."""

from dataclasses import replace
from datetime import date

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from smio.checklist import ItemAnswer
from smio.interface.act_drafts import act_file
from smio.language import LANGUAGES, Language, translator
from smio.monitoring import ActKind, Member, Recommendation, Stage
from smio.monitoring.act_check import check_act
from smio.monitoring.act_fault import Severity
from smio.store import Database, acts_of, change_act, measurements_of, move_act, remarks_on, save_answer
from tests.interface.acts_written import at_part, composed, latest, shown, the_group
from tests.interface.conftest import OpenPage

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
PEOPLE = (Member("Асанова Айгуль", "житель", chair=True), Member("Петров Иван"), Member("Ким Анна"))
EXPERT = "Ли Виктор"


def sound(store: Database) -> None:
    """Give the latest act everything that must stand in an act, in another window."""
    stored = latest(store)
    act = replace(
        stored.act,
        number="7",
        subject="состояние тротуара",
        signed_on=date(2026, 2, 8),
        place="ул. Ленина, 1",
        basis="постановление кенеша № 5",
        period=(date(2026, 2, 8), date(2026, 2, 8)),
        participants=PEOPLE,
        method="осмотр и обмер рулеткой",
        facts=("Плитка разбита на участке 40 м.",),
        conclusions=("Участок 40 м требует ремонта.",),
        recommendations=(Recommendation("Заменить плитку на участке 40 м", "мэрия", date(2030, 5, 1), "разбита"),),
        answer_by=date(2030, 4, 1),
        copies=("мэру", "председателю городского кенеша"),
    )
    change_act(store, stored.id, stored.version, act)


def musts(store: Database) -> list[str]:
    stored = latest(store)
    found = check_act(stored.act, translator("ru"), date.today(), drafted=stored.drafted)  # noqa: DTZ011 - as the page
    return [fault.code for fault in found if fault.severity is Severity.MUST]


def key(store: Database, name: str) -> str:
    return f"act_{latest(store).id}_{name}"


def keys(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


@EVERY_LANGUAGE
def test_every_finding_of_the_check_is_shown_with_why_and_how_and_counted(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = composed(open_page, ActKind.FREE, language)
    words = translator(language)
    codes = musts(demo_store)
    assert codes
    assert words("acts.check.count_must", n=len(codes)) in shown(app)
    app.button(key="show_check").click().run()
    page = shown(app).replace("\\", "")
    for code in codes:
        if "{" not in words(f"act_check.{code}.why"):
            assert words(f"act_check.{code}.why") in page


def test_a_finding_leads_to_its_field_and_stands_under_it(open_page: OpenPage, demo_store: Database) -> None:
    app = at_part(composed(open_page, ActKind.FREE), "check")
    number = musts(demo_store).index("no_answer_by")
    app.button(key=key(demo_store, f"go_must_{number}")).click().run()
    assert app.button_group(key="act_parts").value == "head"
    assert app.query_params["part"] == "head"
    said = translator("ru")("act_check.no_answer_by.what")
    assert said in shown(app).replace("\\", "")
    app.date_input(key=key(demo_store, "answer_by")).set_value(date(2030, 2, 8)).run()
    assert said not in shown(app).replace("\\", "")


@EVERY_LANGUAGE
def test_one_press_mends_what_a_program_may_mend(open_page: OpenPage, demo_store: Database, language: Language) -> None:
    app = at_part(composed(open_page, ActKind.FREE, language), "check")
    number = musts(demo_store).index("no_answer_by")
    app.button(key=key(demo_store, f"mend_must_{number}")).click().run()
    assert not app.exception
    assert latest(demo_store).act.answer_by is not None
    assert "no_answer_by" not in musts(demo_store)


@EVERY_LANGUAGE
def test_a_sound_act_is_signed_its_words_are_then_read_only_and_it_can_come_back(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = composed(open_page, ActKind.FREE, language)
    sound(demo_store)
    assert musts(demo_store) == []
    at_part(app, "check").button(key=key(demo_store, "sign")).click().run()
    assert not app.exception
    assert latest(demo_store).stage is Stage.SIGNED
    assert not app.text_input
    assert "to_group_work/letters" in keys(app)
    assert "Плитка разбита на участке 40 м" in shown(app).replace("\\", "")
    app.button(key=key(demo_store, "to_draft")).click().run()
    assert latest(demo_store).stage is Stage.DRAFT
    assert at_part(app, "head").text_input(key=key(demo_store, "number")).value == "7"


def test_a_signed_paper_stays_as_it_was_signed_whatever_becomes_of_its_data(
    open_page: OpenPage, demo_store: Database
) -> None:
    app = composed(open_page, ActKind.CHECKLIST)
    sound(demo_store)
    app.run()
    group = the_group(demo_store)
    before = act_file(latest(demo_store), group)
    at_part(app, "check").button(key=key(demo_store, "sign")).click().run()
    signed = latest(demo_store)
    assert signed.stage is Stage.SIGNED
    assert act_file(signed, group) == before

    measured = measurements_of(demo_store, group.id)[-1]
    answer = ItemAnswer("no", note="исправлено после подписи")
    save_answer(demo_store, measured.id, "1.2", answer, version=measured.versions.get("1.2", 0))
    st.cache_resource.clear()
    assert act_file(signed, group) == before

    move_act(demo_store, signed.id, signed.version, Stage.DRAFT)
    assert act_file(latest(demo_store), group) != before


@EVERY_LANGUAGE
def test_what_must_be_mended_blocks_signing_until_the_group_writes_why(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = at_part(composed(open_page, ActKind.FREE, language), "check")
    assert key(demo_store, "sign") not in keys(app)
    assert app.button(key=key(demo_store, "sign_anyway")).disabled
    app.text_input(key="person_at_screen").set_value("Асанова Айгуль").run()
    app.button(key=key(demo_store, "sign_anyway")).click().run()
    assert latest(demo_store).stage is Stage.DRAFT
    assert app.toast[0].value == translator(language)("acts.sign.reason_needed")
    app.text_area(key=key(demo_store, "sign_reason")).set_value("двое в отъезде").run()
    app.button(key=key(demo_store, "sign_anyway")).click().run()
    assert latest(demo_store).stage is Stage.SIGNED
    (remark,) = remarks_on(demo_store, latest(demo_store).id)
    assert (remark.text, remark.who) == ("двое в отъезде", "Асанова Айгуль")
    assert any("двое в отъезде" in warning.value for warning in app.warning)


@EVERY_LANGUAGE
def test_experts_remark_on_a_part_and_the_group_settles_it(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = composed(open_page, ActKind.FREE, language)
    sound(demo_store)
    at_part(app, "check").button(key=key(demo_store, "to_review")).click().run()
    assert latest(demo_store).stage is Stage.REVIEW
    at_part(app, "facts")
    app.text_area(key=key(demo_store, "remark_text_facts")).set_value("Сколько метров?")
    app.button(key=key(demo_store, "remark_add_facts")).click().run()
    assert not remarks_on(demo_store, latest(demo_store).id)
    app.text_area(key=key(demo_store, "remark_text_facts")).set_value("Сколько метров?")
    app.text_input(key=key(demo_store, "remark_who_facts")).set_value(EXPERT)
    app.button(key=key(demo_store, "remark_add_facts")).click().run()
    (remark,) = remarks_on(demo_store, latest(demo_store).id)
    assert (remark.field, remark.text, remark.who, remark.settled) == ("facts", "Сколько метров?", EXPERT, False)
    label = translator(language)("acts.part.facts")
    assert f"{label} · 1" in app.button_group(key="act_parts").options
    app.button(key=key(demo_store, f"settle_{remark.id}")).click().run()
    assert remarks_on(demo_store, latest(demo_store).id)[0].settled
    assert label in app.button_group(key="act_parts").options


@EVERY_LANGUAGE
def test_who_reads_the_whole_act_remarks_on_any_part_of_it(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = composed(open_page, ActKind.FREE, language)
    sound(demo_store)
    at_part(app, "read")
    for part, words in (("read", "Хорошо написано."), ("conclusions", "Вывод шире факта.")):
        app.selectbox(key=key(demo_store, "remark_on_read")).set_value(part)
        app.text_area(key=key(demo_store, "remark_text_read")).set_value(words)
        app.text_input(key=key(demo_store, "remark_who_read")).set_value(EXPERT)
        app.button(key=key(demo_store, "remark_add_read")).click().run()
    assert not app.exception
    remarks = remarks_on(demo_store, latest(demo_store).id)
    assert [(one.field, one.text) for one in remarks] == [
        ("read", "Хорошо написано."),
        ("conclusions", "Вывод шире факта."),
    ]
    page = shown(app).replace("\\", "")
    assert "Вывод шире факта." in page
    assert f"· {translator(language)('acts.part.conclusions')}" in page
    assert "Вывод шире факта." in shown(at_part(app, "conclusions")).replace("\\", "")


@EVERY_LANGUAGE
def test_an_approval_holds_through_signing_and_not_through_a_change(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = composed(open_page, ActKind.FREE, language)
    sound(demo_store)
    at_part(app, "check")
    app.text_input(key="person_at_screen").set_value(EXPERT).run()
    app.button(key=key(demo_store, "approve")).click().run()
    assert EXPERT in app.success[-1].value
    app.button(key=key(demo_store, "to_review")).click().run()
    app.button(key=key(demo_store, "sign")).click().run()
    assert EXPERT in app.success[-1].value
    app.button(key=key(demo_store, "to_draft")).click().run()
    at_part(app, "head").text_input(key=key(demo_store, "place")).set_value("ул. Другая, 2").run()
    at_part(app, "check")
    assert not [one for one in app.success if EXPERT in one.value]
    assert [one for one in app.warning if EXPERT in one.value]


def test_a_sent_act_is_closed_and_opened_again_and_never_a_draft(open_page: OpenPage, demo_store: Database) -> None:
    sent = next(one for one in acts_of(demo_store, the_group(demo_store).id) if one.stage is Stage.SENT)
    app = open_page("group_work/acts")
    app.button(key=f"open_{sent.id}").click().run()
    assert f"act_{sent.id}_to_draft" not in keys(app)
    app.button(key=f"act_{sent.id}_to_closed").click().run()
    app.button(key=f"act_{sent.id}_to_answered").click().run()
    stages = {one.id: one.stage for one in acts_of(demo_store, the_group(demo_store).id)}
    assert stages[sent.id] is Stage.ANSWERED


def test_a_stage_that_another_window_reached_first_is_refused_in_words(
    open_page: OpenPage, demo_store: Database
) -> None:
    app = at_part(composed(open_page, ActKind.FREE), "check")
    stored = latest(demo_store)
    move_act(demo_store, stored.id, stored.version, Stage.SIGNED)
    app.button(key=f"act_{stored.id}_to_review").click().run()
    assert not app.exception
    assert app.toast[0].value
    assert latest(demo_store).stage is Stage.SIGNED


@EVERY_LANGUAGE
def test_the_history_says_who_did_what(open_page: OpenPage, demo_store: Database, language: Language) -> None:
    app = at_part(composed(open_page, ActKind.FREE, language), "check")
    app.text_input(key="person_at_screen").set_value(EXPERT).run()
    at_part(app, "head").text_input(key=key(demo_store, "number")).set_value("9").run()
    at_part(app, "check")
    app.session_state[key(demo_store, "history")] = True
    app.run()
    assert not app.exception
    page, words = shown(app), translator(language)
    assert EXPERT in page
    assert f"{words('interface.event.act_changed')}: {words('acts.field.number')}" in page


def test_a_draft_is_removed_after_a_tick_and_a_signed_act_is_not(open_page: OpenPage, demo_store: Database) -> None:
    app = at_part(composed(open_page, ActKind.FREE), "check")
    stored = latest(demo_store)
    assert app.button(key=f"act_{stored.id}_remove").disabled
    app.checkbox(key=f"act_{stored.id}_sure").check().run()
    app.button(key=f"act_{stored.id}_remove").click().run()
    assert latest(demo_store).id != stored.id
    assert "new_act" in keys(app)
