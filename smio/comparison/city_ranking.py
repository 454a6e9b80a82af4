"""Cities side by side on the questions they share: who is proven better than whom, and which places that leaves.

A place is a range: 1 + the cities proven better … all − the cities proven worse. With every pair tested after Holm
these ranges hold together at 95 % (Mogstad, Romano, Shaikh, Wilhelm 2024, "Inference for Ranks").
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from smio.comparison.adjustments import benjamini_hochberg, holm
from smio.comparison.difference import LEVEL, Difference, welch_difference
from smio.survey import Hidden, Indicator, Responses, Scale, Showing, hidden_scores, margin, score, showing
from smio.survey.means import MeanEstimate, equal_weights, mean_of_means, service_weights
from smio.survey.small_numbers import MARKED_BELOW

Key = tuple[str, str]
WHOLE: Key = ("", "")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class CityScore:
    """A city's score on shared questions. ``city`` is its place among the cities given.

    ``best`` … ``worst`` are the places it may have; None where fewer than ten answered. Cities that share a letter of
    ``letters`` are not told apart.
    """

    city: int
    n: int
    mean: float
    se: float | None
    hidden: bool
    best: int | None = None
    worst: int | None = None
    letters: str = ""

    @property
    def margin(self) -> float | None:
        """Half of the 95 % interval."""
        return margin(self.se, self.n)


@dataclass(frozen=True)
class Ranking:
    """The cities on one score, the highest mean first; hidden ones last. ``questions`` is how many they share."""

    indicator: Indicator
    questions: int
    cities: tuple[CityScore, ...]
    left_out: tuple[int, ...] = ()

    @property
    def told_apart(self) -> bool:
        """Whether any two cities are."""
        ranked = [one for one in self.cities if one.best is not None]
        return any(one.best != 1 or one.worst != len(ranked) for one in ranked)


@dataclass(frozen=True)
class CityRanking:
    """Cities on one scale: over all services, by service, by criterion (exploratory).

    ``other_scale`` are the places of cities on another scale: they are ranked nowhere. ``tested`` counts the pairs of
    each of the three families.
    """

    scale: Scale
    overall: Ranking | None
    services: tuple[Ranking, ...]
    criteria: tuple[Ranking, ...]
    other_scale: tuple[int, ...]
    tested: tuple[int, int, int]


def rank_cities(cities: Sequence[Responses]) -> CityRanking:
    """Rank at least two cities by one round each, on the scale that most of them have, else the first's."""
    scales = [(one.scale.low, one.scale.high, one.scale.steps) for one in cities]
    common = max(scales, key=lambda one: (scales.count(one), -scales.index(one)))
    on_scale = [place for place, scale in enumerate(scales) if scale == common]
    names: dict[Key, Indicator] = {}
    for place in on_scale:
        for one in cities[place].indicators:
            names.setdefault((one.key[0], ""), replace(one, service_key=one.key[0], criterion="", criterion_key=""))
            names.setdefault(one.key, one)
    hidden = [hidden_scores(score(one)) for one in cities]
    names = {WHOLE: Indicator("", ""), **names}
    bare = {key: _bare(cities, on_scale, hidden, key, name) for key, name in names.items()}
    found = {key: one for key, one in bare.items() if one is not None}
    overall = [one for key, one in found.items() if key == WHOLE]
    services = [one for key, one in found.items() if key != WHOLE and not key[1]]
    criteria = [one for key, one in found.items() if key[1]]
    return CityRanking(
        cities[on_scale[0]].scale,
        *_ranked(overall, services, criteria, cities),
        tuple(place for place in range(len(cities)) if place not in on_scale),
        (_pairs(overall), _pairs(services), _pairs(criteria)),
    )


@dataclass(frozen=True, eq=False)
class _Bare:
    """A score before it is ranked: each city's own ratings on the shared questions."""

    indicator: Indicator
    key: Key
    questions: tuple[Key, ...]
    scores: tuple[CityScore, ...]
    left_out: tuple[int, ...]

    @property
    def tested(self) -> list[int]:
        """The cities fit to be told apart."""
        return [one.city for one in self.scores if one.n >= MARKED_BELOW and one.se is not None and not one.hidden]


def _bare(
    cities: Sequence[Responses], on_scale: Sequence[int], hidden: Sequence[Hidden], key: Key, name: Indicator
) -> _Bare | None:
    asked = {place: _rated(cities[place], key) for place in on_scale}
    asked = {place: questions for place, questions in asked.items() if questions}
    places, shared = _most_together(asked)
    if len(places) < 2:  # noqa: PLR2004 - one city has no place
        return None
    questions = tuple(one.key for one in cities[places[0]].indicators if one.key in shared)
    scores: list[CityScore] = []
    for place in places:
        estimate = _estimate(cities[place], questions, key)
        gone = hidden[place].on(questions).hides(name) or showing(estimate.n) is Showing.HIDDEN
        scores.append(CityScore(place, estimate.n, estimate.mean, estimate.se, gone))
    return _Bare(name, key, questions, tuple(scores), tuple(place for place in asked if place not in places))


