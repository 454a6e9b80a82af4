"""Шаблоны бумаг: ours to begin with, the group's own looked through, tried out, taken away."""

from smio.interface.frame import heading
from smio.interface.own_papers import show_papers
from smio.interface.session import current_group

t = heading("settings/templates")
show_papers(current_group(), t)
