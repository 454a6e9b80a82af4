"""The page of results by itself and taken out of a package: it can be read by all, on every screen and on paper."""

import json
import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from smio.cli import main
from smio.documents import council_package
from smio.documents.publication import results_page
from smio.language import translator
from smio.store import Database, all_groups, make_demo
from tests.documents.council_evidence import whole_material
from tests.documents.html_page import PageReader
from tests.documents.office import pages
from tests.documents.package_reader import opened
from tests.documents.page_rules import findings, keyboard_findings, seen_findings
from tests.documents.publication_evidence import publication_materials

ADDRESS = "https://karakol.example.kg/itogi?a=1&b=2"
WIDTHS = (320, 360, 640, 1280)  # a screen of 1280 enlarged four times and twice, a phone, the screen
SECTIONS = {
    "ru": ["Услуги города", "Прозрачность бюджета", "Что ответили власти", "Как это получено"],
    "ky": ["Шаардын кызматтары", "Бюджеттин айкындуулугу", "Бийлик эмне деп жооп берди", "Бул кантип алынды"],
}
Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Made:
    """A page, its language, and the address that it may lead to."""

    page: bytes
    language: str
    address: str = ""


@pytest.fixture(scope="module")
def alone() -> Made:
    return Made(results_page(replace(whole_material(), address=ADDRESS), translator("ky")), "ky", ADDRESS)


@pytest.fixture(scope="module")
def packed() -> Made:
    """Out of the archive of everything that a group brings to the council."""
    package = council_package(replace(whole_material(), address=ADDRESS), translator("ru"))
    return Made(opened(package).only("page", ".html"), "ru", ADDRESS)


