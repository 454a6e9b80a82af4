"""The checklists a group works with: what there is, bringing one's own, taking one away as a file."""

import streamlit as st

from smio.checklist import Checklist, Library, checklist_yaml
from smio.documents import checklist_template, checklist_workbook
from smio.errors import UserError
from smio.interface.checklist_choice import CHECKLIST
from smio.interface.checklist_editor import begin_version
from smio.interface.frame import go
from smio.interface.messages import as_text, plain_errors
from smio.interface.person import the_person
from smio.interface.results import measurements
from smio.interface.session import current_group, database, group_to_work_in
from smio.language import Translator, error_sentence
from smio.reading import read_checklist
from smio.store import StoredGroup, add_checklist, library_of, remove_checklist

KINDS = ("yaml", "yml", "json", "xlsx", "ods", "xlsm", "xls")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JUST_LOADED = "loaded_checklist"


def show_checklists(known: Library, built_in: Library, t: Translator) -> None:
    """Every version with its files, the newest of each checklist first."""
    group = current_group()
    measured = measurements(group.id) if group else ()
    used = {(one.measurement.checklist, one.measurement.version) for one in measured}
    for newest in known.newest:
        for checklist in reversed(known.versions(newest.id)):
            own = built_in.get(checklist.id, checklist.version) is None
            _card(checklist, t, own=own and group is not None, used=(checklist.id, checklist.version) in used)


def _card(checklist: Checklist, t: Translator, *, own: bool, used: bool) -> None:
    key = f"{checklist.id}_{checklist.version}"
    with st.container(border=True):
        st.markdown(f"**{as_text(checklist.title[t.language])}**")
        parts = [
            t("interface.own_checklists.version", version=as_text(checklist.version)),
            t("interface.own_checklists.items", n=len(checklist.items)),
            *([t("interface.own_checklists.approved")] if checklist.official else []),
            as_text(checklist.source[t.language]),
        ]
        st.caption(" · ".join(parts))
        with st.container(horizontal=True):
            st.download_button(
                t("interface.own_checklists.excel"),
                lambda: checklist_workbook(checklist, t),
                f"{key}.xlsx",
                XLSX,
                icon=":material/download:",
                on_click="ignore",
                key=f"xlsx_{key}",
            )
            st.download_button(
                t("interface.own_checklists.yaml"),
                lambda: checklist_yaml(checklist).encode(),
                f"{key}.yaml",
                "application/yaml",
                icon=":material/download:",
                on_click="ignore",
                key=f"yaml_{key}",
            )
            st.button(
                t("interface.own_checklists.edit"),
                icon=":material/edit:",
                key=f"edit_{key}",
                on_click=begin_version,
                args=(checklist,),
            )
            if own and not used:
                st.button(
                    t("interface.own_checklists.remove"),
                    icon=":material/delete:",
                    type="tertiary",
                    key=f"remove_{key}",
                    on_click=_remove,
                    args=(checklist, t),
                )


def _remove(checklist: Checklist, t: Translator) -> None:
    group = current_group()
    try:
        if group is not None:
            remove_checklist(database(), group.id, checklist.id, checklist.version, the_person())
    except UserError as error:
        st.toast(as_text(error_sentence(error, t)), icon=":material/error:")


def load_own(t: Translator) -> None:
    """Bring a checklist as YAML or as a workbook; the template is beside."""
    with st.container(border=True):
        st.markdown(f"**{t('interface.own_checklists.load')}**")
        st.caption(t("interface.own_checklists.load_help"))
        upload = st.file_uploader(t("interface.own_checklists.file"), KINDS, key="checklist_file", max_upload_size=5)
        st.download_button(
            t("interface.own_checklists.template"),
            lambda: checklist_template(t),
            t("interface.file.checklist_template"),
            XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="checklist_template",
        )
        if upload is not None:
            _take(upload.getvalue(), upload.name, t)


def _take(data: bytes, name: str, t: Translator) -> None:
    """Show what was recognised, and keep it on a click; the example groups get nothing of one's own."""
    group = current_group()
    known = library_of(database(), group.id) if group else Library(())
    try:
        checklist = read_checklist(data, name, known)
    except UserError as error:
        say_faults(error, t)
        return
    st.success(
        t(
            "interface.own_checklists.recognised",
            title=as_text(checklist.title[t.language]),
            version=as_text(checklist.version),
            n=len(checklist.items),
            directions=len(checklist.directions),
            languages=", ".join(checklist.languages),
        ),
        icon=":material/check:",
    )
    if st.button(t("interface.own_checklists.keep"), type="primary", key="keep_checklist"):
        keep_checklist(group_to_work_in(), checklist, t)


def keep_checklist(group: StoredGroup, checklist: Checklist, t: Translator) -> None:
    """Keep a version and go on to fill it in; what is in the way is said."""
    with plain_errors(t):
        add_checklist(database(), group.id, checklist, the_person())
    st.session_state[CHECKLIST] = checklist.id
    go("index/checklist")


def say_faults(error: UserError, t: Translator) -> None:
    """Every fault of a file on a line of its own."""
    if not error.faults:
        st.error(as_text(error_sentence(error, t)), icon=":material/error:")
        return
    faults = "\n".join(f"- {as_text(error_sentence(fault, t))}" for fault in error.faults)
    st.error(f"{t('interface.own_checklists.faults', n=len(error.faults))}\n\n{faults}", icon=":material/error:")
