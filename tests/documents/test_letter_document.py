"""The letter in Word: how it is laid out."""

from dataclasses import replace
from datetime import date

import pytest

from smio.documents import asked_table, draft_checklist_letter, results_of, write_letter
from smio.documents.make_templates import letter_template
from smio.documents.template import template_path
from smio.language import Language, Translator
from smio.language import translator as translator_of
from smio.monitoring import Letter
from tests.documents.evidence import GROUP, example_checklist, measurement
from tests.documents.office import all_converted, pages
from tests.documents.word_reader import Paper, W


def general_letter() -> Letter:
    """A letter that no checklist is behind: acts are sent to the kenesh."""
    return Letter(
        organisation="Группа СМиО, г. Каракол",
        addressee=("Председателю городского кенеша", "г. Каракол", "Асанову К. Т."),
        heading="О направлении актов",
        paragraphs=("За полугодие составлено 9 актов.", "Ответ получен на один."),
        letterhead=(("Топ", "Каракол шаары"), ("Группа", "г. Каракол")),
        number="12",
        written_on=date(2026, 7, 1),
        answer_by=date(2026, 7, 20),
        annexes=(("Акт № 1", 3), ("Акт № 2", 1), ("Акт № 3", None)),
        signer=GROUP.chair,
        copies=("постоянным комиссиям",),
    )


def checklist_letter_file(t: Translator, met: int = 12, copies: tuple[str, ...] | None = None) -> bytes:
    checklist, one = example_checklist(), measurement(11, 12, met)
    letter = draft_checklist_letter(GROUP, checklist, [one], t, answer_by=date(2026, 12, 15))
    if copies is not None:
        letter = replace(letter, copies=copies)
    score = results_of((), [one], checklist).measured[-1]
    return write_letter(letter, t, asked_table(score, "", t))


def test_templates_are_those_the_script_makes(translator: Translator) -> None:
    assert template_path(translator.language, "letter").read_bytes() == letter_template(translator)


def test_who_writes_stands_in_kyrgyz_left_and_in_russian_right(translator: Translator) -> None:
    head = next(Paper(checklist_letter_file(translator)).tables())
    assert head == [["Биргелешкен мониторингжана баалоо тобуКаракол шаары", "",
                     "Группа совместногомониторинга и оценкиг. Каракол"]]  # fmt: skip


def test_any_letter_can_be_written(t: Translator) -> None:
    paper = Paper(write_letter(general_letter(), t))
    head = list(paper.tables())[1]
    assert head == [["Исх. № 12от 1 июля 2026 г.", "", "Председателю городского кенешаг. КараколАсанову К. Т."]]
    assert paper.styled("Subtitle") == ["О направлении актов"]
    assert paper.styled("Numbered")[:2] == ["За полугодие составлено 9 актов.", "Ответ получен на один."]
    annexes = [words for words in paper.styled("Listed") if words[0].isdigit()]
    assert annexes == ["1. Акт № 1, на 3 л.", "2. Акт № 2, на 1 л.", "3. Акт № 3, в 1 экз."]
    assert "в срок до 20 июля 2026 г.\n" in paper.text
    assert ".." not in paper.text


def test_nothing_known_is_lines_to_fill_in(translator: Translator) -> None:
    paper = Paper(write_letter(Letter("", (), "", ()), translator))
    assert paper.text.count("____________") >= 7
    assert len(list(paper.tables())) == 2  # no letterhead: no table of one


def test_an_odd_text_comes_out_as_it_is(t: Translator) -> None:
    odd = "Ремонт <b> & \"кавычки\" {{ 7*7 }} {% for %} ]]> 'один'"
    letter = replace(general_letter(), paragraphs=(odd + "\x00\ud800",), copies=(odd,), addressee=(odd,), heading=odd)
    assert Paper(write_letter(letter, t)).text.count(odd) == 4


def test_page_heading_rows_and_titles(translator: Translator) -> None:
    paper = Paper(checklist_letter_file(translator))
    section = paper.document.sections[0]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(margin.mm) for margin in margins] == [20, 10, 20, 20]
    assert section.different_first_page_header_footer
    fields = ["".join(each.text for each in header._element.iter(f"{W}instrText"))
              for header in (section.first_page_header, section.header)]  # fmt: skip
    assert fields == ["", " PAGE "]
    tables = list(paper.body.iter(f"{W}tbl"))
    assert all(table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") for table in tables)
    asked = next(table for table in tables if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None)
    assert asked.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == translator("documents.letter.asked_title")


@pytest.mark.office
@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_signature_is_never_alone_on_a_page(language: Language) -> None:
    """However long the table is, and however many get a copy: what is asked for stands on the page of the signature."""
    t = translator_of(language)
    papers = {
        f"{met}-{copies}.docx": checklist_letter_file(t, met, ("Мэрге",) * copies)
        for met in (0, 6, 12, 18)
        for copies in (1, 4, 7)
    }
    for name, pdf in all_converted(papers, "pdf").items():
        read = pages(pdf)
        (signed,) = (page for page in read if "Иванов П. С." in page)
        before = " ".join(signed[: signed.index("Иванов П. С.")].split())
        assert " ".join(t("documents.letter.answer_by", until="").split())[:30] in before, name
        heads = [next((line.strip() for line in page.splitlines() if line.strip()), "") for page in read]
        assert heads[1:] == [str(number) for number in range(2, len(read) + 1)], name
