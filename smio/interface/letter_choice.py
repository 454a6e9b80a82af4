"""Which letter is open: in the session and in the URL."""

from collections.abc import Sequence

import streamlit as st

from smio.store import StoredLetter

OPEN = "letter"


def open_letter(letter_id: int | None) -> None:
    """Keep which letter is open through a reload; None closes it."""
    if letter_id is None:
        st.session_state.pop(OPEN, None)
        st.query_params.pop(OPEN, None)
        return
    st.session_state[OPEN] = letter_id
    st.query_params[OPEN] = str(letter_id)


def the_open_letter(letters: Sequence[StoredLetter]) -> StoredLetter | None:
    """The letter of the URL."""
    wanted = str(st.session_state.get(OPEN) or st.query_params.get(OPEN) or "")
    return next((letter for letter in letters if str(letter.id) == wanted), None)
