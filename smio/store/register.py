"""The register of recommendations, read from acts, the letters they went out with, and what came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from smio.monitoring import EDITABLE, LetterKind, Practice, Reply, Stage, Tracked, answer_due
from smio.store.act_rows import act_words
from smio.store.act_tables import ActRow, LetterActRow, LetterRow
from smio.store.database import Database
from smio.store.groups import practice_of_row
from smio.store.history import day_here
from smio.store.letters import letter_words
from smio.store.replies import replies_by_recommendation
from smio.store.tables import GroupRow, HistoryRow

DRAFTS = tuple(stage.value for stage in EDITABLE)


@dataclass(frozen=True)
class Sending:
    """When an act went out, and by when the letter asks for an answer."""

    sent_on: date | None = None
    answer_by: date | None = None


def register_of(database: Database, group_id: int) -> tuple[Tracked, ...]:
    """Every recommendation of the group's signed acts with what came back, the latest act first."""
    signed = select(ActRow).where(ActRow.group_id == group_id, ActRow.stage.not_in(DRAFTS)).order_by(ActRow.id.desc())
    with database.transaction() as session:
        acts = session.scalars(signed).all()
        replies = replies_by_recommendation(session, [act.id for act in acts])
        sendings = _sendings(session, group_id, acts)
        return tuple(chain.from_iterable(tracked(act, sendings[act.id], replies) for act in acts))


def tracked(row: ActRow, sending: Sending, replies: Mapping[tuple[int, int], tuple[Reply, ...]]) -> tuple[Tracked, ...]:
    """The recommendations of an act in its order."""
    act = act_words(row.content)
    return tuple(
        Tracked(
            row.id,
            act.number,
            act.subject,
            number,
            recommendation,
            sending.sent_on,
            sending.answer_by if sending.sent_on else act.answer_by,
            replies.get((row.id, number), ()),
        )
        for number, recommendation in enumerate(act.recommendations, start=1)
    )


def sending_by(letter: LetterRow, act: ActRow, practice: Practice) -> Sending:
    """The sending of an act with a letter; where neither names a day, the group's own period of answer holds."""
    return _sending(letter.sent_on, letter_words(letter).answer_by, act, practice)


def _sendings(session: Session, group_id: int, acts: Sequence[ActRow]) -> dict[int, Sending]:
    """The first sending of each act: with a cover letter, else the day it was said to be sent."""
    practice = practice_of_row(session.get_one(GroupRow, group_id))
    first = (
        select(LetterActRow.act_id, LetterRow)
        .join(LetterRow, LetterRow.id == LetterActRow.letter_id)
        .where(LetterRow.group_id == group_id, LetterRow.kind == LetterKind.COVER.value, LetterRow.sent_on.is_not(None))
        .order_by(LetterRow.sent_on.desc(), LetterRow.id.desc())
    )
    letters = {row.act_id: row.LetterRow for row in session.execute(first)}  # the earliest is the last one put in
    asked = {letter.id: letter_words(letter).answer_by for letter in letters.values()}
    moved = _moved_on(session, [act for act in acts if act.id not in letters and act.stage != Stage.SIGNED])
    return {
        act.id: _sending(letters[act.id].sent_on, asked[letters[act.id].id], act, practice)
        if act.id in letters
        else _sending(moved.get(act.id), None, act, practice)
        for act in acts
    }


def _sending(sent_on: date | None, asked: date | None, act: ActRow, practice: Practice) -> Sending:
    if sent_on is None:
        return Sending()
    return Sending(sent_on, asked or act_words(act.content).answer_by or _due(sent_on, practice))


@lru_cache(maxsize=256)
def _due(sent_on: date, practice: Practice) -> date:
    """When an answer is due; many acts go out on one day."""
    return answer_due(sent_on, practice)


def _moved_on(session: Session, acts: Sequence[ActRow]) -> dict[int, date]:
    """The day on which acts without a letter were first said to be sent, from their history."""
    moves = (
        select(HistoryRow)
        .where(HistoryRow.act_id.in_([act.id for act in acts]), HistoryRow.what == "act_stage")
        .order_by(HistoryRow.id.desc())
    )
    rows = session.scalars(moves) if acts else ()
    return {row.act_id: day_here(row.at) for row in rows if row.act_id and row.details.get("stage") == Stage.SENT.value}
