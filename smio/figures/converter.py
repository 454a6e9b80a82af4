"""The converter of charts into pictures: in this process, or beside it where several are drawn at once.

While it draws, no other thread of its process runs. Whoever has other work to do draws `beside`: in processes of their
own, which are kept warm.
"""

import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import ParamSpec, TypeVar

from smio.confined.workers import Workers
from smio.figures import native
from smio.figures.marks import Spec

CHILD = Path(__file__).with_name("drawing_child.py")
DRAWERS = 2  # processes: each holds the fonts and a browser's engine, 150 MB
SECONDS = 60.0  # for one drawing, which takes less than a tenth of a second
MEMORY = 2 * 1024**3  # bytes that Windows grants a process
GIVEN = ParamSpec("GIVEN")
Made = TypeVar("Made")

_beside: ContextVar[bool] = ContextVar("beside", default=False)


def beside(draw: Callable[GIVEN, Made], *args: GIVEN.args, **options: GIVEN.kwargs) -> Made:
    """What ``draw`` gives, its pictures drawn by a process beside this one: to be called from a thread of its own."""
    with _drawn_beside():
        return draw(*args, **options)


@contextmanager
def _drawn_beside() -> Generator[None]:
    before = _beside.set(True)
    try:
        yield
    finally:
        _beside.reset(before)


class Converter:
    """The functions of `smio.figures.native`, wherever they run."""

    def chart_to_svg(self, chart: Spec) -> str:
        if _beside.get() and (made := _drawn("chart_to_svg", json.dumps(chart))) is not None:
            return made.decode()
        return native.chart_to_svg(chart)

    def svg_to_png(self, drawn: str, scale: float, ppi: float = 72) -> bytes:
        if _beside.get() and (made := _drawn("svg_to_png", drawn, scale=scale, ppi=ppi)) is not None:
            return made
        return native.svg_to_png(drawn, scale, ppi)

    def svg_to_pdf(self, drawn: str) -> bytes:
        if _beside.get() and (made := _drawn("svg_to_pdf", drawn)) is not None:
            return made
        return native.svg_to_pdf(drawn)


converter = Converter()


def _drawn(job: str, subject: str, **options: float) -> bytes | None:
    """The answer of a process; None where none can be started or it died of it: then the app draws itself."""
    try:
        with _drawers().one() as worker:
            answer = worker.ask({"do": job, "with": options}, subject.encode(), SECONDS)
    except (OSError, RuntimeError):
        return None
    return None if answer is None or "error" in answer[0] else answer[1]


@cache
def _drawers() -> Workers:
    return Workers(CHILD, MEMORY, most=DRAWERS)
