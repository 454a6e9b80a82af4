"""Cities side by side: pairs beside SciPy and statsmodels, places and letters by what is proven."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.comparison import CityScore, Ranking, rank_cities
from smio.survey import Indicator, Responses, Scale
from tests import independent_sources

Key = tuple[str, str]
WATER: Key = ("water", "quality")
ROADS: Key = ("roads", "quality")


def city(seed: int, shift: float = 0.0, n: int = 40, keys: Sequence[Key] = (WATER, ROADS), top: int = 5) -> Responses:
    random = np.random.default_rng(seed)
    ratings = np.clip(np.round(3 + shift + random.normal(0, 1, (n, len(keys)))), 1, top)
    return Responses(tuple(Indicator(*key, *key) for key in keys), ratings, Scale(1, top))


def ranking(found: Sequence[Ranking], key: Key) -> Ranking:
    return next(one for one in found if one.indicator.key == key)


def of_city(one: Ranking, place: int) -> CityScore:
    return next(score for score in one.cities if score.city == place)


def proven_pairs(cities: Sequence[Responses], keys: Sequence[Key]) -> dict[Key, set[tuple[int, int]]]:
    """The better and the worse of every pair told apart, by SciPy and statsmodels over all services at once."""
    tests = [(key, pair) for key in keys for pair in combinations(range(len(cities)), 2)]

    def column(place: int, key: Key) -> np.ndarray:
        at = [one.key for one in cities[place].indicators].index(key)
        return cities[place].ratings[:, at]

    p_values = [independent_sources.welch(column(a, key), column(b, key)).p_value for key, (a, b) in tests]
    found: dict[Key, set[tuple[int, int]]] = {key: set() for key in keys}
    for (key, (a, b)), p in zip(tests, independent_sources.adjusted(p_values, "holm"), strict=True):
        if p < 0.05:
            found[key].add((a, b) if column(a, key).mean() > column(b, key).mean() else (b, a))
    return found


def test_places_follow_from_the_pairs_that_holm_proves_over_all_services() -> None:
    cities = [city(seed, shift) for seed, shift in enumerate((0.0, 0.1, 0.7, 1.2))]
    found = rank_cities(cities)
    proven = proven_pairs(cities, [WATER, ROADS])
    assert found.tested == (6, 12, 12)
    for key in (WATER, ROADS):
        service = ranking(found.services, (key[0], ""))
        for place in range(4):
            better = sum(pair[1] == place for pair in proven[key])
            worse = sum(pair[0] == place for pair in proven[key])
            assert (of_city(service, place).best, of_city(service, place).worst) == (1 + better, 4 - worse)
    assert any(proven.values())


@given(st.lists(st.sampled_from([-1.0, -0.5, 0.0, 0.2, 0.5, 1.0]), min_size=2, max_size=6), st.integers(0, 10**6))
def test_cities_share_a_letter_exactly_where_they_are_not_told_apart(shifts: list[float], seed: int) -> None:
    cities = [city(seed + place, shift, n=25, keys=(WATER,)) for place, shift in enumerate(shifts)]
    proven = proven_pairs(cities, [WATER])[WATER]
    service = ranking(rank_cities(cities).services, ("water", ""))
    for one, other in combinations(range(len(cities)), 2):
        share = set(of_city(service, one).letters) & set(of_city(service, other).letters)
        assert bool(share) == (not {(one, other), (other, one)} & proven)
    assert all(score.letters for score in service.cities)


def test_the_highest_mean_comes_first() -> None:
    cities = [city(1), city(2, 0.8), city(3, -0.8)]
    service = ranking(rank_cities(cities).services, ("water", ""))
    means = [one.mean for one in service.cities]
    assert means == sorted(means, reverse=True)
    assert means == pytest.approx(sorted((one.ratings[:, 0].mean() for one in cities), reverse=True))


def test_a_city_on_another_scale_is_ranked_nowhere() -> None:
    found = rank_cities([city(1), city(2, top=10), city(3)])
    assert found.other_scale == (1,)
    assert {one.city for each in (*found.services, *found.criteria) for one in each.cities} == {0, 2}


def test_only_questions_asked_everywhere_enter() -> None:
    more: Key = ("water", "access")
    cities = [city(1, keys=(WATER, more)), city(2, keys=(WATER,)), city(3, keys=(WATER, more))]
    water = ranking(rank_cities(cities).services, ("water", ""))
    assert water.questions == 1
    assert of_city(water, 0).mean == pytest.approx(cities[0].ratings[:, 0].mean())
    access = ranking(rank_cities(cities).criteria, more)
    assert {one.city for one in access.cities} == {0, 2}


def test_a_city_that_shares_nothing_is_left_out_and_named() -> None:
    other: Key = ("water", "price")
    found = rank_cities([city(1, keys=(WATER,)), city(2, keys=(WATER,)), city(3, keys=(other,))])
    water = ranking(found.services, ("water", ""))
    assert ({one.city for one in water.cities}, water.left_out) == ({0, 1}, (2,))


def test_too_few_answers_have_no_place_and_fewer_than_five_no_value() -> None:
    service = ranking(rank_cities([city(1), city(2, n=9), city(3, n=4), city(4, 1.5)]).services, ("water", ""))
    assert of_city(service, 1).best is None
    assert not of_city(service, 1).hidden
    assert of_city(service, 2).hidden
    assert service.cities[-1].city == 2
    assert {of_city(service, place).worst for place in (0, 3)} == {1, 2}


def test_equal_cities_have_every_place_and_one_letter() -> None:
    service = ranking(rank_cities([city(7), city(7), city(7)]).services, ("water", ""))
    assert {(one.best, one.worst, one.letters) for one in service.cities} == {(1, 3, "A")}
    assert not service.told_apart
