"""The tables of a price monitoring: goods by weeks over all shops, and every single price."""

from collections.abc import Iterator, Sequence
from datetime import date

from smio.documents.tables import Cell, Column, Table, cells
from smio.language import Translator
from smio.monitoring import GoodPrices, Price, goods_of, shops_of, weeks_of
from smio.monitoring.prices import by_shop

WIDTH = 180.0  # mm of text
GOOD, CHANGE, SHOPS = 42.0, 26.0, 22.0  # mm
MOST_WEEKS = 8  # side by side; more go on in a further table
FEW_WEEKS = 5  # of so many the headings lie flat
NOTHING = "—"
SAME = 0.05  # som: less is 0,0 as it is shown


def prices_tables(prices: Sequence[Price], t: Translator) -> Iterator[Table]:
    """The mean of each good each week with the number of shops; beside the last the change over the same shops."""
    goods, weeks = goods_of(prices), weeks_of(prices)
    parts = [range(start, min(start + MOST_WEEKS, len(weeks))) for start in range(0, len(weeks), MOST_WEEKS)]
    for part in parts:
        last = part.stop == len(weeks)
        columns = (
            Column(t("visit.prices.good"), GOOD),
            *_week_columns([weeks[place] for place in part], WIDTH - GOOD - (CHANGE + SHOPS if last else 0), t),
            *((Column(t("visit.prices.change"), CHANGE, number=True),) if last else ()),
            *((Column(t("visit.prices.same_shops"), SHOPS, number=True),) if last else ()),
        )
        rows = tuple(_good_row(good, part, t, last=last) for good in goods)
        yield Table(t("visit.prices.title"), columns, rows, (t("visit.prices.note"),))


def _week_columns(weeks: Sequence[date], width: float, t: Translator) -> Iterator[Column]:
    for week in weeks:
        yield Column(t.short_date(week), width / len(weeks), number=True, turned=len(weeks) > FEW_WEEKS)


def week_words(week: date, t: Translator) -> str:
    """A week by its Monday: «с 02.03.2026»."""
    return t("visit.prices.week", date=t.short_date(week))


def _good_row(good: GoodPrices, weeks: range, t: Translator, *, last: bool) -> tuple[Cell, ...]:
    means = [
        NOTHING if good.means[place] is None else f"{som(good.means[place], t)}\n({good.shops[place]})"
        for place in weeks
    ]
    name = good_words(good, t)
    if not last:
        return cells(name, *means)
    change = NOTHING if good.change is None else "\n".join(part for part in change_words(good, t) if part)
    return (Cell(name), *cells(*means), Cell(change, strong=moved(good) != 0), Cell(str(good.paired_shops)))


def good_words(good: GoodPrices, t: Translator) -> str:
    """A good with its unit."""
    return t("visit.prices.good_unit", good=good.good, unit=good.unit) if good.unit else good.good


def som(price: float | None, t: Translator) -> str:
    """A price in som: one decimal."""
    return t.decimal(price, 1)


def change_words(good: GoodPrices, t: Translator) -> tuple[str, str]:
    """The change in som and as a share of the first price, with signs: +3,5 and (+6,7 %)."""
    if good.change is None:
        return "", ""
    return t.signed(good.change, 1), _share(t.signed(100 * good.share, 1), t) if good.share is not None else ""


def size_words(good: GoodPrices, t: Translator) -> tuple[str, str]:
    """How much a good moved, where a word says which way: 3,5 and (6,7 %)."""
    share = "" if good.share is None else _share(t.decimal(100 * abs(good.share), 1), t)
    return t.decimal(abs(good.change or 0.0), 1), share


def _share(number: str, t: Translator) -> str:
    return t("visit.prices.share", share=number)


def moved(good: GoodPrices) -> int:
    """1 for dearer, −1 for cheaper, 0 for the same as it is shown, or not known."""
    change = good.change or 0.0
    return 0 if abs(change) < SAME else 1 if change > 0 else -1


def shop_tables(prices: Sequence[Price], t: Translator) -> Iterator[Table]:
    """Every price: the shops under each good, the weeks beside one another."""
    goods, weeks, shops = goods_of(prices), weeks_of(prices), shops_of(prices)
    for start in range(0, len(weeks), MOST_WEEKS):
        part = weeks[start : start + MOST_WEEKS]
        columns = (Column(t("visit.prices.shop"), GOOD), *_week_columns(part, WIDTH - GOOD, t))
        rows: list[tuple[Cell, ...]] = []
        for good in goods:
            asked = [by_shop(prices, good.good, week) for week in part]
            rows.append(cells(good_words(good, t), *[""] * len(part), strong=True))
            rows.extend(
                cells(shop, *(som(told[shop], t) if shop in told else NOTHING for told in asked))
                for shop in shops
                if any(shop in told for told in asked)
            )
        yield Table(t("visit.prices.all_title"), columns, tuple(rows), (t("visit.prices.all_note"),))
