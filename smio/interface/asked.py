"""Rounds ready to be asked: what may be looked at, and the tables looked at, computed once.

Keys are those of results.py. There is no switch for those set aside here: two tables one person apart
would give that person away (docs/breakdowns.md).
"""

import streamlit as st

from smio.breakdown import (
    AskedRound,
    Breakdown,
    PartDifferences,
    View,
    between_parts,
    between_rounds,
    break_down,
    offer,
)
from smio.interface.results import scored_round
from smio.interface.session import database
from smio.language import Language
from smio.store import RoundKey, RoundSummary


def asked_rounds(summaries: tuple[RoundSummary, ...], language: Language) -> tuple[AskedRound, ...]:
    """Stored rounds in a language with what may be asked of each, the earliest first."""
    return tuple(_asked(database().url, one.key, one, language) for one in summaries)


def breakdown_of(
    asked: tuple[AskedRound, ...], summaries: tuple[RoundSummary, ...], view: View, language: Language
) -> Breakdown | None:
    """The table of a view; None where no round offers it."""
    keys = tuple(one.key for one in summaries)
    return _table(database().url, keys, language, view, asked)


def differences_of(
    before: AskedRound | None, latest: AskedRound, summaries: tuple[RoundSummary, ...], key: str, language: Language
) -> PartDifferences | None:
    """The parts of a field beside each other in a round, or each in two; None where that is not offered."""
    chosen = {one.id for one in (before, latest) if one is not None}
    keys = tuple(one.key for one in summaries if one.id in chosen)
    return _differences(database().url, keys, language, key, before, latest)


@st.cache_resource(max_entries=32, show_spinner=False)
def _asked(url: str, key: RoundKey, _summary: RoundSummary, language: Language) -> AskedRound:  # noqa: ARG001 - the key
    round_ = scored_round(_summary, language).round
    return AskedRound(key[0], round_, offer(round_))


@st.cache_resource(max_entries=128, show_spinner=False)
def _table(
    url: str,  # noqa: ARG001 - the store, the rounds and their language are the key
    keys: tuple[RoundKey, ...],  # noqa: ARG001
    language: Language,  # noqa: ARG001
    view: View,
    _asked_rounds: tuple[AskedRound, ...],
) -> Breakdown | None:
    return break_down(_asked_rounds, view)


@st.cache_resource(max_entries=64, show_spinner=False)
def _differences(
    url: str,  # noqa: ARG001 - the store, the rounds and their language are the key
    keys: tuple[RoundKey, ...],  # noqa: ARG001
    language: Language,  # noqa: ARG001
    key: str,
    _before: AskedRound | None,
    _latest: AskedRound,
) -> PartDifferences | None:
    return between_parts(_latest, key) if _before is None else between_rounds(_before, _latest, key)
