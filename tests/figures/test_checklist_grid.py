"""Items over measurements: every answer in its colour and with its word or sign, whatever the width."""

from dataclasses import replace
from datetime import date

import pytest

from smio.checklist import Checklist
from smio.figures import Figure, checklist_items_grid
from smio.figures.checklist_words import Scored
from smio.figures.palette import RAMP, contrast
from smio.language import translator
from tests.figures.drawn import drawn_at, rows_of, words_of
from tests.figures.made import every_month, large_checklist, large_scored, made_scored, total_kept

RU = translator("ru")
ANSWERS = {"1.1": "yes", "1.2": "partly", "1.3": "no", "1.4": "not_verified"}


def some(_place: int, item: str) -> str | None:
    return ANSWERS.get(item)


def periods(figure: Figure) -> list[str]:
    return list(dict.fromkeys(cell["period"] for cell in rows_of(figure, "word")))


def test_every_answer_has_the_colour_of_its_share_and_a_word_and_a_sign(checklist: Checklist) -> None:
    cells = {cell["item"].split(" ")[0]: cell for cell in rows_of(checklist_items_grid(checklist, [made_scored(some)],
             RU), "word")}  # fmt: skip
    assert len(cells) == 20
    assert [cells[item]["word"] for item in ANSWERS] == ["да", "частично", "нет", "не удалось проверить"]
    assert [cells[item]["short"] for item in ANSWERS] == ["1", "½", "0", "–"]
    assert [cells[item]["colour"] for item in ANSWERS] == [RAMP[4], RAMP[2], RAMP[0], ""]
    assert all(contrast(cell["ink"], cell["colour"]) >= 4.5 for cell in cells.values() if cell["colour"])
    assert (cells["3.6"]["answered"], cells["3.6"]["word"], cells["3.6"]["answer"]) == (False, "", "без ответа")


def test_the_legend_explains_each_sign_and_the_blank(checklist: Checklist) -> None:
    legend = rows_of(checklist_items_grid(checklist, [made_scored(some)], RU), "sign", "label")
    assert [(entry["sign"], entry["label"]) for entry in legend] == [
        ("1", "да"), ("½", "частично"), ("0", "нет"), ("–", "неприменимо"), ("–", "не удалось проверить"),
        ("", "без ответа"),
    ]  # fmt: skip


def test_where_the_words_do_not_fit_the_signs_stand_in_their_place(checklist: Checklist) -> None:
    figure = checklist_items_grid(checklist, [made_scored(some), *every_month(11)], RU)
    narrow, wide = ([line.words for line in drawn_at(figure, width)[0]] for width in (304, 1200))
    assert wide.count("частично") == 2  # in its cell and in the legend
    assert narrow.count("частично") == 1
    assert narrow.count("½") == 2


def test_a_direction_has_its_items_alone_and_its_own_score(checklist: Checklist) -> None:
    figure = checklist_items_grid(checklist, [made_scored(lambda place, _item: "yes" if place < 10 else "no")], RU,
                                  direction="2")  # fmt: skip
    cells = rows_of(figure, "word")
    assert [cell["item"].split(" ")[0] for cell in cells] == ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"]
    assert [total["total"] for total in rows_of(figure, "between")] == ["33"]  # two of six
    assert figure.title == "МИБП по пунктам: Доступность бюджетной информации для населения"
    assert figure.name == "checklist-items-2"


def test_the_score_of_an_unfinished_direction_is_a_range(checklist: Checklist) -> None:
    # Of the first direction one item of eight is met, one left out and six open; the second has one of six open.
    answers = {"1.1": "yes", "1.2": "not_applicable", "2.1": "no", "2.2": "yes", "2.3": "no", "2.4": "no", "2.5": "no"}
    scored = made_scored(lambda _place, item: answers.get(item))
    for direction, score, between in (("1", "100", "14–100"), ("2", "20", "17–33"), ("3", "—", "—")):
        figure = checklist_items_grid(checklist, [scored], RU, direction=direction)
        total = rows_of(figure, "between")[0]
        assert (total["total"], total["between"]) == (score, between)


