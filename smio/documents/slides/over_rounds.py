"""Three and more rounds: the overall score from one to the next, and where each service came to on the whole way."""

from collections.abc import Iterator, Sequence

from smio.comparison import Trend, TrendLine, TrendPoint, Verdict
from smio.documents.council import CouncilMaterial, Course
from smio.documents.shown import HIDDEN_VALUE, count_text, shown_verdict, value_text, verdict_sign
from smio.documents.slides.said import count_said, files_of_rounds, marked, round_names, verdict_ink
from smio.documents.slides.slide import Bar, Chart, Grid, GridCell, GridColumn, Ink, Run, Slide, SlideKind
from smio.documents.slides.spoken import spoken
from smio.documents.typography import NO_BREAK
from smio.figures.captions import plain, small_number_notes
from smio.figures.palette import ramp_colour
from smio.language import Translator

MOST_ROUNDS, NAME_SHARE = 6, 0.26  # of a table, in which each has a column
LONG_NAME = 45  # letters of a service's name that leave room for fewer rounds
ROUNDS_BESIDE_LONG, LONG_NAME_SHARE = 3, 0.42
WAY_SHARE = 0.2
MANY_POINTS, SHORT_ROUND = 6, 18  # more rounds on a line than these have shorter names
PROVEN = frozenset({Verdict.IMPROVED, Verdict.WORSENED})


def over_rounds_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """The overall score as a line through all rounds, then the services in a table of the last ones."""
    course = material.course
    if course is None or sum(not one.hidden for one in course.trend.overall.points) < 2:  # noqa: PLR2004 - a line
        return
    yield _overall(course, t)
    if len(course.trend.services) > 1:
        yield _services(course, t)


def _overall(course: Course, t: Translator) -> Slide:
    line, rounds = course.trend.overall, course.rounds
    runs = list(dict.fromkeys(point.run for point in line.points))
    names = round_names(rounds, SHORT_ROUND) if len(rounds) > MANY_POINTS else round_names(rounds)
    rows = tuple(
        Bar(_round_name(line, place, count_said(one, t, names[place]), t), _values(line, place, runs))
        for place, one in enumerate(rounds)
    )
    title = _overall_title(course, t)
    scale = course.trend.scale
    said = "; ".join(f"{row.name}: {', '.join(t.decimal(value) for value in row.values if value is not None)}"
                     for row in rows if any(value is not None for value in row.values))  # fmt: skip
    ends = {"low": plain(scale.low, t), "high": plain(scale.high, t)}
    return Slide(
        SlideKind.SERVICES_TIME,
        title,
        Chart(
            tuple(t("slides.over_rounds.series", number=run + 1) for run in runs) if len(runs) > 1
            else (t("slides.difference.of_all"),),
            rows, scale.low, scale.high, t("slides.services.alt", title=title, rows=said), line=True,
        ),
        key=(Run(" ".join([t("slides.services.scale", **ends) + ".", *_notes(course.trend, t)]), Ink.QUIET),),
        source=_source(course, t),
        notes=spoken(
            t,
            [f"{title}.", _ends_said(line, course, t)],
            [(t("slides.over_rounds.ask"), t("slides.over_rounds.answer", n=course.trend.tested[0]))],
        ),
    )  # fmt: skip


def _ends_said(line: TrendLine, course: Course, t: Translator) -> str:
    """The lowest and the highest round, as they are said aloud; nothing where the score never moved."""
    shown = [point for point in line.points if not point.hidden]
    low, high = min(shown, key=lambda one: one.mean), max(shown, key=lambda one: one.mean)
    if t.decimal(low.mean) == t.decimal(high.mean):
        return ""
    return t(
        "slides.over_rounds.say",
        lowest=course.rounds[low.place].name,
        low=value_text(low.mean, low.n, t, hidden=False),
        highest=course.rounds[high.place].name,
        high=value_text(high.mean, high.n, t, hidden=False),
    )


def _values(line: TrendLine, place: int, runs: Sequence[int]) -> tuple[float | None, ...]:
    """A value for each run of points on the same questions: the runs are lines that are not joined."""
    found = {point.run: point.mean for point in line.points if point.place == place and not point.hidden}
    return tuple(found.get(run) for run in runs)


def _round_name(line: TrendLine, place: int, said: str, t: Translator) -> str:
    """The round with its n and the margin of its score, marked where that rests on few answers."""
    point = _last_point(line, place)
    if point is None or point.hidden or point.margin is None:
        return said
    return marked(f"{said}, ±{t.decimal(point.margin)}", point.n)


def _last_point(line: TrendLine, place: int) -> TrendPoint | None:
    """The point of a round; of two the one on which the next step rests."""
    return next((point for point in reversed(line.points) if point.place == place), None)


def _overall_title(course: Course, t: Translator) -> str:
    """What became of all services from the first round to the last."""
    trend, way = course.trend, course.trend.overall.way
    subject = t("slides.over_rounds.subject", n=trend.rounds)
    if way is None or way.hidden or course.trend.other_scale:
        return t("slides.over_rounds.not_comparable", subject=subject)
    values = way.change.values
    first = value_text(values.mean1, values.n1, t, hidden=False)
    second = value_text(values.mean2, values.n2, t, hidden=False)
    return t(f"slides.difference.{way.change.verdict}", subject=subject, first=first, second=second)


