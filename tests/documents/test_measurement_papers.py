"""The act and the letter of a measurement: evidence, photographs, the authority's view, what one office is asked."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from smio.checklist import AuthorityMark, Checklist, ItemAnswer, Measurement, ProofFile
from smio.documents import asked_table, draft_checklist_act, draft_checklist_letter, results_of, write_act, write_letter
from smio.language import Language, Translator
from smio.language import translator as translator_of
from smio.monitoring import Member
from tests.documents.evidence import GROUP, example_checklist
from tests.documents.word_reader import Paper


def small_checklist() -> Checklist:
    """Two items of the example: one for the finance department with its law, one nobody is named for."""
    example = example_checklist()
    first, second = example.directions[0].items[:2]
    offices = {"finance": {"ru": "Финансовое управление", "ky": "Каржы башкармалыгы", "en": "Finance department"}}
    law = {"ru": "Бюджетный кодекс, ст. 126", "ky": "Бюджет кодекси, 126-б.", "en": "Budget Code, art. 126"}
    items = (replace(first, office="finance", law=law), replace(second, office="", law={}))
    direction = replace(example.directions[0], items=items)
    return replace(example, directions=(direction,), offices=offices)


def filled(**more: object) -> Measurement:
    answers = {
        "1.1": ItemAnswer("no", note="Проекта на сайте нет", checked_on=date(2026, 3, 20), checked_by="Асанова Г."),
        "1.2": ItemAnswer("partly"),
    }
    measurement = Measurement("mibp-example", "1", date(2026, 1, 1), date(2026, 3, 31), answers, "Каракол")
    return replace(measurement, **more)  # pyright: ignore[reportArgumentType] - fields of a measurement


def photograph() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (400, 300), "steelblue").save(buffer, "JPEG")
    return buffer.getvalue()


def test_met_and_unmet_items_are_listed_by_their_answer(t: Translator) -> None:
    checklist = small_checklist()
    act = draft_checklist_act(GROUP, checklist, [filled()], t)
    first, second = (item.text["ru"] for item in checklist.items.values())
    assert f"Ответ «нет» – 1 пункт: 1.1 {first}." in act.facts
    assert f"Ответ «частично» – 1 пункт: 1.2 {second}." in act.facts


def test_recommendations_go_to_who_must_act_with_the_law(t: Translator) -> None:
    act = draft_checklist_act(GROUP, small_checklist(), [filled()], t)
    assert [each.to_whom for each in act.recommendations] == ["Финансовое управление", ""]
    # Two items of five points: "no" would add half of all, "partly" a quarter.
    assert act.recommendations[0].why == "ответ «нет»; выполнение даст 50 баллов; Бюджетный кодекс, ст. 126"
    assert act.recommendations[1].why == "ответ «частично»; выполнение даст 25 баллов"


def test_both_scores_and_the_reasons_of_the_authority_are_in_the_act(t: Translator) -> None:
    marks = {
        "1.1": AuthorityMark(agrees=False, answer="yes", reason="Проект на стенде", marked_by="Финуправление"),
        "1.2": AuthorityMark(agrees=True),
    }
    checklist, measurement = small_checklist(), filled(marks=marks)
    act = draft_checklist_act(GROUP, checklist, [measurement], t)
    # The group: (0 + 2.5) of 10; the authority: (5 + 2.5) of 10.
    said = "Мэрия отметила своё мнение по 2 пунктам. По ответам группы балл – 25, по ответам мэрии – 75."
    assert said in act.facts
    paper = Paper(write_act(act, results_of((), [measurement], checklist), t, pictures=()))
    (disputes,) = [rows for rows in paper.tables() if "Ответ мэрии" in rows[0]]
    assert disputes[1][2:] == ["нет", "да", "Проект на стенде; Финуправление"]
    assert len(disputes) == 2


def test_an_act_without_marks_says_nothing_of_the_authority(t: Translator) -> None:
    act = draft_checklist_act(GROUP, small_checklist(), [filled()], t)
    assert not any("Мэрия" in fact for fact in act.facts)


def test_the_agreement_of_assessors_is_in_the_method(t: Translator) -> None:
    answers = {
        "Айгуль": {"1.1": ItemAnswer("no"), "1.2": ItemAnswer("partly")},
        "Бакыт": {"1.1": ItemAnswer("no"), "1.2": ItemAnswer("yes")},
    }
    act = draft_checklist_act(GROUP, small_checklist(), [filled(assessments=answers)], t)
    # One of two answers equal; chance is 1/2 · 1/2, so kappa = (0.5 − 0.25) / 0.75 = 0.33.
    assert "независимо заполнили 2 человека; одинаковых ответов 50\u00a0% по 2 пунктам (каппа Коэна 0,33)" in act.method


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_photographs_are_annexed_and_referred_to(language: Language) -> None:
    t = translator_of(language)
    files = (ProofFile(7, "стенд.jpg", "image/jpeg", "a" * 64), ProofFile(8, "ответ.pdf", "application/pdf", "b" * 64))
    answers = {"1.1": ItemAnswer("no", "нет на стенде", files=files)}
    checklist, measurement = small_checklist(), filled(answers=answers)
    act = draft_checklist_act(GROUP, checklist, [measurement], t)
    results = results_of((), [measurement], checklist)
    paper = Paper(write_act(act, results, t, pictures=(), proofs={7: photograph()}))
    assert t("documents.photo.reference", number=1) in paper.text
    assert "ответ.pdf" in paper.text
    assert "b" * 12 in paper.text
    assert len(paper.alternatives()) == 1
    assert "нет на стенде" in paper.alternatives()[0]


def test_a_previous_measurement_of_which_the_total_alone_is_known_is_said_so(t: Translator) -> None:
    before = Measurement("mibp-example", "1", date(2025, 1, 1), date(2025, 12, 31), total=17.0)
    checklist, last = small_checklist(), filled()
    act = draft_checklist_act(GROUP, checklist, [before, last], t)
    assert act.facts[0].endswith("набрано 17 из 100 баллов. Ответы по пунктам не сохранены, известен только итог.")
    paper = Paper(write_act(act, results_of((), [before, last], checklist), t))
    assert "25" in paper.text


def test_an_act_of_a_total_alone_can_be_written(t: Translator) -> None:
    kept = Measurement("mibp-example", "1", date(2025, 1, 1), date(2025, 12, 31), total=17.0)
    act = draft_checklist_act(GROUP, small_checklist(), [kept], t)
    paper = Paper(write_act(act, results_of((), [kept], small_checklist()), t))
    assert "17" in paper.text


def test_a_letter_to_an_office_asks_for_its_items_alone(t: Translator) -> None:
    checklist, measurement = small_checklist(), filled()
    results = results_of((), [measurement], checklist)
    letter = draft_checklist_letter(GROUP, checklist, [measurement], t, office="finance", answer_by=date(2026, 12, 15))
    assert letter.addressee[0] == "Финансовое управление"
    asked = "Просим выполнить 1 пункт: это прибавит 50 к нынешнему баллу 25, итог составит 75."
    assert letter.paragraphs[-1] == asked
    table = asked_table(results.measured[-1], "finance", t)
    assert table is not None
    assert [row[0].text for row in table.rows] == ["1.1"]


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_a_letter_opens_and_holds_its_words(language: Language) -> None:
    t = translator_of(language)
    checklist, measurement = small_checklist(), filled()
    group = replace(GROUP, members=(Member("Асанова <Г.> & К", "житель", chair=True),))
    letter = draft_checklist_letter(group, checklist, [measurement], t, answer_by=date(2026, 12, 15))
    score = results_of((), [measurement], checklist).measured[-1]
    paper = Paper(write_letter(letter, t, asked_table(score, "", t)))
    assert "Асанова <Г.> & К" in paper.text
    assert t.long_date(date(2026, 12, 15)).replace("\u00a0", " ") in paper.text.replace("\u00a0", " ")
    assert ".." not in paper.text
    (asked,) = [rows for rows in paper.tables() if t("documents.table.gain") in rows[0]]
    assert [row[0] for row in asked[1:]] == ["1.1", "1.2"]


def test_a_letter_without_a_chair_or_a_date_leaves_lines_to_fill_in(t: Translator) -> None:
    letter = draft_checklist_letter(GROUP, small_checklist(), [filled()], t)
    paper = Paper(write_letter(replace(letter, signer=None), t))
    assert "____" in paper.text


def test_the_same_letter_is_the_same_bytes(t: Translator) -> None:
    letter = draft_checklist_letter(GROUP, small_checklist(), [filled()], t)
    assert write_letter(letter, t) == write_letter(letter, t)
