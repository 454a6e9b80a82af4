"""Nobody's few answers follow from what the pages of one round, of changes, of trends and of cities show together."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from smio.comparison import compare, hidden_changes
from smio.survey import Hidden, Indicator, Responses, hidden_scores, score

Key = tuple[str, str]
PEOPLE = 20


@st.composite
def rounds(draw: st.DrawFn) -> tuple[Responses, list[Responses]]:
    """A round with questions of few answers, and others that asked some of its questions."""
    services, criteria = draw(st.integers(1, 3)), draw(st.integers(2, 4))
    indicators = tuple(Indicator(f"S{s}", f"c{c}") for s in range(services) for c in range(criteria))
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    ratings = random.integers(1, 6, (PEOPLE, len(indicators))).astype(float)
    for column in range(len(indicators)):
        ratings[draw(st.sampled_from([20, 20, 12, 6, 4, 3, 0])) :, column] = np.nan
    whole = Responses(indicators, ratings)
    kept = st.sets(st.integers(0, len(indicators) - 1), min_size=1)
    others = [
        Responses(
            tuple(indicators[at] for at in sorted(asked)),
            random.integers(1, 6, (PEOPLE, len(asked))).astype(float),
        )
        for asked in draw(st.lists(kept, min_size=1, max_size=3))
    ]
    return whole, others


def shown(hidden: Hidden, questions: list[Key], every: list[Key]) -> list[list[float]]:
    """What is shown of some questions, each score as weights of the criteria's means."""

    def weights(asked: list[Key]) -> list[float]:
        services = {service for service, _ in asked}
        sizes = {service: sum(one[0] == service for one in asked) for service in services}
        return [1 / sizes[key[0]] / len(services) if key in asked else 0.0 for key in every]

    found = [weights([key]) for key in questions if key not in hidden.criteria]
    services = {service for service, _ in questions} - hidden.services
    found += [weights([key for key in questions if key[0] == service]) for service in services]
    return [*found, *([weights(questions)] if questions and not hidden.overall else [])]


@given(rounds())
def test_no_mean_of_fewer_than_five_follows_from_a_round_and_its_changes(
    made: tuple[Responses, list[Responses]],
) -> None:
    whole, others = made
    every = [one.key for one in whole.indicators]
    rated = dict(zip(every, (~np.isnan(whole.ratings)).sum(axis=0).tolist(), strict=True))
    published = shown(hidden_scores(score(whole)), [key for key in every if rated[key]], every)
    for other in others:
        comparison = compare(whole, other)
        shared = [change.indicator.key for change in comparison.criteria if rated[change.indicator.key]]
        published += shown(hidden_changes(comparison)[0], shared, every)
    table = np.array([*published, [0.0] * len(every)])
    rank = np.linalg.matrix_rank(table, tol=1e-9)
    for place, key in enumerate(every):
        if 0 < rated[key] < 5:
            alone = np.eye(len(every))[place]
            assert np.linalg.matrix_rank(np.vstack([table, alone]), tol=1e-9) > rank, key
