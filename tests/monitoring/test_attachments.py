"""A file with an answer is what its content says, and no more than is allowed."""

import struct
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from smio.errors import UserError
from smio.monitoring.attachments import LARGEST, NewFile, checked_file, checked_files

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def word_file() -> bytes:
    buffer = BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


def workbook_file() -> bytes:
    buffer = BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def picture_file(kind: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (4000, 20), "red").save(buffer, kind)
    return buffer.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def open_document(kind: str, **more: bytes) -> bytes:
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": b"<x/>", **more})


def old_office(*streams: str) -> bytes:
    """The head of a compound file and the names of its streams: what the check looks at."""
    names = b"".join(stream.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2) for stream in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names


ALLOWED = [
    pytest.param(b"%PDF-1.7\n...", "application/pdf", ".pdf", id="pdf"),
    pytest.param(picture_file("JPEG"), "image/jpeg", ".jpg", id="jpeg"),
    pytest.param(picture_file("PNG"), "image/jpeg", ".jpg", id="png"),
    pytest.param(picture_file("WEBP"), "image/jpeg", ".jpg", id="webp"),
    pytest.param(word_file(), WORD, ".docx", id="docx"),
    pytest.param(workbook_file(), SHEET, ".xlsx", id="xlsx"),
    pytest.param(open_document("text"), "application/vnd.oasis.opendocument.text", ".odt", id="odt"),
    pytest.param(open_document("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet", ".ods", id="ods"),
    pytest.param(old_office("Root Entry", "WordDocument"), "application/msword", ".doc", id="doc"),
    pytest.param(old_office("Root Entry", "Workbook"), "application/vnd.ms-excel", ".xls", id="xls"),
]

REFUSED = [
    pytest.param(b"<html><script>alert(1)</script>", id="a page"),
    pytest.param(b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', id="a drawing that runs"),
    pytest.param(b"MZ\x90\x00 this program", id="a program"),
    pytest.param(b"#!/bin/sh\nrm -rf /", id="a script"),
    pytest.param(b"PK\x03\x04 but no zip", id="a broken zip"),
    pytest.param(zipped({"a.txt": b"text"}), id="a zip of anything"),
    pytest.param(zipped({"word/document.xml": b"<x/>"}), id="a zip that only looks like Word's"),
    pytest.param(
        zipped({"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b""}),
        id="Word with macros",
    ),
    pytest.param(zipped({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), id="slides"),
    pytest.param(open_document("text", **{"Basic/Standard/a.xml": b""}), id="LibreOffice with macros"),
    pytest.param(open_document("presentation"), id="slides of LibreOffice"),
    pytest.param(old_office("WordDocument", "Macros", "_VBA_PROJECT"), id="old Word with macros"),
    pytest.param(old_office("PowerPoint Document"), id="old slides"),
    pytest.param(b"GIF89a" + b"\0" * 40, id="a moving picture"),
    pytest.param(b"  %PDF-1.7", id="a PDF behind something else"),
]


@pytest.mark.parametrize(("content", "media_type", "ending"), ALLOWED)
def test_what_is_allowed_is_known_by_its_content_whatever_it_is_called(
    content: bytes, media_type: str, ending: str
) -> None:
    kept = checked_file(NewFile("ответ.exe", "application/x-msdownload", content))
    assert (kept.media_type, kept.name) == (media_type, f"ответ{ending}")
    if media_type == "image/jpeg":
        with Image.open(BytesIO(kept.content)) as picture:
            assert (picture.format, picture.width) == ("JPEG", 1600)
    else:
        assert kept.content == content


@pytest.mark.parametrize("content", REFUSED)
def test_anything_else_is_refused_whatever_it_is_called(content: bytes) -> None:
    for name in ("ответ.pdf", "ответ.docx", "ответ.jpg"):
        with pytest.raises(UserError, match=r"store\.error\.file_kind"):
            checked_file(NewFile(name, "application/pdf", content))


def test_a_broken_picture_is_refused_as_a_photograph_is() -> None:
    with pytest.raises(UserError, match=r"monitoring\.error\.not_a_photo"):
        checked_file(NewFile("фото.jpg", "image/jpeg", b"\xff\xd8\xff broken"))


def test_empty_large_and_many_files_are_refused() -> None:
    with pytest.raises(UserError, match=r"store\.error\.file_empty"):
        checked_file(NewFile("а.pdf", "", b""))
    largest = b"%PDF-1.7".ljust(LARGEST, b"\0")
    assert checked_file(NewFile("а.pdf", "", largest)).content == largest
    with pytest.raises(UserError, match=r"store\.error\.file_large"):
        checked_file(NewFile("а.pdf", "", largest + b"\0"))
    five = [NewFile(f"{number}.pdf", "", b"%PDF-1.7") for number in range(5)]
    assert len(checked_files(five)) == 5
    with pytest.raises(UserError, match=r"store\.error\.files_many"):
        checked_files([*five, five[0]])


@pytest.mark.parametrize(
    ("given_name", "kept_name"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\а\\ответ.pdf", "ответ.pdf"),
        ("fdp.\u202eexe", "fdp.pdf"),
        ("две\nстроки\0.PDF", "двестроки.PDF"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("а" * 300 + ".pdf", "а" * 116 + ".pdf"),
        ("а." + "б" * 300, "а.pdf"),
    ],
)
def test_a_name_loses_its_folders_and_what_is_not_seen(given_name: str, kept_name: str) -> None:
    assert checked_file(NewFile(given_name, "", b"%PDF-1.7")).name == kept_name


@given(st.text())
def test_any_name_becomes_one_a_disk_takes(name: str) -> None:
    kept = checked_file(NewFile(name, "", b"%PDF-1.7")).name
    assert kept.lower().endswith(".pdf")
    assert len(kept) <= 124
    assert not set(kept) & set("/\\\0\n\r")


@given(st.binary(max_size=400))
def test_any_bytes_are_taken_or_refused_in_words(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        try:
            assert checked_file(NewFile("а", "", start + content)).media_type
        except UserError as error:
            assert error.code.startswith(("store.error.file_", "monitoring.error."))  # noqa: PT017 - either is right
