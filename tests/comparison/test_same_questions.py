"""One question under two names: what is suggested, and what is never joined."""

import numpy as np

from smio.comparison import SameQuestion, can_be_same, lined_up, suggested
from smio.survey import Indicator, Responses


def asked(*questions: tuple[str, str]) -> Responses:
    """A round whose keys are its own words: the word list knew none of them."""
    return Responses(tuple(Indicator(*one) for one in questions), np.full((3, len(questions)), 4.0))


def test_a_like_name_of_another_round_is_suggested() -> None:
    rounds = [asked(("Состояние дворов", "качество")), asked(("Состояние дворов города", "качество"))]
    assert suggested(rounds, ()) == (SameQuestion(("Состояние дворов", ""), ("Состояние дворов города", "")),)


def test_names_of_one_entry_of_the_word_list_are_suggested() -> None:
    rounds = [asked(("Чистая питьевая вода в домах", "а")), asked(("Водоснабжение: питьевая вода", "а"))]
    assert len(suggested(rounds, ())) == 1


def test_what_one_round_asks_both_of_is_never_suggested() -> None:
    rounds = [asked(("Дворы", "чистота"), ("Дворы города", "чистота")), asked(("Дворы города", "чистота"))]
    assert suggested(rounds, ()) == ()
    assert not can_be_same(rounds, (), SameQuestion(("Дворы", ""), ("Дворы города", "")))


def test_unlike_names_are_not_suggested() -> None:
    assert suggested([asked(("Бани", "а")), asked(("Рынок", "а"))], ()) == ()


def test_criteria_of_one_service_are_suggested_once_the_service_is_the_same() -> None:
    rounds = [asked(("Бани", "чистота залов")), asked(("Городские бани", "чистота залов и душевых"))]
    same = SameQuestion(("Бани", ""), ("Городские бани", ""))
    assert suggested(rounds, [same]) == (
        SameQuestion(("Городские бани", "чистота залов"), ("Городские бани", "чистота залов и душевых")),
    )


def test_a_question_is_joined_before_its_whole_service() -> None:
    same = [SameQuestion(("Бани", ""), ("Городские бани", "")), SameQuestion(("Бани", "пар"), ("Бассейн", "вода"))]
    keys = [one.key for one in lined_up(asked(("Бани", "пар"), ("Бани", "цена")), same).indicators]
    assert keys == [("Бассейн", "вода"), ("Городские бани", "цена")]


def test_the_words_of_the_file_stay() -> None:
    joined = lined_up(asked(("Бани", "пар")), [SameQuestion(("Бани", ""), ("Городские бани", ""))])
    assert (joined.indicators[0].service, joined.indicators[0].criterion) == ("Бани", "пар")
