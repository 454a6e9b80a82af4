"""Confined processes, kept warm: each takes one job at a time, and its death is an answer like any other."""

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from typing import BinaryIO

from smio.confined.wire import Header, receive, send

WORKERS = 4  # processes of a program at once
JOBS = 500  # jobs a process takes before another takes its place
# What a process learns of the app's environment: where programs, libraries and temporary files are, and no secret.
KNOWN = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL")


class Worker:
    """One process that runs a script; ``memory`` is what a job object grants it on Windows, in bytes."""

    def __init__(self, program: Path, memory: int, jobs: int = JOBS) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-I", str(program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in KNOWN if name in os.environ} | {"RUST_BACKTRACE": "0"},
            creationflags=subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0,
        )
        self.jobs_left = jobs
        self.greeted = False
        if sys.platform == "win32":
            from smio.confined.windows_job import put_in_job  # noqa: PLC0415 - there is no such thing elsewhere

            self.job = put_in_job(self.process, memory)

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
            answer = None
        finally:
            clock.cancel()
        self.jobs_left = self.jobs_left - 1 if answer else 0  # it may be dying still: no other job is for it
        return answer

    def _await_greeting(self, source: BinaryIO) -> None:
        """A process that cannot even start is a fault of the installation, not of what the user gave."""
        if not self.greeted and receive(source) is None:
            raise RuntimeError(f"{self.process.args} does not start")
        self.greeted = True

    @property
    def spent(self) -> bool:
        """Whether another process should take its place."""
        return self.jobs_left <= 0 or self.process.poll() is not None

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
    """A few processes of one program, shared by all threads; they end with the app."""

    def __init__(self, program: Path, memory: int, *, most: int = WORKERS, jobs: int = JOBS) -> None:
        self._program, self._memory, self._jobs = program, memory, jobs
        self._idle: list[Worker] = []
        self._lock = threading.Lock()
        self._room = threading.BoundedSemaphore(max(1, min(most, os.cpu_count() or 1)))
        atexit.register(self.stop)

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
        return Worker(self._program, self._memory, self._jobs)

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
