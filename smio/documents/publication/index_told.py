"""What a sheet tells about the transparency of the budget."""

from collections.abc import Iterator
from dataclasses import replace

from smio.checklist import Checklist, ChecklistScore
from smio.documents.checklist_act import unfinished_sentence
from smio.documents.council import CouncilMaterial
from smio.documents.publication.told import BigNumber, Row, SmallChart
from smio.language import Translator

FULL = 100.0


def index_headline(material: CouncilMaterial, t: Translator) -> str:
    """The rounded totals, as they are read."""
    checklist, last = _known(material)
    name, before = checklist.short_title[t.language], _before(material)
    if before is not None:
        way = "up" if (last.rounded or 0) > before else "down" if (last.rounded or 0) < before else "same"
        return t(f"publication.index.{way}", name=name, before=before, after=last.rounded or 0)
    if last.level is not None:
        return t("publication.index.level", name=name, score=last.rounded or 0, level=last.level.title[t.language])
    return t("publication.index.one", name=name, score=last.rounded or 0)


def _known(material: CouncilMaterial) -> tuple[Checklist, ChecklistScore]:
    checklist = material.results.checklist
    if checklist is None or not material.results.measured:
        raise ValueError("nothing was measured")
    return checklist, material.results.measured[-1]


def _before(material: CouncilMaterial) -> int | None:
    measured = material.results.measured
    return measured[0].rounded if len(measured) > 1 else None


def index_number(material: CouncilMaterial, t: Translator, *, labelled: bool = False) -> list[BigNumber]:
    """The total of the last measurement with its period and the one before; nothing where nothing could be scored.

    Of a checklist that is not official it is said, but on a sheet ``labelled`` so already.
    """
    results = material.results
    if not results.measured or results.checklist is None or results.measured[-1].rounded is None:
        return []
    last, before = results.measured[-1], _before(material)
    period = t.period(results.measurements[-1].start, results.measurements[-1].end)
    detail = t("publication.index.was", before=before, period=period) if before is not None else period
    if not results.checklist.official and not labelled:
        detail = t("publication.index.example", detail=detail)
    label = t("publication.index.of_hundred", name=results.checklist.short_title[t.language])
    return [BigNumber(t.whole(last.rounded), label, detail)]


def index_numbers(material: CouncilMaterial, t: Translator) -> Iterator[BigNumber]:
    """The total, the change, how many items are met."""
    checklist, last = _known(material)
    yield from index_number(material, t, labelled=True)
    if last.total_only:
        return
    codes = material.results.measurements[-1].codes
    shares = [share for code in codes.values() if (share := checklist.shares[code]) is not None]
    met = sum(share >= 1 for share in shares)
    value = t("publication.of", part=met, whole=len(shares))
    yield BigNumber(value, t("publication.index.met"), t("publication.index.items", n=len(checklist.items)))


def index_chart(material: CouncilMaterial, t: Translator) -> SmallChart | None:
    """The directions, before and after, and the total; the total alone where no answers were kept."""
    checklist, _ = _known(material)
    results = material.results
    rows: list[Row] = []
    for direction in checklist.directions:
        values = tuple(_of_direction(score, direction.id) for score in results.measured)
        if any(value is not None for value in values):
            rows.append(_row(direction.title[t.language], values, t))
    total = _row(t("publication.index.total"), tuple(score.score for score in results.measured), t)
    rows.append(replace(total, sums_up=bool(rows)))
    key = tuple(t.period(one.start, one.end) for one in results.measurements)
    title = t("publication.index.chart" if len(rows) > 1 else "publication.index.chart_total")
    return SmallChart(title, key, tuple(rows), 0.0, FULL)


def _of_direction(score: ChecklistScore, direction: str) -> float | None:
    return next((one.score for one in score.directions if one.direction.id == direction), None)


def _row(name: str, values: tuple[float | None, ...], t: Translator) -> Row:
    """The change is that of the two whole numbers beside it."""
    change = ""
    if len(values) > 1 and values[0] is not None and values[1] is not None:
        change = t.signed(float(_whole(values[1]) - _whole(values[0])), 0)
    return Row(name, values, tuple(t.whole(value) for value in values), change=change)


def _whole(value: float) -> int:
    return int(value + 0.5 + 1e-9)


def index_described(material: CouncilMaterial, t: Translator) -> str:
    """What was checked."""
    checklist, _ = _known(material)
    return t("publication.index.source", title=checklist.title[t.language], version=checklist.version)


def index_sources(material: CouncilMaterial, t: Translator) -> Iterator[str]:
    """What the numbers are not."""
    _, last = _known(material)
    yield t("publication.index.no_survey")
    yield from unfinished_sentence(last, t)
