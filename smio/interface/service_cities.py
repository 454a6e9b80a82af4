"""Cities side by side on the services they share: who takes part, what is compared, what may be said of places."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from smio.comparison import CityRanking, CityScore, Ranking, rank_cities
from smio.figures import city_scores
from smio.figures.city_scores import place_words
from smio.interface.messages import as_text
from smio.interface.person import the_person
from smio.interface.pickers import round_name
from smio.interface.results import scored_round
from smio.interface.score_tables import FEW, MARK
from smio.interface.session import current_group, database
from smio.interface.shown_figures import show_figure
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Language, Translator
from smio.store import RoundKey, RoundSummary, StoredGroup, groups_beside, rounds_of, share_results, shares_results
from smio.survey import Round, Showing, showing

WHOLE = "-"
SEPARATOR = "|"


@dataclass(frozen=True)
class CityRound:
    """A group with its latest round in the reader's language."""

    group: StoredGroup
    summary: RoundSummary
    round: Round

    @property
    def name(self) -> str:
        return self.group.group.city or self.group.group.name


def cities_beside(language: Language) -> tuple[CityRound, ...]:
    """The latest round of the current group and of every group that agreed, by city."""
    current = current_group()
    found: list[CityRound] = []
    for group in groups_beside(database(), current.id if current else None):
        summaries = rounds_of(database(), group.id)
        if summaries:
            found.append(CityRound(group, summaries[-1], scored_round(summaries[-1], language).round))
    return tuple(sorted(found, key=lambda one: one.name))


def ranked(cities: tuple[CityRound, ...], language: Language) -> CityRanking:
    """The cities on all the questions they share, computed once for these rounds."""
    keys = tuple(one.summary.key for one in cities)
    return _ranked(database().url, keys, language, cities)


def sharing_switch(t: Translator) -> None:
    """Whether the current group's results are seen beside others: its own decision, kept at once."""
    group = current_group()
    if group is None:
        return
    shares = shares_results(database(), group.id)
    wanted = st.toggle(
        t("ranking.sharing.toggle"), shares, help=t("ranking.sharing.help"), key=f"sharing_{group.id}_{shares}"
    )
    if wanted != shares:
        share_results(database(), group.id, shares=wanted, who=the_person())
        st.toast(t("ranking.sharing.on" if wanted else "ranking.sharing.off"), icon=":material/check:")
        st.rerun()


def pick_score(ranking: CityRanking, t: Translator) -> Ranking:
    """What to rank by: all shared services, one service, one criterion."""
    options: dict[str, Ranking] = {WHOLE: ranking.overall} if ranking.overall else {}
    words = {WHOLE: t("ranking.overall").capitalize()}
    for service in ranking.services:
        key = service.indicator.key[0]
        options[key] = service
        words[key] = service.indicator.service
        inside = [one for one in ranking.criteria if one.indicator.key[0] == key and one.indicator.key != (key, "")]
        for one in inside:
            code = SEPARATOR.join(one.indicator.key)
            options[code] = one
            words[code] = f"{one.indicator.service}: {one.indicator.criterion}"
    if st.session_state.get("cities_score") not in options:
        st.session_state["cities_score"] = next(iter(options))
    chosen = st.selectbox(
        t("ranking.choose.score"), list(options), format_func=words.__getitem__, key="cities_score", width=480
    )
    return options[chosen]


def show_score(ranking: CityRanking, chosen: Ranking, cities: Sequence[CityRound], t: Translator) -> None:
    """The sentence, the figure and the table of one score."""
    names = [one.name for one in cities]
    better = [names[one.city] for one in chosen.cities if one.worst is not None and _beats(one, chosen)]
    said = t("ranking.page.best", cities=t.listing(better)) if better else t("ranking.page.all_same")
    st.html(f'<p class="smio-sentence">{escape(said)}</p>')
    title = t("ranking.title", score=_score_name(chosen, t) if chosen.indicator.service else t("ranking.overall"))
    pairs = [(one.name, one.round) for one in cities]
    show_figure(city_scores(ranking.scale, chosen, pairs, t, title=title), t)
    draw_table(
        [*(t(f"ranking.{name}") for name in ("city", "score", "margin", "n")), t("ranking.figure.places").capitalize()],
        [_row(one, names[one.city], t) for one in chosen.cities],
    )
    for left, key in ((chosen.left_out, "left_out"), (ranking.other_scale, "other_scale")):
        if left:
            st.caption(as_text(t(f"ranking.page.{key}", cities=t.listing([names[place] for place in left]))))
    st.caption(t("ranking.page.reading"))


