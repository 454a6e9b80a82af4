"""Groups with several rounds and free answers, kept in the test's own store."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from smio.monitoring import Group
from smio.store import Database, add_group, save_round
from smio.survey import Comment, Indicator, Responses, Round

NAMES = {"water": "Питьевая вода", "roads": "Внутригородские дороги", "асфальт": "Состояние асфальта"}
TEXTS = (
    "Вода мутная, пить нельзя",
    "Ямы на дороге, чинить надо",
    "Звоните 0555 12 34 56, воды нет",
    "Дорога разбита, ямы",
    "Суу жок, сууну бериңиздер",
    "Меня зовут Айгуль Токтобекова, темно",
)


def round_of(
    name: str, services: Sequence[str], month: int, *, n: int = 40, shift: float = 0.0, seed: int = 1
) -> Round:
    """A round of two criteria a service, complete."""
    random = np.random.default_rng(seed)
    questions = tuple(
        Indicator(NAMES[service], words, service, key)
        for service in services
        for words, key in (("Качество", "quality"), ("Доступность", "access"))
    )
    level = 3 + shift + random.normal(0, 0.4, (n, 1)) + random.normal(0, 0.7, (n, len(questions)))
    responses = Responses(questions, np.clip(np.round(level), 1, 5), rows=tuple(range(2, n + 2)))
    return Round(name, responses, date(2026, month, 1), date(2026, month, 20))


def keep_rounds(store: Database, city: str, rounds: Sequence[Round], *, texts: Sequence[str] = ()) -> int:
    """A group with these rounds; the last one has free answers by its first respondents."""
    group = add_group(store, Group(f"Группа {city}", city))
    for place, one in enumerate(rounds):
        own = texts if place == len(rounds) - 1 else ()
        comments = [Comment("Почему такая оценка?", at + 2, text, at) for at, text in enumerate(own)]
        save_round(store, group, one, comments=comments)
    return group


def three_rounds(store: Database, city: str = "Токмок") -> int:
    """Water better from round to round; roads not asked in the second, where asphalt is."""
    return keep_rounds(
        store,
        city,
        [
            round_of("Первая", ("water", "roads"), 1, shift=-0.8, seed=1),
            round_of("Вторая", ("water", "асфальт"), 4, seed=2),
            round_of("Третья", ("water", "roads"), 8, shift=0.7, seed=3),
        ],
        texts=TEXTS,
    )
