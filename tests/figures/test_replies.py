"""The register as bars: each part is what was counted by hand."""

from smio.figures import reply_rate_over_time, reply_statuses
from smio.language import Translator, translator
from smio.monitoring import Status
from tests.figures.drawn import rows_of, words_of
from tests.figures.registers import TODAY, asked, every_status, many_months

RU = translator("ru")


def test_each_addressee_has_a_part_for_each_status_the_longest_bar_first() -> None:
    figure = reply_statuses(every_status(), RU, TODAY)
    parts = [(row["name"], row["status"], row["start"], row["end"]) for row in rows_of(figure, "start", "status")]
    assert parts == [
        ("Мэрия", "выполнено", 0, 1),
        ("Мэрия", "выполняется", 1, 2),
        ("Мэрия", "обещано", 2, 3),
        ("Мэрия", "нет ответа", 3, 4),
        ("Мэрия", "отказано", 4, 5),
        ("Мэрия", "просрочено", 5, 6),
        ("МП «Тазалык»", "выполнено", 0, 2),
        ("адресат не указан", "нет ответа", 0, 1),
    ]


def test_what_was_not_sent_is_in_no_bar() -> None:
    assert rows_of(reply_statuses([asked("Мэрия", None)], RU, TODAY), "start") == []
    assert "Рекомендации ещё не отправлены" in words_of(reply_statuses([], RU, TODAY))


def test_after_each_bar_stands_how_many_were_answered_of_how_many() -> None:
    figure = reply_statuses(every_status(), RU, TODAY)
    assert {row["name"]: row["shown"] for row in rows_of(figure, "total")} == {
        "Мэрия": "4 из 6", "МП «Тазалык»": "2 из 2", "адресат не указан": "0 из 1",
    }  # fmt: skip
    assert "Отправлено 9 рекомендаций, ответ получен на 6, выполнено 3, просрочено 1" in words_of(figure)


def test_the_legend_names_the_statuses_there_are_and_no_other() -> None:
    figure = reply_statuses([asked("Мэрия", TODAY, Status.PROMISED)], RU, TODAY)
    assert [row["word"] for row in rows_of(figure, "word", "colour")] == ["обещано"]


def test_months_stand_in_time_order_with_what_was_sent_and_answered() -> None:
    rows = rows_of(reply_rate_over_time(every_status(), RU, TODAY), "answered")
    assert [(row["name"], row["total"], row["answered"]) for row in rows] == [
        ("02.2026", 6, 4), ("03.2026", 2, 2), ("04.2026", 1, 0),
    ]  # fmt: skip
    assert rows[0]["shown"] == "4 из 6 · 67\u00a0%"
    months = rows_of(reply_rate_over_time(many_months(), RU, TODAY), "answered")
    assert [row["name"] for row in months[:13]] == [*(f"{n:02}.2023" for n in range(1, 13)), "01.2024"]
    assert [row["total"] for row in months] == list(range(1, 37))


def test_made_up_answers_are_said_to_be_so(translator: Translator) -> None:
    said = translator("figures.generated")
    assert said in words_of(reply_statuses(every_status(), translator, TODAY, generated=True))
    assert said not in words_of(reply_rate_over_time(every_status(), translator, TODAY))
