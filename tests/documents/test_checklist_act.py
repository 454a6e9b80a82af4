"""What the draft of a checklist act says."""

from dataclasses import replace
from itertools import groupby

import pytest

from smio.checklist import ItemAnswer, Measurement
from smio.documents import draft_checklist_act
from smio.errors import UserError
from smio.language import Translator
from smio.language import translator as translator_of
from tests.documents.evidence import GROUP, example_checklist, measurement


def test_score_level_and_change_are_told(measurements: tuple[Measurement, Measurement], t: Translator) -> None:
    act = draft_checklist_act(GROUP, example_checklist(), measurements, t)
    assert act.facts[:2] == (
        "За период 01.01.2019 – 31.10.2019 набрано 26 из 100 баллов.",
        "За период 01.11.2019 – 31.12.2019 набрано 68 из 100 баллов.",
    )
    assert act.conclusions[:2] == (
        "Итоговый балл: 68 из 100 – бюджетная прозрачность обеспечивается на высоком уровне.",
        (
            "По сравнению с предыдущим замером (01.01.2019 – 31.10.2019) балл вырос на 42 пункта: "
            "было 26, стало 68 из 100."
        ),
    )
    assert act.period == (measurements[1].start, measurements[1].end)


def test_proposals_stand_in_the_order_of_what_they_gain(
    measurements: tuple[Measurement, Measurement], t: Translator
) -> None:
    act = draft_checklist_act(GROUP, example_checklist(), measurements, t)
    checklist = example_checklist()
    whys = {each.what: each.why.split(";")[:2] for each in act.recommendations}
    no, partly = ["ответ «нет»", " выполнение даст 5,3 балла"], ["ответ «частично»", " выполнение даст 2,6 балла"]
    wanted = {"3.1": no, "3.2": no, "3.3": no, "3.4": no, "3.6": no, "2.5": partly, "2.6": partly}
    assert whys == {
        f"Обеспечить выполнение пункта {item} «{checklist.items[item].text['ru']}»": why for item, why in wanted.items()
    }
    # An office's proposals stand together; within one the greatest gain is first, and so are the offices.
    offices = [each.to_whom for each in act.recommendations]
    assert [office for office, _ in groupby(offices)] == list(dict.fromkeys(offices))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (12, 12, "балл не изменился: 68 из 100"),
        (12, 4, "балл снизился на 42 пункта: было 68, стало 26 из 100"),
        (4, 12, "балл вырос на 42 пункта"),
    ],
)
def test_the_change_is_that_of_the_two_numbers_shown(before: int, after: int, words: str, t: Translator) -> None:
    act = draft_checklist_act(GROUP, example_checklist(), (measurement(1, 10, before), measurement(11, 12, after)), t)
    assert words in act.conclusions[1]


def test_an_unfinished_checklist_has_a_range_and_a_provisional_level(t: Translator) -> None:
    whole = measurement(11, 12, 12)
    part = replace(whole, answers={item: whole.answers[item] for item in list(whole.answers)[:10]})
    act = draft_checklist_act(GROUP, example_checklist(), (part,), t)
    assert "Ответы даны не на все пункты: 10 из 20; при полном заполнении балл составит от 50 до 100." in act.facts
    assert t("documents.conclusion.unfinished") in act.conclusions


def test_nothing_scorable_has_no_score_and_no_level(t: Translator) -> None:
    checklist = example_checklist()
    answers = {item: ItemAnswer("not_applicable") for item in checklist.items}
    act = draft_checklist_act(GROUP, checklist, (replace(measurement(11, 12, 0), answers=answers),), t)
    assert act.conclusions == (t("documents.conclusion.no_score"),)
    assert act.recommendations == ()
    assert "балл не определён" in act.facts[0]


def test_measurements_of_other_versions_are_refused(t: Translator) -> None:
    other = replace(measurement(1, 10, 4), version="0")
    with pytest.raises(UserError, match=r"comparison\.error\.other_checklist"):
        draft_checklist_act(GROUP, example_checklist(), (other, measurement(11, 12, 12)), t)


def test_in_kyrgyz_it_speaks_kyrgyz(measurements: tuple[Measurement, Measurement]) -> None:
    act = draft_checklist_act(GROUP, example_checklist(), measurements, translator_of("ky"))
    assert act.subject == "Бюджет айкындуулугунун муниципалдык индекси (БАМИ)"
    assert act.copies[0] == "Каракол шаарынын мэрине"
    assert act.conclusions[0] == ("Жыйынтык балл: 100дөн 68 – бюджеттин айкындуулугу жогорку деңгээлде камсыз кылынат.")
    assert act.recommendations[0].why.startswith("жооп – «жок»; аткарылса, 5,3 балл кошулат; негизи: Бюджет кодекси")


def test_an_act_needs_a_measurement(t: Translator) -> None:
    with pytest.raises(ValueError, match="needs a measurement"):
        draft_checklist_act(GROUP, example_checklist(), (), t)
