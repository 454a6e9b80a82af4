"""The converter of charts into pictures: in this process, or beside it where several are drawn at once.

It lays a chart out and draws it in one piece of native code that lets no other thread run meanwhile. Whoever has other
work to do draws `beside`: in processes of their own, which are kept warm.
"""

import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

from smio.confined.workers import Workers

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
CHILD = Path(__file__).with_name("drawing_child.py")
DRAWERS = 2  # processes: each holds the fonts and a browser's engine, 150 MB
SECONDS = 60.0  # for one drawing, which takes a tenth of a second
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
    """What of the converter we use, wherever it runs."""

    def vegalite_to_svg(self, chart: dict[str, Any]) -> str:
        if _beside.get() and (made := _drawn("vegalite_to_svg", json.dumps(chart))) is not None:
            return made.decode()
        return _here().vegalite_to_svg(chart)

    def vegalite_to_png(self, chart: dict[str, Any], scale: float) -> bytes:
        if _beside.get() and (made := _drawn("vegalite_to_png", json.dumps(chart), scale=scale)) is not None:
            return made
        return _here().vegalite_to_png(chart, scale=scale)

    def svg_to_png(self, drawn: str, scale: float, ppi: float = 72) -> bytes:
        if _beside.get() and (made := _drawn("svg_to_png", drawn, scale=scale, ppi=ppi)) is not None:
            return made
        return _here().svg_to_png(drawn, scale=scale, ppi=ppi)

    def svg_to_pdf(self, drawn: str) -> bytes:
        if _beside.get() and (made := _drawn("svg_to_pdf", drawn)) is not None:
            return made
        return _here().svg_to_pdf(drawn)


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


@cache
def _here() -> ModuleType:
    """vl-convert with the bundled face registered."""
    import vl_convert  # noqa: PLC0415 - heavy, and only a picture needs it

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
