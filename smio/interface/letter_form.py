"""A letter as a form: every sentence can be changed and is saved as it is; then it goes out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import streamlit as st

from smio.documents import write_letter
from smio.errors import UserError
from smio.interface.following import follow
from smio.interface.letter_choice import open_letter
from smio.interface.letters import act_name, acts_of_letter, letter_state
from smio.interface.messages import as_text, plain_errors
from smio.interface.paper_choices import paper_language
from smio.interface.person import the_person
from smio.interface.removal import removed
from smio.interface.session import database, today
from smio.language import Translator, error_sentence, translator
from smio.monitoring import EDITABLE, Letter, LetterKind, Member, Practice, answer_due
from smio.store import (
    StoredGroup,
    StoredLetter,
    asked_again,
    change_letter,
    load_letter,
    register_of,
    remove_letter,
    send_letter,
    template_content,
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PARAGRAPHS = "paragraphs"  # apart by an empty line; the other fields of several lines by a line each
LINES = ("addressee", "copies")
Saved = tuple[StoredLetter, StoredGroup, Translator]


def edit_letter(stored: StoredLetter, group: StoredGroup, t: Translator) -> None:
    """The fields of a letter."""
    letter, saved = stored.letter, (stored, group, t)
    st.caption(t("correspondence.form.saved_at_once"))
    _acts(stored, group, t)
    number, written_on, answer_by = st.columns(3)
    _field("number", letter.number, number, saved)
    _day("written_on", letter.written_on, written_on, saved)
    _day("answer_by", letter.answer_by, answer_by, saved)
    _due_hint(stored, group, t)
    _field("addressee", "\n".join(letter.addressee), st, saved, lines=True)
    _field("heading", letter.heading, st, saved)
    _field(PARAGRAPHS, "\n\n".join(letter.paragraphs), st, saved, lines=True)
    _annexes(letter, saved)
    _signer(letter, saved)
    _field("copies", "\n".join(letter.copies), st, saved, lines=True)
    _download(stored, group, t)


def read_letter(stored: StoredLetter, group: StoredGroup, t: Translator) -> None:
    """A letter that went out, to read."""
    letter = stored.letter
    with st.container(border=True, key="letter_words"):
        st.markdown("  \n".join(as_text(line) for line in letter.addressee))
        st.markdown(f"**{as_text(letter.heading)}**")
        for paragraph in letter.paragraphs:
            st.markdown(as_text(paragraph))
        if letter.signer is not None:
            st.markdown(as_text(letter.signer.name))
    _acts(stored, group, t)
    _download(stored, group, t)


def _download(stored: StoredLetter, group: StoredGroup, t: Translator) -> None:
    st.download_button(
        t("correspondence.form.download"),
        lambda: letter_file(stored, group),
        t("interface.file.letter", id=str(stored.id)),
        WORD,
        type="primary" if stored.sent_on is None else "secondary",
        on_click="ignore",
        icon=":material/description:",
        key="letter_docx",
    )


def letter_file(stored: StoredLetter, group: StoredGroup) -> bytes:
    """The letter in Word, on the group's own template where it has one."""
    language = paper_language(stored.language)
    words = translator(language)
    own = template_content(database(), group.id, "letter", language)
    return write_letter(stored.letter, words, asked_again(database(), group.id, stored, today()), own)


def send(stored: StoredLetter, group: StoredGroup, t: Translator) -> None:
    """Say on which day the letter went out: its acts become sent, and the days to the answer are counted."""
    practice = group.group.practice
    with st.container(border=True, key="sending"):
        st.markdown(f"**{t('correspondence.send.title')}**")
        if stored.sent_on is not None:
            st.success(letter_state(stored, t), icon=":material/outgoing_mail:")
            _answers(stored, group, t)
            return
        unsigned = [act for act in acts_of_letter(group, stored) if act.stage in EDITABLE]
        if unsigned and stored.kind is LetterKind.COVER:
            names = "; ".join(act_name(act) for act in unsigned)
            st.warning(as_text(t("correspondence.send.unsigned", acts=names)), icon=":material/edit_note:")
            return
        with st.container(horizontal=True, vertical_alignment="bottom"):
            sent_on = st.date_input(
                t("correspondence.send.sent_on"),
                today(),
                max_value=today(),
                format="DD.MM.YYYY",
                key=f"sent_on_{stored.id}",
                width=200,
            )
            if st.button(t("correspondence.send.button"), type="primary", icon=":material/send:", key="send_letter"):
                _send(stored, sent_on, practice, t)
        st.caption(t("correspondence.send.help", n=practice.answer_days, date=answer_due(sent_on, practice)))


def remove_open_letter(stored: StoredLetter, t: Translator) -> None:
    """Remove a letter that did not go out, after a tick."""
    if stored.sent_on is not None:
        return
    with st.expander(t("correspondence.form.remove")):
        if removed(
            t("correspondence.form.remove"),
            t("correspondence.form.remove_sure"),
            f"letter_{stored.id}",
            lambda: remove_letter(database(), stored.id, who=the_person()),
            t,
        ):
            open_letter(None)
            st.rerun()


