"""Finding free answers and reading them: conditions above, cards below, ten to a page."""

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from smio.comments import holds, stems_of, word_counts
from smio.interface.comment_card import show_card
from smio.interface.comment_results import Read, ReadRound
from smio.language import Translator

ON_A_PAGE = 10
MOST_WORDS = 14
GENERAL = "-"  # stands for no service among the choices
EVERY, MASKED, UNTAGGED, QUOTED = "every", "masked", "untagged", "quoted"


def find_comments(whole: ReadRound, t: Translator) -> tuple[Read, ...]:
    """The free answers that fit what was asked for."""
    services = {one.listed.service: whole.services.get(one.listed.service, "") for one in whole.comments}
    criteria = {one.listed.criterion for one in whole.comments if one.listed.criterion}
    every = {"": t("comments.choose.all")}
    choices: dict[str, dict[str, str]] = {
        "show": {code: t(f"comments.show.{code}") for code in (EVERY, MASKED, UNTAGGED, QUOTED)},
        "service": every | {key or GENERAL: name or t("comments.choose.general") for key, name in services.items()},
        "criterion": every | {key: whole.criteria.get(key, key) for key in sorted(criteria)},
        "tag": every | {tag: tag for tag in whole.tags},
    }
    offered = {name: options for name, options in choices.items() if len(options) > 2}  # noqa: PLR2004 - all and one
    if whole.tags:
        offered["tag"] = choices["tag"]
    picked = dict.fromkeys(choices, "") | {
        name: _choice(place, name, options, t)
        for place, (name, options) in zip(st.columns(len(offered)), offered.items(), strict=True)
    }
    service, criterion, tag, show = (picked[name] for name in ("service", "criterion", "tag", "show"))
    words = st.text_input(
        t("comments.choose.words"), max_chars=80, help=t("comments.choose.words_help"), key="comment_words", width=480
    )
    found = [
        one
        for one in whole.comments
        if service in {"", one.listed.service or GENERAL}
        and criterion in {"", one.listed.criterion}
        and (not tag or tag in one.mark.tags)
        and _is_shown(one, show)
    ]
    return _with_word([one for one in found if holds(one.readable, words or "")], t)


def show_list(found: Sequence[Read], whole: ReadRound, who: str, t: Translator) -> None:
    """The answers found, ten to a page, low ratings first."""
    if not found:
        st.info(t("comments.page.nothing_found"), icon=":material/info:")
        return
    st.html(f'<p class="smio-sentence">{escape(t("comments.page.found", n=len(found)))}</p>')
    st.caption(t("comments.page.order"))
    pages = -(-len(found) // ON_A_PAGE)
    page = 1
    if pages > 1:
        page = int(st.number_input(t("comments.page.more"), 1, pages, 1, key=f"comment_page_{pages}", width=160))
    for one in found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]:
        show_card(one, whole, who, t)


def _choice(place: DeltaGenerator, name: str, options: dict[str, str], t: Translator) -> str:
    key = f"comment_{name}"
    if st.session_state.get(key) not in options:
        st.session_state[key] = next(iter(options))
    return place.selectbox(t(f"comments.choose.{name}"), list(options), format_func=options.__getitem__, key=key)


def _is_shown(one: Read, show: str) -> bool:
    return {
        EVERY: True,
        MASKED: one.masked,
        UNTAGGED: not one.mark.tags,
        QUOTED: bool(one.mark.quote),
    }[show]


def _with_word(found: list[Read], t: Translator) -> tuple[Read, ...]:
    """The words that come again among the answers found, and those with the word chosen."""
    counts = word_counts((one.listed.comment.text for one in found), MOST_WORDS)
    if not counts:
        return tuple(found)
    words = {one.stem: t("comments.choose.word", word=one.word, n=one.n) for one in counts}
    if st.session_state.get("comment_stem") not in {None, *words}:
        st.session_state["comment_stem"] = None
    stem = st.pills(t("comments.choose.repeated"), list(words), format_func=words.__getitem__, key="comment_stem")
    st.session_state["comment_word"] = next((one.word for one in counts if one.stem == stem), "")
    return tuple(one for one in found if stem is None or stem in stems_of(one.readable))
