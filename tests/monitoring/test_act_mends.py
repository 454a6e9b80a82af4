"""What one press mends of an act, and what it never makes up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from smio.language import translator
from smio.monitoring import Act, Practice
from smio.monitoring.photo_reference import photos_spoken_of
from tests.monitoring.planted_acts import (
    ASKED,
    GOOD_KY,
    GOOD_RU,
    GOOD_SERVICES,
    PERIOD,
    PLANTED,
    A,
    B,
    C,
    checked,
    found,
)

MENDED: list[tuple[str, Callable[[Act], bool]]] = [
    ("period_backwards", lambda act: act.period == PERIOD),
    ("same_signer", lambda act: act.participants == (A, B, C)),
    ("unnamed_signer", lambda act: act.participants == (A, B, C)),
    ("no_answer_by", lambda act: act.answer_by == date(2026, 3, 31)),
    ("answer_before_act", lambda act: act.answer_by == date(2026, 3, 31)),
    ("answer_past", lambda act: act.answer_by == date(2026, 3, 31)),
    ("answer_early", lambda act: act.answer_by == date(2026, 3, 31)),
    ("empty_recommendation", lambda act: act.recommendations == (GOOD_RU.recommendations[0], ASKED)),
    ("same_recommendation", lambda act: act.recommendations == (GOOD_RU.recommendations[0], ASKED)),
    ("repeated", lambda act: act.facts == GOOD_RU.facts),
    ("personal_pin", lambda act: act.facts[2] == "Заявитель, ПИН [личные данные убраны], живёт рядом."),
    ("personal_email", lambda act: act.conclusions[1] == "Писать на [личные данные убраны]."),
    ("photo_lost", lambda act: act.facts[2] == "Люк открыт."),
    ("photos_unmentioned", lambda act: photos_spoken_of(act) == frozenset({11, 12})),
]  # the 14th working day, by hand as below


@pytest.mark.parametrize(("code", "right"), MENDED, ids=[row[0] for row in MENDED])
def test_one_press_mends_the_mistake_and_makes_no_other(code: str, right: Callable[[Act], bool]) -> None:
    row = next(row for row in PLANTED if row[0] == code)
    spoiled = row[5](row[4])
    mend = found(spoiled, code).mend
    assert mend is not None
    assert right(mend)
    before, after = ({one.code for one in checked(act)} for act in (spoiled, mend))
    assert code not in after
    assert after <= before


def test_a_russian_word_in_a_kyrgyz_act_keeps_its_spelling() -> None:
    act = replace(GOOD_KY, basis="Постановление городского кенеша № 1")
    assert "look_alike" not in {one.code for one in checked(act, translator("ky"))}


def test_look_alike_letters_are_replaced_in_the_whole_act() -> None:
    ky = replace(GOOD_KY, facts=(*GOOD_KY.facts, "Кѳчѳ эски."), method="Кӊ кенеш")
    mend = next(one.mend for one in checked(ky, translator("ky")) if one.code == "look_alike")
    assert mend is not None
    assert (mend.facts[2], mend.method) == ("Көчө эски.", "Кң кеңеш")


def test_what_is_missing_is_taken_from_the_draft() -> None:
    for name in (
        "organisation",
        "place",
        "basis",
        "period",
        "method",
        "facts",
        "conclusions",
        "recommendations",
        "copies",
    ):
        bare = replace(
            GOOD_SERVICES,
            **{
                name: ()
                if isinstance(getattr(GOOD_SERVICES, name), tuple) and name != "period"
                else None
                if name == "period"
                else ""
            },
        )
        assert found(bare, f"no_{name}").mend is None
        mend = found(bare, f"no_{name}", drafted=GOOD_SERVICES).mend
        assert mend == GOOD_SERVICES, name


def test_an_unanswered_question_of_the_draft_goes_with_one_press_and_a_gap_of_ones_own_does_not() -> None:
    asked = "Что сказали присутствовавшие: ____________."
    act = replace(GOOD_RU, facts=(asked, *GOOD_RU.facts))
    assert found(act, "placeholder").mend is None
    assert found(act, "placeholder", drafted=act).mend == GOOD_RU


def test_who_signs_is_never_made_up() -> None:
    for code in ("few_signers", "no_chair", "no_addressee", "no_deadline", "no_date", "opinion", "vague"):
        row = next(row for row in PLANTED if row[0] == code)
        assert found(row[5](row[4]), code, drafted=GOOD_RU).mend is None


def test_the_answer_is_due_after_the_groups_own_working_days() -> None:
    """Ten working days after Tuesday 10 March 2026, by hand: 11–13, 16–19 (on the 20th is Orozo Ait), 23–25 March."""
    act = replace(GOOD_RU, answer_by=None)
    mend = found(act, "no_answer_by", practice=Practice(answer_days=10)).mend
    assert mend is not None
    assert mend.answer_by == date(2026, 3, 25)
