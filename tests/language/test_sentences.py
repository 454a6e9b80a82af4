"""Sentences with their values: plural forms, numbers and dates inside."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from smio.language import Language, Translator, catalogue
from smio.language import translator as translator_of

SENTENCES = {
    "ru": """
people = {one = "{n} житель", few = "{n} жителя", many = "{n} жителей", other = "{n} жителя"}
score = "балл {score}, {day}"
[deeper.still]
word = "«слово»"
""",
    "ky": """
people = {one = "{n} тургун", other = "{n} тургун"}
score = "балл {score}, {day}"
[deeper.still]
word = "«сөз»"
""",
    "en": """
people = {one = "{n} resident", other = "{n} residents"}
score = "score {score}, {day}"
[deeper.still]
word = "“word”"
""",
}


@pytest.fixture(autouse=True)
def small_catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for language, text in SENTENCES.items():
        folder = tmp_path / language
        folder.mkdir()
        (folder / "test.toml").write_text(text, encoding="utf-8")
        real = catalogue.ASSETS / language / "language.toml"
        (folder / "language.toml").write_text(real.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(catalogue, "ASSETS", tmp_path)
    catalogue.catalogue.cache_clear()
    yield
    catalogue.catalogue.cache_clear()


@pytest.mark.parametrize(
    ("n", "sentence"),
    [
        (0, "0 жителей"),
        (1, "1 житель"),
        (2, "2 жителя"),
        (4, "4 жителя"),
        (5, "5 жителей"),
        (11, "11 жителей"),
        (12, "12 жителей"),
        (21, "21 житель"),
        (41, "41 житель"),
        (52, "52 жителя"),
        (111, "111 жителей"),
        (1.5, "1,50 жителя"),
        (1001, "1\u00a0001 житель"),
    ],
)
def test_russian_chooses_the_plural_form_by_the_number(n: float, sentence: str) -> None:
    assert translator_of("ru")("test.people", n=n) == sentence


@pytest.mark.parametrize(
    ("language", "n", "sentence"),
    [("ky", 1, "1 тургун"), ("ky", 52, "52 тургун"), ("en", 1, "1 resident"), ("en", 2, "2 residents")],
)
def test_kyrgyz_and_english_tell_one_from_more(language: Language, n: int, sentence: str) -> None:
    assert translator_of(language)("test.people", n=n) == sentence


def test_numbers_and_dates_inside_a_sentence_are_written_as_elsewhere() -> None:
    values = {"score": -2.675, "day": date(2026, 2, 8)}
    assert translator_of("ru")("test.score", **values) == "балл −2,68, 8\u00a0февраля 2026\u00a0г."
    assert translator_of("ky")("test.score", **values) == "балл −2,68, 2026-жылдын 8-февралы"


def test_a_key_names_its_file_its_tables_and_its_entry() -> None:
    assert translator_of("ru")("test.deeper.still.word") == "«слово»"
    assert translator_of("ru").has("test.people")
    assert not translator_of("ru").has("test.people.one")


def test_an_unknown_key_is_an_error_and_not_a_word_on_the_page(translator: Translator) -> None:
    with pytest.raises(KeyError):
        translator("test.unknown")


@pytest.mark.parametrize(
    ("things", "ru"), [([], ""), (["вода"], "вода"), (["вода", "свет"], "вода и свет"), (["a", "b", "c"], "a, b и c")]
)
def test_several_things_are_joined_as_in_speech(things: list[str], ru: str) -> None:
    assert translator_of("ru").listing(things) == ru
