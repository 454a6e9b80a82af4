"""Which checklist is being worked on, and the group's measurements on it."""

import streamlit as st

from smio.checklist import Checklist, built_in_checklists
from smio.interface.results import ScoredMeasurement, measurements
from smio.interface.session import current_group
from smio.language import Translator


def group_with_checklist(t: Translator) -> tuple[Checklist, tuple[ScoredMeasurement, ...]]:
    """The checklist and the current group's measurements on it; an example says that it is one."""
    checklists = built_in_checklists()
    checklist = checklists[next(iter(checklists))]
    if not checklist.official:
        st.caption(f"{checklist.title[t.language]}. {checklist.source[t.language]}.")
    group = current_group()
    measured = measurements(group.id) if group else ()
    return checklist, tuple(measurement for measurement in measured if measurement.score.checklist is checklist)
