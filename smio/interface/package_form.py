"""The package for the council: what goes into it, and the archive itself, made on request."""

from collections.abc import Callable
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from smio.documents import package
from smio.interface.messages import plain_errors
from smio.interface.results import last_pair, measurements, proofs_of, rounds, scored_round
from smio.language import PAPER_LANGUAGES, Language, Translator, translator
from smio.store import StoredGroup

Progress = Callable[[str, float], None]
MADE = "package_made"


def package_parts(group: StoredGroup, t: Translator) -> None:
    """What the archive will hold."""
    summaries, measured = rounds(group.id), measurements(group.id)
    parts: list[str] = []
    if summaries:
        parts.append(t("interface.package.services_act"))
        parts.append(t("interface.package.figures"))
    if len(summaries) > 1:
        parts.append(t("interface.package.workbook"))
    if measured:
        parts.append(t("interface.package.checklist_act"))
    parts.append(t("interface.package.manifest"))
    st.markdown("\n".join(f"- {part}" for part in parts))


def package_download(group: StoredGroup, t: Translator) -> None:
    """Make the archive with a progress bar, then offer it."""
    language: Language = (
        st.segmented_control(
            t("interface.act.language"),
            PAPER_LANGUAGES,
            default=t.language if t.language in PAPER_LANGUAGES else "ru",
            required=True,
            format_func=lambda code: translator(code)("language.name"),
            key="package_language",
        )
        or "ru"
    )
    wanted = (group.id, language, tuple(rounds(group.id)), tuple(one.stored.id for one in measurements(group.id)))
    if st.button(t("interface.package.make"), type="primary", icon=":material/folder_zip:", key="make_package"):
        bar = st.progress(0.0, t("interface.package.making"))
        with plain_errors(t):
            data = make_package(group, language, _advance(bar))
        bar.empty()
        st.session_state[MADE] = (wanted, data)
    made = st.session_state.get(MADE)
    if made is not None and made[0] == wanted:
        st.success(t("interface.package.ready"), icon=":material/check_circle:")
        st.download_button(
            t("interface.download.package"),
            made[1],
            t("interface.file.package"),
            "application/zip",
            on_click="ignore",
            icon=":material/download:",
            key="package_zip",
        )


def _advance(bar: DeltaGenerator) -> Progress:
    def advance(name: str, share: float) -> None:
        bar.progress(min(1.0, share), name)

    return advance


def make_package(group: StoredGroup, language: Language, progress: Progress) -> bytes:
    """The archive of the last two rounds and measurements, in a language."""
    scored = [scored_round(summary, language) for summary in rounds(group.id)[-2:]]
    measured = last_pair(measurements(group.id))
    return package(
        group.group,
        [one.round for one in scored],
        [one.measurement for one in measured],
        measured[-1].score.checklist if measured else None,
        translator(language),
        made_on=date.today(),  # noqa: DTZ011 - the user's own calendar day
        progress=progress,
        proofs=proofs_of([one.measurement for one in measured[-1:]]),
    )
