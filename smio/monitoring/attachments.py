"""A file that comes with an answer: what it is by its content, whatever its name says, and no larger than allowed."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from smio.errors import UserError
from smio.monitoring.photo import MEDIA_TYPE, prepared_photo

MOST_FILES = 5  # with one answer
LARGEST = 10 * 1024 * 1024  # bytes of a file
LONGEST_NAME, LONGEST_ENDING = 120, 10
MOST_ENTRIES = 10_000  # in an office file; a real one has dozens

PDF = "application/pdf"
OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
ENDINGS = {
    PDF: ".pdf",
    MEDIA_TYPE: ".jpg",
    f"{OFFICE}.wordprocessingml.document": ".docx",
    f"{OFFICE}.spreadsheetml.sheet": ".xlsx",
    f"{OPEN_DOCUMENT}.text": ".odt",
    f"{OPEN_DOCUMENT}.spreadsheet": ".ods",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The names of the streams in an old Office file stand in it as UTF-16.
WORD_STREAM, WORKBOOK_STREAMS = "WordDocument".encode("utf-16-le"), ("Workbook".encode("utf-16-le"), b"B\0o\0o\0k\0")
MACRO_STREAM = "_VBA_PROJECT".encode("utf-16-le")


@dataclass(frozen=True)
class NewFile:
    """A file as somebody gives it; what ``media_type`` it has is found out by `checked_file`."""

    name: str
    media_type: str
    content: bytes


def checked_files(files: Sequence[NewFile]) -> tuple[NewFile, ...]:
    """The files of one answer, each checked; UserError where there are too many or one of them is refused."""
    if len(files) > MOST_FILES:
        raise UserError("store.error.files_many", limit=MOST_FILES)
    return tuple(checked_file(file) for file in files)


def checked_file(file: NewFile) -> NewFile:
    """The file as it may be kept: a PDF or an office document as it is, a picture as a photograph is kept.

    Its name ends as its content does. UserError where it is empty, too large, of another kind, or holds macros.
    """
    name = _plain_name(file.name)
    if not file.content:
        raise UserError("store.error.file_empty", file=name)
    if len(file.content) > LARGEST:
        raise UserError("store.error.file_large", file=name, limit=LARGEST // 1024 // 1024)
    media_type = _media_type(file.content)
    if media_type is None:
        raise UserError("store.error.file_kind", file=name)
    content = prepared_photo(file.content, name) if media_type == MEDIA_TYPE else file.content
    return NewFile(_ending_as(name, media_type), media_type, content)


def _media_type(content: bytes) -> str | None:
    """What a file is by its first bytes and its parts; None where it is nothing we keep."""
    if content.startswith(b"%PDF-"):
        return PDF
    webp = (content[:4], content[8:12]) == (b"RIFF", b"WEBP")
    if webp or content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return MEDIA_TYPE
    if content.startswith(b"PK\x03\x04"):
        return _package_type(content)
    if content.startswith(OLD_OFFICE) and MACRO_STREAM not in content:
        if WORD_STREAM in content:
            return "application/msword"
        if any(stream in content for stream in WORKBOOK_STREAMS):
            return "application/vnd.ms-excel"
    return None


def _package_type(content: bytes) -> str | None:
    """The kind of an office file that is a zip; None where it is another zip, damaged, or holds macros."""
    try:
        with ZipFile(BytesIO(content)) as package:
            names = package.namelist()
            if len(names) > MOST_ENTRIES or any(PurePath(name).name.lower() == "vbaproject.bin" for name in names):
                return None
            if "mimetype" in names:
                with package.open("mimetype") as entry:
                    declared = entry.read(len(OPEN_DOCUMENT) + 20).decode("ascii", "replace").strip()
                scripted = any(name.startswith(("Basic/", "Scripts/")) for name in names)
                return declared if declared.startswith(OPEN_DOCUMENT) and declared in ENDINGS and not scripted else None
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        return None
    if "[Content_Types].xml" not in names:
        return None
    if "word/document.xml" in names:
        return f"{OFFICE}.wordprocessingml.document"
    return f"{OFFICE}.spreadsheetml.sheet" if "xl/workbook.xml" in names else None


def _plain_name(name: str) -> str:
    """A file's name without folders and invisible signs: those that turn the direction hide what it ends with."""
    last = name.replace("\\", "/").rpartition("/")[2]
    visible = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C")).strip(" .")
    ending = PurePath(visible).suffix
    ending = ending if len(ending) <= LONGEST_ENDING else ""
    return f"{visible.removesuffix(ending)[: LONGEST_NAME - len(ending)]}{ending}" if visible else "file"


def _ending_as(name: str, media_type: str) -> str:
    ending = ENDINGS[media_type]
    return name if name.lower().endswith(ending) else f"{PurePath(name).stem}{ending}"
