"""Widgets that follow the store: what somebody else saved is shown, what is being typed is not lost.

A widget that was not on the page is put there anew by the browser, which forgot its value, and has to be told it.
Streamlit does so only where the run before came to its end: after `st.stop`, or where a run was broken off for another,
it believes the browser to know the value, sends nothing, and takes the empty field for the user's own deletion.
"""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

SHOWN = "shown_from_store"  # by widget: the value last put there from the store
DRAWING = "drawing"  # the widgets of this run
DRAWN = "drawn"  # the widgets of the last run that the browser got whole


@contextmanager
def one_run() -> Generator[None]:
    """A run of a page: `st.stop` ends it like any other, and what it drew counts unless it is broken off."""
    drawing: set[str] = set()
    st.session_state[DRAWING] = drawing
    with suppress(StopException):
        yield
    st.session_state[DRAWN] = drawing


def follow(key: str, value: Any) -> str:
    """Let a widget show what the store holds, also after somebody else changed it; gives the key back."""
    shown = st.session_state.setdefault(SHOWN, {})
    fresh = key not in st.session_state or key not in st.session_state.get(DRAWN, ())
    if fresh or shown.get(key) != value:
        st.session_state[key] = value
    shown[key] = value
    st.session_state.setdefault(DRAWING, set()).add(key)
    return key
