"""Colours that everybody can tell apart and read on."""

from itertools import combinations, pairwise
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from smio.comparison import Verdict
from smio.documents.publication.look import TRACK
from smio.figures.palette import (
    BETTER,
    DARK,
    LIGHT,
    NOT_PROVEN,
    RAMP,
    VERDICTS,
    WORSE,
    Inks,
    contrast,
    label_ink,
    ramp_colour,
    step_colours,
)
from smio.figures.replies import COLOURS

# Machado, Oliveira and Fernandes (2009), full deficiency, on linear RGB.
BLINDNESS: dict[str, list[list[float]]] = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "none": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
}
VERDICT_INKS = ("better", "worse", "unproven")
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = TO_XYZ.sum(axis=1)


def lab(colour: str, seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """CIE L*a*b* of a colour as somebody sees it."""
    channels = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    ratio = TO_XYZ @ np.clip(seen @ linear, 0, 1) / WHITE
    x, y, z = (
        float(share) ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * float(share) + 16) / 116 for share in ratio
    )
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one: str, two: str, seen: list[list[float]]) -> float:
    """CIE 1976 colour difference; about 2.3 is just noticeable."""
    return float(np.linalg.norm(lab(one, np.array(seen)) - lab(two, np.array(seen))))


def ciede2000(one: NDArray[np.float64], two: NDArray[np.float64]) -> float:
    """The colour difference of two L*a*b* colours as the CIE has it since 2000 (Sharma, Wu and Dalal 2005).

    About 1 is just noticeable side by side; marks as small as these are told apart at a glance from about 10.
    """
    (l1, a1, b1), (l2, a2, b2) = (tuple(float(part) for part in colour) for colour in (one, two))
    mean_chroma = (hypot(a1, b1) + hypot(a2, b2)) / 2
    grey = 0.5 * (1 - sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7)))
    a1, a2 = (1 + grey) * a1, (1 + grey) * a2
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = (degrees(atan2(b, a)) % 360 if a or b else 0.0 for a, b in ((a1, b1), (a2, b2)))
    turn = h2 - h1
    if c1 * c2 == 0:
        turn, mean_hue = 0.0, h1 + h2
    else:
        turn += 360 if turn < -180 else -360 if turn > 180 else 0
        apart, total = abs(h1 - h2), h1 + h2
        mean_hue = total / 2 if apart <= 180 else (total + (360 if total < 360 else -360)) / 2
    light, chroma, hue = l2 - l1, c2 - c1, 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    mean_light, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1 - 0.17 * cos(radians(mean_hue - 30)) + 0.24 * cos(radians(2 * mean_hue))
        + 0.32 * cos(radians(3 * mean_hue + 6)) - 0.20 * cos(radians(4 * mean_hue - 63))
    )  # fmt: skip
    s_light = 1 + 0.015 * (mean_light - 50) ** 2 / sqrt(20 + (mean_light - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    spin = 30 * exp(-(((mean_hue - 275) / 25) ** 2))
    turned = -sin(radians(2 * spin)) * 2 * sqrt(mean_c**7 / (mean_c**7 + 25**7))
    parts = light / s_light, chroma / s_chroma, hue / s_hue
    return sqrt(sum(part**2 for part in parts) + turned * parts[1] * parts[2])


def seen_apart(one: str, two: str, blindness: str) -> float:
    """How different two colours look to somebody."""
    seen = np.array(BLINDNESS[blindness])
    return ciede2000(lab(one, seen), lab(two, seen))


def lightness(colour: str) -> float:
    """What a print in grey leaves of a colour: its L*, 0…100."""
    return float(lab(colour, np.array(BLINDNESS["none"]))[0])


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_colour_difference_is_that_of_the_published_pairs(
    one: tuple[float, float, float], two: tuple[float, float, float], expected: float
) -> None:
    """Table 1 of Sharma, Wu and Dalal (2005)."""
    assert ciede2000(np.array(one), np.array(two)) == pytest.approx(expected, abs=1e-4)


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.005)  # WCAG's own example of a pass


@pytest.mark.parametrize("place", np.linspace(0, 1, 201))
def test_labels_read_on_every_colour_of_the_ramp(place: float) -> None:
    colour = ramp_colour(place)
    assert contrast(label_ink(colour), colour) >= 4.5


def test_labels_read_on_every_step_of_every_scale() -> None:
    for steps in range(2, 12):
        for colour in step_colours(steps):
            assert contrast(label_ink(colour), colour) >= 4.5


@pytest.mark.parametrize("inks", [LIGHT, DARK], ids=["light", "dark"])
def test_text_reads_on_the_page_and_marks_stand_out(inks: Inks) -> None:
    for text in ("ink", "quiet", "accent"):
        assert contrast(inks[text], inks["paper"]) >= 4.5
    for mark in ("better", "worse", "unproven"):
        assert contrast(inks[mark], inks["paper"]) >= 3.0


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("inks", [LIGHT, DARK], ids=["light", "dark"])
def test_verdicts_differ_for_every_eye(blindness: str, inks: Inks) -> None:
    for one, two in combinations(("better", "worse", "unproven"), 2):
        assert difference(inks[one], inks[two], BLINDNESS[blindness]) >= 20


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_neighbouring_steps_of_the_ramp_differ_for_every_eye(blindness: str) -> None:
    for one, two in pairwise(RAMP):
        assert difference(one, two, BLINDNESS[blindness]) >= 15
    assert difference(RAMP[0], RAMP[-1], BLINDNESS[blindness]) >= 60


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_colours_that_stand_beside_each_other_differ_for_every_eye_by_the_newer_measure(blindness: str) -> None:
    """Verdicts on light and dark, the steps of the ramp, the bars of two rounds, what became of recommendations."""
    verdicts = [(inks[one], inks[two]) for inks in (LIGHT, DARK) for one, two in combinations(VERDICT_INKS, 2)]
    bars = [(LIGHT["before"], LIGHT[later]) for later in (*VERDICT_INKS, "accent")]
    statuses = list(pairwise(COLOURS.values()))
    for one, two in (*verdicts, *pairwise(RAMP), *bars):
        assert seen_apart(one, two, blindness) >= 10, (one, two)
    for one, two in statuses:
        assert seen_apart(one, two, blindness) >= 7, (one, two)  # parts of a bar, each with its count on it


def test_what_a_print_in_grey_keeps_apart_and_what_it_does_not() -> None:
    """Lightness alone tells neighbours of the ramp, the earlier bar from the later, any mark from the paper.

    It does not tell better from worse, nor the two ends of the ramp: there a sign and a word say it, and the number in
    the cell. `test_change_is_told_by_colour_by_sign_and_by_word` holds the signs of the sheets.
    """
    for one, two in pairwise(RAMP):
        assert abs(lightness(one) - lightness(two)) >= 10, (one, two)
    for later in (*VERDICT_INKS, "accent"):
        assert abs(lightness(LIGHT["before"]) - lightness(LIGHT[later])) >= 15
        assert lightness(LIGHT["paper"]) - lightness(LIGHT[later]) >= 40
        assert lightness(TRACK) - lightness(LIGHT[later]) >= 35
    assert abs(lightness(BETTER) - lightness(WORSE)) < 10  # the reason for the signs


def test_a_ramp_of_five_steps_is_the_ramp_itself() -> None:
    assert step_colours(5) == RAMP
    assert step_colours(2) == (RAMP[0], RAMP[-1])
    assert len(set(step_colours(11))) == 11


def test_places_beyond_the_scale_take_the_ends_of_the_ramp() -> None:
    assert ramp_colour(-0.5) == RAMP[0]
    assert ramp_colour(1.5) == RAMP[-1]


def test_every_verdict_has_its_colour_and_only_a_proven_one_is_coloured() -> None:
    assert {verdict: VERDICTS[verdict] for verdict in Verdict} == {
        Verdict.IMPROVED: BETTER,
        Verdict.WORSENED: WORSE,
        Verdict.NOT_PROVEN: NOT_PROVEN,
        Verdict.TOO_FEW: NOT_PROVEN,
        Verdict.NOT_COMPARABLE: NOT_PROVEN,
    }
