"""``package``: everything for the council in one archive, of files or of a group in the store."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from smio.cli.checklists import checklist_of, library_of, one_measurement, period_of
from smio.cli.speech import FileArgument, Speech, certain, check_writable, speaks, written
from smio.documents import OwnPapers, PackageChoice, Part, council_package, results_of
from smio.documents.council import CouncilMaterial
from smio.documents.record import results_record
from smio.errors import UserError
from smio.language import PAPER_LANGUAGES, Language, translator
from smio.monitoring import Group
from smio.reading import in_language
from smio.store import (
    Database,
    StoredGroup,
    all_groups,
    council_course,
    council_material,
    council_results,
    database_url,
    own_paper_templates,
    own_papers,
    packed_acts,
    template_content,
)
from smio.survey import Round

RATIOS = ("16:9", "4:3")
AT_MOST = 2  # rounds, and measurements, that are compared
OF_FILES = {"--city": "city", "--period": "periods", "--mapping": "mapping", "--checklist": "own"}
Packed = tuple[CouncilMaterial, PackageChoice, OwnPapers]


@click.command("package")
@click.argument("files", nargs=-1, type=FileArgument)
@click.option("--output", "-o", type=FileArgument, required=True, help="The zip file to write.")
@click.option("--measurement", "measured", multiple=True, type=FileArgument, help="A filled checklist; once or twice.")
@click.option("--checklist", "own", multiple=True, type=FileArgument, help="The group's own checklist; one a version.")
@click.option("--mapping", type=FileArgument, help="Corrections for the questionnaire files, as JSON.")
@click.option(
    "--group", "group_name", default="", help="With files, the group's name for the papers; without, whose store it is."
)
@click.option("--city", default="", help="The town.")
@click.option(
    "--period", "periods", multiple=True, help="A round's period, FROM..TO as YYYY-MM-DD..YYYY-MM-DD; once a file."
)
@click.option(
    "--date", "made_on", type=click.DateTime(["%Y-%m-%d"]), help="The date of the package; today if left out."
)
@click.option("--ratio", type=click.Choice(RATIOS), default=RATIOS[0], help="The shape of the slides.")
@click.option("--only", default="", help=f"Parts apart by commas, of: {', '.join(Part)}.")
@speaks
def package_files(speech: Speech, files: Sequence[Path], output: Path, **options: Any) -> None:
    """Make the package: slides, acts, letters, workbook, figures, poster, page, data, manifest.

    Of one or two questionnaire FILES in time order and filled checklists, with drafts of the acts; or, without any, of
    the group in the store that --group names by its number or name, with its own acts and letters.
    """
    choice = PackageChoice(_parts(speech, options["only"]), options["ratio"] == RATIOS[0])
    _check_usage(speech, files, output, options)
    check_writable(output)
    language: Language = speech.t.language if speech.t.language in PAPER_LANGUAGES else "ru"
    made_on: date = options["made_on"].date() if options["made_on"] else date.today()  # noqa: DTZ011 - the user's day
    if files or options["measured"]:
        material, own = _of_files(speech, files, options, language, made_on), OwnPapers()
    elif options["group_name"]:
        material, choice, own = _of_store(options["group_name"], choice, language, made_on)
    else:
        raise click.UsageError(speech.t("cli.needs_files"))
    if language != speech.t.language:
        speech.aside(speech.t("package_command.language"))
    try:
        data = council_package(material, translator(language), choice, own, _Progress(speech), speech.t)
    except ValueError as error:  # none of the parts that were asked for has anything in it
        raise UserError("package.error.nothing") from error
    written(output, data)
    record = {"package": str(output), "bytes": len(data), **results_record(material.results)}
    speech.result(record, lambda: str(output))


class _Progress:
    """Says how far the package is, on a line of its own whenever that changes."""

    def __init__(self, speech: Speech) -> None:
        self._speech, self._last = speech, ""

    def __call__(self, what: str, done: float) -> None:
        line = f"{done:4.0%} {what}"
        if line != self._last:
            self._speech.aside(line)
        self._last = line


def _check_usage(speech: Speech, files: Sequence[Path], output: Path, options: dict[str, Any]) -> None:
    """What would be left out in silence, or written over, is wrong usage."""
    measured: Sequence[Path] = options["measured"]
    if len(files) > AT_MOST or len(measured) > AT_MOST:
        raise click.UsageError(speech.t("package_command.two_at_most"))
    if not files and not measured and options["group_name"]:
        given = [option for option, name in OF_FILES.items() if options[name]]
        if given:
            raise click.UsageError(speech.t("package_command.of_files", options=", ".join(given)))
    elif len(options["periods"]) > len(files):
        raise click.UsageError(speech.t("package_command.periods"))
    for file in (*files, *measured, *options["own"], *filter(None, [options["mapping"]])):
        if output.resolve() == file.resolve():
            raise click.UsageError(speech.t("package_command.over_input", file=file))


def _parts(speech: Speech, only: str) -> frozenset[Part]:
    named = [name.strip() for name in only.split(",") if name.strip()]
    unknown = next((name for name in named if name not in list(Part)), None)
    if unknown is not None:
        raise click.UsageError(speech.t("package.error.unknown_part", part=unknown, known=", ".join(Part)))
    return frozenset(map(Part, named)) or frozenset(Part)


def _of_files(
    speech: Speech, files: Sequence[Path], options: dict[str, Any], language: Language, made_on: date
) -> CouncilMaterial:
    rounds = _rounds(speech, files, options, language)
    library = library_of(options["own"])
    measurements = [one_measurement(speech, file, library, "") for file in options["measured"]]
    checklist = checklist_of(library, measurements[-1]) if measurements else None
    group = Group(options["group_name"] or speech.t("interface.group.first_name"), options["city"])
    return CouncilMaterial(group, made_on, results_of(rounds, measurements, checklist))


def _rounds(speech: Speech, files: Sequence[Path], options: dict[str, Any], language: Language) -> list[Round]:
    periods = [period_of(period) for period in options["periods"]]
    rounds: list[Round] = []
    for place, file in enumerate(files):
        responses = in_language(certain(speech, file, options["mapping"]).responses, language)
        start, end = periods[place] if place < len(periods) else (None, None)
        name = translator(language)("interface.upload.first_name" if place == 0 else "interface.upload.second_name")
        rounds.append(Round(name, responses, start, end))
    return rounds


def _of_store(named: str, choice: PackageChoice, language: Language, made_on: date) -> Packed:
    """All of a group in the store, its own templates and base too."""
    database = Database(database_url())
    group = _named(all_groups(database), named)
    results = council_results(database, group.id, language)
    course = council_course(database, group.id, language)
    material = council_material(database, group, made_on, results, course=course)
    acts = packed_acts(database, group.id, results)
    chosen = PackageChoice(
        choice.parts,
        choice.wide,
        base=template_content(database, group.id, "slides", ""),
        templates=own_paper_templates(database, group.id),
    )
    return material, chosen, own_papers(database, group, results, language, acts, made_on)


def _named(groups: Sequence[StoredGroup], named: str) -> StoredGroup:
    """The one group of a number or a name; UserError where there is none, or several."""
    if not groups:
        raise UserError("package.error.no_groups")
    found = [one for one in groups if named in {str(one.id), one.group.name}]
    if len(found) == 1:
        return found[0]
    listed = "; ".join(f"{one.id} – {one.group.name}" for one in found or groups)
    raise UserError("package.error.several_groups" if found else "package.error.no_group", group=named, known=listed)
