"""A measurement as a form: one direction at a time, every answer saved the moment it is given."""

import streamlit as st

from smio.checklist import Checklist, ChecklistScore, DirectionScore, Item
from smio.interface.filling import WHO, Filling, remember_seen, tick
from smio.interface.messages import as_text
from smio.interface.opened import keep_open, opened
from smio.interface.proof_form import proof_button
from smio.interface.results import ScoredMeasurement
from smio.interface.session import current_group
from smio.interface.tables import Row, draw_table
from smio.language import Translator

OPEN_ITEMS = "open"  # beside the directions: everything not answered yet
ASSESSOR = "assessor"  # whose answers are filled in, in the session and in the URL


def pick_filling(measured: ScoredMeasurement, t: Translator) -> Filling:
    """Whose answers are filled in: the group's own, or those of an assessor who does not see the others'."""
    known = [*measured.measurement.assessments]
    wanted = opened(ASSESSOR)
    if wanted and wanted not in known:
        known.append(wanted)
    shown = wanted or t("interface.checklist.group_answers")
    with st.expander(f"{t('interface.checklist.whose')}: {as_text(shown)}", icon=":material/person:"):
        assessor = st.selectbox(
            t("interface.checklist.whose"),
            ["", *known],
            index=([*known].index(wanted) + 1) if wanted else 0,
            format_func=lambda name: name or t("interface.checklist.group_answers"),
            accept_new_options=True,
            help=t("interface.checklist.whose_help"),
            key=f"whose_{measured.stored.id}",
            width="stretch",
        )
        if not assessor:
            group = current_group()
            st.selectbox(
                t("interface.checklist.who"),
                [member.name for member in group.group.members] if group else [],
                index=None,
                placeholder=t("interface.checklist.who_placeholder"),
                accept_new_options=True,
                key=WHO,
                persist_state="session",
                width="stretch",
            )
    assessor = " ".join((assessor or "").split())
    keep_open(ASSESSOR, assessor or None)
    if assessor:
        st.caption(t("interface.checklist.assessor_alone"))
    return Filling(measured, assessor)


def show_score(score: ChecklistScore, t: Translator) -> None:
    """The running score, which stays in sight while the items scroll: points, level, the range while unfinished."""
    with st.container(key="running_score"):
        _score_line(score, t)


def _score_line(score: ChecklistScore, t: Translator) -> None:
    score_column, level_column, answered_column = st.columns(3)
    shown = t.whole(score.rounded)
    score_column.metric(
        as_text(score.checklist.short_title[t.language]), f"{shown} / 100" if score.rounded is not None else shown
    )
    level_column.metric(t("interface.checklist.level"), score.level.title[t.language] if score.level else "—")
    items = len(score.checklist.items)
    answered = f"{t.whole(score.answered)} / {t.whole(items)}"
    answered_column.metric(t("interface.checklist.answered"), "—" if score.total_only else answered)
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


def fill_in(filling: Filling, t: Translator) -> None:
    """The items of one direction with their answers, or all that are not answered yet."""
    remember_seen(filling)
    score = filling.score
    checklist = score.checklist
    waiting = [item for item in checklist.items.values() if item.id not in filling.answers]
    titles = {direction.direction.id: _direction_label(direction, t) for direction in score.directions}
    if waiting:
        titles[OPEN_ITEMS] = t("interface.checklist.open_items", n=len(waiting))
    key = filling.key("direction", "")
    if st.session_state.get(key) not in titles:
        st.session_state.pop(key, None)  # the last open item was answered
    wanted = st.segmented_control(
        t("interface.checklist.direction"),
        list(titles),
        default=checklist.directions[0].id,
        required=True,
        format_func=lambda direction: titles[str(direction)],
        key=key,
        wrap=True,
        label_visibility="collapsed",
    )
    direction = next((one for one in checklist.directions if one.id == wanted), None)
    if direction is not None:
        st.markdown(f"**{as_text(direction.id)}. {as_text(direction.title[t.language])}**")
    for item in direction.items if direction else waiting:
        _item_fields(filling, checklist, item, t)
    _onward(checklist, str(wanted), key, t)


def _onward(checklist: Checklist, shown: str, key: str, t: Translator) -> None:
    """From the end of one direction to the next, where the thumb is."""
    ids = [direction.id for direction in checklist.directions]
    if shown not in ids or shown == ids[-1]:
        return
    following = checklist.directions[ids.index(shown) + 1]
    st.button(
        t("interface.checklist.onward", direction=as_text(following.title[t.language])),
        icon=":material/arrow_forward:",
        icon_position="right",
        key=f"onward_{key}",
        on_click=_show_direction,
        args=(key, following.id),
    )


def _show_direction(key: str, direction: str) -> None:
    st.session_state[key] = direction


def _direction_label(score: DirectionScore, t: Translator) -> str:
    direction = score.direction
    return t(
        "interface.checklist.direction_short",
        direction=as_text(direction.id),
        answered=score.answered,
        items=len(direction.items),
    )


def _item_fields(filling: Filling, checklist: Checklist, item: Item, t: Translator) -> None:
    given = filling.answers.get(item.id)
    labels = {answer.code: as_text(answer.label[t.language]) for answer in checklist.answers_of(item)}
    with st.container(border=True, key=filling.key("item", item.id.replace(".", "_"))):
        st.markdown(f"**{as_text(item.id)}. {as_text(item.text[t.language])}**")
        if item.hint:
            st.caption(as_text(item.hint[t.language]))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.segmented_control(
                f"{item.id}. {as_text(item.text[t.language])}",
                list(labels),
                default=given.answer if given and given.answer in labels else None,
                format_func=lambda code: labels[str(code)],
                key=filling.key("answer", item.id),
                wrap=True,
                label_visibility="collapsed",
                on_change=tick,
                args=(filling, item.id, t),
            )
            proof_button(filling, item, t)
