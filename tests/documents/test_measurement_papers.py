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
from smio.monitoring import Act, ActKind, Member
from tests.documents.evidence import GROUP, example_checklist
from tests.documents.word_reader import Paper


def small_checklist() -> Checklist:
    """Two items of the example: one for the finance department with its law, one nobody is named for."""
    example = example_checklist()
    first, second = example.directions[0].items[:2]
    offices = {"finance": {"ru": "Финансовое управление", "ky": "Каржы башкармалыгы", "en": "Finance department"}}
    proof = {"ru": "Ссылка на файл.", "ky": "Файлга шилтеме.", "en": "A link to the file."}
    law = {"ru": "Бюджетный кодекс, ст. 126", "ky": "Бюджет кодекси, 126-б.", "en": "Budget Code, art. 126"}
    items = (
        replace(first, office="finance", law=law, proof=proof),
        replace(second, office="", law={}, proof={}),
    )
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
    assert f"Не выполнено (1): 1.1\u00a0{first}." in act.facts
    assert f"Выполнено частично (1): 1.2\u00a0{second}." in act.facts
    assert not any("полностью" in fact for fact in act.facts)


def test_what_is_left_out_and_what_is_open_is_listed_too(t: Translator) -> None:
    checklist = small_checklist()
    act = draft_checklist_act(GROUP, checklist, [filled(answers={"1.2": ItemAnswer("not_verified")})], t)
    first, second = (item.text["ru"] for item in checklist.items.values())
    assert f"В расчёт не входят, ответ «не удалось проверить» (1): 1.2\u00a0{second}." in act.facts
    assert f"Ответа ещё нет (1): 1.1\u00a0{first}." in act.facts


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ru", "замера по чек-листу «МИБП»"),
        ("ky", "«БАМИ» чек-листи боюнча ченөөнүн жыйынтыктары жөнүндө"),
        ("en", "of the measurement by the checklist “МИБП”"),
    ],
)
def test_the_act_is_called_after_what_was_measured(language: Language, title: str) -> None:
    t, checklist, measurement = translator_of(language), small_checklist(), filled()
    act = draft_checklist_act(GROUP, checklist, [measurement], t)
    paper = Paper(write_act(act, results_of((), [measurement], checklist), t, pictures=()))
    assert paper.styled("Subtitle") == [title]
    assert title in paper.document.core_properties.title.replace("\u00a0", " ")


def test_recommendations_go_to_who_must_act_with_the_law(t: Translator) -> None:
    act = draft_checklist_act(GROUP, small_checklist(), [filled()], t)
    assert [each.to_whom for each in act.recommendations] == ["Финансовое управление", ""]
    # Two items of five points: "no" would add half of all, "partly" a quarter.
    assert act.recommendations[0].why == (
        "ответ «нет»; выполнение даст 50 баллов; основание: Бюджетный кодекс, ст. 126; подтверждение: ссылка на файл"
    )
    assert act.recommendations[1].why == "ответ «частично»; выполнение даст 25 баллов"


def test_both_scores_and_the_reasons_of_the_authority_are_in_the_act(t: Translator) -> None:
    marks = {
        "1.1": AuthorityMark(agrees=False, answer="yes", reason="Проект на стенде", marked_by="Финуправление"),
        "1.2": AuthorityMark(agrees=True),
    }
    checklist, measurement = small_checklist(), filled(marks=marks)
    act = draft_checklist_act(GROUP, checklist, [measurement], t)
    # The group: (0 + 2.5) of 10; the authority: (5 + 2.5) of 10.
    said = "Мэрия отметила своё мнение по 2 пунктам: по оценке группы балл – 25, по оценке мэрии – 75."
    assert said in [fact.replace("\u00a0", " ") for fact in act.facts]
    paper = Paper(write_act(act, results_of((), [measurement], checklist), t, pictures=()))
    (disputes,) = [rows for rows in paper.tables() if "Ответ мэрии" in rows[0]]
    assert disputes[1][2:] == ["нет", "да", "Проект на стенде; Финуправление"]
    assert len(disputes) == 2
    assert paper.text.count(said) == 2  # in the facts, and at the head of the annex


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
    assert (
        "Чек-лист независимо друг от друга заполнили 2 человека. По 2 пунктам, на которые ответили все, совпало "
        "50\u00a0% ответов (каппа Коэна 0,33). Ответы разошлись по пунктам: 1.2; по ним группа приняла общий ответ."
    ) in act.method


