"""The demo groups: published directions and index scores with generated answers, read as any file would be."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from smio.checklist import AuthorityMark, ItemAnswer, Measurement, built_in_checklists
from smio.monitoring import Group
from smio.reading import read
from smio.store.database import Database
from smio.store.groups import add_group, all_groups
from smio.store.measurements import add_measurement
from smio.store.rounds import save_round
from smio.store.sharing import share_results
from smio.survey import Comment, Round

DEMO = Path(__file__).resolve().parents[2] / "assets" / "demo"
COMMENTS_ASKED = "Почему такая оценка?"


def make_demo(database: Database) -> tuple[int, ...]:
    """Add the demo groups, or find them where they were added before; their ids."""
    known = {stored.group.name: stored.id for stored in all_groups(database) if stored.group.generated}
    description = tomllib.loads((DEMO / "demo.toml").read_text(encoding="utf-8"))
    return tuple(known.get(group["name"]) or _add(database, group) for group in description["groups"])


def _add(database: Database, description: dict[str, Any]) -> int:
    from smio.store.demo_work import Results, add_work, with_people  # noqa: PLC0415 - drafts load figures; the store is light

    # Everything is read before anything is written: an interrupted demo leaves no half a group.
    rounds = [_round(round_) for round_ in description["rounds"]]
    comments = [tuple(_comments(each, round_)) for each, round_ in zip(description["rounds"], rounds, strict=True)]
    measurements = [_measurement(measurement, description["city"]) for measurement in description["measurements"]]
    work = tomllib.loads((DEMO / description["work"]).read_text(encoding="utf-8"))
    group = with_people(Group(description["name"], description["city"], description["oblast"], generated=True), work)
    group_id = add_group(database, group)
    share_results(database, group_id, shares=True)
    round_ids = [
        save_round(database, group_id, round_, comments=own) for round_, own in zip(rounds, comments, strict=True)
    ]
    measurement_ids = [add_measurement(database, group_id, measurement) for measurement in measurements]
    results = Results(rounds, round_ids, measurements, measurement_ids)
    add_work(database, group_id, group, work, results, DEMO)
    return group_id


def _round(description: dict[str, Any]) -> Round:
    file = DEMO / description["file"]
    responses = read(file.read_bytes(), file.name).responses
    return Round(description["name"], responses, description["start"], description["end"], generated=True)


def _comments(description: dict[str, Any], round_: Round) -> Iterator[Comment]:
    """The free answers of a round, given by the number of the questionnaire."""
    for number, text in description.get("comments", {}).items():
        place = int(number) - 1
        yield Comment(COMMENTS_ASKED, round_.responses.rows[place], text, place)


def _measurement(description: dict[str, Any], city: str) -> Measurement:
    checklist = built_in_checklists()[description["checklist"]]
    notes, end = description.get("notes", {}), description["to"]
    answers = {
        item: ItemAnswer(answer, notes.get(item, ""), checked_on=end if item in notes else None)
        for item, answer in description["answers"].items()
    }
    # An assessor's answers are the group's but for those that the file names: what two of them differ on.
    assessments = {
        name: {**_bare(answers), **{item: ItemAnswer(answer) for item, answer in own.items()}}
        for name, own in description.get("assessors", {}).items()
    }
    marks = {
        item: AuthorityMark(mark["agrees"], mark.get("answer", ""), mark.get("reason", ""))
        for item, mark in description.get("marks", {}).items()
    }
    return Measurement(
        checklist.id,
        checklist.version,
        description["from"],
        end,
        answers,
        city,
        generated=True,
        marks=marks,
        assessments=assessments,
    )


def _bare(answers: Mapping[str, ItemAnswer]) -> dict[str, ItemAnswer]:
    """The bare answers: an assessor filled them in apart."""
    return {item: ItemAnswer(answer.answer) for item, answer in answers.items()}
