"""An act as a form: everything known is filled in, every change is saved as it is made."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import streamlit as st

from smio.documents import Results, draft_checklist_act, draft_services_act, results_of, write_act
from smio.documents.findings import error_sentence
from smio.errors import UserError
from smio.interface.measurement_choice import measurement_name
from smio.interface.messages import as_text, plain_errors
from smio.interface.pickers import pick_two_rounds, round_name
from smio.interface.results import ScoredMeasurement, measurements, proofs_of, rounds, scored_round, with_previous
from smio.interface.session import database
from smio.language import PAPER_LANGUAGES, Language, Translator, translator
from smio.monitoring import Act, ActKind, Member, Recommendation
from smio.store import RoundSummary, StoredAct, StoredGroup, add_act, change_act, remove_act

OPEN = "act"  # which act is open, in the session and in the URL
LINES = ("facts", "conclusions", "copies")  # fields of several paragraphs, one a line
TEXTS = ("number", "place", "subject", "basis", "method")
LONG_TEXTS = frozenset({"method", "basis"})


def new_act(group: StoredGroup, t: Translator) -> None:
    """Compose an act from the group's rounds or measurements."""
    summaries, measured = rounds(group.id), measurements(group.id)
    kinds = [kind for kind, known in ((ActKind.SERVICES, summaries), (ActKind.CHECKLIST, measured)) if known]
    with st.container(border=True):
        st.markdown(f"**{t('interface.act.new')}**")
        kind: ActKind = st.segmented_control(
            t("interface.act.about"),
            kinds,
            default=kinds[0],
            required=True,
            format_func=lambda kind: t(f"interface.act.kind_{kind}"),
            key="act_kind",
        )
        language = st.segmented_control(
            t("interface.act.language"),
            PAPER_LANGUAGES,
            default=t.language if t.language in PAPER_LANGUAGES else "ru",
            required=True,
            format_func=_language_name,
            key="act_language",
        )
        evidence: dict[str, Any] = {}
        if kind == ActKind.SERVICES:
            evidence["rounds"] = [summary.id for summary in _evidence_rounds(summaries, t)]
        else:
            evidence["measurements"] = [one.stored.id for one in _evidence_measurements(measured, t)]
        if st.button(t("interface.act.compose"), type="primary", key="compose"):
            with plain_errors(t):
                open_act(compose_act(group, evidence, "ky" if language == "ky" else "ru"))
            st.rerun()


def open_act(act_id: int | None) -> None:
    """Keep which act is open through a reload; None closes it."""
    if act_id is None:
        st.session_state.pop(OPEN, None)
        st.query_params.pop(OPEN, None)
        return
    st.session_state[OPEN] = act_id
    st.query_params[OPEN] = str(act_id)


def the_open_act(acts: tuple[StoredAct, ...]) -> StoredAct | None:
    """The act of the URL."""
    wanted = str(st.session_state.get(OPEN) or st.query_params.get(OPEN) or "")
    return next((act for act in acts if str(act.id) == wanted), None)


def list_acts(acts: tuple[StoredAct, ...], t: Translator) -> None:
    """The group's acts, each to open."""
    for stored in acts:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"act_row_{stored.id}"):
            number = f"№\u00a0{stored.act.number} · " if stored.act.number else ""
            st.markdown(as_text(f"{number}{stored.act.subject}"))
            if st.button(t("interface.act.open"), key=f"open_{stored.id}"):
                open_act(stored.id)
                st.rerun()


