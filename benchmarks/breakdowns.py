"""From answers with a profile to a breakdown: what may be looked at, and each kind of table."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from benchmarks.answers import responses
from benchmarks.clock import seconds
from benchmarks.rows import Row, milliseconds
from smio.breakdown import AskedRound, View, between_parts, break_down, importance, offer
from smio.survey import Round

SIZES = {10_000: "150 ms", 100_000: "1000 ms"}
FIRST = View(columns="sex")
VIEWS = {
    "services × sex": FIRST,
    "criteria × neighbourhood": View(rows="criteria", columns="neighbourhood"),
    "age × neighbourhood, men only": View(rows="age", columns="neighbourhood", field="sex", part="male"),
}


def rows() -> Iterator[Row]:
    """The first look at a round decides what may be looked at; each table after it is computed from the answers."""
    for people, target in SIZES.items():
        round_ = _round(people)
        times = 5 if people > min(SIZES) else 15
        first = seconds(lambda round_=round_: break_down([AskedRound(1, round_, offer(round_))], FIRST), times)
        yield Row(f"{people} × 24, the first breakdown of a round", milliseconds(first), target)
        asked = AskedRound(1, round_, offer(round_))
        for name, view in VIEWS.items():
            taken = seconds(lambda asked=asked, view=view: break_down([asked], view), times)
            yield Row(f"{people} × 24, {name}", milliseconds(taken), target)
        taken = seconds(lambda asked=asked: between_parts(asked, "neighbourhood"), times)
        yield Row(f"{people} × 24, who differs by neighbourhood", milliseconds(taken))
        taken = seconds(lambda round_=round_: importance(round_.responses), times)
        yield Row(f"{people} × 24, what matters most", milliseconds(taken))


def _round(people: int) -> Round:
    """Answers with sex, age in years, eight neighbourhoods and the channel."""
    chance = np.random.default_rng(people)
    profile = {
        "Пол": tuple(chance.choice(["женский", "мужской"], people).tolist()),
        "Возраст": tuple(str(age) for age in chance.integers(18, 80, people)),
        "Микрорайон": tuple(f"Микрорайон {number}" for number in chance.integers(1, 9, people)),
        "Канал": tuple(chance.choice(["бумага", "ссылка", "телефон"], people).tolist()),
    }
    return Round("", replace(responses(people, 1), profile=profile))
