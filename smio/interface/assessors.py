"""Several assessors on one measurement: how far they agree, and settling where they do not."""

import streamlit as st

from smio.checklist import Agreement, Checklist, Difference, ItemAnswer, agreement
from smio.errors import UserError
from smio.interface.frame import go
from smio.interface.messages import as_text
from smio.interface.person import the_person
from smio.interface.results import ScoredMeasurement
from smio.interface.session import database
from smio.language import Translator, error_sentence
from smio.store import save_answer


def show_agreement(measured: ScoredMeasurement, t: Translator) -> None:
    """Percent and kappa, one click to take over what all agree on, and one list of differences to settle."""
    assessments = measured.measurement.assessments
    checklist = measured.score.checklist
    if len(assessments) < 2:  # noqa: PLR2004 - one alone agrees with nobody
        st.info(t("interface.review.needs_two", n=2 - len(assessments)), icon=":material/info:")
        if st.button(t("interface.review.to_form"), icon=":material/arrow_forward:", icon_position="right"):
            go("index/checklist")
        return
    found = agreement(checklist, assessments)
    _numbers(found, t)
    _take_over(measured, found, t)
    open_ones = [one for one in found.differences if one.item.id not in measured.measurement.answers]
    settled = [one for one in found.differences if one.item.id in measured.measurement.answers]
    if not found.differences:
        st.success(t("interface.review.no_differences"), icon=":material/check:")
    for difference in open_ones:
        _settle(measured, difference, checklist, t)
    if settled:
        with st.expander(t("interface.review.settled", n=len(settled))):
            for difference in settled:
                _settle(measured, difference, checklist, t)


def _numbers(found: Agreement, t: Translator) -> None:
    percent, kappa, items = st.columns(3)
    percent.metric(t("interface.review.percent"), t.percent(found.percent))
    name = "cohen" if len(found.assessors) == 2 else "fleiss"  # noqa: PLR2004 - a pair, or more
    kappa.metric(
        t(f"interface.review.{name}"), t.decimal(found.kappa), kappa_word(found.kappa, t), delta_color="off",
        delta_arrow="off",
    )  # fmt: skip
    items.metric(t("interface.review.items"), t.whole(found.items))
    st.caption(t("interface.review.assessors", names=t.listing([as_text(name) for name in found.assessors])))
    with st.expander(t("interface.review.what_is_kappa")):
        st.markdown(t("interface.review.kappa_help"))


def kappa_word(kappa: float | None, t: Translator) -> str | None:
    """How strong an agreement is, in the words of Landis and Koch (Biometrics 33, 1977)."""
    if kappa is None:
        return None
    bounds = ((0.0, "none"), (0.2, "slight"), (0.4, "fair"), (0.6, "moderate"), (0.8, "substantial"))
    name = next((name for bound, name in bounds if kappa <= bound), "almost_perfect")
    return t(f"interface.review.kappa_{name}")


def _take_over(measured: ScoredMeasurement, found: Agreement, t: Translator) -> None:
    """Make the answers that all assessors gave the group's own, where the group has none yet."""
    missing = [item for item in found.agreed if item not in measured.measurement.answers]
    if missing and st.button(
        t("interface.review.take_over", n=len(missing)), type="primary", icon=":material/done_all:", key="take_over"
    ):
        for item in missing:
            _save(measured, item, found.agreed[item], t)
        st.rerun()


def _settle(measured: ScoredMeasurement, difference: Difference, checklist: Checklist, t: Translator) -> None:
    """An item with every assessor's answer, and the group's own under it."""
    item = difference.item
    labels = {answer.code: as_text(answer.label[t.language]) for answer in checklist.answers_of(item)}
    given = measured.measurement.answers.get(item.id)
    key = f"settle_{measured.stored.id}_{item.id}"
    with st.container(border=True):
        st.markdown(f"**{as_text(item.id)}. {as_text(item.text[t.language])}**")
        for assessor, code in difference.answers.items():
            found = measured.measurement.assessments[assessor].get(item.id)
            words = labels.get(code or "", t("interface.review.not_answered"))
            note = f" – {as_text(found.note)}" if found and found.note else ""
            st.markdown(f"{as_text(assessor)}: **{words}**{note}")
        st.segmented_control(
            t("interface.checklist.group_answers"),
            list(labels),
            default=given.answer if given else None,
            format_func=lambda code: labels[str(code)],
            key=key,
            wrap=True,
            on_change=_settled,
            args=(measured, item.id, key, t),
        )


def _settled(measured: ScoredMeasurement, item: str, key: str, t: Translator) -> None:
    code = st.session_state[key]
    before = measured.measurement.answers.get(item)
    if code is None and before is not None and before.proved:
        st.session_state.pop(key, None)
        st.toast(t("interface.checklist.proof_first"), icon=":material/attach_file:")
        return
    _save(measured, item, code, t)


def _save(measured: ScoredMeasurement, item: str, code: str | None, t: Translator) -> None:
    """The group's answer with the proof that the assessors who gave it noted."""
    behind = [
        answers[item]
        for answers in measured.measurement.assessments.values()
        if item in answers and answers[item].answer == code
    ]
    answer = None
    if code is not None:
        before = measured.measurement.answers.get(item)
        answer = before or next(iter(behind), ItemAnswer(code))
        notes = "; ".join(dict.fromkeys(one.note for one in behind if one.note))
        links = [one.link for one in behind if one.link]
        checked_by = ", ".join(dict.fromkeys(one.checked_by for one in behind if one.checked_by))
        answer = ItemAnswer(
            code,
            before.note if before and before.note else notes,
            before.link if before and before.link else next(iter(links), ""),
            max((one.checked_on for one in behind if one.checked_on), default=None),
            checked_by or answer.checked_by,
        )
    try:
        version = measured.stored.versions.get(item, 0)
        save_answer(database(), measured.stored.id, item, answer, version=version, who=the_person())
    except UserError as error:
        st.toast(as_text(error_sentence(error, t)), icon=":material/sync_problem:")