def edit_act(stored: StoredAct, group: StoredGroup, t: Translator) -> None:
    """The fields of an act, then the paper."""
    act, saved = stored.act, (stored, t)
    number, signed_on, answer_by = st.columns(3)
    _text("number", act.number, number, saved)
    _day("signed_on", act.signed_on, signed_on, saved)
    _day("answer_by", act.answer_by, answer_by, saved)
    for field in TEXTS[1:]:
        _text(field, getattr(act, field), st, saved)
    _participants(act, saved)
    for field in LINES[:2]:
        _lines(field, getattr(act, field), saved)
    _recommendations(act, saved)
    _lines("copies", act.copies, saved)
    st.download_button(
        t("interface.download.act"),
        lambda: act_file(stored, group),
        t("interface.file.act", id=str(stored.id)),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        type="primary",
        on_click="ignore",
        icon=":material/description:",
        key="act_docx",
    )


def remove_open_act(stored: StoredAct, t: Translator) -> None:
    """Remove a draft, after a tick."""
    with st.expander(t("interface.act.remove")):
        sure = st.checkbox(t("interface.act.remove_sure"), key=f"sure_act_{stored.id}")
        if st.button(t("interface.act.remove"), disabled=not sure, key=f"remove_act_{stored.id}"):
            remove_act(database(), stored.id)
            open_act(None)
            st.rerun()


def act_file(stored: StoredAct, group: StoredGroup) -> bytes:
    """The act in Word, in the language it was composed in."""
    language: Language = "ky" if stored.language == "ky" else "ru"
    results = act_results(group, stored.evidence, language)
    return write_act(stored.act, results, translator(language), proofs=proofs_of(results.measurements[-1:]))


def act_results(group: StoredGroup, evidence: Mapping[str, Any], language: Language) -> Results:
    """What an act rests on, in the language of the paper; UserError where it was removed meanwhile."""
    wanted_rounds, wanted_measurements = evidence.get("rounds", []), evidence.get("measurements", [])
    scored = [scored_round(summary, language) for summary in rounds(group.id) if summary.id in wanted_rounds]
    measured = [one for one in measurements(group.id) if one.stored.id in wanted_measurements]
    if len(scored) != len(wanted_rounds) or len(measured) != len(wanted_measurements):
        raise UserError("store.error.gone")
    checklist = measured[-1].score.checklist if measured else None
    return results_of([one.round for one in scored], [one.measurement for one in measured], checklist)


def _evidence_rounds(summaries: tuple[RoundSummary, ...], t: Translator) -> tuple[RoundSummary, ...]:
    if len(summaries) < 2:  # noqa: PLR2004 - a pair
        st.caption(" ".join(round_name(summary, t) for summary in summaries))
        return summaries
    pair = pick_two_rounds(summaries, t)
    st.caption(" → ".join(round_name(summary, t) for summary in pair))
    return pair


def _evidence_measurements(measured: tuple[ScoredMeasurement, ...], t: Translator) -> tuple[ScoredMeasurement, ...]:
    """The measurement the act is about, the latest first, and the one before it."""
    by_id = {one.stored.id: one for one in reversed(measured)}
    chosen = st.selectbox(
        t("interface.checklist.which"),
        list(by_id),
        format_func=lambda known: (
            f"{by_id[known].score.checklist.short_title[t.language]} · " + measurement_name(by_id[known], t)
        ),
        key="act_measurement",
        width=480,
    )
    pair = with_previous(measured, by_id[chosen])
    st.caption(" → ".join(measurement_name(one, t) for one in pair))
    return pair


def _language_name(code: str) -> str:
    return translator("ky" if code == "ky" else "ru")("language.name")


def compose_act(group: StoredGroup, evidence: dict[str, Any], language: Language) -> int:
    """Draft an act from rounds or measurements and keep it; its id."""
    results = act_results(group, evidence, language)
    words = translator(language)
    act = (
        draft_services_act(group.group, results.rounds, words)
        if results.checklist is None
        else draft_checklist_act(group.group, results.checklist, results.measurements, words)
    )
    return add_act(database(), group.id, act, language=language, evidence=evidence)


Saved = tuple[StoredAct, Translator]


