"""Letters, answers, the register, the plan, own templates: kept, of one group, with what they move."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from holidays import country_holidays
from sqlalchemy import text

from smio.errors import UserError
from smio.monitoring import LetterKind, PlanItem, PlanState, Reply, Stage, Status, Voice, rates
from smio.monitoring.attachments import NewFile
from smio.store import (
    Database,
    act_events,
    add_act,
    add_letter,
    add_plan_items,
    add_reply,
    change_letter,
    change_plan_item,
    events,
    keep_template,
    letters_of,
    load_act,
    load_letter,
    move_act,
    own_templates,
    plan_of,
    register_of,
    remove_act,
    remove_letter,
    remove_plan_item,
    remove_reply,
    remove_template,
    reply_by_link,
    reply_file,
    send_letter,
    template_content,
)
from tests.store.made import ANSWERED, SENT, act, group_of, letter, linked, photograph, sent_letter, signed_act

PAPER = Reply(Status.PROMISED, "Сделаем", ANSWERED, who="Мэрия", promised_by=date(2026, 12, 1), document="№ 5")
SEEN = Reply(Status.DONE, "Видели сами", date(2026, 12, 5), Voice.GROUP, "Айгуль")


@pytest.fixture
def database() -> Database:
    return Database("sqlite://")


@pytest.fixture
def group(database: Database) -> int:
    return group_of(database)


def cover(database: Database, group: int, acts: list[int]) -> int:
    return add_letter(database, group, letter(), kind=LetterKind.COVER, language="ky", act_ids=acts, who="Айгуль")


def test_a_letter_comes_back_with_its_acts_in_order(database: Database, group: int) -> None:
    first, second = signed_act(database, group), signed_act(database, group, "вода")
    letter_id = cover(database, group, [second, first, second])
    stored = load_letter(database, group, letter_id)
    assert (stored.letter, stored.act_ids, stored.kind) == (letter(), (second, first), LetterKind.COVER)
    assert (stored.language, stored.sent_on, stored.version) == ("ky", None, 1)
    edited = replace(letter(), number="1-20", annexes=(("Акт", 3), ("Акт", None)), written_on=SENT)
    assert change_letter(database, letter_id, 1, edited) == 2
    assert events(database, group)[0].details == {"fields": ["number", "written_on", "annexes"]}
    later = cover(database, group, [])
    assert [one.id for one in letters_of(database, group)] == [later, letter_id]
    assert letters_of(database, group)[1].letter == edited


def test_a_letter_is_not_changed_on_an_old_version_nor_once_it_went_out(database: Database, group: int) -> None:
    letter_id = cover(database, group, [signed_act(database, group)])
    change_letter(database, letter_id, 1, letter("Новый"))
    for late in (
        lambda: change_letter(database, letter_id, 1, letter("Старый")),
        lambda: send_letter(database, letter_id, 1, SENT),
    ):
        with pytest.raises(UserError, match=r"store\.error\.changed_meanwhile"):
            late()
    version = send_letter(database, letter_id, 2, SENT)
    for change in (
        lambda: change_letter(database, letter_id, version, letter("Поздний")),
        lambda: send_letter(database, letter_id, version, SENT),
        lambda: remove_letter(database, letter_id),
    ):
        with pytest.raises(UserError, match=r"store\.error\.letter_sent"):
            change()
    assert load_letter(database, group, letter_id).letter == letter("Новый")


def test_a_cover_letter_takes_signed_acts_only_and_makes_them_sent(database: Database, group: int) -> None:
    signed, draft = signed_act(database, group), add_act(database, group, act("вода"), language="ru", evidence={})
    letter_id = cover(database, group, [signed, draft])
    with pytest.raises(UserError, match=r"store\.error\.letter_act_unsigned") as refused:
        send_letter(database, letter_id, 1, SENT)
    assert refused.value.details["act"] == "№\u00a07 · вода"
    assert load_act(database, group, signed).stage is Stage.SIGNED
    move_act(database, draft, 1, Stage.SIGNED)
    send_letter(database, letter_id, 1, SENT, "Айгуль")
    assert {load_act(database, group, one).stage for one in (signed, draft)} == {Stage.SENT}
    assert (act_events(database, draft)[0].what, act_events(database, draft)[0].who) == ("act_stage", "Айгуль")


def test_a_letter_takes_only_the_groups_own_acts(database: Database, group: int) -> None:
    other = group_of(database, "Другая")
    foreign = signed_act(database, other)
    with pytest.raises(UserError, match=r"store\.error\.gone"):
        cover(database, group, [foreign])
    letter_id = cover(database, other, [foreign])
    with pytest.raises(UserError, match=r"store\.error\.gone"):
        load_letter(database, group, letter_id)
    assert letters_of(database, group) == ()


def test_an_unsent_letter_is_removed_and_stays_in_the_history(database: Database, group: int) -> None:
    letter_id = cover(database, group, [])
    remove_letter(database, letter_id, "Бакыт")
    remove_letter(database, letter_id)
    assert letters_of(database, group) == ()
    assert [(event.who, event.what) for event in events(database, group)][:2] == [
        ("Бакыт", "letter_removed"),
        ("Айгуль", "letter_added"),
    ]


def test_the_register_holds_signed_acts_and_their_first_sending(database: Database, group: int) -> None:
    draft = add_act(database, group, act("черновик"), language="ru", evidence={})
    signed, sent = signed_act(database, group, "подписан", 1), signed_act(database, group, "отправлен", 1)
    sent_letter(database, group, [sent])
    again = cover(database, group, [sent])
    send_letter(database, again, 1, SENT + timedelta(days=20))
    reminder = add_letter(database, group, letter(), kind=LetterKind.REMINDER, language="ru", act_ids=[sent])
    send_letter(database, reminder, 1, SENT - timedelta(days=20))
    register = register_of(database, group)
    assert [(one.act_id, one.number, one.sent_on) for one in register] == [(sent, 1, SENT), (signed, 1, None)]
    assert draft not in {one.act_id for one in register}
    assert register_of(database, group_of(database, "Другая")) == ()


def test_an_answer_is_due_as_the_letter_asks_else_in_the_groups_working_days(database: Database, group: int) -> None:
    plain, asking = signed_act(database, group, "без срока", 1), signed_act(database, group, "со сроком", 1)
    sent_letter(database, group, [plain])
    asked = add_letter(
        database,
        group,
        replace(letter(), answer_by=date(2026, 11, 11)),
        kind=LetterKind.COVER,
        language="ru",
        act_ids=[asking],
    )
    send_letter(database, asked, 1, SENT)
    by_act = {one.act_id: one.answer_by for one in register_of(database, group)}
    free = country_holidays("KG")
    days = [SENT + timedelta(days=ahead) for ahead in range(1, 60)]
    working = [day for day in days if day.weekday() < 5 and day not in free]
    assert by_act == {plain: working[13], asking: date(2026, 11, 11)}


def test_an_act_sent_without_a_letter_counts_from_the_day_it_was_moved(database: Database, group: int) -> None:
    act_id = signed_act(database, group, "лично", 1)
    move_act(database, act_id, 2, Stage.SENT)
    (tracked,) = register_of(database, group)
    assert tracked.sent_on == act_events(database, act_id)[0].at.date()
    assert tracked.answer_by is not None


def test_an_answer_on_paper_and_what_the_group_saw_stand_in_order(database: Database, group: int) -> None:
    act_id = signed_act(database, group, recommendations=1)
    sent_letter(database, group, [act_id])
    seen = add_reply(database, group, act_id, 1, SEEN, [NewFile("вид.png", "", photograph())], "Айгуль")
    assert load_act(database, group, act_id).stage is Stage.SENT  # what the group saw is no answer
    paper = add_reply(database, group, act_id, 1, PAPER, who="Айгуль")
    (tracked,) = register_of(database, group)
    assert [reply.id for reply in tracked.replies] == [paper, seen]
    first, second = tracked.replies
    assert first == replace(PAPER, id=paper)
    (file,) = second.files
    kept = reply_file(database, group, file.id)
    told = (file.name, file.media_type, file.sha256, file.size)
    assert told == ("вид.jpg", "image/jpeg", hashlib.sha256(kept).hexdigest(), len(kept))
    assert b"Telephone" not in kept
    assert load_act(database, group, act_id).stage is Stage.ANSWERED
    assert (rates([tracked], date(2026, 12, 6)).done, tracked.answered_on) == (1, ANSWERED)
    said = next(event for event in act_events(database, act_id) if event.what == "reply_added")
    assert said.details == {
        "number": 1, "status": "promised", "voice": "authority", "text": "Сделаем", "by": "Мэрия",
    }  # fmt: skip


def test_taking_back_the_only_answer_makes_the_act_wait_again(database: Database, group: int) -> None:
    act_id = signed_act(database, group, recommendations=1)
    sent_letter(database, group, [act_id])
    reply = add_reply(database, group, act_id, 1, PAPER)
    remove_reply(database, group, reply, "Айгуль")
    assert register_of(database, group)[0].replies == ()
    assert load_act(database, group, act_id).stage is Stage.SENT
    removed = next(event for event in act_events(database, act_id) if event.what == "reply_removed")
    assert (removed.who, removed.details["text"]) == ("Айгуль", "Сделаем")


def test_the_group_does_not_remove_what_the_authority_wrote(database: Database, group: int) -> None:
    act_id = signed_act(database, group, recommendations=1)
    reply_by_link(database, linked(database, group, [act_id]), ANSWERED, act_id, 1, PAPER, [], "форма")
    (reply,) = register_of(database, group)[0].replies
    with pytest.raises(UserError, match=r"store\.error\.reply_authority"):
        remove_reply(database, group, reply.id)
    assert len(register_of(database, group)[0].replies) == 1


def test_answers_and_files_of_another_group_are_not_there(database: Database, group: int) -> None:
    other = group_of(database, "Другая")
    act_id = signed_act(database, group)
    sent_letter(database, group, [act_id])
    reply = add_reply(database, group, act_id, 1, PAPER, [NewFile("а.pdf", "", b"%PDF-1.4")])
    file = register_of(database, group)[0].replies[0].files[0]
    for use in (
        lambda: add_reply(database, other, act_id, 1, PAPER),
        lambda: remove_reply(database, other, reply),
        lambda: reply_file(database, other, file.id),
        lambda: reply_file(database, group, 99),
        lambda: remove_reply(database, group, 99),
    ):
        with pytest.raises(UserError, match=r"store\.error\.gone"):
            use()
    assert reply_file(database, group, file.id) == b"%PDF-1.4"


def test_an_act_with_an_answer_becomes_no_draft_again(database: Database, group: int) -> None:
    act_id = signed_act(database, group)
    reply = add_reply(database, group, act_id, 1, SEEN)
    with pytest.raises(UserError, match=r"store\.error\.act_replied"):
        move_act(database, act_id, 2, Stage.DRAFT)
    remove_reply(database, group, reply)
    assert move_act(database, act_id, 2, Stage.DRAFT) == 3


@pytest.mark.parametrize("number", [0, 3, -1])
def test_only_what_was_recommended_is_answered(database: Database, group: int, number: int) -> None:
    act_id = signed_act(database, group)
    with pytest.raises(UserError, match=r"store\.error\.gone"):
        add_reply(database, group, act_id, number, PAPER)


def test_a_draft_is_not_answered(database: Database, group: int) -> None:
    draft = add_act(database, group, act(), language="ru", evidence={})
    with pytest.raises(UserError, match=r"store\.error\.gone"):
        add_reply(database, group, draft, 1, PAPER)


def test_the_plan_comes_back_in_the_order_of_its_days(database: Database, group: int) -> None:
    items = (
        PlanItem("без срока"),
        PlanItem("вторая", due=date(2026, 6, 1), programme="ПСЭР, п. 2", planned=False, note="по обращению"),
        PlanItem(
            "первая", start=date(2026, 3, 1), due=date(2026, 3, 5), done_on=date(2026, 3, 4), responsible="Айгуль"
        ),
    )
    ids = add_plan_items(database, group, items, "Айгуль")
    assert [stored.item for stored in plan_of(database, group)] == [items[2], items[1], items[0]]
    assert [stored.id for stored in plan_of(database, group)] == [ids[2], ids[1], ids[0]]
    assert plan_of(database, group_of(database, "Другая")) == ()


def test_a_line_with_an_act_is_done_and_names_it(database: Database, group: int) -> None:
    (item,) = add_plan_items(database, group, [PlanItem("дороги", due=date(2026, 3, 1))])
    act_id = add_act(database, group, act(), language="ru", evidence={})
    assert change_plan_item(database, item, 1, PlanItem("дороги", due=date(2026, 4, 1)), act_id, "Айгуль") == 2
    (stored,) = plan_of(database, group)
    assert (stored.act_id, stored.item.act, stored.item.due) == (act_id, "№\u00a07", date(2026, 4, 1))
    assert stored.item.state(date(2026, 12, 1)) is PlanState.DONE
    assert (act_events(database, act_id)[0].what, act_events(database, act_id)[0].details) == (
        "plan_changed",
        {"fields": ["due"]},
    )
    with pytest.raises(UserError, match=r"store\.error\.changed_meanwhile"):
        change_plan_item(database, item, 1, PlanItem("старое"))
    remove_act(database, act_id)
    (stored,) = plan_of(database, group)
    assert (stored.act_id, stored.item.state(date(2026, 12, 1))) == (None, PlanState.OVERDUE)


def test_a_line_leads_to_the_groups_own_acts_only(database: Database, group: int) -> None:
    (item,) = add_plan_items(database, group, [PlanItem("дороги")])
    foreign = signed_act(database, group_of(database, "Другая"))
    with pytest.raises(UserError, match=r"store\.error\.gone"):
        change_plan_item(database, item, 1, PlanItem("дороги"), foreign)
    remove_plan_item(database, item, "Айгуль")
    remove_plan_item(database, item)
    assert (plan_of(database, group), events(database, group)[0].what) == ((), "plan_removed")


def test_a_template_takes_the_place_of_the_one_before(database: Database, group: int) -> None:
    keep_template(database, group, "act", "", "любой.docx", b"any")
    first = keep_template(database, group, "act", "ky", "кыргызча.docx", b"one")
    assert keep_template(database, group, "act", "ky", "кыргызча 2.docx", b"two", "Айгуль") == first
    assert template_content(database, group, "act", "ky") == b"two"
    assert template_content(database, group, "act", "ru") == b"any"
    assert template_content(database, group, "letter", "ru") is None
    assert template_content(database, group_of(database, "Другая"), "act", "ky") is None
    assert [(one.language, one.name) for one in own_templates(database, group)] == [
        ("", "любой.docx"), ("ky", "кыргызча 2.docx"),
    ]  # fmt: skip
    remove_template(database, first, "Айгуль")
    assert template_content(database, group, "act", "ky") == b"any"
    noted = [(event.who, event.what, event.details) for event in events(database, group)]
    assert noted[:2] == [
        ("Айгуль", "template_removed", {"paper": "act", "language": "ky"}),
        ("Айгуль", "template_kept", {"paper": "act", "language": "ky"}),
    ]


def test_every_kind_of_line_in_the_history_has_its_name(database: Database) -> None:
    from smio.language import LANGUAGES, translator  # noqa: PLC0415 - this test alone speaks
    from smio.store import make_demo  # noqa: PLC0415 - see above

    make_demo(database)
    with database.engine.connect() as connection:
        codes = set(connection.execute(text("SELECT DISTINCT what FROM history")).scalars())
    assert len(codes) > 10
    unnamed = {code for code in codes for one in LANGUAGES if not translator(one).has(f"interface.event.{code}")}
    assert unnamed == set()
