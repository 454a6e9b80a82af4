"""The numbers for researchers: tidy tables as CSV with a Data Package (version 2) that says what each field holds.

Rows of respondents stand in the order of their ratings, not in that in which they answered, and without profile
fields: who knows when somebody answered, or who they are, finds nobody by it. Questions of fewer than five answers, and
what would give one of them away, are left out by the rule of every paper.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import StringIO
from typing import Any

import numpy as np

from smio.comparison import Comparison, hidden_changes
from smio.documents.open_data_words import LICENCE, README, readme, sources_of
from smio.documents.register_sheets import defused
from smio.documents.results import Results
from smio.language import Translator
from smio.survey import Hidden, Round, Scores, hidden_scores
from smio.survey.small_numbers import HIDDEN_BELOW

DESCRIPTOR = "datapackage.json"
STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"
ALL = "*"  # all services, all criteria of a service: a key may not be empty
Value = str | int | float | bool | date | None


@dataclass(frozen=True)
class Field:
    """A column: its name, its type in the words of Table Schema, what holds of every value.

    ``categories`` are all values there may be with their labels, ``ordered`` where they go up.
    """

    name: str
    type: str = "string"
    constraints: Mapping[str, Any] | None = None
    categories: tuple[tuple[str, str], ...] = ()
    ordered: bool = False


@dataclass(frozen=True)
class Resource:
    """A table: its fields, its rows, what names a row, where its fields point."""

    name: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[
        tuple[tuple[str, ...], str], ...
    ] = ()  # fields, and the table whose fields of that name they are

    @property
    def path(self) -> str:
        return f"{self.name}.csv"


def open_data(results: Results, t: Translator, made_on: date, group: str) -> dict[str, bytes]:
    """The files by name: a CSV for each table, ``datapackage.json`` and a text to begin with; no clock is read.

    ``group`` is whose data they are. Empty where the results hold nothing.
    """
    resources = [*_survey(results, t), *_checklist(results, t)]
    if not resources:
        return {}
    files = {resource.path: _csv(resource) for resource in resources}
    files[DESCRIPTOR] = _descriptor(resources, files, results, t, made_on, group)
    rows = {resource.name: len(resource.rows) for resource in resources}
    files[README] = readme(results, rows, t, made_on, group)
    return files


def _survey(results: Results, t: Translator) -> Iterator[Resource]:
    if not results.rounds:
        return
    number = Field("round", "integer", {"required": True})
    service, criterion = Field("service"), Field("criterion")
    yield _rounds(results, number)
    questions = _questions(results)
    if questions:
        names = {key: f"q{place:03}" for place, key in enumerate(questions, 1)}
        rows = tuple((names[key], *words, *key) for key, words in questions.items())
        fields = (Field("question", "string", {"required": True}), service, criterion)
        yield Resource("questions", (*fields, Field("service_key"), Field("criterion_key")), rows, ("question",))
        yield _ratings(results, names, number)
    measures = ("n", "score", "se", "sd", "index", "satisfied", "satisfied_low", "satisfied_high")
    fields = (number, service, criterion, *(Field(name, "integer" if name == "n" else "number") for name in measures))
    scores = tuple(row for place, one in enumerate(results.scores, 1) for row in _scores(place, one))
    yield Resource("scores", fields, scores, ("round", "service", "criterion"), ((("round",), "rounds"),))
    if results.comparison is not None:
        yield _differences(results.comparison, (service, criterion), t)


def _rounds(results: Results, number: Field) -> Resource:
    fields = (
        number,
        Field("name"),
        Field("from", "date"),
        Field("to", "date"),
        Field("respondents", "integer"),
        Field("scale_low", "number"),
        Field("scale_high", "number"),
        Field("generated", "boolean"),
    )
    rows = tuple(
        (place, one.name, one.start, one.end, _count(len(one.responses)), scores.scale.low, scores.scale.high,
         one.generated)
        for place, (one, scores) in enumerate(zip(results.rounds, results.scores, strict=True), 1)
    )  # fmt: skip
    return Resource("rounds", fields, rows, ("round",))


def _shown(round_: Round, scores: Scores) -> list[int]:
    """The positions of the questions whose ratings may be seen."""
    hidden = hidden_scores(scores).criteria
    known = {criterion.indicator.key: criterion.n for criterion in scores.criteria}
    return [
        place
        for place, indicator in enumerate(round_.responses.indicators)
        if indicator.key not in hidden and known.get(indicator.key, 0) >= HIDDEN_BELOW
    ]


def _questions(results: Results) -> dict[tuple[str, str], tuple[str, str]]:
    """The questions of all rounds by key, in the words of the last round that asked them."""
    return {
        indicator.key: (indicator.service, indicator.criterion)
        for round_, scores in zip(results.rounds, results.scores, strict=True)
        for indicator in (round_.responses.indicators[place] for place in _shown(round_, scores))
    }


def _ratings(results: Results, names: Mapping[tuple[str, str], str], number: Field) -> Resource:
    """A row for each rating that was given."""
    rows: list[tuple[Value, ...]] = []
    low, high = results.scores[-1].scale.low, results.scores[-1].scale.high
    for place, (round_, scores) in enumerate(zip(results.rounds, results.scores, strict=True), 1):
        low, high = min(low, scores.scale.low), max(high, scores.scale.high)
        shown = _shown(round_, scores)
        asked = [names[round_.responses.indicators[column].key] for column in shown]
        for person, given in enumerate(_in_order(round_.responses.ratings[:, shown]), 1):
            told = zip(asked, given, strict=True)
            rows += [(place, person, question, float(one)) for question, one in told if not np.isnan(one)]
    whole = all(isinstance(one, float) and one.is_integer() for *_, one in rows)
    reach = {"required": True, "minimum": round(low) if whole else low, "maximum": round(high) if whole else high}
    fields = (
        number,
        Field("respondent", "integer", {"required": True, "minimum": 1}),
        Field("question", "string", {"required": True}),
        Field("rating", "integer" if whole else "number", reach),
    )
    keys = ((("round",), "rounds"), (("question",), "questions"))
    return Resource("ratings", fields, tuple(rows), ("round", "respondent", "question"), keys)


def _in_order(ratings: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Sequence[Sequence[float]]:
    """The rows sorted by their ratings, blanks first: their order tells nothing of who answered when."""
    return sorted(
        (list(map(float, row)) for row in ratings), key=lambda row: [-1.0 if np.isnan(one) else one for one in row]
    )


def _scores(place: int, scores: Scores) -> Iterator[tuple[Value, ...]]:
    hidden = hidden_scores(scores)
    for group in (scores.overall, *scores.services):
        gone = hidden.hides_service(group) if group.service else hidden.overall
        told = (None,) * 3 if gone else (group.score, group.se, group.index)
        yield place, group.service or ALL, ALL, _count(group.n), told[0], told[1], None, told[2], None, None, None
    for one in scores.criteria:
        measures = (one.score, one.se, one.sd, one.index, one.satisfied, one.satisfied_low, one.satisfied_high)
        shown = measures if one.indicator.key not in hidden.criteria and one.n >= HIDDEN_BELOW else (None,) * 7
        yield place, one.indicator.service, one.indicator.criterion, _count(one.n), *shown


def _differences(comparison: Comparison, names: tuple[Field, Field], t: Translator) -> Resource:
    measures = ("mean1", "mean2", "difference", "ci_low", "ci_high", "df", "p_value", "p_adjusted")
    verdicts = tuple(
        (verdict, t(f"comparison.verdict.{verdict}")) for verdict in ("improved", "worsened", "not_proven", "too_few")
    )
    fields = (
        *names,
        Field("n1", "integer"),
        Field("n2", "integer"),
        *(Field(name, "number") for name in measures),
        _labelled("verdict", verdicts),
    )
    earlier, later = hidden_changes(comparison)
    changes = [*([comparison.overall] if comparison.overall else []), *comparison.services, *comparison.criteria]
    rows: list[tuple[Value, ...]] = []
    for one in changes:
        values, adjusted = one.values, one.p_adjusted
        gone = (earlier | later).hides(one.indicator) or min(values.n1, values.n2) < HIDDEN_BELOW
        told: tuple[Value, ...] = (
            _mean(values.mean1, values.n1, earlier, one.indicator.key),
            _mean(values.mean2, values.n2, later, one.indicator.key),
            *(None if gone else getattr(values, name) for name in measures[2:-1]),
            None if gone else adjusted,
        )
        verdict = "too_few" if gone else one.verdict.value
        names_of = (one.indicator.service or ALL, one.indicator.criterion or ALL)
        rows.append((*names_of, _count(values.n1), _count(values.n2), *told, verdict))
    return Resource("differences", fields, tuple(rows), ("service", "criterion"))


def _mean(mean: float, n: int, hidden: Hidden, key: tuple[str, str]) -> float | None:
    service, criterion = key
    gone = key in hidden.criteria if criterion else service in hidden.services if service else hidden.overall
    return None if gone or n < HIDDEN_BELOW else mean


def _count(n: int) -> int | None:
    """A number of answers; below five it is not told."""
    return n if n >= HIDDEN_BELOW else None


def _checklist(results: Results, t: Translator) -> Iterator[Resource]:
    checklist = results.checklist
    if checklist is None or not results.measurements:
        return
    place = Field("measurement", "integer", {"required": True})
    hundred = {"minimum": 0, "maximum": 100}
    levels = tuple((level.code, level.title[t.language]) for level in checklist.levels)
    fields = (place, Field("from", "date"), Field("to", "date"), Field("checklist"), Field("version"),
              Field("score", "number", hundred), Field("rounded", "integer", hundred),
              _labelled("level", levels, ordered=True), Field("generated", "boolean"))  # fmt: skip
    measured = list(enumerate(zip(results.measurements, results.measured, strict=True), 1))
    rows = tuple(
        (number, one.start, one.end, checklist.id, checklist.version, score.score, score.rounded,
         score.level.code if score.level else None, one.generated)
        for number, (one, score) in measured
    )  # fmt: skip
    yield Resource("measurements", fields, rows, ("measurement",))
    labels = tuple((answer.code, answer.label[t.language]) for answer in checklist.answers)
    directions = tuple((direction.id, direction.title[t.language]) for direction in checklist.directions)
    items = (place, Field("item", "string", {"required": True}), _labelled("direction", directions), Field("text"),
             Field("points", "number", {"minimum": 0}), _labelled("answer", labels),
             Field("share", "number", {"minimum": 0, "maximum": 1}))  # fmt: skip
    answers = tuple(
        (number, item.id, direction.id, item.text[t.language], item.points, given.answer,
         checklist.shares[given.answer])
        for number, (one, _) in measured
        for direction in checklist.directions
        for item in direction.items
        if (given := one.answers.get(item.id)) is not None
    )  # fmt: skip
    if answers:
        yield Resource("items", items, answers, ("measurement", "item"), ((("measurement",), "measurements"),))


def _labelled(name: str, labels: tuple[tuple[str, str], ...], *, ordered: bool = False) -> Field:
    """A field of few values, each with its label; what is told of a value is written as the value is."""
    labels = tuple((defused(value), label) for value, label in labels)
    return Field(name, "string", {"enum": [value for value, _ in labels]} if labels else None, labels, ordered)


def _csv(resource: Resource) -> bytes:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")  # as RFC 4180 has it
    writer.writerow([field.name for field in resource.fields])
    writer.writerows([_cell(value) for value in row] for row in resource.rows)
    return stream.getvalue().encode()


def _cell(value: Value) -> str:
    """A value as Table Schema reads it; a text that a spreadsheet would run is defused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return defused(value)
    return value.isoformat() if isinstance(value, date) else f"{value:.15G}" if isinstance(value, float) else str(value)