def _send(stored: StoredLetter, sent_on: date, practice: Practice, t: Translator) -> None:
    letter, version = stored.letter, stored.version
    completed = replace(
        letter,
        written_on=letter.written_on or sent_on,
        answer_by=letter.answer_by or answer_due(sent_on, practice),
    )
    with plain_errors(t):
        if completed != letter:
            version = change_letter(database(), stored.id, version, completed, who=the_person())
        send_letter(database(), stored.id, version, sent_on, who=the_person())
    st.toast(t("correspondence.send.done"), icon=":material/outgoing_mail:")
    st.rerun()


def _answers(stored: StoredLetter, group: StoredGroup, t: Translator) -> None:
    """How many of the letter's recommendations were answered, and how many days are left for the others."""
    mine = [one for one in register_of(database(), group.id) if one.act_id in stored.act_ids]
    answered = sum(one.answered_on is not None for one in mine)
    st.markdown(t("correspondence.send.answered", n=answered, total=len(mine)))
    answer_by = stored.letter.answer_by
    if answer_by is None or answered == len(mine):
        return
    days = (answer_by - today()).days
    late = days < 0
    st.markdown(t("correspondence.send.days_late", n=-days) if late else t("correspondence.send.days_left", n=days))


def _acts(stored: StoredLetter, group: StoredGroup, t: Translator) -> None:
    """What the letter brings."""
    acts = acts_of_letter(group, stored)
    if acts:
        listed = "\n".join(f"- {as_text(act_name(act))}" for act in acts)
        st.markdown(f"{t('correspondence.form.acts', n=len(acts))}\n{listed}")


def _due_hint(stored: StoredLetter, group: StoredGroup, t: Translator) -> None:
    """Where the day asked for is not the one the group's working days give: say so, and set it in one click."""
    practice = group.group.practice
    due = answer_due(stored.letter.written_on or today(), practice)
    if stored.letter.answer_by == due:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(t("correspondence.form.due", n=practice.answer_days, date=due))
        if st.button(t("correspondence.form.set_due"), type="tertiary", key=f"set_due_{stored.id}"):
            _save("answer_by", due, (stored, group, t))
            st.rerun()


def _field(field: str, value: str, place: Any, saved: Saved, *, lines: bool = False) -> None:
    stored, _, t = saved
    draw = place.text_area if lines else place.text_input
    more = {"height": "content"} if lines else {}
    draw(
        t(f"correspondence.form.{field}"),
        key=follow(_key(field, stored), value),
        on_change=_changed,
        args=(field, saved),
        **more,
    )


def _day(field: str, value: date | None, place: Any, saved: Saved) -> None:
    stored, _, t = saved
    place.date_input(
        t(f"correspondence.form.{field}"),
        None,
        format="DD.MM.YYYY",
        key=follow(_key(field, stored), value),
        on_change=_changed,
        args=(field, saved),
    )


def _annexes(letter: Letter, saved: Saved) -> None:
    """Titles with their pages, a line each: «Акт № 7 – 4»."""
    lines = "\n".join(f"{title} – {pages}" if pages else title for title, pages in letter.annexes)
    _field("annexes", lines, st, saved, lines=True)
    st.caption(saved[2]("correspondence.form.annexes_help"))


def annex_of(line: str) -> tuple[str, int | None]:
    """An annex from one line: its title, and its pages where the line ends with a number."""
    title, dash, pages = line.rpartition(" – ")
    return (title.strip(), int(pages)) if dash and pages.strip().isdecimal() else (line.strip(), None)


def _signer(letter: Letter, saved: Saved) -> None:
    stored, group, t = saved
    members: Mapping[str, Member] = {member.name: member for member in group.group.members}
    names = ["", *members] if letter.signer is None or letter.signer.name in members else [letter.signer.name, *members]
    st.selectbox(
        t("correspondence.form.signer"),
        names,
        format_func=lambda name: name or t("correspondence.form.nobody"),
        key=follow(_key("signer", stored), letter.signer.name if letter.signer else ""),
        on_change=_changed,
        args=("signer", saved),
        width=480,
    )


def _changed(field: str, saved: Saved) -> None:
    """Take a field's new value into the letter and save it."""
    stored, group, _ = saved
    value: Any = st.session_state[_key(field, stored)]
    if field in LINES:
        value = _lines(value)
    elif field == PARAGRAPHS:
        value = tuple(part.strip() for part in value.split("\n\n") if part.strip())
    elif field == "annexes":
        value = tuple(annex_of(line) for line in _lines(value))
    elif field == "signer":
        value = next((one for one in group.group.members if one.name == value), None)
    elif isinstance(value, datetime):
        value = value.date()
    _save(field, value, saved)


def _lines(value: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in value.splitlines() if line.strip())


def _save(field: str, value: Any, saved: Saved) -> None:
    """Save one field beside what others saved meanwhile; where they changed the same one, theirs stays."""
    stored, group, t = saved
    try:
        fresh = load_letter(database(), group.id, stored.id)
        if getattr(fresh.letter, field) != getattr(stored.letter, field):
            raise UserError("store.error.changed_meanwhile")  # noqa: TRY301 - said as the store says it
        changed = replace(fresh.letter, **{field: value})
        change_letter(database(), stored.id, fresh.version, changed, who=the_person())
    except UserError as error:
        st.toast(as_text(error_sentence(error, t)), icon=":material/sync_problem:")


def _key(field: str, stored: StoredLetter) -> str:
    return f"letter_{stored.id}_{field}"
