"""The evening before the session: open the page, leave a slide out, take the file, on a telephone too."""

import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from smio.store import Database, make_demo
from tests.browser.conftest import Server, settled

pytestmark = pytest.mark.browser


def on_the_demo(server: Server) -> str:
    """The address of the page of slides, with the demo in the store."""
    database = Database(f"sqlite:///{server.store}")
    make_demo(database)
    database.close()
    return f"{server.url}/council-slides"


def test_the_file_holds_the_slides_that_were_ticked(page: Page, server: Server) -> None:
    page.goto(on_the_demo(server))
    settled(page)
    page.get_by_text("Стало хуже: «Внутригородские дороги»").first.click()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать слайды", exact=True).click()
    assert download.value.suggested_filename == "slaidy.pptx"
    slides: Any = Presentation(io.BytesIO(Path(download.value.path()).read_bytes())).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(titles) == 16
    assert not any(title.startswith("Стало хуже") for title in titles)
    assert titles[0] == "Кара-Балта: что показали мониторинг и оценка"
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_the_page_fits_a_telephone(phone: Page, server: Server) -> None:
    phone.goto(f"{on_the_demo(server)}?lang=ky")
    settled(phone)
    wide = phone.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360
    button = phone.get_by_role("button", name="Слайддарды жүктөп алуу", exact=True)
    button.scroll_into_view_if_needed()
    expect(button).to_be_visible()
