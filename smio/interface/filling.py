"""Whose answers on which measurement are on the screen, and saving them one at a time.

What this person has seen of each answer is kept with its version: a save on top of another's is refused, and the
other's answer is shown instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from smio.checklist import Answers, ChecklistScore, ItemAnswer, score_checklist
from smio.errors import UserError
from smio.interface.messages import as_text
from smio.interface.results import ScoredMeasurement
from smio.interface.session import database
from smio.language import Translator, error_sentence
from smio.store import save_answer

SEEN = "seen_answers"
WHO = "who_fills_in"  # the name of the person at this screen


@dataclass(frozen=True)
class Filling:
    """A measurement as filled in by the group (``assessor`` empty) or by one of its assessors alone."""

    measured: ScoredMeasurement
    assessor: str = ""

    @property
    def answers(self) -> Answers:
        measurement = self.measured.measurement
        return measurement.assessments.get(self.assessor, {}) if self.assessor else measurement.answers

    @property
    def score(self) -> ChecklistScore:
        codes = {item: answer.answer for item, answer in self.answers.items()}
        return score_checklist(self.measured.score.checklist, codes)

    @property
    def versions(self) -> Mapping[str, int]:
        stored = self.measured.stored
        return stored.assessor_versions.get(self.assessor, {}) if self.assessor else stored.versions

    def key(self, field: str, item: str) -> str:
        """The key of an item's widget; another person's form has other widgets."""
        return "_".join(part for part in (field, str(self.measured.stored.id), self.assessor, item) if part)


def remember_seen(filling: Filling) -> None:
    """Note which answers this person is looking at, and their versions."""
    seen = {item: (answer, filling.versions.get(item, 0)) for item, answer in filling.answers.items()}
    st.session_state[SEEN] = {(filling.measured.stored.id, filling.assessor): seen}


def seen_answer(filling: Filling, item: str) -> tuple[ItemAnswer | None, int]:
    """The answer this person saw last, and its version."""
    return st.session_state.get(SEEN, {}).get(_whose(filling), {}).get(item, (None, 0))


def tick(filling: Filling, item: str, t: Translator) -> None:
    """Save an answer as it is ticked, with today's date and the name of who ticks it."""
    key = filling.key("answer", item)
    code = st.session_state[key]
    before, _ = seen_answer(filling, item)
    if code is None and before is not None and before.proved:
        st.session_state.pop(key, None)
        st.toast(t("interface.checklist.proof_first"), icon=":material/attach_file:")
        return
    _save(filling, item, None if code is None else ticked(before, code, filling), t, key)


def ticked(before: ItemAnswer | None, code: str, filling: Filling) -> ItemAnswer:
    """An answer as given now."""
    who = filling.assessor or str(st.session_state.get(WHO) or "") or (before.checked_by if before else "")
    today = date.today()  # noqa: DTZ011 - the user's own calendar day
    return replace(before or ItemAnswer(""), answer=code, checked_on=today, checked_by=who)


def save_field(filling: Filling, item: str, field: str, t: Translator) -> None:
    """Save one field of an answer's proof as it is typed."""
    before, _ = seen_answer(filling, item)
    value = st.session_state[filling.key(field, item)]
    if before is not None:
        value = value.strip() if isinstance(value, str) else value
        _save(filling, item, replace(before, **{field: value or ("" if isinstance(value, str) else None)}), t)


def _save(filling: Filling, item: str, answer: ItemAnswer | None, t: Translator, widget: str = "") -> None:
    _, version = seen_answer(filling, item)
    who = str(st.session_state.get(WHO) or filling.assessor)
    measurement = filling.measured.stored.id
    try:
        version = save_answer(
            database(), measurement, item, answer, version=version, assessor=filling.assessor, who=who
        )
    except UserError as error:
        st.session_state.pop(widget, None)
        st.toast(as_text(error_sentence(error, t)), icon=":material/sync_problem:")
        return
    seen = st.session_state.setdefault(SEEN, {}).setdefault(_whose(filling), {})
    if answer is None:
        seen.pop(item, None)
    else:
        seen[item] = (answer, version)  # a dialog saves again before the page is drawn anew


def _whose(filling: Filling) -> tuple[int, str]:
    return filling.measured.stored.id, filling.assessor
