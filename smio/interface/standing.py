"""Where the group stands with the answers of the authorities, and the next step with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from smio.interface.frame import go
from smio.interface.letter_choice import open_letter
from smio.interface.session import database, today
from smio.language import Translator
from smio.monitoring import Stage, Status, Tracked
from smio.monitoring.register import SETTLED
from smio.store import StoredAct, StoredGroup, StoredLetter, acts_of, letters_of, register_of


@dataclass(frozen=True)
class Standing:
    """What was sent and waits, what is overdue, what is due next; which letters and acts have not gone out."""

    sent: int
    waiting: int
    overdue: int
    next_due: date | None
    unsent: tuple[StoredLetter, ...] = ()
    signed: tuple[StoredAct, ...] = ()


def standing_of(
    register: Sequence[Tracked], letters: Sequence[StoredLetter], acts: Sequence[StoredAct], on: date
) -> Standing:
    """Where a group stands on a day. An act that an unsent letter brings waits for that letter, not for another."""
    sent = [one for one in register if one.sent_on is not None]
    open_ones = [one for one in sent if one.said not in SETTLED]
    overdue = [one for one in open_ones if one.status(on) is Status.OVERDUE]
    ahead = [one.due for one in open_ones if one.due is not None and one.due >= on]
    unsent = tuple(letter for letter in letters if letter.sent_on is None)
    brought = {act_id for letter in letters for act_id in letter.act_ids}
    return Standing(
        sent=len(sent),
        waiting=sum(one.answered_on is None for one in open_ones),
        overdue=len(overdue),
        next_due=min(ahead, default=None),
        unsent=unsent,
        signed=tuple(act for act in acts if act.stage is Stage.SIGNED and act.id not in brought),
    )


def show_standing(group: StoredGroup, t: Translator) -> None:
    """The answers on the first page; nothing where no act was signed yet."""
    acts = acts_of(database(), group.id)
    standing = standing_of(register_of(database(), group.id), letters_of(database(), group.id), acts, today())
    if not (standing.sent or standing.unsent or standing.signed):
        return
    st.subheader(t("correspondence.standing.title"), anchor=False)
    if standing.sent:
        with st.container(key="pair_standing"):
            waiting, overdue, due = st.columns(3)
        waiting.metric(t("correspondence.standing.waiting"), t.whole(standing.waiting), border=True)
        overdue.metric(t("correspondence.standing.overdue"), t.whole(standing.overdue), border=True)
        next_due = t.short_date(standing.next_due) if standing.next_due else "—"
        due.metric(t("correspondence.standing.next_due"), next_due, border=True)
    _next(standing, t)


def _next(standing: Standing, t: Translator) -> None:
    """One step: what is ready to go out first, then what is overdue, then the register."""
    if standing.unsent:
        st.caption(t("correspondence.standing.unsent", n=len(standing.unsent)))
        if _button("send", "send", t):
            open_letter(standing.unsent[0].id if len(standing.unsent) == 1 else None)
            go("group_work/letters")
    elif standing.signed:
        st.caption(t("correspondence.standing.signed", n=len(standing.signed)))
        if _button("write", "mail", t):
            open_letter(None)
            go("group_work/letters")
    elif standing.overdue:
        if _button("remind", "notification_important", t):
            go("group_work/register")
    elif _button("look", "mark_email_read", t):
        go("group_work/register")


def _button(step: str, icon: str, t: Translator) -> bool:
    return st.button(t(f"correspondence.standing.{step}"), icon=f":material/{icon}:", key=f"standing_{step}")
