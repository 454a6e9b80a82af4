"""An open act: where it stands, the part being written, its check; every change is saved as it is made."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from smio.interface.act_checking import check, count_of, say_counts, show_check
from smio.interface.act_choice import open_act, open_part, the_open_part
from smio.interface.act_drafts import act_file
from smio.interface.act_editing import Editing
from smio.interface.act_fields import day_field, lines_field, long_field, period_field, text_field
from smio.interface.act_list import capital
from smio.interface.act_parts import CHECK, READ, part_of, parts_of
from smio.interface.act_people import people_part
from smio.interface.act_photos import photos_part
from smio.interface.act_prices import prices_part
from smio.interface.act_reading import read_act
from smio.interface.act_recommendations import recommendations_part
from smio.interface.act_redraft import ask_about_edited, redraft_button, say_outdated
from smio.interface.act_remarks import approve_form, open_remarks, remarks_of_all, remarks_of_part, show_approvals
from smio.interface.act_stages import remove_open_act, show_history, show_stages, sign_form, stage_buttons
from smio.interface.frame import next_step
from smio.interface.messages import as_text
from smio.interface.person import ask_person
from smio.interface.session import database
from smio.language import Translator
from smio.monitoring import EDITABLE, Stage
from smio.monitoring.act_fault import Severity
from smio.store import ActRemark, StoredAct, StoredGroup, remarks_on

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PARTS = "act_parts"  # the picker's key


def show_act(stored: StoredAct, group: StoredGroup, t: Translator) -> None:
    """An act that may be changed part by part, or one that was signed, to read."""
    editing = Editing(stored, group, t, check(stored, group))
    remarks = remarks_on(database(), stored.id)
    _top(editing)
    if stored.stage in EDITABLE:
        _write(editing, remarks)
    else:
        _read(editing, remarks)


def _top(editing: Editing) -> None:
    act, t = editing.act, editing.t
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        back = t("acts.back")
        st.button(back, icon=":material/arrow_back:", type="tertiary", key="back", on_click=open_act, args=(None,))
        _download(editing, "act_docx")
    number = f"№\u00a0{as_text(act.number)} · " if act.number else ""
    with st.container(key="act_title"):
        st.subheader(f"{number}{as_text(capital(act.subject) or t('acts.list.no_subject'))}", anchor=False)
    st.caption(f"{t(f'acts.kind.{act.kind}')} · {editing.paper('language.name')}")
    show_stages(editing.stored.stage, t)


def _write(editing: Editing, remarks: Sequence[ActRemark]) -> None:
    with st.container(key="act_bar", horizontal=True, wrap=False, vertical_alignment="center"):
        say_counts(editing.faults, editing.t)
        st.button(
            editing.t("acts.check.show"), icon=":material/rule:", key="show_check", on_click=open_part, args=(CHECK,)
        )  # fmt: skip
    say_outdated(editing)
    ask_about_edited(editing)
    part = _pick_part(editing, remarks)
    WRITTEN[part](editing)
    if part == CHECK:
        _finish(editing, remarks)
        return
    if part == READ:
        remarks_of_all(editing, remarks)
    else:
        remarks_of_part(editing, part, remarks)
    _onwards(editing, part)


def _pick_part(editing: Editing, remarks: Sequence[ActRemark]) -> str:
    """The part of the URL; a draft opens at its head, one under review as a whole."""
    t, parts = editing.t, parts_of(editing.act.kind)
    first = READ if editing.stored.stage is Stage.REVIEW else parts[0]
    part = the_open_part() if the_open_part() in parts else first
    musts = Counter(part_of(one.field, editing.act.kind) for one in editing.faults if one.severity is Severity.MUST)
    marks = {name: musts[name] + open_remarks(remarks, name) for name in parts}
    st.session_state[PARTS] = part
    st.segmented_control(
        t("acts.part.label"),
        parts,
        required=True,
        format_func=lambda name: t(f"acts.part.{name}") + (f" · {marks[name]}" if marks[name] else ""),
        key=PARTS,
        label_visibility="collapsed",
        wrap=True,
        on_change=lambda: open_part(st.session_state[PARTS]),
    )
    return part


def _head(editing: Editing) -> None:
    st.caption(editing.t("acts.saved_at_once"))
    number, signed_on, answer_by = st.columns(3)
    with number:
        text_field(editing, "number")
    with signed_on:
        day_field(editing, "signed_on")
    with answer_by:
        day_field(editing, "answer_by")
    for field in ("subject", "place"):
        text_field(editing, field)
    long_field(editing, "basis")
    period_field(editing)
    text_field(editing, "organisation")
    redraft_button(editing)


def _finish(editing: Editing, remarks: Sequence[ActRemark]) -> None:
    """Under the findings: what was said of the whole, the file, approval, the next stage."""
    t, left = editing.t, open_remarks(remarks)
    if left:
        st.info(t("acts.remark.left", n=left), icon=":material/rate_review:")
    remarks_of_part(editing, CHECK, remarks)
    show_approvals(editing, remarks)
    st.markdown(f"##### {t('acts.finish.title')}")
    ask_person(t, needed=True)
    with st.container(horizontal=True):
        _download(editing, "act_docx_to_sign")
        approve_form(editing)
    stage_buttons(editing)
    sign_form(editing, count_of(editing.faults, Severity.MUST))
    show_history(editing)
    remove_open_act(editing)


def _read(editing: Editing, remarks: Sequence[ActRemark]) -> None:
    show_approvals(editing, remarks)
    if editing.stored.stage is Stage.SIGNED:
        next_step(editing.t("acts.to_letter"), "group_work/letters")
    elif editing.stored.stage is not Stage.CLOSED:
        next_step(editing.t("acts.to_register"), "group_work/register", primary=False)
    stage_buttons(editing)
    read_act(editing)
    show_history(editing)


def _download(editing: Editing, key: str) -> None:
    stored, t = editing.stored, editing.t
    st.download_button(
        t("interface.download.act"),
        partial(act_file, stored, editing.group),
        t("interface.file.act", id=stored.act.number.replace("/", "-") or str(stored.id)),
        WORD,
        on_click="ignore",
        icon=":material/description:",
        key=key,
    )


def _onwards(editing: Editing, part: str) -> None:
    """To the next part; one need not look for it above."""
    t, parts = editing.t, parts_of(editing.act.kind)
    following = parts[parts.index(part) + 1]
    st.button(
        t("acts.part.next", part=t(f"acts.part.{following}")),
        icon=":material/arrow_forward:",
        icon_position="right",
        type="primary",
        key="next_part",
        on_click=open_part,
        args=(following,),
    )


WRITTEN: dict[str, Callable[[Editing], None]] = {
    "head": _head,
    "people": people_part,
    "method": lambda editing: long_field(editing, "method"),
    "prices": prices_part,
    "facts": lambda editing: lines_field(editing, "facts"),
    "photos": photos_part,
    "conclusions": lambda editing: lines_field(editing, "conclusions"),
    "recommendations": recommendations_part,
    "copies": lambda editing: lines_field(editing, "copies", between="\n"),
    READ: read_act,
    CHECK: show_check,
}
