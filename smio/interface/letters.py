"""Letters: composed from signed acts, listed with what became of them."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from smio.documents import count_pages_of, draft_cover_letter
from smio.interface.act_drafts import act_file
from smio.interface.answering import letter_name
from smio.interface.letter_choice import open_letter
from smio.interface.messages import as_text, plain_errors
from smio.interface.once import drawn_anew, once
from smio.interface.paper_choices import pick_paper_language
from smio.interface.person import the_person
from smio.interface.reply_links import open_links
from smio.interface.session import database, today
from smio.language import Language, Translator, translator
from smio.monitoring import EDITABLE, Addressee, LetterKind, Stage
from smio.store import StoredAct, StoredGroup, StoredLetter, acts_of, add_letter, links_of

FEW = 5  # acts to tick that need no folding away


def act_name(stored: StoredAct) -> str:
    """An act by its number and subject."""
    act = stored.act
    return f"№\u00a0{act.number} · {act.subject}" if act.number else act.subject


def new_letter(group: StoredGroup, acts: Sequence[StoredAct], t: Translator) -> None:
    """Choose the acts and to whom they go; the letter is composed and opened."""
    ready = [act for act in acts if act.stage not in EDITABLE]
    drafts = len(acts) - len(ready)
    with st.container(border=True):
        st.markdown(f"**{t('correspondence.new.title')}**")
        if drafts:
            st.caption(t("correspondence.new.drafts", n=drafts))
        if not ready:
            return
        chosen = _pick_acts(ready, t)
        to: Addressee = st.segmented_control(
            t("correspondence.new.to_whom"),
            list(Addressee),
            default=Addressee.MAYOR,
            required=True,
            format_func=lambda to: t(f"correspondence.addressee.{to}"),
            key="letter_to",
            wrap=True,
        )
        language = pick_paper_language(t, "letter_language")
        if st.button(
            t("correspondence.new.compose"),
            type="primary",
            disabled=not chosen,
            help=None if chosen else t("correspondence.new.choose"),
            icon=":material/mail:",
            key="compose_letter",
        ):
            with plain_errors(t), st.spinner(t("correspondence.new.composing")):
                letter_id = once("letter", lambda: compose_letter(group, chosen, to, language))
            open_letter(letter_id)
            st.rerun()
        drawn_anew("letter")


def compose_letter(group: StoredGroup, acts: Sequence[StoredAct], to: Addressee, language: Language) -> int:
    """Draft a cover letter of acts and keep it; its id. Pages are counted where an office program is there."""
    who = the_person()  # asked before the long work: Streamlit may end a run where its session is looked up
    acts = sorted(acts, key=lambda one: one.act.signed_on or date.max)  # as the letter lists them
    pages = count_pages_of([act_file(one, group) for one in acts])
    brought = [(one.act, (), counted) for one, counted in zip(acts, pages, strict=True)]
    letter = draft_cover_letter(group.group, brought, translator(language), to=to, sent_on=today())
    brings, kind = [one.id for one in acts], LetterKind.COVER
    return add_letter(database(), group.id, letter, kind=kind, language=language, act_ids=brings, who=who)


def list_letters(group: StoredGroup, letters: Sequence[StoredLetter], t: Translator) -> None:
    """The group's letters, each to open, with what it waits for."""
    links = links_of(database(), group.id) if letters else ()
    for stored in letters:
        with st.container(border=True, key=f"letter_row_{stored.id}"):
            with st.container(horizontal=True, vertical_alignment="center"):
                addressee = next(iter(stored.letter.addressee), "")
                st.markdown(f"**{as_text(letter_name(stored.letter, t))}**  \n{as_text(addressee)}", width="stretch")
                if st.button(t("correspondence.open"), key=f"open_letter_{stored.id}"):
                    open_letter(stored.id)
                    st.rerun()
            open_ones = open_links(links, stored.id, today())
            st.caption(
                " · ".join(
                    [
                        t(f"correspondence.kind.{stored.kind}"),
                        letter_state(stored, t),
                        *(
                            [t("correspondence.link.is_open", date=t.short_date(open_ones[0].expires_on))]
                            if open_ones
                            else []
                        ),
                    ]
                )
            )


def letter_state(stored: StoredLetter, t: Translator) -> str:
    """Whether a letter went out, and by when an answer is due."""
    if stored.sent_on is None:
        return t("correspondence.state.draft")
    sent = t("correspondence.state.sent", date=t.short_date(stored.sent_on))
    answer_by = stored.letter.answer_by
    return f"{sent} · {t('correspondence.state.answer_by', date=t.short_date(answer_by))}" if answer_by else sent


def acts_of_letter(group: StoredGroup, stored: StoredLetter) -> tuple[StoredAct, ...]:
    """The acts a letter brings, in its order."""
    by_id = {act.id: act for act in acts_of(database(), group.id)}
    return tuple(by_id[act_id] for act_id in stored.act_ids if act_id in by_id)


def _pick_acts(ready: Sequence[StoredAct], t: Translator) -> list[StoredAct]:
    """The acts to bring: what went nowhere yet in sight, what was sent before folded away."""
    fresh = [act for act in ready if act.stage is Stage.SIGNED]
    sent = [act for act in ready if act.stage is not Stage.SIGNED]
    chosen = [act for act in fresh if _ticked(act, t)]
    if sent:
        with st.expander(t("correspondence.new.sent_before", n=len(sent)), expanded=not fresh and len(sent) <= FEW):
            chosen += [act for act in sent if _ticked(act, t)]
    return chosen


def _ticked(act: StoredAct, t: Translator) -> bool:
    """An act to tick; those that went nowhere yet are ticked already."""
    stage = t(f"correspondence.stage.{act.stage}")
    return st.checkbox(
        as_text(f"{act_name(act)} – {stage}"), value=act.stage is Stage.SIGNED, key=f"letter_act_{act.id}"
    )
