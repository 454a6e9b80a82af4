"""What gives the most points: the greatest gain first, under who must act, and what could be reached."""

from smio.checklist import Checklist
from smio.figures import checklist_gain
from smio.language import translator
from tests.figures.drawn import rows_of, words_of
from tests.figures.made import large_checklist, large_scored, made_scored, total_kept

RU = translator("ru")


def test_the_greatest_gains_are_drawn_and_the_rest_counted(checklist: Checklist) -> None:
    figure = checklist_gain(checklist, made_scored(lambda place, _item: "partly" if place else "no"), RU, most=3)
    bars = rows_of(figure, "gain")
    assert sorted((bar["name"].split(" ")[0], bar["gain"]) for bar in bars) == [("1.1", 5), ("1.2", 2.5), ("1.3", 2.5)]
    assert {bar["shown"] for bar in bars} == {"+5,0", "+2,5"}
    assert "Ещё 17 пунктов прибавят не больше." in words_of(figure)


def test_twelve_are_drawn_where_nobody_says_how_many(checklist: Checklist) -> None:
    assert len(rows_of(checklist_gain(checklist, made_scored(lambda _place, _item: "no"), RU), "gain")) == 12


def test_now_and_reachable_are_said_with_the_unverified_left_out(checklist: Checklist) -> None:
    # Ten of nineteen items met and one not verified: 52,6 now, all of them 100.
    answer = {0: "not_verified"}
    scored = made_scored(lambda place, _item: answer.get(place, "yes" if place <= 10 else "no"))
    assert "сейчас 53, если выполнить всё – 100." in words_of(checklist_gain(checklist, scored, RU))


def test_unanswered_items_count_as_not_met_now_and_then(checklist: Checklist) -> None:
    # Ten met, five not, five open: 50 now, 75 with the five met; of the answered alone it would be 67.
    scored = made_scored(lambda place, _item: "yes" if place < 10 else "no" if place < 15 else None)
    words = words_of(checklist_gain(checklist, scored, RU))
    assert "сейчас 50, если выполнить всё – 75." in words
    assert "Пункты без ответа посчитаны как невыполненные." in words


def test_items_stand_under_who_must_act_the_office_with_most_to_gain_first() -> None:
    large = large_checklist()
    scored = large_scored(large, 1)
    figure = checklist_gain(large, scored, RU, most=100)
    gains: dict[str, list[float]] = {"mayor": [], "press": [], "": []}
    for advice in scored[1].advice:
        gains[advice.item.office].append(advice.gain)
    first, second = sorted(("mayor", "press"), key=lambda office: -sum(gains[office]))
    headings = rows_of(figure, "total", "office")
    assert [heading["office"] for heading in headings] == [first, second, ""]
    assert [heading["total"] for heading in headings] == [
        RU.signed(sum(gains[office]), 1) for office in (first, second, "")
    ]
    assert headings[2]["name"] == "Кто должен сделать, не указано"
    bars = rows_of(figure, "gain")
    assert [bar["gain"] for bar in bars] == [*gains[first], *gains[second], *gains[""]]
    assert [bar["y"] for bar in bars] == sorted(bar["y"] for bar in bars)
    assert bars[0]["office"] == large.offices[first]["ru"]


def test_a_long_office_is_cut_and_its_sum_is_not() -> None:
    large = large_checklist()
    heading = rows_of(checklist_gain(large, large_scored(large, 1), RU), "total", "office")[0]
    assert all(line.endswith(f"всего {heading['total']}") for line in heading["lines"])
    assert "…" in heading["lines"][0]


def test_nothing_to_gain_is_said(checklist: Checklist) -> None:
    met = checklist_gain(checklist, made_scored(lambda _place, _item: "yes"), RU)
    assert rows_of(met, "gain") == []
    assert "Невыполненных пунктов нет." in words_of(met)
    assert "Невыполненных пунктов нет" in met.alt_text


def test_where_no_answers_are_known_nothing_is_called_met(checklist: Checklist) -> None:
    for scored, said in (
        (total_kept(17.0), "по пунктам не сохранено"),
        (made_scored(lambda _place, _item: None), "Ответов ещё нет"),
    ):
        figure = checklist_gain(checklist, scored, RU)
        assert said in words_of(figure)
        assert said in figure.alt_text
        assert "Невыполненных пунктов нет" not in words_of(figure) + figure.alt_text
