"""The tables of what a group asks of its answers: views it keeps, and the people of the town to put beside them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from smio.store.tables import Table


class SavedViewRow(Table):
    """A breakdown that a group gave a name; its link carries the same choices."""

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("group_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    view: Mapped[dict[str, Any]]  # what was chosen, by its name in the link
    saved_at: Mapped[datetime]


class PopulationRow(Table):
    """How many people of the town are of each part of a field, as published: one table a field."""

    __tablename__ = "populations"
    __table_args__ = (UniqueConstraint("group_id", "field"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    field: Mapped[str]  # the key of a profile field: sex, age, or its folded heading
    people: Mapped[dict[str, Any]]  # by part
    source: Mapped[str] = mapped_column(default="")  # where it was published, and of what year
    saved_at: Mapped[datetime]
