"""Pictures: their exact size, their white page, and one face for every letter."""

import io
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import vl_convert
from PIL import Image

from smio.figures import Figure, png, rating_shares, slide, svg
from smio.figures.face import EMBEDDED, FAMILY, FONTS
from smio.language import LANGUAGES, Language, translator
from smio.survey import score
from tests.figures.drawn import letters_of, words_of
from tests.figures.made import CRITERIA, SERVICES, made_round

KYRGYZ = "ң ө ү Ң Ө Ү"
FACE_NAMES = re.compile(rb"/(?:BaseFont|FontName) ?/(?:[A-Z]{6}\+)?([^\s/>]+)")


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1080, 1080), (1080, 1920), (1200, 630), (1919, 1081)])
@pytest.mark.parametrize("name", ["heat map", "dumbbell of criteria", "over time"])
def test_a_png_has_exactly_the_size_asked_for(figures: dict[str, Figure], name: str, size: tuple[int, int]) -> None:
    picture = Image.open(io.BytesIO(png(figures[name], width=size[0], height=size[1])))
    assert picture.size == size


def test_a_figure_of_many_rows_is_known_not_to_fit_a_slide(figures: dict[str, Figure]) -> None:
    many = made_round(SERVICES, CRITERIA)
    assert not rating_shares(many, score(many.responses), translator("ru")).fits_a_slide
    assert figures["heat map of 12 by 10"].fits_a_slide
    assert figures["shares"].fits_a_slide
    assert figures["dumbbell of criteria"].fits_a_slide


def test_a_png_is_a_slide_of_16_by_9_on_white_with_white_margins(figures: dict[str, Figure]) -> None:
    picture = Image.open(io.BytesIO(png(figures["shares"]))).convert("RGB")
    assert picture.size == (1920, 1080)
    edges = [(0, 0, 1920, 20), (0, 1060, 1920, 1080), (0, 0, 20, 1080), (1900, 0, 1920, 1080)]
    for edge in edges:
        assert picture.crop(edge).getextrema() == ((255, 255),) * 3


def test_the_same_figure_makes_the_same_picture(figures: dict[str, Figure]) -> None:
    assert png(figures["dumbbell"]) == png(figures["dumbbell"])


def test_every_letter_of_a_figure_comes_from_the_bundled_face(figures: dict[str, Figure]) -> None:
    svg(figures["directions of four"])  # registers the face
    for figure in figures.values():
        drawn = vl_convert.vegalite_to_pdf({**figure.spec, "width": 900, "autosize": "none"})
        faces = {face.decode() for face in FACE_NAMES.findall(drawn)}
        assert faces <= {"SMIOSans-Regular", "SMIOSans-SemiBold"}, figure.name
        assert faces


def test_kyrgyz_letters_and_the_minus_come_from_the_same_face_as_the_rest(figures: dict[str, Figure]) -> None:
    svg(figures["dumbbell"])
    assert faces_of_a_line(f"абв {KYRGYZ} −0,20 № «»") == {b"SMIOSans-Regular"}
    # A letter the face has not, and Liberation, which comes with the converter, has: the proof can fail anywhere.
    assert faces_of_a_line("абв Ω") != {b"SMIOSans-Regular"}


def faces_of_a_line(words: str) -> set[bytes]:
    """The faces that a line of text is set in, read from a PDF, which names and embeds them."""
    text = f'<text y="40" font-family="{FAMILY}">{words}</text>'
    drawn = vl_convert.svg_to_pdf(f'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="60">{text}</svg>')
    return set(FACE_NAMES.findall(drawn))


@pytest.mark.parametrize("face", ["SMIOSans-Regular", "SMIOSans-SemiBold"])
def test_the_bundled_face_has_every_letter_that_figures_say(face: str) -> None:
    letters = letters_of(FONTS / f"{face}.ttf")
    cyrillic = {chr(code) for code in range(0x410, 0x450)} | set("ЁёҢңӨөҮүѲѳӉӊ")
    needed = cyrillic | set("0123456789,.%+−–—…«»“”№*·:;()<=\u00a0") | _catalogue_letters()
    assert not {letter for letter in needed if ord(letter) not in letters}


def _catalogue_letters() -> set[str]:
    entries = [
        entry for language in LANGUAGES for key, entry in translator(language).entries.items() if key[:7] == "figures"
    ]
    return {letter for entry in entries for letter in str(entry) if letter.isprintable()}


def test_an_svg_keeps_its_text_and_carries_the_face(figures: dict[str, Figure]) -> None:
    drawn = svg(figures["heat map"]).decode()
    root = ET.fromstring(drawn)  # noqa: S314 - our own output
    texts = [text for element in root.iter() for text in (element.text or "").split("\n") if text]
    assert "Оценка услуг по критериям" in texts
    assert "Питьевая вода" in texts
    assert all(file.exists() for file in EMBEDDED.values())
    assert drawn.count("@font-face") == len(EMBEDDED)
    assert drawn.count("data:font/woff2;base64,d09GMg") == len(EMBEDDED)  # wOF2, base64
    assert len(drawn) < 200_000


def test_an_svg_is_16_by_9(figures: dict[str, Figure]) -> None:
    root = ET.fromstring(svg(figures["dumbbell"]))  # noqa: S314 - our own output
    assert float(root.attrib["width"]) / float(root.attrib["height"]) == pytest.approx(16 / 9, rel=0.002)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_of_the_figures_have_the_same_entries(language: Language) -> None:
    keys = {key for key in translator(language).entries if key.startswith("figures.")}
    assert keys == {key for key in translator("ru").entries if key.startswith("figures.")}


def test_importing_the_figures_loads_nothing_heavy() -> None:
    heavy = ("scipy", "docx", "vl_convert", "uharfbuzz", "altair", "pandas", "streamlit")
    code = f"import smio.figures, sys; print(*[name for name in {heavy!r} if name in sys.modules])"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == ""


def test_a_placeholder_is_never_left_unfilled(figures: dict[str, Figure]) -> None:
    for figure in figures.values():
        assert not re.search(r"\{\w+\}", words_of(figure) + figure.alt_text), figure.name


@pytest.mark.parametrize("name", ["heat map", "items", "gain"])
def test_a_slide_drawn_once_is_the_same_as_png_and_svg(figures: dict[str, Figure], name: str) -> None:
    assert slide(figures[name]) == (png(figures[name]), svg(figures[name]))
