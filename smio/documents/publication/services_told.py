"""What a sheet tells about the services."""

from collections.abc import Iterator, Sequence

from smio.comparison import Change, Comparison, Verdict, hidden_changes
from smio.documents.council import CouncilMaterial
from smio.documents.publication.told import BigNumber, Row, SmallChart
from smio.documents.results import Results
from smio.documents.shown import HIDDEN_VALUE, count_text, value_text
from smio.documents.slides.said import finding_of_services, is_hidden, of_verdict, verdict_of
from smio.documents.slides.services import compared, nothing_shown
from smio.figures.captions import count_label, plain, small_number_notes
from smio.figures.labels import HASH_LENGTH, shortened
from smio.language import Translator
from smio.survey import GroupScore, Hidden, Round, Scores, hidden_scores
from smio.survey.small_numbers import HIDDEN_BELOW

JUDGED = (Verdict.IMPROVED, Verdict.WORSENED, Verdict.NOT_PROVEN)


def services_headline(material: CouncilMaterial, t: Translator) -> str:
    """What changed where that is proven, else where the services stand; never a number of too few answers."""
    results = material.results
    comparison = compared(results)
    if nothing_shown(results):
        return t("publication.services.hidden")
    if comparison is not None:
        return finding_of_services(comparison, t)
    scores = results.scores[-1]
    if hidden_scores(scores).overall or scores.overall.score is None:
        return t("publication.services.no_overall")
    score = value_text(scores.overall.score, scores.overall.n, t, hidden=False)
    return t("publication.services.one", score=score, high=plain(scores.scale.high, t))


def services_numbers(material: CouncilMaterial, t: Translator) -> Iterator[BigNumber]:
    """The overall score, how many services changed or the lowest of them, how many answered."""
    results = material.results
    comparison = compared(results)
    if not nothing_shown(results):
        yield from _overall(results, comparison, t)
        yield from _changed(comparison, t) if comparison is not None else _lowest(results.scores[-1], t)
    yield _respondents(results, t)


def _overall(results: Results, comparison: Comparison | None, t: Translator) -> Iterator[BigNumber]:
    """The overall score of the questions that are compared, or of the round."""
    label = t("publication.services.overall", high=plain(results.scores[-1].scale.high, t))
    if comparison is not None and comparison.overall is not None and not is_hidden(comparison.overall, comparison):
        values = comparison.overall.values
        before = value_text(values.mean1, values.n1, t, hidden=False)
        detail = t(
            "publication.services.was", count=count_label(values.n2, t), before=before,
            count_before=count_label(values.n1, t), verdict=t(f"comparison.verdict.{comparison.overall.verdict}"),
        )  # fmt: skip
        yield BigNumber(value_text(values.mean2, values.n2, t, hidden=False), label, detail)
        return
    overall, hidden = results.scores[-1].overall, hidden_scores(results.scores[-1])
    if comparison is None and overall.score is not None and not hidden.overall:
        yield BigNumber(value_text(overall.score, overall.n, t, hidden=False), label, count_label(overall.n, t))


def _changed(comparison: Comparison, t: Translator) -> Iterator[BigNumber]:
    """How many services are proven worse, else better, of those that can be judged."""
    counts = {verdict: len(of_verdict(comparison, verdict)) for verdict in JUDGED}
    judged = sum(counts.values())
    if not judged:
        return
    better, worse, rest = (counts[verdict] for verdict in JUDGED)
    name = "worse" if worse >= better and worse else "better" if better else "unchanged"
    value = t("publication.of", part={"worse": worse, "better": better, "unchanged": 0}[name], whole=judged)
    detail = t("publication.services.verdicts", better=better, worse=worse, rest=rest)
    yield BigNumber(value, t(f"publication.services.{name}"), detail)


def _lowest(scores: Scores, t: Translator) -> Iterator[BigNumber]:
    """The service of the lowest score, where there are several to choose from."""
    hidden = hidden_scores(scores)
    shown = [one for one in scores.services if one.score is not None and not hidden.hides_service(one)]
    if len(shown) > 1:
        lowest = min(shown, key=lambda one: one.score or 0.0)
        value = value_text(lowest.score, lowest.n, t, hidden=False)
        yield BigNumber(value, t("publication.services.lowest", service=lowest.service), count_label(lowest.n, t))


def _respondents(results: Results, t: Translator) -> BigNumber:
    people = [len(round_.responses) for round_ in results.rounds]
    detail = ""
    if len(people) > 1:
        detail = t("publication.services.people_before", round=results.rounds[0].name, n=count_text(people[0], t))
    return BigNumber(
        count_text(people[-1], t), t("publication.services.people", n=max(people[-1], HIDDEN_BELOW)), detail
    )