def test_where_chance_alone_would_agree_no_kappa_is_told(t: Translator) -> None:
    answers = {name: {"1.1": ItemAnswer("no")} for name in ("Айгуль", "Бакыт", "Гүлзат")}
    act = draft_checklist_act(GROUP, small_checklist(), [filled(assessments=answers)], t)
    assert "По 1 пункту, на который ответили все, совпало 100\u00a0% ответов." in act.method
    assert "каппа" not in act.method


def test_a_difference_nobody_settled_is_not_called_settled(t: Translator) -> None:
    answers = {"Айгуль": {"1.2": ItemAnswer("no")}, "Бакыт": {"1.2": ItemAnswer("yes")}}
    one = filled(answers={"1.1": ItemAnswer("no")}, assessments=answers)
    act = draft_checklist_act(GROUP, small_checklist(), [one], t)
    assert "Общий ответ ещё не принят по пунктам: 1.2." in act.method
    assert "разошлись" not in act.method


def test_assessors_with_no_item_in_common_agree_on_nothing(t: Translator) -> None:
    answers = {"Айгуль": {"1.1": ItemAnswer("no")}, "Бакыт": {"1.2": ItemAnswer("yes")}}
    act = draft_checklist_act(GROUP, small_checklist(), [filled(assessments=answers)], t)
    assert "заполнили 2 человека." in act.method
    assert "совпало" not in act.method


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
    (caption,) = paper.styled("PictureCaption")[1:]  # the picture itself stands in a paragraph of that style
    text = checklist.items["1.1"].text[language]
    assert caption == t("documents.photo.caption", number=1, item="1.1", text=text).replace("\u00a0", " ")


@pytest.mark.parametrize("content", [None, b"", b"no picture", "webp"])
def test_a_photograph_that_cannot_be_printed_is_named_like_any_file(t: Translator, content: object) -> None:
    if content == "webp":
        buffer = BytesIO()
        Image.new("RGB", (40, 30)).save(buffer, "WEBP")
        content = buffer.getvalue()
    file = ProofFile(7, "стенд.webp", "image/webp", "a" * 64)
    checklist, measurement = small_checklist(), filled(answers={"1.1": ItemAnswer("no", files=(file,))})
    act = draft_checklist_act(GROUP, checklist, [measurement], t)
    proofs = {7: content} if isinstance(content, bytes) else {}
    paper = Paper(write_act(act, results_of((), [measurement], checklist), t, pictures=(), proofs=proofs))
    assert "«стенд.webp» (SHA-256 aaaaaaaaaaaa)" in paper.text
    assert "фото 1" not in paper.text
    assert paper.alternatives() == []


def test_photographs_are_numbered_in_the_order_of_the_items(t: Translator) -> None:
    """However the answers were given, and whoever reads the table from the top finds photo 1 first."""
    files = [ProofFile(number, f"{number}.jpg", "image/jpeg", "a" * 64) for number in (1, 2, 3)]
    answers = {
        "1.2": ItemAnswer("yes", files=(files[0],), checked_on=date(2026, 3, 20)),
        "1.1": ItemAnswer("no", files=(files[1], files[2])),
    }
    checklist, measurement = small_checklist(), filled(answers=answers)
    act = draft_checklist_act(GROUP, checklist, [measurement], t)
    proofs = {file.id: photograph() for file in files}
    paper = Paper(write_act(act, results_of((), [measurement], checklist), t, pictures=(), proofs=proofs))
    proof = {row[0]: row[-1] for row in paper.table("№") if "." in row[0]}
    assert proof == {"1.1": "фото 1; фото 2", "1.2": "фото 3; проверено 20.03.2026"}
    captions = [words for words in paper.styled("PictureCaption") if words]
    assert [words[:17] for words in captions] == ["Фото 1. Пункт 1.1", "Фото 2. Пункт 1.1", "Фото 3. Пункт 1.2"]
    assert captions[2].endswith("», 20.03.2026")


