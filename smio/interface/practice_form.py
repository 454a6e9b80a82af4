"""How the group writes and counts: its letterhead, whom it writes to, the laws it cites, working days, links."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, cast

import streamlit as st

from smio.errors import UserError
from smio.interface.act_fields import lines_of
from smio.interface.messages import as_text
from smio.interface.person import the_person
from smio.interface.session import database, today
from smio.language import Translator, error_sentence
from smio.monitoring import Practice, answer_due
from smio.store import StoredGroup, change_group

REFUSED = "practice_refused"  # by form: why it was not saved
MOST_DAYS = 90
LONGEST_SPAN = 40  # days off in a row; a longer span is a slip of the pen
SPAN = re.compile(r"^\s*(\d{1,2}\.\d{1,2}\.\d{4})(?:\s*[-–—]\s*(\d{1,2}\.\d{1,2}\.\d{4}))?\s*$")


def edit_practice(stored: StoredGroup, t: Translator) -> None:
    """The settings as forms by subject; each is saved on its own."""
    st.subheader(t("practice.title"), anchor=False)
    for subject, fields in FORMS.items():
        with (
            st.expander(t(f"practice.form.{subject}"), expanded=bool(st.session_state.get(f"{REFUSED}_{subject}"))),
            st.form(f"practice_{subject}_{stored.id}", border=False),
        ):
            for field in fields:
                _field(field, stored.group.practice, f"practice_{field}_{stored.id}", t)
            if subject == "days":
                _next_due(stored.group.practice, t)
            refused = st.session_state.get(f"{REFUSED}_{subject}")
            if refused:
                st.error(as_text(refused), icon=":material/error:")
            st.form_submit_button(
                t("interface.group.save"),
                type="primary",
                key=f"practice_save_{subject}_{stored.id}",
                on_click=_save,
                args=(stored, subject, t),
            )


FORMS = {
    "letterhead": ("name_ky", "contacts", "bilingual"),
    "addressees": ("mayor", "kenesh_chair", "commissions"),
    "laws": ("laws",),
    "days": ("answer_days", "days_off", "days_worked"),
    "links": ("link_days", "address"),
}
DAYS = ("days_off", "days_worked")
NUMBERS = ("answer_days", "link_days")


def days_of(text: str) -> tuple[date, ...]:
    """Days of a text, a day or a span of days a line (08.01.2027, 31.12.2026 – 08.01.2027), in time order.

    UserError for a line that is neither.
    """
    found: set[date] = set()
    for line in lines_of(text.replace(",", "\n").replace(";", "\n")):
        match = SPAN.match(line)
        if match is None:
            raise UserError("practice.error.day", value=line)
        first = _day(match.group(1), line)
        last = _day(match.group(2), line) if match.group(2) else first
        length = (last - first).days
        if not 0 <= length <= LONGEST_SPAN:
            raise UserError("practice.error.span", value=line, limit=LONGEST_SPAN)
        found |= {first + timedelta(days=after) for after in range(length + 1)}
    return tuple(sorted(found))


def days_text(days: Iterable[date]) -> str:
    """Days as `days_of` reads them, neighbours joined to spans."""
    spans: list[tuple[date, date]] = []
    for day in sorted(days):
        if spans and day - spans[-1][1] == timedelta(days=1):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return "\n".join(
        f"{first:%d.%m.%Y}" if first == last else f"{first:%d.%m.%Y} – {last:%d.%m.%Y}" for first, last in spans
    )


def sound_address(address: str) -> str:
    """A web address without its last stroke; UserError for anything else."""
    address = address.strip().rstrip("/")
    if address and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", address):
        raise UserError("practice.error.address", value=address)
    return address


def _field(field: str, practice: Practice, key: str, t: Translator) -> None:
    label, more = t(f"practice.field.{field}"), t(f"practice.help.{field}")
    value: Any = getattr(practice, field)
    if field == "bilingual":
        st.checkbox(label, value, help=more, key=key)
    elif field in NUMBERS:
        st.number_input(label, 1, MOST_DAYS, value, help=more, key=key, width=240)
    elif field in DAYS:
        st.text_area(label, days_text(value), height=100, help=more, placeholder=t("practice.days_example"), key=key)
    elif isinstance(value, tuple):
        lines = cast("tuple[str, ...]", value)
        st.text_area(label, "\n".join(lines), help=more, key=key)
    elif field == "contacts":
        st.text_area(label, value, height=80, max_chars=500, help=more, key=key)
    else:
        st.text_input(label, value, max_chars=300, help=more, key=key)


def _next_due(practice: Practice, t: Translator) -> None:
    """What the settings come to: by when a letter sent today would be answered."""
    day = today()
    st.caption(t("practice.due", day=t.long_date(day), due=t.long_date(answer_due(day, practice))))


def _save(stored: StoredGroup, subject: str, t: Translator) -> None:
    """Save one form; what cannot be read is said, and stays on the screen to be mended."""
    st.session_state[f"{REFUSED}_{subject}"] = ""
    try:
        changed: dict[str, Any] = {
            field: _read(field, st.session_state[f"practice_{field}_{stored.id}"]) for field in FORMS[subject]
        }
        practice = replace(stored.group.practice, **changed)
        change_group(database(), stored.id, stored.version, replace(stored.group, practice=practice), the_person())
    except UserError as error:
        st.session_state[f"{REFUSED}_{subject}"] = error_sentence(error, t)
        return
    st.toast(t("interface.group.saved"), icon=":material/check:")


def _read(field: str, typed: str | float | bool) -> object:
    if not isinstance(typed, str):
        return typed
    if field in DAYS:
        return days_of(typed)
    if field in {"commissions", "laws"}:
        return lines_of(typed)
    return sound_address(typed) if field == "address" else typed.strip()


def _day(text: str, line: str) -> date:
    try:
        return datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007 - a day needs no zone
    except ValueError:
        raise UserError("practice.error.day", value=line) from None
