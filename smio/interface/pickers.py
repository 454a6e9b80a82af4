"""Choosing what to look at: rounds and measurements of the current group."""

from collections.abc import Sequence

import streamlit as st

from smio.interface.messages import empty_state
from smio.interface.results import measurements, rounds
from smio.interface.session import current_group, database
from smio.language import Translator
from smio.monitoring import Tracked
from smio.store import RoundSummary, StoredAct, StoredGroup, acts_of, register_of


def group_with_rounds(t: Translator, *, at_least: int = 1) -> tuple[StoredGroup, tuple[RoundSummary, ...]]:
    """The current group and its rounds; where there are too few, the page ends with what to do."""
    group = current_group()
    summaries = rounds(group.id) if group else ()
    if group is None or len(summaries) < at_least:
        message = t("interface.empty.rounds", n=at_least - len(summaries))
        empty_state(t, message, t("interface.start.to_services_questionnaires"), "services/questionnaires")
        raise AssertionError  # the empty state ends the page
    return group, summaries


def group_with_results(t: Translator) -> StoredGroup:
    """The current group; where it has neither a round nor a measurement, the page ends with what to do."""
    group = current_group()
    if group is None or not (rounds(group.id) or measurements(group.id)):
        action = t("interface.start.to_services_questionnaires")
        empty_state(t, t("interface.empty.acts"), action, "services/questionnaires")
        raise AssertionError  # the empty state ends the page
    return group


def group_with_acts(t: Translator) -> tuple[StoredGroup, tuple[StoredAct, ...]]:
    """The current group and its acts; where there are none, the page ends with what to do."""
    group = current_group()
    acts = acts_of(database(), group.id) if group else ()
    if group is None or not acts:
        empty_state(t, t("correspondence.new.no_acts"), t("correspondence.new.to_acts"), "group_work/acts")
        raise AssertionError  # the empty state ends the page
    return group, acts


def group_with_register(t: Translator) -> tuple[StoredGroup, tuple[Tracked, ...]]:
    """The current group and the register of its signed acts; where it is empty, the page ends with what to do."""
    group = current_group()
    register = register_of(database(), group.id) if group else ()
    if group is None or not register:
        empty_state(t, t("correspondence.new.none_signed"), t("correspondence.new.to_acts"), "group_work/acts")
        raise AssertionError  # the empty state ends the page
    return group, register


def pick_round(summaries: tuple[RoundSummary, ...], t: Translator, *, key: str = "round") -> RoundSummary:
    """One round; the latest first."""
    if len(summaries) == 1:
        return summaries[0]
    return _pick(summaries, len(summaries) - 1, t("interface.round.which"), t, key)


def pick_two_rounds(summaries: tuple[RoundSummary, ...], t: Translator) -> tuple[RoundSummary, RoundSummary]:
    """The earlier and the later round; of two there is nothing to choose."""
    if len(summaries) == 2:  # noqa: PLR2004 - the pair itself
        return summaries[0], summaries[1]
    left, right = st.columns(2)
    with left:
        first = _pick(summaries, len(summaries) - 2, t("interface.round.first"), t, "first_round")
    later = tuple(summary for summary in summaries if summary.id != first.id)
    with right:
        second = _pick(later, len(later) - 1, t("interface.round.second"), t, f"second_round_{first.id}")
    return first, second


def count_everyone(summaries: Sequence[RoundSummary], t: Translator) -> bool:
    """The switch between the scores without and with the questionnaires set aside, where there are any."""
    aside = sum(summary.set_aside for summary in summaries)
    if not aside:
        return False
    st.caption(t("interface.upload.set_aside_count", n=aside))
    return st.toggle(t("interface.upload.count_everyone"), key="everyone")


def round_name(summary: RoundSummary, t: Translator) -> str:
    """A round by its name, period and n."""
    period = f" · {t.period(summary.start, summary.end)}" if summary.start and summary.end else ""
    return f"{summary.name}{period} · n = {t.whole(summary.respondents)}"


def _pick(summaries: tuple[RoundSummary, ...], place: int, label: str, t: Translator, key: str) -> RoundSummary:
    by_id = {summary.id: summary for summary in summaries}
    chosen = st.selectbox(
        label, list(by_id), index=place, format_func=lambda known: round_name(by_id[known], t), key=key, width=480
    )
    return by_id[chosen]


def wants_table(key: str, t: Translator) -> bool:
    """Whether a list is wanted as one table instead of cards."""
    view = st.segmented_control(
        t("schedule.view"),
        ("cards", "table"),
        default="cards",
        required=True,
        format_func=lambda view: t(f"schedule.view_{view}"),
        key=key,
        label_visibility="collapsed",
    )
    return view == "table"
