"""A picture of outlines is the picture of the text."""

import io

import numpy as np
import pytest
import vl_convert
from numpy.typing import NDArray
from PIL import Image

from smio.figures import Figure, native
from smio.figures.face import FAMILY
from smio.figures.outlines import outlined
from smio.figures.picture import drawing

SCALE = 2.0
UNSEEN = 0.02  # of 255, on average over a picture: edges of letters may be rounded another way
UNSEEN_AT_A_POINT = 80  # of 255: a letter shifted by half a pixel makes 128
PAIRS = "АУ Та Ту Го Ат 1,7 «Ту» AV To Ңү Өт"  # letters that stand closer than their widths say


def pixels(picture: bytes) -> NDArray[np.int16]:
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(np.int16)


def line(words: str, look: str = "") -> str:
    """A drawing of one text."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60"><rect width="400" height="60" fill="white"/>'
        f'<text font-family="{FAMILY}" font-size="20" x="200" y="40" {look}>{words}</text></svg>'
    )


def unlike(drawn: str, other: str) -> tuple[float, int]:
    """How far two drawings differ as pictures by the converter alone: on average and at most, of 255."""
    native.warm_up()
    one, two = (pixels(vl_convert.svg_to_png(each, scale=SCALE)) for each in (drawn, other))
    far = np.abs(one - two)
    return float(far.mean()), int(far.max())


def test_every_figure_looks_as_its_text_does(figures: dict[str, Figure]) -> None:
    for figure in figures.values():
        drawn = drawing(figure, 16 / 9).svg
        outlines = outlined(drawn)
        assert "<text" not in outlines, figure.name
        average, most = unlike(drawn, outlines)
        assert average < UNSEEN, figure.name
        assert most < UNSEEN_AT_A_POINT, figure.name


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
@pytest.mark.parametrize("weight", [400, 600])
def test_a_line_is_placed_and_kerned_as_text_is(anchor: str, weight: int) -> None:
    drawn = line(PAIRS, f'text-anchor="{anchor}" font-weight="{weight}"')
    outlines = outlined(drawn)
    assert "<text" not in outlines
    average, most = unlike(drawn, outlines)
    assert average < UNSEEN
    assert most < UNSEEN_AT_A_POINT


def test_another_word_and_a_shift_of_a_pixel_would_be_seen() -> None:
    assert unlike(line("Вода"), outlined(line("Свет")))[0] > UNSEEN
    average, most = unlike(line("Вода"), outlined(line("Вода")).replace('d="M', 'd="M0,0M').replace(" 40.000", " 41.000"))
    assert average > UNSEEN
    assert most > UNSEEN_AT_A_POINT


@pytest.mark.parametrize("words", ["Вода 水", "الماء", "Дорога 🛣"])
def test_a_text_with_a_letter_that_the_face_lacks_stays_text(words: str) -> None:
    assert f">{words}</" in outlined(line(words))


@pytest.mark.parametrize(
    "look", ['letter-spacing="2"', 'font-weight="700"', 'textLength="90"', 'font-style="italic"', 'dy="4"']
)
def test_a_text_of_a_look_that_is_not_ours_stays_text(look: str) -> None:
    assert ">Вода</" in outlined(line("Вода", look))


def test_a_text_in_another_face_stays_text() -> None:
    assert ">Вода</" in outlined(line("Вода").replace(FAMILY, "Arial"))


def test_a_drawing_that_is_none_is_a_clear_error() -> None:
    with pytest.raises(ValueError, match="syntax"):
        outlined("это не рисунок")
