"""What a demanding eye asks of a slide, measured: even titles, names told apart, text for a hall, columns in line."""

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise, product
from typing import Any

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.enum.text import PP_ALIGN

from smio.documents.results import results_of
from smio.documents.slides import SlideKind, council_slides
from smio.documents.slides.measuring import face_factor, width_of
from smio.language import Language, Translator, translator
from smio.monitoring import Member, PlanItem
from tests.documents.council_evidence import odd_materials, whole_material
from tests.documents.evidence import make_round
from tests.documents.office import all_converted
from tests.documents.pptx_bases import blank_base, office_base
from tests.documents.pptx_rules import POINT, text_width

RU = translator("ru")
HALL = 14.0  # points from which the back of a hall reads
SMALL = 13.0  # of headings, keys and captions
TITLE_FOOT = 100.0  # points from the top, above which only titles stand
LONE = 0.3  # of the longest line of a title, that its last one takes at least
SHAPES = [(language, wide) for language in ("ru", "ky") for wide in (True, False)]


def deck(case: str, language: Language = "ru", *, wide: bool = True, kind: SlideKind | None = None) -> list[Any]:
    """The slides of a case, read again; of one kind where it is given."""
    material = whole_material() if case == "whole" else odd_materials()[case]
    chosen = None if kind is None else [kind]
    return list(Presentation(BytesIO(council_slides(material, translator(language), chosen=chosen, wide=wide))).slides)


def named(slides: list[Any], name: str) -> list[Any]:
    return [shape for slide in slides for shape in slide.shapes if shape.name == name]


def tables(slides: list[Any]) -> list[Any]:
    return [shape.table for slide in slides for shape in slide.shapes if shape.has_table]


@pytest.mark.parametrize(("language", "wide"), SHAPES)
def test_fifteen_members_of_long_names_stand_on_one_slide(language: Language, wide: bool) -> None:
    members = odd_materials()["many"].group.members
    (slide,) = deck("many", language, wide=wide, kind=SlideKind.GROUP)
    people = named([slide], "Person")
    assert [shape.text_frame.paragraphs[0].text.replace("\u00a0", " ") for shape in people] == [
        member.name for member in members
    ]
    tops = sorted({shape.top for shape in people})
    assert len(tops) < len(people) / 2 + 1  # side by side
    steps = [low - high for high, low in pairwise(tops)]
    assert max(steps) - min(steps) < POINT  # rows in step


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_a_chair_is_called_so_once_whatever_language_the_post_is_in(language: Language) -> None:
    group = replace(whole_material().group, members=(
        Member("Иванов П. С.", "житель, председатель", chair=True), Member("Асанова Б. Т."), Member("Осмонов Н. К."),
    ))  # fmt: skip
    content = council_slides(replace(whole_material(), group=group), translator(language), chosen=[SlideKind.GROUP])
    (table,) = tables(list(Presentation(BytesIO(content)).slides))
    assert table.cell(1, 1).text == "житель, председатель"


@pytest.mark.parametrize(("language", "wide"), SHAPES)
def test_no_two_services_read_the_same_where_names_are_long(language: Language, wide: bool) -> None:
    services = {service.service for service in odd_materials()["many"].results.scores[0].services}
    slides = deck("many", language, wide=wide, kind=SlideKind.SERVICES)
    shown = [str(name) for slide in slides for shape in slide.shapes if shape.has_chart
             for name in shape.chart.plots[0].categories]  # fmt: skip
    assert services <= {re.sub(r"^\S ", "", name) for name in shown}
    cells = [row.cells[0].text for table in tables(deck("many", language, wide=wide, kind=SlideKind.DIFFERENCE))
             for row in table.rows]  # fmt: skip
    assert services <= set(cells)


