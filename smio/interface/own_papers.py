"""A group's own templates of acts and letters: ours to begin with, theirs looked through, tried, then kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from smio.documents import check_sentences, check_template, preview
from smio.documents.template import template_path
from smio.errors import UserError
from smio.interface.messages import as_text
from smio.interface.person import moment_here, the_person
from smio.interface.session import database, group_to_work_in
from smio.language import PAPER_LANGUAGES, Language, Translator, error_sentence, translator
from smio.store import OwnTemplate, StoredGroup, keep_template, own_templates, remove_template, template_content

PAPERS = ("act", "letter")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LARGEST = 10  # megabytes
CHECKED = "template_checked"  # by paper and language: what was found in the file brought last


def show_papers(group: StoredGroup | None, t: Translator) -> None:
    """Each paper in each language: what it is printed by, and what can be done about it."""
    st.markdown(t("templates.how"))
    kept = own_templates(database(), group.id) if group else ()
    for paper in PAPERS:
        st.subheader(t(f"templates.paper.{paper}"), anchor=False)
        for language in PAPER_LANGUAGES:
            own = next((one for one in kept if (one.paper, one.language) == (paper, language)), None)
            _card(paper, language, own, group, t)


def _card(paper: str, language: Language, own: OwnTemplate | None, group: StoredGroup | None, t: Translator) -> None:
    key = f"{paper}_{language}"
    with st.container(border=True, key=f"paper_{key}"):
        st.markdown(f"**{translator(language)('language.name')}**")
        if own is None:
            st.caption(t("templates.ours"))
        else:
            words = {"name": as_text(own.name), "when": moment_here(own.added_at, t)}
            st.caption(f":material/check_circle: {t('templates.own', **words)}")
        with st.container(horizontal=True):
            _files(paper, language, own, group, t)
        batch = f"template_batch_{key}"
        uploader = f"template_file_{key}_{st.session_state.get(batch, 0)}"
        st.file_uploader(
            t("templates.load"),
            ("docx",),
            key=uploader,
            max_upload_size=LARGEST,
            on_change=_take,
            args=(paper, language, uploader, batch, t),
        )
        _say_checked(st.session_state.get(CHECKED, {}).get(key), t)


def _files(paper: str, language: Language, own: OwnTemplate | None, group: StoredGroup | None, t: Translator) -> None:
    key = f"{paper}_{language}"
    st.download_button(
        t("templates.get_ours"),
        partial(_ours, paper, language),
        t(f"templates.file.{paper}", language=language),
        WORD,
        icon=":material/download:",
        on_click="ignore",
        key=f"ours_{key}",
    )
    if own is None or group is None:
        return
    st.download_button(
        t("templates.try_out"),
        partial(_tried, group.id, paper, language),
        t(f"templates.file.tried_{paper}", language=language),
        WORD,
        icon=":material/visibility:",
        on_click="ignore",
        key=f"tried_{key}",
    )
    st.button(
        t("templates.remove"),
        icon=":material/delete:",
        type="tertiary",
        key=f"remove_{key}",
        on_click=_remove,
        args=(own, key),
    )


def _ours(paper: str, language: Language) -> bytes:
    return template_path(language, paper).read_bytes()


def _tried(group_id: int, paper: str, language: Language) -> bytes:
    content = template_content(database(), group_id, paper, language)
    return preview(content or _ours(paper, language), paper, translator(language))


def _take(paper: str, language: Language, uploader: str, batch: str, t: Translator) -> None:
    """Look the file through and try it out; it is kept only where a paper comes of it."""
    upload = st.session_state.get(uploader)
    if upload is None:
        return
    content, name = upload.getvalue(), upload.name
    st.session_state[batch] = st.session_state.get(batch, 0) + 1
    found = check_template(content, paper)
    said: Sequence[str] = check_sentences(found, t)
    kept = False
    if found.usable:
        try:
            preview(content, paper, translator(language))
            keep_template(database(), group_to_work_in().id, paper, language, name, content, the_person())
            kept = True
        except UserError as error:
            said = (error_sentence(error, t),)
    st.session_state.setdefault(CHECKED, {})[f"{paper}_{language}"] = Checked(name, kept, tuple(said))


@dataclass(frozen=True)
class Checked:
    """What was found in the file brought last, and whether it is used now."""

    name: str
    kept: bool
    said: tuple[str, ...]


def _say_checked(found: Checked | None, t: Translator) -> None:
    if found is None:
        return
    lines = "\n".join(f"- {as_text(line)}" for line in found.said)
    name = as_text(found.name)
    if not found.kept:
        st.error(f"{t('templates.refused', name=name)}\n\n{lines}", icon=":material/error:")
    elif found.said:
        st.warning(f"{t('templates.kept_but', name=name)}\n\n{lines}", icon=":material/warning:")
    else:
        st.success(t("templates.kept", name=name), icon=":material/check_circle:")


def _remove(own: OwnTemplate, key: str) -> None:
    remove_template(database(), own.id, the_person())
    st.session_state.get(CHECKED, {}).pop(key, None)
