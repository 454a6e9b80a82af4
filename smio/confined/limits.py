"""Within a confined process: what it may take, and its life from job to job."""

import os
import sys
from collections.abc import Callable
from typing import Any

from smio.confined.wire import Header, receive, send

Answer = tuple[Header, list[Any]]  # a header and blocks to send back


def limit_process(memory: int, seconds: float) -> None:
    """Bound what this process may take from here on, in bytes and seconds.

    On Windows the parent's job object and its clock do this.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows
    import signal  # noqa: PLC0415

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    signal.setitimer(signal.ITIMER_REAL, seconds)  # unhandled, it ends the process


def shut_in() -> None:
    """From here on this process writes no file and starts no other; its pipes stay open. Not on Windows."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))  # the administrator's own processes are not bound by it


def lift_limits() -> None:
    """Between two jobs nothing runs and no clock ticks."""
    if sys.platform != "win32":
        import signal  # noqa: PLC0415

        signal.setitimer(signal.ITIMER_REAL, 0)


def serve(answer: Callable[[Header, bytes], Answer]) -> None:
    """Greet, then answer one job after another from standard input until it ends."""
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints cannot break a frame
    send(sink, {"ready": True})
    while (job := receive(sys.stdin.buffer)) is not None:
        header, blocks = answer(*job)
        send(sink, header, *blocks)
