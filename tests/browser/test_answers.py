"""From results to the answer: the act, its check, the letter, the authority's link, the register."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from smio.monitoring import Group, LetterKind, Member, PlanItem, Practice, Stage
from smio.store import (
    Database,
    StoredAct,
    acts_of,
    add_group,
    add_letter,
    add_plan_items,
    change_act,
    finish_link,
    letters_of,
    links_of,
    load_act,
    load_letter,
    make_link,
    plan_of,
    register_of,
    withdraw_link,
)
from tests.browser.conftest import Server, opened, pressed, screen, settled
from tests.browser.test_main_journey import DEMO, save_round
from tests.interface.acts_sent import sent_act

pytestmark = pytest.mark.browser

TODAY = date.today()  # noqa: DTZ011 - the pages go by the calendar on the wall
MEMBERS = (Member("Асанова Айгуль", "житель", chair=True), Member("Петров Иван", "депутат"), Member("Ким Анна", "НПО"))
WHO = "Ибраев Н. А., мэр"


@pytest.fixture
def authority(chromium: Browser) -> Iterator[Page]:
    """A browser that has never seen the app: no cookies, no session, a telephone's width."""
    yield from screen(chromium, 360, 780)


def make_group(store: Database, address: str) -> int:
    practice = Practice(mayor="Ибраев Нурлан Асанович", address=address)
    return add_group(
        store, Group("Группа СМиО Каракола", "Каракол", members=MEMBERS, basis="план работы группы", practice=practice)
    )


def part(page: Page, name: str) -> Page:
    """Go to a part of the open act."""
    page.locator(".st-key-act_parts button").filter(has_text=name).click()
    return settled(page)


def typed(page: Page, label: str, words: str) -> Page:
    """Fill in a field and leave it, as a person does."""
    field = page.get_by_label(label, exact=True).first
    field.fill(words)
    field.blur()
    return settled(page)


def fill_in(store: Database, group: int, act: int) -> None:
    """What a group writes into a long act by hand: number, day, period, and to whom and by when."""
    stored = load_act(store, group, act)
    due = TODAY + timedelta(days=60)
    filled = replace(
        stored.act,
        number="7",
        signed_on=TODAY,
        period=(TODAY - timedelta(days=30), TODAY - timedelta(days=1)),
        recommendations=tuple(
            replace(one, to_whom="мэрия города Каракол", by_when=due) for one in stored.act.recommendations[:2]
        ),
    )
    change_act(store, act, stored.version, filled)


def found(page: Page) -> list[str]:
    """What the check of the open act finds, in its own words."""
    part(page, "Проверка и подпись")
    return page.locator("[class*='_fault_'] strong").all_inner_texts()


def answer(page: Page, act: int, number: int, words: str, file: Path | None = None) -> None:
    """Answer the recommendation whose form is open."""
    card = page.locator(f".st-key-asked_{act}_{number}")
    card.locator("[data-testid=stButtonGroup] button").filter(has_text="Сделано").click()
    settled(page)
    field = card.get_by_label("Что сделано или будет сделано")
    field.fill(words)
    field.blur()
    settled(page)
    if file is not None:
        card.locator("input[type=file]").set_input_files(file)
        expect(card.get_by_text(file.name)).to_be_visible()
        settled(page)
    card.get_by_role("button", name="Сохранить ответ").click()
    settled(page)


def act_from_results(page: Page, server: Server, store: Database, group: int) -> StoredAct:
    """Two files of questionnaires, their comparison, the act that rests on them."""
    opened(page, server, "services-questionnaires")
    save_round(page, DEMO / "karakol-1.csv")
    pressed(page, "Загрузить второй раунд")
    save_round(page, DEMO / "karakol-2.csv")
    pressed(page, "Сравнить раунды")
    pressed(page, "Составить акт")
    pressed(page, "Составить акт")
    (act,) = acts_of(store, group)
    fill_in(store, group, act.id)
    return act


def find_and_mend_three_mistakes(page: Page, act: StoredAct) -> None:
    """No place, an opinion among the facts, no day for the answer: found, then mended, two of them by one press."""
    facts = act.act.facts
    typed(page, "Место", "")
    part(page, "Факты")
    typed(page, "Что установлено", "\n\n".join((*facts, "К сожалению, дороги в ужасном состоянии.")))
    assert sorted(one.partition(":")[0] for one in found(page)) == [
        "Возможно, это мнение, а не факт",
        "Не указано место.",
        "Не указано, к какому дню ждём ответ.",
    ]
    expect(page.get_by_role("button", name="Акт подписан", exact=True)).to_have_count(0)
    pressed(page, "Исправить")
    pressed(page, "Исправить")
    part(page, "Шапка")  # what stands there is read again, and left again
    expect(page.get_by_label("Место", exact=True)).to_have_value(act.act.place)
    part(page, "Факты")
    typed(page, "Что установлено", "\n\n".join(facts))
    assert found(page) == []


