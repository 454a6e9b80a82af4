"""The photographs of an act: brought from a phone, shrunk at once, described, put in order, referred to in the text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import PurePath

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from smio.errors import UserError
from smio.interface.act_checking import say_faults_of
from smio.interface.act_editing import Editing, save_change, say_refused
from smio.interface.act_fields import plain_day
from smio.interface.following import follow
from smio.interface.person import the_person
from smio.interface.session import database
from smio.monitoring import Act, ActPhoto
from smio.monitoring.photo import taken_on
from smio.monitoring.photo_reference import photos_spoken_of, with_photo, without_photo
from smio.store import act_photo_content, add_act_photo, change_act_photo, move_act_photo, remove_act_photo

KINDS = ("jpg", "jpeg", "png", "webp")
LARGEST = 20  # megabytes, before a photograph is made smaller
SHOWN_WIDTH = 220
SHORT = 60  # letters of a fact in a list of facts
FACTS = "facts"


def photos_part(editing: Editing) -> None:
    """A place for more, then every photograph with what is written under it."""
    t, photos = editing.t, editing.stored.photos
    batch = editing.key("photo_batch")
    uploader = editing.key(f"photo_upload_{st.session_state.get(batch, 0)}")
    st.file_uploader(
        t("acts.photo.add"),
        KINDS,
        accept_multiple_files=True,
        help=t("acts.photo.add_help"),
        key=uploader,
        max_upload_size=LARGEST,
        on_change=_keep,
        args=(editing, uploader, batch),
    )
    say_faults_of(editing, "photos", place=None)
    if not photos:
        st.caption(t("acts.photo.none"))
    spoken_of = photos_spoken_of(editing.act)
    for place, photo in enumerate(photos):
        _card(editing, place, photo, spoken_of=photo.id in spoken_of)


def small_photo(photo: ActPhoto) -> bytes:
    """A photograph small enough for a list; UserError where it was removed meanwhile."""
    return _small(database().url, photo.id, photo.sha256)


@st.cache_data(max_entries=200, show_spinner=False)
def _small(url: str, photo_id: int, digest: str) -> bytes:  # noqa: ARG001 - the store and the content are the key
    from PIL import Image  # noqa: PLC0415 - only where there is a photograph

    buffer = BytesIO()
    with Image.open(BytesIO(act_photo_content(database(), photo_id))) as picture:
        picture.thumbnail((SHOWN_WIDTH * 2, SHOWN_WIDTH * 2))
        picture.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def shortened(text: str, most: int = SHORT) -> str:
    """The beginning of a text, cut between words."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"


def no_longer_spoken_of(act: Act, photo_id: int) -> Act:
    """The act without any mark of a photograph that is gone."""

    def clean(text: str) -> str:
        return without_photo(text, photo_id)

    return replace(
        act,
        subject=clean(act.subject),
        basis=clean(act.basis),
        method=clean(act.method),
        facts=tuple(clean(fact) for fact in act.facts),
        conclusions=tuple(clean(one) for one in act.conclusions),
        recommendations=tuple(replace(one, what=clean(one.what), why=clean(one.why)) for one in act.recommendations),
    )


def _card(editing: Editing, place: int, photo: ActPhoto, *, spoken_of: bool) -> None:
    t = editing.t
    with st.container(border=True, key=editing.key(f"photo_{photo.id}")):
        picture, words = st.columns([2, 3])
        try:
            picture.image(small_photo(photo), width=SHOWN_WIDTH)
        except UserError as error:
            say_refused(error, t)
            return
        with words:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{t('acts.photo.number', number=place + 1)}**", width="stretch")
                _order(editing, place, photo)
            _caption_and_day(editing, photo)
            if spoken_of:
                st.caption(f":material/check: {t('acts.photo.spoken_of')}")
            else:
                _refer(editing, photo)
            say_faults_of(editing, "photos", place=place + 1)


