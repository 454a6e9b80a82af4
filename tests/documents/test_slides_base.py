"""A group's own file as a base: what is kept of it, and what is refused."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation

from smio.documents.slides import council_slides
from smio.errors import UserError
from smio.language import Translator, error_sentence, translator
from tests.documents.council_evidence import whole_material
from tests.documents.pptx_bases import (
    as_template,
    blank_base,
    bomb,
    dark_base,
    office_base,
    with_entities,
    with_external,
    with_macros,
    with_object,
)
from tests.documents.pptx_rules import findings

RU = translator("ru")
DOCX = "assets/templates/act_ru.docx"


def on(base: bytes) -> bytes:
    return council_slides(whole_material(), RU, base=base)


@pytest.mark.parametrize("base", [office_base, dark_base, blank_base])
def test_a_deck_on_another_base_breaks_no_rule(base: Callable[[], bytes]) -> None:
    assert findings(on(base()), "ru-RU") == []


def test_the_layouts_stay_and_the_slides_go() -> None:
    given: Any = Presentation(BytesIO(office_base()))
    made: Any = Presentation(BytesIO(on(office_base())))
    assert [layout.name for layout in made.slide_layouts] == [layout.name for layout in given.slide_layouts]
    assert (made.slide_width, made.slide_height) == (given.slide_width, given.slide_height)
    shapes = [shape for slide in made.slides for shape in slide.shapes]
    assert not any("Старый слайд" in shape.text_frame.text for shape in shapes if shape.has_text_frame)


def test_nothing_of_the_dropped_slides_is_left_in_the_file() -> None:
    with ZipFile(BytesIO(on(office_base()))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert not any(b"karakol.example" in data or b'TargetMode="External"' in data for data in parts.values())
    assert b"sectionLst" not in parts["ppt/presentation.xml"]
    assert len([name for name in parts if name.startswith("ppt/slides/slide")]) == len(
        Presentation(BytesIO(on(office_base()))).slides
    )
    assert [name for name in parts if name.startswith("docProps/")] == ["docProps/core.xml"]


def test_titles_and_text_stand_in_the_bases_own_places() -> None:
    made = Presentation(BytesIO(on(office_base())))
    slides: list[Any] = list(made.slides)
    assert slides[0].slide_layout.name == "Title Slide"
    assert {slide.slide_layout.name for slide in slides[1:]} == {"Title and Content"}
    proposals = slides[-1]
    assert [place.placeholder_format.idx for place in proposals.placeholders][:2] == [0, 1]


def test_the_accent_is_the_bases_own() -> None:
    with ZipFile(BytesIO(on(dark_base()))) as packed:
        charts = [packed.read(name) for name in packed.namelist() if name.startswith("ppt/charts/chart")]
    assert any(b"F2A33A" in chart for chart in charts)
    assert not any(b"1F4E79" in chart for chart in charts)


def test_a_template_is_taken_like_a_presentation() -> None:
    assert on(as_template(office_base())) == on(office_base())


def test_the_same_base_gives_the_same_bytes() -> None:
    assert on(dark_base()) == on(dark_base())


def test_what_only_a_dropped_slide_fetches_from_outside_does_no_harm() -> None:
    assert findings(on(with_external(office_base(), "slide")), "ru-RU") == []


def text_file(_base: bytes) -> bytes:
    return b"not a presentation"


def old_file(_base: bytes) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def half_a_file(base: bytes) -> bytes:
    return base[: len(base) // 2]


def huge_file(_base: bytes) -> bytes:
    return bytes(41 * 1024 * 1024)


REFUSED: list[tuple[Callable[[bytes], bytes], str]] = [
    (with_external, "external"),
    (with_object, "objects"),
    (with_macros, "macros"),
    (with_entities, "damaged"),
    (bomb, "bomb"),
    (text_file, "not_pptx"),
    (old_file, "old_or_password"),
    (half_a_file, "not_pptx"),
    (huge_file, "too_large"),
]


@pytest.mark.parametrize(("make", "code"), REFUSED)
def test_what_may_not_be_brought_along_is_refused(
    make: Callable[[bytes], bytes], code: str, translator: Translator
) -> None:
    with pytest.raises(UserError) as caught:
        on(make(office_base()))
    assert caught.value.code == f"slides.error.{code}"
    assert len(error_sentence(caught.value, translator)) > 20


def test_another_office_file_is_refused(pytestconfig: pytest.Config) -> None:
    with pytest.raises(UserError) as caught:
        on((pytestconfig.rootpath / DOCX).read_bytes())
    assert caught.value.code == "slides.error.not_pptx"
