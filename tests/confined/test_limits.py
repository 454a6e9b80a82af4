"""A confined process writes nothing, takes no more than it is given, and dies rather than stay."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a job object and the parent's clock do this on Windows"
)


def run(script: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT, timeout=60
    )


def test_no_file_is_written(tmp_path: Path) -> None:
    target = tmp_path / "x.txt"
    script = (
        f"from smio.confined import shut_in\nshut_in()\nwith open({str(target)!r}, 'w') as file:\n    file.write('x')\n"
    )
    done = run(script)
    assert done.returncode != 0
    assert "File too large" in done.stderr
    assert not target.exists() or target.read_bytes() == b""


def test_its_pipes_stay_open() -> None:
    done = run("from smio.confined import shut_in\nshut_in()\nprint('x' * 100_000)\n")
    assert (done.returncode, len(done.stdout)) == (0, 100_001)


def test_more_memory_than_it_is_given_is_an_error_of_its_own() -> None:
    done = run("from smio.confined import limit_process\nlimit_process(300 << 20, 30)\nx = bytearray(400 << 20)\n")
    assert "MemoryError" in done.stderr


def test_longer_than_it_is_given_it_does_not_live() -> None:
    assert (
        run("from smio.confined import limit_process\nlimit_process(1 << 30, 0.2)\nwhile True: pass\n").returncode < 0
    )


def test_between_jobs_no_clock_ticks() -> None:
    script = (
        "import time\nfrom smio.confined import lift_limits, limit_process\n"
        "limit_process(1 << 30, 0.2)\nlift_limits()\ntime.sleep(0.5)\nprint('alive')\n"
    )
    assert run(script).stdout == "alive\n"
