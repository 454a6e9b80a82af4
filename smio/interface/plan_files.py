"""The plan as files: brought in from a workbook, taken out as a workbook and as a Word annex."""

from collections.abc import Sequence

import streamlit as st

from smio.documents import plan_workbook
from smio.documents.act_parts import organisation
from smio.documents.plan_document import plan_document
from smio.errors import UserError
from smio.interface.messages import as_text
from smio.interface.own_checklists import XLSX, say_faults
from smio.interface.paper_choices import paper_language
from smio.interface.person import the_person
from smio.interface.plan_list import when_words
from smio.interface.session import current_group, database, group_to_work_in, today
from smio.interface.tables import Row, draw_table
from smio.language import Translator, translator
from smio.monitoring import PlanItem
from smio.reading import read_plan
from smio.store import StoredGroup, StoredPlanItem, add_plan_items

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = ["xlsx", "xlsm", "xls", "ods"]
LARGEST = 5  # megabytes


def import_plan(plan: Sequence[StoredPlanItem], t: Translator) -> None:
    """A workbook of the plan: every fault with its place, or what will be added."""
    with st.expander(t("schedule.import.title")):
        st.caption(t("schedule.import.help"))
        st.download_button(
            t("schedule.import.template"),
            lambda: plan_workbook((), t),
            t("schedule.file.template"),
            XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="plan_template",
        )
        place = st.session_state.setdefault("plan_upload", 0)
        upload = st.file_uploader(t("schedule.import.file"), KINDS, key=f"plan_file_{place}", max_upload_size=LARGEST)
        if upload is None:
            return
        try:
            found = read_plan(upload.getvalue(), upload.name)
        except UserError as error:
            say_faults(error, t)
            return
        known = {(one.item.title, one.item.due) for one in plan}
        fresh = [item for item in found if (item.title, item.due) not in known]
        _show_found(found, fresh, t)
        if fresh and st.button(t("schedule.import.keep", n=len(fresh)), type="primary", key="keep_plan"):
            group = current_group() or group_to_work_in()
            add_plan_items(database(), group.id, fresh, who=the_person())
            st.session_state["plan_upload"] = place + 1
            st.toast(t("schedule.import.done"), icon=":material/check:")
            st.rerun()


def _show_found(found: Sequence[PlanItem], fresh: Sequence[PlanItem], t: Translator) -> None:
    draw_table(
        [t("schedule.field.title"), t("schedule.import.when"), t("schedule.import.what_happens")],
        [
            Row(
                [
                    item.title,
                    when_words(item, t) or "—",
                    t("schedule.import.new") if item in fresh else t("schedule.import.there"),
                ]
            )
            for item in found
        ],
        numbers_from=9,
    )
    if not fresh:
        st.info(as_text(t("schedule.import.nothing_new")), icon=":material/info:")


def export_plan(group: StoredGroup, plan: Sequence[StoredPlanItem], t: Translator) -> None:
    """The plan as it is now."""
    items = [one.item for one in plan]
    language = paper_language(t.language)
    with st.container(horizontal=True):
        st.download_button(
            t("schedule.file.word"),
            lambda: plan_document(group.group, items, translator(language), today()),
            t("schedule.file.word_name"),
            WORD,
            icon=":material/description:",
            on_click="ignore",
            key="plan_docx",
        )
        st.download_button(
            t("schedule.file.excel"),
            lambda: plan_workbook(items, t, author=organisation(group.group, t)),
            t("schedule.file.excel_name"),
            XLSX,
            icon=":material/table:",
            on_click="ignore",
            key="plan_xlsx",
        )
