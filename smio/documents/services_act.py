"""The draft of an act of a service assessment: all that is known from one round or two."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from smio.comparison import Change, Comparison, CriterionChange, LeftOut, Verdict, hidden_changes
from smio.documents.act_parts import copies, organisation, place, quoted, span
from smio.documents.quality_list import quality_sentence
from smio.documents.results import Results, results_of
from smio.documents.services_method import round_label, services_method
from smio.documents.shown import count_text, margin_text, value_text
from smio.language import Translator
from smio.monitoring import Act, ActKind, Group, Recommendation
from smio.survey import CriterionScore, GroupScore, Hidden, Round, Scores, Showing, hidden_scores, showing

LISTED_SERVICES = 6  # more stand in the table alone
LOWEST_CRITERIA = 3
LISTED_LEFT_OUT = 6
LISTED_CRITERIA = 3  # the largest changes; all of them stand in the annex


def draft_services_act(group: Group, rounds: Sequence[Round], t: Translator, results: Results | None = None) -> Act:
    """An act of one round, or of two in time order, with facts, conclusions and draft recommendations.

    ``results`` saves computing them again. Raises ValueError without a round, UserError where two cannot be matched.
    """
    if not rounds:
        raise ValueError("an act of a service assessment needs a round")
    results = results or results_of(rounds)
    return Act(
        kind=ActKind.SERVICES,
        organisation=organisation(group, t),
        subject=_subject(results.scores[-1], t),
        place=place(group, t),
        basis=group.basis,
        period=span(day for round_ in results.rounds for day in (round_.start, round_.end)),
        participants=group.members,
        method="\n".join(services_method(results, t)),
        facts=tuple(_facts(results, t)),
        conclusions=tuple(_conclusions(results, t)),
        recommendations=tuple(_recommendations(results, t)),
        copies=copies(group, t),
        generated=results.generated or group.generated,
    )


def _subject(scores: Scores, t: Translator) -> str:
    services = [service.service for service in scores.services]
    if len(services) > LISTED_SERVICES:
        return t("documents.services.subject_many", n=len(services))
    return t("documents.services.subject", services=t.listing(quoted(services, t)))


def _facts(results: Results, t: Translator) -> Iterator[str]:
    for round_, scores in zip(results.rounds, results.scores, strict=True):
        yield answered_sentence(round_, scores, t)
        noticed = quality_sentence(round_, t)
        if noticed:
            yield noticed
    last, scores = results.rounds[-1], results.scores[-1]
    hidden = hidden_scores(scores)
    several = len(scores.services) > 1  # the overall score of a single service is that service's
    if several and not hidden.overall and scores.overall.score is not None:
        yield t(
            "documents.services.overall", round=last.name, high=t.decimal(scores.scale.high, 0),
            index=t.whole(scores.overall.index), **_score_words(scores.overall, t),
        )  # fmt: skip
    # With two rounds each service has its own sentence about the change.
    listed = [] if results.comparison else [service for service in scores.services if service.score is not None]
    if listed and len(listed) <= LISTED_SERVICES:
        yield t("documents.services.services", round=last.name, list="; ".join(_service(s, hidden, t) for s in listed))
    lowest = [_criterion(criterion, t) for criterion in _lowest(scores, hidden)]
    if lowest:
        yield t("documents.services.lowest", round=last.name, list="; ".join(lowest))
    if results.comparison is not None:
        yield from _change_facts(results.comparison, t)


def answered_sentence(round_: Round, scores: Scores, t: Translator) -> str:
    """How many people answered; below five no number is told."""
    label = round_label(round_, t)
    if showing(scores.respondents) is Showing.HIDDEN:
        return t("documents.services.answered_few", round=label)
    return t("documents.services.answered", n=scores.respondents, round=label)


def _score_words(score: GroupScore | CriterionScore, t: Translator) -> dict[str, str]:
    return {
        "score": value_text(score.score, score.n, t, hidden=False),
        "n": count_text(score.n, t),
        "margin": margin_text(score.se, score.n, t),
    }


def _service(service: GroupScore, hidden: Hidden, t: Translator) -> str:
    if (service.service_key or service.service) in hidden.services:
        return t("documents.services.hidden_item", service=service.service)
    return t("documents.services.item", service=service.service, **_score_words(service, t))


def _lowest(scores: Scores, hidden: Hidden) -> list[CriterionScore]:
    """The criteria with the lowest scores among those with enough answers to be called so."""
    enough = [
        criterion
        for criterion in scores.criteria
        if showing(criterion.n) is Showing.OPEN and criterion.indicator.key not in hidden.criteria
    ]
    if len(enough) <= LOWEST_CRITERIA:
        return []
    return sorted(enough, key=lambda criterion: criterion.score or 0.0)[:LOWEST_CRITERIA]


def _criterion(criterion: CriterionScore, t: Translator) -> str:
    named = criterion.indicator
    words = _score_words(criterion, t)
    return t("documents.services.criterion_item", service=named.service, criterion=named.criterion, **words)


def _change_facts(comparison: Comparison, t: Translator) -> Iterator[str]:
    earlier, later = hidden_changes(comparison)
    overall = _overall_told(comparison, earlier, later)
    if overall is not None:
        yield t("documents.services.overall_change", **_change_words(overall, t))
    for change in comparison.services:
        if not _service_hidden(change, earlier, later):
            words = _change_words(change, t)
            yield t("documents.services.service_change", service=change.indicator.service, **words)
    yield from _criteria_changes(comparison, earlier, later, t)
    if comparison.left_out:
        listed = [_left_out(left, t) for left in comparison.left_out[:LISTED_LEFT_OUT]]
        more = len(comparison.left_out) - len(listed)
        rest = t("documents.services.and_more", n=more) if more else ""
        yield t("documents.services.left_out", list="; ".join(listed) + rest)


def _overall_told(comparison: Comparison, earlier: Hidden, later: Hidden) -> Change | None:
    """The overall change, where it may be told and says more than that of a single service."""
    if len(comparison.services) == 1 or earlier.overall or later.overall:
        return None
    return comparison.overall


def _service_hidden(change: Change, earlier: Hidden, later: Hidden) -> bool:
    return change.indicator.key[0] in earlier.services | later.services


def _change_words(change: Change, t: Translator) -> dict[str, str]:
    values = change.values
    return {
        "mean1": value_text(values.mean1, values.n1, t, hidden=False),
        "mean2": value_text(values.mean2, values.n2, t, hidden=False),
        "n1": count_text(values.n1, t),
        "n2": count_text(values.n2, t),
        "difference": t.signed(values.difference),
        "interval": t.interval(values.ci_low, values.ci_high),
        "verdict": verdict_phrase(change, t),
    }


def verdict_phrase(change: Change, t: Translator) -> str:
    """The verdict as a deputy reads it.

    An interval that leaves out zero and yet is not proven after the adjustment for many comparisons is not called
    "within the margin": the reader sees the interval beside it.
    """
    low, high = change.values.ci_low, change.values.ci_high
    name = str(change.verdict)
    if change.verdict is Verdict.NOT_PROVEN and low is not None and high is not None and not low <= 0.0 <= high:
        name = "not_proven_adjusted"
    return t(f"documents.verdict.{name}")


def _criteria_changes(comparison: Comparison, earlier: Hidden, later: Hidden, t: Translator) -> Iterator[str]:
    hidden = earlier.criteria | later.criteria
    judged = [
        change
        for change in comparison.criteria
        if change.verdict in {Verdict.IMPROVED, Verdict.WORSENED} and change.indicator.key not in hidden
    ]
    for verdict in (Verdict.IMPROVED, Verdict.WORSENED):
        of_verdict = [change for change in judged if change.verdict is verdict]
        largest = sorted(of_verdict, key=lambda change: -abs(change.values.difference))[:LISTED_CRITERIA]
        if largest:
            more = len(of_verdict) - len(largest)
            listed = "; ".join(_criterion_change(change, t) for change in largest)
            rest = t("documents.services.and_more", n=more) if more else ""
            yield t(f"documents.services.criteria_{verdict}", list=listed + rest)
    if not judged and any(change.verdict is Verdict.NOT_PROVEN for change in comparison.criteria):
        yield t("documents.services.criteria_none")


def _criterion_change(change: CriterionChange, t: Translator) -> str:
    named = change.indicator
    words = _change_words(change, t)
    return t("documents.services.criterion_change", service=named.service, criterion=named.criterion, **words)


def _left_out(left: LeftOut, t: Translator) -> str:
    because = t(f"comparison.because.{left.because}")
    named = left.indicator
    return t("documents.services.left_out_item", service=named.service, criterion=named.criterion, because=because)


def _conclusions(results: Results, t: Translator) -> Iterator[str]:
    comparison = results.comparison
    if comparison is None or comparison.overall is None:
        yield t("documents.conclusion.no_comparison" if comparison else "documents.conclusion.one_round")
    else:
        yield from _verdicts(comparison, t)
    yield t("documents.conclusion.describes")


def _verdicts(comparison: Comparison, t: Translator) -> Iterator[str]:
    earlier, later = hidden_changes(comparison)
    shown = [change for change in comparison.services if not _service_hidden(change, earlier, later)]
    overall = _overall_told(comparison, earlier, later)
    if overall is not None:
        yield t(f"documents.conclusion.overall_{overall.verdict}", **_change_words(overall, t))
    for verdict in (Verdict.IMPROVED, Verdict.WORSENED):
        for change in shown:
            if change.verdict is verdict:
                words = _change_words(change, t)
                yield t(f"documents.conclusion.service_{verdict}", service=change.indicator.service, **words)
    for verdict in (Verdict.NOT_PROVEN, Verdict.TOO_FEW):
        names = [change.indicator.service for change in shown if change.verdict is verdict]
        if verdict is Verdict.TOO_FEW:
            names += [change.indicator.service for change in comparison.services if change not in shown]
        if names:
            yield t(f"documents.conclusion.services_{verdict}", n=len(names), services=t.listing(quoted(names, t)))


def _recommendations(results: Results, t: Translator) -> Iterator[Recommendation]:
    """Proposals for proven worse services, then for the lowest criteria; whom and by when the group fills in."""
    if results.comparison is not None:
        earlier, later = hidden_changes(results.comparison)
        for change in results.comparison.services:
            if change.verdict is Verdict.WORSENED and not _service_hidden(change, earlier, later):
                yield Recommendation(
                    t("documents.recommendation.worsened", service=change.indicator.service),
                    why=t("documents.recommendation.worsened_why", **_change_words(change, t)),
                )
    scores = results.scores[-1]
    lowest = _lowest(scores, hidden_scores(scores))
    for service, criteria in groupby(sorted(lowest, key=_service_name), key=_service_name):
        yield _proposal(service, tuple(criteria), scores, t)


def _service_name(criterion: CriterionScore) -> str:
    return criterion.indicator.service


def _proposal(service: str, criteria: Sequence[CriterionScore], scores: Scores, t: Translator) -> Recommendation:
    named = t.listing(quoted((criterion.indicator.criterion for criterion in criteria), t))
    reasons = [
        t("documents.recommendation.lowest_item", criterion=c.indicator.criterion, **_score_words(c, t))
        for c in criteria
    ]
    return Recommendation(
        t("documents.recommendation.lowest", n=len(criteria), service=service, criteria=named),
        why=t("documents.recommendation.lowest_why", high=t.decimal(scores.scale.high, 0), list="; ".join(reasons)),
    )
