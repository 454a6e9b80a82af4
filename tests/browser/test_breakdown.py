"""Breakdowns by keyboard alone and on a telephone, in Russian and Kyrgyz; a link that brings the same table back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from smio.language import Language, Translator, translator
from smio.store import Database, make_demo
from tests.browser.conftest import Server, opened, settled

pytestmark = pytest.mark.browser

PATH = "services-breakdown"


@pytest.fixture
def demo_server(server: Server) -> Server:
    """The server with the demo groups in its store."""
    database = Database(f"sqlite:///{server.store}")
    make_demo(database)
    database.close()
    return server


def focused_on(page: Page, name: str, most: int = 80) -> None:
    """Tab until what has this name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == name:
            return
    raise AssertionError(f"no way to {name} by the keyboard")


def chosen_by_keyboard(page: Page, box: str, option: str) -> None:
    """Open a list, type the beginning of an option, take it."""
    focused_on(page, box)
    page.keyboard.type(option)
    page.keyboard.press("Enter")
    settled(page)


def words_of_figure(page: Page, t: Translator) -> str:
    """What the figure shows in words, below it."""
    below = page.locator("[data-testid=stExpander]", has_text=t("interface.figure.words")).first
    return (below.text_content() or "").partition(t("interface.figure.words"))[2]


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_breakdown_is_chosen_by_the_keyboard_alone_and_its_link_brings_it_back(
    page: Page, demo_server: Server, language: Language
) -> None:
    t = translator(language)
    opened(page, demo_server, f"{PATH}?lang={language}&group=1")
    chosen_by_keyboard(page, t("breakdown.choose.rows"), t("breakdown.axis.criteria"))
    chosen_by_keyboard(page, t("breakdown.choose.columns"), t("breakdown.field.age"))
    chosen_by_keyboard(page, t("breakdown.choose.measure"), t("breakdown.measure.satisfied"))
    expect(page).to_have_url(re.compile("rows=criteria.*"))
    assert "columns=age" in page.url
    assert "measure=satisfied" in page.url
    title = t("breakdown.title", measure=t("breakdown.measure.satisfied"), axes="").strip(" :")
    assert title in words_of_figure(page, t)
    link = page.url
    again = page.context.new_page()
    again.goto(link)
    settled(again)
    assert words_of_figure(again, t) == words_of_figure(page, t)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_on_a_telephone_nothing_is_wider_than_the_screen(phone: Page, demo_server: Server, language: Language) -> None:
    for tab in ("table", "parts", "town", "importance"):
        opened(phone, demo_server, f"{PATH}?lang={language}&group=2&tab={tab}")
        expect(phone.locator("[data-testid=stException]")).to_have_count(0)
        widest = phone.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert widest <= 360, tab


def test_the_town_is_entered_in_kyrgyz_and_the_page_stays_kyrgyz(page: Page, demo_server: Server) -> None:
    t = translator("ky")
    opened(page, demo_server, f"{PATH}?lang=ky&group=1&tab=town")
    numbers = page.locator("[data-testid=stNumberInput] input")
    for place, people in enumerate(("20000", "30000")):
        numbers.nth(place).fill(people)
    page.get_by_role("button", name=t("breakdown.town.save"), exact=True).click()
    settled(page)
    expect(page.get_by_text(t("breakdown.town.weighted")).first).to_be_visible()
    expect(page.get_by_role("heading", name=t("interface.page.services_breakdown.title"), exact=True)).to_be_visible()


def test_the_table_goes_out_as_a_workbook_and_a_picture(page: Page, demo_server: Server) -> None:
    t = translator("ru")
    opened(page, demo_server, f"{PATH}?group=1")
    for button, beginning in ((t("interface.download.png"), b"\x89PNG"), (t("breakdown.page.workbook"), b"PK")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button, exact=True).first.click()
        assert Path(download.value.path()).read_bytes().startswith(beginning)
