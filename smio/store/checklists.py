"""The checklists that groups brought or made, each version as the file it would be."""

from functools import lru_cache

from sqlalchemy import exists, select

from smio.checklist import Checklist, Library, built_in_library, checklist_yaml, load_checklist
from smio.errors import UserError
from smio.store.database import Database
from smio.store.history import note, now
from smio.store.tables import ChecklistRow, MeasurementRow


def library_of(database: Database, group_id: int) -> Library:
    """The checklists a group can work with: those that come with the app, then its own in the order they came."""
    own = select(ChecklistRow.content).where(ChecklistRow.group_id == group_id).order_by(ChecklistRow.id)
    known = list(built_in_library())
    with database.transaction() as session:
        contents = session.scalars(own).all()
    return Library([*known, *(_read(content) for content in contents)])


@lru_cache(maxsize=256)
def _read(content: str) -> Checklist:
    """A stored file; a version never changes, and every page asks for it: YAML is read once."""
    return load_checklist(content.encode(), "")


def add_checklist(database: Database, group_id: int, checklist: Checklist, who: str = "") -> None:
    """Keep a version of a checklist. UserError where that version is there already with another content."""
    same = library_of(database, group_id).get(checklist.id, checklist.version)
    if same is not None:
        if same == checklist:
            return
        raise UserError("store.error.version_exists", checklist=checklist.id, version=checklist.version)
    with database.transaction() as session:
        session.add(
            ChecklistRow(
                group_id=group_id,
                checklist=checklist.id,
                checklist_version=checklist.version,
                content=checklist_yaml(checklist),
                added_at=now(),
            )
        )
        note(session, group_id, who, "checklist_added", f"{checklist.id} {checklist.version}")


def remove_checklist(database: Database, group_id: int, checklist: str, version: str, who: str = "") -> None:
    """Remove a version that nothing was measured with; UserError where something was."""
    of_group = MeasurementRow.group_id == group_id
    version_of = (MeasurementRow.checklist == checklist, MeasurementRow.checklist_version == version)
    wanted = select(ChecklistRow).where(
        ChecklistRow.group_id == group_id,
        ChecklistRow.checklist == checklist,
        ChecklistRow.checklist_version == version,
    )
    with database.transaction() as session:
        if session.scalar(select(exists().where(of_group, *version_of))):
            raise UserError("store.error.checklist_used", checklist=checklist, version=version)
        row = session.scalars(wanted).first()
        if row is not None:
            note(session, group_id, who, "checklist_removed", f"{checklist} {version}")
            session.delete(row)
