"""Several files for one round, each typed by a member of the group; and a table pasted from the clipboard."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from smio.errors import UserError
from smio.reading.choices import Choices
from smio.reading.proposal import Reading, Role
from smio.reading.read import read
from smio.survey import Comment, Finding, Indicator, Responses, Severity
from smio.survey.quality import check

PASTED = "paste.tsv"


def paste(text: str, choices: Choices | None = None) -> Reading:
    """Read a table pasted as text, as any file; its cells are parted by tabs, or as a CSV file's are."""
    if not text.strip():
        raise UserError("reading.error.paste_empty")
    return read(text.encode(), PASTED, choices)


def read_several(files: Sequence[tuple[bytes, str]], choices: Choices | None = None) -> Reading:
    """Read files of (bytes, name) for one round and join them; UserError as in `join_readings`."""
    stated = choices.stated if choices else None
    return join_readings([read(data, name, choices) for data, name in files], stated)


def join_readings(readings: Sequence[Reading], stated: int | None = None) -> Reading:
    """Files of one round as one: rows below each other, columns by their question.

    The first file's reading is returned with the responses, comments and findings of all. A questionnaire whose number
    stands in two files is named. ``stated`` is how many questionnaires were collected in all. UserError where a file
    shares no question with the first.
    """
    if len(readings) == 1:
        return readings[0]
    first = readings[0]
    for other in readings[1:]:
        if not {i.key for i in first.responses.indicators} & {i.key for i in other.responses.indicators}:
            raise UserError("reading.error.not_the_same", file=other.source.name)
    responses = join([reading.responses for reading in readings])
    digest = hashlib.sha256("".join(reading.source.sha256 for reading in readings).encode()).hexdigest()
    findings = [
        finding
        for reading in readings
        for finding in reading.findings
        if finding.respondent is None and finding.code != "stated_number"
    ]
    return replace(
        first,
        source=replace(first.source, name=" + ".join(reading.source.name for reading in readings), sha256=digest),
        responses=responses,
        questions=tuple(dict.fromkeys(question for reading in readings for question in reading.questions)),
        findings=(*findings, *same_questionnaires(readings), *check(responses, stated=stated)),
        comments=_comments(readings),
        row_names=tuple(name for reading in readings for name in reading.row_names),
    )


def _comments(readings: Sequence[Reading]) -> dict[str, tuple[Comment, ...]]:
    """The free answers of all files, each with the position of its writer among the responses of all."""
    found: dict[str, tuple[Comment, ...]] = {}
    before = 0
    for reading in readings:
        for label, comments in reading.comments.items():
            heading = f"{label} ({reading.source.name})"
            found[heading] = tuple(
                replace(one, heading=heading, respondent=None if one.respondent is None else before + one.respondent)
                for one in comments
            )
        before += len(reading.responses)
    return found


def join(parts: Sequence[Responses]) -> Responses:
    """Responses below each other; a question that a part did not ask is blank there. Scales must be the same."""
    scales = {(part.scale.low, part.scale.high) for part in parts}
    if len(scales) > 1:
        raise UserError("reading.error.other_scale_in_file", file=parts[-1].sources[0].name)
    indicators: dict[tuple[str, str], Indicator] = {}
    for part in parts:
        for indicator in part.indicators:
            indicators.setdefault(indicator.key, indicator)
    place = {key: at for at, key in enumerate(indicators)}
    blocks: list[np.ndarray[tuple[int, int], np.dtype[np.float64]]] = []
    for part in parts:
        block = np.full((len(part), len(place)), np.nan)
        block[:, [place[indicator.key] for indicator in part.indicators]] = part.ratings
        blocks.append(block)
    names = list(dict.fromkeys(name for part in parts for name in part.profile))
    return Responses(
        indicators=tuple(indicators.values()),
        ratings=np.vstack(blocks),
        scale=parts[0].scale,
        rows=tuple(row for part in parts for row in part.rows),
        sources=tuple(source for part in parts for source in part.sources),
        profile={
            name: tuple(v for part in parts for v in part.profile.get(name, (None,) * len(part))) for name in names
        },
    )


def same_questionnaires(readings: Sequence[Reading]) -> list[Finding]:
    """Numbers of questionnaires that stand in two files; where each file counts 1, 2, 3 they prove nothing."""
    found: list[Finding] = []
    seen: dict[str, str] = {}
    for reading in readings:
        running = [str(number) for number in range(1, len(reading.row_names) + 1)]
        if not any(column.role is Role.ID for column in reading.columns) or list(reading.row_names) == running:
            continue
        for place, name in enumerate(reading.row_names):
            if name and name in seen:
                details = {"value": name, "file": reading.source.name, "other": seen[name]}
                row = reading.data_rows[place]
                found.append(Finding("same_questionnaire", Severity.WARNING, reading.sheet, row, details=details))
        seen.update({name: reading.source.name for name in reading.row_names if name})
    return found
