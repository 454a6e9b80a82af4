"""Acts as people write them: on a phone, by the keyboard alone, in two windows at once."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from smio.monitoring import Stage
from smio.store import Database, StoredAct, acts_of, all_groups, make_demo
from tests.browser.conftest import Server, opened, pressed, settled
from tests.interface.acts_written import photo

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
PARTS = ("Шапка", "Участники", "Метод", "Факты", "Фото", "Выводы", "Рекомендации", "Копии", "Акт целиком")


@pytest.fixture
def store(server: Server) -> Database:
    """The server's own store, with the demo in it."""
    database = Database(f"sqlite:///{server.store}")
    make_demo(database)
    return database


def latest(store: Database) -> StoredAct:
    return acts_of(store, all_groups(store)[0].id)[0]


def to_part(page: Page, name: str) -> None:
    page.get_by_test_id("stButtonGroup").get_by_text(name).first.click()
    settled(page)


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def typed(page: Page, label: str, words: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(words)
    field.blur()
    settled(page)


def test_a_visit_is_written_photographed_checked_and_signed_on_a_phone(
    phone: Page, server: Server, store: Database, tmp_path: Path
) -> None:
    picture = tmp_path / "IMG_1.jpg"
    picture.write_bytes(photo())
    opened(phone, server, "group_work-acts")
    assert fits(phone)
    pressed(phone, "Новый акт")
    phone.get_by_text("Выезд на объект", exact=True).first.click()
    typed(settled(phone), "Что посетили", "ремонт школы № 3")
    assert fits(phone)
    pressed(phone, "Составить акт")
    for part in PARTS:
        to_part(phone, part)
        assert fits(phone), part
        expect(phone.locator("[data-testid=stException]")).to_have_count(0)

    to_part(phone, "Факты")
    typed(phone, "Что установлено", "Плитка разбита на участке 40 м.")
    to_part(phone, "Фото")
    phone.locator("input[type=file]").set_input_files(picture)
    expect(phone.get_by_text("Фото 1", exact=True)).to_be_visible()
    typed(settled(phone), "Подпись", "участок у входа")
    to_part(phone, "Факты")
    expect(phone.get_by_label("Что установлено", exact=True)).to_have_value("Плитка разбита на участке 40 м.")
    pressed(phone, "Проверка")
    expect(phone.get_by_text("Исправить до подписи")).to_be_visible()
    assert fits(phone)
    stored = latest(store)
    assert stored.act.facts == ("Плитка разбита на участке 40 м.",)
    assert [one.caption for one in stored.photos] == ["участок у входа"]

    name = phone.get_by_placeholder("Фамилия и имя")
    name.fill("Асанова Айгуль")
    name.blur()
    settled(phone)
    phone.get_by_text("Подписать с замечаниями", exact=True).click()
    typed(settled(phone), "Почему акт подписан так", "двое в отъезде")
    pressed(phone, "Подписать и записать причину")
    expect(phone.get_by_text("двое в отъезде")).to_be_visible()
    assert latest(store).stage is Stage.SIGNED
    assert fits(phone)

    phone.reload()
    expect(settled(phone).get_by_text("Плитка разбита на участке 40 м.")).to_be_visible()
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Скачать акт (Word)", exact=True).click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def tab_to(page: Page, name: str, most: int = 80) -> None:
    """Press Tab until what bears the name has the focus."""
    passed: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "(() => { const e = document.activeElement;"
            " return (e.getAttribute('aria-label') || e.innerText || '').replace(/\\s+/g, ' ').trim() })()"
        )
        if name in focused and len(focused) < len(name) + 25:  # an icon's name may stand beside it
            return
        passed.append(focused[:40])
    raise AssertionError(f"{name} is not among {passed}")


def test_an_act_is_begun_and_written_by_the_keyboard_alone(page: Page, server: Server, store: Database) -> None:
    opened(page, server, "group_work-acts")
    tab_to(page, "Новый акт")
    page.keyboard.press("Enter")
    tab_to(settled(page), "Составить акт")
    page.keyboard.press("Enter")
    tab_to(settled(page), "Номер")
    page.keyboard.type("5/1")
    page.keyboard.press("Enter")
    tab_to(settled(page), "Дальше: Участники")
    page.keyboard.press("Enter")
    expect(settled(page).get_by_text("Председатель (подписывает первым)")).to_be_visible()
    assert latest(store).act.number.endswith("5/1")
    tab_to(page, "Проверка")
    page.keyboard.press("Enter")
    expect(settled(page).get_by_text("Исправить до подписи")).to_be_visible()


def test_two_windows_write_one_act_and_neither_loses_a_word(
    page: Page, phone: Page, server: Server, store: Database
) -> None:
    pressed(opened(page, server, "group_work-acts"), "Новый акт")
    pressed(page, "Составить акт")
    act = f"group_work-acts?act={latest(store).id}"
    opened(phone, server, act)
    typed(page, "Место", "ул. Ленина, 1")
    typed(phone, "Место", "ул. Гагарина, 2")
    typed(phone, "Кто составил", "Группа города")
    expect(phone.get_by_text("Пока вы писали, эту часть изменил кто-то другой.")).to_be_visible()
    stored = latest(store).act
    assert (stored.place, stored.organisation) == ("ул. Ленина, 1", "Группа города")
    pressed(phone, "Записать моё")
    assert latest(store).act.place == "ул. Гагарина, 2"
