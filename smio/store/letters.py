"""Letters in the store: their words, the acts they bring, the day they went out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from smio.errors import UserError
from smio.monitoring import EDITABLE, Letter, LetterKind, Stage
from smio.store.act_rows import act_of_group, held_act, set_stage
from smio.store.act_tables import ActRow, LetterActRow, LetterRow
from smio.store.database import Database
from smio.store.history import changed_fields, note, now

_words = TypeAdapter(Letter)


@dataclass(frozen=True)
class StoredLetter:
    """A letter with its place in the store and the acts it brings; ``sent_on`` is None until it went out."""

    id: int
    version: int
    language: str
    kind: LetterKind
    letter: Letter
    act_ids: tuple[int, ...]
    sent_on: date | None


def letters_of(database: Database, group_id: int) -> tuple[StoredLetter, ...]:
    """A group's letters, the latest first."""
    latest = select(LetterRow).where(LetterRow.group_id == group_id).order_by(LetterRow.id.desc())
    with database.transaction() as session:
        return _stored(session, session.scalars(latest).all())


def load_letter(database: Database, group_id: int, letter_id: int) -> StoredLetter:
    """One letter of a group; UserError where it was removed meanwhile or is another group's."""
    with database.transaction() as session:
        return _stored(session, [letter_of_group(session, group_id, letter_id)])[0]


def add_letter(
    database: Database,
    group_id: int,
    letter: Letter,
    *,
    kind: LetterKind,
    language: str,
    act_ids: Sequence[int],
    who: str = "",
) -> int:
    """A new letter with the acts it brings; its id. UserError where an act is not the group's."""
    with database.transaction() as session:
        for act_id in act_ids:
            act_of_group(session, group_id, act_id)
        row = LetterRow(
            group_id=group_id, kind=kind.value, language=language, content=_record(letter), changed_at=now()
        )
        session.add(row)
        session.flush()
        session.add_all(
            LetterActRow(letter_id=row.id, act_id=act_id, position=position)
            for position, act_id in enumerate(dict.fromkeys(act_ids), start=1)
        )
        note(session, group_id, who, "letter_added", letter.heading, kind=kind.value)
        return row.id


def change_letter(database: Database, letter_id: int, version: int, letter: Letter, who: str = "") -> int:
    """Save an edited letter and return its new version; UserError where it was saved since, or went out."""
    with database.transaction() as session:
        row = _unsent(session, letter_id, version)
        changed = changed_fields(letter_words(row), letter)
        row.content, row.changed_at = _record(letter), now()
        row.version += 1
        note(session, row.group_id, who, "letter_changed", letter.heading, fields=changed)
        return row.version


def send_letter(database: Database, letter_id: int, version: int, sent_on: date, who: str = "") -> int:
    """Say that a letter went out and return its new version: its words stay, its signed acts become sent.

    UserError where it was saved since or went out before, or where a cover letter brings an act that is not signed.
    """
    with database.transaction() as session:
        row = _unsent(session, letter_id, version)
        acts = [held_act(session, act_id) for act_id in acts_of_letters(session, [letter_id])[letter_id]]
        if row.kind == LetterKind.COVER:
            _all_signed(acts)
        for act in acts:
            if act.stage == Stage.SIGNED:
                set_stage(session, act, Stage.SENT, who)
        row.sent_on, row.changed_at = sent_on, now()
        row.version += 1
        note(session, row.group_id, who, "letter_sent", letter_words(row).heading, sent_on=sent_on.isoformat())
        return row.version


def remove_letter(database: Database, letter_id: int, who: str = "") -> None:
    """Remove a letter that did not go out; its heading stays in the history."""
    with database.transaction() as session:
        if session.get(LetterRow, letter_id) is None:
            return
        row = _unsent(session, letter_id)
        note(session, row.group_id, who, "letter_removed", letter_words(row).heading)
        session.delete(row)


def letter_words(row: LetterRow) -> Letter:
    """The letter of a row."""
    return _words.validate_python(row.content)


def letter_of_group(session: Session, group_id: int, letter_id: int) -> LetterRow:
    """The row of a group's letter; UserError where there is none, or it is another group's."""
    row = session.get(LetterRow, letter_id)
    if row is None or row.group_id != group_id:
        raise UserError("store.error.gone")
    return row


def acts_of_letters(session: Session, letters: Sequence[int]) -> dict[int, list[int]]:
    """The acts each letter brings, in its order."""
    found: dict[int, list[int]] = defaultdict(list)
    in_order = select(LetterActRow).where(LetterActRow.letter_id.in_(letters)).order_by(LetterActRow.position)
    for row in session.scalars(in_order):
        found[row.letter_id].append(row.act_id)
    return found


def _record(letter: Letter) -> dict[str, Any]:
    return _words.dump_python(letter, mode="json")


def _unsent(session: Session, letter_id: int, version: int | None = None) -> LetterRow:
    row = session.get(LetterRow, letter_id, with_for_update=True)
    if row is None or (version is not None and row.version != version):
        raise UserError("store.error.changed_meanwhile")
    if row.sent_on is not None:
        raise UserError("store.error.letter_sent")
    return row


def _all_signed(acts: Sequence[ActRow]) -> None:
    unsigned = next((act for act in acts if Stage(act.stage) in EDITABLE), None)
    if unsigned is not None:
        number = str(unsigned.content.get("number", ""))
        subject = str(unsigned.content.get("subject", ""))
        raise UserError("store.error.letter_act_unsigned", act=f"№\u00a0{number} · {subject}" if number else subject)


def _stored(session: Session, rows: Sequence[LetterRow]) -> tuple[StoredLetter, ...]:
    acts = acts_of_letters(session, [row.id for row in rows])
    return tuple(
        StoredLetter(
            row.id,
            row.version,
            row.language,
            LetterKind(row.kind),
            letter_words(row),
            tuple(acts.get(row.id, ())),
            row.sent_on,
        )
        for row in rows
    )
