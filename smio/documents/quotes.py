"""Residents' words in an act: what a person chose, without anything that tells who wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from smio.language import Translator
from smio.monitoring import Act

WRAPPED = frozenset({"«»", '""', "“”", "„“"})  # marks somebody put around the whole


@dataclass(frozen=True)
class Quote:
    """Words from a free answer and the service they are about; no service for services in general."""

    service: str
    words: str


def with_quotes(act: Act, quotes: Sequence[Quote], t: Translator) -> Act:
    """The act with a fact for each service that residents are quoted on, in place of the one taken in before."""
    by_service: dict[str, list[str]] = {}
    for one in quotes:
        by_service.setdefault(one.service, []).append(one.words)
    facts = list(act.facts)
    for service, words in by_service.items():
        fact = _fact(service, words, t)
        lead = _lead(service, t)
        known = next((place for place, one in enumerate(facts) if one.startswith(lead)), None)
        if known is None:
            facts.append(fact)
        else:
            facts[known] = fact
    return replace(act, facts=tuple(facts))


def _fact(service: str, words: Sequence[str], t: Translator) -> str:
    quotes = "; ".join(quoted(one, t) for one in words)
    return (
        t("comments.quotes.lead", service=service, quotes=quotes)
        if service
        else t("comments.quotes.lead_general", quotes=quotes)
    )


def _lead(service: str, t: Translator) -> str:
    """What the fact begins with, whatever is quoted."""
    return _fact(service, [], t).partition(":")[0] + ":"


def quoted(words: str, t: Translator) -> str:
    """Words in the quotation marks of the language; those within them are of the other kind."""
    bare = " ".join(words.split()).rstrip(". ")
    if len(bare) > 1 and bare[0] + bare[-1] in WRAPPED and not set(bare[1:-1]) & set("«»"):
        bare = bare[1:-1].rstrip(". ")
    outer, inner = (("“", "”"), ("‘", "’")) if t.language == "en" else (("«", "»"), ("„", "“"))
    for mark, other in zip(outer, inner, strict=True):
        bare = bare.replace(mark, other)
    return f"{outer[0]}{bare}{outer[1]}"