def _rated(responses: Responses, key: Key) -> frozenset[Key]:
    """The questions of a score that somebody rated, each asked once."""
    keys = [one.key for one in responses.indicators]
    filled = np.count_nonzero(~np.isnan(responses.ratings), axis=0) > 0
    return frozenset(
        one
        for one, rated in zip(keys, filled.tolist(), strict=True)
        if rated and keys.count(one) == 1 and (key in {WHOLE, one} or (not key[1] and one[0] == key[0]))
    )


def _most_together(asked: dict[int, frozenset[Key]]) -> tuple[list[int], frozenset[Key]]:
    """The cities that share questions and what they share; while nothing is, whoever shares the least stays out."""
    places = list(asked)
    while places:
        shared = frozenset[Key].intersection(*(asked[place] for place in places))
        if shared:
            return places, shared
        others = {
            place: sum(len(asked[place] & asked[other]) for other in places if other != place) for place in places
        }
        places.remove(min(reversed(places), key=others.__getitem__))
    return [], frozenset()


def _columns(responses: Responses, questions: Sequence[Key]) -> NDArray[np.float64]:
    place = {one.key: column for column, one in enumerate(responses.indicators)}
    return responses.ratings[:, [place[question] for question in questions]]


def _weights(questions: Sequence[Key], key: Key) -> NDArray[np.float64]:
    return service_weights(tuple(one[0] for one in questions)) if key == WHOLE else equal_weights(len(questions))


def _estimate(responses: Responses, questions: Sequence[Key], key: Key) -> MeanEstimate:
    estimate = mean_of_means(_columns(responses, questions), _weights(questions, key))
    if estimate is None:
        raise ValueError("a shared question without ratings")
    return estimate


def _pairs(scores: Sequence[_Bare]) -> int:
    return sum(len(one.tested) * (len(one.tested) - 1) // 2 for one in scores)


def _ranked(
    overall: Sequence[_Bare], services: Sequence[_Bare], criteria: Sequence[_Bare], cities: Sequence[Responses]
) -> tuple[Ranking | None, tuple[Ranking, ...], tuple[Ranking, ...]]:
    whole = _family(overall, cities, holm)
    return whole[0] if whole else None, _family(services, cities, holm), _family(criteria, cities, benjamini_hochberg)


def _family(
    scores: Sequence[_Bare], cities: Sequence[Responses], adjust: Callable[[Sequence[float]], list[float]]
) -> tuple[Ranking, ...]:
    """Every pair of cities on every score of a family, tested together."""
    tests = [(place, pair) for place, one in enumerate(scores) for pair in combinations(one.tested, 2)]
    found = [_difference(scores[place], cities, pair) for place, pair in tests]
    adjusted = adjust([one.p_value if one.p_value is not None else 1.0 for one in found])
    better: list[set[tuple[int, int]]] = [set() for _ in scores]  # (the better, the worse)
    for (place, (one, other)), difference, p in zip(tests, found, adjusted, strict=True):
        if p < LEVEL:
            better[place].add((other, one) if difference.difference > 0 else (one, other))
    return tuple(_placed(one, proven) for one, proven in zip(scores, better, strict=True))


def _difference(bare: _Bare, cities: Sequence[Responses], pair: tuple[int, int]) -> Difference:
    one, other = (_columns(cities[place], bare.questions) for place in pair)
    return welch_difference(one, other, _weights(bare.questions, bare.key))


def _placed(bare: _Bare, proven: set[tuple[int, int]]) -> Ranking:
    tested = bare.tested
    letters = _letters(sorted(tested, key=lambda city: -_score_of(bare, city).mean), proven)
    placed = [
        replace(
            one,
            best=1 + sum(pair[1] == one.city for pair in proven),
            worst=len(tested) - sum(pair[0] == one.city for pair in proven),
            letters=letters[one.city],
        )
        if one.city in tested
        else one
        for one in bare.scores
    ]
    ordered = sorted(placed, key=lambda one: (one.hidden, -one.mean))
    return Ranking(bare.indicator, len(bare.questions), tuple(ordered), bare.left_out)


def _score_of(bare: _Bare, city: int) -> CityScore:
    return next(one for one in bare.scores if one.city == city)


def _letters(ordered: Sequence[int], proven: set[tuple[int, int]]) -> dict[int, str]:
    """A letter for each largest set of cities that nobody is told apart in (Piepho 2004: insert and absorb)."""
    together: list[frozenset[int]] = [frozenset(ordered)]
    for pair in proven:
        apart = set(pair)
        split: list[frozenset[int]] = []
        for group in together:
            split += [group - {one} for one in pair] if apart <= group else [group]
        distinct = list(dict.fromkeys(split))
        together = [one for one in distinct if not any(one < other for other in distinct)]
    rank = {city: place for place, city in enumerate(ordered)}
    together.sort(key=lambda group: sorted(rank[city] for city in group))
    return {city: "".join(_letter(place) for place, group in enumerate(together) if city in group) for city in ordered}


def _letter(place: int) -> str:
    """One letter always: those who read letters one by one take each for a set."""
    return LETTERS[place] if place < len(LETTERS) else chr(ord("Ā") + place)
