"""A throw-away PostgreSQL server, for the tests that ask for one."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
ABSENT = "PostgreSQL's server programs are not on this machine"


def as_nobody_special(command: list[str]) -> list[str]:
    """The server refuses to run as root."""
    return (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command] if os.getuid() == 0 else command
    )


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server of these tests' own; where its programs are not there, the test is skipped."""
    if not PROGRAMS:
        pytest.skip(ABSENT)
    bin_folder = PROGRAMS[-1]
    folder = Path("/tmp") / f"smio-postgresql-{os.getpid()}"  # noqa: S108 - a socket's path must be short
    folder.mkdir(mode=0o700)
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")
    initdb = [str(bin_folder / "initdb"), "-D", data, "-U", "smio", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(as_nobody_special(initdb), check=True, capture_output=True, timeout=120, cwd=folder)
    serve = [str(bin_folder / "postgres"), "-D", data, "-p", str(port), "-k", str(folder), "-c", "fsync=off"]
    server = subprocess.Popen(
        as_nobody_special(serve), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder
    )
    wait_for(port)
    yield f"postgresql+psycopg://smio@127.0.0.1:{port}/postgres"
    server.send_signal(signal.SIGINT)  # a fast shutdown: it does not wait for pooled connections
    server.wait(timeout=30)
    shutil.rmtree(folder, ignore_errors=True)


def wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)
