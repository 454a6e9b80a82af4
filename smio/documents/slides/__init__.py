"""Slides for the council's session: native charts that can be edited, a finding on each, and what to say to it.

`council_slides` makes the deck; `slides_of` tells what will be on it; `check_base` looks through a group's own file.
"""

from smio.documents.slides.council_deck import check_base, council_slides, kinds_of, slides_of
from smio.documents.slides.slide import Slide, SlideKind

__all__ = ["Slide", "SlideKind", "check_base", "council_slides", "kinds_of", "slides_of"]
