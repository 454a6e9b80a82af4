"""Services and criteria that rounds named differently: what the words suggest, what the group joined, by hand too."""

from collections.abc import Sequence

import streamlit as st

from smio.comparison import SameQuestion, can_be_same, lined_up, suggested
from smio.errors import UserError
from smio.interface.messages import as_text
from smio.interface.person import the_person
from smio.interface.session import database
from smio.language import Translator, error_sentence
from smio.store import keep_same_question, part_question
from smio.survey import Responses

SERVICE, CRITERION = "service", "criterion"


def edit_names(group_id: int, rounds: Sequence[Responses], same: tuple[SameQuestion, ...], t: Translator) -> None:
    """Join and part names of questions; everything is kept at once."""
    names = _names(rounds)
    offered = suggested(rounds, same) if _sound(rounds, same) else ()
    with st.expander(t("trends.same.title"), expanded=bool(offered) or not _sound(rounds, same)):
        st.caption(t("trends.same.help"))
        if offered:
            st.markdown(f"**{t('trends.same.suggested')}**")
        for place, one in enumerate(offered):
            _line(one, names, t)
            if st.button(t("trends.same.join"), key=f"join_{place}_{_code(one)}", icon=":material/link:"):
                _join(group_id, one)
        if same:
            st.markdown(f"**{t('trends.same.joined')}**")
        for one in same:
            _line(one, names, t)
            if st.button(t("trends.same.part"), key=f"part_{_code(one)}", icon=":material/link_off:"):
                part_question(database(), group_id, one.key, the_person())
                st.rerun()
        _by_hand(group_id, rounds, same, t)


def names_fit(group_id: int, rounds: Sequence[Responses], same: tuple[SameQuestion, ...], t: Translator) -> None:
    """Where a later round asks both of what was joined, say so and end the page with the names to part."""
    if _sound(rounds, same):
        return
    try:
        for responses in rounds:
            lined_up(responses, same)
    except UserError as error:
        st.error(as_text(error_sentence(error, t)), icon=":material/error:")
    edit_names(group_id, rounds, same, t)
    st.stop()


def same_note(rounds: Sequence[Responses], same: Sequence[SameQuestion], t: Translator) -> str:
    """What the group counts as one, for papers; empty where it joined nothing."""
    if not same:
        return ""
    names = _names(rounds)
    return t("trends.same.note", pairs="; ".join(_pair(one, names, t) for one in same))


Names = dict[tuple[str, str], str]


def _names(rounds: Sequence[Responses]) -> Names:
    """The latest words of every service and question by their own keys."""
    found: Names = {}
    for responses in rounds:
        for one in responses.indicators:
            found[one.key[0], ""] = one.service
            found[one.key] = one.criterion or one.service
    return found


def _pair(one: SameQuestion, names: Names, t: Translator) -> str:
    first, second = names.get(one.key, one.key[1] or one.key[0]), names.get(one.to, one.to[1] or one.to[0])
    if not one.key[1]:
        return t("trends.same.pair", one=first, other=second)
    service = names.get((one.to[0], ""), one.to[0])
    return t("trends.same.pair_in", service=service, one=first, other=second)


def _line(one: SameQuestion, names: Names, t: Translator) -> None:
    st.markdown(as_text(_pair(one, names, t)))


def _code(one: SameQuestion) -> str:
    return "_".join((*one.key, *one.to))


def _join(group_id: int, one: SameQuestion) -> None:
    keep_same_question(database(), group_id, one, the_person())
    st.rerun()


def _by_hand(group_id: int, rounds: Sequence[Responses], same: tuple[SameQuestion, ...], t: Translator) -> None:
    """Two names to join, chosen from lists; what a round asks both of cannot be joined."""
    joined = {one.key for one in same}
    current = [lined_up(one, same) for one in rounds] if _sound(rounds, same) else list(rounds)
    services = _gaps_first({one.key[0]: one.service for each in current for one in each.indicators}, current)
    kinds = {SERVICE: services}
    kind = SERVICE
    service = ""
    if any(one.criterion for each in current for one in each.indicators):
        kind = st.radio(
            t("trends.same.kind"), (SERVICE, CRITERION), format_func=lambda code: t(f"trends.same.{code}"),
            horizontal=True, key="same_kind",
        )  # fmt: skip
    if kind == CRITERION:
        service = st.selectbox(
            t("trends.same.which_service"), list(services), format_func=services.__getitem__, key="same_service"
        )
        kinds[CRITERION] = {
            one.key[1]: one.criterion for each in current for one in each.indicators if one.key[0] == service
        }
    options = kinds[kind]
    if len(options) < 2:  # noqa: PLR2004 - nothing to join
        st.caption(t("trends.same.none"))
        return
    left, right = st.columns(2)
    one = left.selectbox(
        t("trends.same.one"), list(options), format_func=options.__getitem__, key=f"same_one_{kind}_{service}"
    )
    others = [key for key in options if key != one]
    other = right.selectbox(
        t("trends.same.other"), others, format_func=options.__getitem__, key=f"same_other_{kind}_{service}_{one}"
    )
    new = SameQuestion((one, ""), (other, "")) if kind == SERVICE else SameQuestion((service, one), (service, other))
    if st.button(t("trends.same.keep"), key="same_keep", icon=":material/link:", disabled=new.key in joined):
        if can_be_same(rounds, same, new):
            _join(group_id, new)
        st.error(t("trends.same.cannot"), icon=":material/error:")


def _gaps_first(services: dict[str, str], rounds: Sequence[Responses]) -> dict[str, str]:
    """Services that some round did not ask first: they may stand in it under another name."""
    asked = [{one.key[0] for one in each.indicators} for each in rounds]
    return dict(sorted(services.items(), key=lambda pair: all(pair[0] in keys for keys in asked)))


def _sound(rounds: Sequence[Responses], same: Sequence[SameQuestion]) -> bool:
    """Whether what the group joined still fits every round."""
    return not same or can_be_same(rounds, same, same[-1])
