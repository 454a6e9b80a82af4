"""At a meeting, on a telephone: proof is kept as it is given, and the score stays in sight."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from smio.checklist import built_in_checklists
from smio.documents import checklist_workbook
from smio.language import translator
from tests.browser.conftest import PATIENCE, Server, opened, pressed, settled

pytestmark = pytest.mark.browser


def test_a_note_and_a_photo_survive_the_servers_death(chromium: Browser, server: Server, tmp_path: Path) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    pressed(opened(page, server, "index-checklist"), "Начать замер")
    page.get_by_role("radio", name="да", exact=True).first.click()
    expect(page.get_by_text("1 / 20")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Подтверждение").first.click()
    dialog = page.get_by_role("dialog")
    note = dialog.get_by_label("Примечание")
    note.fill("Видели на стенде")
    dialog.get_by_label("Ссылка").click()  # leaving the field saves it
    settled(page)
    photo = tmp_path / "стенд.png"
    Image.new("RGB", (300, 200), "white").save(photo)
    dialog.locator("input[type=file]").set_input_files(photo)
    expect(dialog.get_by_text("стенд.jpg")).to_be_visible()
    server.restart()
    opened(page, server, "index-checklist")
    expect(page.get_by_role("button", name="примечание, 1 фото")).to_be_visible()
    page.locator("[class*=st-key-item_]").nth(5).scroll_into_view_if_needed()
    expect(page.locator(".st-key-running_score")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_checklist_of_ones_own_is_loaded_and_filled_in(chromium: Browser, server: Server, tmp_path: Path) -> None:
    example = built_in_checklists()["mibp-example"]
    short = {"ru": "НАШ", "ky": "БИЗДИН", "en": "OURS"}
    own = tmp_path / "наш.xlsx"
    own.write_bytes(checklist_workbook(replace(example, id="ours", short_title=short), translator("ru")))
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    opened(page, server, "settings-checklists")
    page.locator("input[type=file]").set_input_files(own)
    expect(page.get_by_text("пунктов – 20")).to_be_visible()
    pressed(page, "Сохранить и заполнять")
    expect(page.get_by_text("Новый замер: НАШ")).to_be_visible()
    pressed(page, "Начать замер")
    expect(page.get_by_text("0 / 20")).to_be_visible()
    context.close()
