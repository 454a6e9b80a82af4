"""Recommendations as cards: what, to whom, by when, why. A table of four columns cannot be typed into on a phone."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from smio.interface.act_checking import say_faults_of
from smio.interface.act_editing import Editing, save_change, unsaved_words
from smio.interface.act_fields import plain_day
from smio.interface.following import follow
from smio.monitoring import Recommendation

FIELD = "recommendations"
Several = tuple[Recommendation, ...]
Change = Callable[[Several], Several]


def recommendations_part(editing: Editing) -> None:
    """Every recommendation, and a place for one more."""
    t, several = editing.t, editing.act.recommendations
    say_faults_of(editing, FIELD, place=None)
    for place, one in enumerate(several):
        _card(editing, place, one, last=place == len(several) - 1)
    unsaved_words(editing, FIELD, lambda typed: _change(editing, lambda ones: (*ones, Recommendation(typed))))
    st.button(
        t("acts.recommendation.add"),
        icon=":material/add:",
        type="secondary" if several else "primary",
        key=editing.key("recommendation_add"),
        on_click=_change,
        args=(editing, _with_one_more),
    )


def swapped(ones: Several, one: int, other: int) -> Several:
    """The same with two of them in each other's place; unchanged where there is no such place."""
    if not (0 <= one < len(ones) and 0 <= other < len(ones)):
        return ones
    order = list(ones)
    order[one], order[other] = order[other], order[one]
    return tuple(order)


def _card(editing: Editing, place: int, one: Recommendation, *, last: bool) -> None:
    t = editing.t
    with st.container(border=True, key=editing.key(f"recommendation_{place}")):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{t('acts.recommendation.number', number=place + 1)}**", width="stretch")
            _button(editing, "up", place, lambda ones: swapped(ones, place, place - 1), disabled=place == 0)
            _button(editing, "down", place, lambda ones: swapped(ones, place, place + 1), disabled=last)
            _button(editing, "remove", place, lambda ones: (*ones[:place], *ones[place + 1 :]))
        _words(editing, place, "what", one.what)
        left, right = st.columns([3, 2])
        with left:
            _to_whom(editing, place, one)
        key = follow(_key(editing, place, "by_when"), one.by_when)
        label = t("acts.recommendation.by_when")
        right.date_input(
            label, None, format="DD.MM.YYYY", key=key, on_change=_take, args=(editing, place, "by_when")
        )  # fmt: skip
        _words(editing, place, "why", one.why)
        say_faults_of(editing, FIELD, place=place + 1)


ICONS = {"up": "arrow_upward", "down": "arrow_downward", "remove": "delete"}


def _button(editing: Editing, what: str, place: int, change: Change, *, disabled: bool = False) -> None:
    """An icon to see; its words, which the style hides, for those who point at it or listen."""
    label = editing.t(f"acts.move.{what}")
    st.button(
        label,
        help=label,
        icon=f":material/{ICONS[what]}:",
        type="tertiary",
        disabled=disabled,
        key=editing.key(f"recommendation_{what}_{place}"),
        on_click=_change,
        args=(editing, change),
    )


def _words(editing: Editing, place: int, name: str, value: str) -> None:
    key = follow(_key(editing, place, name), value)
    st.text_area(
        editing.t(f"acts.recommendation.{name}"),
        height="content",
        placeholder=editing.t(f"acts.recommendation.{name}_placeholder"),
        key=key,
        on_change=_take,
        args=(editing, place, name),
    )


def _to_whom(editing: Editing, place: int, one: Recommendation) -> None:
    """Whom other recommendations go to, the offices and the commissions are offered; anybody else is typed."""
    t = editing.t
    named = [other.to_whom for other in editing.act.recommendations if other.to_whom]
    offices = [editing.paper(f"acts.recommendation.office_{name}") for name in ("mayor", "kenesh")]
    key = follow(_key(editing, place, "to_whom"), one.to_whom or None)
    st.selectbox(
        t("acts.recommendation.to_whom"),
        list(dict.fromkeys([*named, *offices, *editing.group.group.practice.commissions])),
        None,
        accept_new_options=True,
        placeholder=t("acts.recommendation.to_whom_placeholder"),
        key=key,
        on_change=_take,
        args=(editing, place, "to_whom"),
    )


def _take(editing: Editing, place: int, name: str) -> None:
    value = st.session_state[_key(editing, place, name)]
    value = plain_day(value) if name == "by_when" else " ".join((value or "").split())

    def with_value(ones: Several) -> Several:
        return tuple(replace(one, **{name: value}) if at == place else one for at, one in enumerate(ones))

    _change(editing, with_value, value if isinstance(value, str) else "")


def _with_one_more(ones: Several) -> Several:
    return (*ones, Recommendation(""))


def _change(editing: Editing, change: Change, typed: str = "") -> None:
    save_change(
        editing, FIELD, lambda act: replace(act, recommendations=change(act.recommendations)), typed
    )  # fmt: skip


def _key(editing: Editing, place: int, name: str) -> str:
    return editing.key(f"recommendation_{name}_{place}")
