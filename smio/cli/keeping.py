"""The whole store as one file, and back."""

from datetime import datetime
from pathlib import Path

import click

from smio.cli.speech import FileArgument, Speech, speaks, written
from smio.errors import UserError
from smio.store import Database, Manifest, restore
from smio.store import backup as copy_of

SHOWN = ("groups", "rounds", "measurements", "acts", "letters", "replies")  # what people count by


@click.command()
@click.option("--output", "-o", type=FileArgument, help="The file to write; smio-DATE-TIME.zip if left out.")
@speaks
def backup(speech: Speech, output: Path | None) -> None:
    """Copy everything in the store into one file."""
    output = output or Path(f"smio-{datetime.now():%Y-%m-%d-%H%M%S}.zip")  # noqa: DTZ005 - the user's own clock
    database = Database()
    data = copy_of(database)
    database.close()
    part = output.with_name(f"{output.name}.part")  # a copy that breaks off never stands in place of a whole one
    written(part, data)
    part.replace(output)
    speech.result({"backup": str(output), "bytes": len(data)}, lambda: str(output))


@click.command("restore")
@click.argument("file", type=FileArgument)
@click.option("--replace", is_flag=True, help="Give up what the store holds now.")
@speaks
def restore_file(speech: Speech, file: Path, *, replace: bool) -> None:
    """Fill the store from a backup FILE: all of it or, where anything is wrong, nothing."""
    database = Database()
    try:
        with file.open("rb") as content:
            manifest = restore(database, content, replace=replace)
    except FileNotFoundError as error:
        raise UserError("cli.error.no_file", file=str(file)) from error
    except OSError as error:
        raise UserError("cli.error.cannot_read", file=str(file)) from error
    finally:
        database.close()
    speech.result(_record(manifest), lambda: _text(manifest, speech))


def _record(manifest: Manifest) -> dict[str, object]:
    return {
        "made_at": manifest.made_at.isoformat(),
        "groups": list(manifest.groups),
        "rows": {table: part.rows for table, part in manifest.tables.items()},
    }


def _text(manifest: Manifest, speech: Speech) -> str:
    counts = (f"{speech.t(f'store.kept.{table}')}: {speech.t.whole(manifest.rows(table))}" for table in SHOWN)
    return speech.t("store.kept.restored", made_at=speech.t.moment(manifest.made_at), counts=", ".join(counts))