@pytest.fixture(scope="module")
def commanded(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Out of the archive that the command makes of a group of the store."""
    folder = tmp_path_factory.mktemp("commanded")
    store, archive = f"sqlite:///{folder / 'store.sqlite3'}", folder / "package.zip"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMIO_DATABASE_URL", store)
        database = Database(store)
        make_demo(database)
        group = next(one for one in all_groups(database) if one.group.city == "Кара-Балта")
        database.close()
        asked = ["package", "--group", group.id, "-o", archive, "--date", "2020-03-02", "--language", "ky"]
        result = CliRunner().invoke(main, [*map(str, asked), "--only", "page,data", "--json"])
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["package"] == str(archive)
    return Made(opened(archive.read_bytes()).only("page", ".html"), "ky")


@pytest.fixture(scope="module", params=["alone", "packed", "commanded"])
def made(request: pytest.FixtureRequest) -> Made:
    """The page in each of the ways in which it comes to people."""
    page: Made = request.getfixturevalue(request.param)
    return page


@contextmanager
def shown(
    chromium: Browser, page: bytes, folder: Path, width: int, scheme: Scheme = "light"
) -> Generator[tuple[Page, list[str]], None, None]:
    """The page opened from a stick, without a net; with what it says to the console and whom it asks."""
    file = folder / "page.html"
    file.write_bytes(page)
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True, reduced_motion="reduce"
    )
    tab, said = context.new_page(), list[str]()
    tab.on("console", lambda message: said.append(message.text))
    tab.on("request", lambda asked: said.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None)
    tab.goto(file.as_uri())
    tab.evaluate("document.fonts.ready.then(() => true)")
    yield tab, said
    context.close()


def test_the_file_breaks_no_rule(made: Made) -> None:
    assert findings(made.page, made.language, made.address) == []


def test_the_page_tells_of_services_index_and_answers_each_with_figures_and_tables(made: Made) -> None:
    read = PageReader(made.page)
    assert [words for level, words in read.headings if level == 2] == SECTIONS[made.language]
    assert len(read.pictures) >= 18  # nine figures, for a page and for a phone
    assert len(read.tables) >= 7


def test_the_page_out_of_a_package_is_the_page_by_itself(packed: Made) -> None:
    assert packed.page == results_page(replace(whole_material(), address=ADDRESS), translator("ru"))


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_the_file_of_whatever_there_is_breaks_no_rule(language: str) -> None:
    t = translator({"ru": "ru", "ky": "ky"}.get(language, "en"))
    for name, material in publication_materials().items():
        said = replace(material, address="")
        assert findings(results_page(said, t), language) == [], name


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_read_by_all_on_every_screen(
    chromium: Browser, made: Made, tmp_path: Path, width: int, scheme: Scheme
) -> None:
    with shown(chromium, made.page, tmp_path, width, scheme) as (tab, said):
        assert said == []
        assert tab.evaluate("document.fonts.check('16px \"SMIO Sans\"')")
        narrow, figures = width < 700, PageReader(made.page).pictures
        assert tab.locator(f"svg.{'narrow' if narrow else 'wide'}").first.is_visible()
        assert tab.locator("svg.wide:visible, svg.narrow:visible").count() == len(figures) // 2
        ink = tab.evaluate("getComputedStyle(document.querySelector('svg text')).fill")
        assert ink == ("rgb(232, 237, 242)" if scheme == "dark" else "rgb(26, 33, 40)")
        assert seen_findings(tab) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", ["many", "one_round", "three_people", "index_only", "long_names", "answers_only"])
def test_an_odd_page_is_read_by_all_too(chromium: Browser, tmp_path: Path, name: str) -> None:
    page = results_page(publication_materials()[name], translator("ky"))
    widths: tuple[tuple[int, Scheme], ...] = ((320, "dark"), (1280, "light"))
    for width, scheme in widths:
        with shown(chromium, page, tmp_path, width, scheme) as (tab, said):
            assert said == []
            assert seen_findings(tab) == []


@pytest.mark.browser
def test_letters_twice_as_large_leave_the_page_whole(chromium: Browser, made: Made, tmp_path: Path) -> None:
    with shown(chromium, made.page, tmp_path, 1280) as (tab, _):
        tab.add_style_tag(content="html { font-size: 200%; }")
        assert tab.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 34
        assert seen_findings(tab) == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_keyboard_reaches_everything_and_is_seen(
    chromium: Browser, made: Made, tmp_path: Path, scheme: Scheme
) -> None:
    with shown(chromium, made.page, tmp_path, 1280, scheme) as (tab, _):
        assert keyboard_findings(tab) == []
        assert tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.browser
def test_the_page_prints_on_a4_with_every_table_open(chromium: Browser, made: Made, tmp_path: Path) -> None:
    read = PageReader(made.page)
    with shown(chromium, made.page, tmp_path, 1280, "dark") as (tab, _):
        printed = pages(tab.pdf(prefer_css_page_size=True))
        tab.emulate_media(media="print")
        assert seen_findings(tab) == []
    words = " ".join(" ".join(printed).split()).replace("\u00a0", " ")
    assert 5 <= len(printed) <= 16
    for table in read.tables:
        assert " ".join(table.caption.split()) in words
        assert " ".join(table.rows[-1][0].split()[:2]) in words
    assert all(len(one.split()) > 20 for one in printed)  # no empty sheet


@pytest.mark.browser
def test_twelve_services_do_not_leave_half_of_every_printed_page_empty(chromium: Browser, tmp_path: Path) -> None:
    page = results_page(publication_materials()["many"], translator("ru"))
    with shown(chromium, page, tmp_path, 1280) as (tab, _):
        printed = pages(tab.pdf(prefer_css_page_size=True))
    figures = [" ".join(words.split()).count("Изменение оценки по критериям:") for words in printed]
    assert sum(figures) == 12
    assert figures.count(1) <= 2


# The rules themselves

PLANTED: dict[str, tuple[str, str, str]] = {
    "a picture without words": (r'role="img" aria-label="[^"]*"', 'role="img" aria-label="Рисунок"', "1.1.1"),
    "words too light": (r"--quiet: #5B636D", "--quiet: #9AA3AD", "1.4.3"),
    "words in a drawing too light": (r'fill="#1A21[0-9A-F]{2}"', 'fill="#B9C0C8"', "1.4.3"),
    "white words on a bar made light": (r'fill="#2166A[BCD]"', 'fill="#9CC3EA"', "1.4.3"),
    "a column's heading on another side": (r"\.number \{ text-align: right", ".number { text-align: left", ""),
    "a heading that heads nothing": (r' scope="row"', "", "1.3.1"),
    "one id twice": (r'id="method"', 'id="services"', "4.1.1"),
    "no landmark": (r"<main>(.*)</main>", r"<div>\1</div>", "body > main"),
    "a table as wide as it likes": (r"\.scroll \{ overflow-x: auto; \}", ".scroll { width: 80rem; }", "wider"),
    "a page that cannot be enlarged": ("initial-scale=1", "initial-scale=1, user-scalable=no", "1.4.4"),
}


@pytest.mark.browser
@pytest.mark.parametrize("fault", PLANTED)
def test_the_rules_see_a_fault_that_was_planted(chromium: Browser, alone: Made, tmp_path: Path, fault: str) -> None:
    wrong, planted, said = PLANTED[fault]
    if fault == "a column's heading on another side":
        planted += "; } thead .number { text-align: right"
    page, times = re.subn(wrong, planted, alone.page.decode(), flags=re.DOTALL)
    assert times
    with shown(chromium, page.encode(), tmp_path, 1280) as (tab, _):
        found = seen_findings(tab)
    assert [words for words in found if said in words]


@pytest.mark.browser
def test_the_rules_see_a_keyboard_that_stands_unseen(chromium: Browser, alone: Made, tmp_path: Path) -> None:
    page = alone.page.replace(b"outline: 3px solid var(--accent)", b"outline: none")
    with shown(chromium, page, tmp_path, 1280) as (tab, _):
        assert keyboard_findings(tab)


@pytest.mark.parametrize(
    ("wrong", "planted"),
    [
        ("</main>", '</main><img src="https://example.kg/a.png">'),
        ("(</?)h2", r"\1h4"),
        ("<caption>[^<]*", "<caption>"),
        ('lang="ky"', 'lang="ru"'),
        ('scope="col"', ""),
        (r"url\(data:font/woff2", "url(//example.kg/a.woff2"),
    ],
)
def test_the_rules_see_a_fault_of_the_file(alone: Made, wrong: str, planted: str) -> None:
    page, times = re.subn(wrong, planted, alone.page.decode())
    assert times
    assert findings(page.encode(), "ky", ADDRESS)
