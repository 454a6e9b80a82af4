"""The way of an act: where it stands, what it may become, who did what to it."""

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from smio.errors import UserError
from smio.interface.act_choice import open_act
from smio.interface.act_drafts import written_act
from smio.interface.act_editing import Editing, say_refused
from smio.interface.person import moment_here, the_person
from smio.interface.session import database
from smio.interface.tables import Row, draw_table
from smio.language import Translator
from smio.monitoring import Stage
from smio.store import act_events, add_remark, move_act, remove_act

SIGNING = "signing"  # what a remark is about that says why an act was signed with findings left
ICONS = {
    (Stage.DRAFT, Stage.REVIEW): "rate_review",
    (Stage.REVIEW, Stage.DRAFT): "undo",
    (Stage.SIGNED, Stage.DRAFT): "undo",
    (Stage.SENT, Stage.CLOSED): "task_alt",
    (Stage.ANSWERED, Stage.CLOSED): "task_alt",
    (Stage.CLOSED, Stage.ANSWERED): "undo",
}  # what a person decides here; signing has a form of its own, sending is the letter's, an answer comes by itself


def show_stages(stage: Stage, t: Translator) -> None:
    """The stages as a line of steps, the present one marked."""
    reached = list(Stage).index(stage)
    steps = "".join(
        f"<li{_step(place, reached)}>{escape(t(f'acts.stage.{one}'))}</li>" for place, one in enumerate(Stage)
    )
    st.html(f'<ol class="smio-stages" aria-label="{escape(t("acts.stages.line"))}">{steps}</ol>')


def stage_buttons(editing: Editing) -> None:
    """What the act may become, as buttons that say what happens."""
    stage, t = editing.stored.stage, editing.t
    with st.container(horizontal=True):
        for wanted in (wanted for now, wanted in ICONS if now is stage):
            st.button(
                t(f"acts.stages.{stage}_to_{wanted}"),
                icon=f":material/{ICONS[stage, wanted]}:",
                key=editing.key(f"to_{wanted}"),
                on_click=_move,
                args=(editing, wanted),
            )


def sign_form(editing: Editing, musts: int) -> None:
    """Sign; with findings left that must be mended only after the group wrote down why.

    People sign on paper, and nine of twelve may be away: to refuse would only teach them to invent a third name. So
    the act may go on, and its reason stays with it for everybody to read.
    """
    t = editing.t
    if not musts:
        st.button(
            t("acts.sign.do"),
            type="primary",
            icon=":material/draw:",
            help=t("acts.sign.help"),
            key=editing.key("sign"),
            on_click=_sign,
            args=(editing,),
        )
        return
    st.info(t("acts.sign.mend_first", n=musts), icon=":material/rule:")
    with st.expander(t("acts.sign.anyway"), icon=":material/draw:"):
        st.caption(t("acts.sign.anyway_why"))
        key = editing.key("sign_reason")
        st.text_area(t("acts.sign.reason"), max_chars=500, height=80, key=key, placeholder=t("acts.sign.placeholder"))
        st.button(
            t("acts.sign.with_reason"),
            icon=":material/draw:",
            disabled=not the_person(),
            key=editing.key("sign_anyway"),
            on_click=_sign_with_reason,
            args=(editing, key),
        )


def show_history(editing: Editing) -> None:
    """Who did what to this act, and when."""
    t = editing.t
    history = st.expander(t("acts.history.title"), key=editing.key("history"), on_change="rerun")
    if history.open:
        rows = [
            Row([moment_here(event.at, t), event.who or "—", event_text(event.what, event.details, t)])
            for event in act_events(database(), editing.stored.id)
        ]
        with history:
            draw_table([t(f"acts.history.{name}") for name in ("when", "who", "what")], rows, numbers_from=3)


def event_text(what: str, details: Mapping[str, Any], t: Translator) -> str:
    """What happened, with the parts that were changed or the stage that was reached."""
    said = t(f"interface.event.{what}")
    about = [f"acts.field.{name}" for name in details.get("fields", ())]
    about += [f"acts.part.{details.get('field')}", f"acts.stage.{details.get('stage')}"]
    named = [t(key) for key in about if t.has(key)]
    return f"{said}: {', '.join(named)}" if named else said


def remove_open_act(editing: Editing) -> None:
    """Remove a draft, after a tick."""
    t = editing.t
    with st.expander(t("acts.remove.do"), icon=":material/delete:"):
        sure = st.checkbox(t("acts.remove.sure"), key=editing.key("sure"))
        st.button(
            t("acts.remove.do"), disabled=not sure, key=editing.key("remove"), on_click=_remove, args=(editing,)
        )  # fmt: skip


def _step(place: int, reached: int) -> str:
    if place == reached:
        return ' class="now" aria-current="step"'
    return ' class="done"' if place < reached else ""


def _move(editing: Editing, stage: Stage) -> None:
    stored = editing.stored
    try:
        move_act(database(), stored.id, stored.version, stage, the_person())
    except UserError as error:
        say_refused(error, editing.t)


def _sign(editing: Editing, reason: str = "") -> None:
    """Sign the act as its paper stands at this moment: later changes of the data do not reach it."""
    stored, group = editing.stored, editing.group
    try:
        paper = written_act(stored, group)
        move_act(database(), stored.id, stored.version, Stage.SIGNED, the_person(), paper=paper)
        if reason:
            add_remark(database(), stored.id, stored.version, reason, field=SIGNING, who=the_person())
    except UserError as error:
        say_refused(error, editing.t)


def _sign_with_reason(editing: Editing, key: str) -> None:
    reason = " ".join(st.session_state[key].split())
    if not reason:
        st.toast(editing.t("acts.sign.reason_needed"), icon=":material/error:")
        return
    _sign(editing, reason)


def _remove(editing: Editing) -> None:
    try:
        remove_act(database(), editing.stored.id, the_person())
    except UserError as error:
        say_refused(error, editing.t)
        return
    open_act(None)
