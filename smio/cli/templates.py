"""Templates: workbooks to fill in, Word files that papers are printed by, and the check of one's own."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from smio.checklist import Checklist, built_in_library
from smio.cli.checklists import OWN, library_of
from smio.cli.speech import FileArgument, Speech, bytes_of, speaks, written
from smio.documents import (
    check_sentences,
    check_template,
    checklist_template,
    checklist_workbook,
    measurement_workbook,
    plan_workbook,
    preview,
)
from smio.documents.template import template_path
from smio.errors import UserError
from smio.language import PAPER_LANGUAGES, translator

PAPERS = ("act", "letter")
PAPER = click.option("--paper", type=click.Choice(PAPERS), default="act", help="What it is a template of.")


def output(kind: str) -> Callable[[Any], Any]:
    """Where a command writes its file."""
    return click.option("--output", "-o", type=FileArgument, required=True, help=f"The {kind} file to write.")


@click.group()
def template() -> None:
    """Workbooks to fill in, and the Word files that acts and letters are printed by."""


@template.command("checklist")
@output("xlsx")
@OWN
@speaks
def checklist_file(speech: Speech, output: Path, own: Sequence[Path]) -> None:
    """A checklist of one's own, empty or as it is now."""
    chosen = _chosen(own)
    _written(speech, output, checklist_workbook(chosen, speech.t) if chosen else checklist_template(speech.t))


@template.command("measurement")
@output("xlsx")
@OWN
@speaks
def measurement_file(speech: Speech, output: Path, own: Sequence[Path]) -> None:
    """Measurements on a checklist."""
    _written(speech, output, measurement_workbook(_chosen(own) or next(iter(built_in_library())), (), speech.t))


@template.command("plan")
@output("xlsx")
@speaks
def plan_file(speech: Speech, output: Path) -> None:
    """A plan and schedule of monitoring."""
    _written(speech, output, plan_workbook((), speech.t))


@template.command("act")
@output("docx")
@speaks
def act_file(speech: Speech, output: Path) -> None:
    """The Word file that acts are printed by: put your letterhead and styles in, keep the tags."""
    _written(speech, output, _ours(speech, "act"))


@template.command("letter")
@output("docx")
@speaks
def letter_file(speech: Speech, output: Path) -> None:
    """The Word file that letters are printed by."""
    _written(speech, output, _ours(speech, "letter"))


@template.command("check")
@click.argument("file", type=FileArgument)
@PAPER
@speaks
def check(speech: Speech, file: Path, paper: str) -> None:
    """Can a Word file of one's own be printed by? Names unknown tags and what is missing; exit 3 where it cannot."""
    found = check_template(bytes_of(file), paper)
    if not found.usable:
        raise UserError("template.error.refused", file=file.name, faults=found.faults)
    record: dict[str, Any] = {
        "file": file.name,
        "paper": paper,
        "unknown": [{"tag": name, "nearest": found.nearest.get(name, "")} for name in found.unknown],
        "missing": list(found.missing),
    }
    said = check_sentences(found, speech.t) or (speech.t("template.good"),)
    speech.result(record, lambda: "\n".join(said))


@template.command("preview")
@click.argument("file", type=FileArgument)
@PAPER
@output("docx")
@speaks
def show(speech: Speech, file: Path, paper: str, output: Path) -> None:
    """What a Word file of one's own makes of made-up data."""
    language = speech.t.language if speech.t.language in PAPER_LANGUAGES else "ru"
    _written(speech, output, preview(bytes_of(file), paper, translator(language)))


def _chosen(own: Sequence[Path]) -> Checklist | None:
    """The group's checklist, the last of the files given."""
    return list(library_of(own))[-1] if own else None


def _ours(speech: Speech, paper: str) -> bytes:
    return template_path(speech.t.language, paper).read_bytes()


def _written(speech: Speech, file: Path, data: bytes) -> None:
    written(file, data)
    speech.result({"template": str(file), "bytes": len(data)}, lambda: str(file))
