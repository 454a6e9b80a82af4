"""Rounds, measurements and figures for tests: as a group would have them, and where they are hardest to draw."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from smio.breakdown import AskedRound, Breakdown, ImportanceMap, View, break_down, importance, offer
from smio.checklist import (
    Answer,
    Checklist,
    Direction,
    Item,
    ItemAnswer,
    Measurement,
    built_in_checklists,
    score_checklist,
    score_measurement,
)
from smio.comparison import compare
from smio.figures import (
    Figure,
    breakdown_bars,
    breakdown_map,
    checklist_directions,
    checklist_gain,
    checklist_items_grid,
    checklist_over_time,
    cities_ranking,
    dumbbell,
    dumbbell_criteria,
    heat_map,
    importance_map,
    price_lines,
    rating_shares,
)
from smio.figures.checklist_words import Scored
from smio.language import Language, translator
from smio.monitoring import Price
from smio.survey import Indicator, Responses, Round, Scale, Source, score
from tests.figures.registers import register_figures

SERVICES = (
    "Питьевая вода", "Сбор и вывоз ТБО", "Внутригородские дороги", "Озеленение", "Уличное освещение", "Транспорт",
    "Детские сады", "Школы", "Парки и скверы", "Бани", "Рынки", "Кладбища",
)  # fmt: skip
CRITERIA = (
    "Доступность", "Качество", "Регулярность", "Доступность по цене", "Реагирование на обращения", "Информирование",
    "Безопасность", "Чистота", "Вежливость", "Удобство",
)  # fmt: skip
GOODS = ("Хлеб формовой", "Мука первого сорта", "Масло подсолнечное", "Говядина", "Картофель")
LONG = "Муниципалдык ички жолдорду оңдоо, кармоо жана түнкүсүн жарыктандыруу боюнча иштер, №\u00a0{}"


def made_round(
    services: Sequence[str] = SERVICES[:4],
    criteria: Sequence[str] = CRITERIA[:6],
    *,
    n: int = 41,
    scale: Scale | None = None,
    shift: float = 0.0,
    seed: int = 1,
    generated: bool = True,
    name: str = "Второй раунд",
) -> Round:
    """A round of seeded answers with habits, blanks and all."""
    random = np.random.default_rng(seed)
    scale = scale or Scale()
    spread = scale.high - scale.low
    indicators = tuple(Indicator(service, criterion) for service in services for criterion in criteria)
    shape = (n, len(indicators))
    level = random.uniform(scale.low + 0.3 * spread, scale.low + 0.8 * spread, shape[1]) + shift
    habit = random.normal(0, 0.1 * spread, (n, 1))
    ratings = np.clip(np.round(level + habit + random.normal(0, 0.2 * spread, shape)), scale.low, scale.high)
    ratings[random.random(shape) < 0.05] = np.nan
    source = Source("Анкеты_Кара-Балта_второй_раунд_сводная_таблица_2026-02-28_v3.xlsx", "ab12cd34ef567890" * 4)
    responses = Responses(indicators, ratings, scale, sources=(source,))
    return Round(name, responses, date(2026, 2, 1), date(2026, 2, 28), generated)


def few_ratings(round_: Round, column: int, keep: int) -> Round:
    """The round with all but so many ratings of a column blank."""
    ratings = round_.responses.ratings.copy()
    rated = np.flatnonzero(~np.isnan(ratings[:, column]))
    ratings[rated[keep:], column] = np.nan
    responses = Responses(
        round_.responses.indicators, ratings, round_.responses.scale, sources=round_.responses.sources
    )
    return Round(round_.name, responses, round_.start, round_.end, round_.generated)


def with_profile(round_: Round, number: int = 1, parts: Sequence[str] = ("Центр", "Восток", "Запад")) -> AskedRound:
    """The round with the sex, the age and the neighbourhood of those who answered, ready to be asked."""
    random = np.random.default_rng(number)
    people = len(round_.responses)
    profile = {
        "Пол": tuple(random.choice(["женский", "мужской"], people).tolist()),
        "Возраст": tuple(str(age) for age in random.integers(18, 80, people)),
        "Микрорайон": tuple(random.choice(list(parts), people).tolist()),
    }
    asked = replace(round_, responses=replace(round_.responses, profile=profile))
    return AskedRound(number, asked, offer(asked))


def table_of(rounds: Sequence[AskedRound], **view: str) -> Breakdown:
    """The breakdown of a view that is offered."""
    table = break_down(rounds, View(**view))
    if table is None:
        raise ValueError(f"not offered: {view}")
    return table


def bars_of(table: Breakdown, language: Language) -> Figure:
    return drawn(breakdown_bars(table, translator(language)))


def map_of(table: Breakdown, language: Language) -> Figure:
    return drawn(breakdown_map(table, translator(language)))


def drawn(figure: Figure | None) -> Figure:
    if figure is None:
        raise ValueError("too much for a figure")
    return figure


def importance_of(round_: Round) -> ImportanceMap:
    found = importance(round_.responses)
    if found is None:
        raise ValueError("too few for a map")
    return found


def made_scored(
    answer: Callable[[int, str], str | None],
    start: date = date(2019, 1, 1),
    end: date = date(2019, 10, 31),
    *,
    generated: bool = True,
) -> Scored:
    """A measurement on the example checklist; ``answer`` gives the code of an item by its place and id."""
    checklist = built_in_checklists()["mibp-example"]
    codes = {item: code for place, item in enumerate(checklist.items) if (code := answer(place, item)) is not None}
    answers = {item: ItemAnswer(code) for item, code in codes.items()}
    measurement = Measurement(checklist.id, checklist.version, start, end, answers, "Кара-Балта", generated)
    return measurement, score_checklist(checklist, codes)


def total_kept(total: float, start: date = date(2018, 1, 1), end: date = date(2018, 12, 31)) -> Scored:
    """A measurement on the example checklist of which the total alone is known."""
    checklist = built_in_checklists()["mibp-example"]
    measurement = Measurement(
        checklist.id, checklist.version, start, end, place="Кара-Балта", generated=True, total=total
    )
    return measurement, score_measurement(checklist, measurement)


def every_month(months: int) -> list[Scored]:
    """A measurement each month from January 2019, up and down between 0 and 100."""
    return [
        made_scored(
            lambda place, _item, month=month: "yes" if (place * 7 + month * 3) % 20 < (month * 5) % 21 else "no",
            date(2019 + month // 12, month % 12 + 1, 1),
            date(2019 + month // 12, month % 12 + 1, 28),
        )
        for month in range(months)
    ]


def large_checklist(items: int = 40) -> Checklist:
    """Long words, several answers with and without points, offices, five directions of unequal weight."""
    example = built_in_checklists()["mibp-example"]
    words = {"ru": LONG, "ky": LONG, "en": LONG}
    answers = (*example.answers, Answer("most", 0.75, {"ru": "почти", "ky": "дээрлик", "en": "almost"}))
    directions = tuple(
        Direction(
            str(place + 1),
            {language: f"{word.format(place)} – {word.format(place)}" for language, word in words.items()},
            tuple(
                Item(
                    f"{place + 1}.{item + 1}", 1.0 + place, {code: word.format(item) for code, word in words.items()},
                    office=("mayor", "press", "")[item % 3],
                )
                for item in range(items // 5)
            ),
        )
        for place in range(5)
    )  # fmt: skip
    offices = {office: {code: word.format(office) for code, word in words.items()} for office in ("mayor", "press")}
    return replace(example, id="large", answers=answers, directions=directions, offices=offices)


def large_scored(checklist: Checklist, month: int) -> Scored:
    """A measurement of any checklist with every answer it has, a few items open."""
    codes = [answer.code for answer in checklist.answers]
    answers = {
        item: ItemAnswer(codes[(place + month) % len(codes)])
        for place, item in enumerate(checklist.items)
        if (place + month) % 17
    }
    measurement = Measurement(
        checklist.id,
        checklist.version,
        date(2019, month, 1),
        date(2019, month, 28),
        answers,
        place="Каракол",
        generated=True,
    )
    return measurement, score_measurement(checklist, measurement)


def made_prices(goods: Sequence[str], weeks: int, shops: int, *, missing: int = 0, start: float = 25.0) -> list[Price]:
    """Prices that rise, fall and stand; with ``missing`` each so-manieth was not noted."""
    told = [
        Price(good, f"магазин {shop + 1}", date(2026, 3, 3) + timedelta(weeks=week),
              start * (1 + place) ** 2 * (1 + 0.02 * shop) * (1 + 0.012 * ((place % 3) - 1) * week), "кг")
        for place, good in enumerate(goods)
        for week in range(weeks)
        for shop in range(shops)
    ]  # fmt: skip
    return [price for number, price in enumerate(told, 1) if not missing or number % missing]


def other_shops() -> list[Price]:
    """A good whose shops are never the same, one that stands, and one noted in a single week."""
    return [
        Price("Хлеб", "у дома", date(2026, 3, 3), 25.0),
        Price("Хлеб", "рынок", date(2026, 3, 10), 31.0),
        Price("Мука", "рынок", date(2026, 3, 3), 48.0),
        Price("Мука", "рынок", date(2026, 3, 10), 48.0),
        Price("Соль", "рынок", date(2026, 3, 10), 12.0),
    ]


def every_figure(measurements: Sequence[Scored], checklist: Checklist) -> dict[str, Figure]:
    """Each figure as a group would have it, and where it is hardest to draw."""
    ru, ky, en = translator("ru"), translator("ky"), translator("en")
    first, second = made_round(name="Первый раунд", shift=-0.4, seed=3), made_round(seed=4)
    change = compare(first.responses, second.responses)
    long = [LONG.format(place) for place in range(10, 14)]
    wordy = made_round([*long[:2], "Сбор и вывоз ТБО"], long, n=30, name="Биринчи раунд")
    wordier = made_round([*long[:2], "Сбор и вывоз ТБО", "Озеленение"], long, n=30, name="Экинчи раунд", seed=2)
    many, single = made_round(SERVICES, CRITERIA), made_round(SERVICES[:1])
    few = made_round(n=3), made_round(n=7, seed=5)
    large = large_checklist()
    tens = made_round(SERVICES[:2], CRITERIA[:4], scale=Scale(0, 10), n=30)
    asked, crowd = with_profile(second, 2), with_profile(made_round(n=900, seed=8), 3)
    parts = with_profile(made_round(SERVICES[:2], n=400), 4, SERVICES)
    thirty = made_round(SERVICES[:5], CRITERIA[:6], n=60)
    worded = with_profile(made_round(long[:2], CRITERIA[:2], n=120), 5, long[2:])
    crossed = table_of([crowd], rows="age", columns="neighbourhood", measure="index")
    small = table_of([asked], rows="criteria", columns="neighbourhood", service="Озеленение")
    return {
        "heat map": heat_map(second, score(second.responses), ru),
        "heat map of one service": heat_map(single, score(single.responses), ky),
        "heat map of 12 by 10": heat_map(many, score(many.responses), en),
        "heat map of long names": heat_map(wordy, score(wordy.responses), ky),
        "heat map of few answers": heat_map(few[1], score(few[1].responses), ru),
        "shares": rating_shares(second, score(second.responses), ru),
        "shares of a service": rating_shares(second, score(second.responses), en, service="Озеленение"),
        "shares of long names": rating_shares(wordy, score(wordy.responses), ky),
        "shares of eleven steps": rating_shares(tens, score(tens.responses), ru),
        "shares of few answers": rating_shares(few[0], score(few[0].responses), ru),
        "dumbbell": dumbbell(first, second, change, ru),
        "dumbbell of long names": dumbbell(wordy, wordier, compare(wordy.responses, wordier.responses), ky),
        "dumbbell of few answers": dumbbell(*few, compare(few[0].responses, few[1].responses), en),
        "dumbbell of criteria": dumbbell_criteria(first, second, change, ru),
        "dumbbell of a service": dumbbell_criteria(first, second, change, en, service="Озеленение"),
        "dumbbell of long criteria": dumbbell_criteria(wordy, wordier, compare(wordy.responses, wordier.responses), ky),
        "dumbbell of other scales": dumbbell(tens, second, compare(tens.responses, second.responses), ru),
        "breakdown": map_of(table_of([asked], columns="sex"), "ru"),
        "breakdown of a crossing": map_of(crossed, "ky"),
        "breakdown of rounds": map_of(table_of([with_profile(first), asked], columns="rounds", measure="n"), "en"),
        "breakdown of many parts": map_of(table_of([parts], rows="criteria", columns="neighbourhood"), "ru"),
        "breakdown of long names": map_of(table_of([worded], columns="neighbourhood"), "ky"),
        "breakdown of few": map_of(small, "ru"),
        "bars": bars_of(table_of([asked], columns="sex"), "ru"),
        "bars of shares": bars_of(table_of([crowd], rows="age", columns="neighbourhood", measure="satisfied"), "ky"),
        "bars of long names": bars_of(table_of([worded], columns="neighbourhood", measure="n"), "ky"),
        "bars of nothing beside": bars_of(table_of([asked], rows="sex"), "en"),
        "importance": drawn(importance_map(second, importance_of(second), ru)),
        "importance of long names": drawn(importance_map(wordy, importance_of(wordy), ky)),
        "importance of 30": drawn(importance_map(thirty, importance_of(thirty), en)),
        "directions": checklist_directions(checklist, measurements[:2], ru),
        "directions of four": checklist_directions(checklist, measurements, ky),
        "no measurement": checklist_directions(checklist, [], en),
        "over time": checklist_over_time(checklist, measurements[:2], ru),
        "over time, four": checklist_over_time(checklist, measurements, ky),
        "over time, one": checklist_over_time(checklist, measurements[2:3], en),
        "directions of totals": checklist_directions(checklist, [total_kept(17.0), measurements[2]], ky),
        "directions of long names": checklist_directions(large, [large_scored(large, 1), large_scored(large, 2)], ru),
        "over time, 26": checklist_over_time(checklist, [total_kept(17.0), total_kept(100.0), *every_month(24)], ru),
        "items": checklist_items_grid(checklist, [total_kept(17.0), *measurements], ru),
        "items of a direction": checklist_items_grid(checklist, [*measurements] * 3, ky, direction="1"),
        "items of a year": checklist_items_grid(checklist, every_month(14), en),
        "items, 40": checklist_items_grid(large, [large_scored(large, month) for month in range(1, 8)], ky),
        "items of a long direction": checklist_items_grid(large, [large_scored(large, 3)], ru, direction="5"),
        "gain": checklist_gain(checklist, measurements[1], ru),
        "gain in Kyrgyz": checklist_gain(checklist, made_scored(lambda _place, _item: "no"), ky),
        "gain of long names": checklist_gain(large, large_scored(large, 1), ky),
        "gain of a total": checklist_gain(checklist, total_kept(17.0), en),
        "cities": cities_ranking(checklist, [(one.place or "Ош", one, score) for one, score in measurements], ru),
        "cities, many": cities_ranking(
            checklist, [(LONG.format(place), *measurements[place % 4]) for place in range(30)], ky
        ),
        "no city": cities_ranking(checklist, [], en),
        "prices": price_lines(made_prices(GOODS, 4, 4, missing=7), ru, generated=True),
        "prices of a year": price_lines(made_prices(GOODS[:3], 52, 3, missing=11), ky),
        "prices of long names": price_lines(made_prices([LONG.format(place) for place in range(14)], 9, 2), ky),
        "prices of a week": price_lines(made_prices(GOODS, 1, 3, start=99_000.0), en),
        "prices of other shops": price_lines(other_shops(), ru),
        "no price": price_lines([], ru),
        **register_figures(),
    }
