"""Cases in generated sentences: a table of phrases against expected text, and what holds for any words."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.language import (
    LANGUAGES,
    Case,
    Kind,
    Language,
    city_name,
    city_of,
    dated,
    in_case,
    in_city,
    on_day,
    since,
    to_person,
    to_post,
    translator,
    until,
)
from smio.language.case import LEXICON

RU, KY, EN = translator("ru"), translator("ky"), translator("en")
PHRASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
DECLINED: list[tuple[Language, Kind, str, str, str]] = [
    (language, Kind(kind), *row)
    for language in ("ru", "ky")
    for kind, rows in PHRASES[language].items()
    for row in rows
]
PLACES: dict[str, Any] = tomllib.loads((LEXICON / "places.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "kind", "words", "case", "expected"), DECLINED)
def test_words_take_the_case_their_sentence_needs(
    language: Language, kind: Kind, words: str, case: str, expected: str
) -> None:
    assert in_case(words, Case(case), language, kind) == expected


@pytest.mark.parametrize(("day", "expected"), PHRASES["dates"].items())
def test_dates_take_their_endings(day: str, expected: list[str]) -> None:
    said = [say(date.fromisoformat(day), t) for t in (RU, KY) for say in (until, since, on_day, dated)]
    assert said == expected


@pytest.mark.parametrize(("key", "n", "russian", "kyrgyz"), PHRASES["counts"]["rows"])
def test_counted_things_agree_with_their_number(key: str, n: int, russian: str, kyrgyz: str) -> None:
    assert (RU(key, n=n), KY(key, n=n)) == (russian, kyrgyz)


def test_the_table_holds_enough_phrases_of_each_language() -> None:
    by_language = Counter(row[0] for row in DECLINED)
    assert by_language["ru"] >= 60
    assert by_language["ky"] >= 60


def test_towns_stand_in_sentences_of_each_language() -> None:
    assert [city_of("Каракол", t) for t in (RU, KY, EN)] == ["Каракола", "Каракол шаарынын", "of Karakol"]
    assert [in_city("Узген", t) for t in (RU, KY, EN)] == ["в Узгене", "Өзгөн шаарында", "in Uzgen"]
    assert in_city("Сары-Таш", RU) == "в городе Сары-Таш"


def test_a_town_is_found_by_any_of_its_names() -> None:
    names = ["Узген", "Өзгөн", "узген", "г.\u00a0Узген", "город Узген", "Өзгөн шаары", "Uzgen"]
    assert {city_name(name, "ky") for name in names} == {"Өзгөн"}
    assert city_name(" Сары-Таш ", "ky") == "Сары-Таш"


def test_letters_are_addressed_in_the_dative() -> None:
    assert to_person("Асанов Бакыт Эркинович", RU) == "Асанову Бакыту Эркиновичу"
    assert to_person("Асанов Бакыт Эркинович", KY) == "Асанов Бакыт Эркиновичке"
    assert to_post("председатель городского кенеша", RU) == "председателю городского кенеша"
    assert to_post("шаардык кеңештин төрагасы", KY) == "шаардык кеңештин төрагасына"


def test_blanks_around_a_name_do_not_double_it() -> None:
    assert in_case(" АСАНОВ ", Case.DATIVE, "ky", Kind.PERSON).strip() == "АСАНОВГО"
    assert in_case(" Асанов Б. ", Case.DATIVE, "ru", Kind.PERSON).strip() == "Асанову Б."


def test_english_leaves_words_as_they_are() -> None:
    assert in_case("Asanov Bakyt", Case.DATIVE, "en", Kind.PERSON) == "Asanov Bakyt"
    assert [say(date(2026, 2, 8), EN) for say in (until, since, on_day, dated)] == [
        "by February 8, 2026",
        "since February 8, 2026",
        "on February 8, 2026",
        "of February 8, 2026",
    ]


def test_every_city_and_oblast_of_the_country_is_known() -> None:
    """The law on the administrative structure names 32 cities; Jalal-Abad and Isfana stand under both names."""
    assert len(PLACES["oblasts"]) == 7
    assert len(PLACES["towns"]) >= 32 + 2
    for row in (*PLACES["towns"], *PLACES["oblasts"]):
        assert len(row["ru"]) == 6
        assert row["ru"][0] == in_case(row["ky"], Case.NOMINATIVE, "ru", Kind.CITY)


@pytest.mark.parametrize("table", ["towns", "oblasts"])
def test_no_two_places_share_a_name(table: str) -> None:
    names = [name for row in PLACES[table] for name in {row["ru"][0], row["ky"], row["en"], *row.get("known_as", ())}]
    assert [name for name, times in Counter(names).items() if times > 1] == []


@given(st.text(max_size=40), st.sampled_from(list(Case)), st.sampled_from(LANGUAGES), st.sampled_from(list(Kind)))
def test_any_words_keep_their_beginning_and_raise_nothing(
    words: str, case: Case, language: Language, kind: Kind
) -> None:
    said = in_case(words, case, language, kind)
    if language == "ky" and kind in {Kind.WORD, Kind.POST}:
        assert said.startswith(words.rstrip().removesuffix("ь"))
    assert bool(said.strip()) == bool(words.strip())


@given(st.text("абвгдежзиклмнопрстуфхчшыэюяңөү", min_size=2, max_size=12), st.sampled_from(list(Case)))
def test_a_kyrgyz_ending_follows_the_vowels_of_its_word(word: str, case: Case) -> None:
    back, front = set("аоуыёюя"), set("еөүиэ")
    vowels = [letter for letter in word if letter in back | front]
    ending = in_case(word, case, "ky").removeprefix(word)
    if vowels and ending:
        same = back if vowels[-1] in back else front
        assert {letter for letter in ending if letter in back | front} <= same
