"""Which checklist is being worked on, and the group's measurements on it."""

import streamlit as st

from smio.checklist import Checklist, Library, built_in_library
from smio.interface.messages import as_text, empty_state
from smio.interface.results import ScoredMeasurement, library, measurements
from smio.interface.session import current_group
from smio.language import Translator
from smio.store import StoredGroup

CHECKLIST = "checklist"  # which checklist, in the session and in the URL


def pick_checklist(t: Translator) -> tuple[Checklist, tuple[ScoredMeasurement, ...]]:
    """The checklist to fill in, its newest version, and the group's measurements on any version of it."""
    group = current_group()
    known = library(group.id) if group else built_in_library()
    measured = measurements(group.id) if group else ()
    return _picked(known, known.newest, measured, t)


def measured_checklist(
    t: Translator, *, at_least: int = 1
) -> tuple[StoredGroup, Checklist, tuple[ScoredMeasurement, ...]]:
    """The current group, a checklist it has measured with, and those measurements; else the page ends there."""
    group = current_group()
    measured = measurements(group.id) if group else ()
    if group is None or not measured:
        empty_state(
            t, t("interface.empty.measurements", n=at_least), t("interface.checklist.fill_in"), "index/checklist"
        )
        raise AssertionError  # the empty state ends the page
    known = library(group.id)
    used = {one.measurement.checklist for one in measured}
    checklist, of_it = _picked(known, tuple(one for one in known.newest if one.id in used), measured, t)
    if len(of_it) < at_least:
        message = t("interface.empty.measurements", n=at_least - len(of_it))
        empty_state(t, message, t("interface.checklist.fill_in"), "index/checklist")
    return group, checklist, of_it


def _picked(
    known: Library, checklists: tuple[Checklist, ...], measured: tuple[ScoredMeasurement, ...], t: Translator
) -> tuple[Checklist, tuple[ScoredMeasurement, ...]]:
    checklist = checklists[0] if len(checklists) == 1 else _choice(checklists, measured, t)
    if not checklist.official:
        st.caption(f"{as_text(checklist.title[t.language])}. {as_text(checklist.source[t.language])}.")
    versions = known.versions(checklist.id)
    return checklist, tuple(one for one in measured if one.score.checklist in versions)


def _choice(checklists: tuple[Checklist, ...], measured: tuple[ScoredMeasurement, ...], t: Translator) -> Checklist:
    """The checklist of the URL, else the one measured with last, else the first."""
    by_id = {checklist.id: checklist for checklist in checklists}
    last = measured[-1].measurement.checklist if measured else ""
    wanted = (st.session_state.get(CHECKLIST), st.query_params.get(CHECKLIST), last, checklists[0].id)
    names = list(by_id)
    chosen = st.segmented_control(
        t("interface.checklist.checklist"),
        names,
        default=next(name for name in wanted if name in by_id),
        required=True,
        format_func=lambda name: as_text(by_id[str(name)].short_title[t.language]),
        key=f"pick_checklist_{'_'.join(names)}",
        label_visibility="collapsed",
    )
    st.session_state[CHECKLIST] = chosen
    st.query_params[CHECKLIST] = str(chosen)
    return by_id[str(chosen)]
