"""The draft of an act of price monitoring: what goods cost in the same shops, week by week."""

from collections.abc import Iterator, Sequence
from datetime import date

from smio.documents.act_parts import copies, organisation, place, quoted
from smio.documents.prices_tables import change_words, good_words, moved, size_words, som, week_words
from smio.language import Translator
from smio.monitoring import Act, ActKind, GoodPrices, Group, Price, Recommendation, goods_of, shops_of, weeks_of
from smio.monitoring.prices import by_shop

LISTED_GOODS = 6  # more are counted
WIDEST = 3  # goods whose prices differ most between shops
MOST_RECOMMENDATIONS = 3  # the goods that rose most
FEWEST_SHOPS = 2  # one shop's price is a reason to look again, not to ask an authority


def draft_prices_act(group: Group, prices: Sequence[Price], t: Translator) -> Act:
    """An act of prices, in the order given; without prices what is known of the group alone."""
    days = [price.week for price in prices]
    return Act(
        kind=ActKind.PRICES,
        organisation=organisation(group, t),
        subject=_subject(prices, t),
        place=place(group, t),
        basis=group.basis,
        period=(min(days), max(days)) if days else None,
        participants=group.members,
        method="\n".join(_method(prices, t)),
        facts=tuple(_facts(prices, t)) if prices else (),
        conclusions=tuple(_conclusions(prices, t)) if prices else (),
        recommendations=tuple(_recommendations(prices, t)),
        copies=copies(group, t),
        generated=group.generated,
        prices=tuple(prices),
    )


def _subject(prices: Sequence[Price], t: Translator) -> str:
    goods = [good.good for good in goods_of(prices)]
    if not goods or len(goods) > LISTED_GOODS:
        return t("visit.prices.subject_many", n=len(goods)) if goods else t("visit.prices.subject_any")
    return t("visit.prices.subject", goods=t.listing(quoted(goods, t)))


def _method(prices: Sequence[Price], t: Translator) -> Iterator[str]:
    if prices:
        yield t(
            "visit.prices.method",
            goods=t("visit.prices.goods", n=len(goods_of(prices))),
            shops=t("visit.prices.shops", n=len(shops_of(prices))),
            weeks=t("visit.prices.weeks", n=len(weeks_of(prices))),
        )
    else:
        yield t("visit.prices.method_bare")
    yield t("visit.prices.means")
    yield t("visit.prices.describes")
    if prices and any(good.paired_shops < FEWEST_SHOPS for good in goods_of(prices)):
        yield t("visit.prices.one_shop")


def _facts(prices: Sequence[Price], t: Translator) -> Iterator[str]:
    goods, weeks, shops = goods_of(prices), weeks_of(prices), shops_of(prices)
    told = sum(len(by_shop(prices, good.good, week)) for good in goods for week in weeks)
    yield t("visit.prices.told", n=told, possible=len(goods) * len(weeks) * len(shops))
    for good in goods:
        yield _good(good, weeks, t)
    yield from _spread(prices, goods, weeks[-1], t)


def _good(good: GoodPrices, weeks: Sequence[date], t: Translator) -> str:
    """What a good cost at first and at last in the same shops."""
    name = good_words(good, t)
    if good.change is None:
        only = good.asked[0] if len(good.asked) == 1 else None
        if only is not None:
            return t(
                "visit.prices.one_week", good=name, week=week_words(weeks[only], t), price=som(good.means[only], t)
            )
        return t("visit.prices.no_same_shop", good=name)
    first, last = good.asked[0], good.asked[-1]
    change, share = change_words(good, t)
    return t(
        "visit.prices.changed" if moved(good) else "visit.prices.unchanged",
        good=name,
        first_week=week_words(weeks[first], t),
        last_week=week_words(weeks[last], t),
        first=som(good.paired_means[first], t),
        last=som(good.paired_means[last], t),
        change=change,
        share=share,
        n=good.paired_shops,
    )


def _spread(prices: Sequence[Price], goods: Sequence[GoodPrices], week: date, t: Translator) -> Iterator[str]:
    """The goods whose prices differ most between the shops of the last week."""
    asked = [(good, by_shop(prices, good.good, week)) for good in goods]
    wide = [(good, shops) for good, shops in asked if len(shops) > 1 and max(shops.values()) > min(shops.values())]
    widest = sorted(wide, key=lambda told: -max(told[1].values()) / max(min(told[1].values()), 0.01))[:WIDEST]
    if widest:
        listed = "; ".join(_range(good, shops, t) for good, shops in widest)
        yield t("visit.prices.spread", week=week_words(week, t), list=listed)


def _range(good: GoodPrices, shops: dict[str, float], t: Translator) -> str:
    low, high = min(shops, key=lambda shop: shops[shop]), max(shops, key=lambda shop: shops[shop])
    return t(
        "visit.prices.range", good=good.good, low=som(shops[low], t), low_shop=low, high=som(shops[high], t),
        high_shop=high,
    )  # fmt: skip


def _conclusions(prices: Sequence[Price], t: Translator) -> Iterator[str]:
    """Which goods became dearer or cheaper in the same shops, and that no more than that is known."""
    goods = goods_of(prices)
    compared = [good for good in goods if good.change is not None]
    for way, name in ((1, "dearer"), (-1, "cheaper")):
        ones = sorted((good for good in compared if moved(good) == way), key=lambda good: -abs(good.share or 0.0))
        if ones:
            yield t(f"visit.prices.{name}", n=len(ones), list="; ".join(_moved(good, t) for good in ones))
    same = [good.good for good in compared if not moved(good)]
    if same:
        yield t("visit.prices.same", n=len(same), list=t.listing(quoted(same, t)))
    unknown = [good.good for good in goods if good.change is None]
    if unknown:
        yield t("visit.prices.unknown", n=len(unknown), list=t.listing(quoted(unknown, t)))
    yield t("visit.prices.describes")


def _moved(good: GoodPrices, t: Translator) -> str:
    change, share = size_words(good, t)
    return t("visit.prices.moved", good=good.good, change=change, share=share, n=good.paired_shops)


def _recommendations(prices: Sequence[Price], t: Translator) -> Iterator[Recommendation]:
    """To look into the goods that rose most in several shops; to whom and by when the group fills in."""
    risen = [good for good in goods_of(prices) if moved(good) > 0 and good.paired_shops >= FEWEST_SHOPS]
    for good in sorted(risen, key=lambda good: -(good.share or 0.0))[:MOST_RECOMMENDATIONS]:
        change, share = size_words(good, t)
        why = t("visit.prices.recommend_why", change=change, share=share, n=good.paired_shops)
        yield Recommendation(t("visit.prices.recommend", good=good.good), why=why)
