"""What a group says is one question under two names, so that rounds with other words line up."""

from sqlalchemy import select

from smio.comparison import SameQuestion
from smio.store.breakdown_tables import SameQuestionRow
from smio.store.database import Database
from smio.store.history import note, now


def same_questions_of(database: Database, group_id: int) -> tuple[SameQuestion, ...]:
    """What the group said, in the order it said it."""
    kept = select(SameQuestionRow).where(SameQuestionRow.group_id == group_id).order_by(SameQuestionRow.id)
    with database.transaction() as session:
        return tuple(
            SameQuestion((row.service, row.criterion), (row.as_service, row.as_criterion))
            for row in session.scalars(kept)
        )


def keep_same_question(database: Database, group_id: int, same: SameQuestion, who: str = "") -> None:
    """Keep that a question is another one, in place of what was said of it before."""
    known = select(SameQuestionRow).where(
        SameQuestionRow.group_id == group_id,
        SameQuestionRow.service == same.key[0],
        SameQuestionRow.criterion == same.key[1],
    )
    with database.transaction() as session:
        row = session.scalars(known).one_or_none()
        if row is None:
            row = SameQuestionRow(group_id=group_id, service=same.key[0], criterion=same.key[1])
            session.add(row)
        row.as_service, row.as_criterion = same.to
        row.saved_at = now()
        note(session, group_id, who, "same_question", f"{' · '.join(filter(None, same.key))}")


def part_question(database: Database, group_id: int, key: tuple[str, str], who: str = "") -> None:
    """Forget what was said of a question: it stands for itself again."""
    known = select(SameQuestionRow).where(
        SameQuestionRow.group_id == group_id, SameQuestionRow.service == key[0], SameQuestionRow.criterion == key[1]
    )
    with database.transaction() as session:
        row = session.scalars(known).one_or_none()
        if row is not None:
            session.delete(row)
            note(session, group_id, who, "question_parted", f"{' · '.join(filter(None, key))}")
