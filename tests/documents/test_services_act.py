"""What the draft of a service act says, and what it never says."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from smio.comparison import Verdict
from smio.documents import draft_services_act, results_of
from smio.documents.results import Results
from smio.documents.services_act import verdict_phrase
from smio.language import PAPER_LANGUAGES, Language, Translator
from smio.language import translator as translator_of
from smio.monitoring import Act, Group, Member
from smio.survey import Indicator, Responses, Round
from tests.documents.evidence import GROUP, make_round

PROVEN = {
    "ru": {Verdict.IMPROVED: ("улучш",), Verdict.WORSENED: ("ухудш", "сниж")},
    "ky": {Verdict.IMPROVED: ("жакшыр", "жогорула"), Verdict.WORSENED: ("начарла", "төмөндө")},
}


def draft(rounds: tuple[Round, ...], t: Translator, **changes: Any) -> Act:
    return replace(draft_services_act(GROUP, rounds, t), **changes)


def moved(first: float, second: float, *, n: int = 40) -> tuple[Round, Round]:
    """Two rounds of one service and two criteria with means about these."""
    return (
        make_round("Первая", respondents=n, shift=first, seed=3, services=("Вода",), criteria=("качество", "цена")),
        make_round("Вторая", respondents=n, shift=second, seed=4, services=("Вода",), criteria=("качество", "цена")),
    )


def test_the_worked_example_reads_as_its_numbers_are(worked: tuple[Round, Round], t: Translator) -> None:
    act = draft(worked, t)
    assert (
        "Общий балл по вопросам, общим для двух раундов: был 2,77 (n = 47), стал 2,55 (n = 41); разница −0,22, "
        "95 % интервал −0,49\u00a0…\u00a0+0,05: изменение не доказано, разница в пределах погрешности."
    ) in act.facts
    assert act.conclusions[1] == (
        "Оценка услуги «Внутригородские дороги» ухудшилась: разница −0,57 (n = 47 и 41; "
        "95 % интервал −0,87\u00a0…\u00a0−0,27)."
    )
    assert act.conclusions[2] == "По услугам «Питьевая вода», «Вывоз мусора» и «Озеленение» изменение не доказано."
    assert act.recommendations[0].what.startswith("Выяснить причины снижения оценки услуги «Внутригородские дороги»")
    assert all(not each.to_whom and each.by_when is None for each in act.recommendations)


def test_an_interval_without_zero_that_is_not_proven_is_not_called_within_the_margin(
    worked: tuple[Round, Round], t: Translator
) -> None:
    (water,) = (fact for fact in draft(worked, t).facts if fact.startswith("«Питьевая вода»"))
    assert "−0,77\u00a0…\u00a0−0,03" in water
    assert water.endswith("с поправкой на число сравнений изменение не доказано.")
    assert "в пределах погрешности" not in water


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
@pytest.mark.parametrize("shift", [-0.9, -0.2, 0.0, 0.2, 0.9])
def test_no_change_is_claimed_that_is_not_proven(language: Language, shift: float) -> None:
    t = translator_of(language)
    rounds = moved(0.0, shift)
    results = results_of(rounds)
    assert results.comparison is not None
    verdicts = {change.verdict for change in (results.comparison.overall, *results.comparison.services) if change}
    claims = " ".join(draft_services_act(GROUP, rounds, t, results).conclusions).casefold()
    for verdict, words in PROVEN[language].items():
        assert any(word in claims for word in words) is (verdict in verdicts)


def test_below_ten_answers_there_is_no_verdict(t: Translator) -> None:
    act = draft(moved(-1.0, 1.5, n=8), t)
    assert "По услуге «Вода» данных мало, вывод не делается." in act.conclusions
    assert not any("лучшил" in conclusion for conclusion in act.conclusions)


def test_below_five_answers_no_number_is_told(t: Translator) -> None:
    act = draft(moved(0.0, 0.5, n=3), t)
    assert not any("балл" in fact for fact in act.facts)
    assert act.facts[0].endswith("опрошено менее 5 жителей.")
    assert act.recommendations == ()


def test_one_round_is_a_baseline(t: Translator) -> None:
    act = draft((make_round(),), t)
    assert act.conclusions == (t("documents.conclusion.one_round"), t("documents.conclusion.describes"))
    assert any(fact.startswith("Баллы услуг в раунде «Вторая оценка»: «Питьевая вода» – ") for fact in act.facts)


def test_rounds_without_a_shared_question_are_not_compared(t: Translator) -> None:
    first = make_round("Первая", services=("Вода",))
    act = draft((first, make_round(services=("Дороги",))), t)
    assert act.conclusions[0] == t("documents.conclusion.no_comparison")
    assert any("Не сравнивались: " in fact and "и ещё 6" in fact for fact in act.facts)


def test_the_lowest_criteria_of_a_service_are_one_proposal(t: Translator) -> None:
    indicators = tuple(Indicator("Вода", name) for name in ("а", "б", "в", "г"))
    ratings = np.tile([1.0, 2.0, 3.0, 5.0], (20, 1))
    act = draft((Round("Раунд", Responses(indicators, ratings)),), t)
    (proposal,) = act.recommendations
    assert proposal.what == "Наметить и осуществить меры по услуге «Вода», критерии «а», «б» и «в»"
    assert proposal.why == (
        "наименьшие баллы из 5 возможных: «а» – 1,00 (n = 20); «б» – 2,00 (n = 20); «в» – 3,00 (n = 20)"
    )


def test_everything_known_of_the_group_is_filled_in(t: Translator) -> None:
    act = draft(moved(0.0, 0.0), t)
    assert (act.organisation, act.place, act.basis) == ("Группа СМиО, г. Каракол", "г. Каракол", GROUP.basis)
    assert act.participants == GROUP.members
    assert act.copies[0] == "мэру г. Каракол"
    assert not act.generated


def test_a_name_that_holds_the_city_is_not_lengthened(t: Translator) -> None:
    group = Group("Группа СМиО города Каракол", "Каракол", members=(Member("А"),))
    assert draft_services_act(group, moved(0.0, 0.0), t).organisation == group.name


def test_a_panel_says_that_the_same_people_were_compared(t: Translator) -> None:
    codes = tuple(f"x{number}" for number in range(21))
    rounds = tuple(
        replace(each, responses=replace(each.responses, respondents=codes)) for each in moved(0.0, 0.0, n=21)
    )
    from smio.comparison import compare  # noqa: PLC0415 - only here

    results = results_of(rounds, comparison=compare(rounds[0].responses, rounds[1].responses, paired=True))
    method = draft_services_act(GROUP, rounds, t, results).method
    assert "ответы одного и того же 21 человека" in method
    assert "критерий Уэлча" not in method


def test_a_single_service_is_not_told_twice(t: Translator) -> None:
    act = draft(moved(0.0, 0.9), t)
    assert not any(fact.startswith("Общий балл") or "общий балл" in fact for fact in act.facts)
    assert len(act.conclusions) == 2
    assert act.conclusions[0].startswith("Оценка услуги «Вода» улучшилась")


def test_where_no_criterion_could_be_tested_none_is_called_unproven(t: Translator) -> None:
    assert t("documents.services.criteria_none") not in draft(moved(-1.0, 1.5, n=8), t).facts


def test_every_verdict_has_its_phrase(translator: Translator) -> None:
    results: Results = results_of(moved(0.0, 0.0))
    assert results.comparison is not None
    change = results.comparison.services[0]
    phrases = [verdict_phrase(replace(change, verdict=verdict), translator) for verdict in Verdict]
    assert len(set(phrases)) == len(Verdict)


def test_an_act_needs_a_round(t: Translator) -> None:
    with pytest.raises(ValueError, match="needs a round"):
        draft_services_act(GROUP, (), t)
