"""Words brought to a stem and counted, in Russian, Kyrgyz and English."""

import importlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.comments import stems_of, word_counts
from smio.comments.stems import spoken_in, stem

snowball: Any = importlib.import_module("snowballstemmer")
kyrgyz: Any = importlib.import_module("kyrgyz")


@pytest.mark.parametrize("words", [("дорога", "дороги", "дорогу", "дорогах"), ("фонари", "фонарей", "фонарях")])
def test_forms_of_a_russian_word_are_one(words: tuple[str, ...]) -> None:
    assert len({stem(word, "ru") for word in words}) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("жол", "жолдор", "жолду", "жолдун", "жолго", "жолдон", "жолдордун", "жолдору"),
        ("суу", "сууну", "суунун", "сууда", "суудан"),
        ("таштанды", "таштандыны", "таштандынын", "таштандылар"),
        ("көчө", "көчөлөр", "көчөдө", "көчөнү"),
        ("жарык", "жарыкты", "жарыктын"),
    ],
)
def test_forms_of_a_kyrgyz_word_are_one(words: tuple[str, ...]) -> None:
    assert len({next(iter(stems_of(f"үч {word}").keys() - stems_of("үч").keys())) for word in words}) == 1


@pytest.mark.parametrize("pair", [("жол", "жок"), ("суу", "суроо"), ("көчө", "көчөт"), ("таза", "таш")])
def test_other_kyrgyz_words_stay_apart(pair: tuple[str, str]) -> None:
    one, other = (stems_of(f"үч {word}").keys() - stems_of("үч").keys() for word in pair)
    assert one != other or not (one and other)


@pytest.mark.parametrize("case", ["GENITIVE", "DATIVE", "ACCUSATIVE", "LOCATIVE", "ABLATIVE"])
@pytest.mark.parametrize("word", ["жол", "суу", "көпүрө", "мектеп", "бассейн", "автобус"])
def test_a_case_by_the_inflector_comes_back_to_its_stem(word: str, case: str) -> None:
    form = str(kyrgyz.Inflector().inflect(word, case=kyrgyz.Case[case]))
    assert stem_of(form) == stem_of(word)


def stem_of(word: str) -> str:
    found = stems_of(f"үчүн {word}")  # a Kyrgyz text by its letters; «үчүн» itself says nothing
    assert len(found) == 1
    return next(iter(found))


@given(st.sampled_from(["вода", "мусора", "освещение", "ямы", "обращения", "автобусов"]))
def test_russian_stems_are_snowballs(word: str) -> None:
    assert stem(word, "ru") == snowball.stemmer("russian").stemWord(word)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Дорога разбита", "ru"),
        ("Суу жок", "ky"),
        ("Жолдор начар", "ky"),
        ("Сууну өз убагында бериңиздер", "ky"),
        ("Ямы на дороге у школы", "ru"),
        ("No water for days", "en"),
    ],
)
def test_the_language_of_an_answer_is_told(text: str, language: str) -> None:
    assert spoken_in(text) == language


def test_each_answer_counts_a_word_once_and_little_words_never() -> None:
    counts = word_counts(["Яма, яма и ещё ямы", "На дороге ямы", "Дорога и вода"])
    assert [(one.n, one.stem) for one in counts] == [(2, stem("дорога", "ru")), (2, stem("яма", "ru"))]


def test_words_of_names_and_numbers_are_not_counted() -> None:
    assert word_counts(["Меня зовут Айгуль", "Меня зовут Айгуль, 0555123456"]) == ()
