"""Scores over rounds, free answers, cities, how many to ask: by keyboard, on a telephone, in Russian and Kyrgyz."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from smio.language import Language, translator
from smio.reading.naming import named
from smio.store import Database, comment_marks_of, events, rounds_of, share_results, shares_results
from tests.browser.conftest import Server, opened, settled
from tests.interface.rounds_kept import NAMES, keep_rounds, round_of, three_rounds

pytestmark = pytest.mark.browser

PAGES = ("trends", "comments", "cities", "sample_size")
BOTH = pytest.mark.parametrize("language", ["ru", "ky"])


@pytest.fixture
def kept(server: Server) -> Server:
    """The server with a group of three rounds and free answers, and another city beside it."""
    database = Database(f"sqlite:///{server.store}")
    share_results(database, three_rounds(database), shares=True)
    other = keep_rounds(database, "Нарын", [round_of("Осень", ("water", "roads"), 9, shift=-0.6, seed=5)])
    share_results(database, other, shares=True)
    database.close()
    return server


def focused(page: Page, name: str, most: int = 120) -> None:
    """Tab until what has this name, or a button that says it, has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(a => a.getAttribute('aria-label') || (a.tagName === 'BUTTON' ? a.innerText : ''))(document.activeElement)"
        )
        if str(said).rpartition("\n")[2].strip() == name:  # above a button's words stands its icon's name
            return
    raise AssertionError(f"no way to {name} by the keyboard")


@BOTH
def test_another_base_is_chosen_by_the_keyboard_alone(page: Page, kept: Server, language: Language) -> None:
    t = translator(language)
    opened(page, kept, f"services-trends?lang={language}&group=1")
    expect(page.get_by_text(t("trends.sentence.way", first="Первая", second="Третья")).first).to_be_visible()
    focused(page, t("trends.choose.base"))
    page.keyboard.type("Вторая")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_text(t("trends.sentence.way", first="Вторая", second="Третья")).first).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


@BOTH
def test_an_answer_is_opened_by_the_keyboard_alone_and_the_history_knows_who(
    page: Page, kept: Server, language: Language
) -> None:
    t = translator(language)
    opened(page, kept, f"services-comments?lang={language}&group=1")
    expect(page.get_by_text(f"[{t('comments.mask.phone')}]")).to_be_visible()
    expect(page.get_by_text("0555")).to_have_count(0)
    focused(page, t("acts.person.name"))
    page.keyboard.type("Асанова Г.")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_text(t("comments.page.who_first"))).to_have_count(0)
    focused(page, t("comments.choose.words"))
    page.keyboard.type("звоните")
    page.keyboard.press("Enter")
    expect(page.get_by_text(t("comments.page.found", n=1), exact=True)).to_be_visible()
    settled(page)
    focused(page, t("comments.card.open"))
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_text("0555 12 34 56")).to_be_visible()
    database = Database(f"sqlite:///{kept.store}")
    marks = comment_marks_of(database, rounds_of(database, 1)[-1].id)
    assert [mark.open_by for mark in marks.values()] == ["Асанова Г."]
    assert (events(database, 1)[0].what, events(database, 1)[0].who) == ("comment_opened", "Асанова Г.")
    database.close()


@BOTH
def test_on_a_telephone_nothing_is_wider_than_the_screen(phone: Page, kept: Server, language: Language) -> None:
    for name in PAGES:
        opened(phone, kept, f"services-{name}?lang={language}&group=1")
        expect(phone.locator("[data-testid=stException]")).to_have_count(0)
        widest = phone.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert widest <= 360, name


def test_the_trend_goes_out_as_a_workbook_and_a_picture(page: Page, kept: Server) -> None:
    t = translator("ru")
    opened(page, kept, "services-trends?group=1")
    with page.expect_download() as download:
        page.get_by_role("button", name=t("interface.download.png"), exact=True).first.click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as download:
        page.get_by_role("button", name=t("interface.download.workbook"), exact=True).click()
    book = openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
    assert book.sheetnames == [t("trends.table.scores"), t("trends.table.steps")]


@BOTH
def test_cities_are_ranked_by_another_service_by_the_keyboard_alone(
    page: Page, kept: Server, language: Language
) -> None:
    t = translator(language)
    opened(page, kept, f"services-cities?lang={language}&group=1")
    roads = named("services.toml", "roads", NAMES["roads"], language)
    focused(page, t("ranking.choose.score"))
    page.keyboard.type(roads)
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_role("combobox", name=t("ranking.choose.score"))).to_have_value(roads)
    expect(page.locator("[data-testid=stVegaLiteChart]").first).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    focused(page, t("ranking.sharing.toggle"))
    page.keyboard.press("Space")
    settled(page)
    database = Database(f"sqlite:///{kept.store}")
    assert not shares_results(database, 1)
    database.close()


@BOTH
def test_the_change_to_see_is_typed_and_the_answer_follows(page: Page, kept: Server, language: Language) -> None:
    opened(page, kept, f"services-sample_size?lang={language}&group=1")
    sentence = page.locator(".smio-sentence").first
    expect(sentence).to_contain_text("0,4")
    focused(page, translator(language)("sample_size.ask.change"))
    page.keyboard.press("Control+a")
    page.keyboard.type("1.00")
    page.keyboard.press("Enter")
    expect(sentence).to_contain_text("1,0")
