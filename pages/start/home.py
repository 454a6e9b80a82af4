"""Начало: what the app does, where the group stands, what to do next."""

from smio.interface.frame import heading
from smio.interface.progress import show_start

show_start(heading("start/home"))
