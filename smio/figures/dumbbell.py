"""Two rounds side by side: where each score stood, where it stands, and how sure the change is."""

from smio.comparison import Comparison
from smio.figures.figure import Figure
from smio.figures.heat_map import _draft
from smio.language import Translator
from smio.survey import Round


def dumbbell(first: Round, second: Round, comparison: Comparison, t: Translator) -> Figure:
    """The change of each service."""
    return _draft("dumbbell", f"{first.name} – {second.name}", t, len(comparison.services))


def dumbbell_criteria(
    first: Round, second: Round, comparison: Comparison, t: Translator, *, service: str = ""
) -> Figure:
    """The change of each criterion within its service; of one service where it is named."""
    return _draft("dumbbell-criteria", service or f"{first.name} – {second.name}", t, len(comparison.criteria))
