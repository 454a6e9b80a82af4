"""LibreOffice as a second reader of what we write, with a profile of its own for each call."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest


def converted(content: bytes, name: str, to: str) -> bytes:
    """The file as LibreOffice saves it in another format."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed; .ci/run installs it")
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / name
        given.write_bytes(content)
        out = Path(folder) / "out"
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", to, "--outdir", str(out), str(given)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (out / f"{given.stem}.{to}").read_bytes()


def pages(pdf: bytes) -> list[str]:
    """The text of each page of a PDF."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed; .ci/run installs it")
    done = subprocess.run([program, "-layout", "-", "-"], input=pdf, check=True, capture_output=True)
    return done.stdout.decode().split("\f")[:-1]
