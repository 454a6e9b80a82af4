"""One free answer: its words with what looks personal masked, its tags, and the way into the quotes."""

from html import escape
from typing import Any
from zlib import crc32

import streamlit as st

from smio.interface.messages import plain_errors
from smio.interface.remark_results import Read, ReadRound, proposed_quote, shown_html
from smio.interface.session import database
from smio.language import Translator
from smio.store import mask_remark, open_remark, quote_remark, tag_remarks, untag_remarks

LONGEST_QUOTE = 600


def show_card(one: Read, whole: ReadRound, who: str, t: Translator) -> None:
    """The answer, about what and how rated, and what can be done with it."""
    code = f"{whole.summary.id}_{one.listed.remark.row}_{crc32(one.place[0].encode()) % 10**6}"
    with st.container(border=True, key=f"remark_card_{code}"):
        st.html(f'<p class="smio-remark">{shown_html(one, t)}</p><p class="quiet">{escape(_about(one, whole, t))}</p>')
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _tags(one, whole, who, code, t)
            _mask(one, whole, who, code, t)
            with st.popover(t("remarks.card.quoted" if one.mark.quote else "remarks.card.quote"),
                            icon=":material/format_quote:"):  # fmt: skip
                _quote(one, whole, who, code, t)


def _about(one: Read, whole: ReadRound, t: Translator) -> str:
    listed = one.listed
    service = whole.services.get(listed.service, "")
    criterion = whole.criteria.get(listed.criterion, "")
    high = t.whole(whole.scale.high)
    if listed.rating is None:
        rated = t("remarks.card.no_rating")
    elif listed.rating == round(listed.rating):
        rated = t("remarks.card.rating", rating=t.whole(listed.rating), high=high)
    else:
        rated = t("remarks.card.rating_mean", rating=t.decimal(listed.rating, 1), high=high)
    several = len({other.listed.remark.heading for other in whole.remarks}) > 1
    parts = [
        listed.remark.heading if several else "",
        service or t("remarks.choose.general"),
        criterion,
        rated,
        t("remarks.card.place", row=str(listed.remark.row)),
        t("remarks.card.aside") if listed.aside else "",
        t("remarks.card.opened_by", who=one.mark.open_by) if one.mark.open_by and one.spans else "",
    ]
    return " · ".join(part for part in parts if part)


def _tags(one: Read, whole: ReadRound, who: str, code: str, t: Translator) -> None:
    key = f"remark_tags_{code}_{one.mark.version}"

    def save() -> None:
        chosen = {" ".join(tag.split()) for tag in st.session_state[key]}
        for tag in chosen - set(one.mark.tags):
            tag_remarks(database(), whole.summary.id, [one.place], tag, who)
        for tag in set(one.mark.tags) - chosen:
            untag_remarks(database(), whole.summary.id, [one.place], tag, who)

    st.multiselect(
        t("remarks.card.tags"),
        whole.tags,
        default=list(one.mark.tags),
        key=key,
        on_change=save,
        accept_new_options=True,
        placeholder=t("remarks.card.tags_hint"),
        label_visibility="collapsed",
        width=320,
    )


def _mask(one: Read, whole: ReadRound, who: str, code: str, t: Translator) -> None:
    if not one.spans:
        return
    label = t("remarks.card.open" if one.masked else "remarks.card.mask")
    icon = ":material/visibility:" if one.masked else ":material/visibility_off:"
    if st.button(label, key=f"remark_mask_{code}", icon=icon, disabled=one.masked and not who):
        with plain_errors(t):
            if one.masked:
                open_remark(database(), whole.summary.id, one.place, who)
            else:
                mask_remark(database(), whole.summary.id, one.place, who)
        st.rerun()


def _quote(one: Read, whole: ReadRound, who: str, code: str, t: Translator) -> None:
    st.caption(t("remarks.card.quote_help"))
    kept: dict[str, Any] = {"max_chars": LONGEST_QUOTE, "height": 140}
    words = st.text_area(
        t("remarks.card.quote_text"),
        one.mark.quote or proposed_quote(one),
        key=f"remark_quote_{code}_{one.mark.version}",
        **kept,
    )
    if not who:
        st.caption(t("remarks.page.who_first"))
    if one.mark.quote:
        st.caption(t("remarks.card.quoted_by", who=one.mark.quoted_by))
    with st.container(horizontal=True):
        taken = st.button(
            t("remarks.card.quote_keep"),
            key=f"remark_take_{code}",
            type="primary",
            disabled=not who or not (words or "").strip(),
        )
        dropped = bool(one.mark.quote) and st.button(t("remarks.card.quote_drop"), key=f"remark_drop_{code}")
    if taken or dropped:
        with plain_errors(t):
            quote_remark(database(), whole.summary.id, one.place, one.mark.version, "" if dropped else words or "", who)
        st.rerun()
