"""Removing what cannot be brought back: only after a tick."""

from collections.abc import Callable

import streamlit as st

from smio.interface.messages import plain_errors
from smio.language import Translator


def removed(label: str, sure: str, key: str, remove: Callable[[], object], t: Translator) -> bool:
    """The tick and the button; whether it was pressed and done. What the store refuses is said, and the page ends."""
    ticked = st.checkbox(sure, key=f"sure_{key}")
    if not st.button(label, disabled=not ticked, key=f"remove_{key}"):
        return False
    with plain_errors(t):
        remove()
    return True
