"""Slides for the council's session: native charts that can be edited, a finding on each, and what to say to it.

`council_slides` makes the deck; `kinds_of` says which slides a material has.
"""

from smio.documents.slides.council_deck import council_slides, kinds_of, slides_of
from smio.documents.slides.own_base import open_own_base
from smio.documents.slides.slide import SlideKind

__all__ = ["SlideKind", "council_slides", "kinds_of", "open_own_base", "slides_of"]
