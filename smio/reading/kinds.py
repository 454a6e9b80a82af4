"""What a file really is, by its content: its name is only a hint."""

import io
import re
import zipfile
from enum import StrEnum
from typing import cast

import olefile  # pyright: ignore[reportMissingTypeStubs] - the library has none

from smio.errors import UserError
from smio.reading.limits import ZIP_ENTRIES

SPREADSHEET_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx")


class Kind(StrEnum):
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_PICTURES_WITH_ZEROS = (b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x01\x00")  # «BM» may also begin a text
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FILEPASS = 0x2F
_LOCK_FILE_SIZE = 165
_SAMPLE = 4096


def find_kind(data: bytes, name: str) -> Kind:
    """The kind of a file, or the plain reason why it is not one that holds a table."""
    head = data[:_SAMPLE]
    if not data:
        raise UserError("reading.error.empty_file", file=name)
    if name.startswith("~$") or (len(data) == _LOCK_FILE_SIZE and head[0] < 60 and b"\x00" in head):  # noqa: PLR2004
        raise UserError("reading.error.lock_file", file=name)
    if head.startswith(_OLE):
        return _kind_of_ole(data, name)
    if head.startswith(b"PK"):
        return _kind_of_zip(data, name)
    _refuse_other_binaries(head, name)
    _refuse_web_pages(head, name)
    return Kind.TEXT


def _refuse_other_binaries(head: bytes, name: str) -> None:
    if head.startswith(_PICTURES) or (head.startswith(_PICTURES_WITH_ZEROS) and b"\x00" in head):
        raise UserError("reading.error.picture", file=name)
    if head.startswith(b"%PDF"):
        raise UserError("reading.error.pdf", file=name)
    if head.startswith(_ARCHIVES):
        raise UserError("reading.error.archive", file=name)
    if head.startswith(_OLD_EXCEL):
        raise UserError("reading.error.too_old", file=name)
    if head.startswith((b"$FL2", b"$FL3", b"SQLite format", b"<stata_dta", b"PAR1", b"{\\rtf")):
        raise UserError("reading.error.not_a_workbook", file=name)
    if head.startswith(b"version https://git-lfs"):
        raise UserError("reading.error.not_a_workbook", file=name)


def _refuse_web_pages(head: bytes, name: str) -> None:
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise UserError("reading.error.old_xml", file=name)
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<head", b"<body", b"<div", b"<meta", b"<script")):
        raise UserError("reading.error.web_page", file=name)
    if start.startswith(b"<") and re.search(rb"<(?:html|table|body|tr)\b", start):
        raise UserError("reading.error.web_page", file=name)
    if start.startswith((b"<?xml", b"{", b"[{")) and b"," not in start.split(b"\n", 1)[0][:1]:
        _refuse_markup(start, name)


def _refuse_markup(start: bytes, name: str) -> None:
    if start.startswith(b"<?xml") or re.match(rb'[\[{]+\s*"[^"]*"\s*:', start):
        raise UserError("reading.error.not_a_table", file=name)


def _kind_of_ole(data: bytes, name: str) -> Kind:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:  # pyright: ignore[reportUnknownVariableType] - no types
            streams = {"/".join(path).lower() for path in cast("list[list[str]]", container.listdir())}
            book = next((stream for stream in ("workbook", "book") if stream in streams), "")
            start = bytes(container.openstream(book).read(_SAMPLE)) if book else b""  # pyright: ignore[reportUnknownMemberType] - no types
    except Exception as damage:
        raise UserError("reading.error.damaged", file=name) from damage
    if "encryptedpackage" in streams:
        raise UserError("reading.error.password", file=name)
    if not book or "worddocument" in streams or "powerpoint document" in streams:
        raise UserError("reading.error.not_a_workbook", file=name)
    _refuse_password(start, name)
    return Kind.XLS


def _refuse_password(start: bytes, name: str) -> None:
    """A FILEPASS record among the first records of a BIFF stream means that the rest is encrypted."""
    at = 0
    while at + 4 <= len(start):
        record = int.from_bytes(start[at : at + 2], "little")
        if record == _FILEPASS:
            raise UserError("reading.error.password", file=name)
        if record == 0:
            return
        at += 4 + int.from_bytes(start[at + 2 : at + 4], "little")


def _kind_of_zip(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = {entry.filename.replace("\\", "/").lower() for entry in entries[:ZIP_ENTRIES]}
            locked = any(entry.flag_bits & 1 for entry in entries) or _is_encrypted_ods(archive, names)
    except Exception as damage:
        raise UserError("reading.error.damaged", file=name) from damage
    if len(entries) > ZIP_ENTRIES:
        raise UserError("reading.error.too_many_parts", file=name, limit=ZIP_ENTRIES)
    if locked:
        raise UserError("reading.error.password", file=name)
    return _kind_by_parts(names, name)


def _is_encrypted_ods(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if "meta-inf/manifest.xml" not in names:
        return False
    with archive.open("META-INF/manifest.xml") as manifest:
        return b"encryption-data" in manifest.read(1 << 20)


def _kind_by_parts(names: set[str], name: str) -> Kind:
    if any(part.endswith("workbook.bin") for part in names):
        return Kind.XLSB
    if any(part.startswith("xl/") or part.endswith("workbook.xml") for part in names):
        return Kind.XLSX
    if "content.xml" in names:
        return Kind.ODS
    if not names or any(part.startswith(("word/", "ppt/")) for part in names):
        raise UserError("reading.error.not_a_workbook", file=name)
    if "[content_types].xml" in names:
        raise UserError("reading.error.damaged", file=name)
    if any(part.endswith((*SPREADSHEET_NAMES, ".csv", ".tsv")) for part in names):
        raise UserError("reading.error.archive", file=name)
    raise UserError("reading.error.not_a_workbook", file=name)
