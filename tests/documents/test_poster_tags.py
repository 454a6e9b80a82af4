"""The poster read aloud: what its tags say, in which order, and that nothing on it stands outside of them."""

import re
import shutil
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from smio.documents.council import CouncilMaterial
from smio.documents.publication import Form, drawn_sheet, poster, subjects_of, tell
from smio.documents.publication.pdf import settled_pdf
from smio.figures.picture import pdf_of
from smio.language import Language, translator
from tests.documents.publication_evidence import publication_materials

ADDRESS = "https://karakol.example.kg/itogi/2026"
OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj\n", re.DOTALL)
SVG_TEXT = "{http://www.w3.org/2000/svg}text"
DAMAGED = "Дороги \U0001f4a7 центра"  # a letter that the face does not have


@pytest.fixture(scope="module")
def materials() -> dict[str, CouncilMaterial]:
    return publication_materials(ADDRESS)


class TaggedPdf:
    """A PDF's objects, its tags with what is said of each, and the marks of its page."""

    def __init__(self, made: bytes) -> None:
        self.objects = {int(number): body for number, body in OBJECT.findall(made)}
        self.catalogue = self._typed(b"/Type /Catalog")
        self.page = self._typed(b"/Type /Page\n")
        tree = self.objects[self._one(rb"/StructTreeRoot (\d+) 0 R", self.catalogue)]
        document = self.objects[self._one(rb"/K (\d+) 0 R", tree)]
        assert b"/S /Document" in document
        self.kids = [int(one) for one in re.findall(rb"(\d+) 0 R", _bracketed(document, b"/K"))]
        self.parents = [
            int(one) for one in re.findall(rb"(\d+) 0 R", self.objects[self._one(rb"/ParentTree (\d+) 0 R", tree)])
        ]
        stream = self.objects[self._one(rb"/Contents (\d+) 0 R", self.page)]
        self.content = zlib.decompress(stream.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0])

    def _typed(self, words: bytes) -> bytes:
        return next(body for body in self.objects.values() if words in body)

    @staticmethod
    def _one(pattern: bytes, body: bytes) -> int:
        found = re.search(pattern, body)
        assert found is not None, pattern
        return int(found.group(1))

    @property
    def said(self) -> list[tuple[str, str]]:
        """The kind of each tag in order, and the words that stand for it."""
        return [(_kind(self.objects[kid]), _words(self.objects[kid])) for kid in self.kids]

    @property
    def marks(self) -> list[list[int]]:
        """The numbers of the marks of each tag."""
        return [[int(one) for one in _bracketed(self.objects[kid], b"/K").split()] for kid in self.kids]


def _bracketed(body: bytes, name: bytes) -> bytes:
    found = re.search(name + rb" \[([^\]]*)\]", body)
    assert found is not None, name
    return found.group(1)


def _kind(body: bytes) -> str:
    found = re.search(rb"/S /(\w+)", body)
    assert found is not None
    return found.group(1).decode()


def _words(body: bytes) -> str:
    found = re.search(rb"/(?:Alt|ActualText) <FEFF([0-9A-F]*)>", body)
    assert found is not None
    return bytes.fromhex(found.group(1).decode()).decode("utf-16-be").replace("\u00a0", " ")


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_poster_says_all_its_words_in_the_order_they_stand_in(
    materials: dict[str, CouncilMaterial], language: Language
) -> None:
    t = translator(language)
    for name, material in materials.items():
        for subject in subjects_of(material):
            told = tell(material, t, subject)
            read = TaggedPdf(poster(material, t, about=subject))
            assert b"/MarkInfo << /Marked true >>" in read.catalogue
            assert f"/Lang ({language})".encode() in read.catalogue
            assert b"/DisplayDocTitle true" in read.catalogue
            kinds = [kind for kind, _ in read.said]
            assert kinds.count("H1") == 1, name
            assert kinds.count("Figure") == (told.chart is not None) + bool(material.address), name
            assert set(kinds) == {"H1", "P", *(["Figure"] if "Figure" in kinds else [])}
            said = [words for kind, words in read.said if kind != "Figure"]
            assert plain(told.headline) in said
            assert plain(f"{told.who} · {told.when}").startswith(said[0].removesuffix("…"))
            assert said.index(plain(told.headline)) < said.index(plain(told.describes))
            for number in told.numbers:
                assert any(number.label.replace("\u00a0", " ") in words for words in said), name


@pytest.mark.parametrize("name", ["whole", "four_rounds", "index_only", "one_round", "answers_only"])
def test_the_pictures_words_say_every_row_that_is_seen(materials: dict[str, CouncilMaterial], name: str) -> None:
    t, material = translator("ru"), materials[name]
    told = tell(material, t)
    assert told.chart is not None
    chart, *others = [words for kind, words in TaggedPdf(poster(material, t)).said if kind == "Figure"]
    assert plain(told.chart.title) in chart
    for row in told.chart.rows:
        if not row.sums_up:
            line = next(line for line in chart.split(". ") if line.startswith(f"{plain(row.name)}:"))
            assert all(plain(shown) in line for shown in row.shown)
            assert plain(row.change) in line
            assert plain(row.word) in line
            assert all(plain(key) in line for key in told.chart.key)
    assert others == ([f"QR-код, который ведёт на {ADDRESS}"] if material.address else [])


