"""The deck as a whole: its order, what it may say, what it looks like to a checker and to LibreOffice."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from pptx import Presentation

from smio.documents.make_templates import LANGUAGE_TAGS
from smio.documents.results import results_of
from smio.documents.slides import SlideKind, council_slides, kinds_of, slides_of
from smio.documents.slides.base import base_path
from smio.documents.slides.make_base import PAGES, make_base
from smio.documents.slides.slide import Chart
from smio.language import Language, Translator, translator
from tests.documents.council_evidence import LONG, odd_materials, whole_material
from tests.documents.evidence import make_round
from tests.documents.office import all_converted
from tests.documents.pptx_bases import dark_base, office_base
from tests.documents.pptx_rules import findings

CASES = ("whole", *odd_materials())


def material(case: str) -> Any:
    return whole_material() if case == "whole" else odd_materials()[case]


def titles(content: bytes) -> list[str]:
    slides: Any = Presentation(BytesIO(content)).slides
    return [slide.shapes.title.text_frame.text for slide in slides]


def notes(content: bytes) -> str:
    slides = Presentation(BytesIO(content)).slides
    return "\n".join(slide.notes_slide.notes_text_frame.text for slide in slides if slide.notes_slide.notes_text_frame)


@pytest.mark.parametrize("language", ["ru", "ky"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("wide", [True, False])
def test_no_deck_breaks_a_rule_of_reading_or_of_room(case: str, language: Language, wide: bool) -> None:
    deck = council_slides(material(case), translator(language), wide=wide)
    assert findings(deck, LANGUAGE_TAGS[language]) == []


def test_an_english_deck_breaks_no_rule_either() -> None:
    assert findings(council_slides(whole_material(), translator("en")), LANGUAGE_TAGS["en"]) == []


def test_the_checker_sees_what_is_wrong() -> None:
    deck: Any = Presentation(BytesIO(council_slides(whole_material(), translator("ru"))))
    slide = deck.slides[3]
    chart = next(shape for shape in slide.shapes if shape.has_chart)
    chart._element.nvGraphicFramePr.cNvPr.set("descr", "")
    chart.left = deck.slide_width
    box = slide.shapes.add_textbox(0, slide.shapes.title.top, slide.shapes.title.width, 12700 * 10)
    box.text_frame.word_wrap = True
    box.text_frame.text = LONG * 3
    box.text_frame.paragraphs[0].runs[0].font.size = 12700 * 20
    stream = BytesIO()
    deck.save(stream)
    said = " ".join(findings(stream.getvalue(), "ru-RU"))
    for wrong in ("no alt text", "out of the slide", "over one another", "points of text", "say its language"):
        assert wrong in said


def test_the_slides_stand_in_the_order_a_council_hears_them() -> None:
    kinds = [slide.kind for slide in slides_of(material("five_rounds"), translator("ru"))]
    assert list(dict.fromkeys(kinds)) == list(SlideKind)
    assert kinds == sorted(kinds, key=list(SlideKind).index)


def test_only_the_chosen_slides_are_made_and_the_order_stays() -> None:
    t = translator("ru")
    chosen = [SlideKind.PROPOSALS, SlideKind.TITLE, SlideKind.ANSWERS]
    assert [slide.kind for slide in slides_of(whole_material(), t, chosen)] == [
        SlideKind.TITLE, SlideKind.ANSWERS, SlideKind.PROPOSALS,
    ]  # fmt: skip
    assert len(titles(council_slides(whole_material(), t, chosen=chosen))) == 3


@pytest.mark.parametrize(
    ("case", "missing"),
    [
        ("group", set(SlideKind) - {SlideKind.TITLE}),
        ("one_round", {SlideKind.DIFFERENCE, SlideKind.INDEX, SlideKind.PLAN, SlideKind.ANSWERS, SlideKind.SUCCESS}),
        ("index_only", {SlideKind.SERVICES, SlideKind.DIFFERENCE, SlideKind.CRITERIA, SlideKind.INDEX_TIME}),
        ("three_people", {SlideKind.DIFFERENCE, SlideKind.CRITERIA}),
    ],
)
def test_what_is_not_known_has_no_slide(case: str, missing: set[SlideKind]) -> None:
    assert missing.isdisjoint(kinds_of(material(case), translator("ru")))


def test_the_same_material_gives_the_same_bytes(translator: Translator) -> None:
    assert council_slides(whole_material(), translator) == council_slides(whole_material(), translator)


def test_the_bundled_bases_are_what_their_script_makes() -> None:
    for page in PAGES:
        assert base_path(wide=page.name == "wide").read_bytes() == make_base(page)


@pytest.mark.parametrize(("wide", "shape"), [(True, 16 / 9), (False, 4 / 3)])
def test_a_deck_has_the_shape_asked_for(wide: bool, shape: float) -> None:
    deck: Any = Presentation(BytesIO(council_slides(whole_material(), translator("ru"), wide=wide)))
    assert deck.slide_width / deck.slide_height == pytest.approx(shape)


def test_better_and_worse_are_said_only_of_what_is_proven() -> None:
    said = titles(council_slides(material("seven_people"), translator("ru")))
    assert not re.search("стало (лучше|хуже)|Лучше стал|Хуже стал|(улучшение|ухудшение) доказано", " ".join(said))
    said = titles(council_slides(whole_material(), translator("ru")))
    assert "Хуже стали все сравнённые услуги: 4\u00a0из\u00a04" in said


def test_three_people_are_told_by_no_number() -> None:
    deck = Presentation(BytesIO(council_slides(material("three_people"), translator("ru"))))
    shapes: list[Any] = [shape for slide in deck.slides for shape in slide.shapes]
    assert [shape.name for shape in shapes if shape.has_chart] == []
    assert [shape.table.cell(0, 0).text for shape in shapes if shape.has_table] == ["Имя"]
    words = " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    assert "менее 5" in words
    assert not re.search(r"n\s=\s3\b|\b3\s(жител|человек)", words)


def test_made_up_answers_are_said_on_every_slide_that_shows_them() -> None:
    t = translator("ru")
    slides = slides_of(material("made_up"), t)
    assert t("slides.generated") in slides[0].subtitle
    shown = [slide for slide in slides if slide.kind in {SlideKind.METHOD, SlideKind.SERVICES, SlideKind.CRITERIA}]
    assert len(shown) == 3
    assert [slide.kind for slide in shown if t("documents.generated.note") not in slide.source] == []


def test_the_speaker_has_the_likely_questions_with_answers_from_the_numbers() -> None:
    whole = whole_material()
    said = notes(council_slides(whole, translator("ru")))
    said = said.replace("\u00a0", " ")
    assert "Почему так мало опрошенных?" in said
    assert f"Кто вас уполномочил?»\nОтвет: Группа работает на таком основании: {whole.group.basis}" in said
    overall = whole.results.comparison and whole.results.comparison.overall
    assert overall
    assert f"нужно около {overall.respondents_needed} ответов" in said
    few = notes(council_slides(material("many"), translator("ru"))).replace("\u00a0", " ")
    assert "Почему изменение не доказано?" in few
    assert "при n = 45 и 45" in few


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_what_is_read_aloud_is_told_apart_from_what_the_speaker_does_meanwhile(language: Language) -> None:
    """Words that tell the speaker what to do would be read to the hall."""
    t = translator(language)
    say, cue, ask = (t(f"slides.notes.{name}", **{word: ""}).rstrip("«»: ") for name, word in
                     (("say", "words"), ("cue", "words"), ("question", "question")))  # fmt: skip
    cued = 0
    for slide in slides_of(whole_material(), t):
        heads = [note.split(":")[0] for note in slide.notes]
        assert heads[0] == say
        assert heads.count(cue) <= 1
        if cue in heads:
            assert heads.index(cue) == 1
            cued += 1
        assert ask in heads, slide.title
    assert cued >= 8
    proposals = slides_of(whole_material(), t, [SlideKind.PROPOSALS])[0].notes
    assert "Назвать срок сдачи" in proposals[0]  # the measure itself, not «name the main measures»
    assert "Отладить отопление" in proposals[0]


def test_nobody_says_that_the_group_checked_what_only_the_authority_reported() -> None:
    whole, t = whole_material(), translator("ru")
    told = tuple(replace(one, replies=one.replies[:1]) for one in whole.register)
    for register, said in ((whole.register, "seen"), (told, "told")):
        (slide,) = slides_of(replace(whole, register=register), t, [SlideKind.SUCCESS])
        words = " ".join(slide.notes)
        assert [t(f"slides.success.{name}") in words for name in ("seen", "told")] == [said == "seen", said == "told"]


def test_letters_that_no_file_can_hold_are_left_out() -> None:
    whole = whole_material()
    spoilt = tuple(f"Вода\x0b\x00 {place}\ud800" for place in range(3))
    rounds = [make_round(name, services=spoilt, seed=seed) for name, seed in (("Первая\x01", 1), ("Вторая", 2))]
    group = replace(whole.group, name="Группа\x02 СМиО", city="Каракол\x03")
    deck = council_slides(replace(whole, group=group, results=results_of(rounds)), translator("ru"))
    assert findings(deck, "ru-RU") == []


def test_a_long_list_goes_on_with_its_parts_numbered() -> None:
    said = [title for title in titles(council_slides(material("many_acts"), translator("ru"))) if "актов" in title]
    assert len(said) > 1
    assert [title.rsplit(" ", 1)[1] for title in said] == [
        f"({part}\u00a0из\u00a0{len(said)})" for part in range(1, len(said) + 1)
    ]


def test_no_name_in_a_chart_is_lost_where_it_was_cut() -> None:
    charts = [slide.body for slide in slides_of(material("many"), translator("ky")) if isinstance(slide.body, Chart)]
    long = [row.name for chart in charts for row in chart.rows if len(row.name) > 80]
    assert long
    assert all(row.name in chart.alt_text for chart in charts for row in chart.rows)


@pytest.mark.office
def test_libreoffice_shows_every_slide_whole_and_nothing_over_anything() -> None:
    """Its words, as a second program sets them, stay on the page and do not run into each other."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed; .ci/run installs it")
    decks = {
        f"{case}-{language}-{wide}.pptx": council_slides(material(case), translator(language), wide=wide)
        for case, language, wide in (("whole", "ru", True), ("whole", "ky", False), ("many", "ky", True))
    }
    decks["dark.pptx"] = council_slides(whole_material(), translator("ky"), base=dark_base())
    decks["office.pptx"] = council_slides(whole_material(), translator("ru"), base=office_base())
    for name, pdf in all_converted(decks, "pdf").items():
        done = subprocess.run([program, "-bbox", "-", "-"], input=pdf, check=True, capture_output=True)
        pages = done.stdout.decode().split("<page ")[1:]
        assert len(pages) == len(titles(decks[name]))
        for number, page in enumerate(pages, 1):
            width, height = (float(value) for value in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
            words = [
                (*(float(value) for value in found[:4]), found[4])
                for found in re.findall(
                    r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page
                )
            ]
            out = [word for word in words if word[0] < 0 or word[1] < 0 or word[2] > width or word[3] > height]
            assert out == [], f"{name}, slide {number}"
            crossing = [(one[4], two[4]) for one, two in combinations(words, 2) if _cross(one, two)]
            assert crossing == [], f"{name}, slide {number}"


def _cross(one: Any, two: Any) -> bool:
    """Whether the letters of two words cover a good part of each other: a word's box is higher than its letters."""
    one, two = (
        (left, top + (low - top) * 0.22, right, low - (low - top) * 0.25) for left, top, right, low, _ in (one, two)
    )
    across = min(one[2], two[2]) - max(one[0], two[0])
    down = min(one[3], two[3]) - max(one[1], two[1])
    if across <= 0 or down <= 0:
        return False
    smaller = min((word[2] - word[0]) * (word[3] - word[1]) for word in (one, two))
    return across * down > 0.35 * smaller
