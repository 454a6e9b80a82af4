"""The group's acts: number, kind, day, stage, what was answered; to filter, to find, to open."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from smio.interface.act_choice import begin_act, open_act
from smio.interface.messages import as_text
from smio.interface.session import database
from smio.language import Translator
from smio.monitoring import Stage
from smio.store import StoredAct, StoredGroup, register_of

A_PAGE = 20
FIND_FROM = 8  # fewer acts are seen at a glance
SHOWN = "acts_shown"  # how many are shown, after «show more»


@dataclass(frozen=True)
class Answered:
    """What the authority said to an act's recommendations."""

    answered: int = 0
    asked: int = 0


def list_acts(group: StoredGroup, acts: Sequence[StoredAct], t: Translator) -> None:
    """The acts of the chosen stage, the latest first, twenty at a time."""
    chosen = _filtered(acts, t)
    answers = answered_by_act(group)
    shown = int(st.session_state.get(SHOWN) or A_PAGE)
    if not chosen:
        st.caption(t("acts.list.nothing"))
    for stored in chosen[:shown]:
        _row(stored, answers.get(stored.id, Answered()), t)
    if len(chosen) > shown:
        st.button(
            t("acts.list.more", n=len(chosen) - shown),
            icon=":material/expand_more:",
            key="acts_more",
            on_click=_show,
            args=(shown + A_PAGE,),
        )


def answered_by_act(group: StoredGroup) -> Mapping[int, Answered]:
    """By act: how many of its recommendations the authority answered, of those that went out."""
    found: dict[int, Answered] = {}
    for one in register_of(database(), group.id):
        if one.sent_on is not None:
            before = found.get(one.act_id, Answered())
            found[one.act_id] = Answered(before.answered + (one.answered_on is not None), before.asked + 1)
    return found


def new_act_button(t: Translator) -> None:
    """Begin another act."""
    st.button(t("acts.list.new"), type="primary", icon=":material/add:", key="new_act", on_click=begin_act)


def found_in(stored: StoredAct, words: str) -> bool:
    """Whether an act's number, subject or place holds every word."""
    text = f"{stored.act.number} {stored.act.subject} {stored.act.place}".casefold()
    return all(word in text for word in words.casefold().split())


def capital(words: str) -> str:
    """Words as a heading begins: an act's subject stands in the middle of its sentence."""
    return words[:1].upper() + words[1:]


def _filtered(acts: Sequence[StoredAct], t: Translator) -> Sequence[StoredAct]:
    """Those of a stage, and with the words looked for; neither is asked where there is nothing to choose."""
    counts = Counter(stored.stage for stored in acts)
    chosen = acts
    if len(counts) > 1:
        stage = st.pills(
            t("acts.list.stage"),
            [stage.value for stage in Stage if counts[stage]],
            format_func=lambda name: f"{t(f'acts.stage.{name}')} · {t.whole(counts[Stage(name)])}",
            key="acts_stage",
            persist_state="session",
            wrap=True,
            on_change=_show,
            args=(A_PAGE,),
        )
        chosen = [stored for stored in acts if stage in (None, stored.stage.value)]
    if len(acts) < FIND_FROM:
        return chosen
    label, hint = t("acts.list.find"), t("acts.list.find_placeholder")
    words = st.text_input(label, placeholder=hint, key="acts_find", on_change=_show, args=(A_PAGE,), width=480)
    return [stored for stored in chosen if found_in(stored, words or "")]


def _row(stored: StoredAct, answers: Answered, t: Translator) -> None:
    act = stored.act
    number = f"№\u00a0{act.number}" if act.number else t("acts.list.unnumbered")
    with st.container(border=True, key=f"act_row_{stored.id}", gap="xxsmall"):
        st.button(
            as_text(f"{number} · {capital(act.subject) or t('acts.list.no_subject')}"),
            type="tertiary",
            key=f"open_{stored.id}",
            on_click=open_act,
            args=(stored.id,),
        )
        parts = [
            f"**{t(f'acts.stage.{stored.stage}')}**",
            t(f"acts.kind.{act.kind}"),
            t.short_date(act.signed_on) if act.signed_on else t("acts.list.undated"),
            t("acts.list.answered", answered=answers.answered, asked=answers.asked) if answers.asked else "",
        ]
        st.caption(" · ".join(part for part in parts if part))


def _show(many: int) -> None:
    st.session_state[SHOWN] = many
