"""The authority's page: opened by its link alone, each answer kept by itself, closed by those who answer."""

import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from smio.interface.messages import as_text
from smio.language import LANGUAGES, Language, translator
from smio.monitoring import Reply, Status, Voice
from smio.store import (
    Database,
    add_group,
    add_reply,
    database_url,
    finish_link,
    make_link,
    open_link,
    register_of,
    withdraw_link,
)
from smio.store.links import links_of
from tests.interface.acts_sent import ASKED, GROUP, TODAY, Sent, letter_of, sent_act, signed_act

ROOT = Path(__file__).resolve().parents[2]
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
WHO = "Ибраев Н. А., мэр"

OpenLink = Callable[..., AppTest]


@pytest.fixture
def store(data_directory: Path) -> Database:  # noqa: ARG001 - where the store is
    return Database(database_url())


@pytest.fixture
def sent(store: Database) -> Sent:
    return sent_act(store)


@pytest.fixture
def open_answers() -> OpenLink:
    """Open a link, on the page of its own or in the app."""

    def opened(token: str, language: str = "ru", script: str = "answers.py") -> AppTest:
        app = AppTest.from_file(str(ROOT / script), default_timeout=60)
        app.query_params["answer"] = token
        if language != "ru":
            app.query_params["lang"] = language
        return app.run()

    return opened


def key_of(app: AppTest, field: str, name: str) -> str:
    """The key of a field of a recommendation's form as it stands now."""
    form = app.session_state[f"form_{name}"]
    return f"{field}_{name}_{form}"


def answer(app: AppTest, name: str, status: str, text: str) -> AppTest:
    app.text_input(key="answer_who").set_value(WHO)
    app.button_group(key=key_of(app, "status", name)).set_value(Status(status)).run()
    app.text_area(key=key_of(app, "text", name)).set_value(text)
    return app.button(key=f"keep_{name}").click().run()


def shown(app: AppTest) -> str:
    """Everything the page says."""
    elements = [*app.markdown, *app.caption, *app.error, *app.success, *app.title, *app.subheader, *app.info]
    return "\n".join(str(element.value) for element in elements)


@pytest.mark.parametrize("script", ["answers.py", "app.py"])
@EVERY_LANGUAGE
def test_a_link_opens_its_letter_and_nothing_else(
    open_answers: OpenLink, store: Database, sent: Sent, language: Language, script: str
) -> None:
    other = add_group(store, GROUP)
    letter_of(signed_act(store, other, "ДРУГОЙ"), store, other)
    app = open_answers(sent.token, language, script)
    t = translator(language)
    assert not app.exception
    assert app.title[0].value == t("correspondence.answer.title")
    said = shown(app)
    assert all(one.what in said for one in ASKED)
    assert "ДРУГОЙ" not in said
    assert [box.key for box in app.selectbox] == []  # no picker of groups
    assert not app.sidebar.children


def test_an_answer_is_kept_by_itself_and_the_next_form_opens(
    open_answers: OpenLink, store: Database, sent: Sent
) -> None:
    app = answer(open_answers(sent.token), f"{sent.act}_1", "done", "Крыша готова.")
    assert not app.exception
    first, *rest = register_of(store, sent.group)
    assert [(one.status, one.text, one.who, one.on, one.by_link) for one in first.replies] == [
        (Status.DONE, "Крыша готова.", WHO, TODAY, True)
    ]
    assert all(not one.replies for one in rest)
    assert "1 из 3" in app.get("progress")[0].proto.text
    assert key_of(app, "text", f"{sent.act}_2")
    again = open_answers(sent.token)  # after a reload
    assert again.text_input(key="answer_who").value == WHO
    assert "1 из 3" in again.get("progress")[0].proto.text


@pytest.mark.parametrize(
    ("status", "text", "fault"),
    [
        ("refused", "", "reason"),
        ("promised", "Сделаем весной.", "promised_by"),
        ("done", "", "nothing_said"),
    ],
)
@EVERY_LANGUAGE
def test_an_answer_that_says_too_little_is_refused_and_what_was_typed_stays(
    open_answers: OpenLink, store: Database, sent: Sent, language: Language, status: str, text: str, fault: str
) -> None:
    name = f"{sent.act}_1"
    app = answer(open_answers(sent.token, language), name, status, text)
    assert app.error[0].value == as_text(translator(language)(f"correspondence.fault.{fault}"))
    assert app.text_area(key=key_of(app, "text", name)).value == text
    assert all(not one.replies for one in register_of(store, sent.group))


def test_who_answers_must_be_named(open_answers: OpenLink, store: Database, sent: Sent) -> None:
    app = open_answers(sent.token)
    name = f"{sent.act}_1"
    app.button_group(key=key_of(app, "status", name)).set_value(Status.DONE).run()
    app.text_area(key=key_of(app, "text", name)).set_value("Готово.")
    app.button(key=f"keep_{name}").click().run()
    assert app.error[0].value == as_text(translator("ru")("correspondence.fault.who"))
    assert not register_of(store, sent.group)[0].replies


