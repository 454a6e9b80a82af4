"""A council's material to make papers of: whole, and each odd case."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO

import numpy as np
from PIL import Image

from smio.checklist import score_measurement
from smio.comparison import trend
from smio.documents.council import CouncilAct, CouncilMaterial, Course, SentLetter
from smio.documents.results import results_of
from smio.monitoring import (
    Act,
    ActKind,
    ActPhoto,
    Letter,
    LetterKind,
    Member,
    PlanItem,
    Recommendation,
    Reply,
    Stage,
    Status,
    Tracked,
    Voice,
)
from smio.survey import Round
from tests.documents.evidence import CRITERIA, GROUP, MEMBERS, SERVICES, example_checklist, make_round, measurement

TODAY = date(2026, 11, 20)
LONG = "Содержание и ремонт внутригородских дорог, тротуаров, арыков и пешеходных переходов города"  # 90 letters
NAMES = {1: "Первая оценка", 2: "Вторая оценка", 9: "Вторая оценка"}
SUBJECTS = (
    "Состояние детской площадки по ул. Токтогула",
    "Ход строительства детского сада «Айсулуу» и обращение жителей микрорайона Восход о сроках сдачи",
    "Отопление школы № 2",
    "Тротуары у поликлиники",
    "Цены на продукты за четыре недели",
)


def photo(colour: str = "#7799BB", *, wide: int = 800, high: int = 600) -> bytes:
    """A photograph of one colour."""
    stream = BytesIO()
    Image.new("RGB", (wide, high), colour).save(stream, "JPEG")
    return stream.getvalue()


def acts() -> tuple[CouncilAct, ...]:
    """Five acts at every stage; the first two have photographs."""
    stages = (Stage.ANSWERED, Stage.SENT, Stage.SENT, Stage.SIGNED, Stage.DRAFT)
    made: list[CouncilAct] = []
    for place, (subject, stage) in enumerate(zip(SUBJECTS, stages, strict=True), 1):
        act = Act(
            ActKind.SITE,
            "Группа СМиО",
            subject,
            number=str(place),
            signed_on=date(2026, 9, place),
            facts=(f"На месте установлено: покрытие разрушено на участке {place * 12} м, ограждения нет.",),
            recommendations=(Recommendation("Заменить покрытие и поставить ограждение", "мэрия", date(2026, 10, 15)),),
        )
        photos = (ActPhoto(place, f"{place}.jpg", "0" * 64, "Площадка до ремонта", date(2026, 9, place)),)
        made.append(CouncilAct(place, act, stage, photos=photos, contents={place: photo()} if place <= 2 else {}))
    return tuple(made)


def register() -> tuple[Tracked, ...]:
    """Six recommendations: four sent, of which one is done, one promised and overdue, two unanswered."""
    sent, due = date(2026, 9, 10), date(2026, 9, 30)
    what = Recommendation("Заменить покрытие и поставить ограждение", "мэрия", date(2026, 10, 15))
    done = Reply(Status.DONE, "Покрытие заменено, ограждение стоит", date(2026, 9, 25), Voice.AUTHORITY, "мэрия")
    seen = Reply(Status.DONE, "Проверено на месте", date(2026, 9, 28), Voice.GROUP, "группа")
    promised = Reply(Status.PROMISED, "Сделаем в октябре", date(2026, 9, 20), promised_by=date(2026, 10, 31))
    return (
        Tracked(1, "1", SUBJECTS[0], 1, what, sent, due, (done, seen)),
        Tracked(2, "2", SUBJECTS[1], 1, replace(what, what="Назвать срок сдачи и вывесить его на стройке"), sent, due),
        Tracked(2, "2", SUBJECTS[1], 2, replace(what, what="Закрыть котлован"), sent, due, (promised,)),
        Tracked(3, "3", SUBJECTS[2], 1, replace(what, what="Отладить отопление до холодов"), sent, due),
        Tracked(4, "4", SUBJECTS[3], 1, replace(what, what="Заделать ямы на тротуаре")),
        Tracked(5, "5", SUBJECTS[4], 1, replace(what, what="Вывешивать цены на стенде")),
    )


def plan() -> tuple[PlanItem, ...]:
    """Seven lines: five planned, of which two done and one overdue, one cancelled; one added and done."""
    return (
        PlanItem("Первая оценка услуг", due=date(2026, 3, 31), done_on=date(2026, 3, 20)),
        PlanItem("Вторая оценка услуг", due=date(2026, 9, 30), act="6"),
        PlanItem("Выезд на стройку детского сада", due=date(2026, 10, 1), note="подрядчик не пустил на площадку"),
        PlanItem("Замер МИБП за год", start=date(2026, 11, 1), due=date(2026, 12, 31)),
        PlanItem("Отчёт на сессии", due=date(2026, 12, 25)),
        PlanItem("Проверка ярмарки", due=date(2026, 5, 1), cancelled=True),
        PlanItem("Выезд по жалобе на отопление школы № 2", planned=False, done_on=date(2026, 10, 12)),
    )


def letters() -> tuple[SentLetter, ...]:
    letter = Letter("Группа СМиО", ("Мэру города",), "Об актах", ("Направляем акты.",))
    return (SentLetter(letter, LetterKind.COVER, date(2026, 9, 10)),)


def whole_material() -> CouncilMaterial:
    """Two rounds, two measurements, a plan, acts, a register: every slide has something."""
    rounds = (make_round("Первая оценка", respondents=47, seed=2), make_round(shift=-0.5, seed=3))
    checklist = example_checklist()
    measurements = (measurement(1, 10, 4), measurement(11, 12, 12))
    history = tuple((one, score_measurement(checklist, one)) for one in (measurement(1, 1, 2), *measurements))
    return CouncilMaterial(
        GROUP, TODAY, results_of(rounds, measurements, checklist), history, plan(), acts(), register(), letters()
    )


def _with_another_photo(each: CouncilAct) -> CouncilAct:
    """The act with a tall photograph of a long caption beside its own."""
    words = "Площадка у дома № 14 по улице Токтогула, вид со стороны школы, после обращения жителей"
    added = ActPhoto(each.id + 100, "1.jpg", "0" * 64, words, date(2026, 9, 2))
    contents = {added.id: photo("#AA8866", wide=600, high=900)} if each.contents else {}
    return replace(each, photos=(*each.photos, added), contents={**each.contents, **contents})


def _both_ways() -> tuple[Round, Round]:
    """Two rounds between which three services became much better and one much worse."""
    first, second = make_round("Первая оценка", respondents=60, seed=6), make_round(respondents=60, seed=7)
    moved = second.responses.ratings.copy()
    moved[:, :18] = np.clip(moved[:, :18] + 1.0, 1, 5)
    moved[:, 18:] = np.clip(moved[:, 18:] - 1.0, 1, 5)
    return first, replace(second, responses=replace(second.responses, ratings=moved))


def course_of(rounds: Sequence[Round]) -> CouncilMaterial:
    """Everything, with so many rounds: the last two are compared, all stand on the slides over time."""
    whole, two = whole_material(), tuple(rounds[-2:])
    results = results_of(two, whole.results.measurements, whole.results.checklist)
    return replace(whole, results=results, course=Course(tuple(rounds), trend([one.responses for one in rounds])))


def five_rounds() -> tuple[Round, ...]:
    """Five rounds that first fell, then rose; the third asked one service more, and few answered it."""
    more = (*SERVICES, "Уличное освещение")
    return tuple(
        make_round(f"{season} {year} года", respondents=n, shift=shift, seed=seed, services=services)
        for season, year, n, shift, seed, services in (
            ("Осень", 2024, 44, 0.4, 1, SERVICES),
            ("Весна", 2025, 52, 0.0, 2, SERVICES),
            ("Осень", 2025, 7, -0.2, 3, more),
            ("Весна", 2026, 47, -0.4, 4, more),
            ("Осень", 2026, 61, 0.9, 5, more),
        )
    )


def odd_materials() -> dict[str, CouncilMaterial]:
    """Each of the cases in which something is missing, short, long or many."""
    checklist = example_checklist()
    twelve = tuple(f"{LONG[:-3]} {place:02d}" for place in range(1, 13))
    ten = tuple(f"{name} и готовность исполнителя сообщать о причинах задержки и сроках" for name in CRITERIA)
    ten = (*ten, *(f"показатель номер {place} с названием подлиннее" for place in range(7, 11)))
    group = replace(GROUP, members=tuple(Member(f"Жээналиева-Токтогулова Ө. Ү. {n}", "депутат") for n in range(15)))
    long = [make_round(name, services=twelve, criteria=ten, seed=seed, shift=shift, respondents=45)
            for name, seed, shift in (("Первая оценка", 4, 0.0), ("Вторая оценка", 5, 0.4))]  # fmt: skip
    whole = whole_material()
    return {
        "group": CouncilMaterial(replace(GROUP, members=(), basis=""), TODAY),
        "one_round": CouncilMaterial(GROUP, TODAY, results_of([make_round()])),
        "one_service": CouncilMaterial(
            GROUP, TODAY, results_of([make_round(NAMES[s], services=(LONG,), seed=s, shift=s / 9) for s in (1, 9)])
        ),
        "three_people": CouncilMaterial(
            GROUP, TODAY, results_of([make_round(NAMES[s], respondents=3, seed=s) for s in (1, 2)])
        ),
        "seven_people": CouncilMaterial(
            GROUP, TODAY, results_of([make_round(NAMES[s], respondents=7, seed=s) for s in (1, 2)])
        ),
        "many": replace(whole, group=group, results=results_of(long, whole.results.measurements, checklist)),
        "index_only": CouncilMaterial(GROUP, TODAY, results_of((), [measurement(11, 12, 12)], checklist)),
        "two_photos": replace(whole, acts=tuple(map(_with_another_photo, whole.acts))),
        "no_photos": replace(whole, acts=tuple(replace(each, contents={}) for each in whole.acts)),
        "many_acts": replace(whole, acts=tuple(replace(each, id=each.id + 9 * n) for n in range(5) for each in acts())),
        "both_ways": CouncilMaterial(GROUP, TODAY, results_of(_both_ways())),
        "made_up": CouncilMaterial(GROUP, TODAY, results_of([make_round(generated=True)])),
        "three_rounds": course_of([make_round(f"{n}-й раунд", seed=n, shift=n / 5) for n in (1, 2, 3)]),
        "five_rounds": course_of(five_rounds()),
        "many_rounds": course_of([make_round(f"Раунд {n}: {LONG}", services=twelve, seed=n) for n in range(1, 10)]),
        "members_of_none": replace(whole, group=replace(GROUP, members=MEMBERS[:1], basis="")),
    }
