"""Letters: composed from signed acts, changed word by word, linked, sent; then nothing of them changes."""

from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from smio.interface import letters as letters_module
from smio.interface.letter_form import annex_of, letter_file
from smio.interface.reply_links import link_address, reachable
from smio.language import LANGUAGES, Language, translator
from smio.monitoring import LetterKind, Stage, answer_due
from smio.store import (
    Database,
    StoredGroup,
    StoredLetter,
    add_act,
    add_group,
    all_groups,
    database_url,
    letters_of,
    links_of,
    load_act,
    load_letter,
    move_act,
    open_link,
)
from tests.interface.acts_sent import GROUP, TODAY, sent_act, signed_act
from tests.interface.conftest import OpenPage

PAGE = "group_work/letters"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def store(data_directory: object, monkeypatch: pytest.MonkeyPatch) -> Database:  # noqa: ARG001 - where the store is
    monkeypatch.setattr(letters_module, "count_pages_of", three_each)  # LibreOffice has tests of its own
    return Database(database_url())


@pytest.fixture
def group(store: Database) -> StoredGroup:
    add_group(store, GROUP)
    return all_groups(store)[0]


def three_each(papers: Sequence[bytes]) -> tuple[int, ...]:
    return (3,) * len(papers)


def composed(open_page: OpenPage, store: Database, group: StoredGroup, language: str = "ru") -> AppTest:
    """A letter to the mayor with one signed act, open on its page."""
    signed_act(store, group.id)
    app = open_page(PAGE, language)
    app.button(key="compose_letter").click().run()
    return app.run()  # a rerun within a run loses the bound language in AppTest, not in a browser


def only_letter(store: Database, group: StoredGroup) -> StoredLetter:
    (stored,) = letters_of(store, group.id)
    return stored


def test_without_an_act_the_page_says_what_to_do(open_page: OpenPage, group: StoredGroup) -> None:
    app = open_page(PAGE)
    assert group.group == GROUP
    assert app.info[0].value == translator("ru")("correspondence.new.no_acts")
    app.button(key="empty_action").click().run()
    assert app.title[0].value == "Акты"


@EVERY_LANGUAGE
def test_a_draft_cannot_go_with_a_letter(
    open_page: OpenPage, store: Database, group: StoredGroup, language: Language
) -> None:
    act = load_act(store, group.id, signed_act(store, group.id)).act
    add_act(store, group.id, act, language="ru", evidence={})
    app = open_page(PAGE, language)
    assert [box.value for box in app.checkbox] == [True]
    assert translator(language)("correspondence.new.drafts", n=1) in [one.value for one in app.caption]


def test_no_act_ticked_means_no_letter(open_page: OpenPage, store: Database, group: StoredGroup) -> None:
    act = signed_act(store, group.id)
    app = open_page(PAGE)
    app.checkbox(key=f"letter_act_{act}").uncheck().run()
    assert app.button(key="compose_letter").disabled


@pytest.mark.parametrize(("to", "words"), [("mayor", "Мэру"), ("kenesh", "Председателю"), ("commissions", "комисси")])
def test_a_letter_is_composed_to_whom_it_was_asked_for(
    open_page: OpenPage, store: Database, group: StoredGroup, to: str, words: str
) -> None:
    act = signed_act(store, group.id)
    app = open_page(PAGE)
    app.button_group(key="letter_to").set_value(to).run()
    app.button(key="compose_letter").click().run()
    assert not app.exception
    stored = only_letter(store, group)
    assert words in stored.letter.addressee[0]
    assert (stored.kind, stored.act_ids, stored.sent_on) == (LetterKind.COVER, (act,), None)
    assert stored.letter.annexes[0][1] == 3
    assert stored.letter.answer_by == answer_due(TODAY, GROUP.practice)


