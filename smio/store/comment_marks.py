"""What a group makes of its residents' free answers: tags, words to quote, and who saw that nobody is named."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from smio.errors import UserError
from smio.store.breakdown_tables import CommentMarkRow
from smio.store.database import Database
from smio.store.history import note, now
from smio.store.tables import RoundRow

Place = tuple[str, int]  # heading and row of the sheet: what names a free answer within its round


@dataclass(frozen=True)
class CommentMark:
    """The marks of one free answer. What looks personal in it is masked until ``open_by`` says who saw to it.

    ``quote`` are the words for the act. A save needs the ``version`` it was read at; 0 stands for none yet.
    """

    tags: tuple[str, ...] = ()
    open_by: str = ""
    quote: str = ""
    quoted_by: str = ""
    version: int = 0


def comment_marks_of(database: Database, round_id: int) -> dict[Place, CommentMark]:
    """The marks of a round's free answers, by place."""
    kept = select(CommentMarkRow).where(CommentMarkRow.round_id == round_id)
    with database.transaction() as session:
        return {
            (row.heading, row.row): CommentMark(tuple(row.tags), row.open_by, row.quote, row.quoted_by, row.version)
            for row in session.scalars(kept)
        }


def open_comment(database: Database, round_id: int, place: Place, who: str) -> None:
    """Show a free answer as it was written: ``who`` saw that it names nobody; the history keeps that."""
    if not who.strip():
        raise UserError("comments.error.needs_name")
    with database.transaction() as session:
        row = _row(session, round_id, place)
        row.open_by, row.changed_at = who.strip(), now()
        row.version += 1
        _note(session, round_id, who, "comment_opened", place)


def mask_comment(database: Database, round_id: int, place: Place, who: str = "") -> None:
    """Mask again what looks personal in a free answer."""
    with database.transaction() as session:
        row = _row(session, round_id, place)
        row.open_by, row.changed_at = "", now()
        row.version += 1
        _note(session, round_id, who, "comment_masked", place)


def quote_comment(database: Database, round_id: int, place: Place, version: int, quote: str, who: str) -> None:
    """Keep the words of a free answer that may stand in an act, or with none take the quote back.

    UserError where nobody answers for them by name, or somebody changed the marks since.
    """
    if quote.strip() and not who.strip():
        raise UserError("comments.error.needs_name")
    with database.transaction() as session:
        row = _row(session, round_id, place)
        if row.version != version:
            raise UserError("store.error.changed_meanwhile")
        row.quote, row.quoted_by, row.changed_at = quote.strip(), who.strip() if quote.strip() else "", now()
        row.version += 1
        _note(session, round_id, who, "comment_quoted" if quote.strip() else "comment_unquoted", place)


def tag_comments(database: Database, round_id: int, places: Iterable[Place], tag: str, who: str = "") -> None:
    """Put a tag on free answers; on those that bear it already nothing changes."""
    _change_tags(database, round_id, places, tag, "comment_tagged", who)


def untag_comments(database: Database, round_id: int, places: Iterable[Place], tag: str, who: str = "") -> None:
    """Take a tag off free answers."""
    _change_tags(database, round_id, places, tag, "comment_untagged", who)


def _change_tags(database: Database, round_id: int, places: Iterable[Place], tag: str, what: str, who: str) -> None:
    tag = " ".join(tag.split())
    if not tag:
        return
    with database.transaction() as session:
        rows = {
            (row.heading, row.row): row
            for row in session.scalars(select(CommentMarkRow).where(CommentMarkRow.round_id == round_id))
        }
        changed = 0
        for place in dict.fromkeys(places):
            row = rows.get(place) or _new_row(session, round_id, place)
            tags = [*(one for one in row.tags if one != tag), *([tag] if what == "comment_tagged" else [])]
            if tags != row.tags and set(tags) != set(row.tags):
                row.tags, row.changed_at = tags, now()
                row.version += 1
                changed += 1
        if changed:
            owner = session.get(RoundRow, round_id)
            if owner is not None:
                note(session, owner.group_id, who, what, f"{owner.name}: {tag}", comments=changed)


def _row(session: Session, round_id: int, place: Place) -> CommentMarkRow:
    heading, number = place
    known = select(CommentMarkRow).where(
        CommentMarkRow.round_id == round_id, CommentMarkRow.heading == heading, CommentMarkRow.row == number
    ).with_for_update()  # fmt: skip
    return session.scalars(known).one_or_none() or _new_row(session, round_id, place)


def _new_row(session: Session, round_id: int, place: Place) -> CommentMarkRow:
    if session.get(RoundRow, round_id) is None:
        raise UserError("store.error.gone")
    row = CommentMarkRow(
        round_id=round_id, heading=place[0], row=place[1], version=0, tags=[], open_by="", quote="", quoted_by="",
        changed_at=now(),
    )  # fmt: skip
    session.add(row)
    return row


def _note(session: Session, round_id: int, who: str, what: str, place: Place) -> None:
    owner = session.get(RoundRow, round_id)
    if owner is not None:
        note(session, owner.group_id, who.strip(), what, f"{owner.name}, № {place[1]}")
