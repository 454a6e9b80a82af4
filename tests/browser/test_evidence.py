"""At a meeting, on a telephone: proof is kept as it is given, and the score stays in sight."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from smio.checklist import built_in_checklists
from smio.documents import checklist_workbook
from smio.language import translator
from tests.browser.conftest import Server, opened, pressed, settled

pytestmark = pytest.mark.browser


def test_a_note_and_a_photo_survive_the_servers_death(phone: Page, server: Server, tmp_path: Path) -> None:
    pressed(opened(phone, server, "index-checklist"), "Начать замер")
    phone.get_by_role("radio", name="да", exact=True).first.click()
    expect(phone.get_by_text("1 / 20")).to_be_visible()
    settled(phone)
    phone.get_by_role("button", name="Подтверждение").first.click()
    dialog = phone.get_by_role("dialog")
    note = dialog.get_by_label("Примечание")
    note.fill("Видели на стенде")
    dialog.get_by_label("Ссылка").click()  # leaving the field saves it
    settled(phone)
    photo = tmp_path / "стенд.png"
    Image.new("RGB", (300, 200), "white").save(photo)
    dialog.locator("input[type=file]").set_input_files(photo)
    expect(dialog.get_by_text("стенд.jpg")).to_be_visible()
    server.restart()
    opened(phone, server, "index-checklist")
    expect(phone.get_by_role("button", name="примечание, 1 фото")).to_be_visible()
    phone.locator("[class*=st-key-item_]").nth(5).scroll_into_view_if_needed()
    expect(phone.locator(".st-key-running_score")).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_checklist_of_ones_own_is_loaded_and_filled_in(page: Page, server: Server, tmp_path: Path) -> None:
    example = built_in_checklists()["mibp-example"]
    short = {"ru": "НАШ", "ky": "БИЗДИН", "en": "OURS"}
    own = tmp_path / "наш.xlsx"
    own.write_bytes(checklist_workbook(replace(example, id="ours", short_title=short), translator("ru")))
    opened(page, server, "settings-checklists")
    page.locator("input[type=file]").set_input_files(own)
    expect(page.get_by_text("пунктов – 20")).to_be_visible()
    pressed(page, "Сохранить и заполнять")
    expect(page.get_by_text("Новый замер: НАШ")).to_be_visible()
    pressed(page, "Начать замер")
    expect(page.get_by_text("0 / 20")).to_be_visible()
