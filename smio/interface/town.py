"""Who answered beside who lives in the town; the town's population as a form; what weighting would change."""

from collections.abc import Mapping

import streamlit as st

from smio.breakdown import AskedRound, OfferedField, Part, PartShare, Reweighting, part_code, reweight, sample_profile
from smio.breakdown.fields import NOT_STATED
from smio.breakdown.weighting import people_of
from smio.figures.breakdown_words import field_words, part_words
from smio.interface.breakdown_page import say_no_fields
from smio.interface.messages import plain_errors
from smio.interface.person import the_person
from smio.interface.session import database
from smio.interface.tables import Cell, Row, draw_table
from smio.interface.view_choice import chosen
from smio.language import Translator
from smio.store import Population, populations_of, save_population
from smio.survey import margin

TELLING = 1.05  # a smaller effect of the weights is nothing to speak of
APART = {-1: "fewer", 0: "like", 1: "more"}


def show_town(group_id: int, asked: AskedRound, t: Translator) -> None:
    """The profile of a field beside the town's, the form to enter it, and the check by weighting."""
    st.caption(t("breakdown.town.purpose"))
    fields = {field.key: field for field in asked.offer.fields}
    if not fields:
        say_no_fields(t)
        return
    words = {key: field_words(key, field.heading, t) for key, field in fields.items()}
    key = chosen("by", t("breakdown.choose.field"), list(fields), words.__getitem__)
    kept = populations_of(database(), group_id)
    population = kept.get(key, Population(key, {}))
    shares = sample_profile(fields[key], population.people)
    _show_shares(fields[key], shares, t)
    if population.source:
        st.caption(t("breakdown.town.source_line", source=population.source))
    _population_form(group_id, fields[key], population, t, entered=any(share.town is not None for share in shares))
    _show_check(asked, {known: kept[known].people for known in fields if known in kept}, words, t)


def _show_shares(field: OfferedField, shares: tuple[PartShare, ...], t: Translator) -> None:
    town = any(share.town is not None for share in shares)
    headings = ["part", "n", "share", "interval", *(["people", "apart"] if town else [])]
    draw_table(
        [t(f"breakdown.town.{heading}") for heading in headings],
        [
            Row(
                [
                    part_words(field.key, one.part, t),
                    t.whole(one.n),
                    t.percent(one.share),
                    f"{t.percent(one.low)} … {t.percent(one.high)}",
                    *([t.percent(one.town), _apart(one, t)] if town else []),
                ]
            )
            for one in shares
        ],
    )


def _apart(one: PartShare, t: Translator) -> Cell:
    word = t(f"breakdown.town.{APART[one.apart]}")
    return Cell(word, "smio-worsened" if one.apart < 0 else "smio-not_proven")


def _population_form(
    group_id: int, field: OfferedField, population: Population, t: Translator, *, entered: bool
) -> None:
    parts = [part for part in field.parts if part != (NOT_STATED,)]
    with (
        st.expander(t("breakdown.town.form"), expanded=not entered),
        st.form(f"town_{field.key}_{population.version}", border=False),
    ):
        st.caption(t("breakdown.town.form_help"))
        numbers = {part: _number(field, part, population, t) for part in parts}
        source = st.text_input(t("breakdown.town.source"), population.source, max_chars=200)
        if not st.form_submit_button(t("breakdown.town.save"), type="primary"):
            return
    if not all(numbers.values()):
        st.error(t("breakdown.town.nobody"), icon=":material/error:")
        return
    people = {_stated(part): float(number or 0) for part, number in numbers.items()}
    with plain_errors(t):
        people_of = Population(field.key, people, source.strip(), population.version)
        save_population(database(), group_id, people_of, the_person())
    st.toast(t("breakdown.town.saved"), icon=":material/check:")
    st.rerun()


def _number(field: OfferedField, part: Part, population: Population, t: Translator) -> float | None:
    return st.number_input(
        part_words(field.key, tuple(value for value in part if value), t),
        min_value=0.0,
        value=people_of(part, population.people),
        format="%.10g",
        key=f"people_{field.key}_{part_code(part)}_{population.version}",
        width=320,
    )


def _stated(part: Part) -> str:
    """A part as the store names it: those who stated nothing are nobody in the town."""
    return part_code(tuple(value for value in part if value != NOT_STATED))


def _show_check(
    asked: AskedRound, populations: Mapping[str, Mapping[str, float]], words: Mapping[str, str], t: Translator
) -> None:
    st.subheader(t("breakdown.town.check"), anchor=False)
    if not populations:
        st.caption(t("breakdown.town.enter_first"))
        return
    st.caption(t("breakdown.town.check_text"))
    wanted = list(populations)
    if len(wanted) > 1:
        default = wanted if asked.offer.joining(wanted) else wanted[:1]
        wanted = st.multiselect(
            t("breakdown.town.fields"), wanted, default=default, format_func=words.__getitem__, key="weigh_by"
        )
    if not wanted:
        return
    found = reweight(asked, {key: populations[key] for key in wanted})
    if found is None:
        st.info(t("breakdown.town.not_together"), icon=":material/info:")
        return
    _show_reweighted(found, t)


def _show_reweighted(found: Reweighting, t: Translator) -> None:
    far = [
        one.indicator.service or t("breakdown.all_services")
        for one in found.scores
        if abs(one.shift) > (margin(one.plain.se, one.plain.n) or 0.0)
    ]
    if found.shaky:
        st.warning(t("breakdown.town.shaky", heaviest=t.decimal(found.heaviest, 1)), icon=":material/balance:")
    st.html(
        f'<p class="smio-sentence">'
        f"{t('breakdown.town.some', services=t.listing(far)) if far else t('breakdown.town.none')}</p>"
    )
    draw_table(
        [
            t("interface.table.service"),
            *(t(f"breakdown.town.{name}") for name in ("plain", "margin", "weighted", "margin", "shift")),
        ],
        [
            Row(
                [
                    one.indicator.service or t("breakdown.all_services"),
                    Cell(t.decimal(one.plain.mean), quiet=t("figures.count", n=one.plain.n)),
                    f"±{t.decimal(margin(one.plain.se, one.plain.n))}",
                    t.decimal(one.weighted.mean),
                    f"±{t.decimal(margin(one.weighted.se, one.weighted.n))}",
                    t.signed(one.shift),
                ],
                "" if one.indicator.service else "whole",
            )
            for one in found.scores
        ],
    )
    if found.effect >= TELLING:
        st.caption(t("breakdown.town.effect", effect=t.decimal(found.effect, 2)))
    if found.left_out:
        st.caption(t("breakdown.left_out", n=len(found.left_out)))
