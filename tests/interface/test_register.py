"""The register on its page: what is urgent first, filters, answers put in by hand, reminders, the first page."""

import re
from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from smio.interface.letter_form import letter_file
from smio.interface.options import told_apart
from smio.interface.register_files import calendar_file
from smio.interface.reminders import compose_reminder, late_letters
from smio.interface.standing import standing_of
from smio.language import LANGUAGES, Language, translator
from smio.monitoring import LetterKind, Recommendation, Reply, Status, Tracked, Voice
from smio.monitoring.register import by_urgency
from smio.store import (
    Database,
    StoredGroup,
    acts_of,
    add_group,
    add_reply,
    all_groups,
    database_url,
    letters_of,
    load_letter,
    register_of,
    reply_by_link,
    send_letter,
)
from tests.interface.acts_sent import ASKED, GROUP, TODAY, Sent, letter_of, sent_act, signed_act
from tests.interface.conftest import OpenPage
from tests.interface.test_letters import words_of

PAGE = "group_work/register"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def store(data_directory: object) -> Database:  # noqa: ARG001 - where the store is
    return Database(database_url())


@pytest.fixture
def sent(store: Database) -> Sent:
    return sent_act(store)


@pytest.fixture
def group(store: Database, sent: Sent) -> StoredGroup:
    return next(one for one in all_groups(store) if one.id == sent.group)


def opened(app: AppTest, sent: Sent, number: int) -> AppTest:
    return app.button(key=f"open_{sent.act}-{number}").click().run()


def cards(app: AppTest) -> list[str]:
    """The recommendations that the page shows, in its order."""
    return [str(button.key).removeprefix("open_") for button in app.button if str(button.key).startswith("open_")]


@EVERY_LANGUAGE
def test_the_rates_stand_with_their_n(open_page: OpenPage, store: Database, sent: Sent, language: Language) -> None:
    on = TODAY - timedelta(days=30)  # ten days after it was sent
    add_reply(store, sent.group, sent.act, 1, Reply(Status.DONE, "Сделано.", on, who="мэр"))
    app = open_page(PAGE, language)
    t = translator(language)
    assert not app.exception
    assert [metric.value for metric in app.metric] == [t.percent(1 / 3), t.percent(1 / 3), "10", "2"]
    assert app.metric[0].delta == t("correspondence.rates.of", n=1, sent=3)


def test_filters_leave_what_they_say(open_page: OpenPage, store: Database, sent: Sent) -> None:
    other = signed_act(store, sent.group, "8", ASKED[:1])
    app = open_page(PAGE)
    assert len(cards(app)) == 4
    app.button_group(key="register_status").set_value(Status.OVERDUE).run()
    assert cards(app) == [f"{sent.act}-{number}" for number in (1, 2, 3)]
    app.selectbox(key="to").set_value("финансовый отдел мэрии").run()
    assert cards(app) == [f"{sent.act}-2"]
    app.button_group(key="register_status").set_value("not_sent").run()
    assert app.info[0].value == translator("ru")("correspondence.register.nothing")
    app.selectbox(key="to").set_value("").run()
    assert cards(app) == [f"{other}-1"]
    app.button_group(key="register_status").unselect("not_sent").run()
    app.selectbox(key="of_act").set_value(other).run()
    assert cards(app) == [f"{other}-1"]


@EVERY_LANGUAGE
def test_the_table_shows_every_recommendation_with_its_state(
    open_page: OpenPage, sent: Sent, language: Language
) -> None:
    app = open_page(PAGE, language)
    app.button_group(key="register_view").set_value("table").run()
    table = "".join(str(element.proto.body) for element in app.get("html"))
    assert all(one.what in table for one in ASKED)
    assert table.count(translator(language)("correspondence.register.days_late", n=20)) == 3
    assert sent.act


def test_a_long_register_is_drawn_in_pieces(open_page: OpenPage, store: Database, sent: Sent) -> None:
    asked = tuple(Recommendation(f"Сделать дело {number}") for number in range(30))
    signed_act(store, sent.group, "9", asked)
    app = open_page(PAGE)
    assert len(cards(app)) == 20
    app.button(key="more_cards").click().run()
    assert len(cards(app)) == 33


