"""Which act is open, at which part of it, or that a new one is begun: in the session and in the URL."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from smio.errors import UserError
from smio.interface.frame import go
from smio.interface.opened import keep_open, opened
from smio.interface.session import database
from smio.language import Translator
from smio.monitoring import ActKind
from smio.store import StoredAct, StoredGroup, load_act

OPEN = "act"  # an act's id, or that a new one is begun
PART = "part"  # the part of the open act
BEGUN = "new"
PAGE = "group_work/acts"
START = "act_begun_with"  # what a new act begins with, given by another page


def open_act(act_id: int | None, part: str | None = None) -> None:
    """Keep which act is open through a reload; None closes it."""
    keep_open(OPEN, act_id)
    keep_open(PART, part)


def begin_act(kind: ActKind | None = None, *, plan_item: int | None = None) -> None:
    """Begin a new act, of a kind or for a line of the plan where that is known; the acts' page shows the form."""
    keep_open(OPEN, BEGUN)
    keep_open(PART, None)
    st.session_state[START] = {"kind": kind, "plan_item": plan_item}


def compose_step(t: Translator, kind: ActKind | None = None) -> None:
    """The next step of another page: a button that begins an act."""
    label = t("interface.start.to_group_work_acts")
    if st.button(label, type="primary", icon=":material/arrow_forward:", icon_position="right", key=f"to_{PAGE}"):
        begin_act(kind)
        go(PAGE)


def started_with() -> Mapping[str, Any]:
    """The kind and the line of the plan that another page began an act with."""
    return st.session_state.get(START) or {}


def is_begun() -> bool:
    """Whether a new act is being begun."""
    return opened(OPEN) == BEGUN


def the_open_act(group: StoredGroup) -> StoredAct | None:
    """The act of the URL, if it is the group's."""
    wanted = opened(OPEN)
    if not wanted.isdecimal():
        return None
    try:
        return load_act(database(), group.id, int(wanted))
    except UserError:
        return None  # removed meanwhile, or another group's


def the_open_part() -> str:
    """The part of the URL; empty for none."""
    return opened(PART)


def open_part(part: str) -> None:
    """Go to a part of the open act."""
    keep_open(PART, part)
