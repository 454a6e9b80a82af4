"""«Проверка акта»: how many findings, always in sight; each with why it matters, how to mend it, and its field."""

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from smio.interface.act_choice import open_part
from smio.interface.act_editing import Editing, save_change
from smio.interface.act_parts import part_of
from smio.interface.messages import as_text
from smio.interface.session import today
from smio.language import Translator, translator
from smio.monitoring import EDITABLE, Act
from smio.monitoring.act_check import check_act
from smio.monitoring.act_fault import ActFault, Severity, fault_words
from smio.store import StoredAct, StoredGroup

ICONS = {Severity.MUST: "error", Severity.SHOULD: "warning", Severity.HINT: "lightbulb"}
MARKS = {Severity.MUST: "●", Severity.SHOULD: "▲", Severity.HINT: "○"}  # seen without their colour too
ANYWHERE = -1  # every place of a field


def check(stored: StoredAct, group: StoredGroup) -> tuple[ActFault, ...]:
    """What is amiss with a draft; nothing is asked of what was signed."""
    if stored.stage not in EDITABLE:
        return ()
    return check_act(
        stored.act,
        translator("ky" if stored.language == "ky" else "ru"),
        today(),
        photos=stored.photos,
        practice=group.group.practice,
        drafted=stored.drafted,
    )


def count_of(faults: Sequence[ActFault], severity: Severity) -> int:
    """How many findings weigh so much."""
    return sum(fault.severity is severity for fault in faults)


def say_counts(faults: Sequence[ActFault], t: Translator) -> None:
    """The line that stays in sight: how many must be mended, how many should, or that all is well."""
    counts = Counter(fault.severity for fault in faults)
    said = [
        f'<span class="{severity}">{MARKS[severity]} {escape(words)}</span>'
        for severity in Severity
        if counts[severity] and (words := t(f"acts.check.count_{severity}", n=counts[severity]))
    ]
    line = " ".join(said) or f"<span>✓ {escape(t('acts.check.clean'))}</span>"
    st.html(f'<p class="smio-counts" role="status">{line}</p>')


def show_check(editing: Editing) -> None:
    """Every finding, what must be mended first."""
    t = editing.t
    if not editing.faults:
        st.success(t("acts.check.clean_more"), icon=":material/check_circle:")
    for severity in Severity:
        found = [fault for fault in editing.faults if fault.severity is severity]
        if found:
            st.markdown(f"**{t(f'acts.check.heading_{severity}')}**")
        for number, fault in enumerate(found):
            _card(editing, fault, f"{severity}_{number}")


def say_faults_of(editing: Editing, field: str, *, place: int | None = ANYWHERE) -> None:
    """Under a field, what the check found in it, shortly; with ``place`` only of that line, None for of none."""
    for fault in editing.faults:
        if fault.field == field and place in (ANYWHERE, fault.place):
            # Beside the very line no number of it is needed.
            words = fault_text(fault, editing.t) if place == ANYWHERE else fault_words(fault, editing.t).what
            st.caption(f":material/{ICONS[fault.severity]}: {as_text(words)}")


def fault_text(fault: ActFault, t: Translator) -> str:
    """What was found, with the line where it is one of several."""
    words = fault_words(fault, t)
    return words.what if fault.place is None else t("acts.check.in_line", line=fault.place, what=words.what)


def _card(editing: Editing, fault: ActFault, name: str) -> None:
    t, words = editing.t, fault_words(fault, editing.t)
    with st.container(border=True, key=editing.key(f"fault_{name}"), gap="xsmall"):
        st.markdown(f":material/{ICONS[fault.severity]}: {as_text(words.where)}: **{as_text(words.what)}**")
        st.caption(as_text(words.why))
        st.markdown(as_text(words.how))
        with st.container(horizontal=True):
            if fault.mend is not None:
                st.button(
                    t("acts.check.mend"),
                    icon=":material/auto_fix_high:",
                    type="primary",
                    key=editing.key(f"mend_{name}"),
                    on_click=_mend,
                    args=(editing, fault.field, fault.mend),
                )
            part = part_of(fault.field, editing.act.kind)
            st.button(
                t("acts.check.go", part=t(f"acts.part.{part}")),
                icon=":material/arrow_forward:",
                key=editing.key(f"go_{name}"),
                on_click=open_part,
                args=(part,),
            )


def _mend(editing: Editing, field: str, mended: Act) -> None:
    save_change(editing, field, lambda _: mended)