def test_every_mark_on_the_page_is_a_tags_or_decoration(materials: dict[str, CouncilMaterial]) -> None:
    for name, material in materials.items():
        read = TaggedPdf(poster(material, translator("ky")))
        numbers = [int(one) for one in re.findall(rb"/MCID (\d+) ", read.content)]
        assert numbers == list(range(len(numbers))), name
        assert sorted(mark for marks in read.marks for mark in marks) == numbers
        assert [read.parents[number] for number in numbers] == [
            kid for number in numbers for kid, marks in zip(read.kids, read.marks, strict=True) if number in marks
        ]
        outside = re.sub(rb"\b(?:BDC|BMC)\n.*?\nEMC\n", b"", read.content, flags=re.DOTALL)
        assert not re.search(rb"(?:^|\n)(?:BT|f|S|f\*|Tj)(?:\n|$)", outside), name
        assert read.content.count(b"BDC") + read.content.count(b"BMC") == read.content.count(b"EMC")
        assert b"BT" not in re.sub(rb"/MCID \d+ >> BDC\n.*?\nEMC\n", b"", read.content, flags=re.DOTALL), name


def test_a_picture_says_where_it_stands(materials: dict[str, CouncilMaterial]) -> None:
    for size, wide, high in (("A4", 595.28, 841.89), ("A3", 841.89, 1190.55)):
        made = poster(materials["whole"], translator("ru"), size="A3" if size == "A3" else "A4")
        boxes = [[float(side) for side in box.split()] for box in re.findall(rb"/BBox \[([^\]]+)\]", made)]
        assert len(boxes) == 2  # the chart, the code
        for left, bottom, right, top in boxes:
            assert 0 < left < right < wide
            assert 0 < bottom < top < high
        (chart_left, chart_bottom, chart_right, _), (left, bottom, right, top) = boxes
        assert chart_right - chart_left == pytest.approx(wide * (595.28 - 80) / 595.28, abs=0.02)
        assert chart_bottom > top
        assert right - left == pytest.approx(top - bottom, abs=0.02)


def test_tags_leave_every_letter_where_it_was(materials: dict[str, CouncilMaterial], tmp_path: Path) -> None:
    if shutil.which("pdftoppm") is None or shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed; .ci/run installs it")
    t, material = translator("ky"), materials["long_names"]
    drawn = drawn_sheet(material, t, Form.POSTER)
    seen: list[bytes] = []
    for name, made in (("bare", settled_pdf(pdf_of(drawn), "x", "ky")), ("tagged", poster(material, t))):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(made)
        done = subprocess.run(["pdftoppm", "-r", "60", str(file)], check=True, capture_output=True)
        words = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True)
        assert not done.stderr
        assert not words.stderr
        seen.append(done.stdout + words.stdout)
    assert seen[0] == seen[1]


@pytest.mark.parametrize("name", ["whole", "many", "three_people"])
def test_a_reader_of_pdf_finds_the_structure(materials: dict[str, CouncilMaterial], name: str, tmp_path: Path) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo is not installed; .ci/run installs it")
    t, material = translator("ru"), materials[name]
    file = tmp_path / "poster.pdf"
    file.write_bytes(poster(material, t))
    assert re.search(r"Tagged:\s+yes", _pdfinfo(file))
    structure = _pdfinfo(file, "-struct-text")
    assert structure.count("  H1 (block)") == 1
    assert structure.splitlines()[0] == "Document"
    lines = [line.text or "" for line in ET.fromstring(drawn_sheet(material, t, Form.POSTER)).iter(SVG_TEXT)]  # noqa: S314 - our own output
    found = [words for words in re.findall(r'^\s+"(.*)"$', structure, re.MULTILINE) if words]
    assert [plain(words).strip() for words in found] == [plain(words).strip() for words in lines]


def _pdfinfo(file: Path, *options: str) -> str:
    done = subprocess.run(["pdfinfo", *options, str(file)], check=True, capture_output=True)
    assert not done.stderr
    return done.stdout.decode()


def test_words_are_said_whole_where_the_face_lacks_a_letter(materials: dict[str, CouncilMaterial]) -> None:
    material = materials["one_round"]
    group = replace(material.group, name=DAMAGED)
    said = [words for _, words in TaggedPdf(poster(replace(material, group=group), translator("ru"))).said]
    assert DAMAGED in said[0]


def test_a_drawing_of_other_marks_than_its_parts_is_one_picture_with_all_words() -> None:
    opening = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90" viewBox="0 0 90 90"'
    drawing = (
        f'{opening} font-family="SMIO Sans"><rect width="0" height="9" fill="#FF0000"/>'
        '<g role="heading"><text y="20">ө</text></g><g role="paragraph"><text y="50">ү</text></g></svg>'
    )
    read = TaggedPdf(settled_pdf(pdf_of(drawing), "ө", "ky", drawing))
    assert read.said == [("Figure", "ө ү")]
    assert read.marks == [[0, 1]]
