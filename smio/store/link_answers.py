"""What the authority does through its link: reads that letter, answers its recommendations, says that this is all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from smio.errors import UserError
from smio.monitoring import Letter, Reply, Tracked, Voice
from smio.monitoring.attachments import NewFile, checked_files
from smio.store.act_tables import ActRow, LetterRow, ReplyFileRow, ReplyLinkRow, ReplyRow
from smio.store.database import Database
from smio.store.groups import practice_of_row
from smio.store.history import now
from smio.store.letters import acts_of_letters, letter_words
from smio.store.links import beyond_its_letter, enter, letter_of_link, note_link
from smio.store.register import sending_by, tracked
from smio.store.replies import keep_reply, note_reply, replies_by_recommendation
from smio.store.tables import GroupRow

LARGEST_OF_LINK = 40 * 1024 * 1024  # bytes of all files that came through a link
MOST_REPLIES = 300  # through a link: more is no answer to a letter
LONGEST_FORM = 64
SEEN_AGAIN = timedelta(minutes=10)  # a page is drawn at every click; that it is open need not be written so often


@dataclass(frozen=True)
class OpenedLetter:
    """A letter as the authority sees it through its link: its words, what it asks, what was answered to it.

    ``asked`` holds answers to this letter only: neither what the group saw for itself nor what others answered.
    """

    link_id: int
    letter: Letter
    language: str
    group: str
    city: str
    sent_on: date
    expires_on: date
    asked: tuple[Tracked, ...]


def open_link(database: Database, token: str, today: date) -> OpenedLetter:
    """The letter of a link; UserError where the link is forged, expired, withdrawn, finished, or its letter unsent."""
    link_id = enter(database, token, today)
    with database.transaction() as session:
        link, letter = letter_of_link(session, link_id, today)
        if link.opened_at is None or now() - link.opened_at > SEEN_AGAIN:
            if link.opened_at is None:
                note_link(session, letter, "", "link_opened")
            link.opened_at = now()
        group = session.get_one(GroupRow, letter.group_id)
        return OpenedLetter(
            link.id,
            letter_words(letter),
            letter.language,
            group.name,
            group.city,
            letter.sent_on or link.made_at.date(),
            link.expires_on,
            _asked(session, letter, group),
        )


def reply_by_link(
    database: Database,
    token: str,
    today: date,
    act_id: int,
    number: int,
    reply: Reply,
    files: Sequence[NewFile] = (),
    form: str = "",
) -> None:
    """Keep the authority's answer to a recommendation of its letter; the same ``form`` sent again is kept once.

    UserError as of `open_link`; where the recommendation is not of the letter, as of a forged link; where the answer
    says too little or a file is refused.
    """
    link_id = enter(database, token, today)
    if not form or len(form) > LONGEST_FORM:
        raise beyond_its_letter(link_id, act=act_id, number=number)
    said = replace(reply, on=today, voice=Voice.AUTHORITY, by_link=True, files=())
    checked = checked_files(files)
    try:
        with database.transaction() as session:
            link, letter = letter_of_link(session, link_id, today)
            act = _act_of_letter(session, letter, act_id)
            if act is None or not 1 <= number <= len(act.content["recommendations"]):
                raise beyond_its_letter(link_id, act=act_id, number=number)
            if _kept_before(session, link, form):
                return
            _within_limits(session, link, checked)
            row = keep_reply(session, act, number, said, checked, letter_id=letter.id, link_id=link.id, form=form)
            note_reply(session, act, row, said.who, "reply_added")
    except IntegrityError:  # the same form twice in one moment: the other one kept it
        return


def reply_file_by_link(database: Database, token: str, today: date, file_id: int) -> bytes:
    """The bytes of a file that came with an answer to the letter of this link."""
    link_id = enter(database, token, today)
    with database.transaction() as session:
        _, letter = letter_of_link(session, link_id, today)
        row = session.get(ReplyFileRow, file_id)
        reply = session.get(ReplyRow, row.reply_id) if row else None
        if row is None or reply is None or reply.letter_id != letter.id:
            raise beyond_its_letter(link_id, file=file_id)
        return row.content


def finish_link(database: Database, token: str, today: date, who: str = "") -> None:
    """The authority says that this is its answer: the link opens no more."""
    link_id = enter(database, token, today)
    with database.transaction() as session:
        link, letter = letter_of_link(session, link_id, today)
        link.finished_at = now()
        note_link(session, letter, who, "link_finished")


def _asked(session: Session, letter: LetterRow, group: GroupRow) -> tuple[Tracked, ...]:
    """The recommendations of the letter's acts in its order, with what was answered to it."""
    ids = acts_of_letters(session, [letter.id])[letter.id]
    practice = practice_of_row(group)
    acts = {act.id: act for act in session.scalars(select(ActRow).where(ActRow.id.in_(ids)))}
    replies = replies_by_recommendation(session, ids, letter.id)
    in_order = (acts[act_id] for act_id in ids if act_id in acts)
    return tuple(chain.from_iterable(tracked(act, sending_by(letter, act, practice), replies) for act in in_order))


def _act_of_letter(session: Session, letter: LetterRow, act_id: int) -> ActRow | None:
    return session.get(ActRow, act_id) if act_id in acts_of_letters(session, [letter.id])[letter.id] else None


def _kept_before(session: Session, link: ReplyLinkRow, form: str) -> bool:
    same = select(ReplyRow.id).where(ReplyRow.link_id == link.id, ReplyRow.form == form)
    return session.scalars(same).first() is not None


def _within_limits(session: Session, link: ReplyLinkRow, files: Sequence[NewFile]) -> None:
    """UserError where a link brought as much as one may."""
    replies = session.scalars(select(func.count()).where(ReplyRow.link_id == link.id)).one()
    if replies >= MOST_REPLIES:
        raise UserError("store.error.replies_many", limit=MOST_REPLIES)
    kept = select(func.coalesce(func.sum(ReplyFileRow.size), 0)).join(ReplyRow, ReplyRow.id == ReplyFileRow.reply_id)
    size = session.scalars(kept.where(ReplyRow.link_id == link.id)).one() + sum(len(file.content) for file in files)
    if size > LARGEST_OF_LINK:
        raise UserError("store.error.files_large", limit=LARGEST_OF_LINK // 1024 // 1024)
