"""The authority's link: what it opens, and that it opens nothing else."""

import logging
import string
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeSerializer

from smio.errors import UserError
from smio.monitoring import Reply, Stage, Status, Voice
from smio.monitoring.attachments import NewFile
from smio.store import (
    Database,
    act_events,
    add_reply,
    events,
    finish_link,
    history,
    link_answers,
    link_token,
    links_of,
    load_act,
    make_link,
    open_link,
    register_of,
    remove_group,
    remove_letter,
    reply_by_link,
    reply_file,
    reply_file_by_link,
    withdraw_link,
)
from tests.store.made import ANSWERED, EXPIRES, SENT, group_of, letter, linked, sent_letter, signed_act

DONE = Reply(Status.DONE, "Сделано", ANSWERED, who="Мэрия")
PDF = NewFile("ответ.pdf", "text/html", b"%PDF-1.7 ...")


@pytest.fixture
def database() -> Database:
    return Database("sqlite://")


def refusal(code: str) -> "pytest.RaisesExc[UserError]":
    return pytest.raises(UserError, match=rf"store\.error\.{code}\b")


def answer(database: Database, token: str, act_id: int, number: int, form: str = "1") -> None:
    reply_by_link(database, token, ANSWERED, act_id, number, DONE, [PDF], form)


def test_a_link_opens_its_letter_and_what_it_asks(database: Database) -> None:
    group = group_of(database)
    first, second = signed_act(database, group, "дороги"), signed_act(database, group, "вода", 1)
    signed_act(database, group, "не отправлен")
    opened = open_link(database, linked(database, group, [second, first]), ANSWERED)
    assert (opened.letter, opened.sent_on, opened.expires_on, opened.city) == (letter(), SENT, EXPIRES, "Ош")
    assert [(one.act_id, one.number) for one in opened.asked] == [(second, 1), (first, 1), (first, 2)]
    assert {one.sent_on for one in opened.asked} == {SENT}


def test_an_answer_by_link_stands_in_the_register_with_its_file(database: Database) -> None:
    group = group_of(database)
    act_id = signed_act(database, group)
    token = linked(database, group, [act_id])
    answer(database, token, act_id, 1)
    tracked = register_of(database, group)[0]
    (reply,) = tracked.replies
    assert (reply.status, reply.voice, reply.by_link, reply.on) == (Status.DONE, Voice.AUTHORITY, True, ANSWERED)
    (file,) = reply.files
    assert (file.name, file.media_type, file.size) == ("ответ.pdf", "application/pdf", len(PDF.content))
    assert reply_file(database, group, file.id) == PDF.content
    assert reply_file_by_link(database, token, ANSWERED, file.id) == PDF.content
    assert load_act(database, group, act_id).stage is Stage.SENT
    answer(database, token, act_id, 2, "2")
    assert load_act(database, group, act_id).stage is Stage.ANSWERED
    assert [event.what for event in act_events(database, act_id)][:2] == ["reply_added", "act_stage"]


def test_what_is_said_by_link_is_said_by_the_authority_today(database: Database) -> None:
    group = group_of(database)
    act_id = signed_act(database, group)
    token = linked(database, group, [act_id])
    pretended = replace(DONE, voice=Voice.GROUP, on=date(2020, 1, 1), by_link=False, id=7)
    reply_by_link(database, token, ANSWERED, act_id, 1, pretended, [], "1")
    (reply,) = register_of(database, group)[0].replies
    assert (reply.voice, reply.on, reply.by_link) == (Voice.AUTHORITY, ANSWERED, True)


def test_the_same_form_sent_again_is_one_answer(database: Database) -> None:
    group = group_of(database)
    act_id = signed_act(database, group)
    token = linked(database, group, [act_id])
    for _ in range(3):
        answer(database, token, act_id, 1, "форма")
    answer(database, token, act_id, 1, "другая форма")
    assert len(register_of(database, group)[0].replies) == 2


def test_a_link_shows_neither_what_the_group_saw_nor_answers_to_other_letters(database: Database) -> None:
    group = group_of(database)
    act_id = signed_act(database, group)
    mayor, kenesh = linked(database, group, [act_id], "Мэру"), linked(database, group, [act_id], "Кенешу")
    add_reply(database, group, act_id, 1, Reply(Status.DONE, "Группа видела", ANSWERED, Voice.GROUP))
    answer(database, kenesh, act_id, 1)
    assert open_link(database, mayor, ANSWERED).asked[0].replies == ()
    assert [reply.text for reply in open_link(database, kenesh, ANSWERED).asked[0].replies] == ["Сделано"]
    assert len(register_of(database, group)[0].replies) == 2


def test_a_link_works_through_its_last_day_and_no_longer(database: Database) -> None:
    group = group_of(database)
    token = linked(database, group, [signed_act(database, group)])
    assert open_link(database, token, EXPIRES).letter.heading == "Об актах"
    with refusal("link_expired"):
        open_link(database, token, EXPIRES + timedelta(days=1))


