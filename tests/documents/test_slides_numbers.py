"""Every number of a deck, read back from its charts, their workbooks and its tables, is that of the results."""

import re
from io import BytesIO
from itertools import chain
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.chart import XL_TICK_LABEL_POSITION

from smio.documents.council import CouncilMaterial
from smio.documents.results import results_of
from smio.documents.slides import SlideKind, council_slides, slides_of
from smio.figures.palette import BETTER, NOT_PROVEN, WORSE
from smio.language import Translator, translator
from smio.monitoring import Status
from tests.documents.council_evidence import LONG, TODAY, odd_materials, whole_material
from tests.documents.evidence import make_round

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RU = translator("ru")
INKS = {"improved": BETTER, "worsened": WORSE, "not_proven": NOT_PROVEN}


def drawn(material: CouncilMaterial, kind: SlideKind, t: Translator = RU) -> list[Any]:
    """The slides of a kind, read again."""
    return list(Presentation(BytesIO(council_slides(material, t, chosen=[kind]))).slides)


def charts(slides: list[Any]) -> list[Any]:
    return [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]


def tables(slides: list[Any]) -> list[list[list[str]]]:
    """The texts of the tables' cells."""
    found = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def series(chart: Any) -> list[list[float | None]]:
    return [list(one.values) for one in chart.plots[0].series]


def workbook(chart: Any) -> list[list[Any]]:
    """The rows of the workbook behind a chart, without its heading row and its names."""
    book = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = list(book["Sheet1"].iter_rows(values_only=True))
    return [list(row[1:]) for row in rows[1:]]


def joined(parts: list[list[list[float | None]]]) -> list[list[float | None]]:
    """The series of several charts of the same kind, one after another."""
    return [list(chain.from_iterable(part[place] for part in parts)) for place in range(len(parts[0]))]


@pytest.mark.parametrize("case", ["whole", "many", "one_service"])
def test_the_services_chart_has_the_means_of_the_comparison(case: str) -> None:
    material = whole_material() if case == "whole" else odd_materials()[case]
    comparison = material.results.comparison
    assert comparison is not None
    assert comparison.overall is not None
    changes = [*comparison.services, *([comparison.overall] if len(comparison.services) > 1 else [])]
    found = joined([series(chart) for chart in charts(drawn(material, SlideKind.SERVICES))])
    assert found[0] == [change.values.mean1 for change in changes]
    assert found[1] == [change.values.mean2 for change in changes]


def test_one_round_shows_its_scores_and_the_scale_from_end_to_end() -> None:
    material = odd_materials()["one_round"]
    scores = material.results.scores[0]
    (chart,) = charts(drawn(material, SlideKind.SERVICES))
    assert series(chart) == [[*(service.score for service in scores.services), scores.overall.score]]
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (scores.scale.low, scores.scale.high)


def test_scores_of_few_answers_are_marked_and_get_no_verdict() -> None:
    (slide,) = drawn(odd_materials()["seven_people"], SlideKind.SERVICES)
    (chart,) = charts([slide])
    assert all(str(name).startswith("• ") and str(name).endswith("*") for name in chart.plots[0].categories)
    words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame).replace("\u00a0", " ")
    assert RU("figures.marked_note").replace("\u00a0", " ") in words


def test_the_mark_of_few_answers_is_not_cut_off_with_a_long_name() -> None:
    few = [make_round(services=(LONG * 6, LONG * 6 + " и ещё"), respondents=7, seed=seed) for seed in (1, 2)]
    (slide,) = drawn(CouncilMaterial(whole_material().group, TODAY, results_of(few)), SlideKind.SERVICES)
    (chart,) = charts([slide])
    assert [str(name)[-2:] for name in chart.plots[0].categories][:2] == ["…*", "…*"]


