"""Pictures drawn by processes beside the app are those the app draws itself, and their death loses nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from smio.confined.workers import Workers
from smio.figures import Figure, png, slide
from smio.figures.converter import CHILD, MEMORY, beside
from smio.figures.picture import pdf_of

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="#1F4E79"/></svg>'
)


@pytest.fixture
def drawers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    """Processes of the test's own."""
    workers = Workers(CHILD, MEMORY, most=1)
    monkeypatch.setattr("smio.figures.converter._drawers", lambda: workers)
    yield workers
    workers.stop()


def test_what_is_drawn_beside_is_the_same_byte_for_byte(figures: dict[str, Figure], drawers: Workers) -> None:
    figure = figures["dumbbell"]
    assert beside(slide, figure) == slide(figure)
    assert beside(png, figure, width=800, height=900) == png(figure, width=800, height=900)
    with drawers.one() as worker:
        assert worker.greeted  # it was this process that drew


def test_a_drawing_becomes_a_pdf_beside_too(drawers: Workers) -> None:
    assert beside(pdf_of, DRAWING).startswith(b"%PDF")
    with drawers.one() as worker:
        assert worker.greeted


def test_where_no_process_starts_the_app_draws_itself(
    figures: dict[str, Figure], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    workers = Workers(tmp_path / "nothing.py", MEMORY, most=1)
    monkeypatch.setattr("smio.figures.converter._drawers", lambda: workers)
    figure = figures["dumbbell"]
    assert beside(slide, figure) == slide(figure)
    workers.stop()


def test_a_drawing_that_is_none_is_an_error_beside_as_here(drawers: Workers) -> None:
    with pytest.raises(RuntimeError):
        beside(pdf_of, "это не рисунок")
    assert drawers
