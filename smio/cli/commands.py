"""The commands on questionnaires, the package, the demo."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, cast

import click

from smio.checklist import built_in_library, score_measurement
from smio.cli.checklists import checklist, checklist_of, library_of, one_measurement, period_of
from smio.cli.keeping import backup, restore_file
from smio.cli.speech import FileArgument, Speech, bytes_of, speaks, written
from smio.cli.templates import template
from smio.comparison import compare as compare_rounds
from smio.documents import package as make_package
from smio.documents.findings import finding_sentence, question_sentence
from smio.documents.record import (
    comparison_record,
    group_record,
    scores_record,
)
from smio.errors import UserError
from smio.language import PAPER_LANGUAGES, Language, Translator, translator
from smio.monitoring import Group
from smio.reading import Choices, Reading, in_language, load_choices, read
from smio.store import Database, all_groups, load_round, make_demo, measurements_of, rounds_of
from smio.survey import Finding, Round, score
from smio.survey.quality import check_rounds


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """СМиО: scores, honest comparison and papers for joint monitoring and evaluation groups."""
    for stream in (sys.stdout, sys.stderr):
        cast("Any", stream).reconfigure(encoding="utf-8")  # Windows consoles default to a code page without ө ү ң


main.add_command(checklist)
main.add_command(template)
main.add_command(backup)
main.add_command(restore_file)


@main.command("score")
@click.argument("file", type=FileArgument)
@click.option("--mapping", type=FileArgument, help="Corrections to what was recognised, as JSON.")
@speaks
def score_file(speech: Speech, file: Path, mapping: Path | None) -> None:
    """Score a questionnaire file."""
    reading = _certain(speech, file, mapping)
    scores = score(reading.responses)
    record = {**_reading_record(reading, speech.t), **scores_record(scores)}
    speech.result(record, lambda: _score_text(record, speech.t))


@main.command()
@click.argument("file", type=FileArgument)
@click.option("--mapping", type=FileArgument, help="Corrections to what was recognised, as JSON.")
@speaks
def quality(speech: Speech, file: Path, mapping: Path | None) -> None:
    """List what is odd in a questionnaire file."""
    reading = _certain(speech, file, mapping)
    record = _reading_record(reading, speech.t)
    speech.result(record, lambda: "\n".join(_finding_line(finding) for finding in record["quality"]) or "–")


@main.command("compare")
@click.argument("first", type=FileArgument)
@click.argument("second", type=FileArgument)
@click.option("--mapping", type=FileArgument, help="Corrections for both files, as JSON.")
@click.option("--mapping-first", type=FileArgument, help="Corrections for the first file alone.")
@click.option("--mapping-second", type=FileArgument, help="Corrections for the second file alone.")
@click.option("--paired", is_flag=True, help="The same people answered both rounds and are identified in both files.")
@speaks
def compare_files(
    speech: Speech,
    first: Path,
    second: Path,
    mapping: Path | None,
    mapping_first: Path | None,
    mapping_second: Path | None,
    *,
    paired: bool,
) -> None:
    """Compare two rounds: the first file with the second."""
    one = _certain(speech, first, mapping_first or mapping)
    two = _certain(speech, second, mapping_second or mapping)
    comparison = compare_rounds(one.responses, two.responses, paired=paired)
    findings = check_rounds(one.responses, two.responses, one.source.name)
    for finding in findings:
        speech.aside(finding_sentence(finding, speech.t))
    record = {
        "files": [_file_record(one), _file_record(two)],
        **comparison_record(comparison),
        "quality": [_finding_record(finding, speech.t) for finding in findings],
    }
    speech.result(record, lambda: _comparison_text(record, speech.t))


@main.command("package")
@click.argument("files", nargs=-1, type=FileArgument)
@click.option("--output", "-o", type=FileArgument, required=True, help="The zip file to write.")
@click.option("--measurement", "measured", multiple=True, type=FileArgument, help="A filled checklist; once or twice.")
@click.option("--checklist", "own", multiple=True, type=FileArgument, help="The group's own checklist; one a version.")
@click.option("--mapping", type=FileArgument, help="Corrections for the questionnaire files, as JSON.")
@click.option("--group", "group_name", default="", help="The group's name for the papers.")
@click.option("--city", default="", help="The town.")
@click.option(
    "--period", "periods", multiple=True, help="A round's period, FROM..TO as YYYY-MM-DD..YYYY-MM-DD; once a file."
)
@click.option(
    "--date", "made_on", type=click.DateTime(["%Y-%m-%d"]), help="The date of the package; today if left out."
)
@speaks
def package_files(speech: Speech, files: Sequence[Path], output: Path, **options: Any) -> None:
    """Make the package: act, figures, workbook, manifest. One or two questionnaire FILES in time order."""
    if not files and not options["measured"]:
        raise click.UsageError(speech.t("cli.needs_files"))
    language = speech.t.language if speech.t.language in PAPER_LANGUAGES else "ru"
    rounds = _rounds(speech, files, options, language)
    library = library_of(options["own"])
    measurements = [one_measurement(speech, file, library, "") for file in options["measured"]]
    group = Group(options["group_name"] or speech.t("interface.group.first_name"), options["city"])
    data = make_package(
        group,
        rounds,
        measurements,
        checklist_of(library, measurements[-1]) if measurements else None,
        translator(language),
        made_on=options["made_on"].date() if options["made_on"] else date.today(),  # noqa: DTZ011 - the user's day
        progress=lambda name, share: speech.aside(f"{share:4.0%} {name}"),
    )
    written(output, data)
    speech.result({"package": str(output), "bytes": len(data)}, lambda: str(output))


@main.command()
@speaks
def demo(speech: Speech) -> None:
    """Make the demo data in a fresh store and print it."""
    database = Database("sqlite://")
    wanted = make_demo(database)
    records = [
        group_record(
            stored.group.name,
            [
                (summary.name, score(load_round(database, summary.id).responses))
                for summary in rounds_of(database, stored.id)
            ],
            [
                (
                    one.measurement,
                    score_measurement(checklist_of(built_in_library(), one.measurement), one.measurement),
                )
                for one in measurements_of(database, stored.id)
            ],
        )
        for stored in all_groups(database)
        if stored.id in wanted
    ]
    speech.aside(speech.t("interface.generated"))
    speech.result({"groups": records}, lambda: _demo_text(records))


def _rounds(speech: Speech, files: Sequence[Path], options: dict[str, Any], language: Language) -> list[Round]:
    periods = [period_of(period) for period in options["periods"]]
    rounds: list[Round] = []
    for place, file in enumerate(files):
        responses = in_language(_certain(speech, file, options["mapping"]).responses, language)
        start, end = periods[place] if place < len(periods) else (None, None)
        name = translator(language)("interface.upload.first_name" if place == 0 else "interface.upload.second_name")
        rounds.append(Round(name, responses, start, end))
    return rounds


def _certain(speech: Speech, file: Path, mapping: Path | None) -> Reading:
    """A file read with certainty; exit 3 with the columns named where a person must settle something."""
    choices = load_choices(bytes_of(mapping)) if mapping else Choices()
    reading = read(bytes_of(file), file.name, choices)
    if reading.certain:
        for question in reading.questions:
            speech.aside(question_sentence(question, speech.t))
        return reading
    asked = " ".join(question_sentence(question, speech.t) for question in reading.blocking)
    raise UserError("cli.error.uncertain", file=file.name, questions=asked)


def _file_record(reading: Reading) -> dict[str, Any]:
    return {"name": reading.source.name, "sha256": reading.source.sha256, "sheet": reading.source.sheet}


def _reading_record(reading: Reading, t: Translator) -> dict[str, Any]:
    return {
        "file": _file_record(reading),
        "scale": {"low": reading.scale.low, "high": reading.scale.high},
        "respondents": len(reading.responses),
        "columns": [
            {
                "column": column.column,
                "role": column.role.value,
                "service": column.service,
                "criterion": column.criterion,
                "confidence": column.confidence,
            }
            for column in reading.columns
        ],
        "quality": [_finding_record(finding, t) for finding in reading.findings],
    }


def _finding_record(finding: Finding, t: Translator) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "message": finding_sentence(finding, t),
    }


def _score_text(record: dict[str, Any], t: Translator) -> str:
    lines = [f"{record['file']['name']} · n = {record['respondents']}"]
    rows: list[dict[str, Any]] = [*record["services"], {"service": t("interface.table.overall"), **record["overall"]}]
    lines += [f"{row['service']}: {t.decimal(row['score'])} · {t.whole(row['index'])} · n = {row['n']}" for row in rows]
    return "\n".join(lines)


def _comparison_text(record: dict[str, Any], t: Translator) -> str:
    rows: list[dict[str, Any]] = list(record["services"])
    if record["overall"] is not None:
        rows.append({"service": t("interface.table.overall"), **record["overall"]})
    return "\n".join(
        f"{row['service']}: {t.decimal(row['mean1'])} → {t.decimal(row['mean2'])} "
        f"({t.signed(row['difference'])}; {t.interval(row['ci_low'], row['ci_high'])}) "
        f"{t('comparison.verdict.' + row['verdict'])}"
        for row in rows
    )


def _finding_line(finding: dict[str, Any]) -> str:
    return f"{finding['severity']}: {finding['message']}"


def _demo_text(records: list[dict[str, Any]]) -> str:
    lines: list[str] = []
    for group in records:
        lines.append(group["group"])
        lines += [f"  {round_['name']}: n = {round_['respondents']}" for round_ in group["rounds"]]
        lines += [f"  {one['from']} – {one['to']}: {one['rounded']} ({one['level']})" for one in group["measurements"]]
    return "\n".join(lines)
