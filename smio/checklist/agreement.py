"""How far several assessors who filled in the same checklist apart from one another agree."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from smio.checklist.checklist import Checklist, Item
from smio.checklist.measurement import Answers


@dataclass(frozen=True)
class Difference:
    """An item on which assessors differ, or that some have left out: the answer code by assessor."""

    item: Item
    answers: Mapping[str, str | None]

    @property
    def disputed(self) -> bool:
        """Whether two answers differ; otherwise somebody has not answered yet."""
        return len({answer for answer in self.answers.values() if answer is not None}) > 1


@dataclass(frozen=True)
class Agreement:
    """``percent`` (0…1) is the share of equal answers over all pairs of assessors on the ``items`` all answered.

    ``kappa`` is Cohen's for two assessors and Fleiss' for more, on the same items; None where nothing is common or
    everybody gave one and the same answer everywhere (chance alone would agree, so nothing can be said).
    """

    assessors: tuple[str, ...]
    items: int
    percent: float | None
    kappa: float | None
    agreed: Mapping[str, str]
    differences: tuple[Difference, ...]


def agreement(checklist: Checklist, assessments: Mapping[str, Answers]) -> Agreement:
    """The agreement of two assessors or more over a checklist's items.

    Cohen, J. (1960), Educational and Psychological Measurement 20; Fleiss, J. L. (1971), Psychological Bulletin 76.
    Raises ValueError for fewer than two assessors.
    """
    if len(assessments) < 2:  # noqa: PLR2004 - one alone agrees with nobody
        raise ValueError("agreement needs two assessors")
    names = tuple(assessments)
    common: list[tuple[str, ...]] = []
    agreed: dict[str, str] = {}
    differences: list[Difference] = []
    for item in checklist.items.values():
        given = {name: found.answer if (found := assessments[name].get(item.id)) else None for name in names}
        codes = tuple(code for code in given.values() if code is not None)
        if len(codes) == len(names):
            common.append(codes)
        if len(codes) == len(names) and len(set(codes)) == 1:
            agreed[item.id] = codes[0]
        elif codes:
            differences.append(Difference(item, given))
    kappa = cohens_kappa(common) if len(names) == 2 else fleiss_kappa(common)  # noqa: PLR2004 - see above
    return Agreement(names, len(common), equal_pairs(common), kappa, agreed, tuple(differences))


def equal_pairs(rated: Sequence[Sequence[str]]) -> float | None:
    """The share of equal answers over all pairs of assessors and all items; None without items."""
    pairs = [one == two for answers in rated for one, two in combinations(answers, 2)]
    return sum(pairs) / len(pairs) if pairs else None


def cohens_kappa(rated: Sequence[Sequence[str]]) -> float | None:
    """Cohen's kappa of two assessors; chance from each one's own habit of answering."""
    observed = equal_pairs(rated)
    if observed is None:
        return None
    first, second = (Counter(answers[place] for answers in rated) for place in (0, 1))
    chance = sum(first[code] * second[code] for code in first) / len(rated) ** 2
    return _beyond_chance(observed, chance)


def fleiss_kappa(rated: Sequence[Sequence[str]]) -> float | None:
    """Fleiss' kappa of three assessors or more; chance from how often all of them give each answer."""
    observed = equal_pairs(rated)
    if observed is None:
        return None
    given = Counter(code for answers in rated for code in answers)
    chance = sum((times / given.total()) ** 2 for times in given.values())
    return _beyond_chance(observed, chance)


def _beyond_chance(observed: float, chance: float) -> float | None:
    return None if chance >= 1.0 - 1e-12 else (observed - chance) / (1.0 - chance)
