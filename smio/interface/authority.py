"""The authority's own mark beside the group's answer on each item: both scores, and what they differ on."""

from dataclasses import replace
from datetime import date

import streamlit as st

from smio.checklist import AuthorityMark, Checklist, Item, score_checklist
from smio.errors import UserError
from smio.interface.messages import as_text
from smio.interface.person import the_person
from smio.interface.results import ScoredMeasurement
from smio.interface.session import database
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator, error_sentence
from smio.store import save_mark

AGREES, DIFFERS = "agrees", "differs"
MARKED_BY = "authority_who"


def show_both_scores(measured: ScoredMeasurement, t: Translator) -> None:
    """The score by the group's answers and by the authority's, and the list of what they differ on."""
    measurement, checklist = measured.measurement, measured.score.checklist
    if not measurement.marks:
        return
    authority = score_checklist(checklist, measurement.authority_codes)
    ours, theirs, marked = st.columns(3)
    ours.metric(t("interface.review.by_group"), t.whole(measured.score.rounded))
    theirs.metric(t("interface.review.by_authority"), t.whole(authority.rounded))
    answered = [item for item in measurement.marks if item in measurement.answers]
    marked.metric(t("interface.review.marked"), f"{len(answered)} / {len(measurement.answers)}")
    disputed = measurement.disputed
    if not disputed:
        st.caption(t("interface.review.no_disputes"))
        return
    draw_table(
        [t(f"interface.review.{name}") for name in ("item", "group_says", "authority_says", "reason")],
        [
            Row(
                [
                    f"{item}. {checklist.items[item].text[t.language]}",
                    checklist.answer(measurement.answers[item].answer).label[t.language],
                    checklist.answer(mark.answer).label[t.language],
                    Cell(mark.reason or "—", quiet=_signed(mark, t)),
                ]
            )
            for item, mark in disputed.items()
        ],
        numbers_from=9,
        caption=t("interface.review.disputes", n=len(disputed)),
    )


def mark_items(measured: ScoredMeasurement, t: Translator) -> None:
    """Every answered item of a direction: does the authority agree, and if not, what it says and why."""
    checklist = measured.score.checklist
    answered = [one for one in checklist.items if one in measured.measurement.answers]
    if not answered:
        st.info(t("interface.review.nothing_answered"), icon=":material/info:")
        return
    directions = {one.id: one for one in checklist.directions if any(item.id in answered for item in one.items)}
    left, right = st.columns(2, vertical_alignment="bottom")
    chosen = left.selectbox(
        t("interface.checklist.direction"),
        list(directions),
        format_func=lambda name: f"{name}. {directions[name].title[t.language]}",
        key=f"mark_direction_{measured.stored.id}",
    )
    right.text_input(t("interface.review.marked_by"), key=MARKED_BY, persist_state="session")
    items = [item for item in directions[chosen].items if item.id in answered]
    unmarked = [item.id for item in items if item.id not in measured.measurement.marks]
    if unmarked and st.button(t("interface.review.agree_with_rest", n=len(unmarked)), key=f"agree_all_{chosen}"):
        for item in unmarked:
            _save(measured, item, _today(AuthorityMark(agrees=True)), t)
        st.rerun()
    for item in items:
        _mark_fields(measured, checklist, item, t)


def _mark_fields(measured: ScoredMeasurement, checklist: Checklist, item: Item, t: Translator) -> None:
    mark = measured.measurement.marks.get(item.id)
    given = measured.measurement.answers[item.id]
    key = f"{measured.stored.id}_{item.id}"
    with st.container(border=True):
        st.markdown(f"**{as_text(item.id)}. {as_text(item.text[t.language])}**")
        ours = as_text(checklist.answer(given.answer).label[t.language])
        st.caption(t("interface.review.our_answer", answer=ours))
        st.segmented_control(
            t("interface.review.authority"),
            (AGREES, DIFFERS),
            default=None if mark is None else AGREES if mark.agrees else DIFFERS,
            format_func=lambda stand: t(f"interface.review.{stand}"),
            key=f"stand_{key}",
            label_visibility="collapsed",
            on_change=_stand_changed,
            args=(measured, item.id, t),
        )
        if mark is None or mark.agrees:
            return
        others = {one.code: as_text(one.label[t.language]) for one in checklist.answers_of(item)}
        others.pop(given.answer, None)
        st.segmented_control(
            t("interface.review.authority_says"),
            list(others),
            default=mark.answer if mark.answer in others else None,
            format_func=lambda code: others[str(code)],
            key=f"theirs_{key}",
            wrap=True,
            on_change=_field_changed,
            args=(measured, item.id, "answer", f"theirs_{key}", t),
        )
        st.text_area(
            t("interface.review.reason"),
            mark.reason,
            height=80,
            key=f"reason_{key}",
            on_change=_field_changed,
            args=(measured, item.id, "reason", f"reason_{key}", t),
        )


def _stand_changed(measured: ScoredMeasurement, item: str, t: Translator) -> None:
    stand = st.session_state[f"stand_{measured.stored.id}_{item}"]
    if stand is None:
        _save(measured, item, None, t)
        return
    before = measured.measurement.marks.get(item, AuthorityMark(agrees=True))
    ours = measured.measurement.answers[item].answer
    answer = "" if stand == AGREES else before.answer or ours
    _save(measured, item, _today(replace(before, agrees=stand == AGREES, answer=answer)), t)


def _field_changed(measured: ScoredMeasurement, item: str, field: str, key: str, t: Translator) -> None:
    mark = measured.measurement.marks[item]
    value = st.session_state[key] or (measured.measurement.answers[item].answer if field == "answer" else "")
    _save(measured, item, _today(replace(mark, **{field: value.strip()})), t)


def _today(mark: AuthorityMark) -> AuthorityMark:
    who = str(st.session_state.get(MARKED_BY) or "").strip() or mark.marked_by
    return replace(mark, marked_on=date.today(), marked_by=who)  # noqa: DTZ011 - the user's own calendar day


def _save(measured: ScoredMeasurement, item: str, mark: AuthorityMark | None, t: Translator) -> None:
    version = measured.stored.mark_versions.get(item, 0)
    who = mark.marked_by if mark else the_person()
    try:
        save_mark(database(), measured.stored.id, item, mark, version=version, who=who)
    except UserError as error:
        st.toast(as_text(error_sentence(error, t)), icon=":material/sync_problem:")


def _signed(mark: AuthorityMark, t: Translator) -> str:
    when = t.short_date(mark.marked_on) if mark.marked_on else ""
    return ", ".join(part for part in (mark.marked_by, when) if part)
