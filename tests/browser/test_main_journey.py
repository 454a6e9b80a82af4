"""Two files → the difference → the act, the figures and the workbook, as a group does it."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, opened, pressed, settled

pytestmark = pytest.mark.browser

DEMO = Path(__file__).resolve().parents[2] / "assets" / "demo"


def save_round(page: Page, file: Path) -> None:
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("Узнано:")).to_be_visible()
    pressed(settled(page), "Сохранить раунд")
    expect(page.get_by_role("heading", name="Оценка услуг", exact=True)).to_be_visible()


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).first.click()
    return Path(download.value.path()).read_bytes()


def test_from_two_files_to_the_act_the_figures_and_the_workbook(page: Page, server: Server) -> None:
    pressed(opened(page, server), "Загрузить анкеты")
    save_round(page, DEMO / "karakol-1.csv")
    pressed(page, "Загрузить второй раунд")
    save_round(page, DEMO / "karakol-2.csv")
    pressed(page, "Сравнить раунды")

    expect(page.get_by_text("Хуже стали услуги")).to_be_visible()
    expect(
        page.locator("[data-testid=stVegaLiteChart] svg, [data-testid=stVegaLiteChart] canvas").first
    ).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)

    picture = downloaded(page, "PNG для слайда")
    assert picture.startswith(b"\x89PNG")
    assert b"<svg" in downloaded(page, "SVG")[:300]
    workbook = load_workbook(io.BytesIO(downloaded(page, "Скачать сравнение (xlsx)")), data_only=True)
    assert len(workbook.sheetnames) >= 3

    pressed(page, "Составить акт")
    pressed(page, "Составить акт")
    act = Document(io.BytesIO(downloaded(page, "Скачать акт (Word)")))
    text = "\n".join(paragraph.text for paragraph in act.paragraphs)
    assert "АКТ" in text
    assert "Внутригородские дороги" in text
    assert len(act.inline_shapes) >= 3


def test_the_package_of_the_demo_is_made_in_kyrgyz(page: Page, server: Server) -> None:
    pressed(opened(page, server, "?lang=ky"), "Үлгүнү көрүү")
    expect(page.get_by_role("heading", name="Раунддарды салыштыруу", exact=True)).to_be_visible()
    opened(page, server, "council-package?lang=ky")
    pressed(page, "Архивди чогултуу")
    expect(page.get_by_text("Архив даяр:")).to_be_visible()
    archive = zipfile.ZipFile(io.BytesIO(downloaded(page, "Архивди жүктөп алуу")))
    assert archive.testzip() is None
    assert sum(name.startswith("актылар/") for name in archive.namelist()) == 13  # the group's own, none drafted again
    assert {"слайддар.pptx", "сунуштар.xlsx", "тургундар-үчүн/жыйынтыктар.html"} <= set(archive.namelist())


@pytest.mark.office
def test_the_act_opens_in_an_office_program(page: Page, server: Server, tmp_path: Path) -> None:
    pressed(opened(page, server), "Посмотреть пример")
    pressed(page, "Составить акт")
    pressed(page, "Составить акт")
    act = tmp_path / "act.docx"
    act.write_bytes(downloaded(page, "Скачать акт (Word)"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(act)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "act.pdf"), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    assert "АКТ" in text
    assert "Уличное освещение" in text
