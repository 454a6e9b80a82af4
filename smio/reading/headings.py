"""Which service and which criterion a heading names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from smio.reading.folding import one_line, plain, words_of
from smio.reading.lexicon import Entries, Match, criteria, services
from smio.reading.table import Heading

SURE = 0.75
"""From here on an entry of the word list is taken as named."""

AS_LIKELY = 0.85
"""What an abbreviation loses that may stand for another entry too («дост-ть»); the entry listed first is taken."""

FAMILY = 3
"""So many headings with one beginning are a family."""

WHOLE = "whole"
"""The service key of criteria that name no service."""

_BRACKETS = re.compile(r"(.*?)\s*\[([^\[\]]+)\]\s*[.:?]?", re.DOTALL)
_CODED = re.compile(r"\w+(?:\[\w+\])+\.?\s+(?=\S)|\w+\.\s+(?=[A-ZА-ЯЁӨҮҢ(\[]|\.\.\.)")
_SEPARATORS = (" / ", " | ", ": ", " – ", " — ", " - ", "; ", ". ", "/", "|", ", ", " (", "_", ":", "-", "–")
CODE_NAME = re.compile(r"[A-Za-zА-Яа-я]{1,6}\s?\d{1,3}(?:[_.\-]?[A-Za-z]?\d{1,3}){0,3}")
"""A heading that is a code: X1, q5_1, q14r01c02."""

_NO_PART = frozenset({"response", "open-ended response", "ответ", "жооп", "answer", "открытый ответ"})
"""What survey services write in a second header row where a question has only one answer."""

_QUOTED = re.compile(r"[«“\"„]([^«»“”\"„]{3,60})[»”\"“]")


@dataclass(frozen=True)
class Named:
    """The words of a heading for service and criterion, their keys, and how surely (0…1) the list knows them.

    ``how``: rows, brackets, separator, words, or none.
    """

    service: str
    criterion: str
    service_key: str
    criterion_key: str
    sureness: float
    how: str


@dataclass(frozen=True)
class Orientation:
    """Which part of a heading is the service; ``sure`` says whether the word list tells, ``evidence`` by how much."""

    service_first: bool
    sure: bool
    evidence: float = 0.0


@lru_cache(maxsize=8192)
def best(entries: Entries, text: str) -> Match | None:
    """The entry a text names; None where none or several are named as well."""
    found = entries.find(text)
    if not found:
        return None
    first = found[0]
    rivals = [match for match in found[1:] if match.weight >= 0.75 * first.weight and not match.words & first.words]
    if rivals:
        return Match(first.key, first.alias, first.sureness * 0.7, first.words, first.weight)
    if any(match.weight == first.weight and match.words == first.words for match in found[1:]):
        return Match(first.key, first.alias, first.sureness * AS_LIKELY, first.words, first.weight)
    return first


def parts_of(heading: Heading) -> tuple[str, str, str]:
    """Outer part, inner part, and by what they are told apart; inner is empty where there is one part only."""
    if len(heading.parts) == 2 and CODE_NAME.fullmatch(heading.parts[0]) and " " in heading.parts[1]:  # noqa: PLR2004 - code and text
        return parts_of(Heading(heading.parts[1], (heading.parts[1],)))
    if len(heading.parts) > 1 and heading.parts[-1].lower() not in _NO_PART:
        return one_line(" ".join(heading.parts[:-1])), heading.parts[-1], "rows"
    text = without_code(one_line(heading.parts[0] if len(heading.parts) > 1 else heading.text))
    brackets = _BRACKETS.fullmatch(text)
    if brackets and brackets.group(1).strip():
        return brackets.group(1).strip(), brackets.group(2).strip(), "brackets"
    return text, "", "none"


def without_code(text: str) -> str:
    """LimeSurvey writes «Q1[SQ001]. Question [row]» and «Q1. Question»: the question without its code."""
    found = _CODED.match(text)
    return text[found.end() :] if found and re.search(r"\d|\[", found.group()) else text


def orientation_of(pairs: Sequence[tuple[str, str]]) -> Orientation:
    """Whether the first parts are services and the second criteria, or the other way round, over all columns."""
    outer, inner = list(dict.fromkeys(a for a, _ in pairs)), list(dict.fromkeys(b for _, b in pairs))
    if not pairs:
        return Orientation(service_first=True, sure=True)
    straight = _likeness(services(), outer) + _likeness(criteria(), inner)
    services_inside = _likeness(services(), inner)
    crossed = services_inside + _likeness(criteria(), outer)
    if len(outer) == 1 and len(inner) > 1 and services_inside < SURE:
        return Orientation(service_first=True, sure=True)
    if abs(straight - crossed) > 0.15:  # noqa: PLR2004 - one heading of six known on one side only
        return Orientation(straight > crossed, sure=True, evidence=abs(straight - crossed))
    long_outer = sum(len(text.split()) for text in outer) / len(outer)
    long_inner = sum(len(text.split()) for text in inner) / len(inner)
    statements_outside = long_outer >= 2 * long_inner and long_outer >= 4 and len(inner) > 1 and len(outer) > 1  # noqa: PLR2004
    return Orientation(
        not statements_outside, sure=False, evidence=max(long_outer, long_inner) / min(long_outer, long_inner)
    )


def _likeness(entries: Entries, texts: Sequence[str]) -> float:
    matches = [best(entries, text) for text in texts]
    return sum(match.sureness for match in matches if match and match.sureness >= 0.6) / max(len(texts), 1)  # noqa: PLR2004


def name_parts(service: str, criterion: str, how: str) -> Named:
    """Service and criterion that stand in parts of their own."""
    shown = _QUOTED.search(service)
    of_service, of_criterion = best(services(), service), best(criteria(), criterion)
    known = [match.sureness for match in (of_service, of_criterion) if match]
    service_key = of_service.key if of_service and of_service.sureness >= SURE else plain(service)
    criterion_key = of_criterion.key if of_criterion and of_criterion.sureness >= SURE else plain(criterion)
    sureness = sum(known) / 2 if known else 0.0
    return Named(shown.group(1) if shown else service, criterion, service_key or WHOLE, criterion_key, sureness, how)


@lru_cache(maxsize=8192)
def name_single(text: str) -> Named:
    """Service and criterion within one text, parted by a sign or only by their words."""
    if text.count("/") > 1 and " / " not in text:  # the path of nested groups: its last two steps
        text = "/".join(text.split("/")[-2:])
    for separator in _SEPARATORS:
        if separator not in text:
            continue
        outer, _, inner = text.partition(separator)
        outer, inner = outer.strip(), inner.strip(" )]")
        straight, crossed = _pair_sureness(outer, inner), _pair_sureness(inner, outer)
        if max(straight, crossed) >= SURE:
            return name_parts(*((outer, inner) if straight >= crossed else (inner, outer)), "separator")
    return _name_by_words(text)


def shared_beginnings(texts: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Headings that share a beginning up to a sign («satisfaction_…», «group/…»), parted there.

    Those whose service and criterion the word list knows anyway stay whole if most of their family do.
    """
    families: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for text in dict.fromkeys(texts):
        for sign in ("/", ": ", " – ", " - ", "_", ". "):
            outer, _, inner = text.rpartition(sign) if sign == "/" else text.partition(sign)
            if outer.strip() and inner.strip():
                families.setdefault((sign, outer), []).append((text, inner))
                break
    found: dict[str, tuple[str, str]] = {}
    for (sign, outer), members in families.items():
        if len(members) < FAMILY or (_is_code(outer) and all(_is_code(inner) for _, inner in members)):
            continue
        known = {text for text, _ in members if _is_known_pair(text)}
        for text, inner in members:
            if not (text in known and len(known) * 2 > len(members)):
                found[text] = (outer.rpartition("/")[2] if sign == "/" else outer.strip(), inner.strip())
    return found


