"""The course of a group's scores over its rounds, computed once: keys as in results.py, and what was joined."""

import streamlit as st

from smio.comparison import SameQuestion, Trend, lined_up, trend
from smio.interface.results import scored_round
from smio.interface.session import database
from smio.language import Language
from smio.store import RoundKey, RoundSummary
from smio.survey import Round


def rounds_in(summaries: tuple[RoundSummary, ...], language: Language, *, everyone: bool) -> tuple[Round, ...]:
    """The rounds in a language, the earliest first."""
    return tuple(scored_round(one, language, everyone=everyone).round for one in summaries)


def trend_of(
    summaries: tuple[RoundSummary, ...],
    same: tuple[SameQuestion, ...],
    base: int,
    language: Language,
    *,
    everyone: bool = False,
) -> Trend:
    """The course over these rounds; UserError where names joined make one round ask a question twice."""
    keys = tuple(one.key for one in summaries)
    return _trend(database().url, keys, same, base, language, summaries, everyone=everyone)


@st.cache_resource(max_entries=64, show_spinner=False)
def _trend(
    url: str,  # noqa: ARG001 - the store and the rounds are the key
    keys: tuple[RoundKey, ...],  # noqa: ARG001
    same: tuple[SameQuestion, ...],
    base: int,
    language: Language,
    _summaries: tuple[RoundSummary, ...],
    *,
    everyone: bool,
) -> Trend:
    rounds = rounds_in(_summaries, language, everyone=everyone)
    return trend([lined_up(one.responses, same) for one in rounds], base)
