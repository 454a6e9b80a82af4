"""Rounds in the store: metadata, scores as rows, and the de-identified answers."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select

from smio.errors import UserError
from smio.store.answers import from_parquet, questionnaire_record, to_parquet
from smio.store.database import Database
from smio.store.evidence import refuse_under_acts
from smio.store.history import note, now
from smio.store.tables import RoundRow, RoundScoreRow
from smio.survey import Comment, Decision, Finding, Round, Scores, score, without_aside

# Heading → row of the sheet, text, and the writer's position where it was kept.
_KeptComments = dict[str, list[tuple[int, str, int | None] | tuple[int, str]]]

_findings = TypeAdapter(tuple[Finding, ...])
_decisions = TypeAdapter(tuple[Decision, ...])
_comments = TypeAdapter(_KeptComments)


RoundKey = tuple[int, int, str]  # id, version, moment of saving


@dataclass(frozen=True)
class RoundSummary:
    """A stored round without its answers."""

    id: int
    version: int
    name: str
    start: date | None
    end: date | None
    respondents: int
    sha256: tuple[str, ...]  # of the files it was made from
    generated: bool
    set_aside: int  # questionnaires left out of the scores
    saved_at: datetime

    @property
    def key(self) -> RoundKey:
        """What names these very answers: an id alone may pass to another round once this one was removed."""
        return self.id, self.version, self.saved_at.isoformat()


def rounds_of(database: Database, group_id: int) -> tuple[RoundSummary, ...]:
    """A group's rounds, the earliest first; those without a date stand in the order they were saved."""
    with database.transaction() as session:
        rows = session.scalars(select(RoundRow).where(RoundRow.group_id == group_id).order_by(RoundRow.id)).all()
        summaries = [
            RoundSummary(
                row.id,
                row.version,
                row.name,
                row.start,
                row.end,
                row.respondents,
                tuple(source["sha256"] for source in row.sources),
                row.generated,
                sum(decision["aside"] for decision in row.decisions),
                row.saved_at,
            )
            for row in rows
        ]
    return tuple(sorted(summaries, key=lambda summary: (summary.start or date.max, summary.id)))


def load_round(database: Database, round_id: int, *, everyone: bool = False) -> Round:
    """A round with its answers, with ``everyone`` also those set aside; UserError where it was removed meanwhile."""
    with database.transaction() as session:
        row = session.get(RoundRow, round_id)
        if row is None:
            raise UserError("store.error.gone")
        responses = from_parquet(row.answers, row.questionnaire, row.sources)
        decisions = _decisions.validate_python(row.decisions)
        whole = Round(row.name, responses, row.start, row.end, row.generated, _findings.validate_python(row.findings))
        return whole if everyone else replace(whole, responses=without_aside(responses, decisions), decisions=decisions)


def comments_of(database: Database, round_id: int) -> tuple[Comment, ...]:
    """The free answers of a round, heading by heading: for the group's eyes."""
    with database.transaction() as session:
        row = session.get(RoundRow, round_id)
        kept = _comments.validate_python(row.comments) if row is not None else {}
    return tuple(
        Comment(heading, one[0], one[1], one[2] if len(one) > 2 else None)  # noqa: PLR2004 - older ones are pairs
        for heading, texts in kept.items()
        for one in texts
    )


def save_round(
    database: Database,
    group_id: int,
    round_: Round,
    *,
    comments: Iterable[Comment] = (),
    who: str = "",
) -> int:
    """A new round with all its answers, those set aside among them; its id."""
    responses = round_.responses
    counted = without_aside(responses, round_.decisions)
    with database.transaction() as session:
        row = RoundRow(
            group_id=group_id,
            name=round_.name,
            start=round_.start,
            end=round_.end,
            respondents=len(counted),
            questionnaire=questionnaire_record(responses),
            sources=[asdict(source) for source in responses.sources],
            generated=round_.generated,
            answers=to_parquet(responses),
            findings=_findings.dump_python(round_.findings, mode="json"),
            decisions=_decisions.dump_python(round_.decisions, mode="json"),
            comments=_by_heading(comments),
            saved_at=now(),
        )
        session.add(row)
        session.flush()
        session.add_all(_score_rows(row.id, score(counted)))
        note(session, group_id, who, "round_saved", round_.name, respondents=len(counted))
        return row.id


def rename_round(
    database: Database, round_id: int, version: int, *, name: str, start: date | None, end: date | None, who: str = ""
) -> None:
    """Change a round's name and dates; UserError where somebody else changed it since."""
    with database.transaction() as session:
        row = session.get(RoundRow, round_id, with_for_update=True)
        if row is None or row.version != version:
            raise UserError("store.error.changed_meanwhile")
        row.name, row.start, row.end = name, start, end
        row.version += 1
        note(session, row.group_id, who, "round_renamed", name)


def remove_round(database: Database, round_id: int, who: str = "") -> None:
    """Remove a round; its name stays in the history. UserError while an act rests on it."""
    with database.transaction() as session:
        row = session.get(RoundRow, round_id)
        if row is not None:
            refuse_under_acts(session, row.group_id, "rounds", round_id)
            note(session, row.group_id, who, "round_removed", row.name, respondents=row.respondents)
            session.delete(row)


def _by_heading(comments: Iterable[Comment]) -> dict[str, Any]:
    """The free answers as they are kept: the headings in their order."""
    kept: dict[str, Any] = {}
    for one in comments:
        kept.setdefault(one.heading, []).append([one.row, one.text, one.respondent])
    return kept


def _score_rows(round_id: int, scores: Scores) -> Iterator[RoundScoreRow]:
    for group in (scores.overall, *scores.services):
        key = group.service_key or group.service
        yield RoundScoreRow(
            round_id=round_id, service_key=key, criterion_key="", n=group.n, score=group.score, se=group.se
        )
    for criterion in scores.criteria:
        service, name = criterion.indicator.key
        yield RoundScoreRow(
            round_id=round_id,
            service_key=service,
            criterion_key=name,
            n=criterion.n,
            score=criterion.score,
            se=criterion.se,
        )
