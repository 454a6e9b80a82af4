"""Rounds with a profile for the tests of breakdowns."""

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import strategies as st

from smio.breakdown import AskedRound, offer
from smio.survey import Indicator, Responses, Round

BLANK = float("nan")
QUESTIONS = (
    Indicator("Вода", "Качество", "water", "quality"),
    Indicator("Вода", "Доступность", "water", "access"),
    Indicator("Дороги", "Качество", "roads", "quality"),
)


def asked(
    ratings: Sequence[Sequence[float]] | np.ndarray,
    profile: Mapping[str, Sequence[str | None]],
    number: int = 1,
    indicators: Sequence[Indicator] = QUESTIONS,
) -> AskedRound:
    table = np.array(ratings, dtype=np.float64)
    kept = {name: tuple(values) for name, values in profile.items()}
    round_ = Round(f"Раунд {number}", Responses(tuple(indicators[: table.shape[1]]), table, profile=kept))
    return AskedRound(number, round_, offer(round_))


def made_up(people: int, seed: int, number: int = 1, *, blank: float = 0.1) -> AskedRound:
    """A round of any size with sex, age as numbers, neighbourhood and channel."""
    chance = np.random.default_rng(seed)
    ratings = chance.integers(1, 6, (people, len(QUESTIONS))).astype(np.float64)
    ratings[chance.random(ratings.shape) < blank] = BLANK
    profile = {
        "Пол": chance.choice(["женский", "мужской"], people, p=[0.6, 0.4]).tolist(),
        "Возраст": [str(age) for age in chance.integers(18, 80, people)],
        "Микрорайон": chance.choice(["Центр", "Восток", "Запад", "Север"], people, p=[0.4, 0.3, 0.2, 0.1]).tolist(),
        "Канал": chance.choice(["бумага", "ссылка"], people).tolist(),
    }
    return asked(ratings, profile, number)


@st.composite
def small_rounds(draw: st.DrawFn, fields: int = 3, values: int = 4, number: int = 1) -> AskedRound:
    """Few people, up to so many fields of up to so many values, some not stated, some questions left blank.

    Often one field follows from another (`tied`), as villages lie in districts.
    """
    people = draw(st.integers(8, 60))
    names = ("Пол", "Возрастная группа", "Микрорайон")[: draw(st.integers(1, fields))]
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    profile: dict[str, list[str | None]] = {}
    for name in names:
        kinds = draw(st.integers(2, values))
        weights = chance.dirichlet(np.full(kinds, 0.8))
        profile[name] = [None if kind == 0 else f"{'абвг'[kind]}" for kind in chance.choice(kinds, people, p=weights)]
    if len(names) > 1 and draw(st.booleans()):
        first = profile[names[0]]
        profile[names[1]] = [f"{one}{chance.integers(2)}" if one else other for one, other in zip(first, profile[names[1]], strict=True)]  # fmt: skip # noqa: E501
    ratings = chance.integers(1, 6, (people, 2)).astype(np.float64)
    ratings[chance.random(ratings.shape) < draw(st.sampled_from([0.0, 0.05, 0.3]))] = BLANK
    return asked(ratings, profile, number)
