"""Widgets that follow the store: what somebody else saved is shown, what is being typed is not lost.

A widget that was not on the page is put there anew by the browser, which forgot its value, and has to be told it.
Streamlit does so only where the run before came to its end: after `st.stop`, or where a run was broken off for another,
it believes the browser to know the value, sends nothing, and takes the empty field for the user's own deletion.
"""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

RUNS = "runs"


@dataclass
class Runs:
    """What widgets show and which are on the page; `st.session_state` itself cannot be written to after `st.stop`."""

    shown: dict[str, Any] = field(default_factory=dict[str, Any])  # by widget: the value last put there from the store
    drawing: set[str] = field(default_factory=set[str])  # the widgets of this run
    drawn: set[str] = field(default_factory=set[str])  # those of the last run that was not broken off


@contextmanager
def one_run() -> Generator[None]:
    """A run of a page: `st.stop` ends it like any other, and what it drew counts unless it is broken off."""
    runs = _runs()
    runs.drawing = set()
    with suppress(StopException):
        yield
    runs.drawn = runs.drawing


def follow(key: str, value: Any) -> str:
    """Let a widget show what the store holds, also after somebody else changed it; gives the key back."""
    runs = _runs()
    if key not in st.session_state or key not in runs.drawn or runs.shown.get(key) != value:
        st.session_state[key] = value
    runs.shown[key] = value
    runs.drawing.add(key)
    return key


def _runs() -> Runs:
    return st.session_state.setdefault(RUNS, Runs())
