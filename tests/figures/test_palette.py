"""Colours that everybody can tell apart and read on."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from smio.comparison import Verdict
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

# Machado, Oliveira and Fernandes (2009), full deficiency, on linear RGB.
BLINDNESS: dict[str, list[list[float]]] = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "none": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
}
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
