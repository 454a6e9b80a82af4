"""A button pressed again while its work is still going on: the work is done once.

Streamlit does not wait for a run that is busy: each further press begins another beside it, and the first one is
stopped at its next word to the page, after a letter was kept and before it was opened.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import streamlit as st

MADE = "made_once"


@dataclass
class Made:
    """What the forms of a session made since they were drawn last. Whoever comes second waits for the first."""

    ids: dict[str, int] = field(default_factory=dict[str, int])
    lock: Any = field(default_factory=Lock)


def once(form: str, make: Callable[[], int]) -> int:
    """The id of what ``make`` makes; the earlier one where this form was sent already and was not drawn since."""
    made = _made()
    with made.lock:
        if form not in made.ids:
            made.ids[form] = make()
        return made.ids[form]


def drawn_anew(form: str) -> None:
    """The form stands on the screen and waits: what it sends next is another."""
    _made().ids.pop(form, None)


def _made() -> Made:
    made: Made = st.session_state.setdefault(MADE, Made())
    return made
