"""The report of a period: what belongs to it, and every number that of its source."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from smio.documents import Results, of_period, report_of, results_of, summary_report, write_report
from smio.documents.make_templates import report_template
from smio.documents.report_contents import Report, ReportedAct
from smio.documents.template import template_path
from smio.language import Language, Translator
from smio.language import translator as translator_of
from smio.monitoring import Act, ActKind, Group, PlanItem, Stage, Tracked
from smio.survey import Round
from tests.documents.act_letters import ACTS, GROUP, REGISTER, TODAY, act, tracked
from tests.documents.evidence import example_checklist, make_round, measurement, worked_example
from tests.documents.office import all_converted, pages
from tests.documents.test_plan_document import PLAN
from tests.documents.word_reader import Paper, W

PERIOD = (date(2026, 1, 1), date(2026, 3, 31))
STAGED: tuple[ReportedAct, ...] = (
    (ACTS[1], Stage.SIGNED),
    (ACTS[0], Stage.SENT),
    (act("5", "апрель", date(2026, 4, 1), 4), Stage.DRAFT),
    (act("", "без даты", None, 1), Stage.DRAFT),
    (act("6", "на проверке", date(2026, 3, 20), 7), Stage.REVIEW),
)


@pytest.fixture
def rounds(shared_data: Path) -> Results:
    return results_of(worked_example(shared_data / "worked_example"))


@pytest.fixture
def measured() -> Results:
    return results_of((), (measurement(1, 10, 4), measurement(11, 12, 12)), example_checklist())


def report(
    results: Sequence[Results] = (),
    plan: Sequence[PlanItem] = PLAN,
    acts: Sequence[ReportedAct] = STAGED,
    register: Sequence[Tracked] = REGISTER,
    group: Group = GROUP,
) -> Report:
    return report_of(group, PERIOD, plan, results, acts, register, TODAY)


def paper(t: Translator, *results: Results) -> Paper:
    return Paper(write_report(report(results), t))


def test_the_template_is_that_the_script_makes(translator: Translator) -> None:
    assert template_path(translator.language, "report").read_bytes() == report_template(translator)


def test_the_plan_of_a_period_is_what_any_day_of_it_touches() -> None:
    """From January to March: not the measurement due in April, not the pavements of May; what has no day always."""
    found = report()
    assert [item.title for item in found.planned] == ["Оценка услуг", "Парк"]
    assert [item.title for item in found.added] == ["Школа № 2", "Рынок"]
    assert (found.planned_counts.items, found.planned_counts.done, found.planned_counts.wanted) == (2, 1, 1)
    assert found.late_plan == ()
    edge = PlanItem("край", start=date(2025, 12, 1), due=date(2026, 1, 1))
    assert report(plan=[edge]).planned == (edge,)
    assert report(plan=[replace(edge, due=date(2025, 12, 31))]).planned == ()


def test_acts_are_those_signed_and_dated_in_the_period_in_time_order() -> None:
    found = report()
    assert [act.number for act, _ in found.acts] == ["3", "4"]
    assert (found.undated, found.unsigned, found.recommendations, found.unsent) == (1, 1, 5, 1)


def test_answers_are_of_what_was_sent_in_the_period_as_they_stand_today() -> None:
    """In February and March four went out: one promised and late, one done, one silent and late, one refused."""
    found = report()
    assert [(one.act_id, one.number) for one in found.sent] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    told = found.rates
    assert (told.sent, told.answered, told.done, told.overdue) == (4, 3, 1, 2)
    assert (told.acts_sent, told.acts_answered, told.days) == (2, 2, 18)
    assert [(one.act_id, one.number) for one in found.overdue] == [(1, 1), (2, 1)]


def test_what_was_sent_before_the_period_is_told_apart_and_what_is_overdue_of_it_is_not_forgotten(
    t: Translator,
) -> None:
    old = tracked(9, 1, "старое", sent=date(2025, 11, 3), due=date(2025, 12, 1))
    found = report(register=[*REGISTER, old])
    assert found.rates.sent == 4
    assert len(found.so_far) == 5
    assert old in found.overdue
    text = Paper(write_report(found, t)).text
    assert "С начала учёта до конца периода отправлено рекомендаций – 5, ответ получен на 3, выполнено – 1." in text


def test_a_round_of_the_period_is_compared_with_the_one_before_it() -> None:
    early, late, later = (
        replace(make_round(seed=seed), end=day)
        for seed, day in ((1, date(2025, 9, 1)), (2, date(2026, 2, 1)), (3, date(2026, 6, 1)))
    )
    assert of_period([later, late, early], PERIOD) == (early, late)
    assert of_period([early, later], PERIOD) == ()
    undated: list[Round] = [replace(late, end=None)]
    assert of_period(undated, PERIOD) == ()


def test_the_plan_is_counted_and_listed(t: Translator) -> None:
    read = paper(t)
    assert (
        "По плану на период – 2 мероприятия: выполнено – 1, выполняется – 0, предстоит – 0, просрочено – 0,"
        in read.text
    )
    assert "Без отменённых выполнено 1 из 1." in read.text
    assert "Вне плана – 2 мероприятия: выполнено – 1, выполняется – 1," in read.text
    listed = [rows for rows in read.tables() if rows[0][:2] == ["№", "Что проверяем"]]
    assert [row[1] for rows in listed for row in rows[1:]] == ["Оценка услуг", "Парк", "Школа № 2", "Рынок"]


def test_the_acts_are_listed_with_their_recommendations_and_stages(t: Translator) -> None:
    read = paper(t)
    rows = next(rows for rows in read.tables() if rows[0][:2] == ["№", "Дата"])
    assert rows[1:] == [
        ["3", "08.02.2026", "качество услуг", "3", "отправлен"],
        ["4", "10.03.2026", "детский сад", "2", "подписан"],
    ]
    assert "Составлены и подписаны 2 акта; рекомендаций в них – 5." in read.text
    assert "Ещё 1 акт периода не подписан и в отчёт не вошёл." in read.text
    assert "Ещё 1 акт без даты в отчёт не вошёл." in read.text


def test_answers_are_told_as_so_many_of_so_many(t: Translator) -> None:
    read = paper(t)
    assert (
        "За период отправлены 4 рекомендации. Ответ получен на 3 из 4 (75 %), выполнено – 1 из 4 (25 %), "
        "просрочено – 2 из 4." in read.text
    )
    assert "Первого ответа ждали 18 дней (медиана; ответов – 3)." in read.text
    assert "Из отправленных актов ответ хотя бы на одну рекомендацию получен по 2 из 2." in read.text
    rows = read.table("Кому")
    assert rows[1:] == [
        ["Мэрия", "3", "2 из 3 (67 %)", "0 из 3 (0 %)", "2", "19"],
        ["МП «Тазалык»", "1", "1 из 1 (100 %)", "1 из 1 (100 %)", "0", "11"],
        ["Всего", "4", "3 из 4 (75 %)", "1 из 4 (25 %)", "2", "18"],
    ]


def test_what_remains_and_who_must_act(t: Translator) -> None:
    late = PlanItem("Мост", due=date(2026, 3, 1))
    read = Paper(write_report(report(plan=[late]), t))
    assert read.table("Акт")[1:] == [
        ["3, 1", "Заделать выбоины", "Мэрия", "15.04.2026", "5"],
        ["4, 1", "=1+1 перила", "Мэрия", "02.04.2026", "18"],
    ]
    assert "Не проведены в срок: Мост." in read.text
    assert "1. Сообщить о принятых мерах по 2 рекомендациям, срок по которым прошёл: Мэрия – 2." in read.text
    assert "2. Группе: отправить адресатам 1 подписанный акт." in read.text
    assert "3. Группе: провести 1 мероприятие, срок которого прошёл, или перенести его." in read.text
    assert "4. ____" in read.text


def test_every_difference_is_that_of_the_comparison_with_its_verdict(rounds: Results, translator: Translator) -> None:
    t = translator
    assert rounds.comparison is not None
    read = paper(t, rounds)
    name = t("documents.table.service")
    table = next(rows for rows in read.tables() if rows[0][0] == name and t("documents.table.verdict") in rows[0])
    for change, row in zip(rounds.comparison.services, table[1:], strict=False):
        values = change.values
        assert row[0] == change.indicator.service
        assert row[1:6] == [
            str(values.n1), t.decimal(values.mean1), str(values.n2), t.decimal(values.mean2),
            t.signed(values.difference),
        ]  # fmt: skip
        assert row[7].endswith(t(f"comparison.verdict.{change.verdict}"))
    assert len(table) == len(rounds.comparison.services) + 2  # the heading and all services


def test_a_service_is_called_worse_only_where_its_verdict_is(rounds: Results, t: Translator) -> None:
    """The worked example: roads are worse, nothing else is proven."""
    text = paper(t, rounds).text
    assert "Оценка услуги «Внутригородские дороги» ухудшилась" in text
    assert len(re.findall("ухудшилась|улучшилась", text)) == 1
    assert "опрошено 47 жителей" in text
    assert "опрошен 41 житель" in text


def test_measurements_are_told_with_their_change(measured: Results, t: Translator) -> None:
    before, after = (score.rounded for score in measured.measured)
    read = paper(t, measured)
    assert f"набрано {before} из 100 баллов" in read.text
    assert f"было {before}, стало {after} из 100" in read.text
    assert "МИБП: пример, не официальная методика" in "".join(
        paragraph.text for paragraph in read.document.sections[0].header.paragraphs
    )


def test_figures_say_what_they_show_and_are_referred_to(rounds: Results, measured: Results, t: Translator) -> None:
    read = paper(t, rounds, measured)
    said = read.alternatives()
    assert len(said) == 4
    assert all(words.endswith(".") and len(words) > 40 for words in said)
    for number in range(1, 5):
        assert f"Рисунок {number} «" in read.text
        assert f"Рисунок {number}. " in read.text


def test_the_sources_stand_with_their_hashes(rounds: Results, measured: Results, t: Translator) -> None:
    read = paper(t, rounds, measured)
    for source in rounds.sources:
        assert source.sha256 in read.text
    assert read.text.count(t("report.entered")) == 2
    assert t("report.heading.sources") in read.text
    assert t("report.heading.sources") not in paper(t).text


def test_a_period_without_work_says_so_section_by_section(translator: Translator) -> None:
    read = Paper(write_report(report((), (), (), ()), translator))
    names = ("plan", "added", "services", "checklists", "acts", "answers", "open")
    assert all(translator(f"report.none.{name}") in read.text.replace(" ", " ") for name in names)
    assert read.alternatives() == []


def test_made_up_work_is_said_at_the_head_of_every_page(t: Translator) -> None:
    made_up = Act(ActKind.SITE, "", "сад", "1", date(2026, 2, 1), generated=True)
    found = report(acts=[(made_up, Stage.SENT)])
    assert found.generated
    section = Paper(write_report(found, t)).document.sections[0]
    for header in (section.first_page_header, section.header):
        assert t("visit.generated.label") in "".join(paragraph.text for paragraph in header.paragraphs)
    assert not report().generated


def test_sections_are_headings_in_their_order(translator: Translator) -> None:
    headings = paper(translator).styled("Heading1")
    assert [heading[:2] for heading in headings[:8]] == [f"{number}." for number in range(1, 9)]
    names = ("plan", "added", "services", "checklists", "acts", "answers", "open", "proposals")
    assert [heading[3:] for heading in headings[:8]] == [translator(f"report.heading.{name}") for name in names]


def test_two_tables_never_stand_without_a_paragraph_between(rounds: Results, measured: Results, t: Translator) -> None:
    """Word would make one of them."""
    body = paper(t, rounds, measured).body
    tags = [element.tag for element in body if element.tag in {f"{W}p", f"{W}tbl"}]
    assert (f"{W}tbl", f"{W}tbl") not in pairwise(tags)


def test_the_same_work_makes_the_same_bytes(rounds: Results, t: Translator) -> None:
    given = (GROUP, PERIOD, PLAN, [rounds], STAGED, REGISTER, t, TODAY)
    assert summary_report(*given) == summary_report(*given)


@pytest.mark.office
@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_signature_is_never_alone_on_a_page(language: Language, rounds: Results) -> None:
    t = translator_of(language)
    late = [
        tracked(1, number, f"Сделать то, о чём просили, {number}", sent=date(2026, 2, 1), due=TODAY - timedelta(days=9))
        for number in range(1, 40)
    ]
    papers = {
        f"{count}.docx": write_report(report([rounds], register=late[:count]), t) for count in (1, 5, 9, 13, 17, 21, 39)
    }
    closing = t("report.closing", date="")[:12]
    for name, pdf in all_converted(papers, "pdf").items():
        read = pages(pdf)
        (signed,) = (page for page in read if "Иванов П. С." in page)
        assert closing in signed[: signed.index("Иванов П. С.")], name
        heads = [next((line.strip() for line in page.splitlines() if line.strip()), "") for page in read]
        assert heads[1:] == [str(number) for number in range(2, len(read) + 1)], name


def test_an_odd_text_comes_out_as_it_is(t: Translator) -> None:
    odd = "Ремонт <b> & \"кавычки\" {{ 7*7 }} {% for %} ]]> 'один'"
    late = tracked(1, 1, odd, sent=date(2026, 2, 1), due=date(2026, 3, 1), whom=odd)
    plan = [PlanItem(odd, due=date(2026, 3, 1), planned=False)]
    acts = [(act(odd, odd, date(2026, 2, 1), 1), Stage.SENT)]
    text = Paper(write_report(report(plan=plan, acts=acts, register=[late]), t)).text
    # the plan's line and what remains of it; the act; the addressee in two tables and a proposal; what was asked
    assert text.count(odd) == 2 + 2 + 3 + 1
