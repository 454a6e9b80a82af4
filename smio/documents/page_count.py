"""How many pages a paper has, by LibreOffice where the machine has it: nothing else knows where a page ends."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

LONGEST = 60.0  # seconds; a page count is a help, never worth a wait without an end
EACH = 5.0  # seconds more for each paper
NAMES = ("soffice", "libreoffice")
PLACES = (  # where the installers of Windows and macOS put it, outside the search path
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def count_pages(docx: bytes) -> int | None:
    """The pages of a Word document as LibreOffice lays it out; None without the program, or where it fails."""
    return count_pages_of([docx])[0]


def count_pages_of(papers: Sequence[bytes]) -> tuple[int | None, ...]:
    """The pages of several Word documents: the program is slow to start, so it is started once for all."""
    program = office_program()
    if program is None or not papers:
        return (None,) * len(papers)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        files = [Path(folder) / f"{number}.docx" for number in range(len(papers))]
        for file, content in zip(files, papers, strict=True):
            file.write_bytes(content)
        # A profile of its own: an office that the user has open would take the call and answer nothing.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *map(str, files)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST + EACH * len(papers))
        except (OSError, subprocess.SubprocessError):
            return (None,) * len(papers)
        return tuple(_pages(file.with_suffix(".pdf")) for file in files)


def _pages(pdf: Path) -> int | None:
    return len(PAGE.findall(pdf.read_bytes())) or None if pdf.is_file() else None


def office_program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)
