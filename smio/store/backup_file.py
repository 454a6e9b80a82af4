"""The file of a backup: a zip of every table as JSON lines, what is binary beside them, and a manifest of hashes.

``manifest.json`` stands last in the file and names every other part with its size and SHA-256. A row is a JSON object
a line in ``tables/<table>.jsonl``; its binary columns are parts of their own, ``blobs/<table>/<column>/<id>``, which
the row does not mention.
"""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from pydantic import TypeAdapter, ValidationError

from smio.errors import UserError

FORMAT, FORMAT_VERSION = "smio-backup", 1
MANIFEST = "manifest.json"
CHUNK = 256 * 1024
# What a restore takes in: a group's years of photographs, not a small file that unpacks into a full disk.
LARGEST_TOTAL = 4 * 1024**3
LARGEST_PART = 1024**3
LARGEST_MANIFEST = 64 * 1024**2
LARGEST_LINE = 64 * 1024**2
LARGEST_BLOB = 256 * 1024**2
MOST_PARTS = 500_000
LARGEST_RATIO = 250  # rows of JSON pack to a thirtieth, photographs not at all
SMALL = 64 * 1024**2  # below this nobody's disk fills, whatever the ratio
# How a broken zip, or a part that is not what the manifest says, makes itself known.
BROKEN = (
    BadZipFile, zlib.error, OSError, EOFError, ValueError, TypeError, KeyError, NotImplementedError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part of the file: its bytes and their hash; ``rows`` of a table."""

    size: int
    sha256: str
    rows: int = 0


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. ``revision`` is the migration its tables are at; ``groups`` are names to show people."""

    format: str
    version: int
    revision: str
    made_at: datetime
    groups: tuple[str, ...] = ()
    tables: dict[str, Part] = field(default_factory=dict[str, Part])
    blobs: dict[str, Part] = field(default_factory=dict[str, Part])

    def rows(self, table: str) -> int:
        """How many rows of a table it holds; none of a table it does not know."""
        return self.tables[table].rows if table in self.tables else 0


_manifest = TypeAdapter(Manifest)


class BackupReader:
    """A backup opened to be read. Its parts give their bytes once each, and no more than the manifest says."""

    def __init__(self, file: BinaryIO) -> None:
        """UserError where the file is no backup, is damaged, comes from a newer app, or would fill the disk."""
        try:
            self.zip = ZipFile(file)
            self.manifest = self._read_manifest()
        except BROKEN as error:
            raise UserError("store.error.backup_foreign") from error
        if self.manifest.version > FORMAT_VERSION:
            raise UserError("store.error.backup_newer")
        self._check_parts()

    def lines(self, table: str) -> Iterator[bytes]:
        """The rows of a table, a JSON object each; the part is checked when the last one was given."""
        with self.zip.open(table_part(table)) as part:
            digest = hashlib.sha256()
            while line := part.readline(LARGEST_LINE + 1):
                if len(line) > LARGEST_LINE:
                    raise damaged()
                digest.update(line)
                yield line
        if digest.hexdigest() != self.manifest.tables[table].sha256:
            raise damaged()

    def blob(self, name: str) -> bytes:
        """A binary part, checked."""
        known = self.manifest.blobs.get(name)
        if known is None or known.size > LARGEST_BLOB:
            raise damaged()
        with self.zip.open(name) as part:
            content = part.read()
        if hashlib.sha256(content).hexdigest() != known.sha256:
            raise damaged()
        return content

    def _read_manifest(self) -> Manifest:
        info = next((info for info in self.zip.infolist() if info.filename == MANIFEST), None)
        if info is None or info.file_size > LARGEST_MANIFEST:
            raise UserError("store.error.backup_foreign")
        try:
            manifest = _manifest.validate_json(self.zip.read(info))
        except ValidationError as error:
            raise UserError("store.error.backup_foreign") from error
        if manifest.format != FORMAT:
            raise UserError("store.error.backup_foreign")
        return manifest

    def _check_parts(self) -> None:
        """The parts are those of the manifest, of its sizes, and together no bomb."""
        infos = [info for info in self.zip.infolist() if info.filename != MANIFEST]
        expected = {table_part(table): part.size for table, part in self.manifest.tables.items()}
        expected |= {name: part.size for name, part in self.manifest.blobs.items()}
        if len(infos) > MOST_PARTS or too_large(infos):
            raise UserError("store.error.backup_bomb")
        if len(infos) != len(expected) or {info.filename: info.file_size for info in infos} != expected:
            raise damaged()


def table_part(table: str) -> str:
    """The name of a table's part."""
    return f"tables/{table}.jsonl"


def blob_part(table: str, column: str, key: object) -> str:
    """The name of the part of a binary value."""
    return f"blobs/{table}/{column}/{key}"


def damaged() -> UserError:
    """What a damaged backup gets."""
    return UserError("store.error.backup_damaged")


def too_large(infos: list[ZipInfo]) -> bool:
    """Whether parts would unpack into more than a backup is."""
    size, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    bomb = size > SMALL and size > packed * LARGEST_RATIO
    return bomb or size > LARGEST_TOTAL or any(info.file_size > LARGEST_PART for info in infos)


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it stands in the file."""
    return _manifest.dump_json(manifest, indent=1)
