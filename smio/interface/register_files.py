"""The register taken out: xlsx, CSV, its days for a calendar."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from smio.documents import due_calendar, register_csv, register_workbook
from smio.documents.act_parts import organisation
from smio.interface.own_checklists import XLSX
from smio.interface.session import database, today
from smio.language import Translator
from smio.monitoring import Tracked
from smio.store import StoredGroup, plan_of


def downloads(group: StoredGroup, register: Sequence[Tracked], t: Translator) -> None:
    """The whole register as xlsx and CSV, its days for a calendar."""
    with st.container(horizontal=True):
        st.download_button(
            t("correspondence.download.xlsx"),
            lambda: register_workbook(register, t, today(), author=organisation(group.group, t)),
            t("correspondence.file.xlsx"),
            XLSX,
            icon=":material/table:",
            on_click="ignore",
            key="register_xlsx",
        )
        st.download_button(
            t("correspondence.download.csv"),
            lambda: register_csv(register, t, today()),
            t("correspondence.file.csv"),
            "text/csv",
            icon=":material/csv:",
            on_click="ignore",
            key="register_csv",
        )
        st.download_button(
            t("correspondence.download.ics"),
            lambda: calendar_file(group, register, t),
            t("correspondence.file.ics"),
            "text/calendar",
            icon=":material/calendar_month:",
            help=t("correspondence.download.ics_help"),
            on_click="ignore",
            key="register_ics",
        )


def calendar_file(group: StoredGroup, register: Sequence[Tracked], t: Translator) -> bytes:
    """The days of the register and of the plan."""
    plan = [stored.item for stored in plan_of(database(), group.id)]
    return due_calendar(register, plan, t, datetime.now(UTC), name=group.group.name)
