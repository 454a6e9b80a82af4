"""A picture of outlines is the picture of the text."""

import io
import sys
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

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
    average, most = unlike(
        line("Вода"), outlined(line("Вода")).replace('d="M', 'd="M0,0M').replace(" 40.000", " 41.000")
    )
    assert average > UNSEEN
    assert most > UNSEEN_AT_A_POINT


@pytest.mark.parametrize("words", ["  две \n строки ", "а\tб\r\nв", "1\u00a0000\u202f000", "а \u00a0 б", "и\u0306"])
def test_white_space_and_joined_letters_are_set_as_in_text(words: str) -> None:
    assert "<text" not in outlined(line(words))
    average, most = unlike(line(words), outlined(line(words)))
    assert average < UNSEEN
    assert most < UNSEEN_AT_A_POINT


def test_lines_halos_turns_and_shades_look_as_those_of_text_do() -> None:
    spans = '<tspan>Первая АУ</tspan><tspan/><tspan x="0" dy="14.5">вторая</tspan>'
    for look in ('stroke="red" stroke-width="4" stroke-linejoin="round"', 'opacity="0.4"', 'fill-opacity="0.4"'):
        drawn = line(spans, f'text-anchor="end" transform="translate(60,10) rotate(-20)" fill="navy" {look}')
        outlines = outlined(drawn.replace('x="200" y="40"', ""))
        assert "<text" not in outlines
        average, most = unlike(drawn.replace('x="200" y="40"', ""), outlines)
        assert average < UNSEEN, look
        assert most < UNSEEN_AT_A_POINT, look


@pytest.mark.parametrize("words", ["Вода 水", "الماء", "Дорога 🛣", "е\u0301", "\U0001d400"])
def test_a_text_with_a_letter_that_the_face_lacks_stays_text(words: str) -> None:
    assert f">{words}</" in outlined(line(words))


@pytest.mark.parametrize("words", ["\u202eВода 12\u202c", "Вода \u200f12", "во\u00adда"])
def test_a_text_with_letters_that_are_not_seen_stays_text(words: str) -> None:
    assert f">{words}</" in outlined(line(words))


@pytest.mark.parametrize(
    "inside",
    [
        "до <tspan>Вода</tspan>",
        "<tspan>Вода</tspan> после",
        '<tspan fill="red">Вода</tspan>',
        '<tspan y="5">Вода</tspan>',
        "<tspan><tspan>Вода</tspan></tspan>",
        "<title>Вода</title>",
        '<tspan dy="1em">Вода</tspan>',
    ],
)
def test_a_text_of_other_parts_than_lines_stays_text(inside: str) -> None:
    assert inside in outlined(line(inside))


def test_a_drawing_changes_nothing_that_other_threads_draw_by(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []

    def register_namespace(prefix: str, _address: str) -> None:
        names.append(prefix)

    monkeypatch.setattr(ET, "register_namespace", register_namespace)
    outlined(line("Вода"))
    assert not names


def test_several_threads_at_once_get_the_outlines_of_one() -> None:
    drawn = line(PAIRS)
    alone, before = outlined(drawn), sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            assert set(threads.map(outlined, [drawn] * 2000)) == {alone}
    finally:
        sys.setswitchinterval(before)


@pytest.mark.parametrize(
    "look",
    [
        'letter-spacing="2"',
        'font-weight="700"',
        'font-weight="bold"',
        'textLength="90"',
        'font-style="italic"',
        'dy="4"',
    ],
)
def test_a_text_of_a_look_that_is_not_ours_stays_text(look: str) -> None:
    assert ">Вода</" in outlined(line("Вода", look))


def test_a_text_in_another_face_stays_text() -> None:
    assert ">Вода</" in outlined(line("Вода").replace(FAMILY, "Arial"))


def test_a_drawing_that_is_none_is_a_clear_error() -> None:
    with pytest.raises(ValueError, match="syntax"):
        outlined("это не рисунок")
