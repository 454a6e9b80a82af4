"""Where the group stands and what to do next."""

from dataclasses import dataclass

import streamlit as st

from smio.interface.frame import go, next_step
from smio.interface.messages import as_text, demo_button, say_generated
from smio.interface.results import measurements, rounds
from smio.interface.session import current_group, database
from smio.interface.standing import show_standing
from smio.language import Translator
from smio.store import StoredGroup, acts_of, uploads_of


@dataclass(frozen=True)
class Stage:
    """A part of the work: how much is done, and the page where it goes on."""

    name: str
    page: str
    done: int


def show_start(t: Translator) -> None:
    """The first screen: one sentence and the next step, or where the group stands."""
    group = current_group()
    if group is None:
        _show_welcome(t)
        return
    say_generated(t, generated=group.group.generated)
    stages = _stages(group)
    waiting = len(uploads_of(database(), group.id))
    if waiting:
        st.info(t("interface.start.waiting", n=waiting), icon=":material/pending:")
    st.subheader(as_text(group.group.name), anchor=False)
    with st.container(key="pair_stages"):
        columns = st.columns(len(stages))
    for column, stage in zip(columns, stages, strict=True):
        column.metric(t(f"interface.start.{stage.name}"), t.whole(stage.done), border=True)
    following = next_page(stages)
    with st.container(horizontal=True):
        next_step(t(f"interface.start.to_{following.replace('/', '_')}"), following)
        if not group.group.generated:
            demo_button(t)
        elif st.button(t("interface.start.own_data"), icon=":material/upload_file:", key="own_data"):
            go("services/questionnaires")
    show_standing(group, t)
    _show_steps(t)


def next_page(stages: tuple[Stage, ...]) -> str:
    """The first thing not done yet: two rounds, then their comparison, the checklist, the act."""
    done = {stage.name: stage.done for stage in stages}
    if not done["rounds"]:
        return "services/questionnaires"
    if not done["acts"]:
        return "group_work/acts" if done["rounds"] > 1 or done["measurements"] else "services/scores"
    return "council/package"


def _stages(group: StoredGroup) -> tuple[Stage, ...]:
    return (
        Stage("rounds", "services/questionnaires", len(rounds(group.id))),
        Stage("measurements", "index/checklist", len(measurements(group.id))),
        Stage("acts", "group_work/acts", len(acts_of(database(), group.id))),
    )


def _show_welcome(t: Translator) -> None:
    st.html(f'<p class="smio-sentence">{t("interface.start.sentence")}</p>')
    with st.container(horizontal=True):
        next_step(t("interface.start.to_services_questionnaires"), "services/questionnaires")
        demo_button(t)
    _show_steps(t)


def _show_steps(t: Translator) -> None:
    st.divider()
    columns = st.columns(3)
    for number, column in enumerate(columns, start=1):
        column.markdown(f"**{number}. {t(f'interface.start.step_{number}')}**")
        column.caption(t(f"interface.start.step_{number}_more"))
