"""Letters that bring acts and letters that ask again: whom, what, by when, in the case the language asks for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from smio.documents import (
    count_pages,
    count_pages_of,
    draft_cover_letter,
    draft_reminder,
    reminder_table,
    write_letter,
)
from smio.documents import page_count as counting
from smio.language import Language, Translator
from smio.language import translator as translator_of
from smio.monitoring import Act, Addressee, Group, Letter
from tests.documents.act_letters import ACTS, FEBRUARY, GROUP, MARCH, PRACTICE, REGISTER, TODAY, act, tracked
from tests.documents.office import all_converted, pages
from tests.documents.word_reader import Paper

NO_BREAK = "\u00a0"


def cover(t: Translator, to: Addressee = Addressee.MAYOR, acts: tuple[Act, ...] = ACTS, group: Group = GROUP) -> Letter:
    return draft_cover_letter(group, [(one, (), 5) for one in acts], t, to=to, sent_on=MARCH)


def earlier(t: Translator) -> Letter:
    return replace(cover(t), number="14")


@pytest.mark.parametrize(
    ("language", "to", "lines"),
    [
        ("ru", Addressee.MAYOR, ("Мэру города Кара-Балта", "Иванову Николаю Николаевичу")),
        ("ru", Addressee.KENESH, ("Председателю городского кенеша города Кара-Балта", "Асанову Бакыту Эркиновичу")),
        (
            "ru",
            Addressee.COMMISSIONS,
            ("Постоянным комиссиям городского кенеша города Кара-Балта", *PRACTICE.commissions),
        ),
        ("ky", Addressee.MAYOR, ("Кара-Балта шаарынын мэрине", "Иванов Николай Николаевичке")),
        ("ky", Addressee.KENESH, ("Кара-Балта шаардык кеңешинин төрагасына", "Асанов Бакыт Эркиновичке")),
    ],
)
def test_whom_it_goes_to_stands_in_the_dative(language: Language, to: Addressee, lines: tuple[str, ...]) -> None:
    assert cover(translator_of(language), to).addressee == lines


def test_an_unknown_name_and_town_are_lines_to_fill_in(translator: Translator) -> None:
    letter = draft_cover_letter(Group("Группа", ""), [(ACTS[0], (), None)], translator, to=Addressee.MAYOR)
    assert letter.addressee[0] == translator("letters.to.mayor_blank")
    assert set(letter.addressee[1]) == {"_"}
    assert (letter.number, letter.written_on, letter.answer_by, letter.copies) == ("", None, None, ())


def test_every_act_is_an_annex_with_its_number_date_subject_and_pages(t: Translator) -> None:
    letter = cover(t)
    assert letter.annexes == (
        (f"Акт № 3 от 8{NO_BREAK}февраля 2026{NO_BREAK}г. – качество услуг", 5),
        (f"Акт № 4 от 10{NO_BREAK}марта 2026{NO_BREAK}г. – детский сад", 5),
    )
    listed = Paper(write_letter(letter, t)).styled("Listed")
    assert "1. Акт № 3 от 8 февраля 2026 г. – качество услуг, на 5 л." in listed


def test_acts_stand_in_the_order_of_their_dates_whatever_order_they_come_in(t: Translator) -> None:
    undated = act("9", "без даты", None, 0)
    letter = cover(t, acts=(undated, ACTS[1], ACTS[0]))
    assert [title[:8] for title, _ in letter.annexes] == ["Акт № 3 ", "Акт № 4 ", "Акт № 9 "]
    assert [words[:11] for words in letter.paragraphs[1:4]] == ["1. Акт № 3 ", "2. Акт № 4 ", "3. Акт № 9,"]


def test_the_name_stands_once_at_the_head(t: Translator) -> None:
    named = replace(
        GROUP, name="Группа Кара-Балта", practice=replace(PRACTICE, name_ky="Кара-Балта тобу", contacts="тел.")
    )
    text = Paper(write_letter(cover(t, group=named), t)).text
    assert (text.count("Группа Кара-Балта"), text.count("Кара-Балта тобу"), text.count("тел.")) == (1, 1, 1)


def test_it_sums_up_the_first_conclusions_and_counts_the_recommendations(t: Translator) -> None:
    told = "\n".join(cover(t).paragraphs)
    assert "Балл дорог ниже. Балл воды тот же.\n" in told
    assert "Третий вывод" not in told
    assert "Всего дано 5 рекомендаций." in told
    assert "фото" not in told


def test_its_own_sentences_stand_instead_of_the_conclusions(t: Translator) -> None:
    letter = draft_cover_letter(GROUP, [(ACTS[0], ("Свои слова.",), 2)], t, to=Addressee.KENESH)
    assert letter.paragraphs[1].endswith("Свои слова.")
    assert letter.heading == "О направлении акта совместного мониторинга и оценки"


def test_of_many_acts_one_conclusion_each_is_told(t: Translator) -> None:
    told = "\n".join(cover(t, acts=ACTS[:1] * 5).paragraphs)
    assert told.count("Балл дорог ниже.") == 5
    assert "Балл воды" not in told
    assert "Направляем 5 актов, составленных группой." in told


@pytest.mark.parametrize(
    ("acts", "said"), [(1, "1 акт, составленный"), (2, "2 акта, составленные"), (5, "5 актов, составленных")]
)
def test_the_number_of_acts_takes_its_noun(t: Translator, acts: int, said: str) -> None:
    assert said in cover(t, acts=ACTS[:1] * acts).paragraphs[0]


def test_the_period_is_that_of_the_acts(t: Translator) -> None:
    assert "за период 08.02.2026 – 10.03.2026" in cover(t).paragraphs[0]


def test_an_answer_is_due_after_fourteen_working_days(t: Translator) -> None:
    """Counted by hand in a calendar: 13, 16–19, 23–27, 30, 31 March, 1 and 2 April 2026.

    20 March is Orozo ait; Nooruz falls on a Saturday.
    """
    assert cover(t).answer_by == date(2026, 4, 2)
    with_day_off = replace(GROUP, practice=replace(PRACTICE, days_off=(date(2026, 4, 1),)))
    assert cover(t, group=with_day_off).answer_by == date(2026, 4, 3)


def test_laws_are_those_of_the_settings_and_copies_go_to_the_others(t: Translator) -> None:
    letter = cover(t, Addressee.KENESH)
    assert letter.paragraphs[-1] == "Основание: постановление городского кенеша от 12.01.2026 № 4."
    assert letter.copies == ("мэру города Кара-Балта", "постоянным комиссиям городского кенеша города Кара-Балта")
    without = replace(GROUP, practice=replace(PRACTICE, laws=()))
    assert "Основание" not in "".join(cover(t, group=without).paragraphs)


def test_made_up_acts_are_said_to_be_so(t: Translator) -> None:
    assert cover(t, acts=(replace(ACTS[0], generated=True),)).generated
    assert not cover(t).generated


def test_a_letter_of_no_act_is_refused(t: Translator) -> None:
    with pytest.raises(ValueError, match="needs one"):
        draft_cover_letter(GROUP, [], t, to=Addressee.MAYOR)


def test_a_reminder_names_the_letter_and_how_long_ago_the_answer_was_due(t: Translator) -> None:
    told = draft_reminder(GROUP, earlier(t), REGISTER, t, TODAY).paragraphs
    assert f"исх. № 14 от 12{NO_BREAK}марта 2026{NO_BREAK}г." in told[0]
    assert told[1] == "На 1 рекомендацию ответ не получен; срок ответа прошёл 18 дней назад."
    assert told[2] == "По 1 рекомендации ответ есть, но срок выполнения прошёл, а сообщения о выполнении нет."


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (2, "На 2 рекомендации ответ не получен"),
        (5, "На 5 рекомендаций ответ не получен"),
        (21, "На 21 рекомендацию ответ"),
    ],
)
def test_a_reminder_counts_in_the_right_form(t: Translator, count: int, said: str) -> None:
    late = [tracked(1, number, "что", sent=FEBRUARY, due=date(2026, 4, 18)) for number in range(count)]
    paragraph = draft_reminder(GROUP, earlier(t), late, t, TODAY).paragraphs[1]
    assert paragraph.startswith(said)
    assert paragraph.endswith("прошёл 2 дня назад.")


def test_a_reminder_goes_where_the_letter_went_and_asks_anew(t: Translator) -> None:
    reminder, letter = draft_reminder(GROUP, earlier(t), REGISTER, t, TODAY), earlier(t)
    assert (reminder.addressee, reminder.copies) == (letter.addressee, letter.copies)
    assert reminder.written_on == TODAY
    assert reminder.answer_by is not None
    assert reminder.answer_by > TODAY


def test_the_table_of_a_reminder_holds_what_is_overdue_and_nothing_else(t: Translator) -> None:
    rows = [[cell.text for cell in row] for row in reminder_table(REGISTER, t, TODAY).rows]
    assert [row[:6] for row in rows] == [
        ["3", "1", "Заделать выбоины", "09.02.2026", "15.04.2026", "5"],
        ["4", "1", "=1+1 перила", "12.03.2026", "02.04.2026", "18"],
    ]
    assert rows[0][6] == "27.02.2026, А. Б. Садыков: обещано. В плане"
    assert rows[1][6] == "нет ответа"


def test_nothing_overdue_needs_no_reminder(t: Translator) -> None:
    with pytest.raises(ValueError, match="overdue"):
        draft_reminder(GROUP, earlier(t), REGISTER[1:2], t, TODAY)


@pytest.mark.office
@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_signature_is_never_alone_on_a_page(language: Language) -> None:
    t = translator_of(language)
    long = tuple(act(str(n), f"предмет {n} " * 4, FEBRUARY, 1, "Вывод о том, что найдено. " * 4) for n in range(1, 15))
    papers = {f"{n}.docx": write_letter(cover(t, acts=long[:n]), t) for n in (1, 3, 5, 7, 9, 11, 13, 14)}
    late = [tracked(1, n, "Сделать то, о чём просили. " * 3, sent=FEBRUARY, due=MARCH) for n in range(1, 40)]
    for n in (1, 9, 14, 19, 39):
        letter = draft_reminder(GROUP, earlier(t), late[:n], t, TODAY)
        papers[f"again-{n}.docx"] = write_letter(letter, t, reminder_table(late[:n], t, TODAY))
    asks = " ".join(t("documents.letter.answer_by", until="").split())[:30]
    for name, pdf in all_converted(papers, "pdf").items():
        (signed,) = (page for page in pages(pdf) if "Иванов П. С." in page)
        assert asks in " ".join(signed[: signed.index("Иванов П. С.")].split()), name


@pytest.mark.office
def test_pages_are_counted_as_libreoffice_lays_them_out(t: Translator) -> None:
    papers = {f"{acts}.docx": write_letter(cover(t, acts=ACTS[:1] * acts), t) for acts in (1, 13, 30)}
    counted = tuple(len(pages(pdf)) for pdf in all_converted(papers, "pdf").values())
    assert len(set(counted)) > 1
    assert count_pages_of(list(papers.values())) == counted
    assert count_pages(papers["13.docx"]) == counted[1]


def test_without_the_program_pages_stay_uncounted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "office_program", lambda: None)
    assert count_pages(b"") is None
    assert count_pages_of([b"", b""]) == (None, None)
    assert count_pages_of([]) == ()


def test_a_program_that_fails_or_hangs_costs_nothing_but_the_number(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(counting, "office_program", lambda: str(broken))
    assert count_pages(b"paper") is None
    broken.write_text("#!/bin/sh\nexec sleep 30\n")
    monkeypatch.setattr(counting, "LONGEST", 0.2)
    monkeypatch.setattr(counting, "EACH", 0.0)
    assert count_pages(b"paper") is None
