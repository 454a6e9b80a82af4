"""The poster and the pictures: their numbers, their room, their code, their bytes."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import segno
from PIL import Image

from smio.comparison import Verdict
from smio.documents.council import CouncilMaterial
from smio.documents.publication import (
    Form,
    Subject,
    drawn_sheet,
    poster,
    published_address,
    subjects_of,
    tell,
)
from smio.documents.results import results_of
from smio.errors import UserError
from smio.figures.palette import ACCENT, BETTER, NOT_PROVEN, WORSE
from smio.figures.picture import png_of
from smio.language import Language, Translator, translator
from tests.documents.council_evidence import TODAY, odd_materials
from tests.documents.drawn_sheets import Drawn, taken_apart
from tests.documents.evidence import GROUP, make_round
from tests.documents.publication_evidence import publication_materials
from tests.documents.rating_means import mean_of_means, printed

ADDRESS = "https://karakol.example.kg/itogi/2026"
PAPER_LANGUAGES: tuple[Language, ...] = ("ru", "ky", "en")
A_SCORE = re.compile(r"(?<![\d.,])\d[.,]\d\d(?![\d.])")  # a score as it is printed
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def materials() -> dict[str, CouncilMaterial]:
    return publication_materials(ADDRESS)


@pytest.fixture(scope="module")
def whole(materials: dict[str, CouncilMaterial]) -> CouncilMaterial:
    return materials["whole"]


def every_sheet(materials: dict[str, CouncilMaterial], language: Language) -> Iterator[tuple[str, Drawn]]:
    for name, material in materials.items():
        for subject in subjects_of(material):
            for form in Form:
                drawn = drawn_sheet(material, translator(language), form, subject)
                yield f"{name}, {subject}, {form}", taken_apart(drawn)


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_no_word_leaves_a_sheet_or_stands_on_another(materials: dict[str, CouncilMaterial], language: Language) -> None:
    wrong: list[str] = []
    for name, sheet in every_sheet(materials, language):
        lines = sheet.lines
        assert len(lines) > 3, name
        wrong += [f"{name}: «{one.words}» leaves" for one in lines
                  if one.left < 0 or one.right > sheet.width or one.top < 0 or one.bottom > sheet.height]  # fmt: skip
        wrong += [
            f"{name}: «{one.words}» on «{two.words}»"
            for place, one in enumerate(lines)
            for two in lines[place + 1 :]
            if one.overlaps(two)
        ]
    assert wrong == []


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_the_finding_of_ordinary_results_is_never_cut(whole: CouncilMaterial, language: Language) -> None:
    t = translator(language)
    for subject in subjects_of(whole):
        headline = tell(whole, t, subject).headline
        for form in Form:
            words = taken_apart(drawn_sheet(whole, t, form, subject)).words
            assert headline.replace("\u00a0", " ") in words, (form, subject)
            assert "…" not in words.replace("…)", ""), (form, subject)


def test_every_sheet_says_whom_it_describes_how_many_answered_and_who_made_it(whole: CouncilMaterial) -> None:
    for form in Form:
        words = taken_apart(drawn_sheet(whole, translator("ru"), form)).words
        assert "Результаты описывают тех, кто ответил" in words
        assert "n = 41" in words
        assert "n = 47" in words
        assert "Группа СМиО, г. Каракол, 20.11.2026" in words


def test_the_scores_on_the_sheets_are_those_of_the_ratings(whole: CouncilMaterial) -> None:
    first, second = whole.results.rounds
    chart = tell(whole, translator("ru")).chart
    assert chart is not None
    for row in chart.rows:
        service = "" if row.sums_up else row.name
        before, after = (mean_of_means(one, service) for one in (first, second))
        assert row.shown == (printed(before), printed(after))
        assert row.change == printed(after - before)
        assert row.values == pytest.approx((before, after), abs=1e-9)
    for form in (Form.POSTER, Form.SQUARE, Form.STORY):
        words = taken_apart(drawn_sheet(whole, translator("ru"), form)).words
        for service in first.responses.services:
            assert printed(mean_of_means(first, service)) in words
            assert printed(mean_of_means(second, service)) in words
    assert printed(mean_of_means(second)) in taken_apart(drawn_sheet(whole, translator("ru"), Form.NUMBERS)).words


def test_a_bar_is_as_long_as_its_score_on_the_scale(whole: CouncilMaterial) -> None:
    sheet = taken_apart(drawn_sheet(whole, translator("ru"), Form.POSTER))
    track = max(box.width for box in sheet.boxes if box.fill == "#EEF1F5")
    bars = [box.width / track for box in sheet.boxes if box.fill == WORSE and box.left < 41 and box.width > 60]
    second = whole.results.rounds[-1]
    shares = [(mean_of_means(second, service) - 1) / 4 for service in second.responses.services]
    assert bars == pytest.approx(shares, abs=2e-4)


def test_the_index_and_the_answers_are_counted_as_they_stand(whole: CouncilMaterial) -> None:
    told = tell(whole, translator("ru"), Subject.INDEX)
    assert told.headline == "МИБП: было 26, стало 68 из\u00a0100"
    assert [one.value for one in told.numbers] == ["68", "12\u00a0из\u00a019", "2\u00a0из\u00a04"]
    assert "Чек-лист – пример" in taken_apart(drawn_sheet(whole, translator("ru"), Form.SQUARE, Subject.INDEX)).words
    answers = tell(whole, translator("ru"), Subject.ANSWERS)
    assert answers.headline == "Из 4 рекомендаций группы власти ответили на 2"
    assert answers.chart is not None
    assert [row.shown[0] for row in answers.chart.rows] == ["4", "2", "1", "3"]


def test_of_a_total_alone_no_directions_are_promised(materials: dict[str, CouncilMaterial]) -> None:
    told = tell(materials["totals"], translator("ru"))
    assert told.chart is not None
    assert told.chart.title == "Прозрачность бюджета, от 0 до 100"
    assert [(row.shown, row.change) for row in told.chart.rows] == [(("17", "58"), "+41")]
    assert [one.value for one in told.numbers] == ["58"]


def test_of_the_same_people_asked_twice_each_number_stands_with_its_own_n(
    materials: dict[str, CouncilMaterial],
) -> None:
    told = tell(materials["panel"], translator("ru"))
    assert told.chart is not None
    assert {row.counts for row in told.chart.rows} == {("n\u00a0=\u00a041", "n\u00a0=\u00a041")}
    assert told.numbers[0].detail.count("n\u00a0=\u00a041") == 2


def test_rounds_of_other_scales_are_not_set_beside_each_other(materials: dict[str, CouncilMaterial]) -> None:
    told = tell(materials["other_scale"], translator("ru"))
    assert told.chart is not None
    assert (told.chart.low, told.chart.high) == (1.0, 6.0)
    assert all(len(row.values) == 1 and not row.word for row in told.chart.rows)
    assert "из\u00a06" in told.headline


def test_of_three_who_answered_no_score_is_seen(materials: dict[str, CouncilMaterial], translator: Translator) -> None:
    for form in Form:
        words = taken_apart(drawn_sheet(materials["three_people"], translator, form)).words
        assert not A_SCORE.search(words)
        assert tell(materials["three_people"], translator).chart is None
    assert "<5" in taken_apart(drawn_sheet(materials["three_people"], translator, Form.POSTER)).words


def test_a_service_of_few_answers_hides_itself_and_the_overall_score_it_would_be_told_by() -> None:
    made = make_round(respondents=30)
    ratings = made.responses.ratings.copy()
    ratings[3:, :6] = np.nan  # the first service: three answers
    material = CouncilMaterial(
        GROUP, TODAY, results_of([replace(made, responses=replace(made.responses, ratings=ratings))])
    )
    told = tell(material, translator("ru"))
    assert told.chart is not None
    hidden = {row.name: row.shown for row in told.chart.rows}
    assert hidden["Питьевая вода"] == ("—",)
    assert hidden["Все услуги вместе"] == ("—",)
    assert A_SCORE.search(hidden["Озеленение"][0])
    assert not A_SCORE.search(told.headline)
    assert any("меньше 5 ответов" in mark for mark in told.marks)
    counts = next(row.counts for row in told.chart.rows if row.name == "Питьевая вода")
    assert [count.replace("\u00a0", " ") for count in counts] == ["n < 5"]


def test_scores_of_five_to_nine_are_marked_and_the_mark_is_explained(materials: dict[str, CouncilMaterial]) -> None:
    for form in Form:
        words = taken_apart(drawn_sheet(materials["seven_people"], translator("ru"), form)).words
        assert "*" in words
        assert "* – от 5 до 9 ответов" in words


def test_where_rows_are_left_out_it_is_said_and_the_proven_are_kept(materials: dict[str, CouncilMaterial]) -> None:
    many = materials["many"]
    assert many.results.comparison is not None
    proven = [
        change.indicator.service
        for change in many.results.comparison.services
        if change.verdict in {Verdict.IMPROVED, Verdict.WORSENED}
    ]
    assert len(proven) == 2
    words = taken_apart(drawn_sheet(many, translator("ru"), Form.POSTER)).words
    assert re.search(r"Показано \d из 12: доказанные изменения", words)
    assert all(service[-2:] in words for service in proven)


def test_change_is_told_by_colour_by_sign_and_by_word(whole: CouncilMaterial) -> None:
    better = make_round(name="Третья оценка", shift=0.6, seed=4)
    rose = replace(whole, results=results_of([whole.results.rounds[-1], better]))
    same = replace(whole, results=results_of([make_round(seed=1), make_round(seed=2)]))
    for material, fill, word in ((whole, WORSE, "ухудшение"), (rose, BETTER, "улучшение")):
        sheet = taken_apart(drawn_sheet(material, translator("ru"), Form.POSTER))
        assert word in sheet.words
        assert any(box.fill == fill for box in sheet.boxes)
        assert sheet.shapes.count("polygon") == 4
    still = taken_apart(drawn_sheet(same, translator("ru"), Form.POSTER))
    assert "изменение не доказано" in still.words
    assert any(box.fill == NOT_PROVEN for box in still.boxes)
    assert not {BETTER, WORSE} & {box.fill for box in still.boxes}
    assert (still.shapes.count("polygon"), still.shapes.count("circle")) == (0, 4)


def test_what_a_poster_says_can_be_read_from_two_metres(whole: CouncilMaterial, translator: Translator) -> None:
    """Eyes of 20/20 read a letter of 5 minutes of arc: at 2 m 2.9 mm, a capital of 11.5 points."""
    sheet = taken_apart(drawn_sheet(whole, translator, Form.POSTER))
    told = tell(whole, translator)
    wanted = [told.headline, *(one.value for one in told.numbers), told.describes]
    assert told.chart is not None
    wanted += [row.name for row in told.chart.rows if not row.sums_up] + [row.word for row in told.chart.rows]
    wanted += [row.shown[-1] for row in told.chart.rows if not row.sums_up]
    large = " ".join(line.words for line in sheet.lines if line.size >= 11.5).replace("\u00a0", " ")
    assert [words for words in wanted if words.replace("\u00a0", " ") not in large] == []


def test_made_up_answers_are_said_on_every_sheet(materials: dict[str, CouncilMaterial], translator: Translator) -> None:
    for form in Form:
        words = taken_apart(drawn_sheet(materials["made_up"], translator, form)).words
        assert translator("publication.label.generated") in words


def test_nothing_is_published_of_a_group_with_nothing() -> None:
    with pytest.raises(UserError, match=r"publication\.error\.nothing"):
        poster(odd_materials()["group"], translator("ru"))
    with pytest.raises(UserError, match=r"publication\.error\.nothing"):
        poster(odd_materials()["one_round"], translator("ru"), about=Subject.INDEX)


def test_a_round_alone_tells_where_the_services_stand(materials: dict[str, CouncilMaterial]) -> None:
    material = materials["one_round"]
    told = tell(material, translator("ru"))
    means = {
        service: mean_of_means(material.results.rounds[0], service)
        for service in material.results.rounds[0].responses.services
    }
    lowest = min(means, key=means.__getitem__)
    assert printed(mean_of_means(material.results.rounds[0])) in told.headline
    assert (told.numbers[1].value, told.numbers[1].label) == (printed(means[lowest]), f"самый низкий балл: «{lowest}»")


# The code


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", ""),
        ("  ", ""),
        ("karakol.kg/itogi", "https://karakol.kg/itogi"),
        (" http://karakol.kg ", "http://karakol.kg"),
        ("https://www.facebook.com/groups/1234/?ref=share", "https://www.facebook.com/groups/1234/?ref=share"),
        ("мэрия.кг/отчёт", "https://мэрия.кг/отчёт"),
    ],
)  # fmt: skip
def test_an_address_is_taken_as_people_type_it(typed: str, address: str) -> None:
    assert published_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.kg/x", "просто слова", "http://", "https://[1", "kg",
     "https://a.kg/" + "я" * 300, 'https://a.kg/"><script>', "https://user:pass@a.kg/"],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(typed: str, whole: CouncilMaterial) -> None:
    with pytest.raises(UserError, match=r"publication\.error\.address"):
        published_address(typed)
    with pytest.raises(UserError, match=r"publication\.error\.address"):
        poster(replace(whole, address=typed), translator("ru"))


def test_without_an_address_there_is_no_code(whole: CouncilMaterial) -> None:
    bare = taken_apart(drawn_sheet(replace(whole, address=""), translator("ru"), Form.POSTER))
    assert "path" not in bare.shapes
    assert "Наведите" not in bare.words
    assert "path" in taken_apart(drawn_sheet(whole, translator("ru"), Form.POSTER)).shapes


def test_the_code_as_it_is_printed_is_that_of_the_address_with_white_around(whole: CouncilMaterial) -> None:
    matrix = [list(row) for row in segno.make(ADDRESS, error="m", micro=False).matrix]
    drawn = drawn_sheet(whole, translator("ru"), Form.POSTER)
    foot = next(box.top for box in taken_apart(drawn).boxes if box.fill == ACCENT and box.height < 1)
    sheet = np.array(Image.open(io.BytesIO(png_of(drawn, 4.0))).convert("L"))
    lower_right = sheet[int(4 * foot) + 8 :, sheet.shape[1] * 3 // 4 :] < 60
    rows, columns = np.flatnonzero(lower_right.any(axis=1)), np.flatnonzero(lower_right.any(axis=0))
    left, top = columns[0], rows[0]
    side = (columns[-1] - left + 1) / len(matrix)
    read = [
        [
            int(lower_right[int(top + (row + 0.5) * side), int(left + (column + 0.5) * side)])
            for column in range(len(matrix))
        ]
        for row in range(len(matrix))
    ]
    assert read == [[int(module) for module in row] for row in matrix]
    margin = int(4 * side) - 1
    assert not lower_right[top - margin : top, left - margin :].any()
    assert not lower_right[top : int(top + len(matrix) * side), left - margin : left].any()
    below = int(top + len(matrix) * side) + 1
    assert not lower_right[below : below + margin - 2, left:].any()
