"""How many to ask next time: the questions, the answer in words, what other numbers show, the way into the plan."""

import streamlit as st

from smio.comparison import SampleSize, Spread, assumed_spread, change_shown, sample_size, widest_spread
from smio.documents import sample_size_note, sample_size_sentences, spread_sentence
from smio.interface.frame import go
from smio.interface.messages import as_text
from smio.interface.person import the_person
from smio.interface.results import ScoredRound, rounds, scored_round
from smio.interface.session import current_group, database, group_to_work_in
from smio.interface.tables import Row, draw_table
from smio.language import Translator
from smio.store import add_plan_items
from smio.survey import Scale

NEITHER = -1
MOST_SERVICES, MOST_PARTS = 30, 20
LIKELY = 80  # of 100 asked rate a service
OTHERS = (25, 50, 75, 100, 150, 200, 300, 400)
CHANGES = (0.2, 0.3, 0.4, 0.5, 0.7, 1.0)  # of a scale of four points from end to end, as 1…5 is


def known_rounds(t: Translator) -> tuple[ScoredRound, ...]:
    """The current group's rounds with their scores, the latest first."""
    group = current_group()
    found = [scored_round(one, t.language) for one in rounds(group.id)] if group else []
    if not found:
        return ()
    scale = found[-1].scores.scale
    return tuple(one for one in reversed(found) if one.scores.scale.steps == scale.steps)


def ask(known: tuple[ScoredRound, ...], t: Translator) -> tuple[SampleSize, Scale]:
    """The questions, answered at first as the group's own rounds suggest; what follows from the answers."""
    scale = known[0].scores.scale if known else Scale()
    spread = widest_spread([one.scores for one in known]) or assumed_spread(scale)
    step = (scale.high - scale.low) / 4
    first, second = st.columns(2)
    change = first.number_input(
        t("sample_size.ask.change"), 0.05 * step, 3 * step, 0.4 * step, 0.05 * step, format="%.2f", key="ask_change",
        help=t("sample_size.ask.change_help", low=t.whole(scale.low), high=t.whole(scale.high)),
    )  # fmt: skip
    asked = min(MOST_SERVICES, max(1, len(known[0].scores.services))) if known else 1
    services = second.number_input(t("sample_size.ask.services"), 1, MOST_SERVICES, asked, key="ask_services")
    parts = first.number_input(
        t("sample_size.ask.parts"), 1, MOST_PARTS, 1, key="ask_parts", help=t("sample_size.ask.parts_help")
    )
    answering = second.number_input(
        t("sample_size.ask.answering"), 5, 100, _answering(known), key="ask_answering",
        help=t("sample_size.ask.answering_help"),
    )  # fmt: skip
    earlier = _earlier(known, int(parts), t)
    found = sample_size(
        float(change), spread, services=int(services), parts=int(parts), answering=int(answering) / 100, earlier=earlier
    )
    return found, scale


def show_answer(found: SampleSize, t: Translator) -> None:
    """How many, in words, and what the number does not promise."""
    st.html(f'<p class="smio-sentence">{" ".join(sample_size_sentences(found, t))}</p>')
    st.warning(t("sample_size.answer.convenience"), icon=":material/groups:")
    st.caption(as_text(spread_sentence(found, t)))


def show_others(found: SampleSize, scale: Scale, t: Translator) -> None:
    """What other numbers of answers show, and how many other changes take."""
    answers = t("sample_size.table.answers") if found.parts > 1 else t("sample_size.table.answers_one")
    needed = [_needed(found, change * (scale.high - scale.low) / 4, t) for change in CHANGES]
    left, right = st.columns(2)
    with left:
        draw_table(
            [answers, t("sample_size.table.change")],
            [Row([t.whole(n), t.decimal(_shown(found, n))]) for n in OTHERS],
            caption=t("sample_size.table.title"),
        )  # fmt: skip
    with right:
        draw_table(
            [t("sample_size.table.change"), answers],
            [
                Row([t.decimal(change * (scale.high - scale.low) / 4), n])
                for change, n in zip(CHANGES, needed, strict=True)
            ],
            caption=t("sample_size.table.title_change"),
        )
        if "—" in needed:
            st.caption(t("sample_size.table.never"))


def to_plan(found: SampleSize, t: Translator) -> None:
    """The number as a line of the plan."""
    item = sample_size_note(found, t)
    if item is None:
        return
    if st.button(t("sample_size.plan.button"), type="primary", key="keep_in_plan", icon=":material/event:"):
        add_plan_items(database(), (current_group() or group_to_work_in()).id, [item], who=the_person())
        st.toast(t("sample_size.plan.kept"), icon=":material/check:")
        go("group_work/plan")


def _answering(known: tuple[ScoredRound, ...]) -> int:
    """How many of 100 rated the least used service last time."""
    if not known or not known[0].scores.respondents:
        return LIKELY
    scores = known[0].scores
    fewest = min((one.n for one in scores.services if one.n), default=scores.respondents)
    return min(100, max(5, round(100 * fewest / scores.respondents)))


def _earlier(known: tuple[ScoredRound, ...], parts: int, t: Translator) -> int | None:
    """The number of answers of the round to compare with, shared among the parts; None for two new rounds."""
    sizes = [min((one.n for one in each.scores.services if one.n), default=0) for each in known]
    options = [NEITHER, *(place for place, n in enumerate(sizes) if n // parts > 1)]

    def words(place: int) -> str:
        if place == NEITHER:
            return t("sample_size.ask.both_new")
        name, n = known[place].round.name, sizes[place]
        if parts > 1:
            return t("sample_size.ask.share_of_part", name=name, n=n // parts)
        return t("sample_size.ask.round", name=name, n=n)

    if len(options) == 1:
        return None
    chosen = st.selectbox(
        t("sample_size.ask.earlier"), options, index=1, format_func=words, key=f"ask_earlier_{parts > 1}", width=480
    )
    return None if chosen == NEITHER else sizes[chosen] // parts


def _shown(found: SampleSize, answers: int) -> float:
    return change_shown(answers, found.spread, services=found.services, earlier=found.earlier)


def _needed(found: SampleSize, change: float, t: Translator) -> str:
    spread: Spread = found.spread
    answers = sample_size(change, spread, services=found.services, earlier=found.earlier).answers
    return "—" if answers is None else t.whole(answers)
