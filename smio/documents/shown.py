"""What of a score may be printed: the small-number rule with its complements, the margin, the verdict's sign."""

from collections.abc import Mapping
from dataclasses import dataclass

from smio.comparison import Change, Comparison, Verdict
from smio.language import Translator
from smio.survey import Scores, Showing, showing

HIDDEN_VALUE = "—"
HIDDEN_COUNT = "<5"
MARK = "*"  # beside a value that rests on 5–9 answers

SIGNS = {Verdict.IMPROVED: "▲", Verdict.WORSENED: "▼"}
NO_CHANGE_SIGN = "•"
COLOURS = {Verdict.IMPROVED: "2166AC", Verdict.WORSENED: "B35806"}
NO_CHANGE_COLOUR = "8A8A8A"

Key = tuple[str, str]


@dataclass(frozen=True)
class Hidden:
    """What is not shown of one round: criteria and services by key, and the overall score."""

    criteria: frozenset[Key]
    services: frozenset[str]
    overall: bool


def hidden_scores(scores: Scores) -> Hidden:
    """What is not shown of a round's scores."""
    criteria = {criterion.indicator.key: criterion.n for criterion in scores.criteria}
    services = {service.service_key or service.service: service.n for service in scores.services}
    return _hidden(criteria, services, scores.overall.n)


def hidden_changes(comparison: Comparison) -> tuple[Hidden, Hidden]:
    """What is not shown of the earlier and of the later side of a comparison."""
    overall = comparison.overall
    return (
        _hidden(
            {change.indicator.key: change.values.n1 for change in comparison.criteria},
            {change.indicator.key[0]: change.values.n1 for change in comparison.services},
            overall.values.n1 if overall else 0,
        ),
        _hidden(
            {change.indicator.key: change.values.n2 for change in comparison.criteria},
            {change.indicator.key[0]: change.values.n2 for change in comparison.services},
            overall.values.n2 if overall else 0,
        ),
    )


def _hidden(criteria: Mapping[Key, int], services: Mapping[str, int], overall: int) -> Hidden:
    """Hide values that rest on fewer than five answers, and what would give one of them away.

    A service's score is the mean of its criteria: with a single criterion hidden the others would tell it, so the
    one with the fewest answers among the others is hidden too. With a single service hidden the overall score would
    tell it and is hidden as well.
    """
    hidden = {key for key, n in criteria.items() if showing(n) is Showing.HIDDEN}
    for service in services:
        rated = {key: n for key, n in criteria.items() if key[0] == service and n}
        open_ = {key: n for key, n in rated.items() if key not in hidden}
        if len(rated) - len(open_) == 1 and open_:
            hidden.add(min(open_, key=open_.__getitem__))
    gone = frozenset(service for service, n in services.items() if showing(n) is Showing.HIDDEN)
    alone = sum(services[service] > 0 for service in gone) == 1
    return Hidden(frozenset(hidden), gone, alone or showing(overall) is Showing.HIDDEN)


def value_text(value: float | None, n: int, t: Translator, *, hidden: bool) -> str:
    """A score with two decimals: «—» where hidden, marked where it rests on 5–9 answers."""
    if hidden or value is None or showing(n) is Showing.HIDDEN:
        return HIDDEN_VALUE
    return t.decimal(value) + (MARK if showing(n) is Showing.MARKED else "")


def count_text(n: int, t: Translator) -> str:
    """A number of answers, «<5» below five."""
    return HIDDEN_COUNT if showing(n) is Showing.HIDDEN else t.whole(n)


def margin(se: float | None, n: int) -> float | None:
    """Half the 95 % interval of a mean: the t quantile with n - 1 degrees of freedom times its standard error."""
    if se is None or n < 2:  # noqa: PLR2004 - one person has no spread
        return None
    from scipy.special import stdtrit  # noqa: PLC0415 - heavy, and only a paper needs it

    return float(stdtrit(n - 1, 0.975)) * se


def margin_text(se: float | None, n: int, t: Translator) -> str:
    """The margin of a mean: ±0,25; «—» where it cannot be known."""
    half = margin(se, n)
    return HIDDEN_VALUE if half is None else f"±{t.decimal(half)}"


def shown_verdict(change: Change, *, hidden: bool) -> Verdict:
    """The verdict of a change; none where a side of it is hidden."""
    return Verdict.TOO_FEW if hidden else change.verdict


def verdict_sign(verdict: Verdict) -> str:
    """▲ better, ▼ worse, • anything else."""
    return SIGNS.get(verdict, NO_CHANGE_SIGN)


def verdict_colour(verdict: Verdict) -> str:
    """The verdict's colour as RRGGBB."""
    return COLOURS.get(verdict, NO_CHANGE_COLOUR)


def verdict_text(change: Change, t: Translator, *, hidden: bool) -> str:
    """The verdict in words, honest about an interval without zero that does not stand after the adjustment."""
    verdict = shown_verdict(change, hidden=hidden)
    return t(f"comparison.verdict.{verdict}")
