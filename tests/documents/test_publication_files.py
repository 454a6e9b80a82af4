"""Poster and pictures as files: their sizes, their faces, the same bytes."""

import io
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from smio.documents.council import CouncilMaterial
from smio.documents.publication import poster, square_picture, story_picture, tell
from smio.documents.publication.pdf import settled_pdf
from smio.figures.picture import pdf_of
from smio.language import translator
from tests.documents.council_evidence import whole_material
from tests.documents.rating_means import mean_of_means, printed

ADDRESS = "https://karakol.example.kg/itogi/2026"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def whole() -> CouncilMaterial:
    return replace(whole_material(), address=ADDRESS)


def test_pictures_have_their_sizes_and_come_out_the_same(whole: CouncilMaterial) -> None:
    t = translator("ky")
    for made, size in ((square_picture, (1080, 1080)), (story_picture, (1080, 1920))):
        picture = made(whole, t)
        assert Image.open(io.BytesIO(picture)).size == size
        assert made(whole, t) == picture
    assert square_picture(whole, t, numbers=True) != square_picture(whole, t)


def test_a_poster_comes_out_the_same_in_this_process_and_in_another(whole: CouncilMaterial) -> None:
    made = {poster(whole, translator("ky")) for _ in range(6)}
    assert len(made) == 1
    code = (
        "import sys\nfrom dataclasses import replace\n"
        "from tests.documents.council_evidence import whole_material\n"
        "from smio.documents.publication import poster\nfrom smio.language import translator\n"
        f"made = poster(replace(whole_material(), address={ADDRESS!r}), translator('ky'))\n"
        "sys.stdout.buffer.write(made)"
    )
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True).stdout
    assert made == {other}


def test_a_drawing_of_both_weights_settles_whatever_order_the_converter_writes_its_fonts_in() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90" font-family="SMIO Sans">'
        '<text y="20">ө</text><text y="50" font-weight="600">ү</text></svg>'
    )
    raw = {pdf_of(drawing) for _ in range(40)}
    assert len(raw) > 1  # else there is nothing to settle, and this test proves nothing
    assert len({settled_pdf(one, "ө", "ky") for one in raw}) == 1


def tool(name: str, *arguments: str, of: bytes, where: Path) -> str:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed; .ci/run installs it")
    file = where / "poster.pdf"
    file.write_bytes(of)
    done = subprocess.run(
        [name, *arguments, str(file), *(["-"] if name == "pdftotext" else [])], check=True, capture_output=True
    )
    assert not done.stderr
    return done.stdout.decode()


@pytest.mark.parametrize(("size", "millimetres"), [("A4", (210, 297)), ("A3", (297, 420))])
def test_a_poster_is_one_page_of_its_paper_with_its_title_and_both_weights_embedded(
    whole: CouncilMaterial, tmp_path: Path, size: str, millimetres: tuple[int, int]
) -> None:
    t = translator("ky")
    made = poster(whole, t, size="A3" if size == "A3" else "A4")
    info = tool("pdfinfo", of=made, where=tmp_path)
    assert re.search(r"Pages:\s+1\n", info)
    points = [float(number) for number in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups()]  # type: ignore[union-attr]
    assert [round(number / 72 * 25.4) for number in points] == list(millimetres)
    assert tell(whole, t).headline.replace("\u00a0", " ") in info.replace("\u00a0", " ")
    assert b"/Lang (ky)" in made
    fonts = tool("pdffonts", of=made, where=tmp_path).splitlines()[2:]
    assert {line.split()[0].split("+")[1] for line in fonts} == {"SMIOSans-Regular", "SMIOSans-SemiBold"}
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)
    words = " ".join(tool("pdftotext", "-layout", of=made, where=tmp_path).split())
    assert "Жыйынтыктар бардык тургундарды эмес" in words
    assert printed(mean_of_means(whole.results.rounds[-1])) in words
