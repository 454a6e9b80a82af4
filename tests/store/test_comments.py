"""Free answers stay with their writer, their marks keep who answers for them; joined names; who stands beside whom."""

from datetime import date

import numpy as np
import pytest
from sqlalchemy import text

from smio.comparison import SameQuestion
from smio.errors import UserError
from smio.monitoring import Group
from smio.store import (
    CommentMark,
    Database,
    add_group,
    comment_marks_of,
    comments_of,
    database_url,
    events,
    groups_beside,
    keep_same_question,
    mask_comment,
    open_comment,
    part_question,
    quote_comment,
    remove_group,
    remove_round,
    same_questions_of,
    save_round,
    share_results,
    shares_results,
    tag_comments,
    untag_comments,
)
from smio.survey import Comment, Indicator, Responses, Round

COMMENTS = (
    Comment("Почему?", 2, "Вода мутная", 0),
    Comment("Почему?", 4, "Звоните 0555 123456", 2),
    Comment("Предложения", 2, "Чинить трубы", 0),
)
PLACE = ("Почему?", 4)


@pytest.fixture
def database() -> Database:
    return Database(database_url())


@pytest.fixture
def group(database: Database) -> int:
    return add_group(database, Group("Группа СМиО", "Каракол"))


@pytest.fixture
def round_id(database: Database, group: int) -> int:
    responses = Responses((Indicator("Вода", "Качество"),), np.array([[1.0], [2.0], [5.0]]), rows=(2, 3, 4))
    return save_round(database, group, Round("Раунд", responses, date(2026, 1, 1)), comments=COMMENTS)


def test_free_answers_come_back_with_their_writers(database: Database, round_id: int) -> None:
    assert comments_of(database, round_id) == COMMENTS


def test_free_answers_kept_before_their_writers_were_are_read(database: Database, round_id: int) -> None:
    with database.transaction() as session:
        session.execute(text("UPDATE rounds SET comments = :kept"), {"kept": '{"Почему?": [[2, "Вода мутная"]]}'})
    assert comments_of(database, round_id) == (Comment("Почему?", 2, "Вода мутная"),)


def test_a_tag_is_put_on_many_at_once_and_taken_off(database: Database, group: int, round_id: int) -> None:
    places = [one.place for one in COMMENTS]
    tag_comments(database, round_id, places, "  вода  и трубы ", "Асанова")
    assert {mark.tags for mark in comment_marks_of(database, round_id).values()} == {("вода и трубы",)}
    tag_comments(database, round_id, places[:1], "мутная")
    untag_comments(database, round_id, places[:2], "вода и трубы")
    marks = comment_marks_of(database, round_id)
    assert [marks[place].tags for place in places] == [("мутная",), (), ("вода и трубы",)]
    assert [event.what for event in events(database, group)][:3] == ["comment_untagged", "comment_tagged", "comment_tagged"]  # fmt: skip # noqa: E501


def test_putting_a_tag_again_changes_nothing(database: Database, group: int, round_id: int) -> None:
    tag_comments(database, round_id, [PLACE], "вода")
    before = comment_marks_of(database, round_id), len(events(database, group))
    tag_comments(database, round_id, [PLACE], "вода")
    tag_comments(database, round_id, [PLACE], " ")
    assert (comment_marks_of(database, round_id), len(events(database, group))) == before


def test_whoever_opens_an_answer_stands_in_the_history(database: Database, group: int, round_id: int) -> None:
    open_comment(database, round_id, PLACE, " Асанова Г. ")
    assert comment_marks_of(database, round_id)[PLACE].open_by == "Асанова Г."
    (event, *_) = events(database, group)
    assert (event.what, event.who, event.subject) == ("comment_opened", "Асанова Г.", "Раунд, № 4")
    mask_comment(database, round_id, PLACE, "Асанова Г.")
    assert comment_marks_of(database, round_id)[PLACE].open_by == ""


