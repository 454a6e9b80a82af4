"""Choosing a breakdown: what is chosen stands in the link, and may be kept under a name."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace

import streamlit as st

from smio.breakdown import (
    NOTHING,
    ROUNDS,
    AskedRound,
    Measure,
    View,
    column_choices,
    field_choices,
    filter_choices,
    row_choices,
    settled,
)
from smio.breakdown.cutting import common_parts
from smio.breakdown.table import rounds_shown
from smio.breakdown.view import CRITERIA, SERVICES, part_code
from smio.figures.breakdown_words import field_words, part_words
from smio.interface.messages import as_text, plain_errors
from smio.interface.person import the_person
from smio.interface.session import database
from smio.language import Translator
from smio.store import RoundSummary, remove_view, save_view, views_of

TABS = ("table", "parts", "town", "importance")
TAB, ASIDE = "tab", "view_"
SEPARATOR = "="


def chosen(name: str, label: str, options: Sequence[str], words: Callable[[str], str], current: str = "") -> str:
    """One of the options, remembered in the session and in the link under ``name``; the first where nothing is."""
    key = ASIDE + name
    known = st.session_state.get(key, st.query_params.get(name, current))
    st.session_state[key] = known if known in options else options[0]
    value = st.selectbox(label, options, format_func=words, key=key)
    remember(name, value, default=options[0])
    return value


def remember(name: str, value: str, *, default: str = "") -> None:
    """Write a choice into the link; what is left as it was is not in it."""
    if value != default:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def choose_tab(t: Translator) -> str:
    """Which of the four questions is asked."""
    key = ASIDE + TAB
    known = st.session_state.get(key) or st.query_params.get(TAB, TABS[0])
    st.session_state[key] = known if known in TABS else TABS[0]
    value = st.segmented_control(
        t("breakdown.choose.tab"),
        TABS,
        format_func=lambda tab: t(f"breakdown.tab.{tab}"),
        key=key,
        label_visibility="collapsed",
        required=True,
    )
    tab: str = value or TABS[0]
    remember(TAB, tab, default=TABS[0])
    return tab


def choose_view(asked: tuple[AskedRound, ...], summaries: tuple[RoundSummary, ...], t: Translator) -> View:
    """Rows, columns, measure, round, service and filter; only what some round offers can be chosen."""
    view = _known_view()
    if "columns" not in st.query_params and f"{ASIDE}columns" not in st.session_state:
        view = replace(view, columns=next(iter(field_choices(asked)), NOTHING))
    view = settled(asked, view)
    headings = headings_of(asked)

    def axis(name: str) -> str:
        if name in {SERVICES, CRITERIA, ROUNDS}:
            return t(f"breakdown.axis.{name}")
        return t("breakdown.axis.nothing") if name == NOTHING else field_words(name, headings[name], t)

    first, second, third = st.columns(3)
    with first:
        rows = _select("rows", t("breakdown.choose.rows"), row_choices(asked), axis, view.rows)
    view = settled(asked, replace(view, rows=rows))
    with second:
        columns = _select("columns", t("breakdown.choose.columns"), column_choices(asked, view), axis, view.columns)
    view = settled(asked, replace(view, columns=columns))
    with third:
        measures = tuple(Measure)
        measure = _select(
            "measure", t("breakdown.choose.measure"), measures, lambda one: t(f"breakdown.measure.{one}"), view.measure
        )
    view = replace(view, measure=measure)
    with st.expander(t("breakdown.choose.more"), expanded=bool(view.round or view.service or view.part)):
        view = _narrowed(asked, summaries, view, t)
    for field in fields(View):
        remember(field.name, getattr(view, field.name), default="-" if field.name == "columns" else str(field.default))
    return view


def headings_of(asked: Sequence[AskedRound]) -> dict[str, str]:
    """The fields' own headings, by key."""
    return {field.key: field.heading for one in asked for field in one.offer.fields}


