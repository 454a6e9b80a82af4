"""How every command speaks, and how it takes a file."""

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from smio.documents.findings import question_sentence
from smio.errors import UserError
from smio.language import LANGUAGES, Language, Translator, error_sentence, translator
from smio.reading import Choices, Reading, load_choices, read

BAD_INPUT = 3
Command = TypeVar("Command", bound=Callable[..., Any])
FileArgument = click.Path(path_type=Path)


class Speech:
    """How a command speaks: in a language, as JSON or as text."""

    def __init__(self, language: Language, *, as_json: bool) -> None:
        self.t: Translator = translator(language)
        self.as_json = as_json

    def result(self, record: dict[str, Any], text: Callable[[], str]) -> None:
        """Print the result, once, to standard output."""
        print(json.dumps(record, ensure_ascii=False, indent=2) if self.as_json else text())

    def aside(self, message: str) -> None:
        """Say something that is not the result."""
        print(message, file=sys.stderr)


def speaks(command: Command) -> Command:
    """Give a command ``--language`` and ``--json``, and turn errors of the user's input into one line and exit 3."""

    @click.option("--language", type=click.Choice(LANGUAGES), default="ru", help="ru, ky or en.")
    @click.option("--json", "as_json", is_flag=True, help="One JSON object, numbers unrounded.")
    @wraps(command)
    def wrapped(*arguments: Any, language: Language, as_json: bool, **options: Any) -> None:
        speech = Speech(language, as_json=as_json)
        try:
            command(speech, *arguments, **options)
        except UserError as error:
            speech.aside(" ".join(error_sentence(error, speech.t).split()))
            sys.exit(BAD_INPUT)

    return cast("Command", wrapped)


def bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise UserError("cli.error.no_file", file=str(file)) from error
    except OSError as error:
        raise UserError("cli.error.cannot_read", file=str(file)) from error


def check_writable(file: Path) -> None:
    """Before long work: UserError where its result could not be written to the file."""
    folder = file.resolve().parent
    if file.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise UserError("cli.error.cannot_write", file=str(file))


def written(file: Path, data: bytes) -> None:
    """Write a file, or say that it cannot be written."""
    try:
        file.write_bytes(data)
    except OSError as error:
        raise UserError("cli.error.cannot_write", file=str(file)) from error


def certain(speech: Speech, file: Path, mapping: Path | None) -> Reading:
    """A file read with certainty; exit 3 with the columns named where a person must settle something."""
    choices = load_choices(bytes_of(mapping)) if mapping else Choices()
    reading = read(bytes_of(file), file.name, choices)
    if reading.certain:
        for question in reading.questions:
            speech.aside(question_sentence(question, speech.t))
        return reading
    asked = " ".join(question_sentence(question, speech.t) for question in reading.blocking)
    raise UserError("cli.error.uncertain", file=file.name, questions=asked)
