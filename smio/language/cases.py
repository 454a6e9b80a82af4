"""What is filled into a sentence, in the case the sentence needs: towns, people, posts, dates, numbers, words.

Russian towns and posts stand in tables (`assets/lexicon/places.toml`, `posts.toml`), people's names follow the
petrovich rules; Kyrgyz endings follow rules. English leaves every word as it is.
"""

import tomllib
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import cache

from smio.language.case import LEXICON, Case, russian_place
from smio.language.kyrgyz import kyrgyz_case
from smio.language.places import known_place
from smio.language.russian_names import INITIALS, russian_name
from smio.language.translator import Language, Translator


class Kind(StrEnum):
    """What the words name."""

    PERSON = "person"
    CITY = "city"
    POST = "post"
    WORD = "word"  # anything else: Kyrgyz takes its ending, Russian leaves it, for nobody knows its declension


def in_case(words: str, case: Case, language: Language, kind: Kind = Kind.WORD) -> str:
    """Words in a case of a language. What the rules do not know stays as it is; nothing is ever lost or raised.

    A town the table knows is named as the language names it, whatever language it was entered in; an unknown one
    follows the word «город» or «шаары», which takes the case: города Сары-Таш.
    """
    if not words.strip() or language == "en":
        return city_name(words, language) if kind is Kind.CITY else words
    if kind is Kind.CITY:
        return _city(words, case, language)
    if language == "ky":
        return _kyrgyz_name(words, case) if kind is Kind.PERSON else kyrgyz_case(words, case)
    if kind is Kind.PERSON:
        return russian_name(words, case)
    return russian_post(words, case) if kind is Kind.POST else words


def city_name(city: str, language: Language) -> str:
    """The town's name in a language where the table knows it: Узген – Өзгөн – Uzgen; else as it was entered."""
    place = known_place(city)
    return place.name(language) if place else city.strip()


def city_of(city: str, t: Translator) -> str:
    """Of the town: Каракола · Каракол шаарынын · of Karakol."""
    return t("cases.of", words=in_case(city, Case.GENITIVE, t.language, Kind.CITY))


def in_city(city: str, t: Translator) -> str:
    """In the town: в Караколе · Каракол шаарында · in Karakol."""
    where = in_case(city, Case.PREPOSITIONAL, t.language, Kind.CITY)
    return t("cases.inside_before_cluster" if _cluster(where) else "cases.inside", words=where)


def to_person(name: str, t: Translator) -> str:
    """To a person: Асанову Бакыту Эркиновичу · Асанов Бакыт Эркиновичке · Asanov."""
    return in_case(name, Case.DATIVE, t.language, Kind.PERSON)


def to_post(post: str, t: Translator) -> str:
    """To who holds a post: председателю городского кенеша · шаардык кеңештин төрагасына."""
    return in_case(post, Case.DATIVE, t.language, Kind.POST)


def until(day: date, t: Translator) -> str:
    """Until a day: до 8 февраля 2026 г. · 2026-жылдын 8-февралына чейин · by February 8, 2026."""
    return t("cases.until", date=_dated(day, Case.DATIVE, t))


def since(day: date, t: Translator) -> str:
    """From a day on: с 8 февраля 2026 г. · 2026-жылдын 8-февралынан тартып · since February 8, 2026."""
    second = day.day == 2  # noqa: PLR2004 - «со второго» alone begins with a cluster
    return t("cases.since_second" if second else "cases.since", date=_dated(day, Case.ABLATIVE, t))


def on_day(day: date, t: Translator) -> str:
    """On a day: 8 февраля 2026 г. · 2026-жылдын 8-февралында · on February 8, 2026."""
    return t("cases.on", date=_dated(day, Case.PREPOSITIONAL, t))


def dated(day: date, t: Translator) -> str:
    """Of a paper of a day: от 8 февраля 2026 г. · 2026-жылдын 8-февралындагы · of February 8, 2026."""
    words = _dated(day, Case.PREPOSITIONAL, t)
    if t.language == "ky":
        words += "ги" if words.endswith("е") else "гы"
    return t("cases.dated", date=words)


def _dated(day: date, case: Case, t: Translator) -> str:
    words = t.long_date(day)  # a Russian date is a genitive already
    return kyrgyz_case(words, case, possessed=True) if t.language == "ky" else words


def _city(city: str, case: Case, language: Language) -> str:
    place = known_place(city)
    if language == "ky":
        name = place.kyrgyz if place else city.strip().removesuffix(" шаары")
        whole = name if (place and not place.town) or case is Case.NOMINATIVE else f"{name} шаары"
        return whole if case is Case.NOMINATIVE else kyrgyz_case(whole, case, possessed=True)
    if place:
        return place.in_russian(case)
    name = city.strip().removeprefix("город ").removeprefix("г. ")
    town = ("город", "города", "городу", "город", "городом", "городе")
    return name if case is Case.NOMINATIVE else f"{town[russian_place(case)]} {name}"


def _cluster(word: str) -> bool:
    """Whether «в» before it becomes «во»: в and ф before a consonant."""
    start = word[:2].lower()
    return start[:1] in {"в", "ф"} and start[1:] not in set("аеёиоуыэюя")


def _kyrgyz_name(name: str, case: Case) -> str:
    """A person's name with its ending; in capitals the ending is in capitals: АСАНОВГО, no abbreviation."""
    name = _initials_first(name)
    last = name.split()[-1]
    if not last.isupper() or "." in last:
        return kyrgyz_case(name, case)
    stem = name.rstrip().removesuffix(last)
    return stem + kyrgyz_case(last.lower(), case).upper()


def _initials_first(name: str) -> str:
    """Асанов Б. Э. as Б. Э. Асанов: no Kyrgyz ending stands on an initial."""
    words = name.split()
    kept = [word for word in words if not INITIALS.match(word)]
    initials = [word for word in words if INITIALS.match(word)]
    return " ".join(initials + kept) if kept and initials else name


@cache
def _posts() -> tuple[dict[str, Sequence[str]], tuple[Sequence[str], ...]]:
    table = tomllib.loads((LEXICON / "posts.toml").read_text(encoding="utf-8"))
    return {row[0]: row for row in table["heads"]}, tuple(table["adjectives"])


def russian_post(post: str, case: Case) -> str:
    """A post in a case: the first word that names a person or a body, and the adjectives before it.

    What follows it stays («начальник управления» – начальнику управления); a post without a known word stays whole.
    """
    heads, adjectives = _posts()
    words, place = post.split(), russian_place(case)
    at = next((number for number, word in enumerate(words) if word.lower() in heads), None)
    if at is None:
        return post
    row = heads[words[at].lower()]
    thing = case is Case.ACCUSATIVE and row[place] == row[0]  # a body, not a person: вижу городской кенеш
    before = words[:at] if thing else [_adjective(word, place, adjectives) for word in words[:at]]
    return " ".join([*before, _as_written(words[at], row[place]), *words[at + 1 :]])


def _adjective(word: str, place: int, endings: Sequence[Sequence[str]]) -> str:
    row = next((row for row in endings if word.lower().endswith(row[0])), None)
    return word if row is None else word[: -len(row[0])] + row[place]


def _as_written(model: str, form: str) -> str:
    """The form with the first letter as large as the model's."""
    return form[0].upper() + form[1:] if model[0].isupper() else form
