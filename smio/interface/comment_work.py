"""What is made of free answers: tags on many at once, how often each comes, quotes put into an act."""

from collections.abc import Sequence

import streamlit as st

from smio.documents import Quote, with_quotes
from smio.interface.comment_results import Read, ReadRound
from smio.interface.frame import next_step
from smio.interface.messages import as_text, plain_errors
from smio.interface.person import the_person
from smio.interface.session import database
from smio.interface.tables import Row, draw_table
from smio.language import LANGUAGES, Translator, translator
from smio.monitoring import EDITABLE
from smio.store import StoredAct, acts_of, change_act, tag_comments, untag_comments


def tag_found(found: Sequence[Read], whole: ReadRound, who: str, t: Translator) -> None:
    """Put one tag on all answers found, the chosen word proposed; take a tag off all that bear it."""
    with st.expander(t("comments.tags.title")):
        word = str(st.session_state.get("comment_word") or "")
        with st.form(f"tag_found_{word}", border=False):
            name = st.text_input(t("comments.tags.name"), word, max_chars=60)
            pressed = st.form_submit_button(
                t("comments.tags.put", n=len(found)), icon=":material/label:", disabled=not found
            )
        if pressed and name.strip():
            tag_comments(database(), whole.summary.id, [one.place for one in found], name, who)
            st.rerun()
        for tag in whole.tags:
            if st.button(t("comments.tags.take", tag=as_text(tag)), key=f"untag_{tag}", icon=":material/label_off:"):
                places = [one.place for one in whole.comments if tag in one.mark.tags]
                untag_comments(database(), whole.summary.id, places, tag, who)
                st.rerun()


def count_tags(whole: ReadRound, t: Translator) -> None:
    """How many answers bear each tag, on which services, and how their writers rated."""
    if not whole.tags:
        return
    st.subheader(t("comments.tags.counts"), anchor=False)
    rows: list[tuple[int, Row]] = []
    for tag in whole.tags:
        bearing = [one.listed for one in whole.comments if tag in one.mark.tags]
        services = {
            name: sum(one.service == key for one in bearing)
            for key, name in {"": t("comments.choose.general"), **whole.services}.items()
        }
        ratings = [one.rating for one in bearing if one.rating is not None]
        said = " · ".join(f"{name} {t.whole(n)}" for name, n in services.items() if n)
        mean = t.decimal(sum(ratings) / len(ratings)) if ratings else "—"
        n = len(bearing)
        rows.append((n, Row([tag, said, t.whole(n), t.percent(n / len(whole.comments)), mean])))
    draw_table(
        [t(f"comments.tags.{name}") for name in ("tag", "services", "n", "share", "rating")],
        [row for _, row in sorted(rows, key=lambda pair: -pair[0])],
        numbers_from=2,
    )
    st.caption(t("comments.tags.note"))


def put_quotes(group_id: int, whole: ReadRound, t: Translator) -> None:
    """The quotes taken from this round, and the act to put them into."""
    st.subheader(t("comments.quotes.title"), anchor=False)
    quoted = [one for one in whole.comments if one.mark.quote]
    if not quoted:
        st.caption(t("comments.quotes.none"))
        return
    st.markdown("\n".join(f"- {as_text(_named(one, whole))}" for one in quoted))
    acts = {act.id: act for act in acts_of(database(), group_id) if act.stage in EDITABLE}
    if not acts:
        st.caption(t("comments.quotes.no_act"))
        next_step(t("comments.quotes.to_acts"), "group_work/acts", primary=False)
        return
    chosen = st.selectbox(
        t("comments.quotes.act"), list(acts), format_func=lambda known: _act_name(acts[known]), key="quotes_act",
        width=480,
    )  # fmt: skip
    if st.button(t("comments.quotes.put"), type="primary", key="put_quotes", icon=":material/format_quote:"):
        _put(acts[chosen], [Quote(whole.services.get(one.listed.service, ""), one.mark.quote) for one in quoted], t)
        st.toast(t("comments.quotes.done"), icon=":material/check:")
    next_step(t("comments.quotes.to_acts"), "group_work/acts", primary=False)


def _put(act: StoredAct, quotes: Sequence[Quote], t: Translator) -> None:
    language = next((known for known in LANGUAGES if known == act.language), t.language)
    with plain_errors(t):
        change_act(
            database(),
            act.id,
            act.version,
            with_quotes(act.act, quotes, translator(language)),
            the_person(),
        )


def _named(one: Read, whole: ReadRound) -> str:
    service = whole.services.get(one.listed.service, "")
    return f"{service}: {one.mark.quote}" if service else one.mark.quote


def _act_name(stored: StoredAct) -> str:
    number = f"№\u00a0{stored.act.number} · " if stored.act.number else ""
    return f"{number}{stored.act.subject}"
