"""The register of recommendations: what is waited for, cards by status, addressee and act, reminders, downloads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from smio.documents import draft_reminder, due_calendar, register_csv, register_workbook
from smio.documents.register_sheets import addressee_of, days_late
from smio.interface.answering import letter_name
from smio.interface.frame import go
from smio.interface.letters import open_letter, paper_language
from smio.interface.messages import as_text, plain_errors
from smio.interface.person import the_person
from smio.interface.session import database, today
from smio.language import Translator, translator
from smio.monitoring import LetterKind, Status, Tracked, rates
from smio.store import StoredGroup, StoredLetter, add_letter, letters_of, plan_of

OPEN = "asked"  # which recommendation is open, in the session and in the URL: act-number
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A_PAGE = 20  # cards drawn at once; a register of a year stays quick
COLOURS = {
    Status.NO_ANSWER: "gray",
    Status.PROMISED: "blue",
    Status.IN_PROGRESS: "blue",
    Status.DONE: "primary",
    Status.REFUSED: "orange",
    Status.OVERDUE: "orange",
}
ICONS = {
    Status.NO_ANSWER: "hourglass_empty",
    Status.PROMISED: "event_upcoming",
    Status.IN_PROGRESS: "construction",
    Status.DONE: "check_circle",
    Status.REFUSED: "block",
    Status.OVERDUE: "alarm",
}


@dataclass(frozen=True)
class Late:
    """A letter that went out and what is overdue of it."""

    letter: StoredLetter
    overdue: tuple[Tracked, ...]


def place_of(one: Tracked) -> str:
    """How the URL names a recommendation."""
    return f"{one.act_id}-{one.number}"


def open_recommendation(place: str | None) -> None:
    """Keep which recommendation is open through a reload; None closes it."""
    if place is None:
        st.session_state.pop(OPEN, None)
        st.query_params.pop(OPEN, None)
        return
    st.session_state[OPEN] = place
    st.query_params[OPEN] = place


def the_open_one(register: Sequence[Tracked]) -> Tracked | None:
    """The recommendation of the URL."""
    wanted = str(st.session_state.get(OPEN) or st.query_params.get(OPEN) or "")
    return next((one for one in register if place_of(one) == wanted), None)


def show_rates(register: Sequence[Tracked], t: Translator) -> None:
    """How many were sent, answered, fixed, how long it took, what is overdue: each share with its n of m."""
    counted = rates(register, today())
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
    overdue.metric(t("correspondence.rates.overdue"), t.whole(counted.overdue), border=True)


def late_letters(group: StoredGroup, register: Sequence[Tracked], on: date) -> tuple[Late, ...]:
    """The cover letters that went out, the earliest first, each with what is overdue of the acts it brought first."""
    overdue = [one for one in register if one.status(on) is Status.OVERDUE]
    sent = [one for one in letters_of(database(), group.id) if one.kind is LetterKind.COVER and one.sent_on]
    late: list[Late] = []
    for letter in sorted(sent, key=lambda one: (one.sent_on or on, one.id)):
        mine = tuple(one for one in overdue if one.act_id in letter.act_ids)
        if mine:
            late.append(Late(letter, mine))
            overdue = [one for one in overdue if one not in mine]
    return tuple(late)


def remind(group: StoredGroup, register: Sequence[Tracked], t: Translator) -> None:
    """A reminder in one click for each letter with something overdue, or that none is needed."""
    late = late_letters(group, register, today())
    if not late:
        st.success(t("correspondence.remind.not_needed"), icon=":material/task_alt:")
        return
    with st.container(border=True, key="reminders"):
        for one in late:
            with st.container(horizontal=True, vertical_alignment="center"):
                name = as_text(letter_name(one.letter.letter, t))
                st.markdown(t("correspondence.remind.late", letter=name, n=len(one.overdue)))
                if st.button(
                    t("correspondence.remind.write"),
                    type="primary",
                    icon=":material/notification_important:",
                    key=f"remind_{one.letter.id}",
                ):
                    with plain_errors(t):
                        open_letter(compose_reminder(group, one))
                    go("group_work/letters")


def compose_reminder(group: StoredGroup, late: Late) -> int:
    """Draft a reminder of what is overdue and keep it; its id."""
    language = paper_language(late.letter.language)
    letter = draft_reminder(group.group, late.letter.letter, late.overdue, translator(language), today())
    acts = dict.fromkeys(one.act_id for one in late.overdue)
    kind = LetterKind.REMINDER
    return add_letter(database(), group.id, letter, kind=kind, language=language, act_ids=list(acts), who=the_person())


def filtered(register: Sequence[Tracked], t: Translator) -> tuple[Tracked, ...]:
    """What the filters leave: by status, addressee, act."""
    on = today()
    counts = {status: sum(one.status(on) is status for one in register) for status in Status}
    status = st.pills(
        t("correspondence.register.status"),
        [status for status in Status if counts[status]],
        format_func=lambda status: f"{t(f'register.status.{status}')} · {counts[status]}",
        key="register_status",
        wrap=True,
    )
    left, right = st.columns(2)
    everyone, every_act = t("correspondence.register.everyone"), t("correspondence.register.every_act")
    addressees = dict.fromkeys(addressee_of(one, t) for one in register)
    addressee = left.selectbox(
        t("correspondence.register.addressee"), ["", *addressees], format_func=lambda one: one or everyone, key="to"
    )
    acts = {one.act_id: act_words(one) for one in register}
    act = right.selectbox(
        t("correspondence.register.act"), [0, *acts], format_func=lambda one: acts.get(one, every_act), key="of_act"
    )
    return tuple(
        one
        for one in register
        if (status is None or one.status(on) is status)
        and (not addressee or addressee_of(one, t) == addressee)
        and (not act or one.act_id == act)
    )


def act_words(one: Tracked) -> str:
    """The act of a recommendation by its number and subject."""
    return f"№\u00a0{one.act_number} · {one.act_subject}" if one.act_number else one.act_subject


def show_cards(register: Sequence[Tracked], t: Translator) -> None:
    """A card for each recommendation: what, of whom, by when, where it stands."""
    if not register:
        st.info(t("correspondence.register.nothing"), icon=":material/filter_alt_off:")
        return
    shown = st.session_state.get("register_shown", A_PAGE)
    for one in register[:shown]:
        _card(one, t)
    rest = len(register) - shown
    if rest > 0 and st.button(t("correspondence.register.more", n=min(rest, A_PAGE)), key="more_cards"):
        st.session_state["register_shown"] = shown + A_PAGE
        st.rerun()


def status_badge(one: Tracked, t: Translator) -> None:
    """Where it stands, by sign, word and colour; late by how many days."""
    status, late = one.status(today()), days_late(one, today())
    words = t("correspondence.register.days_late", n=late) if late is not None else t(f"register.status.{status}")
    st.badge(words, icon=f":material/{ICONS[status]}:", color=COLOURS[status])  # pyright: ignore[reportArgumentType]


def due_words(one: Tracked, t: Translator) -> str:
    """Of whom, sent when, due when."""
    sent = t("correspondence.register.sent", date=t.short_date(one.sent_on)) if one.sent_on else ""
    due = t("correspondence.register.due", date=t.short_date(one.due)) if one.sent_on and one.due else ""
    return " · ".join(part for part in (addressee_of(one, t), sent or t("register.not_sent"), due) if part)


def _card(one: Tracked, t: Translator) -> None:
    with st.container(border=True, key=f"card_{place_of(one)}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            status_badge(one, t)
            files = sum(len(reply.files) for reply in one.replies)
            if one.replies:
                st.caption(t("correspondence.register.replies", n=len(one.replies)))
            if files:
                st.caption(f":material/attach_file: {files}")
        st.markdown(as_text(one.recommendation.what))
        st.caption(f"{as_text(act_words(one))}  \n{as_text(due_words(one, t))}")
        if st.button(t("correspondence.open"), key=f"open_{place_of(one)}"):
            open_recommendation(place_of(one))
            st.rerun()


def downloads(group: StoredGroup, register: Sequence[Tracked], t: Translator) -> None:
    """The whole register as xlsx and CSV, its days for a calendar."""
    with st.container(horizontal=True):
        st.download_button(
            t("correspondence.download.xlsx"),
            lambda: register_workbook(register, t, today()),
            t("correspondence.file.xlsx"),
            XLSX,
            icon=":material/table:",
            on_click="ignore",
            key="register_xlsx",
        )
        st.download_button(
            t("correspondence.download.csv"),
            lambda: register_csv(register, t, today()),
            t("correspondence.file.csv"),
            "text/csv",
            icon=":material/csv:",
            on_click="ignore",
            key="register_csv",
        )
        st.download_button(
            t("correspondence.download.ics"),
            lambda: calendar_file(group, register, t),
            t("correspondence.file.ics"),
            "text/calendar",
            icon=":material/calendar_month:",
            help=t("correspondence.download.ics_help"),
            on_click="ignore",
            key="register_ics",
        )


def calendar_file(group: StoredGroup, register: Sequence[Tracked], t: Translator) -> bytes:
    """The days of the register and of the plan."""
    plan = [stored.item for stored in plan_of(database(), group.id)]
    return due_calendar(register, plan, t, datetime.now(UTC), name=group.group.name)
