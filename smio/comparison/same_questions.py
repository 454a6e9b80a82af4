"""One question under two names: what a group says so, and what the words themselves suggest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from smio.errors import UserError
from smio.reading.folding import plain
from smio.reading.lexicon import Entries, criteria, services
from smio.survey import Indicator, Responses

Key = tuple[str, str]

ALIKE = 82.0  # of 100: from here on two names look like one (rapidfuzz's token_set_ratio)
NAMED = 0.55  # from here on the word list names both: below what a heading needs to be mapped by itself


@dataclass(frozen=True)
class SameQuestion:
    """The question ``key`` (service, criterion) is the question ``to``; without criteria whole services are one."""

    key: Key
    to: Key


def lined_up(responses: Responses, same: Iterable[SameQuestion]) -> Responses:
    """The answers under the keys the group gave them; names and answers stay.

    Raises UserError where two questions of the round would become one.
    """
    known = {one.key: one.to for one in same}
    indicators = tuple(_lined_up(indicator, known) for indicator in responses.indicators)
    seen: set[Key] = set()
    for before, after in zip(responses.indicators, indicators, strict=True):
        if after.key in seen:
            raise UserError("trends.error.asked_twice", service=before.service, criterion=before.criterion)
        seen.add(after.key)
    return replace(responses, indicators=indicators)


def can_be_same(rounds: Sequence[Responses], same: Sequence[SameQuestion], new: SameQuestion) -> bool:
    """Whether no round would then ask one question twice."""
    try:
        for responses in rounds:
            lined_up(responses, [*(one for one in same if one.key != new.key), new])
    except UserError:
        return False
    return True


def suggested(rounds: Sequence[Responses], same: Sequence[SameQuestion]) -> tuple[SameQuestion, ...]:
    """What looks like one question: asked in different rounds only, of like words or of one entry of the word list.

    Whole services first; then criteria of services that are the same already. The later round's name is kept.
    """
    ordered = [lined_up(one, same) for one in rounds]
    found: list[SameQuestion] = []
    service_names, criterion_names = _names(ordered)
    for old, new in _pairs(service_names, services()):
        found.append(SameQuestion((old, ""), (new, "")))
    by_service: dict[str, dict[str, tuple[str, frozenset[int]]]] = {}
    for (service, criterion), value in criterion_names.items():
        by_service.setdefault(service, {})[criterion] = value
    for service, names in by_service.items():
        for old, new in _pairs(names, criteria()):
            found.append(SameQuestion((service, old), (service, new)))
    return tuple(one for one in found if can_be_same(rounds, same, one))


def _lined_up(indicator: Indicator, known: Mapping[Key, Key]) -> Indicator:
    service, criterion = indicator.key
    to = known.get((service, criterion))
    if to is None:
        whole, _ = known.get((service, ""), (service, ""))
        to = known.get((whole, criterion), (whole, criterion))
    return replace(indicator, service_key=to[0], criterion_key=to[1])


Named = dict[str, tuple[str, frozenset[int]]]  # key → its name, the rounds that ask it


def _names(rounds: Sequence[Responses]) -> tuple[Named, dict[Key, tuple[str, frozenset[int]]]]:
    """Services and questions by key, with their latest name and the places of the rounds that ask them."""
    whole: Named = {}
    single: dict[Key, tuple[str, frozenset[int]]] = {}
    for place, responses in enumerate(rounds):
        for one in responses.indicators:
            asked = whole.get(one.key[0], ("", frozenset[int]()))[1]
            whole[one.key[0]] = (one.service, asked | {place})
            asked = single.get(one.key, ("", frozenset[int]()))[1]
            single[one.key] = (one.criterion, asked | {place})
    return whole, single


def _pairs(names: Named, entries: Entries) -> list[tuple[str, str]]:
    """Keys that no round asks together and whose names are alike: the earlier and the later, each once."""
    found: list[tuple[float, str, str]] = []
    keys = sorted(names, key=lambda key: max(names[key][1]))
    for place, old in enumerate(keys):
        for new in keys[place + 1 :]:
            if names[old][1] & names[new][1]:
                continue
            likeness = _likeness(names[old][0], names[new][0], entries)
            if likeness:
                found.append((likeness, old, new))
    chosen: list[tuple[str, str]] = []
    for _, old, new in sorted(found, reverse=True):
        if not any({old, new} & set(pair) for pair in chosen):
            chosen.append((old, new))
    return chosen


def _likeness(one: str, other: str, entries: Entries) -> float:
    """How alike two names are, 0 where they are not: one entry of the word list, or nearly the same words."""
    mine, theirs = ({match.key: match.sureness for match in entries.find(words)} for words in (one, other))
    named = max((min(mine[key], theirs[key]) for key in mine.keys() & theirs.keys()), default=0.0)
    ratio = fuzz.token_set_ratio(plain(one), plain(other)) if plain(one) and plain(other) else 0.0
    return max(100.0 * named if named >= NAMED else 0.0, ratio if ratio >= ALIKE else 0.0)
