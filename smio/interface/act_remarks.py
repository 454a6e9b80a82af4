"""What those who read a draft say to it, part by part, and that they approve it."""

from collections.abc import Sequence

import streamlit as st

from smio.errors import UserError
from smio.interface.act_editing import Editing, say_refused
from smio.interface.act_parts import CHECK, READ, parts_of
from smio.interface.act_stages import SIGNING
from smio.interface.messages import as_text
from smio.interface.person import moment_here, remember_person, the_person
from smio.interface.session import database
from smio.monitoring import EDITABLE
from smio.store import ActRemark, Event, act_events, add_remark, settle_remark


def open_remarks(remarks: Sequence[ActRemark], part: str | None = None) -> int:
    """How many remarks, on a part or on any, nobody has settled yet."""
    return sum(
        not one.settled and not one.approves and one.field != SIGNING and part in (None, one.field) for one in remarks
    )


def remarks_of_part(editing: Editing, part: str, remarks: Sequence[ActRemark]) -> None:
    """The remarks on a part, the open ones first, and a place for one more."""
    t = editing.t
    ours = sorted((one for one in remarks if one.field == part and not one.approves), key=lambda one: one.settled)
    left = open_remarks(ours)
    label = t("acts.remark.of_part", n=left) if left else t("acts.remark.none_of_part")
    with st.expander(label, icon=":material/rate_review:", expanded=bool(left), key=editing.key(f"remarks_{part}")):
        for remark in ours:
            _remark(editing, remark)
        if editing.stored.stage in EDITABLE:
            _write(editing, part)


def remarks_of_all(editing: Editing, remarks: Sequence[ActRemark]) -> None:
    """Under the whole act, for who reads it at one go: the open remarks on any part, and a place for one on any."""
    t = editing.t
    ours = [one for one in remarks if not one.settled and not one.approves and one.field != SIGNING]
    label = t("acts.remark.of_part", n=len(ours)) if ours else t("acts.remark.none_of_part")
    with st.expander(label, icon=":material/rate_review:", expanded=True, key=editing.key("remarks_read")):
        for remark in ours:
            _remark(editing, remark, named=True)
        _write(editing, READ, choose=True)


def show_approvals(editing: Editing, remarks: Sequence[ActRemark]) -> None:
    """Who approved which version; an approval of words that changed since says so; why it was signed as it is."""
    t, stored = editing.t, editing.stored
    approvals = [one for one in remarks if one.approves]
    history = act_events(database(), stored.id) if approvals else ()
    for one in approvals:
        current = approves_present_words(one, stored.version, history)
        words = t(
            "acts.approval.given" if current else "acts.approval.older",
            who=as_text(one.who), when=moment_here(one.at, t), version=one.act_version,
        )  # fmt: skip
        if current:
            st.success(words, icon=":material/verified:")
        else:
            st.warning(words, icon=":material/history:")
    for one in remarks:
        if one.field == SIGNING:
            when, reason = moment_here(one.at, t), as_text(one.text)
            words = t("acts.sign.signed_with_reason", who=as_text(one.who), when=when, reason=reason)
            st.warning(words, icon=":material/draw:")


def approves_present_words(approval: ActRemark, version: int, history: Sequence[Event]) -> bool:
    """Whether the words approved are the present ones: since then the act only moved from stage to stage."""
    since = [event.what for event in history if event.at > approval.at]
    photos = any(what.startswith("photo_") for what in since)
    return version - approval.act_version == since.count("act_stage") and not photos


def approve_form(editing: Editing) -> None:
    """Say that the draft as it is on the screen is good."""
    st.button(
        editing.t("acts.approval.do"),
        icon=":material/verified:",
        disabled=not the_person(),
        help=editing.t("acts.approval.help"),
        key=editing.key("approve"),
        on_click=_approve,
        args=(editing,),
    )


def _remark(editing: Editing, remark: ActRemark, *, named: bool = False) -> None:
    t = editing.t
    part = f" · {t(f'acts.part.{remark.field}')}" if named and t.has(f"acts.part.{remark.field}") else ""
    with st.container(border=True, key=editing.key(f"remark_{remark.id}"), gap="xsmall"):
        st.caption(f"{as_text(remark.who)} · {moment_here(remark.at, t)}{part}")
        st.markdown(as_text(remark.text).replace("\n", "  \n"))
        if remark.settled:
            st.caption(f":material/check: {t('acts.remark.settled')}")
        else:
            st.button(
                t("acts.remark.settle"),
                icon=":material/check:",
                key=editing.key(f"settle_{remark.id}"),
                on_click=_settle,
                args=(editing, remark),
            )


def _write(editing: Editing, part: str, *, choose: bool = False) -> None:
    """A form, so that a remark is kept only when its writer says so; with ``choose`` also on which part it is."""
    t = editing.t
    text, who, on = (editing.key(f"remark_{name}_{part}") for name in ("text", "who", "on"))
    if who not in st.session_state:
        st.session_state[who] = the_person()
    with st.form(editing.key(f"remark_form_{part}"), border=False):
        if choose:
            parts = [READ, *(name for name in parts_of(editing.act.kind) if name not in {READ, CHECK})]
            st.selectbox(
                t("acts.part.label"), parts, format_func=lambda name: t(f"acts.part.{name}"), key=on, width=420
            )
        st.text_area(t("acts.remark.text"), max_chars=2000, height=80, key=text)
        st.text_input(t("acts.person.name"), max_chars=120, key=who, width=420)
        st.form_submit_button(
            t("acts.remark.add"),
            icon=":material/add_comment:",
            key=editing.key(f"remark_add_{part}"),
            on_click=_add,
            args=(editing, part, text, who, on),
        )


def _add(editing: Editing, part: str, text_key: str, who_key: str, on_key: str) -> None:
    text, who = st.session_state[text_key].strip(), " ".join(st.session_state[who_key].split())
    if not text or not who:
        st.toast(editing.t("acts.remark.needs_both"), icon=":material/error:")
        return
    remember_person(who)
    try:
        field = str(st.session_state.get(on_key) or part)
        add_remark(database(), editing.stored.id, editing.stored.version, text, field=field, who=who)
    except UserError as error:
        say_refused(error, editing.t)
        return
    st.session_state[text_key] = ""


def _settle(editing: Editing, remark: ActRemark) -> None:
    try:
        settle_remark(database(), remark.id, the_person())
    except UserError as error:
        say_refused(error, editing.t)


def _approve(editing: Editing) -> None:
    stored = editing.stored
    try:
        add_remark(database(), stored.id, stored.version, "", approves=True, who=the_person())
    except UserError as error:
        say_refused(error, editing.t)