def test_what_people_wrote_is_text_wherever_it_is_printed(t: Translator) -> None:
    odd = '<w:p/> & "а" {{ 7*7 }} {% for %} ]]>'
    file = ProofFile(7, odd, "image/jpeg", "a" * 64)
    answers = {"1.1": ItemAnswer("no", odd, odd, checked_by=odd, files=(file, replace(file, id=8)))}
    marks = {"1.1": AuthorityMark(agrees=False, answer="yes", reason=odd, marked_by=odd)}
    checklist, measurement = small_checklist(), filled(answers=answers, marks=marks)
    act = draft_checklist_act(GROUP, checklist, [measurement], t)
    results = results_of((), [measurement], checklist)
    paper = Paper(write_act(act, results, t, pictures=(), proofs={7: photograph()}))
    # Note, link, file, who checked; what the authority wrote and who; both files in the list of sources.
    assert paper.text.count(odd) == 8
    assert odd in paper.alternatives()[0]


def test_a_previous_measurement_of_which_the_total_alone_is_known_is_said_so(t: Translator) -> None:
    before = Measurement("mibp-example", "1", date(2025, 1, 1), date(2025, 12, 31), total=17.0)
    checklist, last = small_checklist(), filled()
    act = draft_checklist_act(GROUP, checklist, [before, last], t)
    assert act.facts[0].endswith("набрано 17 из 100 баллов. Ответы по пунктам не сохранены, известен только итог.")
    paper = Paper(write_act(act, results_of((), [before, last], checklist), t))
    assert "25" in paper.text
    (items,) = [rows for rows in paper.tables() if "Подтверждение" in rows[0]]
    assert items[0] == ["№", "Пункт", "Ответ", "Подтверждение"]  # there are no previous answers to show


def test_an_act_of_a_total_alone_can_be_written(t: Translator) -> None:
    kept = Measurement("mibp-example", "1", date(2025, 1, 1), date(2025, 12, 31), total=17.0)
    act = draft_checklist_act(GROUP, small_checklist(), [kept], t)
    paper = Paper(write_act(act, results_of((), [kept], small_checklist()), t))
    assert "набрано 17 из 100 баллов" in paper.text
    assert "По каждому пункту отмечен ответ" not in paper.text
    assert "итог прежнего замера" in act.method
    assert act.recommendations == ()


def test_a_letter_to_an_office_asks_for_its_items_alone(t: Translator) -> None:
    checklist, measurement = small_checklist(), filled()
    results = results_of((), [measurement], checklist)
    letter = draft_checklist_letter(GROUP, checklist, [measurement], t, office="finance", answer_by=date(2026, 12, 15))
    assert letter.addressee[0] == "Финансовое управление"
    assert letter.addressee[1] == "г. Каракол"
    assert letter.paragraphs[-1] == (
        "Просим выполнить 1 пункт из таблицы: это прибавит к нынешнему баллу 25 ещё 50, и итог составит 75 из 100."
    )
    assert letter.copies[0] == "мэру г. Каракол"
    table = asked_table(results.measured[-1], "finance", t)
    assert table is not None
    assert [row[0].text for row in table.rows] == ["1.1"]
    assert table.notes == ("Пункт 1.1: Бюджетный кодекс, ст. 126.",)


