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


class SameQuestionRow(Table):
    """What a group says is one question under two names, so that its rounds line up.

    A whole service where the criterion is empty.
    """

    __tablename__ = "same_questions"
    __table_args__ = (UniqueConstraint("group_id", "service", "criterion"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    service: Mapped[str]
    criterion: Mapped[str] = mapped_column(default="")
    as_service: Mapped[str]
    as_criterion: Mapped[str] = mapped_column(default="")
    saved_at: Mapped[datetime]


class CommentMarkRow(Table):
    """What a group made of one free answer: its tags, who saw that it names nobody, the words to quote."""

    __tablename__ = "comment_marks"
    __table_args__ = (UniqueConstraint("round_id", "heading", "row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    heading: Mapped[str]
    row: Mapped[int]
    tags: Mapped[list[Any]] = mapped_column(default=list)
    open_by: Mapped[str] = mapped_column(default="")  # who said that nothing in it must be masked
    quote: Mapped[str] = mapped_column(default="")  # as it may stand in an act; empty where it is not quoted
    quoted_by: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime]


class SharingRow(Table):
    """A group that lets its results stand beside those of other groups of this store."""

    __tablename__ = "sharing"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True)
    since: Mapped[datetime]
