"""LibreOffice as a second reader of what we write, with a profile of its own for each call."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest


def converted(content: bytes, name: str, to: str) -> bytes:
    """The file as LibreOffice saves it in another format."""
    return all_converted({name: content}, to)[name]


def all_converted(files: Mapping[str, bytes], to: str) -> dict[str, bytes]:
    """Several files in one run of the program, by the names they were given."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed; .ci/run installs it")
    with tempfile.TemporaryDirectory() as folder:
        given = [Path(folder) / name for name in files]
        for path, content in zip(given, files.values(), strict=True):
            path.write_bytes(content)
        out = Path(folder) / "out"
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", to, "--outdir", str(out), *map(str, given)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return {path.name: (out / f"{path.stem}.{to}").read_bytes() for path in given}


def pages(pdf: bytes) -> list[str]:
    """The text of each page of a PDF."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed; .ci/run installs it")
    done = subprocess.run([program, "-layout", "-", "-"], input=pdf, check=True, capture_output=True)
    return done.stdout.decode().split("\f")[:-1]