def show_saved(group_id: int, view: View, t: Translator) -> None:
    """The views kept under a name, one click each; keep this one."""
    kept = views_of(database(), group_id)
    with st.expander(t("breakdown.page.saved"), expanded=False):
        for one in kept:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.button(one.name, key=f"open_{one.id}", on_click=_open, args=(dict(one.view),), type="tertiary")
                if st.button(t("breakdown.page.forget"), key=f"forget_{one.id}", icon=":material/close:"):
                    remove_view(database(), one.id, the_person())
                    st.rerun()
        with st.form("save_view", border=False):
            name = st.text_input(t("breakdown.page.name"), max_chars=120, help=t("breakdown.page.same_name"))
            pressed = st.form_submit_button(t("breakdown.page.save"), icon=":material/bookmark_add:")
        if pressed and name.strip():
            with plain_errors(t):
                save_view(database(), group_id, name.strip(), view.link(), the_person())
            st.toast(t("breakdown.page.kept", name=as_text(name.strip())), icon=":material/check:")
            st.rerun()
        st.caption(t("breakdown.page.link"))


def _known_view() -> View:
    """What the widgets say, else the link."""
    link = {name: st.query_params[name] for name in (field.name for field in fields(View)) if name in st.query_params}
    view = View.of_link(link)
    said = {name: st.session_state.get(ASIDE + name) for name in ("rows", "columns", "measure", "round", "service")}
    view = replace(view, **{name: value for name, value in said.items() if value is not None})
    narrowed = st.session_state.get(f"{ASIDE}filter")
    if narrowed is None:
        return view
    field, _, part = narrowed.partition(SEPARATOR)
    return replace(view, field=field, part=part)


def _select(name: str, label: str, options: Sequence[str], words: Callable[[str], str], value: str) -> str:
    key = ASIDE + name
    st.session_state[key] = value if value in options else options[0]
    return st.selectbox(label, options, format_func=words, key=key)


def _narrowed(asked: tuple[AskedRound, ...], summaries: tuple[RoundSummary, ...], view: View, t: Translator) -> View:
    """The view with its round, service and the people it is narrowed to, as far as there is anything to choose."""
    first, second, third = st.columns(3)
    if len(asked) > 1 and ROUNDS not in view.axes:
        named = {str(one.id): f"{one.name} · {t('figures.count', n=one.respondents)}" for one in summaries}
        latest = [*reversed(named)]
        with first:
            round_ = _select("round", t("interface.round.which"), latest, named.__getitem__, view.round)
        view = settled(asked, replace(view, round="" if round_ == latest[0] else round_))
    services = {one.key[0]: one.service for each in asked for one in each.round.responses.indicators}
    if len(services) > 1:
        names = {"": t("breakdown.choose.all_services"), **services}
        with second:
            service = _select("service", t("breakdown.choose.service"), list(names), names.__getitem__, view.service)
        view = replace(view, service=service)
    filters = filter_choices(asked, view)
    if filters:
        words = {"": t("breakdown.choose.everyone"), **_filter_words(asked, view, t)}
        with third:
            code = f"{view.field}{SEPARATOR}{view.part}" if view.part else ""
            picked = _select("filter", t("breakdown.choose.filter"), list(words), words.__getitem__, code)
        field, _, part = picked.partition(SEPARATOR)
        view = replace(view, field=field, part=part)
    return view


def _filter_words(asked: tuple[AskedRound, ...], view: View, t: Translator) -> dict[str, str]:
    headings = headings_of(asked)
    bare = replace(view, field="", part="")
    found: dict[str, str] = {}
    for key in field_choices(asked):
        if key not in view.axes:
            for part in common_parts(rounds_shown(asked, bare), (*bare.keys, key)).get(key, ()):
                words = f"{field_words(key, headings[key], t)}: {part_words(key, part, t)}"
                found[f"{key}{SEPARATOR}{part_code(part)}"] = words
    return found


def _open(view: dict[str, str]) -> None:
    """Show a kept view: the widgets take its choices at the next run."""
    known = View.of_link(view)
    for name in ("rows", "columns", "measure", "round", "service"):
        st.session_state[ASIDE + name] = getattr(known, name)
    st.session_state[f"{ASIDE}filter"] = f"{known.field}{SEPARATOR}{known.part}" if known.part else ""