def show_all(ranking: CityRanking, cities: Sequence[CityRound], t: Translator) -> None:
    """Every shared service side by side: score, n, margin and letter in each cell."""
    whole = [ranking.overall] if ranking.overall else []
    scores = [*whole, *ranking.services]
    order = [one.city for one in (whole[0] if whole else scores[0]).cities]
    places = [*order, *(place for place in range(len(cities)) if place not in order)]
    rows = [
        Row([cities[place].name, *(_cell(one, place, t) for one in scores)])
        for place in places
        if place not in ranking.other_scale
    ]
    st.subheader(t("ranking.page.table"), anchor=False)
    draw_table([t("ranking.city"), *(_score_name(one, t) for one in scores)], rows)
    st.caption(f"{t('ranking.page.letters')} {t('ranking.page.shared')}")
    overall, services, criteria = ranking.tested
    st.caption(t("ranking.page.tested", overall=overall, services=services, criteria=criteria))


def show_wordings(ranking: CityRanking, cities: Sequence[CityRound], t: Translator) -> None:
    """How each city asked the questions compared: their names in its own file, and its round."""
    shared = dict.fromkeys(one.indicator.key for one in ranking.criteria)
    with st.expander(t("ranking.page.wording")):
        st.caption(t("ranking.page.wording_help"))
        draw_table(
            [
                t("ranking.city"),
                t("ranking.page.used"),
                *(t(f"interface.table.{name}") for name in ("service", "criterion")),
            ],
            [
                Row([city.name, round_name(city.summary, t), one.service, one.criterion])
                for city in cities
                for one in city.round.responses.indicators
                if one.key in shared
            ],
            numbers_from=4,
        )  # fmt: skip


def _beats(one: CityScore, chosen: Ranking) -> bool:
    """Whether a city is proven higher than another."""
    ranked_cities = sum(other.best is not None for other in chosen.cities)
    return one.worst is not None and one.worst < ranked_cities


def _score_name(chosen: Ranking, t: Translator) -> str:
    one = chosen.indicator
    if not one.service:
        return t("ranking.overall").capitalize()
    return f"{one.service}: {one.criterion}" if one.criterion else one.service


def _row(one: CityScore, name: str, t: Translator) -> Row:
    count = FEW if showing(one.n) is Showing.HIDDEN else t.whole(one.n)
    if one.hidden:
        return Row([name, "—", "—", count, t("comparison.verdict.too_few")])
    mark = MARK if showing(one.n) is Showing.MARKED else ""
    margin = "—" if one.margin is None else f"±{t.decimal(one.margin)}"
    return Row([name, t.decimal(one.mean) + mark, margin, count, place_words(one, t)])


def _cell(score: Ranking, place: int, t: Translator) -> Cell:
    one = next((one for one in score.cities if one.city == place), None)
    if one is None:
        return Cell("—")
    count = FEW if showing(one.n) is Showing.HIDDEN else t.whole(one.n)
    if one.hidden:
        return Cell("—", quiet=f"n = {count}")
    margin = "" if one.margin is None else f" ±{t.decimal(one.margin)}"
    mark = MARK if showing(one.n) is Showing.MARKED else ""
    return Cell(f"{t.decimal(one.mean)}{mark} {one.letters}".strip(), quiet=f"n = {count}{margin}")


@st.cache_resource(max_entries=32, show_spinner=False)
def _ranked(
    url: str,  # noqa: ARG001 - the store, the rounds and the language are the key
    keys: tuple[RoundKey, ...],  # noqa: ARG001
    language: Language,  # noqa: ARG001
    _cities: tuple[CityRound, ...],
) -> CityRanking:
    return rank_cities([one.round.responses for one in _cities])
