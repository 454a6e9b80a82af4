"""The quality desk: what is odd about the answers, and which questionnaires a person sets aside."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

import streamlit as st

from smio.documents import quality_workbook
from smio.documents.findings import finding_sentence
from smio.documents.quality_list import by_severity
from smio.interface.messages import as_text
from smio.interface.session import database
from smio.interface.tables import Row, draw_table
from smio.language import Translator
from smio.reading import Reading
from smio.store import Upload, change_upload
from smio.survey import Decision, Finding, Scores, Severity, score, without_aside

SHOWN_FINDINGS = 8
MOST_LISTED = 200  # a page is no place for thousands; the workbook has them all
SIGNS = {Severity.ERROR: ":red[●]", Severity.WARNING: ":orange[●]", Severity.NOTE: ":gray[●]"}


def show_quality_desk(reading: Reading, upload: Upload, t: Translator) -> tuple[Decision, ...]:
    """The findings by severity; a questionnaire among them can be set aside. Nothing goes by itself."""
    if not reading.findings:
        st.caption(t("interface.upload.findings_none"))
        return ()
    decisions = decided(reading, upload)
    with st.expander(f"{t('interface.upload.findings')} ({len(reading.findings)})", expanded=True):
        _list_findings(by_severity(reading.findings), t)
        _decide(reading, upload, decisions, t)
        st.download_button(
            t("interface.download.findings"),
            lambda: quality_workbook(reading.findings, decisions, t),
            t("interface.file.findings"),
            on_click="ignore",
            icon=":material/table:",
            key="findings_xlsx",
        )
        without = tuple(one for one in decisions if one.aside) or _all_flagged(reading)
        if without:
            _show_both(score(reading.responses), score(without_aside(reading.responses, without)), t)
    return decisions


def decided(reading: Reading, upload: Upload) -> tuple[Decision, ...]:
    """The decisions made so far, as far as they fit the file as it is read now."""
    rows = reading.responses.rows
    known: Mapping[str, Mapping[str, Any]] = upload.details.get("decisions", {})
    return tuple(
        Decision(int(respondent), rows[int(respondent)], str(made["reason"]), bool(made["aside"]))
        for respondent, made in known.items()
        if int(respondent) < len(rows)
    )


def _all_flagged(reading: Reading) -> tuple[Decision, ...]:
    """Everybody who could be set aside: what the scores would be without them."""
    flagged = dict.fromkeys(
        finding.respondent
        for finding in reading.findings
        if finding.respondent is not None and finding.severity is not Severity.NOTE
    )
    return tuple(Decision(respondent, reading.responses.rows[respondent]) for respondent in flagged)


def _list_findings(findings: Sequence[Finding], t: Translator) -> None:
    st.markdown(_listed(findings[:SHOWN_FINDINGS], t))
    rest = findings[SHOWN_FINDINGS:]
    if rest:
        with st.popover(t("interface.upload.more_findings", n=len(rest))):
            st.markdown(_listed(rest[:MOST_LISTED], t))
            if len(rest) > MOST_LISTED:
                st.caption(t("interface.upload.rest_in_list"))


def _listed(findings: Sequence[Finding], t: Translator) -> str:
    return "\n".join(f"- {SIGNS[finding.severity]} {as_text(finding_sentence(finding, t))}" for finding in findings)


def _decide(reading: Reading, upload: Upload, decisions: tuple[Decision, ...], t: Translator) -> None:
    """A line a flagged questionnaire: a tick sets it aside, a reason alone keeps it."""
    flagged: dict[int, list[Finding]] = {}
    for finding in reading.findings:
        if finding.respondent is not None and finding.severity is not Severity.NOTE:
            flagged.setdefault(finding.respondent, []).append(finding)
    if not flagged:
        return
    shown = dict(islice(flagged.items(), MOST_LISTED))
    made = {one.respondent: one for one in decisions}
    st.markdown(t("interface.upload.set_aside"))
    edited = st.data_editor(
        [
            {
                "row": found[0].row,
                "what": " ".join(finding_sentence(finding, t) for finding in found),
                "aside": respondent in made and made[respondent].aside,
                "reason": made[respondent].reason if respondent in made else "",
            }
            for respondent, found in shown.items()
        ],
        hide_index=True,
        disabled=["row", "what"],
        column_config={
            "row": st.column_config.NumberColumn(t("interface.upload.row_kind"), width="small"),
            "what": st.column_config.TextColumn(t("interface.upload.what_is_odd"), width="large"),
            "aside": st.column_config.CheckboxColumn(t("interface.upload.aside")),
            "reason": st.column_config.TextColumn(t("interface.upload.reason")),
        },
        key=f"aside_{reading.fingerprint}_{upload.id}",
    )
    if len(flagged) > len(shown):
        st.caption(t("interface.upload.rest_in_list"))
    chosen = _chosen(list(shown), edited)
    if chosen != upload.details.get("decisions", {}):
        change_upload(database(), upload.id, details={**upload.details, "decisions": chosen})
        st.rerun()


def _chosen(respondents: list[int], edited: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        str(respondent): {"aside": bool(row["aside"]), "reason": str(row["reason"] or "")}
        for respondent, row in zip(respondents, edited, strict=True)
        if row["aside"] or row["reason"]
    }


def _show_both(everyone: Scores, counted: Scores, t: Translator) -> None:
    """Scores with everyone beside scores without those set aside."""
    draw_table(
        [t("interface.table.service"), t("interface.upload.with_all"), t("interface.upload.without")],
        [
            Row([one.service, f"{t.decimal(one.score)} (n = {one.n})", f"{t.decimal(two.score)} (n = {two.n})"])
            for one, two in zip(everyone.services, counted.services, strict=True)
        ],
        caption=t("interface.upload.both"),
    )