@EVERY_LANGUAGE
def test_an_answer_on_paper_is_put_in_and_can_be_taken_back(
    open_page: OpenPage, store: Database, sent: Sent, language: Language
) -> None:
    app = opened(open_page(PAGE, language), sent, 2)
    base = f"authority_{sent.act}_2"
    app.button_group(key=f"status_{base}_0").set_value(Status.PROMISED).run()
    app.date_input(key=f"promised_{base}_0").set_value(TODAY + timedelta(days=15))
    app.text_area(key=f"text_{base}_0").set_value("Опубликуем после утверждения.")
    app.text_input(key=f"document_{base}_0").set_value("исх. № 02-15/118")
    app.file_uploader(key=f"files_{base}_0").set_value(("скан.pdf", b"%PDF-1.4 scan", "application/pdf"))
    app.button(key=f"keep_{base}").click().run()
    assert not app.exception
    assert not app.error
    (reply,) = register_of(store, sent.group)[1].replies
    assert (reply.status, reply.voice, reply.document, reply.by_link) == (
        Status.PROMISED, Voice.AUTHORITY, "исх. № 02-15/118", False,
    )  # fmt: skip
    assert [file.name for file in reply.files] == ["скан.pdf"]
    assert app.text_area(key=f"text_{base}_1").value == ""  # the next form is empty
    app.button(key=f"remove_reply_{reply.id}").click().run()
    assert register_of(store, sent.group)[1].replies == ()


def test_what_the_group_saw_is_kept_with_a_photograph(open_page: OpenPage, store: Database, sent: Sent) -> None:
    picture = BytesIO()
    Image.new("RGB", (60, 40), "navy").save(picture, "PNG")
    app = opened(open_page(PAGE), sent, 1)
    base = f"group_{sent.act}_1"
    app.button_group(key=f"status_{base}_0").set_value(Status.DONE).run()
    app.file_uploader(key=f"files_{base}_0").set_value(("крыша.png", picture.getvalue(), "image/png"))
    app.button(key=f"keep_{base}").click().run()
    assert not app.exception
    one = register_of(store, sent.group)[0]
    assert one.said is Status.DONE
    assert one.answered_on is None  # nobody answered; the group saw it
    assert one.replies[0].files[0].media_type == "image/jpeg"
    assert len(app.get("image")) == 1


@pytest.mark.parametrize(("voice", "status"), [("authority", Status.REFUSED), ("group", Status.DONE)])
def test_an_entry_that_says_nothing_is_refused(
    open_page: OpenPage, store: Database, sent: Sent, voice: str, status: Status
) -> None:
    app = opened(open_page(PAGE), sent, 1)
    base = f"{voice}_{sent.act}_1"
    app.button_group(key=f"status_{base}_0").set_value(status).run()
    app.button(key=f"keep_{base}").click().run()
    assert len(app.error) == 1
    assert register_of(store, sent.group)[0].replies == ()


def test_what_the_authority_wrote_cannot_be_taken_back_by_the_group(
    open_page: OpenPage, store: Database, sent: Sent
) -> None:
    reply = Reply(Status.DONE, "Готово.", TODAY, who="мэр", by_link=True)
    reply_by_link(store, sent.token, TODAY, sent.act, 1, reply, (), "form-1")
    app = opened(open_page(PAGE), sent, 1)
    assert not [button for button in app.button if str(button.key).startswith("remove_reply")]
    assert translator("ru")("correspondence.reply.source_by_link") in [one.value for one in app.caption]


@EVERY_LANGUAGE
def test_a_reminder_is_written_in_one_click_and_only_where_something_is_overdue(
    open_page: OpenPage, store: Database, sent: Sent, group: StoredGroup, language: Language
) -> None:
    add_reply(store, sent.group, sent.act, 1, Reply(Status.DONE, "Сделано.", TODAY, who="мэр"))
    app = open_page(PAGE, language)
    app.button(key=f"remind_{sent.letter}").click().run()
    assert not app.exception
    t = translator(language)
    assert app.title[0].value == t("interface.page.group_work_letters.title")
    reminder = letters_of(store, sent.group)[0]
    assert (reminder.kind, reminder.act_ids, reminder.sent_on) == (LetterKind.REMINDER, (sent.act,), None)
    words = words_of(letter_file(reminder, group))
    assert ASKED[1].what in words
    assert ASKED[0].what not in words
    for number in (2, 3):
        add_reply(store, sent.group, sent.act, number, Reply(Status.DONE, "Сделано.", TODAY, who="мэр"))
    app = open_page(PAGE, language)
    assert t("correspondence.remind.not_needed") in [one.value for one in app.success]
    assert not [button for button in app.button if str(button.key).startswith("remind_")]


def test_a_reminder_that_went_out_tells_what_was_overdue_then(store: Database, sent: Sent, group: StoredGroup) -> None:
    def late() -> Sequence[Tracked]:
        return register_of(store, sent.group)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("smio.interface.reminders.database", lambda: store)
        patch.setattr("smio.interface.letter_form.database", lambda: store)
        (one,) = late_letters(group, late(), TODAY)
        reminder = load_letter(store, sent.group, compose_reminder(group, one))
        send_letter(store, reminder.id, reminder.version, TODAY - timedelta(days=1))
        add_reply(store, sent.group, sent.act, 2, Reply(Status.DONE, "Сделано.", TODAY, who="мэр"))
        words = words_of(letter_file(load_letter(store, sent.group, reminder.id), group))
    assert ASKED[1].what in words


