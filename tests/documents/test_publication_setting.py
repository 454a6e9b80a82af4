"""How the words of a sheet are set: where lines end, what is cut, how large the numbers stand."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from smio.documents.council import CouncilMaterial
from smio.documents.publication import Form, Subject, drawn_sheet, subjects_of, tell
from smio.documents.publication.ties import tied
from smio.language import translator
from tests.documents.council_evidence import LONG
from tests.documents.drawn_sheets import Drawn, taken_apart
from tests.documents.publication_evidence import publication_materials

ENDS_BADLY = re.compile(r"(?:^|\s)(?:[авикосу]|во|до|за|из|на|не|от|по|со)$|SHA-256$", re.IGNORECASE)
UNCUT = ("whole", "one_round", "both_ways", "index_only", "four_rounds", "answers_only", "totals")


@pytest.fixture(scope="module")
def materials() -> dict[str, CouncilMaterial]:
    return publication_materials("https://karakol.example.kg/itogi/2026")


def sheets(material: CouncilMaterial, language: str) -> list[tuple[Form, Subject, Drawn]]:
    t = translator("ky" if language == "ky" else "ru")
    return [
        (form, subject, taken_apart(drawn_sheet(material, t, form, subject)))
        for subject in subjects_of(material)
        for form in Form
    ]


def test_words_are_tied_where_a_line_must_not_end() -> None:
    said = "не доказано: 0 и в 4 из 5 (SHA-256 0a1b); а также по «дорогам»"
    assert tied(said).replace("\u00a0", "_") == ("не_доказано:_0_и_в_4_из_5 (SHA-256_0a1b); а_также по_«дорогам»")
    assert tied("– качество") == "–\u00a0качество"
    assert tied("кто-то из-за того, что 12: 30") == "кто-то из-за того, что 12: 30"


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_no_line_ends_with_a_preposition(materials: dict[str, CouncilMaterial], language: str) -> None:
    for name, material in materials.items():
        for form, subject, sheet in sheets(material, language):
            badly = [line.words for line in sheet.lines if ENDS_BADLY.search(line.words.replace("\u00a0", " "))]
            assert badly == [], (name, form, subject)


@pytest.mark.parametrize("language", ["ru", "ky"])
@pytest.mark.parametrize("name", UNCUT)
def test_no_word_of_ordinary_results_is_parted_or_cut(
    materials: dict[str, CouncilMaterial], name: str, language: str
) -> None:
    material, t = materials[name], translator("ky" if language == "ky" else "ru")
    for form, subject, sheet in sheets(material, language):
        told, seen = tell(material, t, subject), sheet.words.replace("\u00a0", " ")
        said = [told.headline, told.describes, told.made_by, *(one.label for one in told.numbers)]
        said += [one.detail for one in told.numbers]
        if form == Form.SQUARE:  # which has the chart in place of the numbers
            said = said[:3]
        if told.chart is not None and form != Form.NUMBERS:
            said += [told.chart.title, *(row.name for row in told.chart.rows if not row.sums_up)]
        missing = [words for words in said if words.replace("\u00a0", " ") not in seen]
        assert missing == [], (form, subject)


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_name_of_ninety_letters_is_whole_wherever_it_stands_alone(
    materials: dict[str, CouncilMaterial], language: str
) -> None:
    for form, _, sheet in sheets(materials["one_service"], language):
        assert sheet.words.count(LONG) == (1 if form == Form.NUMBERS else 2), form  # the finding, the chart


def test_of_twelve_long_names_each_that_is_shown_is_told_from_the_others(
    materials: dict[str, CouncilMaterial],
) -> None:
    for form, subject, sheet in sheets(materials["many"], "ru"):
        if subject is Subject.SERVICES and form != Form.NUMBERS:
            shown = re.search(r"Показано (\d+) из 12", sheet.words)
            assert shown is not None
            assert len(re.findall(r"переходов гор (?:0[1-9]|1[0-2])\b", sheet.words)) == int(shown.group(1)), form


@pytest.mark.parametrize(("language", "word"), [("ru", "пример"), ("ky", "үлгү")])
def test_that_a_checklist_is_an_example_is_said_once_on_a_sheet(
    materials: dict[str, CouncilMaterial], language: str, word: str
) -> None:
    for form, subject, sheet in sheets(materials["whole"], language):
        if subject is Subject.INDEX:
            assert len(re.findall(rf"\b{word}\b", sheet.words, re.IGNORECASE)) == 1, form


def test_of_made_up_answers_it_is_still_said_that_the_checklist_is_not_official(
    materials: dict[str, CouncilMaterial],
) -> None:
    whole = materials["whole"]
    measured = tuple(replace(one, generated=True) for one in whole.results.measurements)
    made_up = replace(whole, results=replace(whole.results, measurements=measured))
    told = tell(made_up, translator("ru"), Subject.INDEX)
    assert told.label == "ПРИМЕР: данные созданы программой, чек-лист не официальный"
    for form in Form:
        words = taken_apart(drawn_sheet(made_up, translator("ru"), form, Subject.INDEX)).words
        assert len(re.findall(r"\bпример\b", words, re.IGNORECASE)) == 1


def test_numbers_side_by_side_are_further_apart_than_their_own_words(materials: dict[str, CouncilMaterial]) -> None:
    """«2 из 4» «1 из 4» «3 из 4» would else be read as one line."""
    for name in ("whole", "many", "both_ways", "four_rounds"):
        for form, subject, sheet in sheets(materials[name], "ru"):
            if form not in {Form.POSTER, Form.STORY}:
                continue
            largest = max(line.size for line in sheet.lines if line.words[:1].isdigit())
            wholes = [line for line in sheet.lines if re.match("из \\d", line.words.replace("\u00a0", " "))]
            numbers = sorted((line for line in sheet.lines if line.size == largest), key=lambda line: line.left)
            assert len(numbers) == 3
            for one, two in pairwise(numbers):
                ends = [part.right for part in wholes if one.right < part.left < two.left]
                assert two.left - max(one.right, *ends, 0.0) > 0.25 * largest, (name, form, subject)


def test_where_nothing_is_hidden_in_a_chart_no_mark_is_explained(materials: dict[str, CouncilMaterial]) -> None:
    assert tell(materials["three_people"], translator("ru")).marks == ()
    assert tell(materials["seven_people"], translator("ru")).marks != ()
