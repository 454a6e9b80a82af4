"""Письма: from signed acts to a letter, its link for the answer, the day it went out."""

import streamlit as st

from smio.interface.frame import heading, next_step
from smio.interface.letter_choice import open_letter, the_open_letter
from smio.interface.letter_form import edit_letter, read_letter, remove_open_letter, send
from smio.interface.letters import list_letters, new_letter
from smio.interface.messages import plain_errors, say_generated
from smio.interface.pickers import group_with_acts
from smio.interface.reply_links import link_desk
from smio.interface.session import database
from smio.store import letters_of

t = heading("group_work/letters")
group, acts = group_with_acts(t)
letters = letters_of(database(), group.id)
stored = the_open_letter(letters)
if stored is None:
    say_generated(t, generated=group.group.generated)
    new_letter(group, acts, t)
    list_letters(group, letters, t)
    st.stop()

if st.button(t("correspondence.back"), icon=":material/arrow_back:", type="tertiary", key="back"):
    open_letter(None)
    st.rerun()
say_generated(t, generated=stored.letter.generated)
with plain_errors(t):
    if stored.sent_on is None:
        edit_letter(stored, group, t)
        link_desk(stored, group, t)
        send(stored, group, t)
    else:
        send(stored, group, t)
        link_desk(stored, group, t)
        read_letter(stored, group, t)
remove_open_letter(stored, t)
next_step(t("correspondence.to_register"), "group_work/register", primary=False)
