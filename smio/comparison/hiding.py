"""What is not shown of two rounds side by side."""

from smio.comparison.rounds import Comparison
from smio.survey import Hidden
from smio.survey.hiding import hidden_by_counts


def hidden_changes(comparison: Comparison) -> tuple[Hidden, Hidden]:
    """What is not shown of the earlier and of the later side of a comparison; a change needs both.

    To what the shared questions ask for comes what the scores of each whole round withhold.
    """
    overall = comparison.overall
    shared = {change.indicator.key for change in comparison.criteria}
    earlier, later = (one.on(shared) for one in comparison.withheld)
    return (
        earlier
        | hidden_by_counts(
            {change.indicator.key: change.values.n1 for change in comparison.criteria},
            {change.indicator.key[0]: change.values.n1 for change in comparison.services},
            overall.values.n1 if overall else 0,
        ),
        later
        | hidden_by_counts(
            {change.indicator.key: change.values.n2 for change in comparison.criteria},
            {change.indicator.key[0]: change.values.n2 for change in comparison.services},
            overall.values.n2 if overall else 0,
        ),
    )
