"""Links by which the authority answers a letter without an account: signed, of one letter, for a time.

The token holds the link's id and the moment it was made (an id alone may be given again after a removal), signed with
a secret of this store; it is kept nowhere. Every way in goes through `enter`.
"""

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from smio.errors import UserError
from smio.store.act_tables import LetterRow, ReplyLinkRow, SecretRow
from smio.store.database import Database
from smio.store.history import day_here, note, now
from smio.store.letters import letter_of_group, letter_words
from smio.store.tables import HistoryRow

if TYPE_CHECKING:
    from itsdangerous import URLSafeSerializer

SECRET = "reply_links"  # noqa: S105 - its name, not itself
SALT = b"smio.reply-link.1"
LONGEST_TOKEN = 400

log = logging.getLogger("smio.links")


@dataclass(frozen=True)
class ReplyLink:
    """A link of a letter. ``expires_on`` is the last day it works; ``opened_at`` the last time it was opened."""

    id: int
    letter_id: int
    made_at: datetime
    expires_on: date
    withdrawn_at: datetime | None
    finished_at: datetime | None
    opened_at: datetime | None


def make_link(database: Database, letter_id: int, expires_on: date, who: str = "") -> str:
    """A link for the authority to answer a letter; its token, which is shown once and kept nowhere."""
    with database.transaction() as session:
        letter = session.get(LetterRow, letter_id)
        if letter is None:
            raise UserError("store.error.gone")
        row = ReplyLinkRow(letter_id=letter_id, made_at=now(), expires_on=expires_on)
        session.add(row)
        session.flush()
        note_link(session, letter, who, "link_made", expires_on=expires_on.isoformat())
        return str(_signer(session).dumps([row.id, _moment(row)]))


def link_token(database: Database, group_id: int, link_id: int) -> str:
    """The token of a link made before, to show it again; UserError where there is none or it is another group's."""
    with database.transaction() as session:
        row = _of_group(session, group_id, link_id)
        return str(_signer(session).dumps([row.id, _moment(row)]))


def links_of(database: Database, group_id: int) -> tuple[ReplyLink, ...]:
    """A group's links, the latest first."""
    latest = (
        select(ReplyLinkRow)
        .join(LetterRow, LetterRow.id == ReplyLinkRow.letter_id)
        .where(LetterRow.group_id == group_id)
        .order_by(ReplyLinkRow.id.desc())
    )
    with database.transaction() as session:
        return tuple(
            ReplyLink(
                row.id,
                row.letter_id,
                row.made_at,
                row.expires_on,
                row.withdrawn_at,
                row.finished_at,
                row.opened_at,
            )
            for row in session.scalars(latest)
        )


def withdraw_link(database: Database, link_id: int, who: str = "") -> None:
    """Make a link work no longer; what was answered through it stays."""
    with database.transaction() as session:
        row = session.get(ReplyLinkRow, link_id)
        if row is None:
            raise UserError("store.error.gone")
        if row.withdrawn_at is None:
            row.withdrawn_at = now()
            note_link(session, session.get_one(LetterRow, row.letter_id), who, "link_withdrawn")


def enter(database: Database, token: str, today: date) -> int:
    """The id of the link a token opens today; where it opens none, one sentence and a line in the log."""
    with database.transaction() as session:
        row = _signed(session, token)
        refused = _refusal(row, session, today) if row else UserError("store.error.link_forged")
        if row is not None and refused is not None:
            _note_refusal(session, row, refused, today)
        found = row.id if row else None
    if refused is not None:
        log.warning("a reply link was refused: %s, link %s", refused.code, found)
        raise refused
    assert found is not None  # noqa: S101 - no link is always refused
    return found


def letter_of_link(session: Session, link_id: int, today: date) -> tuple[ReplyLinkRow, LetterRow]:
    """A link that was entered and its letter; UserError where it was withdrawn or finished in this very moment."""
    link = session.get_one(ReplyLinkRow, link_id, with_for_update=True)
    refused = _refusal(link, session, today)
    if refused is not None:
        raise refused
    return link, session.get_one(LetterRow, link.letter_id)


def note_link(session: Session, letter: LetterRow, who: str, what: str, **details: Any) -> None:
    """Leave a line in the history of what became of a letter's link."""
    note(session, letter.group_id, who, what, letter_words(letter).heading, **details)


def beyond_its_letter(link_id: int, **asked: int) -> UserError:
    """What one gets who asks through a link for something of another letter; the log keeps what was asked for."""
    log.warning("reply link %s was used beyond its letter: %s", link_id, asked)
    return UserError("store.error.link_forged")


def _refusal(row: ReplyLinkRow, session: Session, today: date) -> UserError | None:
    """Why a genuine link does not open today; None where it does."""
    if row.withdrawn_at is not None:
        return UserError("store.error.link_withdrawn")
    if row.finished_at is not None:
        return UserError("store.error.link_finished", day=day_here(row.finished_at))
    if row.expires_on < today:
        return UserError("store.error.link_expired", day=row.expires_on)
    if session.get_one(LetterRow, row.letter_id).sent_on is None:
        return UserError("store.error.link_early")
    return None


def _note_refusal(session: Session, row: ReplyLinkRow, refused: UserError, today: date) -> None:
    """Leave a line of a refusal for the group, one a day for a reason: whoever knocks all day fills no history."""
    letter = session.get_one(LetterRow, row.letter_id)
    reason = refused.code.rpartition(".")[2]
    lately = select(HistoryRow.at, HistoryRow.details).where(
        HistoryRow.group_id == letter.group_id,
        HistoryRow.what == "link_refused",
        HistoryRow.at >= datetime.combine(today - timedelta(days=1), time()),  # a day here is not a day of UTC
    )
    refusal = {"link": row.id, "reason": reason}
    if not any(details == refusal and day_here(at) >= today for at, details in session.execute(lately)):
        note_link(session, letter, "", "link_refused", link=row.id, reason=reason)


def _signed(session: Session, token: str) -> ReplyLinkRow | None:
    """The link that a token of ours names; None where it is not ours, or its link is gone."""
    from itsdangerous import BadData  # noqa: PLC0415 - only links need it

    if len(token) > LONGEST_TOKEN:
        return None
    signer = _signer(session)
    try:
        named = signer.loads(token)
    except BadData:
        return None
    row = session.get(ReplyLinkRow, named[0])
    # A signature's last letter has bits that nobody reads: only the token as it was given out counts.
    return row if row is not None and _moment(row) == named[1] and signer.dumps(named) == token else None


def _signer(session: Session) -> "URLSafeSerializer":
    """What signs tokens; its secret is made the first time one is needed."""
    from itsdangerous import URLSafeSerializer  # noqa: PLC0415 - only links need it

    row = session.get(SecretRow, SECRET)
    if row is None:
        row = SecretRow(name=SECRET, value=secrets.token_urlsafe(48))
        session.add(row)
        session.flush()
    return URLSafeSerializer(row.value, salt=SALT, signer_kwargs={"digest_method": hashlib.sha256})


def _moment(row: ReplyLinkRow) -> int:
    """The moment a link was made, in microseconds."""
    return round(row.made_at.replace(tzinfo=UTC).timestamp() * 1_000_000)


def _of_group(session: Session, group_id: int, link_id: int) -> ReplyLinkRow:
    row = session.get(ReplyLinkRow, link_id)
    if row is None:
        raise UserError("store.error.gone")
    letter_of_group(session, group_id, row.letter_id)
    return row
