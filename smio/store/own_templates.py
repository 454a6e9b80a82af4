"""Templates a group put in place of ours: one for a paper and a language."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from smio.store.act_tables import TemplateRow
from smio.store.database import Database
from smio.store.history import note, now


@dataclass(frozen=True)
class OwnTemplate:
    """A group's template, without its bytes; ``language`` is empty where one serves all."""

    id: int
    paper: str
    language: str
    name: str
    sha256: str
    added_at: datetime


def own_templates(database: Database, group_id: int) -> tuple[OwnTemplate, ...]:
    """A group's templates by paper and language."""
    by_paper = (
        select(TemplateRow).where(TemplateRow.group_id == group_id).order_by(TemplateRow.paper, TemplateRow.language)
    )
    with database.transaction() as session:
        return tuple(
            OwnTemplate(row.id, row.paper, row.language, row.name, row.sha256, row.added_at)
            for row in session.scalars(by_paper)
        )


def keep_template(
    database: Database, group_id: int, paper: str, language: str, name: str, content: bytes, who: str = ""
) -> int:
    """Keep a template in place of the one before it; its id. That it is a sound one is checked before."""
    same = select(TemplateRow).where(
        TemplateRow.group_id == group_id, TemplateRow.paper == paper, TemplateRow.language == language
    )
    with database.transaction() as session:
        row = session.scalars(same.with_for_update()).first()
        if row is None:
            row = TemplateRow(group_id=group_id, paper=paper, language=language)
            session.add(row)
        row.name, row.content, row.added_at = name, content, now()
        row.sha256 = hashlib.sha256(content).hexdigest()
        session.flush()
        note(session, group_id, who, "template_kept", name, paper=paper, language=language)
        return row.id


def template_content(database: Database, group_id: int, paper: str, language: str) -> bytes | None:
    """The group's own template of a paper in a language, else the one for all languages; None where it has none."""
    fitting = (
        select(TemplateRow.content)
        .where(TemplateRow.group_id == group_id, TemplateRow.paper == paper, TemplateRow.language.in_((language, "")))
        .order_by(TemplateRow.language.desc())
    )
    with database.transaction() as session:
        return session.scalars(fitting).first()


def remove_template(database: Database, template_id: int, who: str = "") -> None:
    """Remove a template: ours serves again."""
    with database.transaction() as session:
        row = session.get(TemplateRow, template_id)
        if row is not None:
            note(session, row.group_id, who, "template_removed", row.name, paper=row.paper, language=row.language)
            session.delete(row)
