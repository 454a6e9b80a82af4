"""What is told of three and more rounds: which two are compared, and the way from the first."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from scipy.stats import ttest_ind

from smio.documents.council import CouncilMaterial
from smio.documents.publication import Form, Subject, drawn_sheet, results_page, subjects_of, tell
from smio.language import Translator, translator
from smio.survey import Responses, Round, Scale
from tests.documents.council_evidence import whole_material
from tests.documents.drawn_sheets import taken_apart
from tests.documents.evidence import SERVICES, make_round
from tests.documents.html_page import PageReader
from tests.documents.publication_evidence import of_many_rounds, publication_materials
from tests.documents.rating_means import mean_of_means, printed


def rounds_of(*shifts: float, people: int = 41) -> list[Round]:
    names = ("Весна", "Лето", "Осень", "Зима")
    return [
        make_round(names[place], seed=place + 1, shift=shift, respondents=people) for place, shift in enumerate(shifts)
    ]


def said_of(material: CouncilMaterial, language: str = "ru") -> str:
    t = translator("ky" if language == "ky" else "ru")
    return " ".join(tell(material, t, Subject.SERVICES).course).replace("\u00a0", " ")


@pytest.mark.parametrize("shifts", [(0.0, -0.5, 0.4, 0.1), (0.0, 0.5, 0.9), (0.0, -0.6, -1.0)])
def test_the_way_from_the_first_round_is_that_of_the_ratings(shifts: tuple[float, ...]) -> None:
    rounds = rounds_of(*shifts)
    first, last = mean_of_means(rounds[0]), mean_of_means(rounds[-1])
    sign = "+" if last >= first else ""
    difference = f"{sign}{printed(last - first)}"
    said = said_of(of_many_rounds(rounds))
    assert f"два последних раунда из {len(shifts)}: «{rounds[-2].name}» и «{rounds[-1].name}»" in said
    assert f"было {printed(first)} (n = 41), стало {printed(last)} (n = 41), разница {difference}" in said


@pytest.mark.parametrize("shifts", [(0.0, -0.5, 0.4, 0.1), (0.0, 0.5, 0.9), (0.0, -0.6, -1.0), (0.0, 0.0, 0.05)])
def test_what_is_proven_of_the_way_is_tested_together_with_every_step(shifts: tuple[float, ...]) -> None:
    """Complete answers make the linearised error that of people's own means, which SciPy knows."""
    rounds = [replace(one, responses=completed(one.responses)) for one in rounds_of(*shifts)]
    own = [np.mean(one.responses.ratings, axis=1) for one in rounds]
    pairs = [*pairwise(own), (own[0], own[-1])]
    tested = [ttest_ind(two, one, equal_var=False) for one, two in pairs]
    proven = holm_rejects_last([float(one.pvalue) for one in tested])
    word = "изменение не доказано" if not proven else "улучшение" if tested[-1].statistic > 0 else "ухудшение"
    assert said_of(of_many_rounds(rounds)).endswith(f"; {word}.")


def holm_rejects_last(found: list[float]) -> bool:
    """Holm by its own words: from the smallest on, each against 0.05 by how many are left, until one is too large."""
    for place, p in enumerate(sorted(found)):
        if p >= 0.05 / (len(found) - place):
            return False
        if p == found[-1]:
            return True
    return False


def completed(responses: Responses) -> Responses:
    """The same with every blank rated in the middle."""
    return replace(responses, ratings=np.where(np.isnan(responses.ratings), 3.0, responses.ratings))


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_every_sheet_and_the_page_say_it_whole(language: str) -> None:
    material, t = publication_materials()["four_rounds"], translator("ky" if language == "ky" else "ru")
    course = " ".join(tell(material, t).course).replace("\u00a0", " ")
    assert "Третья оценка" in course
    assert "Четвёртая" in course
    for form in Form:
        assert course in taken_apart(drawn_sheet(material, t, form)).words, form
    read = PageReader(results_page(material, t))
    assert course in " ".join(" ".join(read.words).split()).replace("\u00a0", " ")


def test_the_page_has_the_figure_of_all_rounds(translator: Translator) -> None:
    known = publication_materials()
    title = translator("trends.figure.title")
    shown = {name: PageReader(results_page(known[name], translator)).headings for name in ("four_rounds", "whole")}
    assert [name for name, headings in shown.items() if any(title in words for _, words in headings)] == ["four_rounds"]


def test_of_two_rounds_the_key_of_the_chart_says_all() -> None:
    known = [one for one in publication_materials().values() if one.course is None]
    assert known
    for material in known:
        if Subject.SERVICES in subjects_of(material):
            assert tell(material, translator("ru"), Subject.SERVICES).course == ()


def test_a_first_round_on_another_scale_is_not_compared() -> None:
    first, *others = rounds_of(0.0, 0.2, 0.4)
    other = replace(first, responses=replace(first.responses, scale=Scale(1, 6)))
    said = said_of(of_many_rounds([other, *others]))
    assert "С первым раундом сравнить нельзя" in said
    assert "было" not in said


def test_the_way_on_some_of_the_questions_says_on_how_many() -> None:
    first, *others = rounds_of(0.0, 0.2, 0.4)
    fewer = replace(make_round("Весна", seed=1, services=SERVICES[:3]), start=first.start, end=first.end)
    said = said_of(of_many_rounds([fewer, *others]))
    questions = len(others[-1].responses.indicators)
    assert f"{len(fewer.responses.indicators)} из {questions}" in said


def test_a_first_round_of_few_people_gives_no_number() -> None:
    _, *others = rounds_of(0.0, 0.2, 0.4)
    few = make_round("Весна", seed=1, respondents=3)
    said = said_of(of_many_rounds([few, *others]))
    assert "Разница с первым раундом не показана" in said
    assert "было" not in said
    assert said_of(of_many_rounds([*others, few, replace(few, name="Зима")])) == ""


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_of_three_measurements_the_total_of_the_first_stands_beside_the_last(language: str) -> None:
    material, t = whole_material(), translator("ky" if language == "ky" else "ru")
    said = " ".join(tell(material, t, Subject.INDEX).course)
    totals = [score.rounded for _, score in material.history]
    assert len(totals) == 3
    assert str(totals[0]) in said
    assert str(totals[-1]) in said
    assert "01.01.2019" in said
    for form in Form:
        words = taken_apart(drawn_sheet(material, t, form, Subject.INDEX)).words
        assert said.replace("\u00a0", " ") in words, form
    two = replace(material, history=material.history[1:])
    assert tell(two, t, Subject.INDEX).course == ()