def _notes(trend: Trend, t: Translator) -> Iterator[str]:
    """What the line does not say by itself: its margins, its breaks, other questions at its ends."""
    yield t("slides.over_rounds.margin")
    line = trend.overall
    if any(point.run for point in line.points):
        yield t("slides.over_rounds.break")
    if line.way is not None and _on_other_questions(line):
        yield t("slides.over_rounds.shared", n=line.way.questions)


def _on_other_questions(line: TrendLine) -> bool:
    """Whether the whole way rests on other questions than the points: those of its ends, not of neighbours."""
    way = line.way
    broken = any(point.run for point in line.points)
    return way is not None and (broken or any(step.questions != way.questions for step in line.steps))


def _services(course: Course, t: Translator) -> Slide:
    trend = course.trend
    long = max(len(line.indicator.service) for line in trend.services) > LONG_NAME
    most, name_share = (ROUNDS_BESIDE_LONG, LONG_NAME_SHARE) if long else (MOST_ROUNDS, NAME_SHARE)
    places = range(max(trend.rounds - most, 0), trend.rounds)
    share = (1 - name_share - WAY_SHARE) / len(places)
    names = round_names(course.rounds)
    columns = (
        GridColumn(t("documents.table.service"), name_share),
        *(GridColumn(names[place], share, number=True) for place in places),
        GridColumn(t("slides.over_rounds.way"), WAY_SHARE),
    )
    lines = [*trend.services, trend.overall]
    rows = tuple(_row(line, places, trend, t) for line in lines)
    said = "; ".join(f"{row[0].text}: {', '.join(cell.text for cell in row[1:])}" for row in rows)
    title = _services_title(trend, t)
    shown = t("slides.over_rounds.last", shown=len(places), all=trend.rounds) if len(places) < trend.rounds else ""
    other = t("slides.over_rounds.way_shared") if any(map(_on_other_questions, lines)) else ""
    return Slide(
        SlideKind.SERVICES_TIME,
        title,
        Grid(columns, rows, t("slides.over_rounds.alt", rows=said.replace("\n", " "))),
        key=(Run(" ".join(filter(None, [t("slides.criteria.key"), shown, other])), Ink.QUIET),),
        source=_source(course, t),
        notes=spoken(
            t,
            [f"{title}."],
            [(t("slides.over_rounds.ask_services"), t("slides.over_rounds.answer_services", n=trend.tested[1]))],
            t("slides.difference.cue"),
        ),
    )


def _row(line: TrendLine, places: range, trend: Trend, t: Translator) -> tuple[GridCell, ...]:
    whole = not line.indicator.service
    name = t("documents.table.all_services") if whole else line.indicator.service
    return (
        GridCell(name, strong=whole),
        *(_score(_last_point(line, place), trend, t) for place in places),
        _way(line, t),
    )


def _score(point: TrendPoint | None, trend: Trend, t: Translator) -> GridCell:
    """A score with its n on the ramp; empty where the round did not ask."""
    if point is None:
        return GridCell("")
    text = value_text(point.mean, point.n, t, hidden=point.hidden)
    fill = "" if text == HIDDEN_VALUE else ramp_colour(trend.scale.index(point.mean) / 100)[1:]
    return GridCell(f"{text} ({count_text(point.n, t)})", fill=fill)


def _way(line: TrendLine, t: Translator) -> GridCell:
    """The change from the first round to the last, with the sign and word of its verdict."""
    way = line.way
    if way is None:
        return GridCell(t("slides.over_rounds.no_way"), Ink.QUIET)
    verdict = shown_verdict(way.change, hidden=way.hidden)
    words = f"{verdict_sign(verdict)}{NO_BREAK}{t(f'comparison.verdict.{verdict}')}"
    n = min(way.change.values.n1, way.change.values.n2)
    number = "" if way.hidden else marked(t.signed(way.change.values.difference), n) + "\n"
    return GridCell(number + words, verdict_ink(verdict), strong=verdict in PROVEN)


def _services_title(trend: Trend, t: Translator) -> str:
    """How many services went which way from the first round to the last."""
    ways = [line.way for line in trend.services]
    verdicts = [shown_verdict(way.change, hidden=way.hidden) for way in ways if way is not None]
    better, worse = verdicts.count(Verdict.IMPROVED), verdicts.count(Verdict.WORSENED)
    subject = t("slides.over_rounds.by_service", n=trend.rounds)
    if not better and not worse:
        return t("slides.over_rounds.none_proven", subject=subject)
    if better and worse:
        return t("slides.over_rounds.both_ways", subject=subject, better=better, worse=worse, all=len(verdicts))
    way = "better" if better else "worse"
    return t(f"slides.over_rounds.{way}", subject=subject, count=better + worse, all=len(verdicts))


def _source(course: Course, t: Translator) -> str:
    """The files, whom the results describe, what small numbers are told by."""
    lines = [course.trend.overall, *course.trend.services]
    counts = [point.n for line in lines for point in line.points]
    notes = [files_of_rounds(course.rounds, t), t("documents.table.describes"), *small_number_notes(counts, t)]
    if course.trend.other_scale:
        names = ", ".join(course.rounds[place].name for place in course.trend.other_scale)
        notes.append(t("trends.figure.other_scale", rounds=names))
    return " ".join(filter(None, notes))
