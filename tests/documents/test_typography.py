from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.documents.blanks import date_words, until_words
from smio.documents.typography import NO_BREAK, printable, typeset
from smio.language import Translator, translator


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("Акт № 5", "Акт №~5"),
        ("г. Каракол", "г.~Каракол"),
        ("Иванов П. С.", "Иванов П.~С."),
        ("(n = 41, погрешность ±0,25)", "(n~=~41, погрешность ±0,25)"),
        ("95 % интервал", "95~% интервал"),
        ("58 баллов – много", "58~баллов~– много"),
        ("в 10 г. и 5 экз.", "в 10~г.~и 5~экз."),
    ],
)
def test_a_line_never_ends_between_a_sign_and_its_number(written: str, bound: str) -> None:
    assert typeset(written) == bound.replace("~", NO_BREAK)


def test_a_date_at_the_end_of_a_sentence_has_one_full_stop(t: Translator) -> None:
    assert typeset(t("documents.act.answer_by", until=until_words(date(2026, 10, 5), t))).endswith("2026\u00a0г.")


@given(st.text())
def test_no_text_holds_what_xml_forbids(text: str) -> None:
    for letter in printable(text):
        code = ord(letter)
        assert code in {0x9, 0xA} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def test_kyrgyz_letters_and_emoji_stay() -> None:
    assert printable("Өкмөт, үй, кеңеш 👍") == "Өкмөт, үй, кеңеш 👍"


@pytest.mark.parametrize(
    ("language", "blank"), [("ru", "«____» ______________ 20___ г."), ("ky", "20___-жылдын «____» ______________")]
)
def test_an_unknown_date_is_a_line_to_fill_in(language: str, blank: str) -> None:
    t: Translator = translator("ky" if language == "ky" else "ru")
    assert date_words(None, t).replace(NO_BREAK, " ") == blank


def test_an_abbreviation_keeps_with_what_it_names() -> None:
    assert typeset("ПСЭР, п. 2, ст. 5, ул. Ленина") == "ПСЭР, п.\u00a02, ст.\u00a05, ул.\u00a0Ленина"
    assert typeset("это суп. Потом") == "это суп. Потом"