def test_the_bars_have_the_colour_of_their_verdicts() -> None:
    for material in (whole_material(), odd_materials()["many"]):
        comparison = material.results.comparison
        assert comparison is not None
        shown: list[str] = []
        for chart in charts(drawn(material, SlideKind.SERVICES)):
            fills = chart._chartSpace.findall(f".//{C}ser")[-1].findall(f"{C}dPt/{C}spPr/{A}solidFill/{A}srgbClr")
            shown += [f"#{fill.get('val')}" for fill in fills]
        assert shown[: len(comparison.services)] == [INKS[change.verdict] for change in comparison.services]


def test_no_bar_turns_white_below_zero_and_names_stand_at_the_low_end() -> None:
    for slide_kind in (SlideKind.SERVICES, SlideKind.CRITERIA, SlideKind.INDEX, SlideKind.ANSWERS):
        for chart in charts(drawn(whole_material(), slide_kind)):
            inverted = list(chart._chartSpace.iter(f"{C}invertIfNegative"))
            assert inverted
            assert {one.get("val", "1") for one in inverted} == {"0"}
            points = list(chart._chartSpace.iter(f"{C}dPt"))
            assert all(point.find(f"{C}invertIfNegative") is not None for point in points)
            assert chart.category_axis.tick_label_position == XL_TICK_LABEL_POSITION.LOW


def test_the_criteria_chart_has_proven_changes_first_then_the_largest_others() -> None:
    material = whole_material()
    comparison = material.results.comparison
    assert comparison is not None
    (chart,) = charts(drawn(material, SlideKind.CRITERIA))
    proven = sorted(
        (c.values.difference for c in comparison.criteria if c.verdict in {"improved", "worsened"}),
        key=abs,
        reverse=True,
    )
    others = sorted(
        (c.values.difference for c in comparison.criteria if c.verdict == "not_proven"), key=abs, reverse=True
    )
    assert 0 < len(proven) < 6
    assert series(chart) == [[*proven, *others][:6]]


def test_where_criteria_went_both_ways_the_chart_shows_both() -> None:
    material = odd_materials()["both_ways"]
    comparison = material.results.comparison
    assert comparison is not None
    gains = sorted((c.values.difference for c in comparison.criteria if c.verdict == "improved"), reverse=True)
    losses = sorted(c.values.difference for c in comparison.criteria if c.verdict == "worsened")
    assert len(gains) > 6
    assert len(losses) > 2
    (chart,) = charts(drawn(material, SlideKind.CRITERIA))
    assert series(chart) == [[*gains[:3], *reversed(losses[:3])]]


def test_the_index_chart_has_the_scores_of_both_measurements() -> None:
    measured = whole_material().results.measured
    (chart,) = charts(drawn(whole_material(), SlideKind.INDEX))
    assert series(chart) == [[*(one.score for one in score.directions), score.score] for score in measured]


def test_the_line_through_time_has_every_total_of_the_history() -> None:
    (chart,) = charts(drawn(whole_material(), SlideKind.INDEX_TIME))
    assert series(chart) == [[score.score for _, score in whole_material().history]]


def test_the_answers_chart_counts_the_register() -> None:
    material = whole_material()
    sent = [one for one in material.register if one.sent_on]
    answered = [one for one in sent if any(reply.voice == "authority" for reply in one.replies)]
    done = [one for one in sent if one.replies and one.replies[-1].status is Status.DONE]
    (chart,) = charts(drawn(material, SlideKind.ANSWERS))
    assert series(chart) == [[len(sent), len(answered), len(done), 3]]  # overdue: two unanswered, one broken promise


@pytest.mark.parametrize("case", ["whole", "many", "seven_people"])
def test_the_workbook_behind_a_chart_has_its_numbers(case: str) -> None:
    material = whole_material() if case == "whole" else odd_materials()[case]
    deck = Presentation(BytesIO(council_slides(material, RU)))
    found = charts(list(deck.slides))
    assert len(found) >= 2
    for chart in found:
        in_rows = [list(row) for row in zip(*series(chart), strict=True)]
        assert workbook(chart) == [pytest.approx(row, rel=1e-14, abs=0) for row in in_rows]  # 16 digits in a workbook