def services_chart(material: CouncilMaterial, t: Translator) -> SmallChart | None:
    """The services, and all together; None where every score is hidden."""
    results = material.results
    if nothing_shown(results):
        return None
    scale = results.scores[-1].scale
    comparison = compared(results)
    rows = _pairs(results, comparison, t) if comparison is not None else _scores(results, t)
    used = results.rounds if comparison is not None else results.rounds[-1:]
    key = tuple(t("publication.services.key", round=one.name, count=_count(one, t)) for one in used)
    title = t("publication.services.chart", low=plain(scale.low, t), high=plain(scale.high, t))
    return SmallChart(title, key, rows, scale.low, scale.high)


def _count(round_: Round, t: Translator) -> str:
    return count_label(len(round_.responses), t)


def _pairs(results: Results, comparison: Comparison, t: Translator) -> tuple[Row, ...]:
    rows = [_pair(change, change.indicator.service, results, comparison, t) for change in comparison.services]
    if comparison.overall is not None and len(comparison.services) > 1:
        rows.append(_pair(comparison.overall, t("publication.services.all"), results, comparison, t))
    return tuple(rows)


def _pair(change: Change, name: str, results: Results, comparison: Comparison, t: Translator) -> Row:
    """Both means of a change, each hidden by its own side's rule."""
    earlier, later = hidden_changes(comparison)
    values, verdict = change.values, verdict_of(change, comparison)
    gone = (earlier.hides(change.indicator), later.hides(change.indicator))
    shown = (
        value_text(values.mean1, values.n1, t, hidden=gone[0]),
        value_text(values.mean2, values.n2, t, hidden=gone[1]),
    )
    means = tuple(
        None if text == HIDDEN_VALUE else mean for text, mean in zip(shown, (values.mean1, values.mean2), strict=True)
    )
    counts = _counts((values.n1, values.n2), [len(one.responses) for one in results.rounds], t)
    difference = "" if is_hidden(change, comparison) else t.signed(values.difference)
    word = t(f"comparison.verdict.{verdict}")
    return Row(name, means, shown, counts, verdict, difference, word, sums_up=change is comparison.overall)


def _scores(results: Results, t: Translator) -> tuple[Row, ...]:
    scores, hidden = results.scores[-1], hidden_scores(results.scores[-1])
    people = [len(results.rounds[-1].responses)]
    rows = [_score(one, one.service, people, hidden, t) for one in scores.services]
    if len(scores.services) > 1:
        rows.append(_score(scores.overall, t("publication.services.all"), people, hidden, t))
    return tuple(rows)


def _score(score: GroupScore, name: str, people: Sequence[int], hidden: Hidden, t: Translator) -> Row:
    gone = hidden.hides_service(score) if score.service else hidden.overall
    shown = value_text(score.score, score.n, t, hidden=gone)
    value = None if shown == HIDDEN_VALUE else score.score
    return Row(name, (value,), (shown,), _counts((score.n,), people, t), sums_up=not score.service)


def _counts(counts: Sequence[int], people: Sequence[int], t: Translator) -> tuple[str, ...]:
    """The n of a row's values; nothing where it is that of the key."""
    if list(counts) == list(people):
        return ()
    return tuple(count_label(n, t) for n in counts)


def services_described(_material: CouncilMaterial, t: Translator) -> str:
    """Whom the results describe."""
    return t("publication.describes")


def services_marks(material: CouncilMaterial, t: Translator) -> Iterator[str]:
    """What a dash and an asterisk mean, where they stand."""
    results = material.results
    if nothing_shown(results):
        return
    comparison = compared(results)
    counts = [one.n for one in results.scores[-1].services]
    if comparison is not None:
        counts = [n for change in comparison.services for n in (change.values.n1, change.values.n2)]
    yield from small_number_notes(counts, t)


def services_sources(material: CouncilMaterial, t: Translator) -> Iterator[str]:
    """When a change is called one, and the files."""
    comparison = compared(material.results)
    if comparison is not None and any(verdict_of(change, comparison) in JUDGED for change in comparison.services):
        yield t("publication.services.proven")
    files = [
        t("figures.file", name=shortened(source.name), hash=source.sha256[:HASH_LENGTH])
        for source in material.results.sources
    ]
    if files:
        yield t("publication.services.files", files="; ".join(files))


def services_instead(_material: CouncilMaterial, t: Translator) -> Iterator[str]:
    """Why there is no chart, and what would make one."""
    yield t("publication.services.hidden_why")
    yield t("publication.services.hidden_next")
