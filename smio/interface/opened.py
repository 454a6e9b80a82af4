"""What is open on a page: in the session, which outlives another page, and in the URL, which outlives a reload."""

import streamlit as st


def keep_open(name: str, value: str | int | None) -> None:
    """Keep that ``value`` is open under a name; None closes it."""
    if value is None:
        st.session_state.pop(name, None)
        st.query_params.pop(name, None)
        return
    st.session_state[name] = str(value)
    st.query_params[name] = str(value)


def opened(name: str) -> str:
    """What is open under a name, empty for nothing; whoever comes from another page has it in the URL again."""
    wanted = str(st.session_state.get(name) or st.query_params.get(name) or "")
    if wanted:
        keep_open(name, wanted)
    return wanted
