"""The results as one page in one file: it asks nothing of the net, has the results' numbers, can be read by all."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from math import isnan
from pathlib import Path
from statistics import fmean

import pytest
from playwright.sync_api import Browser

from smio.documents.council import CouncilMaterial
from smio.documents.publication import results_page, subjects_of, tell
from smio.errors import UserError
from smio.figures.palette import DARK, LIGHT, contrast
from smio.figures.picture import PAGE_INKS
from smio.language import Translator, translator
from smio.survey import Responses
from smio.survey.responses import Ratings
from tests.documents.council_evidence import odd_materials, whole_material
from tests.documents.html_page import PageReader, ReadTable
from tests.documents.office import pages

ADDRESS = "https://karakol.example.kg/itogi?a=1&b=2"
A_SCORE = re.compile(r"(?<![\d.,/])\d[.,]\d\d(?![\d./])")
LEVEL = {"0,05", "0.05"}  # of the tests, said in the method


@pytest.fixture(scope="module")
def whole() -> CouncilMaterial:
    return replace(whole_material(), address=ADDRESS)


@pytest.fixture(scope="module")
def page(whole: CouncilMaterial) -> bytes:
    return results_page(whole, translator("ru"))


@pytest.fixture(scope="module")
def read(page: bytes) -> PageReader:
    return PageReader(page)


def table_of(read: PageReader, caption: str) -> ReadTable:
    return next(table for table in read.tables if table.caption.startswith(caption))


def test_no_request_goes_out_of_the_page(page: bytes, read: PageReader) -> None:
    own = [f"#{name}" for name in read.identities]
    assert {address for address in read.addresses if address not in own} == {ADDRESS}
    links = re.findall(r"url\(([^)]*)\)", read.styles)
    assert len(links) == 2  # the two weights of the face
    assert all(link.startswith("data:font/woff2;base64,") for link in links)
    assert "@import" not in read.styles
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form"} & set(read.tags)
    assert b"default-src 'none'" in page
    assert re.findall(rb"https?://[^\"]+", page) == [ADDRESS.replace("&", "&amp;").encode()]


def test_the_page_is_whole_and_says_its_language(whole: CouncilMaterial, translator: Translator) -> None:
    read = PageReader(results_page(whole, translator))
    assert read.unclosed == []
    assert read.language == translator.language
    assert tell(whole, translator).headline.replace("\u00a0", " ") in read.title
    assert len(set(read.identities)) == len(read.identities)


def test_headings_stand_in_order_and_only_one_is_the_first(read: PageReader) -> None:
    levels = [level for level, _ in read.headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert all(words.strip() for _, words in read.headings)


def test_every_picture_says_what_is_seen_and_every_table_what_its_cells_are(read: PageReader) -> None:
    assert len(read.pictures) == 18  # nine figures, for a page and for a phone
    assert all(words and len(words) > 40 for words in read.pictures)
    assert len(read.tables) >= 7
    for table in read.tables:
        assert table.caption
        assert all(table.heads)
        assert set(table.scopes) == {"col", "row"}
        assert table.scopes.count("row") == len(table.rows)
        assert all(len(row) == len(table.heads) for row in table.rows)


def test_the_difference_on_the_page_is_that_of_the_ratings_each_with_its_n(
    whole: CouncilMaterial, read: PageReader
) -> None:
    first, second = (round_.responses for round_ in whole.results.rounds)
    table = table_of(read, "Разница между раундами по услугам")
    assert [row[0] for row in table.rows] == [*first.services, "Все услуги"]
    for row in table.rows[:-1]:
        columns = [place for place, indicator in enumerate(first.indicators) if indicator.service == row[0]]
        means = [fmean(mean_of(one, column) for column in columns) for one in (first, second)]
        counts = [people_of(one.ratings[:, columns]) for one in (first, second)]
        expected = [str(counts[0]), printed(means[0]), str(counts[1]), printed(means[1]), printed(means[1] - means[0])]
        assert row[1:6] == expected


def mean_of(responses: Responses, column: int) -> float:
    """The mean of a column's ratings."""
    rated: list[float] = responses.ratings[:, column].tolist()
    return fmean(rating for rating in rated if not isnan(rating))


def people_of(ratings: Ratings) -> int:
    """How many gave at least one rating."""
    rows: list[list[float]] = ratings.tolist()
    return sum(any(not isnan(rating) for rating in row) for row in rows)


def printed(value: float) -> str:
    """Two decimals as people round: a half goes away from zero; 1e-9 forgives the binary form."""
    rounded = Decimal(str(round(value, 9))).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(rounded).replace(".", ",").replace("-", "−")


def test_every_criterion_stands_with_its_n_in_the_table_and_in_the_figure(
    whole: CouncilMaterial, read: PageReader
) -> None:
    second = whole.results.rounds[-1].responses
    table = table_of(read, "Баллы услуг по критериям, раунд «Вторая оценка»")
    expected = [
        f"{printed(mean_of(second, place))} ({people_of(second.ratings[:, [place]])})"
        for place in range(len(second.indicators))
    ]
    assert [cell for row in table.rows[:-1] for cell in row[1:7]] == expected
    drawn = " ".join(read.svg_words)
    for cell in expected:
        assert cell.split()[0] in drawn


def test_the_answers_of_the_authorities_are_counted_with_what_they_are_of(read: PageReader) -> None:
    table = table_of(read, "Ответы по адресатам")
    assert table.rows == [["мэрия", "4", "2 из 4 (50 %)", "1 из 4 (25 %)", "3 из 4 (75 %)"]]


