"""Photographs of acts: kept shrunk and without their metadata, in the order of the paper."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, undefer

from smio.errors import UserError
from smio.monitoring import ActPhoto
from smio.monitoring.photo import prepared_photo
from smio.monitoring.photo import taken_on as day_told
from smio.store.act_rows import editable_act, note_act
from smio.store.act_tables import ActPhotoRow, ActRow
from smio.store.database import Database
from smio.store.history import now

MOST_PHOTOS = 40  # an act with more is an album: at 300 kB each its Word file could not be sent


def add_act_photo(
    database: Database,
    act_id: int,
    content: bytes,
    *,
    name: str,
    caption: str = "",
    taken_on: date | None = None,
    who: str = "",
) -> ActPhoto:
    """Keep a photograph at the end of an act's; whatever is given, it is kept shrunk and without its metadata.

    Where ``taken_on`` is not given, it is the day the camera told. UserError where it is no photograph, the act was
    signed or removed, or it has as many as an act may have.
    """
    prepared, day = prepared_photo(content, name), taken_on or day_told(content)
    with database.transaction() as session:
        act = editable_act(session, act_id)
        last, count = session.execute(
            select(func.max(ActPhotoRow.position), func.count()).where(ActPhotoRow.act_id == act_id)
        ).one()
        if count >= MOST_PHOTOS:
            raise UserError("store.error.photos_many", limit=MOST_PHOTOS)
        row = ActPhotoRow(
            act_id=act_id,
            position=(last or 0) + 1,
            name=name,
            sha256=hashlib.sha256(prepared).hexdigest(),
            caption=caption,
            taken_on=day,
            content=prepared,
            added_at=now(),
        )
        session.add(row)
        session.flush()
        note_act(session, act, who, "photo_added", name=name)
        return _photo(row)


def change_act_photo(
    database: Database, photo_id: int, *, caption: str, taken_on: date | None = None, who: str = ""
) -> None:
    """Change what is written under a photograph."""
    with database.transaction() as session:
        row, act = _held(session, photo_id)
        row.caption, row.taken_on = caption, taken_on
        note_act(session, act, who, "photo_changed", name=row.name, caption=caption)


def move_act_photo(database: Database, photo_id: int, up: bool, who: str = "") -> None:
    """Move a photograph one place up or down; silently nothing at the end of the row."""
    with database.transaction() as session:
        row, act = _held(session, photo_id)
        order = session.scalars(_in_order([row.act_id])).all()
        place = order.index(row)
        other = place - 1 if up else place + 1
        if not 0 <= other < len(order):
            return
        row.position, order[other].position = order[other].position, row.position
        note_act(session, act, who, "photo_moved", name=row.name)


def remove_act_photo(database: Database, photo_id: int, who: str = "") -> None:
    """Remove a photograph; its name stays in the history. Silently nothing where it was removed before."""
    with database.transaction() as session:
        if session.get(ActPhotoRow, photo_id) is None:
            return
        row, act = _held(session, photo_id)
        note_act(session, act, who, "photo_removed", name=row.name)
        session.delete(row)


def act_photo_content(database: Database, photo_id: int) -> bytes:
    """A photograph as JPEG; UserError where it was removed meanwhile."""
    with database.transaction() as session:
        row = session.get(ActPhotoRow, photo_id)
        if row is None:
            raise UserError("store.error.gone")
        return row.content


def act_photos_content(database: Database, act_id: int) -> dict[int, bytes]:
    """All photographs of an act as JPEG by their ids, in the order of the paper."""
    with database.transaction() as session:
        return {
            row.id: row.content for row in session.scalars(_in_order([act_id]).options(undefer(ActPhotoRow.content)))
        }


def photos_by_act(session: Session, acts: Sequence[int]) -> dict[int, tuple[ActPhoto, ...]]:
    """The photographs of acts, without their bytes."""
    found: dict[int, list[ActPhoto]] = defaultdict(list)
    for row in session.scalars(_in_order(acts)):
        found[row.act_id].append(_photo(row))
    return {act: tuple(photos) for act, photos in found.items()}


def _in_order(acts: Sequence[int]) -> Select[ActPhotoRow]:
    return select(ActPhotoRow).where(ActPhotoRow.act_id.in_(acts)).order_by(ActPhotoRow.position, ActPhotoRow.id)


def _held(session: Session, photo_id: int) -> tuple[ActPhotoRow, ActRow]:
    """A photograph and its act, which may still be changed."""
    row = session.get(ActPhotoRow, photo_id)
    if row is None:
        raise UserError("store.error.gone")
    return row, editable_act(session, row.act_id)


def _photo(row: ActPhotoRow) -> ActPhoto:
    return ActPhoto(row.id, row.name, row.sha256, row.caption, row.taken_on)
