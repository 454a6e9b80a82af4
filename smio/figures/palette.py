"""The colours of screen, slides and paper: one place, safe for colour-blind eyes, no red against green."""

from collections.abc import Mapping
from typing import Literal

ACCENT = "#1F4E79"
BETTER = "#2166AC"
WORSE = "#B35806"
NOT_PROVEN = "#8A8A8A"
RAMP = ("#B35806", "#E3B587", "#DCDCDC", "#94B9D9", "#2166AC")  # steps of a scale, from worst to best

Ink = Literal["ink", "quiet", "hair", "paper"]
Inks = Mapping[str, str]  # the colours that follow the page's theme, by their name in a specification
LIGHT: Inks = {"ink": "#1A1A1A", "quiet": "#5B5F66", "hair": "#E3E5E8", "paper": "#FFFFFF"}
DARK: Inks = {"ink": "#F2F3F5", "quiet": "#A9AEB6", "hair": "#363B45", "paper": "#0E1117"}