def test_the_calendar_holds_a_day_for_each_open_recommendation(
    store: Database, sent: Sent, group: StoredGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smio.interface.register_files.database", lambda: store)
    ics = calendar_file(group, register_of(store, sent.group), translator("ru")).decode()
    assert ics.count("BEGIN:VEVENT") == 3
    assert sent.act


def test_groups_and_acts_of_one_name_are_told_apart(open_page: OpenPage, store: Database, sent: Sent) -> None:
    other = sent_act(store)
    app = open_page(PAGE)
    names = app.selectbox[0].options
    assert names == ["Группа СМиО Токмока (1)", "Группа СМиО Токмока (2)"]
    app.selectbox[0].set_value(other.group).run()
    assert {card.partition("-")[0] for card in cards(app)} == {str(other.act)}
    assert told_apart({1: "а", 2: "б", 5: "а"}) == {1: "а (1)", 2: "б", 5: "а (2)"}
    assert sent.group != other.group


def test_urgent_means_longest_overdue_then_soonest_due_then_the_rest(store: Database, sent: Sent) -> None:
    soon = signed_act(store, sent.group, "8", ASKED[:1])
    letter_of(soon, store, sent.group, TODAY - timedelta(days=3), TODAY + timedelta(days=9))
    unsent = signed_act(store, sent.group, "9", ASKED[:1])
    add_reply(store, sent.group, sent.act, 2, Reply(Status.DONE, "Сделано.", TODAY, who="мэр"))
    ordered = [(one.act_id, one.number) for one in by_urgency(register_of(store, sent.group), TODAY)]
    assert ordered == [(sent.act, 1), (sent.act, 3), (soon, 1), (unsent, 1), (sent.act, 2)]


def test_where_the_group_stands_counts_what_waits_and_what_is_next(store: Database, sent: Sent) -> None:
    soon = signed_act(store, sent.group, "8", ASKED[:1])
    due = TODAY + timedelta(days=9)
    letter_of(soon, store, sent.group, TODAY - timedelta(days=3), due)
    unsent = signed_act(store, sent.group, "9", ASKED[:1])
    add_reply(store, sent.group, sent.act, 1, Reply(Status.REFUSED, "Нет средств.", TODAY, who="мэр"))
    register, letters = register_of(store, sent.group), letters_of(store, sent.group)
    standing = standing_of(register, letters, acts_of(store, sent.group), TODAY)
    assert (standing.sent, standing.waiting, standing.overdue, standing.next_due) == (4, 3, 2, due)
    assert [act.id for act in standing.signed] == [unsent]


@EVERY_LANGUAGE
def test_the_first_page_shows_the_answers_and_leads_to_the_next_step(
    open_page: OpenPage, store: Database, sent: Sent, language: Language
) -> None:
    app = open_page("start/home", language)
    t = translator(language)
    labels = [metric.label for metric in app.metric]
    assert t("correspondence.standing.overdue") in labels
    assert app.button(key="standing_remind")
    signed_act(store, sent.group, "9")
    app = open_page("start/home", language)
    app.button(key="standing_write").click().run()
    assert app.title[0].value == t("interface.page.group_work_letters.title")


def test_filters_of_one_group_do_not_hide_anothers_register(open_page: OpenPage, store: Database, sent: Sent) -> None:
    quiet = add_group(store, GROUP)
    letter_of(signed_act(store, quiet), store, quiet, TODAY - timedelta(days=1), TODAY + timedelta(days=9))
    app = open_page(PAGE)
    app.button_group(key="register_status").set_value(Status.OVERDUE).run()
    app.selectbox(key="of_act").set_value(sent.act).run()
    app.selectbox[0].set_value(quiet).run()
    assert not app.exception
    assert len(cards(app)) == len(ASKED)


@EVERY_LANGUAGE
def test_each_addressee_has_its_numbers_and_a_share_only_of_enough(
    open_page: OpenPage, store: Database, sent: Sent, language: Language
) -> None:
    add_reply(store, sent.group, sent.act, 1, Reply(Status.DONE, "Сделано.", TODAY, who="мэр"))
    more = signed_act(
        store, sent.group, "8", tuple(Recommendation(f"Дело {n}", "мэрия города Токмок") for n in range(3))
    )
    letter_of(more, store, sent.group)
    app = open_page(PAGE, language)
    (table,) = [str(one.proto.body) for one in app.get("html") if "финансовый отдел мэрии" in str(one.proto.body)]
    rows = [re.findall(r">([^<>]+)<", row) for row in table.split("<tr")[2:]]
    t = translator(language)
    assert rows == [
        ["мэрия города Токмок", "5", "1", t.percent(0.2), "1", t.percent(0.2), "4", "40"],
        ["финансовый отдел мэрии", "1", "0", "0", "1", "—"],
        [t("register.column.all"), "6", "1", t.percent(1 / 6), "1", t.percent(1 / 6), "5", "40"],
    ]