def test_a_letter_to_the_mayor_asks_for_everything_and_sends_him_no_copy(t: Translator) -> None:
    letter = draft_checklist_letter(GROUP, small_checklist(), [filled()], t)
    assert letter.addressee[0] == "Мэру г. Каракол"
    assert "итог составит 100 из 100" in letter.paragraphs[-1]
    assert letter.copies[0] == "председателю городского кенеша г. Каракол"
    assert letter.letterhead[0][-1] == "Каракол шаары"
    assert letter.letterhead[1][-1] == "г. Каракол"


def test_the_act_that_a_letter_brings_is_named_with_its_pages(translator: Translator) -> None:
    t = translator
    act = Act(ActKind.CHECKLIST, "Группа", "МИБП", number="13", signed_on=date(2026, 11, 20))
    letter = draft_checklist_letter(GROUP, small_checklist(), [filled()], t, act=(act, 5))
    (annex,) = [line for line in Paper(write_letter(letter, t)).styled("Listed") if line.startswith("1.")]
    assert "13" in annex
    assert annex.endswith({"ru": "на 5 л.", "ky": "5 барак", "en": "5 pages"}[t.language])


def test_a_letter_whose_annex_nobody_has_counted_leaves_no_blank_there(translator: Translator) -> None:
    t = translator
    act = Act(ActKind.CHECKLIST, "Группа", "МИБП", number="13", signed_on=date(2026, 11, 20))
    for told in (None, (act, None)):
        letter = draft_checklist_letter(GROUP, small_checklist(), [filled()], t, act=told)
        (annex,) = [line for line in Paper(write_letter(letter, t)).styled("Listed") if line.startswith("1.")]
        assert annex.endswith({"ru": "в 1 экз.", "ky": "1 нускада", "en": "one copy"}[t.language])
        assert "_" not in annex


def test_the_numbers_of_a_letter_add_up_for_who_adds_them(t: Translator) -> None:
    """12,5 is read as 13: 13 + 87,5 would not be 100."""
    checklist = small_checklist()
    direction = checklist.directions[0]
    items = tuple(replace(direction.items[0], id=f"1.{number}", office="") for number in range(1, 5))
    checklist = replace(checklist, directions=(replace(direction, items=items),))
    answers = {"1.1": ItemAnswer("partly"), **{f"1.{number}": ItemAnswer("no") for number in range(2, 5)}}
    letter = draft_checklist_letter(GROUP, checklist, [filled(answers=answers)], t)
    assert "к нынешнему баллу 12,5 (округлённо 13) ещё 87,5, и итог составит 100 из 100" in letter.paragraphs[-1]


def test_a_letter_about_an_unfinished_checklist_promises_no_total(t: Translator) -> None:
    letter = draft_checklist_letter(GROUP, small_checklist(), [filled(answers={"1.1": ItemAnswer("no")})], t)
    assert "Ответы даны не на все пункты: 1 из 2; при полном заполнении балл составит от 0 до 50." in letter.paragraphs
    assert letter.paragraphs[-1] == "Просим выполнить 1 пункт из таблицы: он даёт 50 из 100 возможных баллов."


def test_a_letter_about_a_total_alone_asks_for_nothing_by_name(t: Translator) -> None:
    kept = Measurement("mibp-example", "1", date(2025, 1, 1), date(2025, 12, 31), total=17.0)
    letter = draft_checklist_letter(GROUP, small_checklist(), [kept], t)
    assert t("documents.checklist.total_only") in letter.paragraphs
    score = results_of((), [kept], small_checklist()).measured[-1]
    assert asked_table(score, "", t) is None
    assert "Просим рассмотреть" in Paper(write_letter(letter, t)).text


def test_the_change_since_the_previous_measurement_is_in_the_letter(t: Translator) -> None:
    before = filled(start=date(2025, 1, 1), end=date(2025, 3, 31), answers={"1.1": ItemAnswer("no")})
    letter = draft_checklist_letter(GROUP, small_checklist(), [before, filled()], t)
    assert any("(01.01.2025 – 31.03.2025) балл вырос на 25 пунктов" in words for words in letter.paragraphs)


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
