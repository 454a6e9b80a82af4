"""The colours of screen, slides and paper: one place, safe for colour-blind eyes, no red against green."""

from collections.abc import Mapping

ACCENT = "#1F4E79"
BETTER = "#2166AC"
WORSE = "#B35806"
NOT_PROVEN = "#8A8A8A"
RAMP = ("#B35806", "#E2B184", "#DDDDDD", "#8FB5D8", "#2166AC")  # a scale's steps from worst to best

VERDICTS: Mapping[str, str] = {  # by the code of a verdict
    "improved": BETTER,
    "worsened": WORSE,
    "not_proven": NOT_PROVEN,
    "too_few": NOT_PROVEN,
    "not_comparable": NOT_PROVEN,
}

# What follows the page's theme, by its name in a specification: text, quiet text, hairlines, the page itself, the
# marks of verdicts, the accent and what stood before it. Verdicts are lighter on a dark page, to keep their contrast.
Inks = Mapping[str, str]
LIGHT: Inks = {
    "ink": "#1A2129",
    "quiet": "#5B636D",
    "hair": "#E4E8ED",
    "paper": "#FFFFFF",
    "better": BETTER,
    "worse": WORSE,
    "unproven": NOT_PROVEN,
    "accent": ACCENT,
    "before": "#A9BFD6",
}
DARK: Inks = {
    "ink": "#E8EDF2",
    "quiet": "#A7B0BA",
    "hair": "#2C353F",
    "paper": "#12171D",
    "better": "#6AADE4",
    "worse": "#E08B3E",
    "unproven": "#9AA0A6",
    "accent": "#7FB3E0",
    "before": "#41607F",
}

INK_ON_LIGHT, INK_ON_DARK = "#000000", "#FFFFFF"  # one of the two reads on any colour at 4.5 : 1 or better


def ramp_colour(place: float) -> str:
    """The ramp's colour at a place from 0 (worst) to 1 (best), between its five steps where need be."""
    at = min(max(place, 0.0), 1.0) * (len(RAMP) - 1)
    step = min(int(at), len(RAMP) - 2)
    return mixed(RAMP[step], RAMP[step + 1], at - step)


def mixed(first: str, second: str, share: float) -> str:
    """A colour between two, with so large a share (0…1) of the second."""
    channels = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02X}" for one, two in channels)


def step_colours(steps: int) -> tuple[str, ...]:
    """A colour for each of so many steps of a scale, from worst to best."""
    return tuple(ramp_colour(step / (steps - 1)) for step in range(steps))


def label_ink(colour: str) -> str:
    """Black or white, whichever reads better on a colour."""
    return max(INK_ON_LIGHT, INK_ON_DARK, key=lambda ink: contrast(ink, colour))


def contrast(one: str, two: str) -> float:
    """The contrast ratio of two colours, 1…21 (WCAG 2)."""
    dark, light = sorted((_luminance(one), _luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
