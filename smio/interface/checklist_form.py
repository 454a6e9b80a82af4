"""A measurement as a form: one direction at a time, every answer saved the moment it is given."""

from dataclasses import replace
from datetime import date

import streamlit as st

from smio.checklist import Advice, Checklist, ChecklistScore, Item, ItemAnswer, Measurement
from smio.documents.findings import error_sentence
from smio.errors import UserError
from smio.interface.messages import plain_errors
from smio.interface.results import ScoredMeasurement
from smio.interface.session import database, group_to_work_in
from smio.interface.tables import Row, draw_table
from smio.language import Translator
from smio.store import add_measurement, change_period, remove_measurement, save_answer

SHOWN_ADVICE = 5
CHOSEN = "measurement"  # which measurement is open, in the session and in the URL


def new_measurement(checklist: Checklist, t: Translator) -> None:
    """Begin a measurement: only its period is asked."""
    with st.form("new_measurement", border=True):
        st.markdown(f"**{t('interface.checklist.new')}**")
        today = date.today()  # noqa: DTZ011 - the user's own calendar day
        start, end = period_fields(t, date(today.year, 1, 1), today, "new")
        begun = st.form_submit_button(t("interface.checklist.begin"), type="primary")
    if not begun:
        return
    if end < start:
        st.error(t("interface.period.reversed"))
        return
    group = group_to_work_in()
    measurement = Measurement(checklist.id, checklist.version, start, end, place=group.group.city)
    open_measurement(add_measurement(database(), group.id, measurement))
    st.rerun()


def period_fields(t: Translator, start: date, end: date, key: str) -> tuple[date, date]:
    """Two fields for a period, from and to."""
    left, right = st.columns(2)
    first = left.date_input(t("interface.period.from"), start, format="DD.MM.YYYY", key=f"from_{key}")
    last = right.date_input(t("interface.period.to"), end, format="DD.MM.YYYY", key=f"to_{key}")
    return first, last


def open_measurement(measurement_id: int) -> None:
    """Keep which measurement is open through a reload."""
    st.session_state[CHOSEN] = measurement_id
    st.query_params[CHOSEN] = str(measurement_id)


def pick_measurement(measurements: tuple[ScoredMeasurement, ...], t: Translator) -> ScoredMeasurement:
    """The measurement to fill in: that of the URL, else the latest period."""
    by_id = {measurement.stored.id: measurement for measurement in measurements}
    wanted = str(st.session_state.get(CHOSEN) or st.query_params.get(CHOSEN) or "")
    ids = list(by_id)
    place = next((position for position, known in enumerate(ids) if str(known) == wanted), len(ids) - 1)
    chosen = st.selectbox(
        t("interface.checklist.which"),
        ids,
        index=place,
        format_func=lambda known: measurement_name(by_id[known].measurement, t),
        width=380,
    )
    open_measurement(chosen)
    return by_id[chosen]


def measurement_name(measurement: Measurement, t: Translator) -> str:
    """A measurement by its period."""
    return t.period(measurement.start, measurement.end)


def show_score(score: ChecklistScore, t: Translator) -> None:
    """The running score, which stays in sight while the items scroll: points, level, the range while unfinished."""
    with st.container(key="running_score"):
        _score_line(score, t)


def _score_line(score: ChecklistScore, t: Translator) -> None:
    score_column, level_column, answered_column = st.columns(3)
    shown = t.whole(score.rounded)
    score_column.metric(
        score.checklist.short_title[t.language], f"{shown} / 100" if score.rounded is not None else shown
    )
    level_column.metric(t("interface.checklist.level"), score.level.title[t.language] if score.level else "—")
    answered_column.metric(
        t("interface.checklist.answered"), f"{t.whole(score.answered)} / {t.whole(len(score.checklist.items))}"
    )
    if not score.finished and score.floor is not None:
        floor, ceiling = t.whole(score.floor), t.whole(score.ceiling)
        st.caption(t("interface.checklist.range", floor=floor, ceiling=ceiling))


def show_directions(score: ChecklistScore, t: Translator) -> None:
    """Score by direction."""
    draw_table(
        [t("interface.checklist.direction"), t("interface.checklist.points"), t("interface.table.index")],
        [
            Row(
                [
                    direction.direction.title[t.language],
                    f"{t.decimal(direction.got, 1)} / {t.decimal(direction.possible, 1)}",
                    t.whole(direction.score),
                ]
            )
            for direction in score.directions
        ],
    )


def show_advice(score: ChecklistScore, t: Translator) -> None:
    """What gives the most points."""
    if not score.advice:
        return
    st.subheader(t("interface.checklist.advice"), anchor=False)
    draw_table(
        [t("interface.checklist.item"), t("interface.checklist.now"), t("interface.checklist.gain")],
        [_advice_row(score.checklist, advice, t) for advice in score.advice[:SHOWN_ADVICE]],
        numbers_from=2,
    )
    if score.reachable is not None:
        st.caption(t("interface.checklist.reachable", points=t.whole(score.reachable)))


