"""The check of an act: every rule finds its planted mistake, is silent on a good act, and raises on none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.language import Language, Translator, translator
from smio.monitoring import (
    Act,
    ActFault,
    ActKind,
    ActPhoto,
    Member,
    Practice,
    Price,
    Recommendation,
    Severity,
    answer_due,
    check_act,
    fault_words,
    may_sign,
)
from smio.monitoring.act_fault import FIELDS, severity_word
from smio.monitoring.photo_reference import photos_spoken_of

TODAY = date(2026, 3, 10)
SIGNED = date(2026, 3, 9)
PERIOD = (date(2026, 3, 1), date(2026, 3, 9))
PHOTOS = (ActPhoto(11, "a.jpg", "0" * 64, "Яма у дома 5"), ActPhoto(12, "b.jpg", "1" * 64, "Столб у школы"))
PRICES = tuple(
    Price(good, shop, week, price + step, "кг")
    for good, price in (("мука", 60.0), ("рис", 110.0))
    for shop, step in (("Рынок", 0.0), ("Народный", 2.0), ("Фрунзе", 4.0))
    for week in (date(2026, 2, 2), date(2026, 2, 9), date(2026, 2, 16))
)
SALT = Price("соль", "Рынок", date(2026, 2, 2), 20.0)  # asked in one week alone
SLIP = Price("мука", "Рынок", date(2026, 2, 23), 600.0)  # a nought too many
RU = translator("ru")
PRACTICE = Practice()
A, B, C, D = Member("Асанов Б. Э.", chair=True), Member("Осмонова Г. К."), Member("Ким А. С."), Member("Ли В.")
GOOD_RU = Act(
    kind=ActKind.SITE,
    organisation="Группа СМиО города Каракол",
    subject="Освещение и дорога на улице Токтогула",
    number="3",
    signed_on=SIGNED,
    place="г. Каракол, ул. Токтогула",
    basis="Постановление городского кенеша от 5 сентября 2025 г. № 1",
    period=PERIOD,
    participants=(A, B, C, Member("Ли В.", abstains="сын работает в мэрии")),
    method="Осмотр улицы, замер рулеткой, съёмка.",
    facts=(
        "Между домами 5 и 9 на проезжей части 6 ям глубиной до 20 см ([фото:11]).",
        "Из 24 светильников горят 9, то есть 38\u00a0% ([фото:12]).",
    ),
    conclusions=("Освещение улицы не работает на большей части её длины.",),
    recommendations=(
        Recommendation("Засыпать 6 ям на дороге между домами 5 и 9", "МП «Тазалык»", date(2026, 5, 1), "ямы до 20 см"),
        Recommendation("Заменить 15 светильников освещения", "мэрия", date(2026, 6, 1), "горят 9 из 24"),
    ),
    answer_by=answer_due(TODAY, PRACTICE),
    copies=("мэру г. Каракол",),
)  # fmt: skip
GOOD_KY = replace(
    GOOD_RU,
    organisation="Каракол шаарынын БМжБ тобу",
    subject="Токтогул көчөсүнүн жарыгы жана жолу",
    place="Каракол шаары, Токтогул көчөсү",
    basis="Шаардык кеңештин 2025-жылдын 5-сентябрындагы № 1 токтому",
    method="Көчөнү көрүп чыгуу, рулетка менен ченөө, сүрөткө тартуу.",
    facts=(
        "5- жана 9-үйлөрдүн ортосунда жолдо тереңдиги 20 см чейин 6 чуңкур бар ([сүрөт:11]).",
        "24 шамдын 9у күйөт, башкача айтканда 38\u00a0% ([сүрөт:12]).",
    ),
    conclusions=("Көчөнүн көпчүлүк бөлүгүндө жарык иштебейт.",),
    recommendations=(
        Recommendation("6 чуңкурду асфальттоо", "«Тазалык» МИ", date(2026, 5, 1), "тереңдиги 20 см чейин"),
        Recommendation("Жарык берүүчү 15 шамды алмаштыруу", "мэрия", date(2026, 6, 1), "24 шамдын 9у күйөт"),
    ),
    copies=("Каракол шаарынын мэрине",),
    participants=(*GOOD_RU.participants[:3], Member("Ли В.", abstains="уулу мэрияда иштейт")),
)
GOOD_FREE = replace(GOOD_RU, kind=ActKind.FREE)
GOOD_PRICES = replace(
    GOOD_RU,
    kind=ActKind.PRICES,
    facts=("Средняя цена муки 62 сома за кг ([фото:11], [фото:12]).",),
    prices=PRICES,
)
GOOD_SERVICES = replace(
    GOOD_RU,
    kind=ActKind.SERVICES,
    facts=("Общий балл 3,42 (n = 52, погрешность ±0,21) ([фото:11], [фото:12]).",),
    conclusions=("Оценка услуги «Дороги» ухудшилась.",),
)


def found(act: Act, code: str, drafted: Act | None = None, **more: Any) -> ActFault:
    """The one fault of a code; the check says no more than once what stands in one place."""
    language = "ky" if act.facts and act.facts[0] == GOOD_KY.facts[0] else "ru"
    faults = [one for one in checked(act, translator(language), drafted=drafted, **more) if one.code == code]
    assert len(faults) == 1, (code, faults)
    return faults[0]


def checked(act: Act, t: Translator = RU, **more: Any) -> tuple[ActFault, ...]:
    settings: dict[str, Any] = {"photos": PHOTOS, "practice": PRACTICE, **more}
    return check_act(act, t, TODAY, **settings)


def advice(*ones: Recommendation) -> Callable[[Act], Act]:
    return lambda act: replace(act, recommendations=(*act.recommendations[:1], *ones))


def line(name: str, *texts: str) -> Callable[[Act], Act]:
    return lambda act: replace(act, **{name: (*getattr(act, name), *texts)})


def given_as(**changes: Any) -> Callable[[Act], Act]:
    return lambda act: replace(act, **changes)


def people(*members: Member) -> Callable[[Act], Act]:
    return lambda act: replace(act, participants=members)


ASKED = Recommendation("Заменить 15 светильников", "мэрия", date(2026, 6, 1), "горят 9 из 24")
MUST, SHOULD, HINT = Severity.MUST, Severity.SHOULD, Severity.HINT
PLANTED: list[tuple[str, Severity, str, int | None, Act, Callable[[Act], Act]]] = [
    ("no_organisation", MUST, "organisation", None, GOOD_RU, given_as(organisation="")),
    ("no_subject", MUST, "subject", None, GOOD_RU, given_as(subject="")),
    ("no_number", SHOULD, "number", None, GOOD_RU, given_as(number="")),
    ("no_place", MUST, "place", None, GOOD_RU, given_as(place=" ")),
    ("no_basis", MUST, "basis", None, GOOD_RU, given_as(basis="")),
    ("no_method", SHOULD, "method", None, GOOD_RU, given_as(method="")),
    ("no_method", MUST, "method", None, GOOD_PRICES, given_as(method=" ")),
    ("no_date", MUST, "signed_on", None, GOOD_RU, given_as(signed_on=None)),
    ("future_date", MUST, "signed_on", None, GOOD_RU, given_as(signed_on=TODAY + timedelta(1))),
    ("no_period", HINT, "period", None, GOOD_FREE, given_as(period=None)),
    ("no_period", MUST, "period", None, GOOD_SERVICES, given_as(period=None)),
    ("period_backwards", MUST, "period", None, GOOD_RU, given_as(period=PERIOD[::-1])),
    ("period_later", SHOULD, "period", None, GOOD_RU, given_as(period=(PERIOD[0], TODAY))),
    ("no_facts", MUST, "facts", None, GOOD_RU, given_as(facts=("", " "))),
    ("no_conclusions", MUST, "conclusions", None, GOOD_RU, given_as(conclusions=())),
    ("no_recommendations", MUST, "recommendations", None, GOOD_RU, given_as(recommendations=())),
    ("no_copies", SHOULD, "copies", None, GOOD_RU, given_as(copies=())),
    ("few_signers", MUST, "participants", None, GOOD_RU, people(A, B)),
    ("few_signers", MUST, "participants", None, GOOD_RU, people(A, B, replace(C, abstains="родственник"))),
    ("few_signers", MUST, "participants", None, GOOD_RU, people(A, B, Member("осмонова  г. к."))),
    ("unnamed_signer", SHOULD, "participants", 4, GOOD_RU, people(A, B, C, Member(" "))),
    ("same_signer", SHOULD, "participants", 4, GOOD_RU, people(A, B, C, B)),
    ("no_chair", MUST, "participants", None, GOOD_RU, people(replace(A, chair=False), B, C)),
    ("several_chairs", SHOULD, "participants", None, GOOD_RU, people(A, replace(B, chair=True), C)),
    ("chair_abstains", SHOULD, "participants", None, GOOD_RU, people(replace(A, abstains="брат"), B, C, D)),
    ("no_answer_by", MUST, "answer_by", None, GOOD_RU, given_as(answer_by=None)),
    ("answer_before_act", MUST, "answer_by", None, GOOD_RU, given_as(answer_by=SIGNED - timedelta(1))),
    ("answer_past", MUST, "answer_by", None, GOOD_RU, given_as(answer_by=SIGNED)),
    ("answer_early", HINT, "answer_by", None, GOOD_RU, given_as(answer_by=TODAY + timedelta(2))),
    ("empty_recommendation", SHOULD, "recommendations", 2, GOOD_RU, advice(replace(ASKED, what=" "), ASKED)),
    ("same_recommendation", SHOULD, "recommendations", 3, GOOD_RU, advice(ASKED, replace(ASKED, why="иначе"))),
    ("no_addressee", MUST, "recommendations", 2, GOOD_RU, advice(replace(ASKED, to_whom=""))),
    ("no_deadline", MUST, "recommendations", 2, GOOD_RU, advice(replace(ASKED, by_when=None))),
    ("deadline_before_act", MUST, "recommendations", 2, GOOD_RU, advice(replace(ASKED, by_when=date(2026, 3, 1)))),
    ("deadline_past", SHOULD, "recommendations", 2, GOOD_RU, advice(replace(ASKED, by_when=SIGNED))),
    ("vague", SHOULD, "recommendations", 2, GOOD_RU, advice(replace(ASKED, what="Улучшить освещение улицы"))),
    ("vague", SHOULD, "recommendations", 2, GOOD_RU, advice(replace(ASKED, what="Усилить работу по вывозу мусора"))),
    ("vague", SHOULD, "recommendations", 2, GOOD_RU, advice(replace(ASKED, what="Принять меры"))),
    ("vague", SHOULD, "recommendations", 2, GOOD_KY, advice(replace(ASKED, what="Көчөнүн жарыгын жакшыртуу"))),
    ("no_reason", HINT, "recommendations", 2, GOOD_RU, advice(replace(ASKED, why=""))),
    ("problem_left", HINT, "conclusions", 2, GOOD_RU, line("conclusions", "Контейнеры у школы разбиты.")),
    ("opinion", SHOULD, "facts", 3, GOOD_RU, line("facts", "К сожалению, состояние улицы ужасное.")),
    ("opinion", HINT, "conclusions", 2, GOOD_RU, line("conclusions", "Мы считаем, что освещение забыто.")),
    ("opinion", SHOULD, "facts", 3, GOOD_KY, line("facts", "Тилекке каршы, жол абдан начар.")),
    ("figure_without_n", SHOULD, "facts", 3, GOOD_SERVICES, line("facts", "Чинят в апреле.", "Балл дорог 2,1.")),
    ("figure_without_n", SHOULD, "facts", 3, GOOD_RU, line("facts", "Недовольны 60\u00a0% жителей улицы.")),
    ("figure_without_period", SHOULD, "facts", 2, GOOD_FREE, given_as(period=None)),
    ("placeholder", MUST, "facts", 3, GOOD_RU, line("facts", "Глубина ям ____ см.")),
    ("repeated", HINT, "facts", 3, GOOD_RU, line("facts", f"{GOOD_RU.facts[0]} ")),
    ("personal_pin", MUST, "facts", 3, GOOD_RU, line("facts", "Заявитель, ПИН 20501199001234, живёт рядом.")),
    ("personal_phone", SHOULD, "facts", 3, GOOD_RU, line("facts", "Звонить: +996 555 12-34-56.")),
    ("personal_phone", SHOULD, "facts", 3, GOOD_RU, line("facts", "Звонить 0700123456 вечером.")),
    ("personal_email", SHOULD, "conclusions", 2, GOOD_RU, line("conclusions", "Писать на bakyt@mail.kg.")),
    ("look_alike", SHOULD, "facts", 3, GOOD_KY, line("facts", "Кѳчѳнүн асфальты эски.")),
    ("look_alike", SHOULD, "facts", 3, GOOD_KY, line("facts", "Маселе шаардык кенеште каралган.")),
    ("look_alike", SHOULD, "facts", 3, GOOD_RU, line("facts", "Детский cад рядом.")),  # a Latin «c»
    ("photos_unmentioned", SHOULD, "photos", None, GOOD_RU, given_as(facts=(GOOD_RU.facts[0], "Горят 9 ламп."))),
    ("photo_lost", MUST, "photos", None, GOOD_RU, line("facts", "Люк открыт ([фото:77]).")),
    ("photo_number", MUST, "photos", None, GOOD_RU, line("facts", "Люк открыт (фото 7).")),
    ("no_prices", MUST, "prices", None, GOOD_PRICES, given_as(prices=())),
    ("few_shops", SHOULD, "prices", None, GOOD_PRICES, given_as(prices=PRICES[3:9] + PRICES[12:])),
    ("few_weeks", SHOULD, "prices", None, GOOD_PRICES, given_as(prices=PRICES[::3])),
    ("no_pair", HINT, "prices", None, GOOD_PRICES, given_as(prices=(*PRICES, SALT))),
    ("odd_price", SHOULD, "prices", 19, GOOD_PRICES, given_as(prices=(*PRICES, SLIP))),
]  # fmt: skip


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
