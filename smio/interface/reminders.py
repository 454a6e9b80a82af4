"""Reminders: which letters have something overdue, and another letter that asks again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from smio.documents import draft_reminder
from smio.interface.answering import letter_name
from smio.interface.frame import go
from smio.interface.letter_choice import open_letter
from smio.interface.messages import as_text, plain_errors
from smio.interface.once import drawn_anew, once
from smio.interface.paper_choices import paper_language
from smio.interface.person import the_person
from smio.interface.session import database, today
from smio.language import Translator, translator
from smio.monitoring import LetterKind, Status, Tracked
from smio.store import StoredGroup, StoredLetter, add_letter, letters_of


@dataclass(frozen=True)
class Late:
    """A letter that went out and what is overdue of it."""

    letter: StoredLetter
    overdue: tuple[Tracked, ...]


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
                        open_letter(once(f"reminder_{one.letter.id}", partial(compose_reminder, group, one)))
                    go("group_work/letters")
                drawn_anew(f"reminder_{one.letter.id}")


def compose_reminder(group: StoredGroup, late: Late) -> int:
    """Draft a reminder of what is overdue and keep it; its id."""
    language = paper_language(late.letter.language)
    letter = draft_reminder(group.group, late.letter.letter, late.overdue, translator(language), today())
    acts = dict.fromkeys(one.act_id for one in late.overdue)
    kind = LetterKind.REMINDER
    return add_letter(database(), group.id, letter, kind=kind, language=language, act_ids=list(acts), who=the_person())
