"""Rounds and measurements to write papers about."""

import csv
import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from smio.checklist import ItemAnswer, Measurement, built_in_checklists
from smio.monitoring import Group, Member
from smio.survey import Indicator, Responses, Round, Source

SERVICES = ("Питьевая вода", "Сбор и вывоз ТБО", "Внутригородские дороги", "Озеленение")
CRITERIA = (
    "доступность",
    "качество",
    "регулярность",
    "доступность по цене",
    "реагирование на обращения",
    "информирование",
)
MakeRound = Callable[..., Round]


@pytest.fixture
def group() -> Group:
    names = ("Асанова Б. Т.", "Иванов П. С.", "Жумабекова Ө. Ү.", "Токтогулов Н. К.")
    posts = ("депутат городского кенеша", "житель", "ОО «Ак-Булак»", "сотрудник мэрии")
    members = tuple(Member(name, post, chair=post == "житель") for name, post in zip(names, posts, strict=True))
    return Group("Группа СМиО", "Каракол", "Иссык-Кульская область", members, "план работы группы на 2026 год, п. 4")


@pytest.fixture
def make_round() -> MakeRound:
    return build_round


def build_round(
    name: str = "Вторая оценка",
    *,
    respondents: int = 41,
    services: tuple[str, ...] = SERVICES,
    criteria: tuple[str, ...] = CRITERIA,
    shift: float = 0.0,
    seed: int = 1,
    month: int = 9,
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
    return Round(name, responses, date(2026, month, 1), date(2026, month, 15), generated=generated)


@pytest.fixture(scope="session")
def worked_example() -> tuple[Round, Round]:
    """The two rounds whose every number is known; parsed here, not by the product's reader."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "data" / "worked_example"
    if not folder.is_dir():
        pytest.skip("the worked example lies beside the project, not in it")
    return _read(folder / "round1.csv", "Первая оценка", 3), _read(folder / "round2.csv", "Вторая оценка", 9)


def _read(path: Path, name: str, month: int) -> Round:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        heading, *rows = list(csv.reader(lines))
    indicators = tuple(Indicator(*column.removesuffix("]").split(" [")) for column in heading[1:])
    ratings = np.array([[float(value) if value else np.nan for value in row[1:]] for row in rows])
    source = Source(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), "")
    responses = Responses(indicators, ratings, sources=(source,))
    return Round(name, responses, date(2026, month, 1), date(2026, month, 20))


@pytest.fixture
def measurements() -> tuple[Measurement, Measurement]:
    return measurement(2019, 1, 10, 7), measurement(2019, 11, 12, 12)


def measurement(year: int, first: int, last: int, met: int, *, generated: bool = False) -> Measurement:
    """The first ``met`` items are met, the next two partly, one could not be checked."""
    checklist = built_in_checklists()["mibp-example"]
    answers: dict[str, ItemAnswer] = {}
    for place, item in enumerate(checklist.items):
        code = "yes" if place < met else "partly" if place < met + 2 else "no"
        answers[item] = ItemAnswer(code, link=f"https://karakol.example/{item}" if code == "yes" else "")
    answers["3.5"] = ItemAnswer("not_verified", note="сайт не открывался", checked_on=date(year, last, 20))
    end = date(year, last, 31 if last in {1, 3, 5, 7, 8, 10, 12} else 30)
    return Measurement(checklist.id, checklist.version, date(year, first, 1), end, answers, "Каракол", generated)
