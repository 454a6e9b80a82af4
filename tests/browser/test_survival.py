"""Work survives a reload, a restart and a hostile file; the language stays in the URL."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, opened, pressed, settled

pytestmark = pytest.mark.browser

DEMO = Path(__file__).resolve().parents[2] / "assets" / "demo"
ONE_FAR_CELL = (
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)


def far_cell_workbook(file: Path) -> Path:
    """A workbook whose only cell is the last one there is: its reader aborts the whole process over it."""
    plain = file.with_suffix(".plain.xlsx")
    Workbook().save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, ONE_FAR_CELL if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return file


def test_an_upload_survives_reload_and_restart_before_it_is_saved(page: Page, server: Server) -> None:
    opened(page, server, "services-questionnaires")
    page.locator("input[type=file]").set_input_files(DEMO / "karakol-1.csv")
    expect(page.get_by_text("Узнано: 46 анкет")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Узнано: 46 анкет")).to_be_visible()
    server.restart()
    opened(page, server, "services-questionnaires")
    expect(page.get_by_text("Узнано: 46 анкет")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)


def test_a_ticked_answer_survives_reload_and_restart(page: Page, server: Server) -> None:
    pressed(opened(page, server, "index-checklist"), "Начать замер")
    page.get_by_role("radio", name="да", exact=True).or_(
        page.get_by_role("button", name="да", exact=True)
    ).first.click()
    expect(page.get_by_text("1 / 20")).to_be_visible()
    server.restart()
    opened(page, server, "index-checklist")
    expect(page.get_by_text("1 / 20")).to_be_visible()


def test_a_workbook_with_one_far_cell_is_a_sentence_and_the_server_lives(
    page: Page, server: Server, tmp_path: Path
) -> None:
    opened(page, server, "services-questionnaires")
    page.locator("input[type=file]").set_input_files(far_cell_workbook(tmp_path / "дальняя.xlsx"))
    alert = page.get_by_role("alert").first
    expect(alert).to_be_visible()
    assert "дальняя.xlsx" in alert.inner_text()
    assert "Traceback" not in page.content()
    assert server.process.poll() is None
    opened(page, server, "services-questionnaires")
    page.locator("input[type=file]").set_input_files(DEMO / "karakol-1.csv")
    expect(page.get_by_text("Узнано: 46 анкет")).to_be_visible()


def test_the_language_is_one_click_and_stays_through_pages_and_reload(page: Page, server: Server) -> None:
    opened(page, server)
    page.get_by_text("ky", exact=True).click()
    settled(page)
    expect(page.get_by_role("heading", name="Башталышы", exact=True)).to_be_visible()
    assert "lang=ky" in page.url
    pressed(page, "Анкеталарды жүктөө")
    expect(page.get_by_role("heading", name="Анкеталар", exact=True)).to_be_visible()
    assert "lang=ky" in page.url
    page.reload()
    expect(page.get_by_role("heading", name="Анкеталар", exact=True)).to_be_visible()


def test_the_uploader_speaks_the_language_of_the_page(page: Page, server: Server) -> None:
    opened(page, server, "services-questionnaires?lang=ky")
    button = page.locator('[data-testid="stFileUploaderDropzone"] button').first
    said = button.evaluate("button => getComputedStyle(button, '::after').content")
    assert said == '"Файл тандоо"'


@pytest.mark.parametrize("path", ["", "services-comparison", "services-scores", "index-checklist", "group_work-acts"])
def test_a_phone_360_px_wide_needs_no_sideways_scrolling(phone: Page, server: Server, path: str) -> None:
    pressed(opened(phone, server), "Посмотреть пример")
    opened(phone, server, path)
    wider = phone.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth")
    assert wider <= 0