def letter_with_a_link(page: Page) -> str:
    """The letter, numbered, with the link in its text, sent; the link."""
    pressed(page, "К письму")
    page.get_by_role("button", name="Составить письмо").click()
    expect(page.get_by_role("button", name="Создать ссылку")).to_be_visible(timeout=180_000)  # pages are counted
    typed(settled(page), "Исходящий №", "02-15/7")
    pressed(page, "Создать ссылку")
    pressed(page, "Вставить в письмо")
    link = page.locator("[data-testid=stCode]").first.inner_text().strip()
    expect(page.get_by_label("Текст (абзацы – через пустую строку)")).to_contain_text(link)
    pressed(page, "Отправлено")
    return link


def answer_and_finish(page: Page, link: str, act: int, scan: Path) -> str:
    """Answer both recommendations, with a reload between them, and close the link; the receipt's text."""
    page.goto(link)
    expect(settled(page).get_by_role("heading", name="Ответ на рекомендации")).to_be_visible()
    expect(page.get_by_text("Группа СМиО Каракола")).to_be_visible()
    expect(page.locator("[data-testid=stSidebar], [data-testid=stSidebarNav]")).to_have_count(0)
    assert sideways(page) <= 0
    typed(page, "Кто отвечает", WHO)
    answer(page, act, 1, "Асфальт положен на двух участках.", scan)
    expect(page.get_by_text("Отвечено: 1 из 2")).to_be_visible()
    page.reload()
    answer(settled(page), act, 2, "График работ опубликован.")
    pressed(page, "Завершить ответ")
    pressed(page, "Да, завершить")
    expect(page.get_by_role("heading", name="Ответ принят")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать квитанцию").click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_from_results_to_the_answer_and_no_reminder(
    page: Page, authority: Page, server: Server, answers: Server, tmp_path: Path
) -> None:
    store = Database(f"sqlite:///{server.store}")
    group = make_group(store, answers.url)
    act = act_from_results(page, server, store, group)
    opened(page, server, f"group_work-acts?act={act.id}")
    find_and_mend_three_mistakes(page, act)
    pressed(page, "Акт подписан")
    assert load_act(store, group, act.id).stage is Stage.SIGNED

    link = letter_with_a_link(page)
    assert link.startswith(f"{answers.url}/?answer=")
    assert load_act(store, group, act.id).stage is Stage.SENT

    scan = tmp_path / "ответ.pdf"
    scan.write_bytes(b"%PDF-1.7\nanswer")
    receipt = answer_and_finish(authority, link, act.id, scan)
    assert all(words in receipt for words in (WHO, "Асфальт положен", "График работ", "ответ.pdf"))
    authority.goto(link)
    expect(settled(authority).get_by_text("Ответ по этой ссылке завершён")).to_be_visible()

    assert load_act(store, group, act.id).stage is Stage.ANSWERED
    opened(page, server, f"group_work-register?group={group}")
    expect(page.get_by_text("Напоминание не нужно")).to_be_visible()
    expect(page.get_by_text("выполнено · 2")).to_be_visible()
    opened(page, server, f"group_work-register?asked={act.id}-1")
    expect(page.get_by_text("Асфальт положен на двух участках.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="ответ.pdf").click()
    assert Path(download.value.path()).read_bytes() == scan.read_bytes()
    assert [one.who for tracked in register_of(store, group) for one in tracked.replies] == [WHO, WHO]


def sideways(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def said(page: Page) -> str:
    """Every word on the page, without the names of languages."""
    return " ".join(page.locator("[data-testid=stMain]").inner_text().replace("\n", " ").split())


def hostile_tokens(store: Database) -> dict[str, str]:
    sent = sent_act(store)
    expired = make_link(store, sent.letter, TODAY - timedelta(days=1))
    withdrawn = make_link(store, sent.letter, TODAY)
    withdraw_link(store, links_of(store, sent.group)[0].id)
    finished = make_link(store, sent.letter, TODAY)
    finish_link(store, finished, TODAY, WHO)
    forged = sent.token[:-1] + ("A" if sent.token[-1] != "A" else "B")
    return {"forged": forged, "none": "", "expired": expired, "withdrawn": withdrawn, "finished": finished}


@pytest.mark.parametrize("script", ["answers", "app"])
def test_a_hostile_link_gets_one_sentence_and_nothing_else(
    authority: Page, server: Server, answers: Server, script: str
) -> None:
    base = answers if script == "answers" else server
    for kind, token in hostile_tokens(Database(f"sqlite:///{server.store}")).items():
        authority.goto(f"{base.url}/?answer={token}")
        settled(authority)
        expect(authority.locator("[data-testid=stAlert]"), kind).to_have_count(1)
        sentence = " ".join(authority.locator("[data-testid=stAlert]").inner_text().split())
        assert said(authority).replace("RU KY EN", "").strip() == sentence
        assert authority.locator("[data-testid=stMain] button").count() == 3  # the languages
        expect(authority.locator("[data-testid=stSidebar]")).to_have_count(0)


def test_the_authoritys_page_has_no_other_way_in(authority: Page, server: Server, answers: Server) -> None:
    sent_act(Database(f"sqlite:///{server.store}"))
    for path in ("", "group_work-register", "settings-backup", "?group=1", "group_work-acts?act=1"):
        authority.goto(f"{answers.url}/{path}")
        shown = settled(authority).locator("body").inner_text()
        assert "Токмок" not in shown, path
        assert "детского сада" not in shown, path
        expect(authority.locator("[data-testid=stSidebar]")).to_have_count(0)


def test_a_link_opens_in_the_language_asked_for_and_switches_in_one_click(
    authority: Page, server: Server, answers: Server
) -> None:
    titles = {"ru": "Ответ на рекомендации", "en": "Answer to recommendations", "ky": "Сунуштарга жооп"}
    sent = sent_act(Database(f"sqlite:///{server.store}"))
    for language, title in titles.items():
        authority.goto(f"{answers.url}/?answer={sent.token}&lang={language}")
        expect(settled(authority).get_by_role("heading", name=title)).to_be_visible()
    for other, title in titles.items():
        authority.locator(".st-key-lang button").filter(has_text=other).click()
        expect(settled(authority).get_by_role("heading", name=title)).to_be_visible()
    assert "answer=" in authority.url


def test_a_form_that_is_left_and_opened_again_keeps_its_words(page: Page, server: Server) -> None:
    store = Database(f"sqlite:///{server.store}")
    group = sent_act(store).group
    letter = load_letter(store, group, letters_of(store, group)[0].id).letter
    added = add_letter(store, group, letter, kind=LetterKind.COVER, language="ru", act_ids=[])
    add_plan_items(store, group, [PlanItem("Осмотр дорог", place="ул. Ленина", responsible="Ким А.")])
    line = plan_of(store, group)[0]
    opened(page, server, f"group_work-letters?letter={added}")
    for _ in range(2):
        pressed(page, "Все письма")
        page.locator(f".st-key-open_letter_{added} button").click()
        expect(settled(page).get_by_label("Исходящий №")).to_have_value("12")
    pressed(page, "Все письма")
    assert load_letter(store, group, added).version == 1
    opened(page, server, f"group_work-plan?plan_item={line.id}")
    for _ in range(2):
        pressed(page, "Весь план")
        page.locator(f".st-key-open_plan_{line.id} button").click()
        expect(settled(page).get_by_label("Где")).to_have_value("ул. Ленина")
    pressed(page, "Весь план")
    assert plan_of(store, group) == (line,)


def test_who_presses_twice_while_a_letter_is_composed_gets_one_letter(page: Page, server: Server) -> None:
    store = Database(f"sqlite:///{server.store}")
    group = sent_act(store).group
    before = len(letters_of(store, group))
    opened(page, server, "group_work-letters")
    page.get_by_test_id("stCheckbox").last.click()
    settled(page)
    for _ in range(4):  # without waiting for anything, as an impatient hand does
        page.locator(".st-key-compose_letter button").evaluate_all("buttons => buttons.forEach(one => one.click())")
        page.wait_for_timeout(250)
    expect(page.get_by_label("Исходящий №")).to_be_visible(timeout=180_000)  # pages are counted
    settled(page)
    assert len(letters_of(store, group)) == before + 1


def test_a_group_reads_its_register_letters_and_plan_on_a_telephone(authority: Page, server: Server) -> None:
    sent = sent_act(Database(f"sqlite:///{server.store}"))
    for path in (
        "group_work-register",
        f"group_work-register?asked={sent.act}-1",
        f"group_work-letters?letter={sent.letter}",
        "group_work-plan",
        "council-report",
        "settings-backup",
        "",
    ):
        opened(authority, server, path)
        assert sideways(authority) <= 0, path
        expect(authority.locator("[data-testid=stException]")).to_have_count(0)
