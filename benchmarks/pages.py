"""What the first page costs beside an empty one, and what a rerun costs on the server."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.clock import side_by_side
from benchmarks.rows import Row, milliseconds

ROOT = Path(__file__).resolve().parents[1]
EMPTY = "import altair, pandas, streamlit as st\nst.write('')\n"
RUN = "from streamlit.testing.v1 import AppTest\nAppTest.from_file({script!r}, default_timeout=60).run()\n"
RERUN = """
import time
from statistics import median
from streamlit.testing.v1 import AppTest
page = AppTest.from_file({script!r}, default_timeout=60).run()
assert not page.exception, page.exception
taken = []
for _ in range(20):
    begun = time.perf_counter()
    page.run()
    taken.append(time.perf_counter() - begun)
print(median(taken))
"""


def rows() -> Iterator[Row]:
    """The first page in a fresh process, import included, beside an empty page; then a rerun."""
    with TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY, encoding="utf-8")
        surroundings = os.environ | {
            "SMIO_DATABASE_URL": f"sqlite:///{Path(folder) / 'smio.sqlite3'}",
            "PYTHONPATH": str(ROOT),
        }
        app = ROOT / "app.py"
        taken = side_by_side(
            {"empty": _process(RUN, empty, surroundings), "first": _process(RUN, app, surroundings)}, times=5
        )
        yield Row("an empty page with pandas and altair, fresh process", milliseconds(taken["empty"]))
        yield Row("the first page, fresh process: beside that", f"{taken['first'] / taken['empty']:.2f} ×", "1.3 ×")
        again = float(_process(RERUN, app, surroundings)())
        yield Row("a rerun of the first page on the server", milliseconds(again), "100 ms")


def _process(program: str, script: Path, surroundings: dict[str, str]) -> Callable[[], str]:
    """Python running a program on a Streamlit script, from nothing; gives what it prints."""
    command = [sys.executable, "-c", program.format(script=str(script))]

    def run() -> str:
        done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True)
        return done.stdout

    return run
