"""The store on PostgreSQL: the same functions by another URL, on a throw-away server of this test's own."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from smio.checklist import ItemAnswer
from smio.errors import UserError
from smio.store import (
    Database,
    all_groups,
    load_round,
    make_demo,
    measurements_of,
    remove_group,
    rounds_of,
    save_answer,
)

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
ABSENT = "PostgreSQL's server programs are not on this machine"


def as_nobody_special(command: list[str]) -> list[str]:
    """The server refuses to run as root."""
    return (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command] if os.getuid() == 0 else command
    )


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
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


@pytest.mark.skipif(not PROGRAMS, reason=ABSENT)
def test_the_demo_lives_in_postgresql_as_in_sqlite(url: str) -> None:
    database = Database(url)
    groups = make_demo(database)
    again = Database(url)
    assert make_demo(again) == groups
    again.close()
    second = rounds_of(database, groups[0])[1]
    assert (second.respondents, len(load_round(database, second.id).responses)) == (52, 52)
    measurement = measurements_of(database, groups[0])[0]
    version = measurement.versions["1.7"]
    assert save_answer(database, measurement.id, "1.7", ItemAnswer("yes"), version=version) == version + 1
    with pytest.raises(UserError, match=r"answered_meanwhile"):
        save_answer(database, measurement.id, "1.7", ItemAnswer("no"), version=version)
    remove_group(database, groups[1])
    assert [stored.id for stored in all_groups(database)] == [groups[0]]
    database.close()