def sizes(shape: Any) -> Iterator[float]:
    """The sizes of a shape's runs; of a table those of its cells."""
    frames = [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []
    frames += [shape.text_frame] if shape.has_text_frame else []
    for frame in frames:
        yield from (run.font.size.pt for paragraph in frame.paragraphs for run in paragraph.runs if run.font.size)


@pytest.mark.parametrize(("language", "wide"), SHAPES)
@pytest.mark.parametrize("case", ["whole", "many", "many_acts", "seven_people", "two_photos"])
def test_what_is_to_be_read_in_a_hall_is_large_enough(case: str, language: Language, wide: bool) -> None:
    for number, slide in enumerate(deck(case, language, wide=wide), 1):
        for shape in slide.shapes:
            least = {"Source": 9.0, "Key": SMALL, "Number": SMALL}.get(shape.name, HALL)
            found = [size for size in sizes(shape) if size < (SMALL if shape.has_table else least)]
            assert found == [], f"slide {number}, {shape.name}"
        for table in tables([slide]):
            body = [cell for row in list(table.rows)[1:] for cell in row.cells]
            runs = [run for cell in body for paragraph in cell.text_frame.paragraphs for run in paragraph.runs]
            assert min(run.font.size.pt for run in runs) >= HALL, f"slide {number}"


@pytest.mark.parametrize(("language", "wide"), SHAPES)
def test_a_heading_stands_over_its_column_and_columns_are_alike_on_every_slide(language: Language, wide: bool) -> None:
    for kind in (SlideKind.DIFFERENCE, SlideKind.CRITERIA, SlideKind.ACTS, SlideKind.PLAN):
        for case in ("whole", "many", "many_acts"):
            found = tables(deck(case, language, wide=wide, kind=kind))
            for table in found:
                rows = [[cell.text_frame.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
                assert rows == [rows[0]] * len(rows)
            if kind in {SlideKind.DIFFERENCE, SlideKind.ACTS}:
                widths = {tuple(column.width for column in table.columns) for table in found}
                assert len(widths) == 1


def test_two_photographs_are_as_high_as_their_half_with_the_words_beside() -> None:
    (slide,) = deck("two_photos", kind=SlideKind.SUCCESS)
    photos, captions = named([slide], "Photo"), named([slide], "Caption")
    assert len(photos) == len(captions) == 2
    for photo, caption in zip(photos, captions, strict=True):
        assert caption.left > photo.left + photo.width
        assert caption.top == photo.top
    foot = named([slide], "Source")[0].top
    assert sum(photo.height for photo in photos) > 0.9 * (foot - photos[0].top)


def test_one_photograph_has_its_words_under_it() -> None:
    (slide,) = deck("whole", kind=SlideKind.SUCCESS)
    (photo,), (caption,) = named([slide], "Photo"), named([slide], "Caption")
    assert caption.top > photo.top + photo.height
    assert photo.width / photo.height == pytest.approx(800 / 600, rel=0.01)


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_sources_name_the_files_without_their_fingerprints(language: Language) -> None:
    for shape in named(deck("whole", language), "Source"):
        assert "SHA" not in shape.text_frame.text
    said = [shape.text_frame.text for shape in named(deck("whole", language, kind=SlideKind.SERVICES), "Source")]
    files = [source.name for round_ in whole_material().results.rounds for source in round_.responses.sources]
    assert all(name in said[0] for name in files)


def test_titles_count_only_what_happened() -> None:
    comparison = whole_material().results.comparison
    assert comparison
    worse = [change for change in comparison.criteria if change.verdict == "worsened"]
    assert [change for change in comparison.criteria if change.verdict == "improved"] == []
    title = deck("whole", kind=SlideKind.CRITERIA)[-1].shapes.title.text_frame.text
    assert title.replace("\u00a0", " ") == f"Критерии: ухудшение доказано у {len(worse)} из {len(comparison.criteria)}"
    many = odd_materials()["many"].results.comparison
    assert many
    better = [change for change in many.services if change.verdict == "improved"]
    title = deck("many", kind=SlideKind.SERVICES)[0].shapes.title.text_frame.text
    assert f"Лучше стало услуг: {len(better)} из {len(many.services)};" in title.replace("\u00a0", " ")


def test_the_slide_over_time_says_the_level_that_was_and_is(translator: Translator) -> None:
    (slide,) = deck("whole", translator.language, kind=SlideKind.INDEX_TIME)
    first, *_, last = (score.level for _, score in whole_material().history)
    assert first
    assert last
    wanted = [first.title[translator.language], last.title[translator.language]]
    assert wanted[0] != wanted[1]
    assert re.findall("|".join(wanted), slide.shapes.title.text_frame.text) == wanted


def test_a_title_is_made_even_from_its_own_side() -> None:
    titles = [slide.shapes.title.text_frame for slide in deck("whole")]
    assert {frame.margin_left for frame in titles} == {0}
    assert any(frame.margin_right > 0 for frame in titles)
    own = Presentation(BytesIO(council_slides(whole_material(), RU, base=office_base())))
    middle: list[Any] = [slide.shapes.title.text_frame for slide in own.slides if slide.shapes.title]
    assert all(abs(frame.margin_left - frame.margin_right) <= 1 for frame in middle)


def test_what_is_measured_is_not_narrower_than_arial() -> None:
    """A number as wide as its column would be broken by the office program: there must be some room left."""
    cells = {
        line
        for language in ("ru", "ky")
        for table in tables(deck("whole", language))
        for row in table.rows
        for cell in row.cells
        for line in cell.text.split("\n")
    }
    numbers = {line for line in cells if re.match(r"[+−]?\d+,\d\d", line)}
    assert any("…" in line for line in numbers)
    for least, lines in ((1.01, numbers), (0.99, cells)):
        for line, strong in product(lines, (False, True)):
            assert width_of(line, 20, strong=strong) >= least * text_width(line, 20, strong), line


def words_of(slide: Any) -> str:
    frames = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    return "\n".join(frames).replace("\u00a0", " ")


def test_a_single_work_beyond_the_plan_is_told_with_what_its_act_found_and_asked_for() -> None:
    whole = whole_material()
    added = PlanItem("Состояние площадки", planned=False, act="№ 1", note="по обращению жителей")
    material = replace(whole, plan=(*[item for item in whole.plan if item.planned], added))
    content = council_slides(material, RU, chosen=[SlideKind.UNPLANNED])
    (slide,) = Presentation(BytesIO(content)).slides
    act = whole.acts[0].act
    said = words_of(slide)
    for words in ("Акт № 1", "по обращению жителей", act.facts[0], act.recommendations[0].what):
        assert words in said
    assert named([slide], "Number") == []


def test_a_work_of_which_nothing_more_is_known_stands_beside_the_size_of_the_plan() -> None:
    (slide,) = deck("whole", kind=SlideKind.UNPLANNED)
    assert [shape.text_frame.text.split("\n")[0] for shape in named([slide], "Number")] == ["1", "5"]
    body = next(shape for shape in slide.placeholders if shape.placeholder_format.idx != 0)
    assert next(sizes(body)) >= 24  # so short a list is set large


def test_many_works_beyond_the_plan_are_a_table() -> None:
    whole = whole_material()
    added = tuple(PlanItem(f"Выезд {n}", planned=False, act=str(n)) for n in range(1, 6))
    content = council_slides(replace(whole, plan=added), RU, chosen=[SlideKind.UNPLANNED])
    (table,) = tables(list(Presentation(BytesIO(content)).slides))
    assert [row.cells[0].text for row in table.rows][1:] == [item.title for item in added]


def test_what_became_of_the_recommendations_adds_up_and_promises_stand_beside_a_single_fix() -> None:
    (slide,) = deck("whole", kind=SlideKind.FIXED)
    counts = [int(shape.text_frame.text.split("\n")[0]) for shape in named([slide], "Number")]
    assert counts == [1, 1, 2]
    assert sum(counts) == sum(one.sent_on is not None for one in whole_material().register)
    said = words_of(slide)
    assert "Исполнено: Заменить покрытие и поставить ограждение" in said
    assert "Обещано: Закрыть котлован" in said
    assert "Обещано до 31.10.2026. Срок прошёл" in said  # it is the twentieth of November


def test_a_group_of_one_or_two_has_no_table_of_a_row() -> None:
    (slide,) = deck("members_of_none", kind=SlideKind.GROUP)
    assert tables([slide]) == []
    assert "Асанова Б. Т." in words_of(slide)


def test_a_single_service_has_its_criteria_in_the_table_of_differences() -> None:
    comparison = odd_materials()["one_service"].results.comparison
    assert comparison
    rows = [[cell.text for cell in row.cells] for table in tables(deck("one_service", kind=SlideKind.DIFFERENCE))
            for row in list(table.rows)[1:]]  # fmt: skip
    changes = [comparison.services[0], *comparison.criteria]
    assert [row[3].split("\n")[0] for row in rows] == [RU.signed(change.values.difference) for change in changes]


@pytest.mark.parametrize(("language", "wide"), SHAPES)
def test_the_lowest_score_stands_in_its_title_however_long_the_names(language: Language, wide: bool) -> None:
    lowest = min(one.score for one in odd_materials()["many"].results.scores[-1].criteria if one.score is not None)
    for slide in deck("many", language, wide=wide, kind=SlideKind.CRITERIA)[:1]:
        title = slide.shapes.title.text_frame.text
        assert translator(language).decimal(lowest) in title
        assert "…" not in title


def test_bold_words_of_a_wide_face_are_not_measured_narrower_than_they_are() -> None:
    """DejaVu Sans, which office programs on many systems take for a face they do not have, is as wide as Verdana."""
    program = shutil.which("fc-match")
    asked = [program or "fc-match", "-f", "%{file}", "DejaVu Sans:style=Bold"]
    path = subprocess.run(asked, capture_output=True, text=True, check=True).stdout if program else ""
    if "DejaVuSans-Bold" not in path:
        pytest.skip("DejaVu Sans is not installed")
    face = ImageFont.truetype(path, 1000)
    for text in (
        "3,02 (46)",
        "Внутригородские дороги",
        "−0,85 … −0,37",
        "4 × 6",
        "Кайрылууларга жооп берүү",
        "27.11.2019",
    ):
        assert width_of(text, 1000, strong=True, factor=face_factor("Verdana")) >= face.getlength(text), text


def test_rounds_of_one_name_are_numbered() -> None:
    rounds = [make_round("Опрос", seed=seed) for seed in (1, 2)]
    material = replace(whole_material(), results=results_of(rounds))
    (slide,) = Presentation(BytesIO(council_slides(material, RU, chosen=[SlideKind.DIFFERENCE]))).slides
    (table,) = tables([slide])
    assert [cell.text for cell in table.rows[0].cells][1:3] == ["Опрос (1)", "Опрос (2)"]
    assert "«Опрос (2)» − «Опрос (1)»" in words_of(slide)


def test_a_subtitle_of_ours_stands_under_the_title_of_a_base_without_one() -> None:
    slide = next(iter(Presentation(BytesIO(council_slides(whole_material(), RU, base=blank_base()))).slides))
    (subtitle,) = named([slide], "Subtitle")
    assert {paragraph.alignment for paragraph in subtitle.text_frame.paragraphs} == {PP_ALIGN.CENTER}


@pytest.mark.office
def test_no_title_leaves_a_word_alone_on_its_last_line() -> None:
    """As LibreOffice breaks the lines, whose face is narrower than the one they were measured in."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed; .ci/run installs it")
    cases = [
        ("whole", "ru", True), ("whole", "ky", False), ("many", "ky", True), ("many_acts", "ru", False),
        ("index_only", "ky", True), ("five_rounds", "ru", False),
    ]  # fmt: skip
    decks = {
        f"{case}-{language}-{wide}.pptx": council_slides(
            whole_material() if case == "whole" else odd_materials()[case], translator(language), wide=wide
        )
        for case, language, wide in cases
    }
    several = 0
    for name, pdf in all_converted(decks, "pdf").items():
        done = subprocess.run([program, "-bbox", "-", "-"], input=pdf, check=True, capture_output=True)
        for number, page in enumerate(done.stdout.decode().split("<page ")[2:], 2):
            lines: dict[int, list[tuple[float, float]]] = defaultdict(list)
            for *found, word in re.findall(
                r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page
            ):
                left, top, right, low = map(float, found)
                if low < TITLE_FOOT:
                    lines[round(top / 5)].append((left, right))
                    assert not word.endswith("-"), f"{name}, slide {number}: {word} is torn"
            widths = [max(r for _, r in words) - min(x for x, _ in words) for _, words in sorted(lines.items())]
            several += len(widths) > 1
            assert widths[-1] > LONE * max(widths), f"{name}, slide {number}"
    assert several > 20
