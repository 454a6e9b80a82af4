"""An act as one reads it, from the head to the copies: for experts, for what is signed, for a hall's screen."""

import streamlit as st

from smio.errors import UserError
from smio.interface.act_editing import Editing, say_refused
from smio.interface.act_photos import small_photo
from smio.interface.messages import as_text
from smio.interface.tables import Row, draw_table
from smio.monitoring import ActKind, Member, goods_of
from smio.monitoring.photo_reference import with_marks_said

PHOTOS_A_ROW = 3
HEAD = ("signed_on", "place", "basis", "period", "answer_by")


def read_act(editing: Editing) -> None:
    """The whole act as text; empty parts say that they are empty."""
    act, t = editing.act, editing.t
    with st.container(border=True, key="act_reading"):
        st.caption(as_text(act.organisation))
        number = f" №\u00a0{as_text(act.number)}" if act.number else ""
        st.markdown(f"#### {t('acts.reading.act')}{number}")
        st.markdown(f"**{as_text(act.subject)}**" if act.subject else t("acts.reading.empty"))
        _head(editing)
        _title(editing, "participants")
        people = "\n".join(f"- {as_text(person_text(member, editing))}" for member in act.participants)
        st.markdown(people or t("acts.reading.empty"))
        _paragraphs(editing, "method")
        if act.kind is ActKind.PRICES:
            _prices(editing)
        _paragraphs(editing, "facts")
        _photos(editing)
        _paragraphs(editing, "conclusions")
        _recommendations(editing)
        _paragraphs(editing, "copies")


def person_text(member: Member, editing: Editing) -> str:
    """A participant as a line: name, post, that they led or abstained."""
    t = editing.t
    parts = [
        member.name,
        member.post,
        t("acts.reading.chair") if member.chair else "",
        t("acts.reading.abstains", reason=member.abstains) if member.abstains else "",
    ]
    return ", ".join(part for part in parts if part)


def said(text: str, editing: Editing) -> str:
    """A text with its photographs named by their numbers."""
    numbers = {photo.id: place for place, photo in enumerate(editing.stored.photos, 1)}

    def say(photos: tuple[int, ...]) -> str:
        known = [str(numbers[photo]) for photo in photos if photo in numbers]
        return editing.t("acts.reading.photos", numbers=editing.t.listing(known)) if known else "?"

    return with_marks_said(text, say)


def _head(editing: Editing) -> None:
    act, t = editing.act, editing.t
    values = {
        "signed_on": t.long_date(act.signed_on) if act.signed_on else "",
        "place": act.place,
        "basis": act.basis,
        "period": t.period(*act.period) if act.period else "",
        "answer_by": t.long_date(act.answer_by) if act.answer_by else "",
    }
    empty = t("acts.reading.empty")
    st.markdown("  \n".join(f"{t(f'acts.field.{name}')}: {as_text(values[name]) or empty}" for name in HEAD))


def _paragraphs(editing: Editing, field: str) -> None:
    value = getattr(editing.act, field)
    lines = value.splitlines() if isinstance(value, str) else value
    _title(editing, field)
    st.markdown("\n\n".join(as_text(said(line, editing)) for line in lines) or editing.t("acts.reading.empty"))


def _prices(editing: Editing) -> None:
    t = editing.t
    _title(editing, "prices")
    names = ("good", "shops", "lowest", "highest", "change")
    draw_table(
        [t(f"acts.prices.{name}") for name in names],
        [
            Row(
                [
                    f"{good.good}, {good.unit}" if good.unit else good.good,
                    t.whole(max(good.shops, default=0)),
                    t.decimal(good.lowest),
                    t.decimal(good.highest),
                    t.signed(good.change),
                ]
            )
            for good in goods_of(editing.act.prices)
        ],
    )


def _photos(editing: Editing) -> None:
    photos = editing.stored.photos
    if not photos:
        return
    _title(editing, "photos")
    columns = st.columns(PHOTOS_A_ROW)
    for place, photo in enumerate(photos):
        try:
            columns[place % PHOTOS_A_ROW].image(small_photo(photo), f"{place + 1}. {as_text(photo.caption)}")
        except UserError as error:
            say_refused(error, editing.t)


def _recommendations(editing: Editing) -> None:
    t, several = editing.t, editing.act.recommendations
    _title(editing, "recommendations")
    if not several:
        st.markdown(t("acts.reading.empty"))
        return
    for number, one in enumerate(several, 1):
        words = said(one.what, editing) + (f" ({said(one.why, editing)})" if one.why else "")
        when = t("acts.reading.by", date=t.short_date(one.by_when)) if one.by_when else t("acts.reading.no_day")
        st.markdown(f"{number}. {as_text(words)}  \n**{as_text(one.to_whom or t('acts.reading.nobody'))}**, {when}")


def _title(editing: Editing, field: str) -> None:
    st.markdown(f"##### {editing.t(f'acts.field.{field}')}")
