"""Reading processes, kept warm: each takes one file at a time, and its death is an ordinary error message."""

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from typing import BinaryIO, cast

from smio.errors import Detail, UserError
from smio.reading.limits import (
    FILE_SIZE,
    FILES_PER_PROCESS,
    HEAVY_CELLS,
    LONGEST_SECONDS,
    MEGABYTE,
    SECONDS,
    SECONDS_PER_MEGABYTE,
    WORKERS,
)
from smio.reading.wire import Header, receive, send

_CHILD = Path(__file__).with_name("child.py")
_EXPANSION = 8  # a packed workbook unpacks to some ten times its size; the child knows better and stops itself


class Worker:
    """One reading process."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-I", str(_CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "RUST_BACKTRACE": "0"},
            creationflags=subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0,
        )
        self.files = 0
        self.greeted = False
        if sys.platform == "win32":
            from smio.reading.windows_job import put_in_job  # noqa: PLC0415 - there is no such thing elsewhere

            self.job = put_in_job(self.process)

    def ask(self, header: Header, data: bytes, seconds: float) -> tuple[Header, bytes] | None:
        """The answer to one job; None where the process died of it or took longer than ``seconds``."""
        source, sink = self.process.stdout, self.process.stdin
        if source is None or sink is None:
            return None
        clock = threading.Timer(seconds, self.process.kill)
        clock.daemon = True
        clock.start()
        try:
            self._await_greeting(source)  # pyright: ignore[reportArgumentType] - a pipe's end is a BinaryIO
            send(sink, header, data)  # pyright: ignore[reportArgumentType] - see above
            answer = receive(source)  # pyright: ignore[reportArgumentType] - see above
        except (OSError, ValueError):
            return None
        finally:
            clock.cancel()
        self.files += 1
        return answer

    def _await_greeting(self, source: BinaryIO) -> None:
        """A process that cannot even start is a fault of the installation, not of the file."""
        if not self.greeted and receive(source) is None:
            raise RuntimeError("the reading process does not start")
        self.greeted = True

    @property
    def spent(self) -> bool:
        """Whether another process should take its place."""
        return self.files >= FILES_PER_PROCESS or self.process.poll() is not None

    def stop(self) -> None:
        """End the process: its input closes, and it goes."""
        with contextlib.suppress(OSError):
            self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self.process.wait()


class Workers:
    """A few processes, shared by all threads."""

    def __init__(self, most: int = WORKERS) -> None:
        self._idle: list[Worker] = []
        self._lock = threading.Lock()
        self._room = threading.BoundedSemaphore(max(1, min(most, os.cpu_count() or 1)))

    @contextlib.contextmanager
    def one(self) -> Generator[Worker]:
        """A process for one job; waits while all are busy."""
        with self._room:
            worker = self._take()
            try:
                yield worker
            except BaseException:
                worker.stop()
                raise
            self._give_back(worker)

    def _take(self) -> Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if not worker.spent:
                    return worker
                worker.stop()
        return Worker()

    def _give_back(self, worker: Worker) -> None:
        if worker.spent:
            worker.stop()
            return
        with self._lock:
            self._idle.append(worker)

    def stop(self) -> None:
        """End all idle processes."""
        with self._lock:
            while self._idle:
                self._idle.pop().stop()


_workers = Workers()
atexit.register(_workers.stop)


def warm_up() -> None:
    """Start a reading process before the first file comes."""
    with _workers.one():
        pass


def parse_apart(data: bytes, name: str, encoding: str = "") -> tuple[Header, bytes]:
    """Read a file in a process of its own; the header and blocks of ``child.answer``, or UserError."""
    if not data:
        raise UserError("reading.error.empty_file", file=name)
    if len(data) > FILE_SIZE:
        raise UserError("reading.error.too_big", file=name, limit=FILE_SIZE // MEGABYTE)
    seconds = min(LONGEST_SECONDS, SECONDS + SECONDS_PER_MEGABYTE * _EXPANSION * len(data) / MEGABYTE)
    with _workers.one() as worker:
        answer = worker.ask({"name": name, "encoding": encoding}, data, seconds)
        if answer is None or _was_heavy(answer[0]):
            worker.files = FILES_PER_PROCESS
    if answer is None:
        raise UserError("reading.error.too_heavy", file=name)
    if "error" in answer[0]:
        raise UserError(str(answer[0]["error"]), (), **cast("dict[str, Detail]", answer[0]["details"]))
    return answer


def _was_heavy(header: Header) -> bool:
    return sum(sheet["rows"] * sheet["columns"] for sheet in header.get("sheets", ())) > HEAVY_CELLS