def _caption_and_day(editing: Editing, photo: ActPhoto) -> None:
    t = editing.t
    caption = follow(editing.key(f"photo_caption_{photo.id}"), photo.caption)
    st.text_input(
        t("acts.photo.caption"),
        placeholder=t("acts.photo.caption_placeholder"),
        max_chars=300,
        key=caption,
        on_change=_describe,
        args=(editing, photo),
    )
    day = follow(editing.key(f"photo_day_{photo.id}"), photo.taken_on)
    label = t("acts.photo.taken_on")
    st.date_input(label, None, format="DD.MM.YYYY", key=day, on_change=_describe, args=(editing, photo))


def _refer(editing: Editing, photo: ActPhoto) -> None:
    """Which fact the photograph shows: its mark goes to the end of that sentence."""
    t, facts = editing.t, editing.act.facts
    key = editing.key(f"photo_fact_{photo.id}")

    def listed(place: int) -> str:
        return f"{place + 1}. {shortened(facts[place])}" if place < len(facts) else ""

    st.selectbox(
        t("acts.photo.refer"),
        list(range(len(facts))),
        None,
        format_func=listed,
        placeholder=t("acts.photo.refer_placeholder") if facts else t("acts.photo.no_facts"),
        disabled=not facts,
        key=key,
        on_change=_insert,
        args=(editing, photo, key),
    )


def _order(editing: Editing, place: int, photo: ActPhoto) -> None:
    last = place == len(editing.stored.photos) - 1
    _button(editing, photo, "up", "arrow_upward", lambda: _move(editing, photo, up=True), disabled=place == 0)
    _button(editing, photo, "down", "arrow_downward", lambda: _move(editing, photo, up=False), disabled=last)
    _button(editing, photo, "remove", "delete", lambda: _remove(editing, photo))


def _button(
    editing: Editing, photo: ActPhoto, what: str, icon: str, do: Callable[[], None], *, disabled: bool = False
) -> None:
    key, label = editing.key(f"photo_{what}_{photo.id}"), editing.t(f"acts.move.{what}")
    mark = f":material/{icon}:"
    st.button(label, help=label, icon=mark, type="tertiary", disabled=disabled, key=key, on_click=do)


def _keep(editing: Editing, uploader: str, batch: str) -> None:
    """Keep what was just uploaded, and empty the place for the next; one bad file does not stop the others."""
    uploads: Sequence[UploadedFile] = st.session_state.get(uploader) or ()
    st.session_state[batch] = st.session_state.get(batch, 0) + 1
    refused: list[UserError] = []
    for upload in uploads:
        content, name = upload.getvalue(), PurePath(upload.name).name
        try:
            add_act_photo(
                database(), editing.stored.id, content, name=name, taken_on=taken_on(content), who=the_person()
            )  # fmt: skip
        except UserError as error:
            refused.append(error)
    for error in refused:  # last of all: to say something may end this for another press that waits
        say_refused(error, editing.t)


def _describe(editing: Editing, photo: ActPhoto) -> None:
    caption = " ".join(st.session_state[editing.key(f"photo_caption_{photo.id}")].split())
    day = plain_day(st.session_state[editing.key(f"photo_day_{photo.id}")])
    try:
        change_act_photo(database(), photo.id, caption=caption, taken_on=day, who=the_person())
    except UserError as error:
        say_refused(error, editing.t)


def _move(editing: Editing, photo: ActPhoto, *, up: bool) -> None:
    try:
        move_act_photo(database(), photo.id, up, the_person())
    except UserError as error:
        say_refused(error, editing.t)


def _remove(editing: Editing, photo: ActPhoto) -> None:
    """Remove a photograph, and its marks from the text."""
    try:
        remove_act_photo(database(), photo.id, the_person())
    except UserError as error:
        say_refused(error, editing.t)
        return
    save_change(editing, FACTS, lambda act: no_longer_spoken_of(act, photo.id))


def _insert(editing: Editing, photo: ActPhoto, key: str) -> None:
    place = st.session_state[key]
    st.session_state[key] = None
    if place is None:
        return

    def referring(act: Act) -> Act:
        facts = tuple(
            with_photo(fact, photo.id, editing.paper) if at == place else fact for at, fact in enumerate(act.facts)
        )
        return replace(act, facts=facts)

    save_change(editing, FACTS, referring)
