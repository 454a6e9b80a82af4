"""What a sheet says of more rounds than the two it compares: which two those are, and the whole way to the last."""

from collections.abc import Iterator

from smio.comparison import TrendStep
from smio.documents.council import CouncilMaterial, Course
from smio.documents.shown import shown_verdict, value_text
from smio.documents.slides.services import compared, nothing_shown
from smio.figures.captions import count_label
from smio.language import Translator

MANY = 3  # rounds or measurements; of two the chart's key says all


def services_course(material: CouncilMaterial, t: Translator) -> Iterator[str]:
    """The two rounds of many, and the overall score from the first to the last with what is proven of it.

    The verdict is the trend's own, tested together with every step: nothing is called a change by the eye.
    """
    course, results = material.course, material.results
    if course is None or len(course.rounds) < MANY or course.trend.base or nothing_shown(results):
        return
    if compared(results) is not None:
        first, last = (round_.name for round_ in results.rounds)
        yield t("poster.rounds.last_two", count=len(course.rounds), first=first, last=last)
    way = course.trend.overall.way
    if way is None:
        yield t("poster.rounds.no_way")
    elif way.hidden:
        yield t("poster.rounds.hidden")
    else:
        yield from _way(way, course, t)


def _way(way: TrendStep, course: Course, t: Translator) -> Iterator[str]:
    values = way.change.values
    yield t(
        "poster.rounds.way",
        before=value_text(values.mean1, values.n1, t, hidden=False),
        count_before=count_label(values.n1, t),
        after=value_text(values.mean2, values.n2, t, hidden=False),
        count_after=count_label(values.n2, t),
        difference=t.signed(values.difference),
        verdict=t(f"comparison.verdict.{shown_verdict(way.change, hidden=False)}"),
    )
    asked = len(course.rounds[-1].responses.indicators)
    if way.questions < asked:
        yield t("poster.rounds.shared", n=way.questions, all=asked)


def index_course(material: CouncilMaterial, t: Translator) -> Iterator[str]:
    """The two measurements of many, and the total of the first beside that of the last."""
    scored, results = material.measured, material.results
    if len(scored) < MANY or scored[-1][0] != results.measurements[-1]:
        return
    yield t("poster.measurements.last_two", count=len(scored))
    (first, score), (_, last) = scored[0], scored[-1]
    if score.rounded is not None and last.rounded is not None:
        period = t.period(first.start, first.end)
        yield t("poster.measurements.way", period=period, before=score.rounded, after=last.rounded)
