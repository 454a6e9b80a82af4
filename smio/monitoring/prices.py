"""Price monitoring: what goods cost in shops, week by week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean


@dataclass(frozen=True)
class Price:
    """The price of a good in a shop in a week, in som; ``week`` is any day of it."""

    good: str
    shop: str
    week: date
    price: float
    unit: str = ""


@dataclass(frozen=True)
class GoodPrices:
    """A good through the weeks, in som: ``means`` over the shops, None where nobody asked; ``shops`` asked each week.

    ``change`` is the last week's mean less the first's *over the shops asked in both*, so that a shop that appears or
    closes does not look like a change of price; ``share`` is that change by the first mean. Both are None where no shop
    was asked in two weeks. ``paired_means`` and ``paired`` are the means and numbers of those same shops each week: in
    a week between, fewer of them may have been asked.
    """

    good: str
    unit: str
    means: tuple[float | None, ...]
    shops: tuple[int, ...]
    lowest: float
    highest: float
    change: float | None
    share: float | None
    paired_shops: int
    paired_means: tuple[float | None, ...] = ()
    paired: tuple[int, ...] = ()

    @property
    def asked(self) -> tuple[int, ...]:
        """The places of the weeks in which anybody asked for it."""
        return tuple(place for place, shops in enumerate(self.shops) if shops)


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks_of(prices: Iterable[Price]) -> tuple[date, ...]:
    """The Mondays of the weeks asked in, in time order."""
    return tuple(sorted({week_of(price.week) for price in prices}))


def goods_of(prices: Sequence[Price]) -> tuple[GoodPrices, ...]:
    """Every good through the weeks, in the order of the prices."""
    weeks = weeks_of(prices)
    return tuple(_good(good, [price for price in prices if price.good == good], weeks) for good in goods_named(prices))


def goods_named(prices: Iterable[Price]) -> tuple[str, ...]:
    """The goods asked for, in the order of the prices."""
    return tuple(dict.fromkeys(price.good for price in prices))


def shops_of(prices: Iterable[Price]) -> tuple[str, ...]:
    """The shops asked, in the order of the prices."""
    return tuple(dict.fromkeys(price.shop for price in prices))


def by_shop(prices: Iterable[Price], good: str, week: date) -> dict[str, float]:
    """What a good cost in each shop in the week of a Monday; the mean where a shop was asked twice in it."""
    asked: dict[str, list[float]] = {}
    for price in prices:
        if price.good == good and week_of(price.week) == week:
            asked.setdefault(price.shop, []).append(price.price)
    return {shop: fmean(told) for shop, told in asked.items()}


def _good(good: str, prices: Sequence[Price], weeks: Sequence[date]) -> GoodPrices:
    by_week = [by_shop(prices, good, week) for week in weeks]
    asked = [shops for shops in by_week if shops]
    both = asked[0].keys() & asked[-1].keys() if len(asked) > 1 else set[str]()
    first = fmean(asked[0][shop] for shop in both) if both else None
    change = fmean(asked[-1][shop] for shop in both) - first if first is not None else None
    paired = [{shop: price for shop, price in shops.items() if shop in both} for shops in by_week]
    return GoodPrices(
        good,
        next((price.unit for price in prices if price.unit), ""),
        tuple(map(_mean, by_week)),
        tuple(len(shops) for shops in by_week),
        min(price.price for price in prices),
        max(price.price for price in prices),
        change,
        change / first if change is not None and first else None,
        len(both),
        tuple(map(_mean, paired)),
        tuple(len(shops) for shops in paired),
    )


def _mean(shops: Mapping[str, float]) -> float | None:
    return fmean(shops.values()) if shops else None
