"""One function a figure: data in, `Figure` out; the screen's chart, PNG and SVG from the same specification.

On a page: ``st.altair_chart(figure.chart, width="stretch", theme=None)``; ``figure.on_dark()`` for the dark theme.
"""

from smio.figures.breakdown_bars import breakdown_bars
from smio.figures.breakdown_map import breakdown_map
from smio.figures.checklist_gain import checklist_gain
from smio.figures.checklist_grid import checklist_items_grid
from smio.figures.checklist_scores import checklist_directions
from smio.figures.checklist_time import checklist_over_time
from smio.figures.cities import cities_ranking
from smio.figures.city_scores import city_scores
from smio.figures.dumbbell import dumbbell, dumbbell_criteria
from smio.figures.figure import Figure
from smio.figures.heat_map import heat_map
from smio.figures.importance_map import importance_map
from smio.figures.picture import inline_svg, png, slide, svg
from smio.figures.price_lines import price_lines
from smio.figures.rating_shares import rating_shares
from smio.figures.replies import reply_rate_over_time, reply_statuses
from smio.figures.trend_lines import trend_lines

__all__ = [
    "Figure",
    "breakdown_bars",
    "breakdown_map",
    "checklist_directions",
    "checklist_gain",
    "checklist_items_grid",
    "checklist_over_time",
    "cities_ranking",
    "city_scores",
    "dumbbell",
    "dumbbell_criteria",
    "heat_map",
    "importance_map",
    "inline_svg",
    "png",
    "price_lines",
    "rating_shares",
    "reply_rate_over_time",
    "reply_statuses",
    "slide",
    "svg",
    "trend_lines",
]
