"""The check of an act: every rule finds its planted mistake, is silent on a good act, and raises on none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.language import Language, Translator, translator
from smio.monitoring import Act, ActKind, Member, Price, Recommendation, Severity, check_act, fault_words, may_sign
from smio.monitoring.act_fault import FIELDS, severity_word
from tests.monitoring.planted_acts import (
    ASKED,
    GOOD_FREE,
    GOOD_KY,
    GOOD_PRICES,
    GOOD_RU,
    GOOD_SERVICES,
    MUST,
    PHOTOS,
    PLANTED,
    RU,
    SHOULD,
    advice,
    checked,
    found,
    line,
)


@pytest.mark.parametrize(
    ("act", "t"),
    [
        (GOOD_RU, RU),
        (replace(GOOD_RU, period=None), RU),  # a visit is of its day
        (GOOD_KY, translator("ky")),
        (GOOD_FREE, RU),
        (GOOD_PRICES, RU),
        (GOOD_SERVICES, RU),
    ],
    ids=["site-ru", "site-of-a-day", "site-ky", "free", "prices", "services"],
)
def test_a_good_act_has_nothing_to_mend(act: Act, t: Translator) -> None:
    assert checked(act, t) == ()
    assert may_sign(checked(act, t))


@pytest.mark.parametrize(
    ("code", "severity", "field", "place", "good", "spoil"),
    PLANTED,
    ids=[f"{n}-{row[0]}" for n, row in enumerate(PLANTED)],
)
def test_a_planted_mistake_is_found_where_it_stands(
    code: str, severity: Severity, field: str, place: int | None, good: Act, spoil: Callable[[Act], Act]
) -> None:
    assert code not in {fault.code for fault in checked(good)}
    fault = found(spoil(good), code)
    assert (fault.severity, fault.field, fault.place) == (severity, field, place)
    assert may_sign((fault,)) is (severity is not MUST)


def test_a_photograph_without_caption_is_named_by_its_number() -> None:
    fault = found(GOOD_RU, "photo_without_caption", photos=(PHOTOS[0], replace(PHOTOS[1], caption=" ")))
    assert (fault.severity, fault.field, fault.place) == (SHOULD, "photos", 2)


def test_every_rule_has_a_planted_mistake() -> None:
    """Every sentence of the catalogue belongs to a mistake of the table above."""
    parts = {key.split(".")[1] for key in RU.entries if key.startswith("act_check.") and key.count(".") > 1}
    rules = parts - {"severity", "field", "line", "photos_line"}
    planted = {row[0] for row in PLANTED} | {"photo_without_caption", "change_not_proven"}
    assert rules == planted


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_every_mistake_says_where_what_why_and_how(language: Language) -> None:
    t = translator(language)
    for _, _, _, _, good, spoil in PLANTED:
        for fault in checked(spoil(good), t):
            words = fault_words(fault, t)
            assert all(sentence.strip() for sentence in (words.where, words.what, words.why, words.how))
            assert ".." not in words.what.replace("...", "")
            assert severity_word(fault.severity, t)


def test_the_gravest_mistakes_come_first_then_the_order_of_the_paper() -> None:
    act = Act(ActKind.FREE, "", "", facts=("К сожалению, ____",), recommendations=(Recommendation("Улучшить работу"),))
    faults = checked(act)
    ranks = [(list(Severity).index(one.severity), FIELDS.index(one.field), one.place or 0) for one in faults]
    assert ranks == sorted(ranks)
    assert {one.severity for one in faults} == set(Severity)


def test_a_claim_of_change_needs_a_verdict_about_the_same_service() -> None:
    drafted = replace(GOOD_SERVICES, conclusions=("Оценка услуги «Дороги» ухудшилась: разница −0,51.",))
    for sentence in (
        "Услуга «Дороги» за год ухудшилась.",
        "Услуга «Вода» не улучшилась.",
        "По услуге «Вода» изменение не доказано.",
        drafted.conclusions[0],
    ):
        act = replace(GOOD_SERVICES, conclusions=(sentence,))
        assert "change_not_proven" not in {one.code for one in checked(act, drafted=drafted)}, sentence
    for sentence in (
        "Услуга «Вода» улучшилась.",
        "Услуга «Вода» ухудшилась.",
        "Услуга «Дороги» стала лучше, чем была, и улучшилась.",
    ):
        act = replace(GOOD_SERVICES, conclusions=(sentence,))
        fault = found(act, "change_not_proven", drafted=drafted)
        assert (fault.severity, fault.field, fault.place) == (SHOULD, "conclusions", 1)


def test_what_others_said_is_no_opinion_of_the_group() -> None:
    act = line("facts", "Ответ «очень плохо» дали 12 человек.")(GOOD_RU)
    assert "opinion" not in {one.code for one in checked(act)}


def test_a_vague_word_beside_something_measurable_is_not_vague() -> None:
    for what in ("Улучшить освещение: заменить светильники", "Усилить вывоз мусора до 3 раз в неделю"):
        assert "vague" not in {one.code for one in checked(advice(replace(ASKED, what=what))(GOOD_RU))}


def test_numbers_that_are_no_telephones_are_left_alone() -> None:
    for text in (
        "Счёт № 1234567890 за март.",
        "Смета 12 500 000 сомов.",
        "От 05.09.2019 № 01-18/84.",
        "Дом 0,5 км, ГОСТ 9128-2013.",
    ):
        codes = {one.code for one in checked(line("facts", text)(GOOD_RU))}
        assert not codes & {"personal_phone", "personal_pin", "personal_email"}, text


def test_a_figure_of_the_paper_is_no_photograph() -> None:
    for act, text in ((GOOD_RU, "Разница показана на рисунке 7."), (GOOD_KY, "Айырма 7-сүрөттө көрсөтүлгөн.")):
        codes = {one.code for one in checked(line("facts", text)(act))}
        assert "photo_number" not in codes


def test_a_number_typed_by_hand_counts_as_a_reference() -> None:
    for act, text in ((GOOD_RU, "Горят 9 ламп (фото 2)."), (GOOD_KY, "9 шам күйөт (2-фото).")):
        codes = {one.code for one in checked(replace(act, facts=(act.facts[0], text)))}
        assert not codes & {"photos_unmentioned", "photo_number"}


def test_figures_of_a_checklist_need_no_n() -> None:
    act = replace(GOOD_RU, kind=ActKind.CHECKLIST, conclusions=("Итоговый балл: 53 из 100.",))
    assert "figure_without_n" not in {one.code for one in checked(act)}


words = st.text(max_size=30)
days = st.dates()
acts = st.builds(
    Act,
    kind=st.sampled_from(ActKind),
    organisation=words,
    subject=words,
    number=words,
    signed_on=st.none() | days,
    place=words,
    basis=words,
    period=st.none() | st.tuples(days, days),
    participants=st.lists(st.builds(Member, name=words, chair=st.booleans(), abstains=words), max_size=4).map(tuple),
    method=words,
    facts=st.lists(words, max_size=4).map(tuple),
    conclusions=st.lists(words | st.just("Балл вырос на 5 %, фото 3, [фото:4]"), max_size=3).map(tuple),
    recommendations=st.lists(
        st.builds(Recommendation, what=words, to_whom=words, by_when=st.none() | days, why=words), max_size=3
    ).map(tuple),
    answer_by=st.none() | days,
    copies=st.lists(words, max_size=2).map(tuple),
    prices=st.lists(
        st.builds(
            Price, good=words, shop=words, week=days, price=st.floats(-1e6, 1e6, allow_nan=False, allow_infinity=False)
        ),
        max_size=4,
    ).map(tuple),
)


@given(acts, st.none() | acts, days, st.sampled_from(["ru", "ky", "en"]))
def test_no_act_makes_the_check_fail(act: Act, drafted: Act | None, today: date, language: Language) -> None:
    t = translator(language)
    for fault in check_act(act, t, today, photos=PHOTOS, drafted=drafted):
        assert fault_words(fault, t).what
        assert fault.field in FIELDS
        assert fault.mend is None or fault.mend != act