def _descriptor(
    resources: Sequence[Resource],
    files: Mapping[str, bytes],
    results: Results,
    t: Translator,
    made_on: date,
    group: str,
) -> bytes:
    content: dict[str, Any] = {
        "$schema": STANDARD,
        "name": "smio-results",
        "title": t("open_data.title", group=group),
        "description": t("workbook.open_data.description"),
        "created": f"{made_on.isoformat()}T00:00:00Z",
        "languages": [t.language],
        "licenses": [LICENCE],
        "contributors": [{"title": group, "roles": ["creator"]}],
        "sources": sources_of(results, t),
        "resources": [_resource(resource, files[resource.path], t) for resource in resources],
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def _resource(resource: Resource, content: bytes, t: Translator) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(field, t) for field in resource.fields],
        "primaryKey": list(resource.primary_key),
        "missingValues": [""],
    }
    if resource.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": list(fields), "reference": {"resource": other, "fields": list(fields)}}
            for fields, other in resource.foreign_keys
        ]
    return {
        "profile": "tabular-data-resource",  # what version 1 of the standard knows a table by
        "type": "table",
        "name": resource.name,
        "path": resource.path,
        "title": t(f"workbook.open_data.table_{resource.name}"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(field: Field, t: Translator) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "description": t(f"workbook.open_data.field_{field.name}"),
    }
    if field.constraints:
        told["constraints"] = dict(field.constraints)
    if field.categories:
        told["categories"] = [{"value": value, "label": label} for value, label in field.categories]
        told["categoriesOrdered"] = field.ordered
    return told
