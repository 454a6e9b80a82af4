"""The results as one page in one file: it asks nothing of the net, has the results' numbers, can be read by all."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from math import isnan
from statistics import fmean

import pytest

from smio.documents.council import CouncilMaterial
from smio.documents.publication import results_page, subjects_of, tell
from smio.documents.results import results_of
from smio.errors import UserError
from smio.figures.palette import DARK, LIGHT, contrast
from smio.figures.picture import PAGE_INKS
from smio.language import Translator, translator
from smio.survey import Responses
from smio.survey.responses import Ratings
from tests.documents.council_evidence import LONG, odd_materials, whole_material
from tests.documents.html_page import PageReader, ReadTable
from tests.documents.page_rules import findings
from tests.documents.publication_evidence import publication_materials

ADDRESS = "https://karakol.example.kg/itogi?a=1&b=2"
A_SCORE = re.compile(r"(?<![\d.,/])\d[.,]\d\d(?![\d./])")
LEVEL = {"0,05", "0.05"}  # of the tests, said in the method


@pytest.fixture(scope="module")
def whole() -> CouncilMaterial:
    return replace(whole_material(), address=ADDRESS)


@pytest.fixture(scope="module")
def materials() -> dict[str, CouncilMaterial]:
    return publication_materials()


@pytest.fixture(scope="module")
def page(whole: CouncilMaterial) -> bytes:
    return results_page(whole, translator("ru"))


@pytest.fixture(scope="module")
def read(page: bytes) -> PageReader:
    return PageReader(page)


def table_of(read: PageReader, caption: str) -> ReadTable:
    return next(table for table in read.tables if table.caption.startswith(caption))


def test_the_page_is_whole_and_says_its_language(whole: CouncilMaterial, translator: Translator) -> None:
    made = results_page(whole, translator)
    assert findings(made, translator.language, ADDRESS) == []
    assert tell(whole, translator).headline.replace("\u00a0", " ") in PageReader(made).title


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
    made = results_page(material, translator("ky"))
    assert findings(made, "ky") == []
    read = PageReader(made)
    sections = [words for level, words in read.headings if level == 2]
    shown = bool(material.results.rounds) and name != "three_people"  # of whom no number may be shown
    assert ("Шаардын кызматтары" in sections) == shown
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


def test_the_title_of_a_figure_is_whole_on_a_phone_in_it_or_over_it(materials: dict[str, CouncilMaterial]) -> None:
    """Of twelve services with names of ninety letters the figures would else be alike."""
    material = materials["many"]
    longer = [replace(one, responses=longer_names(one.responses)) for one in material.results.rounds]
    for rounds, over in ((material.results.rounds, 0), (longer, 24)):  # two figures of each service
        made = results_page(replace(material, results=results_of(rounds)), translator("ru")).decode()
        told = re.findall(r'<h3 class="unseen whole">([^<]*)</h3>', made)
        assert len(told) == over
        parts = re.findall(r'<h3 class="unseen(?: whole)?">([^<]*)</h3><figure.*?class="narrow"(.*?)</figure>', made)
        titles = [title for title, drawn in parts if title[-2:] in " ".join(re.findall(r">([^<>]+)<", drawn))[:400]]
        ends = [words[-2:] for words in (told or titles)]
        assert [ends.count(f"{place:02d}") for place in range(1, 13)] == [2] * 12


def longer_names(responses: Responses) -> Responses:
    """The same with names twice as long, which not even a phone's title of six lines holds."""
    indicators = [
        replace(one, service=f"{LONG}, {one.service}", service_key=f"{LONG}, {one.service}")
        for one in responses.indicators
    ]
    return replace(responses, indicators=tuple(indicators))
