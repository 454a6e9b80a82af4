"""The link by which an authority answers a letter: made, copied, shown as a QR code, withdrawn, made anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlsplit

import streamlit as st

from smio.interface.messages import as_text, plain_errors
from smio.interface.person import day_here, the_person
from smio.interface.session import database, today
from smio.language import Translator, translator
from smio.store import (
    ReplyLink,
    StoredGroup,
    StoredLetter,
    change_group,
    change_letter,
    link_token,
    links_of,
    make_link,
    withdraw_link,
)

HERE_ONLY = frozenset({"", "localhost", "127.0.0.1", "::1"})


def open_links(links: Sequence[ReplyLink], letter_id: int, on: date) -> list[ReplyLink]:
    """The links of a letter that still work."""
    return [
        link
        for link in links
        if link.letter_id == letter_id
        and link.withdrawn_at is None
        and link.finished_at is None
        and link.expires_on >= on
    ]


def link_address(address: str, token: str, language: str) -> str:
    """The whole link, on the address where the authority reaches the page; opened in the letter's language."""
    return f"{address.strip().rstrip('/')}/?answer={token}&lang={language}"


def reachable(address: str) -> bool:
    """Whether an address means anything on another computer."""
    return (urlsplit(address).hostname or "") not in HERE_ONLY


def link_desk(stored: StoredLetter, group: StoredGroup, t: Translator) -> None:
    """Everything about the link of a letter."""
    with st.container(border=True, key="link_desk"):
        st.markdown(f"**{t('correspondence.link.title')}**")
        st.caption(t("correspondence.link.help"))
        address = _address(group, t)
        mine = [link for link in links_of(database(), group.id) if link.letter_id == stored.id]
        working = open_links(mine, stored.id, today())
        for link in working[:1]:
            _show_link(link, (stored, group), address, t)
        if not working:
            _make(stored, group, t, again=bool(mine))
        for link in (one for one in mine if one not in working):
            st.caption(_state(link, t))


def _address(group: StoredGroup, t: Translator) -> str:
    """Where the authority reaches the page: a setting of the group, changed here too."""
    practice = group.group.practice
    address = st.text_input(
        t("correspondence.link.address"),
        practice.address,
        placeholder="https://",
        help=t("correspondence.link.address_help"),
        key=f"address_{group.id}",
        on_change=_keep_address,
        args=(group, t),
    )
    address = str(address or "").strip() or _this_address()
    if not reachable(address):
        st.warning(t("correspondence.link.here_only"), icon=":material/lan:")
    return address


def _this_address() -> str:
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else "http://localhost:8501"


def _keep_address(group: StoredGroup, t: Translator) -> None:
    address = str(st.session_state[f"address_{group.id}"] or "").strip()
    practice = replace(group.group.practice, address=address)
    with plain_errors(t):
        change_group(database(), group.id, group.version, replace(group.group, practice=practice), who=the_person())


def _make(stored: StoredLetter, group: StoredGroup, t: Translator, *, again: bool) -> None:
    last = today() + timedelta(days=group.group.practice.link_days)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        expires_on = st.date_input(
            t("correspondence.link.expires_on"),
            last,
            min_value=today(),
            format="DD.MM.YYYY",
            key=f"expires_{stored.id}",
            width=220,
        )
        label = t("correspondence.link.make_anew") if again else t("correspondence.link.make")
        if st.button(label, icon=":material/add_link:", key="make_link"):
            with plain_errors(t):
                make_link(database(), stored.id, expires_on, who=the_person())
            st.rerun()


def _show_link(link: ReplyLink, of: tuple[StoredLetter, StoredGroup], address: str, t: Translator) -> None:
    stored, group = of
    url = link_address(address, link_token(database(), group.id, link.id), stored.language)
    st.markdown(_state(link, t))
    code, words = st.columns([1, 3])
    with code:
        st.html(f'<img class="smio-qr" alt="{t("correspondence.link.qr")}" src="{_qr(url)}">')
    with words:
        st.caption(t("correspondence.link.copy"))
        st.code(url, language=None, wrap_lines=True)
        sentence = link_sentence(url, link, stored)
        st.caption(t("correspondence.link.sentence"))
        st.code(sentence, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        _into_letter(stored, sentence, t)
        if st.button(t("correspondence.link.withdraw"), icon=":material/link_off:", key=f"withdraw_{link.id}"):
            with plain_errors(t):
                withdraw_link(database(), link.id, who=the_person())
            st.rerun()


def link_sentence(url: str, link: ReplyLink, stored: StoredLetter) -> str:
    """The sentence for the letter, in its language."""
    words = translator("ky" if stored.language == "ky" else "ru")
    return words("correspondence.link.words", url=url, date=words.long_date(link.expires_on))


def _into_letter(stored: StoredLetter, sentence: str, t: Translator) -> None:
    """Put the sentence into the letter, in place of an earlier link's."""
    if stored.sent_on is not None or sentence in stored.letter.paragraphs:
        return
    if st.button(t("correspondence.link.into_letter"), icon=":material/post_add:", key="into_letter"):
        paragraphs = [one for one in stored.letter.paragraphs if "/?answer=" not in one]
        with plain_errors(t):
            changed = replace(stored.letter, paragraphs=(*paragraphs, sentence))
            change_letter(database(), stored.id, stored.version, changed, who=the_person())
        st.rerun()


def _state(link: ReplyLink, t: Translator) -> str:
    """What became of a link."""
    if link.withdrawn_at is not None:
        return t("correspondence.link.withdrawn", date=t.short_date(day_here(link.withdrawn_at)))
    if link.finished_at is not None:
        return t("correspondence.link.finished", date=t.short_date(day_here(link.finished_at)))
    if link.expires_on < today():
        return t("correspondence.link.expired", date=t.short_date(link.expires_on))
    seen = (
        t("correspondence.link.opened", date=t.short_date(day_here(link.opened_at)))
        if link.opened_at
        else t("correspondence.link.unopened")
    )
    return as_text(f"{t('correspondence.link.is_open', date=t.short_date(link.expires_on))}. {seen}")


def _qr(url: str) -> str:
    import segno  # noqa: PLC0415 - only a link that is shown needs it

    return segno.make(url, error="m", micro=False).svg_data_uri(scale=4, border=4, light="#FFFFFF", dark="#000000")