def test_notes_links_and_names_behind_the_checklist_stay_in_the_group(page: bytes, read: PageReader) -> None:
    assert "сайт не открывался" not in page.decode()
    assert "karakol.example/1.1" not in page.decode()
    assert len(table_of(read, "Ответы по пунктам").heads) == 4


def test_of_three_who_answered_no_score_is_on_the_page(translator: Translator) -> None:
    made = results_page(odd_materials()["three_people"], translator)
    read = PageReader(made)
    said = " ".join([*read.words, *read.svg_words, *(words or "" for words in read.pictures)])
    assert set(A_SCORE.findall(said)) <= LEVEL
    assert "<5" in " ".join(read.words)


@pytest.mark.parametrize("name", sorted(odd_materials()))
def test_an_odd_case_gives_a_sensible_page(name: str) -> None:
    material = odd_materials()[name]
    if not subjects_of(material):
        with pytest.raises(UserError, match=r"publication\.error\.nothing"):
            results_page(material, translator("ky"))
        return
    read = PageReader(results_page(material, translator("ky")))
    assert read.unclosed == []
    sections = [words for level, words in read.headings if level == 2]
    assert ("Шаардын кызматтары" in sections) == bool(material.results.rounds)
    assert ("Бюджеттин айкындуулугу" in sections) == bool(material.results.measured)
    assert ("Бийлик эмне деп жооп берди" in sections) == bool(material.rates.sent)
    if material.generated:
        assert read.words.count("ҮЛГҮ: маалыматты программа түздү") == 2  # at the head and at the foot


def test_what_people_wrote_is_text_on_the_page_and_nothing_else() -> None:
    evil = "<script>alert(1)</script>\"&' <b>"
    whole = whole_material()
    group = replace(whole.group, name=f"Группа {evil}")
    rounds = tuple(replace(one, name=f"Оценка {evil}") for one in whole.results.rounds)
    material = replace(whole, group=group, results=replace(whole.results, rounds=rounds))
    read = PageReader(results_page(material, translator("ru")))
    assert "script" not in read.tags
    assert read.tags.count("b") == 3  # the three numbers
    assert any(evil in words for words in read.words)


def test_the_page_comes_out_the_same_and_stays_small(whole: CouncilMaterial, page: bytes) -> None:
    assert results_page(whole, translator("ru")) == page
    assert len(page) < 600_000


def test_every_ink_of_a_figure_can_be_told_from_the_others_and_looks_as_it_did() -> None:
    assert len(set(PAGE_INKS.values())) == len(PAGE_INKS)
    for name, ink in PAGE_INKS.items():
        channels = [(int(ink[at : at + 2], 16), int(LIGHT[name][at : at + 2], 16)) for at in (1, 3, 5)]
        assert [abs(one - two) for one, two in channels] == [0, 0, 1]


@pytest.mark.parametrize(("inks", "what"), [(LIGHT, "light"), (DARK, "dark")])
def test_words_read_on_the_page_in_both_themes(page: bytes, inks: dict[str, str], what: str) -> None:
    """The style's own colours, as they stand in it: at least 4.5 to 1 on the paper."""
    blocks = re.findall(r":root ?\{([^}]*)\}", page.decode())
    block = blocks[0] if what == "light" else blocks[1]
    colours = dict(re.findall(r"--([a-z]+): (#[0-9A-F]{6})", block))
    assert (colours["ink"], colours["paper"], colours["accent"]) == (inks["ink"], inks["paper"], inks["accent"])
    for name in ("ink", "quiet", "accent", "better", "worse", "unproven"):
        assert contrast(colours[name], colours["paper"]) >= 4.5, name


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_opens_from_a_stick_on_a_phone_and_on_a_screen(
    chromium: Browser, whole: CouncilMaterial, tmp_path: Path, width: int, scheme: str
) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(results_page(whole, translator("ky")))
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light", offline=True
    )
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on(
        "request", lambda request: said.append(request.url) if not request.url.startswith(("file:", "data:")) else None
    )
    tab.goto(file.as_uri())
    tab.evaluate("document.fonts.ready.then(() => true)")
    assert said == []
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    assert tab.evaluate("document.fonts.check('16px \"SMIO Sans\"')")
    seen = "narrow" if width < 700 else "wide"
    assert tab.locator(f"svg.{seen}").first.is_visible()
    assert tab.locator("svg.wide:visible, svg.narrow:visible").count() == 9
    ink = tab.evaluate("getComputedStyle(document.querySelector('svg text')).fill")
    assert ink == ("rgb(232, 237, 242)" if scheme == "dark" else "rgb(26, 33, 40)")
    context.close()


@pytest.mark.browser
def test_the_page_prints_on_a4_with_every_table_open(
    chromium: Browser, page: bytes, read: PageReader, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page)
    tab = chromium.new_page(color_scheme="dark")
    tab.goto(file.as_uri())
    printed_pages = pages(tab.pdf(prefer_css_page_size=True))
    tab.close()
    words = " ".join(" ".join(printed_pages).split()).replace("\u00a0", " ")
    assert 5 <= len(printed_pages) <= 12
    for table in read.tables:
        assert " ".join(table.caption.split()) in words
        assert " ".join(table.rows[-1][0].split()[:2]) in words
    assert all(len(one.split()) > 20 for one in printed_pages)  # no empty sheet
