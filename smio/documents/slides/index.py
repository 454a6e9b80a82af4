"""A checklist's score: МИБП by its directions, and over time."""

from collections.abc import Iterator, Sequence

from smio.checklist import Checklist, ChecklistScore, Measurement
from smio.documents.checklist_act import level_sentence, unfinished_sentence
from smio.documents.council import CouncilMaterial
from smio.documents.slides.said import SQUARE
from smio.documents.slides.slide import Bar, Chart, Ink, Run, Slide, SlideKind
from smio.documents.slides.spoken import spoken
from smio.documents.typography import NO_BREAK
from smio.figures.checklist_words import of_version
from smio.language import Translator

FULL = 100.0


def index_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """The last measurement by direction, beside the one before where both are known."""
    results = material.results
    checklist = results.checklist
    if checklist is None or not results.measurements:
        return
    scored = list(zip(results.measurements, results.measured, strict=True))
    rows = _rows(checklist, results.measured, t)
    title = _title(checklist, results.measured, t)
    periods = tuple(t.period(measurement.start, measurement.end) for measurement in results.measurements)
    said = "; ".join(f"{row.name}: {', '.join(t.whole(value) for value in row.values)}" for row in rows)
    last = results.measured[-1]
    yield Slide(
        SlideKind.INDEX,
        title,
        Chart(periods, rows, 0.0, FULL, t("slides.index.alt", title=title, rows=said), 20.0, places=0),
        key=_key(periods, last, t),
        source=_source(checklist, scored, t),
        notes=spoken(
            t,
            [f"{title}.", level_sentence(last, t) if last.rounded is not None else "", *unfinished_sentence(last, t)],
            [(t("slides.index.ask"), t("slides.index.answer")), *_example_question(checklist, t)],
        ),
    )


def _rows(checklist: Checklist, measured: Sequence[ChecklistScore], t: Translator) -> tuple[Bar, ...]:
    """The directions of those whose answers are known, and the total."""
    rows = [
        Bar(direction.title[t.language], tuple(_of_direction(score, direction.id) for score in measured))
        for direction in checklist.directions
    ]
    total = Bar(t("slides.index.total"), tuple(score.score for score in measured), Ink.PLAIN)
    known = [row for row in rows if any(value is not None for value in row.values)]
    return (*known, total)


def _of_direction(score: ChecklistScore, direction: str) -> float | None:
    return next((one.score for one in score.directions if one.direction.id == direction), None)


def _title(checklist: Checklist, measured: Sequence[ChecklistScore], t: Translator) -> str:
    """The rounded totals, as they are read."""
    name, last = checklist.short_title[t.language], measured[-1]
    if last.rounded is None:
        return t("slides.index.no_score", name=name)
    before = measured[0].rounded if len(measured) > 1 else None
    if before is None:
        level = last.level.title[t.language] if last.level else ""
        return (
            t("slides.index.one_level", name=name, score=last.rounded, level=level)
            if level
            else t("slides.index.one", name=name, score=last.rounded)
        )
    way = "up" if last.rounded > before else "down" if last.rounded < before else "same"
    return t(f"slides.index.{way}", name=name, before=before, after=last.rounded)


def _key(periods: Sequence[str], last: ChecklistScore, t: Translator) -> tuple[Run, ...]:
    inks = (Ink.BEFORE, Ink.ACCENT)[-len(periods) :]
    runs: list[Run] = []
    for period, ink in zip(periods, inks, strict=True):
        runs += [Run(SQUARE + NO_BREAK, ink, mark=True), Run(f"{period}   ")]
    if last.level is not None:
        runs.append(Run(t("slides.index.level", level=last.level.title[t.language]).replace(" ", NO_BREAK)))
    return tuple(runs)


def _source(checklist: Checklist, scored: Sequence[tuple[Measurement, ChecklistScore]], t: Translator) -> str:
    """Which checklist, and what its numbers are not."""
    said = [t("slides.index.source", title=checklist.title[t.language], version=checklist.version)]
    if not checklist.official:
        said.append(t("documents.checklist.unofficial_sentence"))
    if scored:
        said.extend(unfinished_sentence(scored[-1][1], t))
    if any(measurement.generated for measurement, _ in scored):
        said.append(t("documents.generated.note"))
    return " ".join(said)


def _example_question(checklist: Checklist, t: Translator) -> list[tuple[str, str]]:
    if checklist.official:
        return []
    return [(t("slides.index.ask_example"), t("slides.index.answer_example"))]


def time_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """The totals over time: only those of one version, since others are not compared."""
    checklist = material.results.checklist
    if checklist is None:
        return
    same, others = of_version(checklist, material.measured, t)
    known = [(measurement, score) for measurement, score in same if score.score is not None]
    if len(known) < 2:  # noqa: PLR2004 - one point is no line
        return
    rows = tuple(Bar(t.period(one.start, one.end), (score.score,)) for one, score in known)
    name = checklist.short_title[t.language]
    said = "; ".join(f"{row.name}: {t.whole(row.values[0])}" for row in rows)
    first, last = known[0][1], known[-1][1]
    title = _over_time(name, [score for _, score in known], t)
    yield Slide(
        SlideKind.INDEX_TIME,
        title,
        Chart((name,), rows, 0.0, FULL, t("slides.index.alt", title=title, rows=said), 20.0, places=0, line=True),
        key=(Run(" ".join([t("slides.index.scale"), *_levels(checklist, t), *others]), Ink.QUIET),),
        source=_source(checklist, known, t),
        notes=spoken(
            t,
            [
                t("slides.index.say_time", first=first.rounded or 0, last=last.rounded or 0),
                _most_changed(checklist, material.results.measured, t),
            ],
            [(t("slides.index.ask_time"), t("slides.index.answer_time"))],
            t("slides.index.cue_time"),
        ),
    )


def _most_changed(checklist: Checklist, measured: Sequence[ChecklistScore], t: Translator) -> str:
    """The direction that changed most between the last two measurements, as it is said aloud."""
    if len(measured) < 2:  # noqa: PLR2004 - a change has two sides
        return ""
    changes: list[tuple[float, str, float, float]] = []
    for direction in checklist.directions:
        before, after = (_of_direction(score, direction.id) for score in measured[-2:])
        if before is not None and after is not None and t.whole(before) != t.whole(after):
            changes.append((abs(after - before), direction.title[t.language], before, after))
    if not changes:
        return ""
    _, name, before, after = max(changes, key=lambda one: one[0])
    return t("slides.index.say_most", direction=name, before=t.whole(before), after=t.whole(after))


def _over_time(name: str, scores: Sequence[ChecklistScore], t: Translator) -> str:
    """Which level it was and is: the points themselves are said where the directions are."""
    first, last = scores[0].level, scores[-1].level
    if first is None or last is None:
        return t("slides.index.over_time", n=len(scores), name=name)
    if first == last:
        return t("slides.index.same_level", name=name, level=last.title[t.language])
    return t("slides.index.new_level", name=name, before=first.title[t.language], after=last.title[t.language])


def _levels(checklist: Checklist, t: Translator) -> list[str]:
    bands = ", ".join(f"{level.title[t.language]} {level.low}–{level.high}" for level in checklist.levels)
    return [t("slides.index.levels", list=bands)] if bands else []