def test_a_withdrawn_and_a_finished_link_open_no_more(database: Database) -> None:
    group = group_of(database)
    act_id = signed_act(database, group)
    withdrawn, finished = linked(database, group, [act_id]), linked(database, group, [act_id])
    answer(database, finished, act_id, 1)
    withdraw_link(database, links_of(database, group)[1].id, "Айгуль")
    finish_link(database, finished, ANSWERED, "Мэрия")
    for token, code in ((withdrawn, "link_withdrawn"), (finished, "link_finished")):
        for use in (
            lambda token=token: open_link(database, token, ANSWERED),
            lambda token=token: answer(database, token, act_id, 2, "9"),
            lambda token=token: reply_file_by_link(database, token, ANSWERED, 1),
            lambda token=token: finish_link(database, token, ANSWERED),
        ):
            with refusal(code):
                use()
    assert len(register_of(database, group)[0].replies) == 1


def test_a_letter_that_was_not_sent_is_not_read(database: Database) -> None:
    from smio.monitoring import LetterKind  # noqa: PLC0415 - this test alone adds a letter by hand
    from smio.store import add_letter, send_letter  # noqa: PLC0415 - see above

    group = group_of(database)
    unsent = add_letter(
        database, group, letter(), kind=LetterKind.COVER, language="ru", act_ids=[signed_act(database, group)]
    )
    token = make_link(database, unsent, EXPIRES)
    with refusal("link_early"):
        open_link(database, token, ANSWERED)
    send_letter(database, unsent, 1, SENT)
    assert open_link(database, token, ANSWERED).sent_on == SENT


@pytest.fixture(scope="module")
def two_letters() -> tuple[Database, str, str]:
    database = Database("sqlite://")
    tokens = [linked(database, group := group_of(database, name), [signed_act(database, group)]) for name in "аб"]
    return database, tokens[0], tokens[1]


@given(st.integers(0, 200), st.characters(codec="utf-8"))
def test_a_token_with_any_letter_changed_opens_nothing(
    two_letters: tuple[Database, str, str], place: int, letter_put_in: str
) -> None:
    database, token, _ = two_letters
    place %= len(token)
    forged = token[:place] + letter_put_in + token[place + 1 :]
    if forged != token:
        with refusal("link_forged"):
            open_link(database, forged, ANSWERED)


def test_the_last_letter_of_a_token_counts_too(two_letters: tuple[Database, str, str]) -> None:
    """Base64 leaves bits of it unread: several letters would give the same signature."""
    database, token, _ = two_letters
    opening: list[str] = []
    for letter_put_in in string.ascii_letters + string.digits + "-_":
        try:
            open_link(database, token[:-1] + letter_put_in, ANSWERED)
            opening.append(letter_put_in)
        except UserError:
            continue
    assert opening == [token[-1]]


@given(st.one_of(st.text(), st.text("abcdefgh.-_", max_size=80)))
def test_whatever_is_not_a_token_opens_nothing(two_letters: tuple[Database, str, str], text: str) -> None:
    with refusal("link_forged"):
        open_link(two_letters[0], text, ANSWERED)


def test_parts_of_two_tokens_and_other_secrets_open_nothing(two_letters: tuple[Database, str, str]) -> None:
    database, first, second = two_letters
    (payload, sign), (other, other_sign) = first.split("."), second.split(".")
    own = str(URLSafeSerializer("a secret of somebody else").dumps([1, 0]))
    for forged in (f"{payload}.{other_sign}", f"{other}.{sign}", payload, f"{first}.", f"{first}{first}", own, ""):
        with refusal("link_forged"):
            open_link(database, forged, ANSWERED)


def test_nothing_of_another_letter_or_group_is_reached_through_a_token(database: Database) -> None:
    """Every token against every recommendation and every file of two groups with two letters each."""
    own: dict[str, tuple[int, int]] = {}  # token → its act and its file
    for name in ("Первая", "Вторая"):
        group = group_of(database, name)
        for subject in ("дороги", "вода"):
            act_id = signed_act(database, group, f"{name} {subject}", 1)
            token = linked(database, group, [act_id], subject)
            answer(database, token, act_id, 1)
            (reply,) = next(one for one in register_of(database, group) if one.act_id == act_id).replies
            own[token] = act_id, reply.files[0].id
    for (token, (act_id, file_id)), (other, file) in product(own.items(), own.values()):
        if (act_id, file_id) == (other, file):
            assert reply_file_by_link(database, token, ANSWERED, file) == PDF.content
            continue
        with refusal("link_forged"):
            reply_file_by_link(database, token, ANSWERED, file)
        with refusal("link_forged"):
            answer(database, token, other, 1, "чужое")
    for token, (act_id, _) in own.items():
        assert {one.act_id for one in open_link(database, token, ANSWERED).asked} == {act_id}
        for number in (0, -1, 2):
            with refusal("link_forged"):
                answer(database, token, act_id, number, "нет такой")
    assert [len(one.replies) for group in (1, 2) for one in register_of(database, group)] == [1] * 4


