"""What was said to recommendations: kept with its files, by the group's hand or through the authority's link."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from smio.errors import UserError
from smio.monitoring import EDITABLE, KeptFile, Reply, Stage, Status, Voice
from smio.monitoring.attachments import NewFile, checked_files
from smio.monitoring.replying import complete
from smio.store.act_rows import act_of_group, act_words, note_act, set_stage
from smio.store.act_tables import ActRow, ReplyFileRow, ReplyRow
from smio.store.database import Database
from smio.store.history import now


def add_reply(
    database: Database,
    group_id: int,
    act_id: int,
    number: int,
    reply: Reply,
    files: Sequence[NewFile] = (),
    who: str = "",
) -> int:
    """Keep an answer that came on paper, or what the group saw itself; its id.

    When every recommendation of a sent act has the authority's word, the act becomes answered. UserError where the act
    is not the group's, is not signed or has no such recommendation, the answer says too little, or a file is refused.
    """
    checked = checked_files(files)
    with database.transaction() as session:
        act = act_of_group(session, group_id, act_id)
        row = keep_reply(session, act, number, reply, checked)
        note_reply(session, act, row, who, "reply_added")
        return row.id


def remove_reply(database: Database, group_id: int, reply_id: int, who: str = "") -> None:
    """Remove an answer that the group entered itself; what it said stays in the history.

    UserError for what the authority wrote: that is not the group's to remove.
    """
    with database.transaction() as session:
        row = _of_group(session, group_id, reply_id)
        if row.form is not None:
            raise UserError("store.error.reply_authority")
        act = act_of_group(session, group_id, row.act_id)
        note_reply(session, act, row, who, "reply_removed")
        session.delete(row)
        session.flush()
        if act.stage == Stage.ANSWERED and not _answered(session, act):
            set_stage(session, act, Stage.SENT, who)


def reply_file(database: Database, group_id: int, file_id: int) -> bytes:
    """The bytes of a file with an answer; UserError where there is none or it is another group's."""
    with database.transaction() as session:
        row = session.get(ReplyFileRow, file_id)
        if row is None:
            raise UserError("store.error.gone")
        _of_group(session, group_id, row.reply_id)
        return row.content


def keep_reply(
    session: Session,
    act: ActRow,
    number: int,
    reply: Reply,
    files: Sequence[NewFile],
    *,
    letter_id: int | None = None,
    link_id: int | None = None,
    form: str | None = None,
) -> ReplyRow:
    """Keep an answer with its checked files and move the act where this was the last one it waited for."""
    reply = complete(reply, with_files=bool(files))
    if not 1 <= number <= len(act.content["recommendations"]) or Stage(act.stage) in EDITABLE:
        raise UserError("store.error.gone")
    row = ReplyRow(
        act_id=act.id,
        number=number,
        letter_id=letter_id,
        link_id=link_id,
        form=form,
        status=reply.status.value,
        text=reply.text,
        said_on=reply.on,
        voice=reply.voice.value,
        who=reply.who,
        promised_by=reply.promised_by,
        document=reply.document,
        kept_at=now(),
    )
    session.add(row)
    session.flush()
    session.add_all(_file_row(row.id, file) for file in files)
    session.flush()
    if act.stage == Stage.SENT and _answered(session, act):
        set_stage(session, act, Stage.ANSWERED, reply.who)
    return row


def note_reply(session: Session, act: ActRow, row: ReplyRow, who: str, what: str) -> None:
    """Leave a line of an answer with what it says, so that nothing said is lost with it."""
    note_act(session, act, who, what, number=row.number, status=row.status, voice=row.voice, text=row.text, by=row.who)


def replies_by_recommendation(
    session: Session, acts: Sequence[int], letter_id: int | None = None
) -> dict[tuple[int, int], tuple[Reply, ...]]:
    """The answers by act and number in the order of their days; with ``letter_id`` only those to that letter."""
    in_order = select(ReplyRow).where(ReplyRow.act_id.in_(acts)).order_by(ReplyRow.said_on, ReplyRow.id)
    if letter_id is not None:
        in_order = in_order.where(ReplyRow.letter_id == letter_id)
    rows = session.scalars(in_order).all()
    files = _files_of(session, [row.id for row in rows])
    found: dict[tuple[int, int], list[Reply]] = defaultdict(list)
    for row in rows:
        found[row.act_id, row.number].append(_reply(row, files.get(row.id, ())))
    return {place: tuple(replies) for place, replies in found.items()}


def is_replied_to(session: Session, act_id: int) -> bool:
    """Whether anybody said anything to a recommendation of an act."""
    return session.scalars(select(ReplyRow.id).where(ReplyRow.act_id == act_id)).first() is not None


def _answered(session: Session, act: ActRow) -> bool:
    """Whether the authority said something to every recommendation of an act."""
    said = select(ReplyRow.number).where(ReplyRow.act_id == act.id, ReplyRow.voice == Voice.AUTHORITY.value)
    asked = range(1, len(act_words(act.content).recommendations) + 1)
    return bool(asked) and set(asked) <= set(session.scalars(said))


def _of_group(session: Session, group_id: int, reply_id: int) -> ReplyRow:
    row = session.get(ReplyRow, reply_id)
    if row is None:
        raise UserError("store.error.gone")
    act_of_group(session, group_id, row.act_id)
    return row


def _files_of(session: Session, replies: Sequence[int]) -> dict[int, tuple[KeptFile, ...]]:
    found: dict[int, list[KeptFile]] = defaultdict(list)
    by_reply = select(ReplyFileRow).where(ReplyFileRow.reply_id.in_(replies)).order_by(ReplyFileRow.id)
    for row in session.scalars(by_reply):
        found[row.reply_id].append(KeptFile(row.id, row.name, row.media_type, row.sha256, row.size))
    return {reply: tuple(files) for reply, files in found.items()}


def _reply(row: ReplyRow, files: tuple[KeptFile, ...]) -> Reply:
    return Reply(
        Status(row.status),
        row.text,
        row.said_on,
        Voice(row.voice),
        row.who,
        row.promised_by,
        row.document,
        files,
        row.id,
        by_link=row.form is not None,
    )


def _file_row(reply_id: int, file: NewFile) -> ReplyFileRow:
    return ReplyFileRow(
        reply_id=reply_id,
        name=file.name,
        media_type=file.media_type,
        sha256=hashlib.sha256(file.content).hexdigest(),
        size=len(file.content),
        content=file.content,
    )
