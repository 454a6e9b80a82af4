"""Saving an upload as a round, and the rounds saved so far."""

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from smio.interface.messages import plain_errors
from smio.interface.person import the_person
from smio.interface.pickers import round_name
from smio.interface.removal import removed
from smio.interface.results import rounds
from smio.interface.session import database, group_to_work_in
from smio.interface.upload import forget_file
from smio.language import Translator
from smio.reading import Reading
from smio.store import (
    RoundSummary,
    Upload,
    change_upload,
    remember_mapping,
    remove_round,
    remove_upload,
    rename_round,
    save_round,
)
from smio.survey import Decision, Round


def save_form(upload: Upload, reading: Reading, decisions: tuple[Decision, ...], t: Translator) -> bool:
    """Name and period, and the button that saves; True once it is saved."""
    group = group_to_work_in()
    saved = rounds(group.id)
    st.subheader(t("interface.upload.save_title"), anchor=False)
    same = next((summary for summary in saved if set(upload.sha256) & set(summary.sha256)), None)
    if same is not None:
        st.warning(t("interface.upload.same_file", name=same.name), icon=":material/content_copy:")
    name, start, end = _fields(upload, _proposed_name(len(saved), t), t)
    ready = reading.certain and reading.responses.rated and bool(name.strip())
    if not reading.certain:
        st.caption(t("interface.upload.cannot_save"))
    if start and end and end < start:
        st.error(t("interface.period.reversed"))
        ready = False
    if not st.button(t("interface.upload.save"), type="primary", disabled=not ready, key="save_round"):
        return False
    with plain_errors(t):
        round_ = Round(name.strip(), reading.responses, start, end, findings=reading.findings, decisions=decisions)
        comments = [one for under in reading.comments.values() for one in under]
        save_round(database(), group.id, round_, comments=comments, who=the_person())
        if upload.choices:
            remember_mapping(database(), group.id, reading.fingerprint, upload.choices)
        remove_upload(database(), upload.id)
    forget_file()
    st.toast(t("interface.upload.saved", name=name.strip()), icon=":material/check:")
    return True


def list_rounds(summaries: tuple[RoundSummary, ...], t: Translator) -> None:
    """The saved rounds, each to rename or to remove."""
    if not summaries:
        return
    st.subheader(t("interface.upload.saved_rounds"), anchor=False)
    for summary in summaries:
        with st.expander(round_name(summary, t)):
            _rename(summary, t)
            if removed(
                t("interface.upload.remove"),
                t("interface.upload.remove_sure", name=summary.name),
                f"round_{summary.id}",
                partial(remove_round, database(), summary.id, who=the_person()),
                t,
            ):
                st.rerun()


def _fields(upload: Upload, proposed: str, t: Translator) -> tuple[str, date | None, date | None]:
    """Name and period; what is typed is kept with the upload."""
    details = upload.details
    name = st.text_input(
        t("interface.upload.name"), details.get("name", proposed), max_chars=100, key=f"round_name_{upload.id}"
    )
    left, right = st.columns(2)
    days: dict[str, date | None] = {}
    for column, side in ((left, "from"), (right, "to")):
        known = details.get(side)
        days[side] = column.date_input(
            t(f"interface.period.{side}"),
            date.fromisoformat(known) if known else None,
            format="DD.MM.YYYY",
            key=f"round_{side}_{upload.id}",
        )
    typed: dict[str, Any] = {side: day.isoformat() for side, day in days.items() if day}
    if name != proposed:
        typed["name"] = name
    kept = {key: value for key, value in details.items() if key not in {"name", "from", "to"}} | typed
    if kept != details:
        change_upload(database(), upload.id, details=kept)
    return name or "", days["from"], days["to"]


def _rename(summary: RoundSummary, t: Translator) -> None:
    with st.form(f"rename_{summary.id}", border=False):
        name = st.text_input(t("interface.upload.name"), summary.name, max_chars=100)
        left, right = st.columns(2)
        start = left.date_input(t("interface.period.from"), summary.start, format="DD.MM.YYYY")
        end = right.date_input(t("interface.period.to"), summary.end, format="DD.MM.YYYY")
        if not st.form_submit_button(t("interface.upload.rename")):
            return
    if start and end and end < start:
        st.error(t("interface.period.reversed"))
        return
    with plain_errors(t):
        named = name.strip() or summary.name
        rename_round(database(), summary.id, summary.version, name=named, start=start, end=end, who=the_person())
    st.rerun()


def _proposed_name(saved: int, t: Translator) -> str:
    known = ("interface.upload.first_name", "interface.upload.second_name")
    return t(known[saved]) if saved < len(known) else t("interface.upload.next_name", n=saved + 1)
