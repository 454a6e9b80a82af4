"""Dangerous and damaged files end in a plain error, soon, and the next file is read as if nothing had been."""

import io
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest

from smio.confined.workers import Worker
from smio.errors import UserError
from smio.reading import read
from smio.reading.worker import CHILD, MOST_MEMORY, parse_apart
from tests.reading.sample_files import HEADINGS, random_ratings, workbook, write_csv, write_xlsx

ROOT = Path(__file__).parents[2]
GOOD = write_xlsx([[*HEADINGS], *random_ratings(12, 24).tolist()])


def cell_at(reference: str, *, also: str = "") -> bytes:
    stream = io.BytesIO()
    book = workbook(stream)
    page = book.add_worksheet()
    page.write(reference, 1)
    if also:
        page.write(also, 1)
    book.close()
    return stream.getvalue()


def repacked(data: bytes, **parts: bytes | None) -> bytes:
    """A workbook with some parts replaced or left out; names by their last step without the ending."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            key = entry.filename.rpartition("/")[2].partition(".")[0]
            content = parts.get(key, old.read(entry))
            if content is not None:
                new.writestr(entry.filename, content)
    return stream.getvalue()


def bomb() -> bytes:
    return repacked(GOOD, sheet1=b"<worksheet><sheetData>" + b" " * 300_000_000 + b"</sheetData></worksheet>")


def encrypted_zip() -> bytes:
    data = bytearray(write_zip("content.xml", b"<x/>"))
    data[6] |= 1
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def write_zip(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


BAD = {
    "one cell in XFD1048576": (lambda: cell_at("XFD1048576"), "too_wide"),
    "two cells far apart": (lambda: cell_at("ZZ1048576", also="A1"), "too_large"),
    "a zip bomb": (bomb, "inflates"),
    "no bytes": (lambda: b"", "empty_file"),
    "a renamed picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
    "a renamed bitmap": (lambda: b"BM" + bytes(range(256)), "picture"),
    "a renamed PDF": (lambda: b"%PDF-1.7\n" + bytes(50), "pdf"),
    "a password": (encrypted_zip, "password"),
    "a Word document": (lambda: write_zip("word/document.xml", b"<w/>"), "not_a_workbook"),
    "an archive with a table": (lambda: write_zip("анкеты.csv", b"a,b"), "archive"),
    "an empty zip": (lambda: b"PK\x05\x06" + bytes(18), "not_a_workbook"),
    "a truncated workbook": (lambda: GOOD[: len(GOOD) // 2], "damaged"),
    "a missing sheet": (lambda: repacked(GOOD, sheet1=None), "damaged"),
    "a web page": (lambda: b"<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>", "web_page"),
    "a git pointer": (lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 3\n", "not_a_workbook"),
    "only headings": (lambda: write_xlsx([[*HEADINGS]]), "no_rows"),
    "an empty workbook": (lambda: write_xlsx([[]]), "no_data"),
    "Excel 2": (lambda: b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(60), "too_old"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_a_plain_error_within_a_second_and_the_next_file_is_read(what: str) -> None:
    make, code = BAD[what]
    data = make()
    read(GOOD, "хорошая.xlsx")
    start = time.perf_counter()
    with pytest.raises(UserError) as caught:
        read(data, "плохая.xlsx")
    assert caught.value.code == f"reading.error.{code}"
    assert caught.value.details["file"] == "плохая.xlsx"
    assert time.perf_counter() - start < 5  # a second on a quiet machine; this only catches a hang
    assert len(read(GOOD, "хорошая.xlsx").responses) == 12


def test_formatted_empty_cells_far_out_cost_nothing() -> None:
    stream = io.BytesIO()
    book = workbook(stream)
    page = book.add_worksheet()
    for row, answers in enumerate([[*HEADINGS], *random_ratings(12, 24).tolist()]):
        page.write_row(row, 0, answers)
    page.write_blank("XFD1048576", None, book.add_format({"bold": True}))
    book.close()
    assert len(read(stream.getvalue(), "оформлено.xlsx").responses) == 12


def test_a_process_that_dies_is_an_ordinary_error_and_is_replaced() -> None:
    worker = Worker(CHILD, MOST_MEMORY)
    assert worker.ask({"name": "x.csv"}, b"a,b\n1,2\n", 5) is not None
    worker.process.kill()
    worker.process.wait()
    assert worker.ask({"name": "x.csv"}, b"a,b\n1,2\n", 5) is None
    assert worker.spent
    worker.stop()


def test_a_job_that_takes_too_long_is_stopped() -> None:
    worker = Worker(CHILD, MOST_MEMORY)
    assert worker.ask({"name": "x.csv"}, b"a,b\n1,2\n", 5) is not None
    slow = write_csv(random_ratings(60_000, 24).tolist())
    assert worker.ask({"name": "x.csv"}, slow, 0.01) is None
    worker.stop()


def test_several_sessions_read_at_once() -> None:
    found: list[int] = []

    def session(respondents: int) -> None:
        data = write_csv([[*HEADINGS], *random_ratings(respondents, 24).tolist()])
        found.extend(len(read(data, "x.csv").responses) - respondents for _ in range(5))

    threads = [threading.Thread(target=session, args=(12 + number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [0] * 30


def test_what_the_process_sends_is_checked() -> None:
    from smio.reading.grid import grids_of  # noqa: PLC0415 - only here

    header, body = parse_apart(b"a,b\n1,2\n", "x.csv")
    codes = np.frombuffer(body, np.int32, 4).copy()
    codes[0] = 99
    with pytest.raises(UserError):
        grids_of(header, codes.tobytes() + body[16:], "x.csv")


@pytest.mark.skipif(sys.platform == "win32", reason="a job object does this on Windows")
def test_the_reading_process_goes_when_the_app_is_killed() -> None:
    script = (
        "import os, signal\nfrom smio.confined.workers import Worker\nfrom smio.reading import worker\n"
        "one = Worker(worker.CHILD, worker.MOST_MEMORY)\none.ask({'name': 'x.csv'}, b'a,b\\n1,2\\n', 5)\n"
        "print(one.process.pid, flush=True)\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    child = int(run.stdout)
    for _ in range(100):
        if not _is_alive(child):
            break
        time.sleep(0.05)
    assert not _is_alive(child)


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
