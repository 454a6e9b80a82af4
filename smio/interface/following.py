"""Widgets that follow the store: what somebody else saved is shown, what is being typed is not lost."""

from typing import Any

import streamlit as st

SHOWN = "shown_from_store"  # by widget: the value last put there from the store


def follow(key: str, value: Any) -> str:
    """Let a widget show what the store holds, also after somebody else changed it; gives the key back."""
    shown = st.session_state.setdefault(SHOWN, {})
    if key not in st.session_state or shown.get(key) != value:
        st.session_state[key] = value
    shown[key] = value
    return key
