"""How many pages a paper has, by LibreOffice where the machine has it: nothing else knows where a page ends."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

LONGEST = 60.0  # seconds; a page count is a help, never worth a wait without an end
NAMES = ("soffice", "libreoffice")
PLACES = (  # where the installers of Windows and macOS put it, outside the search path
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def count_pages(docx: bytes) -> int | None:
    """The pages of a Word document as LibreOffice lays it out; None without the program, or where it fails."""
    program = office_program()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        paper = Path(folder) / "paper.docx"
        paper.write_bytes(docx)
        # A profile of its own: an office that the user has open would take the call and answer nothing.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(paper)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
            return len(PAGE.findall(paper.with_suffix(".pdf").read_bytes())) or None
        except (OSError, subprocess.SubprocessError):
            return None


def office_program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)
