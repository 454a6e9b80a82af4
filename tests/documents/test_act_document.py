"""The act in Word: what is printed, and how it is laid out."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import numpy as np
import pytest

from smio.checklist import Measurement
from smio.comparison import compare
from smio.documents import draft_checklist_act, draft_services_act, results_of, write_act
from smio.documents.make_templates import act_template
from smio.documents.template import template_path
from smio.language import Language, Translator
from smio.language import translator as translator_of
from smio.monitoring import Act, Recommendation
from smio.survey import Round
from smio.survey import margin as margin_of
from tests.documents.evidence import GROUP, example_checklist, make_round, measurement
from tests.documents.office import all_converted, converted, pages
from tests.documents.word_reader import Paper, W

LANGUAGE_TAGS = {"ru": "ru-RU", "ky": "ky-KG", "en": "en-GB"}


def services_paper(rounds: tuple[Round, ...], t: Translator, **changes: Any) -> Paper:
    return Paper(services_file(rounds, t, **changes))


def services_file(rounds: tuple[Round, ...], t: Translator, **changes: Any) -> bytes:
    """The services act without figures, which have tests of their own."""
    results = results_of(rounds)
    act: Act = replace(draft_services_act(GROUP, rounds, t, results), **changes)
    return write_act(act, results, t, pictures=())


def two_rounds(*, generated: bool = False) -> tuple[Round, Round]:
    return (
        make_round("Первая оценка", respondents=47, seed=3, generated=generated),
        make_round("Вторая оценка", shift=-0.6, seed=9, generated=generated),
    )


def test_every_number_of_the_difference_table_is_the_comparisons(worked: tuple[Round, Round], t: Translator) -> None:
    comparison = compare(worked[0].responses, worked[1].responses)
    paper = services_paper(worked, t)
    rows = [row for row in paper.table("Критерий")[1:] if row[0].startswith("–")]
    assert len(rows) == len(comparison.criteria)
    for row, change in zip(rows, comparison.criteria, strict=True):
        values = change.values
        marks = ["*" if n < 10 else "" for n in (values.n1, values.n2)]
        assert row[1:5] == [
            str(values.n1), t.decimal(values.mean1) + marks[0], str(values.n2), t.decimal(values.mean2) + marks[1],
        ]  # fmt: skip
        assert row[5] == t.signed(values.difference)
        assert row[7].endswith(t(f"comparison.verdict.{change.verdict}"))
        assert row[7][0] == {"improved": "▲", "worsened": "▼"}.get(change.verdict, "•")


def test_the_score_table_holds_every_score_with_its_n(worked: tuple[Round, Round], t: Translator) -> None:
    results = results_of(worked)
    rows = services_paper(worked, t).tables()
    table = next(rows_ for rows_ in rows if rows_[0][0] == "Услуга" and "Балл услуги" in rows_[0])
    for row, service in zip(table[1:], results.scores[1].services, strict=False):
        cells = [f"{t.decimal(criterion.score)} ({criterion.n})" for criterion in results.scores[1].of_service(row[0])]
        margin = f"±{t.decimal(margin_of(service.se, service.n))}"
        assert row[1:] == [*cells, f"{t.decimal(service.score)} ({service.n})", margin]
    assert table[-1][-2] == f"{t.decimal(results.scores[1].overall.score)} (41)"


def test_the_paper_names_margin_source_and_whom_it_describes(worked: tuple[Round, Round], t: Translator) -> None:
    text = services_paper(worked, t).text
    for source in results_of(worked).sources:
        assert source.name in text
        assert source.sha256 in text
    assert "погрешность ±0,18" in text
    assert "Результаты описывают тех, кто ответил на анкету" in text
    assert "Период: 01.03.2026 – 20.09.2026" in text


def test_what_is_not_known_is_a_line_to_fill_in(t: Translator) -> None:
    paper = services_paper(two_rounds(), t, number="", basis="", participants=(), recommendations=(), copies=())
    assert "АКТ № ____________" in paper.styled("Title")
    assert "Основание: ________________________________________________" in paper.text
    signatures = next(rows for rows in paper.tables() if rows[0][0].endswith("Подписи: "))
    assert len(signatures) == 1 + 2 * 3
    assert paper.table("№")[1:] == [[number, "", "", "", ""] for number in "123"]


def test_everybody_signs_and_the_chair_signs_first(t: Translator) -> None:
    names = [row[4] for row in list(services_paper(two_rounds(), t).tables())[-4][1::2]]
    assert names == ["Иванов П. С.", "Асанова Б. Т.", "Жумабекова Ө. Ү.", "Токтогулов Н. К."]


def test_what_was_filled_in_is_printed(t: Translator) -> None:
    paper = services_paper(
        two_rounds(),
        t,
        number="5",
        signed_on=date(2026, 10, 5),
        answer_by=date(2026, 10, 23),
        recommendations=(Recommendation("Починить", "мэрия", date(2026, 11, 1), "дорога разбита"),),
    )
    assert "АКТ № 5" in paper.styled("Title")
    assert "г. Каракол 5 октября 2026 г." in paper.text
    assert "просим направить группе в срок до 23 октября 2026 г.\n" in paper.text
    assert paper.table("№")[1] == ["1", "Починить", "мэрия", "01.11.2026", "дорога разбита"]
    assert "к акту № 5 от 5 октября 2026 г." in paper.text


@pytest.mark.parametrize("generated", [True, False])
def test_made_up_answers_are_said_in_every_header_and_under_every_table(
    translator: Translator, generated: bool
) -> None:
    paper = services_paper(two_rounds(generated=generated), translator)
    label = translator("documents.generated.label")
    section = paper.document.sections[0]
    for header in (section.header, section.first_page_header):
        assert (label in [each.text for each in header.paragraphs]) is generated
    # Two tables of scores, two of differences: each says it in its notes; the sentence of the method says it once.
    assert paper.text.count(translator("documents.generated.note")) == (4 if generated else 0)
    assert paper.text.count(translator("documents.generated.sentence")) == (1 if generated else 0)


def test_text_with_any_signs_in_it_comes_out_as_it_is(t: Translator) -> None:
    odd = "Ремонт <b> & \"кавычки\" {{ 7*7 }} {% for %} ]]> 'один'"
    paper = services_paper(two_rounds(), t, basis=odd + "\x00\x0b\ud800\ufffe", facts=(odd,), copies=(odd,))
    assert paper.text.count(odd) == 3
    assert paper.document.core_properties.title


def test_text_of_two_lines_stays_in_its_paragraph(t: Translator) -> None:
    paper = services_paper(two_rounds(), t, basis="первая\nвторая")
    assert "Основание: первая вторая" in paper.text


def test_small_numbers_are_hidden_and_it_says_so(t: Translator) -> None:
    rounds = (make_round(respondents=3, seed=1), make_round(respondents=8, seed=2))
    paper = services_paper(rounds, t)
    second, first = [rows for rows in paper.tables() if "Балл услуги" in rows[0]]
    assert {cell for row in first[1:-1] for cell in row[1:-1]} == {"— (<5)"}
    assert {row[-1] for row in first[1:]} == {"—"}
    assert second[1][-2].endswith("* (8)")
    for row in paper.table("Критерий")[1:]:
        assert row[1:3] == ["<5", "—"]
        assert row[5:7] == ["—", "—"]
        assert row[7] == "• мало данных"
    assert t("documents.table.hidden_note") in paper.text
    assert t("documents.table.marked_note") in paper.text


def test_a_table_of_many_criteria_becomes_a_list(t: Translator) -> None:
    criteria = tuple(f"критерий {number}" for number in range(11))
    paper = services_paper((make_round(criteria=criteria),), t)
    assert paper.table("Услуга")[0] == ["Услуга", "Критерий", "Балл", "Погрешность (95 %)"]
    assert len(paper.table("Услуга")) == 1 + 4 * (1 + 11) + 1


def test_heading_rows_are_marked_and_rows_are_not_torn(t: Translator) -> None:
    paper = services_paper(two_rounds(), t)
    tables = list(paper.body.iter(f"{W}tbl"))
    assert len(tables) == 7
    for table in tables:
        first = next(table.iter(f"{W}tr"))
        signatures = "(подпись)" in "".join(each.text or "" for each in table.iter(f"{W}t"))
        assert (first.find(f"{W}trPr/{W}tblHeader") is None) is signatures
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr"))
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")


def test_headings_stand_in_order_and_are_numbered(t: Translator) -> None:
    headings = services_paper(two_rounds(), t).styled("Heading1")
    assert headings == [
        "1. Как проводилась оценка", "2. Установлено", "3. Выводы", "4. Рекомендации",
        "Таблицы по критериям", "Источники данных",
    ]  # fmt: skip


def test_every_annex_is_named_in_the_text_by_its_number(t: Translator) -> None:
    paper = services_paper(two_rounds(), t)
    assert "Подробнее: приложение 1 «Таблицы по критериям» и приложение 2 «Источники данных»." in paper.text
    assert [text.split(" к акту")[0] for text in paper.styled("AnnexNumber")] == ["Приложение 1", "Приложение 2"]


def test_page_language_margins_and_page_field(translator: Translator) -> None:
    paper = services_paper(two_rounds(), translator)
    section = paper.document.sections[0]
    assert [round(margin.mm) for margin in (section.left_margin, section.right_margin)] == [20, 10]
    assert [round(margin.mm) for margin in (section.top_margin, section.bottom_margin)] == [20, 20]
    assert section.different_first_page_header_footer
    fields = ["".join(each.text for each in header._element.iter(f"{W}instrText")) for header in
              (section.first_page_header, section.header)]  # fmt: skip
    assert fields == ["", " PAGE "]
    defaults = paper.document.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults.find(f"{W}lang").get(f"{W}val") == LANGUAGE_TAGS[translator.language]
    assert defaults.find(f"{W}rFonts").get(f"{W}ascii") == "Times New Roman"


def test_the_file_says_whose_it_is_and_no_clock_is_in_it(t: Translator) -> None:
    rounds = two_rounds()
    properties = services_paper(rounds, t).document.core_properties
    assert properties.author == "Группа СМиО, г. Каракол".replace("г. ", "г.\u00a0")
    assert "о результатах оценки" in properties.title
    written = services_file(rounds, t)
    assert written == services_file(rounds, t)
    with zipfile.ZipFile(BytesIO(written)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_templates_are_those_the_script_makes(translator: Translator) -> None:
    assert template_path(translator.language).read_bytes() == act_template(translator)


def test_a_checklists_act_shows_every_item_with_its_proof(
    measurements: tuple[Measurement, Measurement], t: Translator
) -> None:
    checklist = example_checklist()
    results = results_of((), measurements, checklist)
    paper = Paper(write_act(draft_checklist_act(GROUP, checklist, measurements, t, results), results, t, pictures=()))
    rows = {row[0]: row for row in paper.table("№") if "." in row[0]}
    assert rows.keys() == checklist.items.keys()
    assert rows["1.5"][2:] == ["частично", "да", "https://karakol.example/1.5"]
    assert rows["3.5"][3:] == ["не удалось проверить", "сайт не открывался; проверено 20.12.2019"]
    assert paper.table("Направление")[-1] == ["Всего", "65 из 95", "26", "68", "+42"]
    assert "Итоговый балл: 68 из 100 – бюджетная прозрачность обеспечивается на высоком уровне." in paper.text


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "пример, не официальная методика"), ("ky", "үлгү, расмий методика эмес")]
)
def test_an_unofficial_checklist_says_so_on_every_page(language: Language, words: str) -> None:
    t, checklist = translator_of(language), example_checklist()
    one = (measurement(11, 12, 12),)
    results = results_of((), one, checklist)
    act = draft_checklist_act(GROUP, checklist, one, t, results)
    section = Paper(write_act(act, results, t, pictures=())).document.sections[0]
    for header in (section.header, section.first_page_header):
        assert any(words in each.text for each in header.paragraphs)
    official = replace(checklist, official=True)
    results = replace(results, checklist=official)
    paper = Paper(write_act(draft_checklist_act(GROUP, official, one, t, results), results, t, pictures=()))
    assert not any(words in each.text for each in paper.document.sections[0].header.paragraphs)
    assert words not in paper.styled("TableNote")


def test_figures_are_annexed_with_words_for_those_who_cannot_see_them(t: Translator) -> None:
    rounds = two_rounds(generated=True)
    results = results_of(rounds)
    paper = Paper(write_act(draft_services_act(GROUP, rounds, t, results), results, t))
    alternatives = paper.alternatives()
    assert len(alternatives) == 4
    assert all(len(words) > 20 for words in alternatives)
    captions = paper.styled("PictureCaption")
    assert [words.split(".")[0] for words in captions if words] == [f"Рисунок {number}" for number in range(1, 5)]
    assert "приложение 2 «Рисунки»" in paper.text
    assert paper.text.count(t("documents.generated.note")) == 8


@pytest.mark.office
@pytest.mark.parametrize("language", ["ru", "ky"])
@pytest.mark.parametrize("services", [1, 4, 12])
def test_pages_are_numbered_from_the_second_and_signatures_never_stand_alone(language: Language, services: int) -> None:
    t = translator_of(language)
    names = tuple(f"{number + 1}-я услуга города с довольно длинным названием" for number in range(services))
    rounds = (make_round(services=names, seed=3), make_round(services=names, seed=9))
    read = pages(converted(services_file(rounds, t), "act.docx", "pdf"))
    heads = [next((line.strip() for line in page.splitlines() if line.strip()), "") for page in read]
    assert heads[0] != "1"
    assert heads[1:] == [str(number) for number in range(2, len(read) + 1)]
    signature = f"({t('documents.act.signature')})"
    signed = [page for page in read if signature in page]
    assert len(signed) == 1
    assert signed[0].count(signature) == 4
    before = signed[0][: signed[0].index(t("documents.act.signatures") + ":")]
    assert t("documents.act.made_in").split("__")[0].strip() in before
    assert t("documents.act.copies") in before


@pytest.mark.office
def test_wherever_the_page_ends_text_stands_before_the_signatures(worked: tuple[Round, Round]) -> None:
    """LibreOffice lets go of a paragraph kept with a table at some heights of the page: with four copies here."""
    t, results = translator_of("ky"), results_of(worked)
    act = draft_services_act(GROUP, worked, t, results)
    papers = {
        f"{lines}.docx": write_act(replace(act, copies=("Мэрге",) * lines), results, t, pictures=())
        for lines in range(1, 8)
    }
    signature = f"({t('documents.act.signature')})"
    for name, pdf in all_converted(papers, "pdf").items():
        (signed,) = (page for page in pages(pdf) if signature in page)
        assert t("documents.act.copies") in signed[: signed.index(signature)], name


@pytest.mark.office
def test_a_round_of_three_people_and_names_of_ninety_letters_can_be_printed(t: Translator) -> None:
    services = tuple(f"Услуга {number} " + "водоснабжение и водоотведение " * 3 for number in range(12))
    criteria = tuple(f"критерий {number} " + "доступность и понятность " * 3 for number in range(10))
    rounds = (make_round(services=services, criteria=criteria, respondents=3),)
    read = "".join(pages(converted(services_file(rounds, t, participants=()), "act.docx", "pdf")))
    assert read.count("(подпись)") == 3
    assert "<5" in read


def test_nobody_answered_anything(t: Translator) -> None:
    empty = make_round(respondents=3)
    empty = replace(empty, responses=replace(empty.responses, ratings=np.full((3, 24), np.nan)))
    assert "опрошено менее 5 жителей" in services_paper((empty,), t).text
