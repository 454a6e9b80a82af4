"""How a service assessment was made, in words."""

from collections.abc import Iterator

from smio.comparison import Comparison
from smio.documents.act_parts import quoted
from smio.documents.results import Results
from smio.language import Translator
from smio.survey import Round

LISTED = 8  # criteria named one by one; more are counted


def round_label(round_: Round, t: Translator) -> str:
    """A round by name, with its dates where they are known."""
    if round_.start is None or round_.end is None:
        return t("documents.services.round", name=round_.name)
    return t("documents.services.round_dated", name=round_.name, period=t.period(round_.start, round_.end))


def services_method(results: Results, t: Translator) -> Iterator[str]:
    """One paragraph each: what was asked, how it is scored, whom it describes, how rounds are compared."""
    scores = results.scores[-1]
    criteria = tuple(dict.fromkeys(criterion.indicator.criterion for criterion in scores.criteria))
    yield t(
        "documents.method.questionnaire",
        low=t.decimal(scores.scale.low, 0),
        high=t.decimal(scores.scale.high, 0),
        services=t("documents.method.services", n=len(scores.services)),
        criteria=t.listing(quoted(criteria, t))
        if len(criteria) <= LISTED
        else t("documents.method.criteria", n=len(criteria)),
    )
    yield t("documents.method.scoring")
    yield t("documents.method.sample")
    if results.comparison is not None:
        yield from _comparing(results.comparison, t)
    yield t("documents.method.small_numbers")
    if results.generated:
        yield t("documents.generated.sentence")


def _comparing(comparison: Comparison, t: Translator) -> Iterator[str]:
    people = comparison.overall.values.n2 if comparison.overall else 0
    yield t("documents.method.paired", n=people) if comparison.paired else t("documents.method.independent")
    yield t("documents.method.tests")
    if comparison.overall and comparison.overall.smallest_change is not None:
        yield t("documents.method.power", change=t.decimal(comparison.overall.smallest_change))