def fill_in(chosen: ScoredMeasurement, t: Translator) -> None:
    """The items of one direction with their answers; unanswered ones are marked."""
    checklist = chosen.score.checklist
    titles = {
        direction.id: _direction_label(direction.id, direction.title[t.language], chosen.score)
        for direction in checklist.directions
    }
    wanted = st.segmented_control(
        t("interface.checklist.direction"),
        list(titles),
        default=checklist.directions[0].id,
        required=True,
        format_func=lambda direction: titles[str(direction)],
        key=f"direction_{chosen.stored.id}",
        label_visibility="collapsed",
    )
    direction = next(direction for direction in checklist.directions if direction.id == wanted)
    for item in direction.items:
        _item_fields(chosen, checklist, item, t)


def measurement_settings(chosen: ScoredMeasurement, t: Translator) -> None:
    """Change the period, or remove the measurement."""
    with st.expander(t("interface.checklist.settings")):
        measurement = chosen.measurement
        start, end = period_fields(t, measurement.start, measurement.end, str(chosen.stored.id))
        if end < start:
            st.error(t("interface.period.reversed"))
        elif (start, end) != (measurement.start, measurement.end):
            with plain_errors(t):
                change_period(database(), chosen.stored.id, start, end)
            st.rerun()
        sure = st.checkbox(t("interface.checklist.remove_sure"), key=f"sure_{chosen.stored.id}")
        if st.button(t("interface.checklist.remove"), disabled=not sure, key=f"remove_{chosen.stored.id}"):
            remove_measurement(database(), chosen.stored.id)
            st.session_state.pop(CHOSEN, None)
            st.rerun()


def _direction_label(direction_id: str, title: str, score: ChecklistScore) -> str:
    of_direction = next(direction for direction in score.directions if direction.direction.id == direction_id)
    return f"{direction_id}. {title} ({of_direction.answered}/{len(of_direction.direction.items)})"


def _item_fields(chosen: ScoredMeasurement, checklist: Checklist, item: Item, t: Translator) -> None:
    given = chosen.measurement.answers.get(item.id)
    key = f"{chosen.stored.id}_{item.id}"
    labels = {answer.code: answer.label[t.language] for answer in checklist.answers}
    with st.container(border=True, horizontal=True, vertical_alignment="bottom", key=f"item_{key.replace('.', '_')}"):
        st.segmented_control(
            f"{item.id}. {item.text[t.language]}",
            list(labels),
            default=given.answer if given else None,
            format_func=lambda code: labels[str(code)],
            key=f"answer_{key}",
            wrap=True,
            on_change=_save_answer,
            args=(chosen.stored.id, item.id, t),
        )
        with st.popover(
            t("interface.checklist.proof"), icon=":material/attach_file:", type="tertiary", disabled=not given
        ):
            st.text_input(
                t("interface.checklist.link"),
                given.link if given else "",
                key=f"link_{key}",
                on_change=_save_proof,
                args=(chosen.stored.id, item.id, t),
            )
            st.text_area(
                t("interface.checklist.note"),
                given.note if given else "",
                key=f"note_{key}",
                on_change=_save_proof,
                args=(chosen.stored.id, item.id, t),
            )


def _save_answer(measurement_id: int, item: str, t: Translator) -> None:
    """Save an answer as it is ticked; what a colleague answered meanwhile is shown instead of being overwritten."""
    code = st.session_state[f"answer_{measurement_id}_{item}"]
    before = st.session_state.get("measured", {}).get(measurement_id, {}).get(item)
    _save(measurement_id, item, None if code is None else replace(before or ItemAnswer(""), answer=code), t)


def _save_proof(measurement_id: int, item: str, t: Translator) -> None:
    before = st.session_state.get("measured", {}).get(measurement_id, {}).get(item)
    if before is not None:
        link = st.session_state[f"link_{measurement_id}_{item}"].strip()
        note = st.session_state[f"note_{measurement_id}_{item}"].strip()
        _save(measurement_id, item, replace(before, link=link, note=note), t)


def _save(measurement_id: int, item: str, answer: ItemAnswer | None, t: Translator) -> None:
    version = st.session_state.get("measured_versions", {}).get(measurement_id, {}).get(item, 0)
    try:
        save_answer(database(), measurement_id, item, answer, version=version)
    except UserError as error:
        st.session_state.pop(f"answer_{measurement_id}_{item}", None)
        st.toast(error_sentence(error, t), icon=":material/sync_problem:")


def remember_seen(chosen: ScoredMeasurement) -> None:
    """Note which versions of the answers this person is looking at: a save on top of another's is refused."""
    st.session_state["measured"] = {chosen.stored.id: dict(chosen.measurement.answers)}
    st.session_state["measured_versions"] = {chosen.stored.id: chosen.stored.versions}


def _advice_row(checklist: Checklist, advice: Advice, t: Translator) -> Row:
    now = checklist.answer(advice.answer).label[t.language]
    return Row([f"{advice.item.id}. {advice.item.text[t.language]}", now, f"+{t.decimal(advice.gain, 1)}"])
