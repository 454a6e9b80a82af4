"""The plan as a Word annex: what stands in it on a day, and how it is laid out."""

import re
from dataclasses import replace
from datetime import date

import pytest

from smio.documents import plan_document
from smio.documents.make_templates import plan_template
from smio.documents.template import template_path
from smio.language import Language, Translator
from smio.language import translator as translator_of
from smio.monitoring import Group, PlanItem, PlanState, plan_counts
from tests.documents.act_letters import GROUP, TODAY
from tests.documents.office import all_converted, pages
from tests.documents.word_reader import Paper, W

PLAN = (
    PlanItem("Оценка услуг", "ПСЭР, п. 2.1", "Каракол", start=date(2026, 2, 1), due=date(2026, 2, 15),
             responsible="Асанова Б. Т.", act="№ 3 от 08.02.2026"),
    PlanItem("Школа № 2", planned=False, due=date(2026, 1, 22), done_on=date(2026, 1, 21), note="по обращению"),
    PlanItem("Замер МИБП", due=date(2026, 4, 15)),
    PlanItem("Тротуары", start=date(2026, 5, 5), due=date(2026, 5, 20)),
    PlanItem("Рынок", planned=False, start=date(2026, 3, 30)),
    PlanItem("Парк", cancelled=True),
)  # fmt: skip


def rows(t: Translator, plan: tuple[PlanItem, ...] = PLAN) -> list[list[str]]:
    return Paper(plan_document(GROUP, plan, t, TODAY)).table(t("plan.column.number"))


def test_the_template_is_that_the_script_makes(translator: Translator) -> None:
    assert template_path(translator.language, "plan").read_bytes() == plan_template(translator)


def test_what_was_planned_stands_before_what_was_added_each_with_what_became_of_it(t: Translator) -> None:
    headings, *lines = rows(t)
    assert headings == [
        "№",
        "Что проверяем",
        "Пункт ПСЭР",
        "Место",
        "Ответственный",
        "Когда",
        "Состояние",
        "Примечание",
    ]
    assert lines == [
        ["", "По плану", "", "", "", "", "", ""],
        ["1", "Оценка услуг", "ПСЭР, п. 2.1", "Каракол", "Асанова Б. Т.", "01.02.2026 – 15.02.2026",
         "составлен акт № 3 от 08.02.2026", ""],
        ["2", "Замер МИБП", "", "", "", "до 15.04.2026", "просрочено: 5 дней", ""],
        ["3", "Тротуары", "", "", "", "05.05.2026 – 20.05.2026", "предстоит", ""],
        ["4", "Парк", "", "", "", "", "отменено", ""],
        ["", "Вне плана", "", "", "", "", "", ""],
        ["5", "Школа № 2", "", "", "", "до 22.01.2026", "выполнено 21.01.2026", "по обращению"],
        ["6", "Рынок", "", "", "", "с 30.03.2026", "выполняется", ""],
    ]  # fmt: skip


def test_the_counts_are_those_of_the_lines(t: Translator) -> None:
    text = Paper(plan_document(GROUP, PLAN, t, TODAY)).text
    assert "Всего в плане-графике 6 мероприятий: по плану – 4, добавлено вне плана – 2." in text
    assert "Выполнено – 2, выполняется – 1, предстоит – 1, просрочено – 1, отменено – 1." in text
    assert "на период 22.01.2026 – 20.05.2026" in text
    assert "По состоянию на 20 апреля 2026 г.\n" in text


def test_a_part_of_the_plan_is_counted_by_where_it_stands() -> None:
    counts = plan_counts(PLAN, TODAY)
    assert (counts.items, counts.done, counts.overdue, counts.wanted) == (6, 2, 1, 5)
    assert sum(counts.by_state.values()) == 6
    assert plan_counts((), TODAY).by_state == dict.fromkeys(PlanState, 0)