def _text(field: str, value: str, place: Any, saved: Saved) -> None:
    stored, t = saved
    label, key = t(f"interface.act.{field}"), _key(field, stored)
    if field in LONG_TEXTS:
        place.text_area(label, value, height="content", key=key, on_change=_changed, args=(field, saved))
    else:
        place.text_input(label, value, key=key, on_change=_changed, args=(field, saved))


def _day(field: str, value: date | None, place: Any, saved: Saved) -> None:
    stored, t = saved
    place.date_input(
        t(f"interface.act.{field}"),
        value,
        format="DD.MM.YYYY",
        key=_key(field, stored),
        on_change=_changed,
        args=(field, saved),
    )


def _lines(field: str, value: tuple[str, ...], saved: Saved) -> None:
    stored, t = saved
    st.text_area(
        t(f"interface.act.{field}"),
        "\n".join(value),
        height="content",
        key=_key(field, stored),
        on_change=_changed,
        args=(field, saved),
    )


def _participants(act: Act, saved: Saved) -> None:
    stored, t = saved
    st.text_area(
        t("interface.act.participants"),
        "\n".join(member_line(member) for member in act.participants),
        help=t("interface.act.participants_help"),
        height="content",
        key=_key("participants", stored),
        on_change=_changed,
        args=("participants", saved),
    )


def _recommendations(act: Act, saved: Saved) -> None:
    stored, t = saved
    st.markdown(t("interface.act.recommendations"))
    edited = st.data_editor(
        [
            {"what": one.what, "to_whom": one.to_whom, "by_when": one.by_when, "why": one.why}
            for one in act.recommendations
        ]
        or [{"what": "", "to_whom": "", "by_when": None, "why": ""}],
        num_rows="dynamic",
        placeholder="",
        hide_index=True,
        column_config={
            "what": st.column_config.TextColumn(t("interface.act.what"), width="large"),
            "to_whom": st.column_config.TextColumn(t("interface.act.to_whom")),
            "by_when": st.column_config.DateColumn(t("interface.act.by_when"), format="DD.MM.YYYY"),
            "why": st.column_config.TextColumn(t("interface.act.why")),
        },
        key=_key("recommendations", stored),
    )
    recommendations = tuple(_recommendation(row) for row in edited if str(row.get("what") or "").strip())
    if recommendations != act.recommendations:
        _save(replace(act, recommendations=recommendations), saved)
        st.rerun()


def _recommendation(row: Mapping[str, Any]) -> Recommendation:
    what, to_whom, why = (str(row.get(field) or "").strip() for field in ("what", "to_whom", "why"))
    by_when = row.get("by_when")
    return Recommendation(what, to_whom, date.fromisoformat(str(by_when)[:10]) if by_when else None, why)


def member_line(member: Member) -> str:
    """A member as one line: name – post, the chair marked by a star."""
    line = f"{member.name} – {member.post}" if member.post else member.name
    return f"* {line}" if member.chair else line


def member_of_line(line: str) -> Member:
    """A member from one line, as `member_line` writes it."""
    chair = line.lstrip().startswith("*")
    name, _, post = line.strip().lstrip("* ").partition(" – ")
    return Member(name.strip(), post.strip(), chair)


def _changed(field: str, saved: Saved) -> None:
    """Take a field's new value into the act and save it."""
    stored, _ = saved
    value: Any = st.session_state[_key(field, stored)]
    if field in LINES:
        value = tuple(line.strip() for line in value.splitlines() if line.strip())
    elif field == "participants":
        value = tuple(member_of_line(line) for line in value.splitlines() if line.strip())
    elif isinstance(value, datetime):
        value = value.date()
    _save(replace(stored.act, **{field: value}), saved)


def _save(act: Act, saved: Saved) -> None:
    stored, t = saved
    try:
        change_act(database(), stored.id, stored.version, act)
    except UserError as error:
        st.toast(error_sentence(error, t), icon=":material/sync_problem:")


def _key(field: str, stored: StoredAct) -> str:
    return f"act_{stored.id}_{field}"