def test_every_word_is_saved_as_it_is_changed_and_printed(
    open_page: OpenPage, store: Database, group: StoredGroup
) -> None:
    app = composed(open_page, store, group)
    key = f"letter_{only_letter(store, group).id}"
    app.text_input(key=f"{key}_number").set_value("02-15/7").run()
    app.text_area(key=f"{key}_paragraphs").set_value("Первый абзац.\n\nВторой абзац.").run()
    app.text_area(key=f"{key}_annexes").set_value("Акт № 7 – 4\nФотографии").run()
    app.text_area(key=f"{key}_addressee").set_value("Мэру города Токмок\nН. А. Ибраеву").run()
    app.selectbox(key=f"{key}_signer").set_value("Петров Иван").run()
    app.date_input(key=f"{key}_written_on").set_value(date(2026, 2, 5)).run()
    assert not app.exception
    letter = only_letter(store, group).letter
    assert (letter.number, letter.written_on) == ("02-15/7", date(2026, 2, 5))
    assert letter.paragraphs == ("Первый абзац.", "Второй абзац.")
    assert letter.annexes == (("Акт № 7", 4), ("Фотографии", None))
    assert letter.signer is not None
    assert letter.signer.name == "Петров Иван"
    text = words_of(letter_file(only_letter(store, group), group))
    assert all(words in text for words in ("02-15/7", "Второй абзац.", "Н.\u00a0А.\u00a0Ибраеву", "Петров Иван"))


