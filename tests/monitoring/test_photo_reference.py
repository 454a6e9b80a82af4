"""A text speaks of a photograph by a mark that outlives its number."""

from dataclasses import replace

import pytest

from smio.language import Translator
from smio.language import translator as translator_of
from smio.monitoring import Act, ActKind, Recommendation
from smio.monitoring.photo_reference import (
    lost_marks,
    photos_in,
    photos_spoken_of,
    with_marks_said,
    with_photo,
    without_photo,
)

RU = translator_of("ru")
ACT = Act(ActKind.SITE, "", "", facts=("Плитка разбита ([фото:17]).",), recommendations=(Recommendation("Чинить"),))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Плитка разбита.", "Плитка разбита ([фото:17])."),
        ("Плитка разбита", "Плитка разбита ([фото:17])"),
        ("Плитка разбита!  ", "Плитка разбита ([фото:17])!"),
        ("", "[фото:17]"),
        ("Плитка ([фото:3]).", "Плитка ([фото:3], [фото:17])."),
        ("Плитка ([фото:3]) лежит.", "Плитка ([фото:3]) лежит ([фото:17])."),
        ("Плитка (новая).", "Плитка (новая) ([фото:17])."),
        ("Уложена в 2019 г.", "Уложена в 2019 г. ([фото:17])."),
        ("Засыпано 12 куб.", "Засыпано 12 куб. ([фото:17])."),
        ("Это круг.", "Это круг ([фото:17])."),
    ],
)
def test_a_mark_stands_in_brackets_before_the_full_stop(text: str, marked: str) -> None:
    assert with_photo(text, 17, RU) == marked


def test_the_mark_is_in_the_language_of_the_act_and_read_in_any(translator: Translator) -> None:
    assert photos_in(with_photo("x.", 5, translator)) == (5,)


def test_marks_that_stand_together_are_told_together() -> None:
    said = with_marks_said("а ([фото:3], [фото:17]) и [сүрөт:4].", lambda ids: "+".join(map(str, ids)))
    assert said == "а (3+17) и 4."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Плитка ([фото:3]).", "Плитка."),
        ("Плитка ([фото:3], [фото:4]).", "Плитка ([фото:4])."),
        ("Плитка ([фото:4], [фото:3]).", "Плитка ([фото:4])."),
        ("На [фото:3] плитка.", "На плитка."),
        ("Плитка ([фото:33]).", "Плитка ([фото:33])."),
    ],
)
def test_a_photograph_that_is_gone_leaves_no_empty_brackets(text: str, left: str) -> None:
    assert without_photo(text, 3) == left


def test_every_text_of_an_act_may_speak_of_one() -> None:
    act = replace(ACT, conclusions=("в ([фото:2])",), recommendations=(Recommendation("г", why="д [фото:9]"),))
    assert photos_spoken_of(act) == {17, 2, 9}
    assert lost_marks(act, {17, 9}) == (2,)
    assert lost_marks(ACT, {17}) == ()


@pytest.mark.parametrize("text", ["фото 17", "[фото 17]", "[фото:]", "[фото:x]", "[17]", "[видео:17]"])
def test_other_brackets_are_just_brackets(text: str) -> None:
    assert photos_in(text) == ()
    assert with_marks_said(text, lambda _: "!") == text
