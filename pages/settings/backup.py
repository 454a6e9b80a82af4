"""Копия и перенос: everything in one file, and back."""

from smio.interface.frame import heading
from smio.interface.keeping import bring_back, keep_copy

t = heading("settings/backup")
keep_copy(t)
bring_back(t)
