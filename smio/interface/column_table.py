"""The columns of a file in one table, to correct: role, service, criterion; and the scale."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from smio.interface.settling import change_choices
from smio.language import Translator
from smio.reading import Choices, ColumnChoice, ColumnProposal, Reading, Role, ScaleChoice
from smio.store import Upload

ROLES = (Role.RATING, Role.PROFILE, Role.TIME, Role.ID, Role.COMMENT, Role.PERSONAL, Role.WEIGHT, Role.IGNORED)
DOUBTFUL = 0.6  # below this a column waits for a person


def correct_columns(reading: Reading, upload: Upload, choices: Choices, t: Translator) -> None:
    """Show the table and keep what was edited; unsure columns stand first."""
    unsure = any(_waits(column) for column in reading.columns)
    with st.expander(t("interface.upload.columns"), expanded=bool(reading.blocking) or unsure):
        st.caption(t("interface.upload.columns_help"))
        columns = sorted(reading.columns, key=lambda column: not _waits(column))
        edited = _column_editor(columns, reading.fingerprint, t)
        scale = _scale_fields(reading, t)
        if not st.button(t("interface.upload.apply"), type="primary" if reading.blocking else "secondary", key="apply"):
            return
    corrections = dict(choices.columns)
    for column, row in zip(columns, edited, strict=True):
        correction = _correction(column, row, t, settled=bool(reading.blocking))
        if correction is not None:
            corrections[column.label] = correction
    changed: dict[str, Any] = {"columns": corrections, "confirmed": True}
    if scale != (reading.scale.low, reading.scale.high):
        changed["scale"] = ScaleChoice(low=scale[0], high=scale[1])
    change_choices(upload, choices, lambda known: known.model_copy(update=changed))
    st.rerun()


def _waits(column: ColumnProposal) -> bool:
    return column.role is Role.RATING and not column.counted


def _column_editor(columns: list[ColumnProposal], fingerprint: str, t: Translator) -> list[dict[str, Any]]:
    roles = {role: t(f"interface.role.{role}") for role in ROLES}
    rows = [
        {
            "column": column.label or column.column,
            "role": roles.get(column.role, roles[Role.IGNORED]),
            "service": column.service,
            "criterion": column.criterion,
            "samples": ", ".join(column.samples),
            "confidence": column.confidence,
            "reason": t(f"reading.reason.{column.reason.code}", **column.reason.details),
        }
        for column in columns
    ]
    return st.data_editor(
        rows,
        hide_index=True,
        disabled=["column", "samples", "confidence", "reason"],
        column_config={
            "column": st.column_config.TextColumn(t("interface.upload.column"), width="large"),
            "role": st.column_config.SelectboxColumn(
                t("interface.upload.role"), options=list(roles.values()), required=True
            ),
            "service": st.column_config.TextColumn(t("interface.upload.service")),
            "criterion": st.column_config.TextColumn(t("interface.upload.criterion")),
            "samples": st.column_config.TextColumn(t("interface.upload.sample")),
            "confidence": st.column_config.ProgressColumn(
                t("interface.upload.confidence"), min_value=0.0, max_value=1.0, format="percent"
            ),
            "reason": st.column_config.TextColumn(t("interface.upload.why")),
        },
        key=f"columns_{fingerprint}_{t.language}",
    )


def _scale_fields(reading: Reading, t: Translator) -> tuple[float, float]:
    left, right = st.columns(2)
    low = left.number_input(
        t("interface.upload.scale_low"), value=reading.scale.low, step=1.0, format="%g", key="scale_low"
    )
    high = right.number_input(
        t("interface.upload.scale_high"), value=reading.scale.high, step=1.0, format="%g", key="scale_high"
    )
    return (low, high) if low < high else (reading.scale.low, reading.scale.high)


def _correction(column: ColumnProposal, row: Mapping[str, Any], t: Translator, *, settled: bool) -> ColumnChoice | None:
    """What the user changed in a row; while questions stand, applying the table confirms what it says."""
    role = next((role for role in ROLES if t(f"interface.role.{role}") == row["role"]), Role.IGNORED)
    service, criterion = (str(row[part] or "").strip() for part in ("service", "criterion"))
    same = role is column.role and (service, criterion) == (column.service, column.criterion)
    if same and not (settled and _waits(column)):
        return None
    if role is not Role.RATING:
        return ColumnChoice(role=role)
    return ColumnChoice(role=role, service=service or None, criterion=criterion or None)
