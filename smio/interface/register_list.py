"""The register of recommendations: the rates, what is most urgent first, filters by state, addressee and act."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from smio.documents.register_sheets import addressee_of, days_late, reply_words
from smio.interface.messages import as_text
from smio.interface.opened import keep_open, opened
from smio.interface.options import told_apart
from smio.interface.pickers import wants_table
from smio.interface.session import today
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator
from smio.monitoring import Status, Tracked, rates
from smio.monitoring.photo_reference import unmarked
from smio.monitoring.register import by_urgency

OPEN = "asked"  # which recommendation is open, in the session and in the URL: act-number
A_PAGE = 20  # cards drawn at once; a register of a year stays quick
NOT_SENT = "not_sent"  # a state of the page: signed, and nobody was written to
LOOKS: Mapping[str, tuple[str, Any]] = {  # sign and colour of each state
    Status.NO_ANSWER: ("hourglass_empty", "gray"),
    Status.PROMISED: ("event_upcoming", "blue"),
    Status.IN_PROGRESS: ("construction", "blue"),
    Status.DONE: ("check_circle", "primary"),
    Status.REFUSED: ("block", "orange"),
    Status.OVERDUE: ("alarm", "orange"),
    NOT_SENT: ("drafts", "gray"),
}


def place_of(one: Tracked) -> str:
    """How the URL names a recommendation."""
    return f"{one.act_id}-{one.number}"


def open_recommendation(place: str | None) -> None:
    """Keep which recommendation is open through a reload; None closes it."""
    keep_open(OPEN, place)


def the_open_one(register: Sequence[Tracked]) -> Tracked | None:
    """The recommendation of the URL."""
    wanted = opened(OPEN)
    return next((one for one in register if place_of(one) == wanted), None)


def show_rates(register: Sequence[Tracked], t: Translator) -> None:
    """How many were sent, answered, fixed, how long it took, what is overdue: each share with its n of m."""
    counted = rates(register, today())
    with st.container(key="pair_rates"):
        answered, done, days, overdue = st.columns(4)
    answered.metric(
        t("correspondence.rates.answered"),
        t.percent(counted.reply_rate),
        t("correspondence.rates.of", n=counted.answered, sent=counted.sent),
        delta_color="off",
        delta_arrow="off",
        border=True,
    )
    done.metric(
        t("correspondence.rates.done"),
        t.percent(counted.fix_rate),
        t("correspondence.rates.of", n=counted.done, sent=counted.sent),
        delta_color="off",
        delta_arrow="off",
        border=True,
    )
    days.metric(
        t("correspondence.rates.days"),
        t.decimal(counted.days, 0 if counted.days is None or counted.days % 1 == 0 else 1),
        t("correspondence.rates.acts", n=counted.acts_answered, sent=counted.acts_sent),
        delta_color="off",
        delta_arrow="off",
        border=True,
    )
    overdue.metric(
        t("correspondence.rates.overdue"),
        t.whole(counted.overdue),
        t("correspondence.rates.of", n=counted.overdue, sent=counted.sent),
        delta_color="off",
        delta_arrow="off",
        border=True,
    )


def filtered(register: Sequence[Tracked], t: Translator) -> tuple[Tracked, ...]:
    """What the filters leave: by status, addressee, act."""
    states = {place_of(one): state_of(one) for one in register}
    counts = Counter(states.values())
    state = st.pills(
        t("correspondence.register.status"),
        [state for state in (*Status, NOT_SENT) if counts[state]],
        format_func=lambda state: f"{state_words(state, t)} · {counts[state]}",
        key="register_status",
        wrap=True,
    )
    left, right = st.columns(2)
    everyone, every_act = t("correspondence.register.everyone"), t("correspondence.register.every_act")
    addressees = dict.fromkeys(addressee_of(one, t) for one in register)
    addressee = left.selectbox(
        t("correspondence.register.addressee"), ["", *addressees], format_func=lambda one: one or everyone, key="to"
    )
    acts = told_apart({one.act_id: act_words(one) for one in register})
    act = right.selectbox(
        t("correspondence.register.act"), [0, *acts], format_func=lambda one: acts.get(one, every_act), key="of_act"
    )
    return tuple(
        one
        for one in register
        # A choice made in another group's register, or before the last answer came, chooses nothing here.
        if (not counts[str(state)] or states[place_of(one)] == state)
        and (addressee not in addressees or addressee_of(one, t) == addressee)
        and (act not in acts or one.act_id == act)
    )


def act_words(one: Tracked) -> str:
    """The act of a recommendation by its number and subject."""
    return f"№\u00a0{one.act_number} · {one.act_subject}" if one.act_number else one.act_subject


def show_register(register: Sequence[Tracked], t: Translator) -> None:
    """What is most urgent first: a card each, or one table to read and to print."""
    if not register:
        st.info(t("correspondence.register.nothing"), icon=":material/filter_alt_off:")
        return
    as_table = wants_table("register_view", t)
    ordered = by_urgency(register, today())
    if as_table:
        _table(ordered, t)
        return
    shown = st.session_state.get("register_shown", A_PAGE)
    for one in ordered[:shown]:
        _card(one, t)
    rest = len(ordered) - shown
    if rest > 0 and st.button(t("correspondence.register.more", n=min(rest, A_PAGE)), key="more_cards"):
        st.session_state["register_shown"] = shown + A_PAGE
        st.rerun()


def state_of(one: Tracked) -> str:
    """The status, or that nobody was written to yet."""
    return one.status(today()) if one.sent_on is not None or one.replies else NOT_SENT


def state_words(state: str, t: Translator) -> str:
    """A state in words."""
    return t("register.not_sent") if state == NOT_SENT else t(f"register.status.{state}")


def status_badge(one: Tracked, t: Translator) -> None:
    """Where it stands, by sign, word and colour; late by how many days."""
    icon, colour = LOOKS[state_of(one)]
    st.badge(_standing(one, t), icon=f":material/{icon}:", color=colour)


def due_words(one: Tracked, t: Translator) -> str:
    """Of whom, sent when, due when."""
    sent = t("correspondence.register.sent", date=t.short_date(one.sent_on)) if one.sent_on else ""
    due = t("correspondence.register.due", date=t.short_date(one.due)) if one.sent_on and one.due else ""
    return " · ".join(part for part in (addressee_of(one, t), sent, due) if part)


def _standing(one: Tracked, t: Translator) -> str:
    late = days_late(one, today())
    return state_words(state_of(one), t) if late is None else t("correspondence.register.days_late", n=late)


def _card(one: Tracked, t: Translator) -> None:
    act, due = as_text(act_words(one)), as_text(due_words(one, t))
    with st.container(border=True, key=f"card_{place_of(one)}"):
        st.markdown(f"{as_text(unmarked(one.recommendation.what))}  \n:small[:gray[{act}]]  \n:small[:gray[{due}]]")
        with st.container(horizontal=True, vertical_alignment="center"):
            status_badge(one, t)
            files = sum(len(reply.files) for reply in one.replies)
            if one.replies:
                said = t("correspondence.register.replies", n=len(one.replies))
                st.caption(f"{said} :material/attach_file: {files}" if files else said, width="content")
            if st.button(t("correspondence.open"), key=f"open_{place_of(one)}"):
                open_recommendation(place_of(one))
                st.rerun()


def _table(register: Sequence[Tracked], t: Translator) -> None:
    draw_table(
        [t(f"register.column.{name}") for name in ("act", "what", "to_whom", "due", "status", "replies")],
        [
            Row(
                [
                    f"{one.act_number or '—'}\u00a0/\u00a0{one.number}",
                    unmarked(one.recommendation.what),
                    addressee_of(one, t),
                    t.short_date(one.due) if one.sent_on and one.due else "—",
                    Cell(_standing(one, t), "smio-late" if state_of(one) == Status.OVERDUE else ""),
                    reply_words(one.replies[-1], t) if one.replies else "—",
                ]
            )
            for one in register
        ],
        numbers_from=9,
    )
