"""A new act: what it is about, what it rests on, in which language; the draft then holds all that is known."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from smio.errors import UserError
from smio.interface.act_choice import open_act, started_with
from smio.interface.act_drafts import Beginning, compose_act
from smio.interface.act_editing import say_refused
from smio.interface.frame import go
from smio.interface.measurement_choice import measurement_name
from smio.interface.messages import as_text
from smio.interface.once import drawn_anew, once
from smio.interface.paper_choices import pick_paper_language
from smio.interface.pickers import pick_two_rounds, round_name
from smio.interface.results import ScoredMeasurement, measurements, rounds, with_previous
from smio.interface.session import database, today
from smio.language import Translator
from smio.monitoring import ActKind, PlanItem
from smio.store import RoundSummary, StoredGroup, StoredPlanItem, plan_of

Evidence = dict[str, Any]


def begin_form(group: StoredGroup, t: Translator) -> None:
    """The three steps on one screen; «Составить акт» opens the draft."""
    summaries, measured = rounds(group.id), measurements(group.id)
    with st.container(border=True, key="act_wizard"):
        kind = _kind(likely_kind(summaries, measured), t)
        st.markdown(f"**{t('acts.wizard.rests_on')}**")
        plan = without_act(plan_of(database(), group.id))
        match kind:
            case ActKind.SERVICES:
                evidence = _rounds(summaries, t)
                plan_item = _plan_item(plan, t) if evidence else None
            case ActKind.CHECKLIST:
                evidence = _measurements(measured, t)
                plan_item = _plan_item(plan, t) if evidence else None
            case _:
                plan_item = _plan_item(plan, t)
                item = next((one.item for one in plan if one.id == plan_item), PlanItem(""))
                evidence = _event(kind, item, t, key=f"{kind}_{plan_item}")
        if evidence is None:
            return
        beginning = Beginning(
            kind, pick_paper_language(t, "act_language", t("acts.wizard.language")), evidence, plan_item
        )
        drawn_anew("act")
        st.button(
            t("acts.wizard.compose"),
            type="primary",
            icon=":material/edit_document:",
            key="compose",
            on_click=_compose,
            args=(group, beginning, t),
        )


def _compose(group: StoredGroup, beginning: Beginning, t: Translator) -> None:
    try:
        open_act(once("act", lambda: compose_act(group, beginning)))
    except UserError as error:
        say_refused(error, t)


def likely_kind(summaries: Sequence[RoundSummary], measured: Sequence[ScoredMeasurement]) -> ActKind:
    """What another page asked for, else what the group has results for."""
    begun = started_with()
    if begun.get("kind"):
        return ActKind(begun["kind"])
    if begun.get("plan_item") is not None:
        return ActKind.SITE
    return ActKind.SERVICES if summaries else ActKind.CHECKLIST if measured else ActKind.SITE


def without_act(plan: Sequence[StoredPlanItem]) -> tuple[StoredPlanItem, ...]:
    """The lines of the plan an act can still be made for."""
    return tuple(one for one in plan if one.act_id is None and not one.item.cancelled)


def _kind(likely: ActKind, t: Translator) -> ActKind:
    kind = st.segmented_control(
        t("acts.wizard.about"),
        [kind.value for kind in ActKind],
        default=likely.value,
        required=True,
        format_func=lambda name: t(f"acts.kind.{name}"),
        key="act_kind",
        wrap=True,
    )
    st.caption(t(f"acts.kind_help.{kind}"))
    return ActKind(kind)


def _rounds(summaries: tuple[RoundSummary, ...], t: Translator) -> Evidence | None:
    if not summaries:
        return _nothing_yet(ActKind.SERVICES, "services/questionnaires", t)
    chosen = summaries if len(summaries) == 1 else pick_two_rounds(summaries, t)
    st.caption(as_text(" → ".join(round_name(summary, t) for summary in chosen)))
    return {"rounds": [summary.id for summary in chosen]}


def _measurements(measured: tuple[ScoredMeasurement, ...], t: Translator) -> Evidence | None:
    """The measurement the act is about, the latest first, and the one before it."""
    if not measured:
        return _nothing_yet(ActKind.CHECKLIST, "index/checklist", t)
    by_id = {one.stored.id: one for one in reversed(measured)}
    chosen = st.selectbox(
        t("interface.checklist.which"),
        list(by_id),
        format_func=lambda known: (
            f"{by_id[known].score.checklist.short_title[t.language]} · " + measurement_name(by_id[known], t)
        ),
        key="act_measurement",
        width=480,
    )
    pair = with_previous(measured, by_id[chosen])
    st.caption(as_text(" → ".join(measurement_name(one, t) for one in pair)))
    return {"measurements": [one.stored.id for one in pair]}


def _nothing_yet(kind: ActKind, page: str, t: Translator) -> None:
    """There is nothing to compose it from: where to go for it."""
    st.info(t(f"acts.wizard.nothing_{kind}"), icon=":material/info:")
    if st.button(t(f"acts.wizard.to_{kind}"), icon=":material/arrow_forward:", key="to_evidence"):
        go(page)


def _event(kind: ActKind, planned: PlanItem, t: Translator, *, key: str) -> Evidence:
    """An event of which only people know: what, where, when. A line of the plan fills it in; another one anew."""
    subject = st.text_input(
        t(f"acts.wizard.subject_{kind}"),
        planned.title,
        max_chars=300,
        placeholder=t(f"acts.wizard.example_{kind}"),
        key=f"begin_subject_{key}",
    )
    left, right = st.columns([2, 1])
    place = left.text_input(
        t("acts.wizard.place"),
        planned.place,
        max_chars=200,
        placeholder=t("acts.wizard.place_example"),
        key=f"begin_place_{key}",
    )
    on = right.date_input(t("acts.wizard.on"), planned.done_on or today(), format="DD.MM.YYYY", key=f"begin_on_{key}")
    told = {"subject": plain(subject), "place": plain(place), "on": on.isoformat() if on else ""}
    return {name: value for name, value in told.items() if value}


def _plan_item(plan: Sequence[StoredPlanItem], t: Translator) -> int | None:
    """A line of the plan that has no act yet; nothing is asked where there is none."""
    if not plan:
        return None
    by_id = {one.id: one.item for one in plan}
    begun = started_with().get("plan_item")
    return st.selectbox(
        t("acts.wizard.plan_item"),
        list(by_id),
        list(by_id).index(begun) if begun in by_id else None,
        format_func=lambda known: as_text(_plan_line(by_id[known], t)) if known in by_id else "",
        placeholder=t("acts.wizard.no_plan_item"),
        key="act_plan_item",
        width=640,
    )


def _plan_line(item: PlanItem, t: Translator) -> str:
    return f"{item.title} · {t.short_date(item.due)}" if item.due else item.title


def plain(text: str | None) -> str:
    """Words without spaces too many."""
    return " ".join((text or "").split())
