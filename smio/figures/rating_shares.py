"""How the ratings are spread: the share of each step of the scale."""

from smio.figures.figure import Figure
from smio.figures.heat_map import _draft
from smio.language import Translator
from smio.survey import Round, Scores


def rating_shares(round_: Round, scores: Scores, t: Translator, *, service: str = "") -> Figure:
    """Diverging stacked bars per criterion; of one service where it is named."""
    return _draft("rating-shares", service or round_.name, t, len(scores.criteria))
