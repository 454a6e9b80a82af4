"""All the work in one file: taken out, brought back after a look inside and a typed word."""

import streamlit as st

from smio.errors import UserError
from smio.interface.frame import go
from smio.interface.messages import as_text
from smio.interface.person import moment_here
from smio.interface.session import GROUP_PARAMETER, database, today
from smio.interface.tables import Row, draw_table
from smio.language import Translator, error_sentence
from smio.store import Manifest, all_groups, backup, backup_contents, restore

ZIP = "application/zip"
LARGEST = 300  # megabytes through the browser; the command line takes any
COUNTED = {
    "rounds": "rounds",
    "measurements": "measurements",
    "acts": "acts",
    "photos": "act_photos",
    "letters": "letters",
    "replies": "replies",
    "plan": "plan_items",
}


def keep_copy(t: Translator) -> None:
    """The copy, made when somebody asks for it."""
    st.subheader(t("keeping.copy.title"), anchor=False)
    if not all_groups(database()):
        st.info(t("keeping.copy.nothing"), icon=":material/info:")
        return
    st.download_button(
        t("keeping.copy.button"),
        lambda: backup(database()),
        t("keeping.copy.file", date=today().isoformat()),
        ZIP,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
        key="backup",
    )
    st.caption(t("keeping.copy.help"))


def bring_back(t: Translator) -> None:
    """A copy is looked into, then takes the place of what is here."""
    st.subheader(t("keeping.restore.title"), anchor=False)
    upload = st.file_uploader(
        t("keeping.restore.file"), ["zip"], max_upload_size=LARGEST, help=t("keeping.restore.help"), key="restore_file"
    )
    if upload is None:
        return
    content = upload.getvalue()
    try:
        found = backup_contents(content)
    except UserError as error:
        st.error(as_text(error_sentence(error, t)), icon=":material/error:")
        return
    _show_contents(found, t)
    here = [stored.group.name for stored in all_groups(database())]
    sure = not here or _typed(here, t)
    if st.button(
        t("keeping.restore.replace") if here else t("keeping.restore.button"),
        type="primary",
        disabled=not sure,
        icon=":material/settings_backup_restore:",
        key="restore",
    ):
        _restore(content, t, replace=bool(here))


def _typed(here: list[str], t: Translator) -> bool:
    """Whether the word was typed that gives up what is here."""
    word = t("keeping.restore.word")
    st.warning(as_text(t("keeping.restore.warning", groups=t.listing(here))), icon=":material/warning:")
    typed = st.text_input(t("keeping.restore.type", word=word), key="restore_word", width=420)
    return str(typed or "").strip().casefold() == word.casefold()


def _show_contents(found: Manifest, t: Translator) -> None:
    st.markdown(t("keeping.restore.made", moment=moment_here(found.made_at, t)))
    groups = [as_text(name) for name in found.groups]
    st.markdown(t("keeping.restore.groups", n=len(groups), groups=t.listing(groups) or "—"))
    draw_table(
        [t("keeping.restore.what"), t("keeping.restore.how_many")],
        [Row([t(f"keeping.counted.{name}"), t.whole(found.rows(table))]) for name, table in COUNTED.items()],
    )


def _restore(content: bytes, t: Translator, *, replace: bool) -> None:
    try:
        with st.spinner(t("keeping.restore.working")):
            restore(database(), content, replace=replace)
    except UserError as error:
        st.error(as_text(error_sentence(error, t)), icon=":material/error:")
        return
    # What was kept in memory belongs to what stood here before: another round may have the same number now.
    st.cache_data.clear()
    st.cache_resource.clear()
    st.session_state.pop(GROUP_PARAMETER, None)
    st.toast(t("keeping.restore.done"), icon=":material/check:")
    go("start/home")
