"""Measurements kept in a workbook: bring them in, take them out."""

from dataclasses import replace

import streamlit as st

from smio.checklist import Checklist, Library, Measurement, score_measurement
from smio.documents import measurement_workbook
from smio.errors import UserError
from smio.interface.measurement_choice import measurement_name
from smio.interface.own_checklists import KINDS, XLSX, say_faults
from smio.interface.person import the_person
from smio.interface.results import ScoredMeasurement, library, measurements
from smio.interface.session import current_group, database, group_to_work_in
from smio.interface.tables import Row, draw_table
from smio.language import Translator
from smio.reading import read_measurements
from smio.store import StoredMeasurement, add_measurement


def import_measurements(checklist: Checklist, measured: tuple[ScoredMeasurement, ...], t: Translator) -> None:
    """A workbook of earlier measurements: what was recognised, then kept; the template holds those there are."""
    st.caption(t("interface.import.help"))
    upload = st.file_uploader(t("interface.import.file"), KINDS, key="measurements_file", max_upload_size=5)
    st.download_button(
        t("interface.import.template"),
        lambda: measurement_workbook(checklist, _of_version(checklist, measured), t),
        t("interface.file.measurements"),
        XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="measurements_xlsx",
    )
    if upload is None:
        return
    group = current_group()
    known = library(group.id) if group else Library([checklist])
    try:
        found = read_measurements(upload.getvalue(), upload.name, known, group.group.city if group else "")
    except UserError as error:
        say_faults(error, t)
        return
    fresh = [one for one in found if not _is_there(one)]
    _show_found(found, fresh, known, t)
    if fresh and st.button(t("interface.import.keep", n=len(fresh)), type="primary", key="keep_measurements"):
        own = group_to_work_in()
        for one in fresh:
            add_measurement(database(), own.id, replace(one, place=own.group.city), the_person())
        st.rerun()


def _of_version(checklist: Checklist, measured: tuple[ScoredMeasurement, ...]) -> list[Measurement]:
    return [one.measurement for one in measured if one.score.checklist == checklist]


def _is_there(measurement: Measurement) -> bool:
    """Whether the group has a measurement of this checklist and period already."""
    group = current_group()
    if group is None or group.group.generated:
        return False
    wanted = (measurement.checklist, measurement.start, measurement.end)
    there = (one.measurement for one in measurements(group.id))
    return any((one.checklist, one.start, one.end) == wanted for one in there)


def _show_found(found: tuple[Measurement, ...], fresh: list[Measurement], known: Library, t: Translator) -> None:
    rows: list[Row] = []
    for one in found:
        checklist = known.of(one)
        if checklist is None:
            continue
        score = score_measurement(checklist, one)
        measured = ScoredMeasurement(StoredMeasurement(0, one, {}), score)
        kept = t("interface.import.new") if one in fresh else t("interface.import.there")
        level = score.level.title[t.language] if score.level else "—"
        rows.append(
            Row([measurement_name(measured, t), kept, level, t.whole(score.rounded), t.whole(len(one.answers))])
        )
    headings = [t(f"interface.import.{name}") for name in ("period", "state", "level", "score", "answers")]
    draw_table(headings, rows, numbers_from=3)
