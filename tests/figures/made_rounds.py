"""Figures of several rounds and of several cities, as a group has them and where they are hardest to draw."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from smio.comparison import Ranking, rank_cities, trend
from smio.figures import Figure, city_scores, trend_lines
from smio.language import Language, translator
from smio.survey import Round
from tests.figures.made import CRITERIA, LONG, SERVICES, made_round


def waves(count: int, *, services: int = 3, name: str = "Оценка", n: int = 40) -> list[Round]:
    """Rounds half a year apart, each a little better; the third leaves the first service out, the last brings one."""
    found: list[Round] = []
    for place in range(count):
        asked = list(SERVICES[:services])
        if place == 2:
            asked = asked[1:]
        if place == count - 1:
            asked.append(SERVICES[services])
        one = made_round(asked, CRITERIA[: 2 + place % 2], shift=0.5 * place / count, seed=place, n=n)
        found.append(replace(one, name=f"{name} {place + 1}", start=date(2026, 1 + place % 12, 1)))
    return found


def lines_of(rounds: Sequence[Round], language: Language, *, service: str = "") -> Figure:
    course = trend([one.responses for one in rounds])
    key = next((one.indicator.key[0] for one in course.services if one.indicator.service == service), "")
    return trend_lines(rounds, course, translator(language), service=key)


def cities_of(rounds: Sequence[tuple[str, Round]], language: Language) -> Figure:
    ranking = rank_cities([one for _, one in ((name, round_.responses) for name, round_ in rounds)])
    whole: Ranking | None = ranking.overall
    assert whole is not None
    return city_scores(ranking.scale, whole, rounds, translator(language), title="Города: все общие услуги")


def round_figures() -> dict[str, Figure]:
    """By name."""
    long = [LONG.format(place) for place in range(3)]
    wordy = [
        replace(made_round(long, long[:2], n=30, seed=seed), name=LONG.format(seed)) for seed in range(4)
    ]  # fmt: skip
    few = [made_round(n=n, seed=n) for n in (3, 7, 40)]
    names = ("Каракол", "Кара-Балта", "Токмок", "Нарын", "Талас")
    alike = [(name, made_round(n=40, seed=place)) for place, name in enumerate(names)]
    apart = [made_round(SERVICES[:2], n=60, shift=shift, seed=9) for shift in (-1.0, -0.5, 0.0, 0.5, 1.0)]
    return {
        "trend": lines_of(waves(4), "ru"),
        "trend of two rounds": lines_of(waves(2), "en"),
        "trend of a service": lines_of(waves(5), "ky", service=SERVICES[1]),
        "trend of twelve rounds": lines_of(waves(12, services=2), "ru"),
        "trend of long names": lines_of(wordy, "ky"),
        "trend of few": lines_of(few, "ru"),
        "city scores": cities_of(list(zip(names, apart, strict=True)), "ru"),
        "city scores alike": cities_of(alike, "ky"),
        "city scores of long names": cities_of([(LONG.format(place), one) for place, one in enumerate(apart)], "ky"),
        "city scores of few": cities_of([*zip(names, few, strict=False), ("Баткен", apart[2])], "en"),
    }
