"""The fields of an act as widgets: each shows what is kept, saves as it is left, and says what its check found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import streamlit as st

from smio.interface.act_checking import say_faults_of
from smio.interface.act_editing import Editing, save_change, unsaved_words
from smio.interface.following import follow

PARAGRAPHS = "\n\n"  # between the facts: easier to read than a wall of lines; any line is a fact


def text_field(editing: Editing, field: str) -> None:
    """A line of text."""
    key = follow(editing.key(field), getattr(editing.act, field))
    st.text_input(
        editing.t(f"acts.field.{field}"), max_chars=1000, key=key, on_change=_take, args=(editing, field, str.strip)
    )
    _below(editing, field, str.strip)


def long_field(editing: Editing, field: str) -> None:
    """Text of any length."""
    key = follow(editing.key(field), getattr(editing.act, field))
    label = editing.t(f"acts.field.{field}")
    st.text_area(label, height="content", key=key, on_change=_take, args=(editing, field, str.strip))
    _below(editing, field, str.strip)


def lines_field(editing: Editing, field: str, *, between: str = PARAGRAPHS) -> None:
    """Several paragraphs, each on a line of its own."""
    key = follow(editing.key(field), between.join(getattr(editing.act, field)))
    st.text_area(
        editing.t(f"acts.field.{field}"),
        help=editing.t(f"acts.field_help.{field}"),
        height="content",
        key=key,
        on_change=_take,
        args=(editing, field, lines_of),
    )
    _below(editing, field, lines_of)


def day_field(editing: Editing, field: str) -> None:
    """A day, or none."""
    key = follow(editing.key(field), getattr(editing.act, field))
    label = editing.t(f"acts.field.{field}")
    st.date_input(label, None, format="DD.MM.YYYY", key=key, on_change=_take, args=(editing, field, plain_day))
    say_faults_of(editing, field)


def period_field(editing: Editing) -> None:
    """What the facts cover, from a day to a day."""
    t, period = editing.t, editing.act.period
    for place, (name, where) in enumerate(zip(("start", "end"), st.columns(2), strict=True)):
        key = follow(editing.key(f"period_{name}"), period[place] if period else None)
        label = t(f"acts.field.period_{name}")
        where.date_input(label, None, format="DD.MM.YYYY", key=key, on_change=_take_period, args=(editing,))
    start, end = (st.session_state[editing.key(f"period_{name}")] for name in ("start", "end"))
    if (start is None) != (end is None):
        st.caption(t("acts.field.period_half"))
    elif start is not None and start > end:
        st.caption(f":material/error: {t('interface.period.reversed')}")
    say_faults_of(editing, "period")


def lines_of(text: str) -> tuple[str, ...]:
    """The lines with something on them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def plain_day(value: date | None) -> date | None:
    """A day without a time of day."""
    return value.date() if isinstance(value, datetime) else value


def _below(editing: Editing, field: str, read: Callable[[str], Any]) -> None:
    say_faults_of(editing, field)
    unsaved_words(editing, field, lambda typed: _put(editing, field, read(typed)))


def _take(editing: Editing, field: str, read: Callable[[Any], Any]) -> None:
    typed = st.session_state[editing.key(field)]
    _put(editing, field, read(typed), typed if isinstance(typed, str) else "")


def _put(editing: Editing, field: str, value: Any, typed: str = "") -> None:
    save_change(editing, field, lambda act: replace(act, **{field: value}), typed)


def _take_period(editing: Editing) -> None:
    start, end = (plain_day(st.session_state[editing.key(f"period_{name}")]) for name in ("start", "end"))
    if (start is None) != (end is None) or (start and end and start > end):
        return  # half a period is none yet
    save_change(editing, "period", lambda act: replace(act, period=(start, end) if start and end else None))
