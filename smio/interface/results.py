"""Stored rounds and measurements with their scores, computed once and kept while the app runs.

Keys are ids, versions and moments of saving: a changed round is another key, and so is another round under the id of
one that was removed. What is cached is frozen and never changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from smio.checklist import Checklist, ChecklistScore, Library, Measurement, score_measurement
from smio.comparison import Comparison, compare
from smio.interface.session import database
from smio.language import Language
from smio.reading import in_language
from smio.store import (
    RoundKey,
    RoundSummary,
    StoredMeasurement,
    library_of,
    load_round,
    measurements_of,
    proof_content,
    rounds_of,
)
from smio.survey import Round, Scores, score


@dataclass(frozen=True)
class ScoredRound:
    """A round in the reader's language, with its scores."""

    round: Round
    scores: Scores


@dataclass(frozen=True)
class ScoredMeasurement:
    """A measurement with its place in the store and its score."""

    stored: StoredMeasurement
    score: ChecklistScore

    @property
    def measurement(self) -> Measurement:
        return self.stored.measurement


@dataclass(frozen=True)
class ComparedRounds:
    """Two rounds with their scores and the change between them."""

    first: ScoredRound
    second: ScoredRound
    comparison: Comparison


def rounds(group_id: int) -> tuple[RoundSummary, ...]:
    """A group's rounds, the earliest first."""
    return rounds_of(database(), group_id)


def scored_round(summary: RoundSummary, language: Language, *, everyone: bool = False) -> ScoredRound:
    """A stored round in a language; with ``everyone`` also those set aside."""
    return _scored_round(database().url, summary.key, language, everyone=everyone)


def compared_rounds(
    first: RoundSummary, second: RoundSummary, language: Language, *, everyone: bool = False
) -> ComparedRounds:
    """Two stored rounds in a language; UserError where they cannot be compared."""
    return _compared(database().url, first.key, second.key, language, everyone=everyone)


def measurements(group_id: int) -> tuple[ScoredMeasurement, ...]:
    """A group's measurements on checklists the app knows, the earliest first."""
    known = library(group_id)
    return tuple(
        ScoredMeasurement(stored, score_measurement(checklist, stored.measurement))
        for stored in measurements_of(database(), group_id)
        if (checklist := known.of(stored.measurement)) is not None
    )


def last_pair(measured: Sequence[ScoredMeasurement]) -> tuple[ScoredMeasurement, ...]:
    """The latest measurement, and the one before it with the same version of the same checklist, if there is one."""
    return with_previous(measured, measured[-1]) if measured else ()


def with_previous(measured: Sequence[ScoredMeasurement], chosen: ScoredMeasurement) -> tuple[ScoredMeasurement, ...]:
    """A measurement, after the last one before it with the same version of the same checklist, if there is one."""
    place = next(place for place, one in enumerate(measured) if one.stored.id == chosen.stored.id)
    before = [one for one in measured[:place] if one.score.checklist == chosen.score.checklist]
    return (*before[-1:], chosen)


def same_version(measured: Sequence[ScoredMeasurement], checklist: Checklist) -> tuple[ScoredMeasurement, ...]:
    """Those made with one version of a checklist."""
    return tuple(one for one in measured if one.score.checklist == checklist)


def proofs_of(measured: Iterable[Measurement]) -> dict[int, bytes]:
    """The photographs behind the answers of measurements, by id: what an act annexes."""
    answers = (answer for measurement in measured for answer in measurement.answers.values())
    photos = (file.id for answer in answers for file in answer.files if file.is_photo)
    return {photo: proof_content(database(), photo) for photo in photos}


def library(group_id: int) -> Library:
    """The checklists a group can work with."""
    return library_of(database(), group_id)


@st.cache_resource(max_entries=64, show_spinner=False)
def _scored_round(url: str, key: RoundKey, language: Language, *, everyone: bool) -> ScoredRound:  # noqa: ARG001 - the key
    stored = load_round(database(), key[0], everyone=everyone)
    localised = replace(stored, responses=in_language(stored.responses, language))
    return ScoredRound(localised, score(localised.responses))


@st.cache_resource(max_entries=64, show_spinner=False)
def _compared(url: str, first: RoundKey, second: RoundKey, language: Language, *, everyone: bool) -> ComparedRounds:
    one, two = (_scored_round(url, key, language, everyone=everyone) for key in (first, second))
    return ComparedRounds(one, two, compare(one.round.responses, two.round.responses))
