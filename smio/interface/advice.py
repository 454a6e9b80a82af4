"""What gives the most points, grouped by who must act; the act and the letter that ask for it."""

from datetime import date, timedelta

import streamlit as st

from smio.documents import asked_table, count_pages, draft_checklist_letter, write_letter
from smio.figures import checklist_gain
from smio.interface.act_choice import open_act
from smio.interface.act_drafts import Beginning, act_file, compose_act
from smio.interface.frame import go
from smio.interface.messages import as_text, plain_errors
from smio.interface.once import drawn_anew, once
from smio.interface.paper_choices import pick_paper_language
from smio.interface.results import ScoredMeasurement, measurements, with_previous
from smio.interface.session import database
from smio.interface.shown_figures import show_figure
from smio.interface.tables import Row, draw_table
from smio.language import Language, Translator, translator
from smio.monitoring import EDITABLE, ActKind
from smio.store import StoredAct, StoredGroup, acts_of, template_content

DAYS_TO_ANSWER = 14  # proposed; the group changes the date
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_advice(chosen: ScoredMeasurement, t: Translator) -> None:
    """Now, reachable, and the unmet items of each office, most to gain first."""
    score = chosen.score
    now, reachable, gain = st.columns(3)
    # Of an unfinished measurement the reachable total counts what is open as "no", and so must what it starts from.
    start = score.rounded if score.finished else score.floor
    level = _level(chosen, t) if score.finished else None
    now.metric(t("interface.advice.now"), t.whole(start), level, delta_color="off", delta_arrow="off")
    reachable.metric(t("interface.advice.reachable"), t.whole(score.reachable))
    gain.metric(t("interface.advice.unmet"), t.whole(len(score.advice)))
    if not score.finished:
        st.caption(t("interface.advice.unfinished", n=len(score.checklist.items) - score.answered))
    if not score.advice:
        st.success(t("interface.advice.nothing"), icon=":material/check:")
        st.stop()
    for office, advice in score.advice_by_office.items():
        total = t.decimal(sum(one.gain for one in advice), 1)
        name = score.checklist.offices[office][t.language] if office else t("interface.advice.nobody")
        draw_table(
            [t("interface.checklist.item"), t("interface.checklist.now"), t("interface.checklist.gain")],
            [
                Row(
                    [
                        f"{one.item.id}. {one.item.text[t.language]}",
                        score.checklist.answer(one.answer).label[t.language],
                        f"+{t.decimal(one.gain, 1)}",
                    ]
                )
                for one in advice
            ],
            numbers_from=2,
            caption=t("interface.advice.of_office", office=name, points=total),
        )


def advice_figure(chosen: ScoredMeasurement, t: Translator) -> None:
    """The same as a chart for slides."""
    show_figure(checklist_gain(chosen.score.checklist, (chosen.measurement, chosen.score), t), t)


def to_act(group: StoredGroup, chosen: ScoredMeasurement, t: Translator) -> None:
    """The act of this measurement, with these items as its recommendations."""
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        language = pick_paper_language(t, "act_paper_language")
        if st.button(t("interface.advice.to_act"), type="primary", icon=":material/description:", key="advice_act"):
            pair = with_previous(measurements(group.id), chosen)
            with plain_errors(t):
                evidence = {"measurements": [one.stored.id for one in pair]}
                beginning = Beginning(ActKind.CHECKLIST, language, evidence)
                open_act(once("advice_act", lambda: compose_act(group, beginning)))
            go("group_work/acts")
        drawn_anew("advice_act")


def to_letter(group: StoredGroup, chosen: ScoredMeasurement, t: Translator) -> None:
    """A letter to one office with its own items, or to the mayor with all of them."""
    score = chosen.score
    offices = [office for office in score.advice_by_office if office]
    with st.container(border=True):
        st.markdown(f"**{t('interface.advice.letter')}**")
        language = pick_paper_language(t, "letter_paper_language")
        office = st.selectbox(
            t("interface.advice.to_whom"),
            [*offices, ""],
            format_func=lambda one: (
                score.checklist.offices[one][t.language] if one else t("interface.advice.everybody")
            ),
            key="letter_office",
            width=480,
        )
        answer_by = st.date_input(
            t("interface.act.answer_by"),
            date.today() + timedelta(days=DAYS_TO_ANSWER),  # noqa: DTZ011 - the user's own calendar day
            format="DD.MM.YYYY",
            key="letter_answer_by",
            width=240,
        )
        st.download_button(
            t("interface.advice.download_letter"),
            lambda: letter_file(group, chosen, office, answer_by, language),
            t("interface.file.letter", id=str(chosen.stored.id)),
            WORD,
            icon=":material/mail:",
            on_click="ignore",
            key="letter_docx",
        )


def letter_file(
    group: StoredGroup, chosen: ScoredMeasurement, office: str, answer_by: date | None, language: Language
) -> bytes:
    """The letter in Word."""
    words = translator(language)
    pair = [one.measurement for one in with_previous(measurements(group.id), chosen)]
    own = act_about(group, chosen)
    act = None if own is None else (own.act, count_pages(act_file(own, group)))
    letter = draft_checklist_letter(
        group.group, chosen.score.checklist, pair, words, office=office, answer_by=answer_by, act=act
    )
    template = template_content(database(), group.id, "letter", language)
    return write_letter(letter, words, asked_table(chosen.score, office, words), template)


def act_about(group: StoredGroup, chosen: ScoredMeasurement) -> StoredAct | None:
    """The group's latest act about a measurement, a signed one before a draft; None where none was begun."""
    about = [
        one
        for one in acts_of(database(), group.id)
        if one.act.kind is ActKind.CHECKLIST and one.evidence.get("measurements", [])[-1:] == [chosen.stored.id]
    ]
    return next((one for one in about if one.stage not in EDITABLE), next(iter(about), None))


def _level(chosen: ScoredMeasurement, t: Translator) -> str | None:
    level = chosen.score.level
    return as_text(level.title[t.language]) if level else None
