"""start.py as a terminal sees it: Ctrl+C and an end from outside reach the app. POSIX's signals; not on Windows."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import start

APP = """
import signal, sys, time
from http.server import BaseHTTPRequestHandler, HTTPServer
class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
    def log_message(self, *rest): pass
server = HTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--server.port") + 1])), Page)
try:
    server.serve_forever()
except KeyboardInterrupt:
    sys.exit(7)
"""
# The real start.py, in a folder whose server is a stand-in and whose .venv is the Python of the tests.
DRIVER = """
import os, sys, start
start.HERE = start.Path(sys.argv[1])
start.set_up = lambda locks: None
start.venv_python = lambda: start.Path(sys.executable)
sys.exit(start.main([]))
"""


@pytest.fixture
def started(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """start.py at work in a process group of its own, as in a terminal, with a small server for the app."""
    server = tmp_path / "smio" / "interface" / "serve.py"
    server.parent.mkdir(parents=True)
    (tmp_path / "smio" / "__init__.py").touch()  # a package wins over the real one further along the path
    server.write_text(APP, encoding="utf-8")
    surroundings = os.environ | {"PYTHONPATH": str(Path(start.__file__).parent), "SMIO_NO_BROWSER": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(tmp_path)],
        env=surroundings | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    yield process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = process.stdout.readline()
    assert "Ctrl+C" in said
    return next(word for word in said.split() if word.startswith("http://"))


def listens(address: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((start.ADDRESS, int(address.rpartition(":")[2]))) == 0


def test_ctrl_c_reaches_the_app_and_its_exit_code_comes_back(started: subprocess.Popen[str]) -> None:
    address = address_of(started)
    assert listens(address)
    os.killpg(started.pid, signal.SIGINT)
    assert started.wait(20) == 7
    assert not listens(address)


def test_a_start_that_is_told_to_end_takes_the_app_with_it(started: subprocess.Popen[str]) -> None:
    address = address_of(started)
    started.terminate()
    assert started.wait(20) == 128 + signal.SIGTERM
    assert not listens(address)
