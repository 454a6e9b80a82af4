"""The tables of the store. Everything belongs to a group; nothing above this package sees them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Table(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON, str: String}  # noqa: RUF012 - SQLAlchemy's own form


def versioned(version: Mapped[int]) -> dict[str, Any]:
    """A table whose every UPDATE names the version it read: of two saves in one moment the second is refused."""
    return {"version_id_col": version, "version_id_generator": False}


class GroupRow(Table):
    __tablename__ = "groups"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)  # optimistic: a save on an old version is refused
    __mapper_args__ = versioned(version)
    name: Mapped[str]
    city: Mapped[str]
    oblast: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(default="")
    members: Mapped[list[Any]] = mapped_column(default=list)
    generated: Mapped[bool] = mapped_column(default=False)
    practice: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # how it writes and counts


class RoundRow(Table):
    __tablename__ = "rounds"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str]
    start: Mapped[date | None]
    end: Mapped[date | None]
    respondents: Mapped[int]
    questionnaire: Mapped[dict[str, Any]]  # indicators and scale
    sources: Mapped[list[Any]]
    generated: Mapped[bool] = mapped_column(default=False)
    answers: Mapped[bytes] = mapped_column(LargeBinary)  # de-identified responses as Parquet
    findings: Mapped[list[Any]] = mapped_column(default=list)  # what the quality desk saw
    decisions: Mapped[list[Any]] = mapped_column(default=list)  # flagged questionnaires: set aside or kept, and why
    comments: Mapped[dict[str, Any]] = mapped_column(default=dict)  # free answers by heading, for the group's eyes
    saved_at: Mapped[datetime]


class RoundScoreRow(Table):
    """A round's scores as rows, so that cities can be ranked without opening every round."""

    __tablename__ = "round_scores"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    service_key: Mapped[str]  # empty overall
    criterion_key: Mapped[str]  # empty for a whole service
    n: Mapped[int]
    score: Mapped[float | None]
    se: Mapped[float | None]


class UploadRow(Table):
    """A file on its way to becoming a round: kept from the moment it was read, without personal columns."""

    __tablename__ = "uploads"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    joined_to: Mapped[int | None] = mapped_column(ForeignKey("uploads.id", ondelete="CASCADE"))  # another of its round
    name: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    choices: Mapped[str] = mapped_column(default="")  # the user's corrections, as JSON
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)  # name and period typed so far
    uploaded_at: Mapped[datetime]


class MappingRow(Table):
    """The corrections a group made to a file with these headings; the next such file maps itself."""

    __tablename__ = "mappings"
    __table_args__ = (UniqueConstraint("group_id", "fingerprint"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    fingerprint: Mapped[str]
    choices: Mapped[str]
    saved_at: Mapped[datetime]


class MeasurementRow(Table):
    __tablename__ = "measurements"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    checklist: Mapped[str]
    checklist_version: Mapped[str]
    start: Mapped[date]
    end: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    generated: Mapped[bool] = mapped_column(default=False)
    total: Mapped[float | None]  # where only the score of an old measurement was kept
    source: Mapped[str] = mapped_column(default="", server_default="")  # the file it was imported from
    changed_at: Mapped[datetime]


class ItemAnswerRow(Table):
    """One answer, saved the moment it is given: the group's, or that of one assessor before they agree."""

    __tablename__ = "item_answers"
    __table_args__ = (UniqueConstraint("measurement_id", "assessor", "item"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    measurement_id: Mapped[int] = mapped_column(ForeignKey("measurements.id", ondelete="CASCADE"), index=True)
    assessor: Mapped[str] = mapped_column(default="", server_default="")  # empty for the group's own answer
    version: Mapped[int] = mapped_column(default=1)
    item: Mapped[str]
    answer: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[date | None]
    checked_by: Mapped[str] = mapped_column(default="")


class ProofFileRow(Table):
    """A photograph or a file behind an answer."""

    __tablename__ = "proof_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    measurement_id: Mapped[int] = mapped_column(ForeignKey("measurements.id", ondelete="CASCADE"), index=True)
    assessor: Mapped[str] = mapped_column(default="")
    item: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    added_at: Mapped[datetime]


class AuthorityMarkRow(Table):
    """What the authority says to the group's answer on an item."""

    __tablename__ = "authority_marks"
    __table_args__ = (UniqueConstraint("measurement_id", "item"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    measurement_id: Mapped[int] = mapped_column(ForeignKey("measurements.id", ondelete="CASCADE"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    item: Mapped[str]
    agrees: Mapped[bool]
    answer: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    marked_on: Mapped[date | None]
    marked_by: Mapped[str] = mapped_column(default="")


class ChecklistRow(Table):
    """A version of a checklist that a group brought or made; versions that were measured with never change."""

    __tablename__ = "checklists"
    __table_args__ = (UniqueConstraint("group_id", "checklist", "checklist_version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    checklist: Mapped[str]
    checklist_version: Mapped[str]
    content: Mapped[str]  # its YAML file
    added_at: Mapped[datetime]


class HistoryRow(Table):
    """Who changed what, and when."""

    __tablename__ = "history"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    who: Mapped[str]
    what: Mapped[str]  # a code: round_saved, answer_changed, …
    subject: Mapped[str]  # "round 3", "measurement 2 item 1.7"
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    act_id: Mapped[int | None] = mapped_column(index=True)  # of which act, where it was one; outlives the act
