"""Services and criteria in the reader's language: the group's own words where they are in it, else the word list's."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from smio.reading.folding import plain
from smio.reading.lexicon import names_of
from smio.survey import Indicator, Responses

Names = Mapping[str, Mapping[str, list[str]]]  # key → language → words, the first being the name
OWN_LANGUAGE = "ru"  # words the list does not know are the group's own, and most groups write Russian
ABBREVIATIONS = {"тбо": "ТБО", "тко": "ТКО", "ктк": "КТК"}


def in_language(responses: Responses, language: str) -> Responses:
    """The same answers with services and criteria named in a language; keys and order stay."""
    return replace(responses, indicators=tuple(_in_language(indicator, language) for indicator in responses.indicators))


def _in_language(indicator: Indicator, language: str) -> Indicator:
    return replace(
        indicator,
        service=named("services.toml", indicator.service_key, indicator.service, language),
        criterion=named("criteria.toml", indicator.criterion_key, indicator.criterion, language),
    )


def named(list_name: str, key: str, words: str, language: str) -> str:
    """``words`` where they are of the language, or unknown to the list; else the list's name for ``key``."""
    names = names_of(list_name).get(key)
    if names is None or language not in names:
        return words
    spoken = _languages(list_name, key).get(plain(words), frozenset())
    if language in spoken or (not spoken and language == OWN_LANGUAGE):
        return words
    return _capitalised(names[language][0])


@cache
def _languages(list_name: str, key: str) -> dict[str, frozenset[str]]:
    """The languages each folded alias belongs to."""
    spoken: dict[str, frozenset[str]] = {}
    for language, aliases in names_of(list_name)[key].items():
        for alias in aliases:
            spoken[plain(alias)] = spoken.get(plain(alias), frozenset()) | {language}
    return spoken


def _capitalised(name: str) -> str:
    words = [ABBREVIATIONS.get(word, word) for word in name.split()]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])
