"""The tables of what becomes of a finding: acts, letters, links, replies, the plan, templates of a group's own."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from smio.store.tables import Table, versioned


class ActRow(Table):
    __tablename__ = "acts"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = versioned(version)
    language: Mapped[str]
    stage: Mapped[str] = mapped_column(default="draft", server_default="draft")
    content: Mapped[dict[str, Any]]  # the act's words
    drafted: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # the words as last generated
    evidence: Mapped[dict[str, Any]]  # ids of the rounds or measurements it rests on
    paper: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)  # as it was signed, in Word
    changed_at: Mapped[datetime]


class ActPhotoRow(Table):
    """A photograph of an act, shrunk and without its metadata."""

    __tablename__ = "act_photos"

    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("acts.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]  # its number in the paper follows from the order
    name: Mapped[str]
    sha256: Mapped[str]
    caption: Mapped[str] = mapped_column(default="")
    taken_on: Mapped[date | None]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    added_at: Mapped[datetime]


class ActRemarkRow(Table):
    """What somebody who read a draft says to it, or that they approve it."""

    __tablename__ = "act_remarks"

    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("acts.id", ondelete="CASCADE"), index=True)
    act_version: Mapped[int]  # what was read
    field: Mapped[str] = mapped_column(default="")  # a part of the act; empty for the whole
    who: Mapped[str]
    text: Mapped[str]
    approves: Mapped[bool] = mapped_column(default=False)
    settled: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]


class LetterRow(Table):
    __tablename__ = "letters"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = versioned(version)
    kind: Mapped[str]
    language: Mapped[str]
    content: Mapped[dict[str, Any]]  # the letter's words
    sent_on: Mapped[date | None]
    changed_at: Mapped[datetime]


class LetterActRow(Table):
    """Which acts a letter brings."""

    __tablename__ = "letter_acts"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("acts.id", ondelete="CASCADE"), primary_key=True, index=True)
    position: Mapped[int]


class ReplyLinkRow(Table):
    """A link by which the authority answers a letter. The token itself is signed and kept nowhere."""

    __tablename__ = "reply_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime]
    expires_on: Mapped[date]  # the last day it works
    withdrawn_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]  # the authority said that this is its answer
    opened_at: Mapped[datetime | None]  # the last time


class ReplyRow(Table):
    """What was said to a recommendation, by the authority or by the group itself."""

    __tablename__ = "replies"
    __table_args__ = (UniqueConstraint("link_id", "form"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("acts.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]  # the recommendation's, in the act
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id", ondelete="SET NULL"), index=True)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("reply_links.id", ondelete="SET NULL"))
    form: Mapped[str | None]  # which form was sent: the same one sent twice is one answer
    status: Mapped[str]
    text: Mapped[str]
    said_on: Mapped[date]
    voice: Mapped[str]
    who: Mapped[str] = mapped_column(default="")
    promised_by: Mapped[date | None]
    document: Mapped[str] = mapped_column(default="")  # № and date of the paper it came with
    kept_at: Mapped[datetime]


class ReplyFileRow(Table):
    __tablename__ = "reply_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    reply_id: Mapped[int] = mapped_column(ForeignKey("replies.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    media_type: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class PlanItemRow(Table):
    __tablename__ = "plan_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = versioned(version)
    title: Mapped[str]
    programme: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    planned: Mapped[bool] = mapped_column(default=True)
    responsible: Mapped[str] = mapped_column(default="")
    start: Mapped[date | None]
    due: Mapped[date | None]
    done_on: Mapped[date | None]
    act_id: Mapped[int | None] = mapped_column(ForeignKey("acts.id", ondelete="SET NULL"), index=True)
    cancelled: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")


class TemplateRow(Table):
    """A template that a group put in place of ours: one for a paper and a language."""

    __tablename__ = "templates"
    __table_args__ = (UniqueConstraint("group_id", "paper", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    paper: Mapped[str]  # act, letter, slides
    language: Mapped[str]  # empty where one serves all
    name: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    added_at: Mapped[datetime]


class SecretRow(Table):
    """What links are signed with; made once in each store."""

    __tablename__ = "secrets"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