@pytest.mark.parametrize(("days", "said"), [(1, "1 день"), (2, "2 дня"), (11, "11 дней"), (21, "21 день")])
def test_days_late_take_their_noun(t: Translator, days: int, said: str) -> None:
    late = PlanItem("Дорога", due=date.fromordinal(TODAY.toordinal() - days))
    assert rows(t, (late,))[-1][6] == f"просрочено: {said}"


def test_its_pages_lie_and_the_heading_row_is_repeated(translator: Translator) -> None:
    paper = Paper(plan_document(GROUP, PLAN, translator, TODAY))
    section = paper.document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert str(section.orientation).startswith("LANDSCAPE")
    repeated = [row for row in paper.body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert len(repeated) == 1
    captions = [each.get(f"{W}val") for each in paper.body.iter(f"{W}tblCaption")]
    assert captions == [translator("plan.table"), translator("documents.act.signatures")]


def test_the_same_plan_makes_the_same_bytes(translator: Translator) -> None:
    assert plan_document(GROUP, PLAN, translator, TODAY) == plan_document(GROUP, PLAN, translator, TODAY)


def test_an_empty_plan_of_a_nameless_group_is_a_form(translator: Translator) -> None:
    paper = Paper(plan_document(Group("", ""), (), translator, TODAY))
    assert paper.text.count("____________") >= 2
    assert len(paper.table(translator("plan.column.number"))) == 1


def test_a_bilingual_group_has_both_languages_at_the_head(t: Translator) -> None:
    both = replace(GROUP, practice=replace(GROUP.practice, bilingual=True, name_ky="БМжБ тобу"))
    assert "БМжБ тобу" in Paper(plan_document(both, PLAN, t, TODAY)).text
    assert "БМжБ тобу" not in Paper(plan_document(GROUP, PLAN, t, TODAY)).text


@pytest.mark.office
@pytest.mark.parametrize("language", ["ru", "ky"])
def test_neither_a_signature_nor_a_heading_of_a_part_is_alone_on_a_page(language: Language) -> None:
    t = translator_of(language)
    papers = {
        f"{planned}-{added}.docx": plan_document(
            GROUP,
            [*[replace(PLAN[0], title=f"Пл{n:02}") for n in range(planned)],
             *[replace(PLAN[1], title=f"Вн{n:02}") for n in range(added)]],
            t,
            TODAY,
        )
        for planned in (1, 9, 11, 13, 14, 15, 16)
        for added in (1, 3)
    }  # fmt: skip
    closing = t("plan.counted", n=1, planned=0, added=0)[:14]
    for name, pdf in all_converted(papers, "pdf").items():
        read = pages(pdf)
        (signed,) = (page for page in read if "Иванов П. С." in page)
        assert closing in signed[: signed.index("Иванов П. С.")], name
        (headed,) = (page for page in read if t("plan.added_part") in page)
        assert "Вн00" in headed, name
        heading = t("plan.column.responsible")
        assert all(heading in page for page in read if re.search(r"(Пл|Вн)\d\d", page)), name


@pytest.mark.office
def test_a_table_of_few_tall_rows_begins_below_its_title(t: Translator) -> None:
    tall = [replace(PLAN[0], title=f"Пл{n:02} " + "длинное название мероприятия " * 9) for n in range(12)]
    first, *rest = pages(all_converted({"plan.docx": plan_document(GROUP, tall, t, TODAY)}, "pdf")["plan.docx"])
    assert t("plan.title") in first
    assert "Пл00" in first
    assert "Пл11" in rest[-1]


def test_an_odd_text_comes_out_as_it_is(t: Translator) -> None:
    odd = "Ремонт <b> & \"кавычки\" {{ 7*7 }} {% for %} ]]> 'один'"
    item = PlanItem(odd + "\x00\ud800", odd, odd, responsible=odd, act=odd, note=odd)
    assert Paper(plan_document(GROUP, [item], t, TODAY)).text.count(odd) == 6
