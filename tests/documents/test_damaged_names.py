"""Letters that no XML can have, as a damaged file names things by, stop no paper, sheet, page or package."""

import re
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from PIL import Image

from smio.documents import PackageChoice, council_package
from smio.documents.council import CouncilMaterial
from smio.documents.publication import Form, Kind, drawn_sheet, poster, results_page, subjects_of
from smio.documents.results import results_of
from smio.language import Translator
from tests.documents.council_evidence import whole_material
from tests.documents.evidence import make_round

BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
SERVICES = ("Во\x01да", "До\ue000ро\x1fги", "Свет]]> <b> &amp;", "\u202eШкола 12\u202c 💧", "Сад\nи парк\tдва")
CRITERIA = ("Ка\x0bчество", "Дост\u00adупность\uffff")


@pytest.fixture(scope="module")
def damaged() -> CouncilMaterial:
    whole = whole_material()
    rounds = [
        make_round(f"Оценка\x02 {seed}", services=SERVICES, criteria=CRITERIA, seed=seed, shift=shift)
        for seed, shift in ((1, 0.0), (2, 0.9))
    ]
    group = replace(whole.group, name="Группа\x03 ]]>")
    return replace(whole, group=group, results=results_of(rounds))


def test_every_sheet_of_theirs_is_a_drawing(damaged: CouncilMaterial, t: Translator) -> None:
    for subject in subjects_of(damaged):
        for form in Form:
            ET.fromstring(drawn_sheet(damaged, t, form, subject))  # noqa: S314 - our own output
    assert poster(damaged, t).startswith(b"%PDF")


def test_the_page_has_none_of_the_letters(damaged: CouncilMaterial, t: Translator) -> None:
    page = results_page(damaged, t).decode()
    assert "Вода" in page
    assert not BROKEN.search(page)


def test_the_package_is_whole_and_each_part_of_it_opens(damaged: CouncilMaterial, t: Translator) -> None:
    packed = council_package(damaged, t, PackageChoice(figures=(Kind.SLIDE, Kind.VECTOR)))
    opened: set[str] = set()
    with ZipFile(BytesIO(packed)) as package:
        for name in package.namelist():
            opened.add(_opened(name.rsplit(".", 1)[-1], package.read(name)))
    assert {"png", "svg", "docx", "xlsx", "pptx", "pdf", "html"} <= opened


def _opened(kind: str, content: bytes) -> str:
    """The kind of a file that was found to be whole."""
    if kind == "png":
        Image.open(BytesIO(content)).load()
    elif kind == "svg":
        ET.fromstring(content)  # noqa: S314 - our own output
    elif kind in {"docx", "xlsx", "pptx"}:
        with ZipFile(BytesIO(content)) as paper:
            for part in paper.namelist():
                if part.endswith((".xml", ".rels")):
                    ET.fromstring(paper.read(part))  # noqa: S314 - our own output
    return kind