def test_a_token_of_a_removed_link_does_not_open_the_next_one_of_its_number(database: Database) -> None:
    """SQLite gives the number of a removed row to the next one."""
    first = group_of(database)
    old = linked(database, first, [signed_act(database, first)])
    remove_group(database, first)
    second = group_of(database, "Вторая")
    new = linked(database, second, [signed_act(database, second)])
    assert links_of(database, second)[0].id == 1
    with refusal("link_forged"):
        open_link(database, old, ANSWERED)
    assert open_link(database, new, ANSWERED).group == "Вторая"


def test_a_link_is_shown_again_to_its_own_group_only(database: Database) -> None:
    group, other = group_of(database), group_of(database, "Другая")
    token = linked(database, group, [signed_act(database, group)])
    (link,) = links_of(database, group)
    assert link_token(database, group, link.id) == token
    assert links_of(database, other) == ()
    with refusal("gone"):
        link_token(database, other, link.id)


def test_a_refusal_is_logged_and_noted_once_a_day(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    group = group_of(database)
    token = linked(database, group, [signed_act(database, group)])
    late = EXPIRES + timedelta(days=1)
    with caplog.at_level(logging.WARNING, "smio.links"):
        for _ in range(3):
            with refusal("link_expired"):
                open_link(database, token, late)
        with refusal("link_forged"):
            open_link(database, "подделка", late)
    assert len(caplog.records) == 4
    assert token not in caplog.text


def test_knocking_at_a_closed_door_leaves_one_line(database: Database) -> None:
    group = group_of(database)
    token = linked(database, group, [signed_act(database, group)])
    withdraw_link(database, 1)
    for _ in range(3):
        with refusal("link_withdrawn"):
            open_link(database, token, date.today())  # noqa: DTZ011 - the history's own day
    refused = [event.details for event in events(database, group) if event.what == "link_refused"]
    assert refused == [{"link": 1, "reason": "link_withdrawn"}]


def test_opening_is_told_once_and_dated(database: Database) -> None:
    group = group_of(database)
    token = linked(database, group, [signed_act(database, group)])
    assert links_of(database, group)[0].opened_at is None
    for _ in range(3):
        open_link(database, token, ANSWERED)
    assert links_of(database, group)[0].opened_at is not None
    assert [event.what for event in events(database, group)].count("link_opened") == 1


def test_a_link_brings_only_so_much(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    group = group_of(database)
    act_id = signed_act(database, group)
    token = linked(database, group, [act_id])
    monkeypatch.setattr(link_answers, "LARGEST_OF_LINK", 2 * len(PDF.content))
    for form in ("1", "2"):
        answer(database, token, act_id, 1, form)
    with refusal("files_large"):
        answer(database, token, act_id, 1, "3")
    monkeypatch.setattr(link_answers, "MOST_REPLIES", 3)
    reply_by_link(database, token, ANSWERED, act_id, 1, DONE, [], "4")
    with refusal("replies_many"):
        reply_by_link(database, token, ANSWERED, act_id, 1, DONE, [], "5")
    with refusal("files_many"):
        reply_by_link(database, token, ANSWERED, act_id, 1, DONE, [PDF] * 6, "6")
    with refusal("file_kind"):
        reply_by_link(database, token, ANSWERED, act_id, 1, DONE, [NewFile("a.pdf", "application/pdf", b"<html>")], "7")
    assert len(register_of(database, group)[0].replies) == 3


def test_a_form_needs_a_name_of_reasonable_length(database: Database) -> None:
    group = group_of(database)
    act_id = signed_act(database, group)
    token = linked(database, group, [act_id])
    for form in ("", "ф" * 65):
        with refusal("link_forged"):
            answer(database, token, act_id, 1, form)


def test_a_sent_letter_keeps_its_links(database: Database) -> None:
    group = group_of(database)
    sent = sent_letter(database, group, [signed_act(database, group)])
    make_link(database, sent, EXPIRES)
    with refusal("letter_sent"):
        remove_letter(database, sent)
    assert len(links_of(database, group)) == 1
    with refusal("gone"):
        make_link(database, 99, EXPIRES)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="a process takes another zone on POSIX alone")
def test_days_are_those_of_the_wall_not_of_utc(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    group = group_of(database)
    token = linked(database, group, [signed_act(database, group)])
    five_in_the_morning = datetime(2026, 3, 4, 23, 0)  # noqa: DTZ001 - kept so: 5 March, 05:00 in Bishkek
    monkeypatch.setattr(link_answers, "now", lambda: five_in_the_morning)
    monkeypatch.setattr(history, "now", lambda: five_in_the_morning)
    monkeypatch.setenv("TZ", "Asia/Bishkek")
    time.tzset()
    try:
        finish_link(database, token, date(2026, 3, 5), "Мэрия")
        for _ in range(3):
            with refusal("link_finished") as refused:
                open_link(database, token, date(2026, 3, 5))
            assert refused.value.details["day"] == date(2026, 3, 5)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [event.what for event in events(database, group)].count("link_refused") == 1
