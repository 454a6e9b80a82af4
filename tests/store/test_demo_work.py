"""What the demo groups did: as published where something is, marked as made up where nothing is."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from smio.documents import draft_cover_letter
from smio.language import translator
from smio.monitoring import ActKind, PlanState, Stage, Status, Tracked, Voice, answer_due, rates, weeks_of
from smio.monitoring.act_check import check_act
from smio.monitoring.letter import Addressee
from smio.monitoring.photo_reference import photos_spoken_of
from smio.store import (
    Database,
    StoredAct,
    acts_of,
    all_groups,
    letters_of,
    links_of,
    make_demo,
    plan_of,
    register_of,
    remarks_on,
    reply_file,
)

LATER = date(2020, 6, 1)


@pytest.fixture(scope="module")
def database() -> Database:
    database = Database("sqlite://")
    make_demo(database)
    return database


def group_in(database: Database, city: str) -> int:
    return next(stored.id for stored in all_groups(database) if stored.group.city == city)


def register(database: Database, city: str) -> tuple[Tracked, ...]:
    return register_of(database, group_in(database, city))


def acts(database: Database, city: str) -> tuple[StoredAct, ...]:
    return acts_of(database, group_in(database, city))


@pytest.mark.parametrize(("city", "members", "made"), [("Кара-Балта", 15, 13), ("Каракол", 12, 9)])
def test_the_groups_are_as_large_and_as_busy_as_published(
    database: Database, city: str, members: int, made: int
) -> None:
    group = next(stored.group for stored in all_groups(database) if stored.group.city == city)
    assert (len(group.members), len(acts(database, city))) == (members, made)
    assert sum(member.chair for member in group.members) == 1
    assert {ActKind.SERVICES, ActKind.CHECKLIST, ActKind.SITE, ActKind.PRICES} <= {
        stored.act.kind for stored in acts(database, city)
    }


def test_kara_balta_was_answered_to_one_act_of_thirteen(database: Database) -> None:
    told = rates(register(database, "Кара-Балта"), LATER)
    assert (told.acts_sent, told.acts_answered) == (13, 1)
    answered = [one for one in register(database, "Кара-Балта") if one.answered_on]
    done, promised = answered
    assert [reply.voice for reply in done.replies] == [Voice.AUTHORITY, Voice.GROUP]
    assert all(len(reply.files) == 1 for reply in done.replies)
    assert (promised.said, promised.status(LATER)) == (Status.PROMISED, Status.OVERDUE)
    file = done.replies[0].files[0]
    content = reply_file(database, group_in(database, "Кара-Балта"), file.id)
    assert content.startswith(b"\xff\xd8\xff")


def test_karakol_has_every_answer_and_every_stage_to_look_at(database: Database) -> None:
    said = Counter(one.said for one in register(database, "Каракол"))
    assert {Status.DONE, Status.IN_PROGRESS, Status.REFUSED, Status.NO_ANSWER} <= said.keys()
    stages = {stored.stage for stored in acts(database, "Каракол")}
    assert stages == {Stage.DRAFT, Stage.REVIEW, Stage.SIGNED, Stage.SENT, Stage.ANSWERED}
    sent, waiting = letters_of(database, group_in(database, "Каракол"))[::-1]
    assert (sent.sent_on is not None, waiting.sent_on) == (True, None)
    (review,) = (stored for stored in acts(database, "Каракол") if stored.stage is Stage.REVIEW)
    assert [remark.approves for remark in remarks_on(database, review.id)] == [False, True]


def test_everything_made_up_says_so(database: Database) -> None:
    for stored in all_groups(database):
        assert stored.group.generated
        assert all("пример" in member.post for member in stored.group.members)
        assert all(act.act.generated for act in acts_of(database, stored.id))
        assert all(letter.letter.generated for letter in letters_of(database, stored.id))
        assert all("ример" in reply.text for one in register_of(database, stored.id) for reply in one.replies)


def test_the_acts_show_what_acts_hold(database: Database) -> None:
    kara_balta = {stored.act.number: stored for stored in acts(database, "Кара-Балта")}
    visit = kara_balta["1"]
    assert len(visit.photos) == 2
    assert photos_spoken_of(visit.act) == {photo.id for photo in visit.photos}
    assert len(weeks_of(kara_balta["8"].act.prices)) == 4
    assert visit.drafted is not None
    assert visit.drafted.facts == ()


def test_the_check_finds_mistakes_in_the_draft_that_has_them_and_nowhere_else(database: Database) -> None:
    t = translator("ru")
    for stored in all_groups(database):
        for one in acts_of(database, stored.id):
            day = one.act.signed_on or LATER
            faults = check_act(one.act, t, day, photos=one.photos, practice=stored.group.practice, drafted=one.drafted)
            if one.stage is Stage.DRAFT:
                assert {"no_date", "few_signers", "no_deadline", "opinion"} <= {fault.code for fault in faults}
            else:
                assert [(one.act.number, fault.code) for fault in faults] == []


@pytest.mark.parametrize("city", ["Кара-Балта", "Каракол"])
def test_the_plan_leads_to_acts_and_shows_what_is_late(database: Database, city: str) -> None:
    plan = plan_of(database, group_in(database, city))
    assert 8 <= len(plan) <= 9
    states = {stored.item.state(LATER) for stored in plan}
    assert {PlanState.DONE, PlanState.OVERDUE} <= states
    assert {stored.item.planned for stored in plan} == {True, False}
    known = {stored.id for stored in acts(database, city)}
    assert {stored.act_id for stored in plan if stored.act_id} <= known


def test_the_days_that_the_file_gives_for_answers_are_those_of_the_calendar(database: Database) -> None:
    for stored in all_groups(database):
        practice = stored.group.practice
        dated = [(one.act.signed_on, one.act.answer_by) for one in acts_of(database, stored.id)]
        dated += [(one.sent_on, one.letter.answer_by) for one in letters_of(database, stored.id)]
        assert dated == [(day, day and answer_due(day, practice)) for day, _ in dated]


def test_a_letter_that_was_sent_is_dated_as_a_draft_of_that_day_would_be(database: Database) -> None:
    stored = next(stored for stored in all_groups(database) if stored.group.city == "Кара-Балта")
    (sent,) = letters_of(database, stored.id)
    by_id = {one.id: one.act for one in acts_of(database, stored.id)}
    drafted = draft_cover_letter(
        stored.group,
        [(by_id[act_id], (), None) for act_id in sent.act_ids],
        translator("ru"),
        to=Addressee.MAYOR,
        sent_on=sent.sent_on,
    )
    assert sent.letter == replace(drafted, number=sent.letter.number)


def test_the_link_of_the_demo_is_long_over(database: Database) -> None:
    assert all(link.expires_on.year == 2020 for link in links_of(database, group_in(database, "Кара-Балта")))
