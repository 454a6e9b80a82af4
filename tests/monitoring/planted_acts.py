"""Good acts, and the mistakes planted in them: what the tests of the check share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from smio.language import Translator, translator
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
)

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
