"""The group's name, city, basis and members."""

from dataclasses import replace

import streamlit as st

from smio.interface.member_lines import member_line, member_of_line
from smio.interface.messages import plain_errors
from smio.interface.person import moment_here, the_person
from smio.interface.session import database
from smio.interface.tables import Row, draw_table
from smio.language import Translator
from smio.store import StoredGroup, change_group, events

SHOWN_EVENTS = 50


def edit_group(stored: StoredGroup, t: Translator) -> None:
    """The group as a form."""
    group = stored.group
    with st.form(f"group_{stored.id}"):
        name = st.text_input(t("interface.group.name"), group.name, max_chars=200)
        left, right = st.columns(2)
        city = left.text_input(t("interface.group.city"), group.city, max_chars=100)
        oblast = right.text_input(t("interface.group.oblast"), group.oblast, max_chars=100)
        basis = st.text_area(t("interface.group.basis"), group.basis, help=t("interface.group.basis_help"))
        members = st.text_area(
            t("interface.group.members"),
            "\n".join(member_line(member) for member in group.members),
            help=t("interface.act.participants_help"),
            height=200,
        )
        saved = st.form_submit_button(t("interface.group.save"), type="primary")
    if not saved:
        return
    if not name.strip():
        st.error(t("interface.group.needs_name"))
        return
    people = tuple(member_of_line(line) for line in members.splitlines() if line.strip())
    changed = replace(
        group, name=name.strip(), city=city.strip(), oblast=oblast.strip(), members=people, basis=basis.strip()
    )
    with plain_errors(t):
        change_group(database(), stored.id, stored.version, changed, the_person())
    st.toast(t("interface.group.saved"), icon=":material/check:")
    st.rerun()


def show_history(stored: StoredGroup, t: Translator) -> None:
    """Who changed what, and when."""
    with st.expander(t("interface.group.history")):
        draw_table(
            [t("interface.group.when"), t("interface.group.what"), ""],
            [
                Row([moment_here(event.at, t), t(f"interface.event.{event.what}"), event.subject])
                for event in events(database(), stored.id, SHOWN_EVENTS)
            ],
            numbers_from=3,
        )
