"""One free answer: its words with what looks personal masked, its tags, and the way into the quotes."""

from html import escape
from typing import Any
from zlib import crc32

import streamlit as st

from smio.interface.comment_results import Read, ReadRound, proposed_quote, shown_html
from smio.interface.messages import plain_errors
from smio.interface.session import database
from smio.language import Translator
from smio.store import mask_comment, open_comment, quote_comment, tag_comments, untag_comments

LONGEST_QUOTE = 600


def show_card(one: Read, whole: ReadRound, who: str, t: Translator) -> None:
    """The answer, about what and how rated, and what can be done with it."""
    code = f"{whole.summary.id}_{one.listed.comment.row}_{crc32(one.place[0].encode()) % 10**6}"
    with st.container(border=True, key=f"comment_card_{code}"):
        st.html(f'<p class="smio-comment">{shown_html(one, t)}</p><p class="quiet">{escape(_about(one, whole, t))}</p>')
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _tags(one, whole, who, code, t)
            _mask(one, whole, who, code, t)
            with st.popover(t("comments.card.quoted" if one.mark.quote else "comments.card.quote"),
                            icon=":material/format_quote:"):  # fmt: skip
                _quote(one, whole, who, code, t)


def _about(one: Read, whole: ReadRound, t: Translator) -> str:
    listed = one.listed
    service = whole.services.get(listed.service, "")
    criterion = whole.criteria.get(listed.criterion, "")
    high = t.whole(whole.scale.high)
    if listed.rating is None:
        rated = t("comments.card.no_rating")
    elif listed.rating == round(listed.rating):
        rated = t("comments.card.rating", rating=t.whole(listed.rating), high=high)
    else:
        rated = t("comments.card.rating_mean", rating=t.decimal(listed.rating, 1), high=high)
    several = len({other.listed.comment.heading for other in whole.comments}) > 1
    parts = [
        listed.comment.heading if several else "",
        service or t("comments.choose.general"),
        criterion,
        rated,
        t("comments.card.place", row=str(listed.comment.row)),
        t("comments.card.aside") if listed.aside else "",
        t("comments.card.opened_by", who=one.mark.open_by) if one.mark.open_by and one.spans else "",
    ]
    return " · ".join(part for part in parts if part)


def _tags(one: Read, whole: ReadRound, who: str, code: str, t: Translator) -> None:
    key = f"comment_tags_{code}_{one.mark.version}"

    def save() -> None:
        chosen = {" ".join(tag.split()) for tag in st.session_state[key]}
        for tag in chosen - set(one.mark.tags):
            tag_comments(database(), whole.summary.id, [one.place], tag, who)
        for tag in set(one.mark.tags) - chosen:
            untag_comments(database(), whole.summary.id, [one.place], tag, who)

    st.multiselect(
        t("comments.card.tags"),
        whole.tags,
        default=list(one.mark.tags),
        key=key,
        on_change=save,
        accept_new_options=True,
        placeholder=t("comments.card.tags_hint"),
        label_visibility="collapsed",
        width=320,
    )


def _mask(one: Read, whole: ReadRound, who: str, code: str, t: Translator) -> None:
    if not one.spans:
        return
    label = t("comments.card.open" if one.masked else "comments.card.mask")
    icon = ":material/visibility:" if one.masked else ":material/visibility_off:"
    if st.button(label, key=f"comment_mask_{code}", icon=icon, disabled=one.masked and not who):
        with plain_errors(t):
            if one.masked:
                open_comment(database(), whole.summary.id, one.place, who)
            else:
                mask_comment(database(), whole.summary.id, one.place, who)
        st.rerun()


def _quote(one: Read, whole: ReadRound, who: str, code: str, t: Translator) -> None:
    st.caption(t("comments.card.quote_help"))
    kept: dict[str, Any] = {"max_chars": LONGEST_QUOTE, "height": 140}
    words = st.text_area(
        t("comments.card.quote_text"),
        one.mark.quote or proposed_quote(one),
        key=f"comment_quote_{code}_{one.mark.version}",
        **kept,
    )
    if not who:
        st.caption(t("comments.page.who_first"))
    if one.mark.quote:
        st.caption(t("comments.card.quoted_by", who=one.mark.quoted_by))
    with st.container(horizontal=True):
        taken = st.button(
            t("comments.card.quote_keep"),
            key=f"comment_take_{code}",
            type="primary",
            disabled=not who or not (words or "").strip(),
        )
        dropped = bool(one.mark.quote) and st.button(t("comments.card.quote_drop"), key=f"comment_drop_{code}")
    if taken or dropped:
        with plain_errors(t):
            quote_comment(
                database(), whole.summary.id, one.place, one.mark.version, "" if dropped else words or "", who
            )
        st.rerun()
