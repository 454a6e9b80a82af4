"""Rounds and measurements to write papers about."""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import numpy as np

from smio.checklist import Checklist, ItemAnswer, Measurement, built_in_checklists
from smio.monitoring import Group, Member
from smio.survey import Indicator, Responses, Round, Source
from tests.rating_tables import worked_round

SERVICES = ("Питьевая вода", "Сбор и вывоз ТБО", "Внутригородские дороги", "Озеленение")
CRITERIA = (
    "доступность", "качество", "регулярность", "доступность по цене", "реагирование на обращения", "информирование",
)  # fmt: skip
MEMBERS = (
    Member("Асанова Б. Т.", "депутат городского кенеша"),
    Member("Иванов П. С.", "житель", chair=True),
    Member("Жумабекова Ө. Ү.", "ОО «Ак-Булак»"),
    Member("Токтогулов Н. К.", "сотрудник мэрии"),
)
GROUP = Group("Группа СМиО", "Каракол", "Иссык-Кульская область", MEMBERS, "план работы группы на 2026 год, п. 4")
LAST_DAYS = {1: 31, 9: 30, 10: 31, 12: 31}


def example_checklist() -> Checklist:
    return built_in_checklists()["mibp-example"]


def make_round(  # what a round may differ in
    name: str = "Вторая оценка",
    *,
    respondents: int = 41,
    services: tuple[str, ...] = SERVICES,
    criteria: tuple[str, ...] = CRITERIA,
    shift: float = 0.0,
    seed: int = 1,
    generated: bool = False,
) -> Round:
    """A round of seeded answers with a few blanks; ``shift`` moves its mean."""
    random = np.random.default_rng(seed)
    indicators = tuple(Indicator(service, criterion) for service in services for criterion in criteria)
    own = random.normal(0, 0.6, (respondents, 1))
    drawn = np.clip(np.rint(random.normal(3.0 + shift, 1.0, (respondents, len(indicators))) + own), 1, 5)
    drawn[random.random(drawn.shape) < 0.04] = np.nan
    source = Source(f"раунд-{seed}.csv", hashlib.sha256(f"{name}{seed}".encode()).hexdigest(), "Лист1")
    responses = Responses(indicators, drawn, sources=(source,))
    return Round(name, responses, date(2026, seed, 1), date(2026, seed, 15), generated=generated)


def worked_example(folder: Path) -> tuple[Round, Round]:
    """The two rounds whose every number is known."""
    return _worked(folder / "round1.csv", "Первая оценка", 3), _worked(folder / "round2.csv", "Вторая оценка", 9)


def _worked(path: Path, name: str, month: int) -> Round:
    source = Source(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    answers = worked_round(path)
    responses = Responses(answers.indicators, answers.ratings, sources=(source,))
    return Round(name, responses, date(2026, month, 1), date(2026, month, 20))


def measurement(
    first: int, last: int, met: int, *, generated: bool = False, changed: Mapping[str, ItemAnswer] | None = None
) -> Measurement:
    """A measurement over months of 2019: ``met`` items are met, the next two partly, one could not be checked."""
    checklist = example_checklist()
    answers: dict[str, ItemAnswer] = {}
    for place, item in enumerate(checklist.items):
        code = "yes" if place < met else "partly" if place < met + 2 else "no"
        answers[item] = ItemAnswer(code, link=f"https://karakol.example/{item}" if code == "yes" else "")
    answers["3.5"] = ItemAnswer("not_verified", note="сайт не открывался", checked_on=date(2019, last, 20))
    end = date(2019, last, LAST_DAYS[last])
    return Measurement(
        checklist.id, checklist.version, date(2019, first, 1), end, answers | dict(changed or {}), "Каракол", generated
    )