def words_of(docx: bytes) -> str:
    document = Document(BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_two_people_change_two_fields_and_both_stay(open_page: OpenPage, store: Database, group: StoredGroup) -> None:
    one = composed(open_page, store, group)
    letter = only_letter(store, group).id
    other = open_page(PAGE)
    other.button(key=f"open_letter_{letter}").click().run()
    one.text_input(key=f"letter_{letter}_number").set_value("7").run()
    other.text_input(key=f"letter_{letter}_heading").set_value("Об актах").run()
    kept = only_letter(store, group).letter
    assert (kept.number, kept.heading) == ("7", "Об актах")
    other.text_input(key=f"letter_{letter}_number").set_value("8").run()
    one.text_input(key=f"letter_{letter}_number").set_value("9").run()  # this screen still shows 7
    assert only_letter(store, group).letter.number == "8"
    assert one.text_input(key=f"letter_{letter}_number").value == "8"


@EVERY_LANGUAGE
def test_sending_moves_the_acts_and_closes_the_words(
    open_page: OpenPage, store: Database, group: StoredGroup, language: Language
) -> None:
    app = composed(open_page, store, group, language)
    letter = only_letter(store, group)
    day = TODAY - timedelta(days=2)
    app.date_input(key=f"sent_on_{letter.id}").set_value(day).run()
    app.button(key="send_letter").click().run()
    assert not app.exception
    sent = load_letter(store, group.id, letter.id)
    assert sent.sent_on == day
    assert load_act(store, group.id, letter.act_ids[0]).stage is Stage.SENT
    t = translator(language)
    assert t("correspondence.send.answered", n=0, total=3) in [one.value for one in app.markdown]
    assert not [box for box in app.text_area if str(box.key).startswith(f"letter_{letter.id}")]
    assert not [button for button in app.button if button.key in {"send_letter", f"remove_letter_{letter.id}"}]


def test_an_unsigned_act_keeps_a_letter_from_going_out(
    open_page: OpenPage, store: Database, group: StoredGroup
) -> None:
    app = composed(open_page, store, group)
    act = only_letter(store, group).act_ids[0]
    move_act(store, act, load_act(store, group.id, act).version, Stage.DRAFT)
    app.run()
    assert "№\u00a07" in app.warning[0].value
    assert not [button for button in app.button if button.key == "send_letter"]


def test_a_day_that_the_working_days_do_not_give_is_told_and_set_in_one_click(
    open_page: OpenPage, store: Database, group: StoredGroup
) -> None:
    app = composed(open_page, store, group)
    letter = only_letter(store, group)
    app.date_input(key=f"letter_{letter.id}_answer_by").set_value(TODAY + timedelta(days=2)).run()
    app.button(key=f"set_due_{letter.id}").click().run()
    assert only_letter(store, group).letter.answer_by == answer_due(TODAY, GROUP.practice)
    assert not [button for button in app.button if button.key == f"set_due_{letter.id}"]


def test_a_letter_that_did_not_go_out_can_be_removed_after_a_tick(
    open_page: OpenPage, store: Database, group: StoredGroup
) -> None:
    app = composed(open_page, store, group)
    letter = only_letter(store, group).id
    assert app.button(key=f"remove_letter_{letter}").disabled
    app.checkbox(key=f"sure_letter_{letter}").check().run()
    app.button(key=f"remove_letter_{letter}").click().run()
    assert letters_of(store, group.id) == ()
    assert app.button(key="compose_letter")


@EVERY_LANGUAGE
def test_a_link_is_made_put_into_the_letter_withdrawn_and_made_anew(
    open_page: OpenPage, store: Database, group: StoredGroup, language: Language
) -> None:
    t = translator(language)
    app = composed(open_page, store, group, language)
    letter = only_letter(store, group)
    assert app.button(key="make_link").label == t("correspondence.link.make")
    app.button(key="make_link").click().run()
    url = app.code[0].value
    assert url.startswith("https://answers.example.kg/?answer=")
    assert "data:image/svg+xml" in "".join(str(element.proto.body) for element in app.get("html"))
    app.button(key="into_letter").click().run()
    assert url in only_letter(store, group).letter.paragraphs[-1]
    (link,) = links_of(store, group.id)
    assert link.expires_on == TODAY + timedelta(days=GROUP.practice.link_days)
    app.button(key=f"withdraw_{link.id}").click().run()
    assert links_of(store, group.id)[0].withdrawn_at is not None
    assert app.button(key="make_link").label == t("correspondence.link.make_anew")
    app.button(key="make_link").click().run()
    assert app.code[0].value != url
    app.button(key="into_letter").click().run()
    paragraphs = only_letter(store, group).letter.paragraphs
    assert sum("/?answer=" in paragraph for paragraph in paragraphs) == 1  # the old link's sentence went
    app.button(key="send_letter").click().run()
    token = app.code[0].value.partition("answer=")[2].partition("&")[0]
    assert open_link(store, token, TODAY).letter == load_letter(store, group.id, letter.id).letter


def test_an_address_of_this_computer_alone_is_said_to_be_one(
    open_page: OpenPage, store: Database, group: StoredGroup
) -> None:
    app = composed(open_page, store, group)
    assert not app.warning
    app.text_input(key=f"address_{group.id}").set_value("http://localhost:8501").run()
    assert app.warning[0].value == translator("ru")("correspondence.link.here_only")
    assert all_groups(store)[0].group.practice.address == "http://localhost:8501"


def test_addresses_are_joined_with_one_slash_and_told_apart() -> None:
    assert link_address("https://a.kg/ ", "T", "ky") == "https://a.kg/?answer=T&lang=ky"
    assert [reachable(one) for one in ("http://127.0.0.1:8501", "http://localhost", "", "https://a.kg")] == [
        False, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "annex"),
    [
        ("Акт № 7 – 4", ("Акт № 7", 4)),
        ("Фото – крыша", ("Фото – крыша", None)),
        ("Акт", ("Акт", None)),
        ("Акт – крыша – 12", ("Акт – крыша", 12)),
    ],
)
def test_an_annex_is_read_from_its_line(line: str, annex: tuple[str, int | None]) -> None:
    assert annex_of(line) == annex


def test_the_list_says_what_became_of_each_letter(open_page: OpenPage, store: Database) -> None:
    sent = sent_act(store)
    app = open_page(PAGE)
    said = "\n".join(one.value for one in app.caption)
    assert "отправлено" in said
    assert "Ссылка действует до" in said
    app.button(key=f"open_letter_{sent.letter}").click().run()
    assert app.query_params["letter"] == str(sent.letter)
