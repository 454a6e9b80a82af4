"""Which scores of a round are not shown, so that no small number is seen or can be worked out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from smio.survey.questionnaire import Indicator
from smio.survey.responses import Responses
from smio.survey.scores import GroupScore, Scores
from smio.survey.small_numbers import Showing, showing

Key = tuple[str, str]


@dataclass(frozen=True)
class Hidden:
    """What is not shown: criteria and services by key, and the overall score.

    ``unrated`` are those among them, services with an empty criterion, that nobody rated: they give nothing away.
    """

    criteria: frozenset[Key] = frozenset()
    services: frozenset[str] = frozenset()
    overall: bool = False
    unrated: frozenset[Key] = frozenset()

    def hides_service(self, score: GroupScore) -> bool:
        """Whether the score of a service is hidden."""
        return (score.service_key or score.service) in self.services

    def hides(self, indicator: Indicator) -> bool:
        """Whether a criterion is hidden, a service (its criterion is empty), or the overall score (both are)."""
        service, criterion = indicator.key
        if criterion:
            return indicator.key in self.criteria
        return service in self.services if service else self.overall

    def on(self, questions: Collection[Key]) -> "Hidden":
        """What is not shown where a score rests on some of the round's questions only.

        A service that counts some of its hidden criteria and not others would tell, beside its score on all, which is
        which. Of hidden services the same holds for the overall score.
        """
        parted = {
            service
            for service in {service for service, _ in self.criteria}
            if len({key in questions for key in self.criteria - self.unrated if key[0] == service}) > 1
        }
        asked = {service for service, _ in questions}
        rated = {service for service in self.services if (service, "") not in self.unrated}
        overall = bool(parted) or len({service in asked for service in rated}) > 1
        return self | Hidden(services=frozenset(parted), overall=overall)

    def __or__(self, other: "Hidden") -> "Hidden":
        """What is hidden on either side of a comparison."""
        return Hidden(
            self.criteria | other.criteria,
            self.services | other.services,
            self.overall or other.overall,
            self.unrated | other.unrated,
        )


def hidden_scores(scores: Scores) -> Hidden:
    """What is not shown of a round's scores."""
    criteria = {criterion.indicator.key: criterion.n for criterion in scores.criteria}
    services = {service.service_key or service.service: service.n for service in scores.services}
    return hidden_by_counts(criteria, services, scores.overall.n)


def hidden_answers(responses: Responses) -> Hidden:
    """What is not shown of a round, from its ratings alone: the same as of its scores."""
    rated = ~np.isnan(responses.ratings)
    keys = [indicator.key for indicator in responses.indicators]
    services = dict.fromkeys(service for service, _ in keys)
    people = {
        service: int(rated[:, [place for place, key in enumerate(keys) if key[0] == service]].any(axis=1).sum())
        for service in services
    }
    criteria = dict(zip(keys, map(int, rated.sum(axis=0)), strict=True))
    return hidden_by_counts(criteria, people, int(rated.any(axis=1).sum()))


def hidden_by_counts(criteria: Mapping[Key, int], services: Mapping[str, int], overall: int) -> Hidden:
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
    unrated = {key for key, n in criteria.items() if not n} | {
        (service, "") for service, n in services.items() if not n
    }
    return Hidden(frozenset(hidden), gone, alone or showing(overall) is Showing.HIDDEN, frozenset(unrated))