def _is_code(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-zА-Яа-я]{0,3}\d{1,4}[A-Za-z]?", text.strip()))


def _is_known_pair(text: str) -> bool:
    named = name_single(text)
    return named.how in ("separator", "words") and named.sureness >= SURE


def _pair_sureness(service: str, criterion: str) -> float:
    of_service, of_criterion = best(services(), service), best(criteria(), criterion)
    if not of_service or not of_criterion:
        return 0.0
    return min(of_service.sureness, of_criterion.sureness)


def _name_by_words(text: str) -> Named:
    """«Оцените качество питьевой воды»: the longest words first, and none used twice."""
    words = words_of(text)
    of_service = services().find(text)
    of_criterion = criteria().find(text)
    pairs = [
        (one.weight + other.weight, one, other)
        for one in of_service[:4]
        for other in of_criterion[:4]
        if not one.words & other.words and min(one.sureness, other.sureness) > 0.6  # noqa: PLR2004
    ]
    if pairs:
        weight, one, other = max(pairs, key=lambda pair: pair[0])
        rivals = [
            match for match in of_service[1:4] if match.key != one.key and not match.words & (one.words | other.words)
        ]
        explained = weight / max(sum(len(w) for at, w in enumerate(words) if at in one.words | other.words), 1)
        sureness = min(0.95, (one.sureness + other.sureness) / 2 * min(explained, 1.0) + 0.08) - 0.25 * bool(rivals)
        own = tuple(" ".join(words[at] for at in sorted(match.words)) for match in (one, other))
        return Named(_own_words(text, own[0]), _own_words(text, own[1]), one.key, other.key, sureness, "words")
    single_service, single_criterion = best(services(), text), best(criteria(), text)
    if single_service and (not single_criterion or single_service.weight >= single_criterion.weight):
        key = single_service.key if single_service.sureness >= SURE else plain(text)
        return Named(text, "", key, "", single_service.sureness / 2, "service")
    if single_criterion:
        key = single_criterion.key if single_criterion.sureness >= SURE else plain(text)
        return Named("", text, WHOLE, key, single_criterion.sureness / 2, "criterion")
    return Named("", text, WHOLE, plain(text), 0.0, "none")


def _own_words(text: str, folded: str) -> str:
    """The words of the heading itself for folded ones."""
    wanted = folded.split()
    return (
        " ".join(
            word.strip(' .,:;?!()[]«»"') for word in text.split() if any(part in wanted for part in words_of(word))
        )
        or folded
    )
