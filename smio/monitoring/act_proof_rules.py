"""The check of an act's proof: photographs that the text speaks of, prices from shops and weeks enough."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from smio.monitoring.act import Act, ActKind
from smio.monitoring.act_fault import ActFault, Desk, Severity, with_texts
from smio.monitoring.photo_reference import act_texts, lost_marks, photo_mark, photos_spoken_of, without_photo
from smio.monitoring.prices import Price, goods_of, shops_of, weeks_of

MUST, SHOULD, HINT = Severity.MUST, Severity.SHOULD, Severity.HINT
FEWEST_SHOPS = 3
FEWEST_WEEKS = 2
ODD_TIMES = 4  # a price so many times another of the same good is a slip of the pen
SPOKEN = re.compile(r"(?<!\w)(?:фото|фотография|photo)\s*(?:№\s*)?(\d{1,3})(?![\d:])", re.IGNORECASE)
SPOKEN_KYRGYZ = re.compile(r"(?<!\d)(\d{1,3})-фото", re.IGNORECASE)  # «2-сүрөт» is a figure


def proof_faults(act: Act, desk: Desk) -> Iterator[ActFault]:
    """Photographs, then prices."""
    yield from _photos(act, desk)
    if act.kind is ActKind.PRICES:
        yield from _prices(act.prices)


def _photos(act: Act, desk: Desk) -> Iterator[ActFault]:
    ids = [photo.id for photo in desk.photos]
    by_hand = _numbers_by_hand(act)
    marked = photos_spoken_of(act)
    silent = [number for number, each in enumerate(ids, 1) if each not in marked and number not in by_hand]
    if silent:
        values = {"n": len(silent), "numbers": ", ".join(map(str, silent))}
        yield ActFault("photos_unmentioned", SHOULD, "photos", values=values, mend=_mentioned(act, silent, desk))
    for photo in lost_marks(act, ids):
        yield ActFault("photo_lost", MUST, "photos", mend=_forgotten(act, photo))
    if act.kind is not ActKind.CHECKLIST:  # whose proofs have numbers of their own
        for number in sorted(number for number in by_hand if not 1 <= number <= len(ids)):
            yield ActFault("photo_number", MUST, "photos", values={"number": number, "n": len(ids)})
    for number, photo in enumerate(desk.photos, 1):
        if not photo.caption.strip():
            yield ActFault("photo_without_caption", SHOULD, "photos", number)


def _numbers_by_hand(act: Act) -> frozenset[int]:
    """The numbers of photographs typed by hand: «фото 2», «2-фото»."""
    return frozenset(
        int(number) for text in act_texts(act) for form in (SPOKEN, SPOKEN_KYRGYZ) for number in form.findall(text)
    )


def _mentioned(act: Act, numbers: Sequence[int], desk: Desk) -> Act:
    """The act with a last fact that names the photographs nobody spoke of."""
    marks = ", ".join(photo_mark(desk.photos[number - 1].id, desk.t) for number in numbers)
    line = desk.t("act_check.photos_line", n=len(numbers), marks=marks)
    return replace(act, facts=(*act.facts, line))


def _forgotten(act: Act, photo: int) -> Act:
    return with_texts(act, lambda text: without_photo(text, photo))


def _prices(prices: Sequence[Price]) -> Iterator[ActFault]:
    if not prices:
        yield ActFault("no_prices", MUST, "prices")
        return
    shops, weeks = len(shops_of(prices)), len(weeks_of(prices))
    if shops < FEWEST_SHOPS:
        yield ActFault("few_shops", SHOULD, "prices", values={"n": shops, "fewest": FEWEST_SHOPS})
    if weeks < FEWEST_WEEKS:
        yield ActFault("few_weeks", SHOULD, "prices", values={"n": weeks, "fewest": FEWEST_WEEKS})
    else:
        unpaired = [good.good for good in goods_of(prices) if good.change is None]
        if unpaired:
            yield ActFault("no_pair", HINT, "prices", values={"n": len(unpaired), "goods": ", ".join(unpaired)})
    yield from _odd_prices(prices)


def _odd_prices(prices: Sequence[Price]) -> Iterator[ActFault]:
    middles = {good: median(one.price for one in prices if one.good == good) for good in {one.good for one in prices}}
    for place, one in enumerate(prices, 1):
        middle = middles[one.good]
        if one.price <= 0 or (middle > 0 and not 1 / ODD_TIMES < one.price / middle < ODD_TIMES):
            values = {"good": one.good, "shop": one.shop, "price": one.price, "usual": middle}
            yield ActFault("odd_price", SHOULD, "prices", place, values)