def test_many_unfinished_measurements_are_counted_and_few_named(checklist: Checklist) -> None:
    four = [made_scored(some, date(2026, month, 1), date(2026, month, 28)) for month in range(1, 5)]
    words = words_of(checklist_items_grid(checklist, four, RU))
    assert "Не закончены 4 замера" in words
    assert "01.01.2026 – 28.01.2026: Замер не закончен" not in words
    assert "01.01.2026 – 28.01.2026: Замер не закончен" in words_of(checklist_items_grid(checklist, four[:3], RU))


def test_an_unknown_direction_is_an_error(checklist: Checklist) -> None:
    with pytest.raises(KeyError):
        checklist_items_grid(checklist, [], RU, direction="9")


def test_under_each_measurement_stands_its_score(checklist: Checklist, measurements: list[Scored]) -> None:
    totals = rows_of(checklist_items_grid(checklist, [total_kept(41.5), *measurements], RU), "between")
    assert [total["total"] for total in totals] == ["42", "20", "75", "100", "—"]
    assert [total["between"] for total in totals] == ["42", "20", "75", "88–100", "—"]


def test_a_total_without_answers_has_an_empty_column(checklist: Checklist) -> None:
    figure = checklist_items_grid(checklist, [total_kept(41.5)], RU)
    cells = rows_of(figure, "word")
    assert {(cell["word"], cell["colour"], cell["answer"]) for cell in cells} == {("", "", "по пунктам не сохранено")}
    assert "У 1 замера сохранён только итог" in words_of(figure)


def test_of_more_than_twelve_measurements_the_last_are_shown_and_the_figure_says_so(checklist: Checklist) -> None:
    figure = checklist_items_grid(checklist, every_month(14), RU)
    assert len(periods(figure)) == 12
    assert periods(figure)[0] == "01.03.2019 – 28.03.2019"
    assert "последние 12 из 14" in words_of(figure)
    assert "последние" not in words_of(checklist_items_grid(checklist, every_month(12), RU))


def test_measurements_on_another_version_are_named_and_not_shown(checklist: Checklist) -> None:
    first, second = every_month(2)
    other = (replace(first[0], version="0"), first[1])
    figure = checklist_items_grid(checklist, [other, second], RU)
    assert periods(figure) == ["01.02.2019 – 28.02.2019"]
    assert "не показано: 01.01.2019 – 28.01.2019" in words_of(figure)


def test_a_long_item_stands_in_full_in_the_tooltip() -> None:
    large = large_checklist()
    figure = checklist_items_grid(large, [large_scored(large, 1)], RU)
    row = next(row for row in rows_of(figure, "name", "lines") if row["name"].startswith("1.1 "))
    assert row["name"] == f"1.1 {large.items['1.1'].text['ru']}"
    assert row["lines"][0][-1].endswith("…")


def test_twenty_items_of_a_year_fit_a_slide_and_forty_fit_by_direction(checklist: Checklist) -> None:
    large = large_checklist()
    filled = [large_scored(large, month) for month in range(1, 13)]
    assert checklist_items_grid(checklist, every_month(12), RU).fits_a_slide
    assert not checklist_items_grid(large, filled, RU).fits_a_slide
    assert all(checklist_items_grid(large, filled, RU, direction=str(one)).fits_a_slide for one in range(1, 6))


def test_the_words_for_those_who_cannot_see_it_count_what_is_met(checklist: Checklist) -> None:
    scored = made_scored(lambda place, _item: "yes" if place in {0, 1, 8} else "partly", date(2026, 1, 1),
                         date(2026, 3, 31))  # fmt: skip
    told = checklist_items_grid(checklist, [scored], RU).alt_text
    assert "Состав, полнота и наглядность бюджетной информации – 01.01.2026 – 31.03.2026: выполнено 2 из 8" in told
    assert "Участие граждан в бюджетном процессе – 01.01.2026 – 31.03.2026: выполнено 0 из 6" in told