def test_the_names_in_the_workbook_are_whole_where_the_chart_cuts_them() -> None:
    long = " ".join([LONG] * 20)
    rounds = [make_round(services=(long,), seed=seed) for seed in (1, 2)]
    (chart,) = charts(drawn(CouncilMaterial(whole_material().group, TODAY, results_of(rounds)), SlideKind.SERVICES))
    book = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    name = book["Sheet1"]["A2"].value
    assert next(iter(chart.plots[0].categories)).endswith("…")
    assert str(name).endswith(long)


@pytest.mark.parametrize(("language", "locale"), [("ru", "[$-419]"), ("ky", "[$-440]")])
def test_labels_are_written_with_the_comma_of_the_language(language: Any, locale: str) -> None:
    (chart,) = charts(drawn(whole_material(), SlideKind.SERVICES, translator(language)))
    assert chart.plots[0].data_labels.number_format == f"{locale}0.00"
    (changes,) = charts(drawn(whole_material(), SlideKind.CRITERIA, translator(language)))
    assert changes.plots[0].data_labels.number_format == f"{locale}+0.00;{locale}−0.00;{locale}0.00"


def test_the_difference_table_says_the_comparison_in_five_columns(translator: Translator) -> None:
    t, material = translator, whole_material()
    comparison = material.results.comparison
    assert comparison is not None
    assert comparison.overall is not None
    (rows,) = tables(drawn(material, SlideKind.DIFFERENCE, t))
    for row, change in zip(rows[1:], [*comparison.services, comparison.overall], strict=True):
        values = change.values
        assert row[1].replace("\u00a0", " ") == f"{t.decimal(values.mean1)} ({values.n1})"
        assert row[2].replace("\u00a0", " ") == f"{t.decimal(values.mean2)} ({values.n2})"
        assert row[3].split("\n")[0] == t.signed(values.difference)
        assert numbers(row[3].split("\n")[1]) == [f"{values.ci_low:+.2f}", f"{values.ci_high:+.2f}"]
        assert row[4].replace("\u00a0", " ") == f"▼ {t('comparison.verdict.worsened')}"


def numbers(text: str) -> list[str]:
    """The signed numbers of a text, with a point and a hyphen."""
    return re.findall(r"[+-]\d+\.\d\d", text.replace(",", ".").replace("−", "-"))


def test_the_criteria_table_has_every_score_with_its_n() -> None:
    scores = whole_material().results.scores[-1]
    ((heading, *rows),) = tables(drawn(whole_material(), SlideKind.CRITERIA))
    services = [service.service for service in scores.services]
    assert heading[1:] == services
    criteria = list(dict.fromkeys(one.indicator.criterion for one in scores.criteria))
    by_name = {(one.indicator.service, one.indicator.criterion): one for one in scores.criteria}
    for row, criterion in zip(rows[:-1], criteria, strict=True):
        wanted = [by_name[service, criterion] for service in services]
        assert row == [criterion, *(f"{RU.decimal(one.score)} ({one.n})" for one in wanted)]
    assert rows[-1][1:] == [f"{RU.decimal(service.score)} ({service.n})" for service in scores.services]


def test_a_questionnaire_of_many_criteria_shows_its_weakest() -> None:
    scores = odd_materials()["many"].results.scores[-1]
    weakest = sorted(one.score for one in scores.criteria if one.score is not None)[:6]
    slides = [slide for slide in slides_of(odd_materials()["many"], RU) if slide.kind is SlideKind.CRITERIA]
    body: Any = slides[0].body
    assert [row[2].text.split(" ")[0] for row in body.rows] == [RU.decimal(score) for score in weakest]


def test_the_plan_counts_what_was_planned_done_and_overdue() -> None:
    (slide,) = slides_of(whole_material(), RU, [SlideKind.PLAN])
    assert [number.value for number in slide.numbers] == ["5", "2", "1"]
    assert slide.title == "Из плана выполнено 2 из 5"
