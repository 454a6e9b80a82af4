"""Что пишут жители: free answers to read, to tag, to quote."""

import streamlit as st

from smio.interface.comment_list import find_comments, show_list
from smio.interface.comment_results import read_round
from smio.interface.comment_work import count_tags, put_quotes, tag_found
from smio.interface.frame import heading, next_step
from smio.interface.messages import plain_errors, say_generated
from smio.interface.person import ask_person
from smio.interface.pickers import group_with_rounds, pick_round

t = heading("services/comments")
group, summaries = group_with_rounds(t)
with plain_errors(t):
    read = {one.id: read_round(one, t.language) for one in summaries}
if not any(one.comments for one in read.values()):
    st.info(t("comments.page.none"), icon=":material/info:")
    next_step(t("interface.start.to_services_questionnaires"), "services/questionnaires")
    st.stop()
written = tuple(one for one in summaries if read[one.id].comments)
whole = read[pick_round(written, t, key="comment_round").id]
say_generated(t, generated=whole.summary.generated)
st.caption(t("comments.page.private"))
who = ask_person(t)
if not who:
    st.caption(t("comments.page.who_first"))
found = find_comments(whole, t)
tag_found(found, whole, who, t)
show_list(found, whole, who, t)
count_tags(whole, t)
put_quotes(group.id, whole, t)