def test_a_promise_carries_its_day_and_can_be_added_to(open_answers: OpenLink, store: Database, sent: Sent) -> None:
    name = f"{sent.act}_1"
    app = open_answers(sent.token)
    app.button_group(key=key_of(app, "status", name)).set_value(Status.PROMISED).run()
    day = TODAY + timedelta(days=20)
    app.date_input(key=key_of(app, "promised", name)).set_value(day)
    answer(app, name, "promised", "Начнём в мае.")
    app.button(key=f"edit_{name}").click().run()
    answer(app, name, "done", "Закончили раньше.")
    replies = register_of(store, sent.group)[0].replies
    assert [(one.status, one.promised_by) for one in replies] == [(Status.PROMISED, day), (Status.DONE, None)]


def test_a_file_comes_with_its_answer_and_a_foreign_kind_is_refused(
    open_answers: OpenLink, store: Database, sent: Sent
) -> None:
    name = f"{sent.act}_1"
    app = open_answers(sent.token)
    app.file_uploader(key=key_of(app, "files", name)).set_value(("ответ.pdf", b"<script>", "application/pdf"))
    answer(app, name, "done", "")
    assert "ответ.pdf" in app.error[0].value
    assert not register_of(store, sent.group)[0].replies
    app.file_uploader(key=key_of(app, "files", name)).set_value(("ответ.pdf", b"%PDF-1.7 answer", "application/pdf"))
    answer(app, name, "done", "")
    assert not app.error
    (file,) = register_of(store, sent.group)[0].replies[0].files
    assert (file.name, file.size) == ("ответ.pdf", len(b"%PDF-1.7 answer"))


@EVERY_LANGUAGE
def test_finishing_asks_first_then_closes_the_link_and_gives_a_receipt(
    open_answers: OpenLink, store: Database, sent: Sent, language: Language
) -> None:
    t = translator(language)
    app = open_answers(sent.token, language)
    assert app.button(key="finish").disabled
    answer(app, f"{sent.act}_1", "done", "Готово.")
    app.button(key="finish").click().run()
    assert app.warning[0].value == t("correspondence.answer.left", n=2)
    app.button(key="finish_no").click().run()
    assert links_of(store, sent.group)[0].finished_at is None
    app.button(key="finish").click().run()
    app.button(key="finish_yes").click().run()
    assert links_of(store, sent.group)[0].finished_at is not None
    assert app.title[0].value == t("correspondence.receipt.title")
    table = "".join(str(element.proto.body) for element in app.get("html"))
    assert ASKED[0].what in table
    assert "Готово." in table
    assert t("correspondence.status.no_answer") in table
    assert len(app.get("download_button")) == 1


def hostile_tokens(store: Database, sent: Sent) -> dict[str, str]:
    withdrawn = make_link(store, sent.letter, TODAY + timedelta(days=9))
    withdraw_link(store, links_of(store, sent.group)[0].id)
    finished = make_link(store, sent.letter, TODAY + timedelta(days=9))
    finish_link(store, finished, TODAY)
    return {
        "forged": sent.token[:-2] + ("AA" if not sent.token.endswith("AA") else "BB"),
        "forged_empty": "",
        "forged_nonsense": "<script>alert(1)</script>",
        "forged_long": "A" * 5000,
        "withdrawn": withdrawn,
        "expired": make_link(store, sent.letter, TODAY - timedelta(days=1)),
        "finished": finished,
    }


@pytest.mark.parametrize(
    "kind", ["forged", "forged_empty", "forged_nonsense", "forged_long", "withdrawn", "expired", "finished"]
)
@pytest.mark.parametrize("script", ["answers.py", "app.py"])
def test_a_link_that_does_not_open_gets_one_sentence_and_a_line_in_the_log(
    open_answers: OpenLink, store: Database, sent: Sent, kind: str, script: str, caplog: pytest.LogCaptureFixture
) -> None:
    token = hostile_tokens(store, sent)[kind]
    caplog.clear()
    app = open_answers(token, script=script)
    assert not app.exception
    assert len(app.error) == 1
    assert [*app.title, *app.markdown, *app.caption, *app.button, *app.text_input] == []
    assert GROUP.name not in app.error[0].value
    assert [record.name for record in caplog.records if record.levelno == logging.WARNING].count("smio.links") == 1


def test_a_link_withdrawn_while_the_page_is_open_keeps_nothing_more(
    open_answers: OpenLink, store: Database, sent: Sent
) -> None:
    app = open_answers(sent.token)
    withdraw_link(store, links_of(store, sent.group)[0].id)
    name = f"{sent.act}_1"
    key = key_of(app, "text", name)
    app.text_input(key="answer_who").set_value(WHO)
    app.text_area(key=key).set_value("Поздно.")
    app.button(key=f"keep_{name}").click().run()
    assert [one.value for one in app.error] == [translator("ru")("store.error.link_withdrawn")]
    assert all(not one.replies for one in register_of(store, sent.group))


def test_what_the_group_saw_is_not_shown_to_the_authority(open_answers: OpenLink, store: Database, sent: Sent) -> None:
    seen = Reply(Status.IN_PROGRESS, "Ограды всё ещё нет.", TODAY, Voice.GROUP, "Асанова А.")
    add_reply(store, sent.group, sent.act, 3, seen)
    assert "Ограды всё ещё нет." not in shown(open_answers(sent.token))
    assert open_link(store, sent.token, TODAY).asked[2].replies == ()
