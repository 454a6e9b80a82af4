"""What a group keeps beside its rounds to ask them more: views with a name, the town's population by profile field."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from smio.errors import UserError
from smio.store.breakdown_tables import PopulationRow, SavedViewRow
from smio.store.database import Database
from smio.store.history import note, now


@dataclass(frozen=True)
class SavedView:
    """A breakdown with a name; ``view`` has what was chosen by its name in the link."""

    id: int
    name: str
    view: Mapping[str, str]


@dataclass(frozen=True)
class Population:
    """How many people of the town are of each part of a profile field, as published in ``source``.

    A save needs the ``version`` it was read at; 0 stands for none yet.
    """

    field: str
    people: Mapping[str, float]
    source: str = ""
    version: int = 0


def views_of(database: Database, group_id: int) -> tuple[SavedView, ...]:
    """A group's views, by name."""
    kept = select(SavedViewRow).where(SavedViewRow.group_id == group_id).order_by(SavedViewRow.name)
    with database.transaction() as session:
        return tuple(SavedView(row.id, row.name, row.view) for row in session.scalars(kept))


def save_view(database: Database, group_id: int, name: str, view: Mapping[str, str], who: str = "") -> int:
    """Keep a view under a name, in place of the one that had it; its id."""
    same = select(SavedViewRow).where(SavedViewRow.group_id == group_id, SavedViewRow.name == name)
    with database.transaction() as session:
        row = session.scalars(same).one_or_none()
        if row is None:
            row = SavedViewRow(group_id=group_id, name=name)
            session.add(row)
        row.view, row.saved_at = dict(view), now()
        session.flush()
        note(session, group_id, who, "view_saved", name)
        return row.id


def remove_view(database: Database, view_id: int, who: str = "") -> None:
    """Forget a view; the link to it goes on working, it carries the choices itself."""
    with database.transaction() as session:
        row = session.get(SavedViewRow, view_id)
        if row is not None:
            note(session, row.group_id, who, "view_removed", row.name)
            session.delete(row)


def populations_of(database: Database, group_id: int) -> dict[str, Population]:
    """The town's population as far as the group entered it, by field."""
    kept = select(PopulationRow).where(PopulationRow.group_id == group_id).order_by(PopulationRow.id)
    with database.transaction() as session:
        return {row.field: Population(row.field, row.people, row.source, row.version) for row in session.scalars(kept)}


def save_population(database: Database, group_id: int, population: Population, who: str = "") -> None:
    """Keep the population by a field; without people it is forgotten. UserError where somebody saved it since."""
    same = select(PopulationRow).where(
        PopulationRow.group_id == group_id, PopulationRow.field == population.field
    ).with_for_update()  # fmt: skip
    with database.transaction() as session:
        row = session.scalars(same).one_or_none()
        if (row.version if row else 0) != population.version:
            raise UserError("store.error.changed_meanwhile")
        note(session, group_id, who, "population_saved", population.field)
        if not population.people:
            if row is not None:
                session.delete(row)
            return
        if row is None:
            row = PopulationRow(group_id=group_id, field=population.field, version=0)
            session.add(row)
        row.people, row.source, row.saved_at = dict(population.people), population.source, now()
        row.version += 1
