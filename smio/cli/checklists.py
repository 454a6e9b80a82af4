"""Checklists and measurements: score, compare, check, agreement of assessors."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from smio.checklist import (
    Checklist,
    Library,
    Measurement,
    agreement,
    built_in_library,
    score_measurement,
)
from smio.cli.speech import FileArgument, Speech, bytes_of, speaks
from smio.comparison import compare_measurements
from smio.documents.record import agreement_record, checklist_record, measurement_comparison_record
from smio.errors import UserError
from smio.reading import read_checklist, read_measurements

OWN = click.option(
    "--checklist",
    "own",
    multiple=True,
    type=FileArgument,
    help="The group's own checklist (YAML or xlsx), one a version.",
)
PERIOD = click.option("--period", default="", help="Which measurement of a workbook: YYYY-MM-DD..YYYY-MM-DD.")


@click.group()
def checklist() -> None:
    """МИБП and other scored checklists."""


@checklist.command("score")
@click.argument("file", type=FileArgument)
@OWN
@PERIOD
@speaks
def score_filled(speech: Speech, file: Path, own: Sequence[Path], period: str) -> None:
    """Score a filled checklist (YAML, JSON or a workbook)."""
    library = library_of(own)
    measurement = one_measurement(speech, file, library, period)
    scored = score_measurement(checklist_of(library, measurement), measurement)
    record = checklist_record(scored)
    level = scored.level.title[speech.t.language] if scored.level else "–"
    speech.result(record, lambda: f"{speech.t.whole(record['rounded'])} / 100 · {level}")


@checklist.command("compare")
@click.argument("first", type=FileArgument)
@click.argument("second", type=FileArgument)
@OWN
@speaks
def compare_filled(speech: Speech, first: Path, second: Path, own: Sequence[Path]) -> None:
    """Compare two measurements of one version, or of two that a mapping of items joins."""
    library = library_of(own)
    one, two = (one_measurement(speech, file, library, "") for file in (first, second))
    comparison = compare_measurements(library, one, two)
    if comparison.mapped:
        speech.aside(
            speech.t(
                "cli.mapped",
                n=len(comparison.items),
                only_before=len(comparison.only_before),
                only_after=len(comparison.only_after),
            )
        )
    record = measurement_comparison_record(comparison)
    speech.result(record, lambda: f"{record['first']['rounded']} → {record['second']['rounded']}")


@checklist.command("check")
@click.argument("file", type=FileArgument)
@OWN
@speaks
def check(speech: Speech, file: Path, own: Sequence[Path]) -> None:
    """Is a checklist's file all right? Says its size, or every fault at once."""
    made = read_checklist(bytes_of(file), file.name, library_of(own))
    record: dict[str, Any] = {
        "checklist": made.id,
        "version": made.version,
        "items": len(made.items),
        "points": sum(direction.points for direction in made.directions),
        "languages": list(made.languages),
    }
    speech.result(record, lambda: speech.t("cli.checked", checklist=made.id, version=made.version, n=len(made.items)))


@checklist.command("agreement")
@click.argument("files", nargs=-1, required=True, type=FileArgument)
@OWN
@speaks
def agree(speech: Speech, files: Sequence[Path], own: Sequence[Path]) -> None:
    """How far several assessors agree: a filled checklist of each."""
    if len(files) < 2:  # noqa: PLR2004 - one alone agrees with nobody
        raise click.UsageError(speech.t("cli.needs_two"))
    library = library_of(own)
    filled = {file.stem: one_measurement(speech, file, library, "") for file in files}
    versions = {(one.checklist, one.version) for one in filled.values()}
    if len(versions) > 1:
        names = ", ".join(sorted(f"{name} {version}" for name, version in versions))
        raise UserError("comparison.error.other_checklist", checklists=names)
    known = checklist_of(library, next(iter(filled.values())))
    found = agreement(known, {name: one.answers for name, one in filled.items()})
    text = f"{speech.t.percent(found.percent)} · κ = {speech.t.decimal(found.kappa)}"
    speech.result(agreement_record(found), lambda: text)


def library_of(own: Sequence[Path]) -> Library:
    """The checklists that come with the app, and the group's own files in the order given."""
    known = list(built_in_library())
    for file in own:
        known.append(read_checklist(bytes_of(file), file.name, known))
    return Library(known)


def checklist_of(library: Library, measurement: Measurement) -> Checklist:
    """The version a measurement was made with; UserError where it is not at hand."""
    known = library.of(measurement)
    if known is None:
        raise UserError("checklist.error.unknown_checklist", file="", checklist=measurement.checklist)
    return known


def one_measurement(speech: Speech, file: Path, library: Library, period: str) -> Measurement:
    """The measurement of a file; of a workbook with several that of the period, else the latest, and says so."""
    found = read_measurements(bytes_of(file), file.name, library)
    if period:
        start, end = period_of(period)
        chosen = [one for one in found if (one.start, one.end) == (start, end)]
        if not chosen:
            raise UserError("cli.error.no_period", file=file.name, value=period)
        return chosen[0]
    latest = max(found, key=lambda one: (one.end, one.start))
    if len(found) > 1:
        speech.aside(speech.t("cli.latest", n=len(found), period=speech.t.period(latest.start, latest.end)))
    return latest


def period_of(text: str) -> tuple[date, date]:
    """A period as the command line writes it; UserError where it is none."""
    try:
        first, _, last = text.partition("..")
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError as error:
        raise UserError("cli.error.period", value=text) from error
    if end < start:
        raise UserError("cli.error.period", value=text)
    return start, end