def test_nobody_without_a_name_opens_or_quotes(database: Database, round_id: int) -> None:
    with pytest.raises(UserError) as error:
        open_comment(database, round_id, PLACE, "  ")
    assert error.value.code == "comments.error.needs_name"
    with pytest.raises(UserError):
        quote_comment(database, round_id, PLACE, 0, "Вода", "")
    assert comment_marks_of(database, round_id) == {}


def test_a_quote_is_taken_changed_and_dropped(database: Database, group: int, round_id: int) -> None:
    quote_comment(database, round_id, PLACE, 0, " Вода мутная ", "Асанова")
    mark = comment_marks_of(database, round_id)[PLACE]
    assert mark == CommentMark((), "", "Вода мутная", "Асанова", 1)
    quote_comment(database, round_id, PLACE, 1, "", "Асанова")
    assert comment_marks_of(database, round_id)[PLACE].quote == ""
    assert [event.what for event in events(database, group)][:2] == ["comment_unquoted", "comment_quoted"]


def test_a_quote_over_somebody_elses_change_is_refused(database: Database, round_id: int) -> None:
    quote_comment(database, round_id, PLACE, 0, "Вода", "Асанова")
    with pytest.raises(UserError) as error:
        quote_comment(database, round_id, PLACE, 0, "Иное", "Бакиров")
    assert error.value.code == "store.error.changed_meanwhile"


def test_no_text_of_an_answer_stands_in_the_history(database: Database, group: int, round_id: int) -> None:
    open_comment(database, round_id, PLACE, "Асанова")
    quote_comment(database, round_id, PLACE, 1, "Вода мутная", "Асанова")
    assert not any("0555" in event.subject or "мутная" in event.subject for event in events(database, group))


def test_marks_of_a_removed_round_are_gone_and_none_can_be_made(database: Database, round_id: int) -> None:
    tag_comments(database, round_id, [PLACE], "вода")
    remove_round(database, round_id)
    assert comment_marks_of(database, round_id) == {}
    with pytest.raises(UserError) as error:
        tag_comments(database, round_id, [PLACE], "вода")
    assert error.value.code == "store.error.gone"


def test_names_are_joined_anew_and_parted(database: Database, group: int) -> None:
    keep_same_question(database, group, SameQuestion(("асфальт", ""), ("дворы", "")))
    keep_same_question(database, group, SameQuestion(("асфальт", ""), ("roads", "")))
    keep_same_question(database, group, SameQuestion(("roads", "ямы"), ("roads", "quality")))
    assert same_questions_of(database, group) == (
        SameQuestion(("асфальт", ""), ("roads", "")),
        SameQuestion(("roads", "ямы"), ("roads", "quality")),
    )
    part_question(database, group, ("асфальт", ""))
    assert [one.key for one in same_questions_of(database, group)] == [("roads", "ямы")]
    assert events(database, group)[0].what == "question_parted"


def test_only_who_agreed_stands_beside_others(database: Database, group: int) -> None:
    silent, open_ = (add_group(database, Group(name, name)) for name in ("Молчит", "Согласна"))
    share_results(database, open_, shares=True)
    assert {one.id for one in groups_beside(database, group)} == {group, open_}
    assert {one.id for one in groups_beside(database, silent)} == {silent, open_}
    assert {one.id for one in groups_beside(database, None)} == {open_}
    share_results(database, open_, shares=False)
    assert not shares_results(database, open_)
    assert {one.id for one in groups_beside(database, group)} == {group}


def test_made_up_groups_stand_only_beside_made_up_ones(database: Database, group: int) -> None:
    made_up = add_group(database, Group("Пример", "Пример", generated=True))
    share_results(database, made_up, shares=True)
    share_results(database, group, shares=True)
    assert {one.id for one in groups_beside(database, group)} == {group}
    assert {one.id for one in groups_beside(database, made_up)} == {made_up}


def test_agreeing_twice_is_agreeing_once_and_goes_with_the_group(database: Database, group: int) -> None:
    share_results(database, group, shares=True, who="Асанова")
    share_results(database, group, shares=True)
    assert [event.what for event in events(database, group)].count("results_shared") == 1
    remove_group(database, group)
    assert groups_beside(database, None) == ()
