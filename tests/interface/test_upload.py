"""From a file to a saved round."""

import pytest
from streamlit.testing.v1 import AppTest

from smio.reading import Choices, interpret, keep, open_file, read, reopen
from smio.store import Database, all_groups, database_url, keep_upload, rounds_of, uploads_of
from tests.interface.conftest import OpenPage

PAGE = "services/questionnaires"
TWO_SERVICES = (
    "№,Имя,Питьевая вода [Качество],Питьевая вода [Доступность],Озеленение [Качество]\n"
    "1,Айгуль Садыкова,4,5,3\n2,Бакыт Асанов,2,3,\n3,Иван Петров,5,4,4\n4,Нурлан Омуров,1,2,2\n"
    "5,Мария Иванова,3,3,3\n6,Эрмек Токтогулов,4,4,5\n"
).encode()


def uploaded(app: AppTest, data: bytes = TWO_SERVICES, name: str = "анкеты.csv") -> AppTest:
    app.file_uploader[0].upload(name, data)
    return app.run()


def own_group() -> int:
    return next(stored.id for stored in all_groups(Database(database_url())) if not stored.group.generated)


def test_an_uploaded_file_says_what_was_recognised(open_page: OpenPage) -> None:
    app = uploaded(open_page(PAGE))
    assert not app.exception
    assert "Узнано: 6 анкет, 2 услуги, шкала 1–5" in app.success[0].value


def test_an_upload_survives_a_reload_before_it_is_saved(open_page: OpenPage) -> None:
    uploaded(open_page(PAGE))
    again = open_page(PAGE)
    assert "Узнано: 6 анкет" in again.success[0].value


def test_names_are_not_kept_with_an_upload(open_page: OpenPage) -> None:
    app = uploaded(open_page(PAGE))
    assert any("«Имя»" in caption.value for caption in app.caption)
    database = Database(database_url())
    (upload,) = uploads_of(database, own_group())
    kept = interpret(reopen(upload.contents[0]), Choices())
    assert "Садыкова" not in repr(kept)
    assert len(kept.responses) == 6


def test_saving_makes_a_round_and_shows_its_scores(open_page: OpenPage) -> None:
    app = uploaded(open_page(PAGE))
    app.button(key="save_round").click().run()
    assert not app.exception
    assert app.title[0].value == "Оценка услуг"
    database = Database(database_url())
    (summary,) = rounds_of(database, own_group())
    assert (summary.name, summary.respondents) == ("Первая оценка", 6)
    assert uploads_of(database, own_group()) == ()


def test_the_second_round_is_named_so(open_page: OpenPage) -> None:
    uploaded(open_page(PAGE)).button(key="save_round").click().run()
    app = uploaded(open_page(PAGE), TWO_SERVICES.replace(b"4,5,3", b"5,5,3"))
    (name,) = (field for field in app.text_input if field.label == "Название раунда")
    assert name.value == "Вторая оценка"


def test_the_same_file_again_is_said(open_page: OpenPage) -> None:
    uploaded(open_page(PAGE)).button(key="save_round").click().run()
    app = uploaded(open_page(PAGE))
    assert "уже сохранён как раунд «Первая оценка»" in app.warning[0].value


def test_a_typed_name_and_period_survive_a_reload(open_page: OpenPage) -> None:
    app = uploaded(open_page(PAGE))
    (name,) = (field for field in app.text_input if field.label == "Название раунда")
    name.set_value("Весна 2026").run()
    again = open_page(PAGE)
    (name,) = (field for field in again.text_input if field.label == "Название раунда")
    assert name.value == "Весна 2026"


def test_a_file_can_be_taken_back(open_page: OpenPage) -> None:
    app = uploaded(open_page(PAGE))
    app.button(key="discard").click().run()
    assert not app.exception
    assert len(app.file_uploader) == 1
    assert uploads_of(Database(database_url()), own_group()) == ()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "пусто.xlsx", "пуст"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 64, "картинка.xlsx", "картинка.xlsx"),
        ("Перечень вопросов\nпервый\nвторой\nтретий\n".encode(), "слова.csv", "слова.csv"),
    ],
)
def test_a_file_that_cannot_be_scored_gives_a_sentence(open_page: OpenPage, data: bytes, name: str, said: str) -> None:
    app = uploaded(open_page(PAGE), data, name)
    assert not app.exception
    (error,) = app.error
    assert said in error.value


def test_a_file_over_the_limit_is_refused_in_words(open_page: OpenPage) -> None:
    app = uploaded(open_page(PAGE), b"1,2\n" * (6 * 1024 * 1024), "большой.csv")
    assert not app.exception
    assert "20" in app.error[0].value


def test_a_corrected_column_changes_what_is_scored(open_page: OpenPage) -> None:
    app = uploaded(open_page(PAGE))
    editor = f"columns_{read(TWO_SERVICES, 'анкеты.csv').fingerprint}_ru"
    app.session_state[editor] = {"edited_rows": {4: {"role": "не учитывать"}}, "added_rows": [], "deleted_rows": []}
    app.button(key="apply").click().run()
    assert not app.exception
    assert "1 услуга" in app.success[0].value


def test_a_round_can_be_renamed_and_removed(open_page: OpenPage) -> None:
    uploaded(open_page(PAGE)).button(key="save_round").click().run()
    database = Database(database_url())
    (summary,) = rounds_of(database, own_group())
    app = open_page(PAGE)
    next(field for field in app.text_input if field.label == "Название раунда").set_value("Осень")
    next(button for button in app.button if button.label == "Изменить название и даты").click().run()
    assert rounds_of(database, own_group())[0].name == "Осень"
    app.checkbox(key=f"sure_round_{summary.id}").check().run()
    app.button(key=f"remove_round_{summary.id}").click().run()
    assert not app.exception
    assert rounds_of(database, own_group()) == ()


def test_several_files_make_one_round(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    header, _, rows = TWO_SERVICES.partition(b"\n")
    first, second = rows.splitlines()[:3], rows.splitlines()[3:]
    app.file_uploader[0].upload("первая стопка.csv", b"\n".join([header, *first]))
    app.file_uploader[0].upload("вторая стопка.csv", b"\n".join([header, *second]))
    app.run()
    assert not app.exception
    assert "Узнано: 6 анкет" in app.success[0].value
    app.button(key="save_round").click().run()
    database = Database(database_url())
    (summary,) = rounds_of(database, own_group())
    assert (summary.respondents, len(summary.sha256)) == (6, 2)


def added(app: AppTest, content: bytes, name: str) -> AppTest:
    """The page after one more file for the round that waits."""
    app.file_uploader[-1].upload(name, content)
    return app.run()


OTHER_QUESTIONS = "№,Мост [Чистота]\n1,4\n2,5\n3,3\n".encode()


def test_a_file_of_other_questions_is_not_added_and_the_first_one_stays(open_page: OpenPage) -> None:
    app = added(uploaded(open_page(PAGE)), OTHER_QUESTIONS, "мост.csv")
    assert not app.exception
    assert "«мост.csv» не похож на первый" in app.error[0].value
    assert "не добавлен" in app.error[0].value
    assert "Узнано: 6 анкет, 2 услуги" in app.success[0].value
    assert not app.run().error
    (upload,) = uploads_of(Database(database_url()), own_group())
    assert upload.names == ("анкеты.csv",)


def test_of_two_files_given_at_once_the_one_that_does_not_fit_is_named(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.file_uploader[0].upload("анкеты.csv", TWO_SERVICES)
    app.file_uploader[0].upload("мост.csv", OTHER_QUESTIONS)
    app.run()
    assert not app.exception
    assert "«мост.csv» не похож на первый" in app.error[0].value
    assert "Узнано: 6 анкет, 2 услуги" in app.success[0].value


def test_one_of_several_files_can_be_taken_back(open_page: OpenPage) -> None:
    header, _, rows = TWO_SERVICES.partition(b"\n")
    lines = rows.splitlines()
    app = uploaded(open_page(PAGE), b"\n".join([header, *lines[:4]]), "первая.csv")
    added(app, b"\n".join([header, *lines[4:]]), "вторая.csv")
    assert "Узнано: 6 анкет" in app.success[0].value
    next(button for button in app.button if button.label == "Убрать «вторая.csv»").click().run()
    assert not app.exception
    assert "Узнано: 4 анкеты" in app.success[0].value
    (upload,) = uploads_of(Database(database_url()), own_group())
    assert upload.names == ("первая.csv",)


def test_a_pasted_table_works_like_a_file(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    pasted = TWO_SERVICES.decode().replace(",", "\t")
    next(area for area in app.text_area if "Скопируйте" in area.label).set_value(pasted)
    next(button for button in app.button if button.label == "Прочитать таблицу").click().run()
    assert not app.exception
    assert "Узнано: 6 анкет, 2 услуги" in app.success[0].value


def test_a_questionnaire_set_aside_is_not_scored_and_can_be_counted_again(open_page: OpenPage) -> None:
    half_blank = TWO_SERVICES + "7,Асан Усенов,5,,\n".encode()
    app = uploaded(open_page(PAGE), half_blank)
    reading = read(half_blank, "анкеты.csv")
    upload = uploads_of(Database(database_url()), own_group())[0]
    editor = f"aside_{reading.fingerprint}_{upload.id}"
    decision: dict[str, object] = {
        "edited_rows": {0: {"aside": True, "reason": "почти пустая"}},
        "added_rows": [],
        "deleted_rows": [],
    }
    app.session_state[editor] = decision
    app.run()
    app.button(key="save_round").click().run()
    assert not app.exception
    app = open_page("services/scores")
    assert app.metric[2].value == "6"
    app.toggle(key="everyone").set_value(True).run()
    assert app.metric[2].value == "7"


def test_a_column_that_may_be_something_else_is_asked_about(open_page: OpenPage) -> None:
    lines = (f"{1 + number % 5},{1 + number % 4}\n" for number in range(24))
    app = uploaded(open_page(PAGE), ("Питьевая вода [Качество],Level\n" + "".join(lines)).encode(), "коды.csv")
    assert not app.exception
    assert app.button(key="save_round").disabled
    next(button for button in app.button if button.label == "Да, это оценка").click().run()
    assert not app.exception
    assert not app.button(key="save_round").disabled


def test_corrections_are_remembered_for_the_next_file_with_these_headings(open_page: OpenPage) -> None:
    app = uploaded(open_page(PAGE))
    editor = f"columns_{read(TWO_SERVICES, 'анкеты.csv').fingerprint}_ru"
    app.session_state[editor] = {"edited_rows": {4: {"role": "не учитывать"}}, "added_rows": [], "deleted_rows": []}
    app.button(key="apply").click().run()
    app.button(key="save_round").click().run()
    again = uploaded(open_page(PAGE), TWO_SERVICES.replace(b"4,5,3", b"5,5,3"))
    assert "1 услуга" in again.success[0].value
    assert any("Заголовки знакомы" in caption.value for caption in again.caption)


def test_free_answers_are_shown_to_the_group_alone(open_page: OpenPage) -> None:
    header, *rows = TWO_SERVICES.decode().splitlines()
    lines = [header + ",Комментарий", *(f"{row},мнение жителя {place}" for place, row in enumerate(rows))]
    app = uploaded(open_page(PAGE), "\n".join(lines).encode())
    app.button(key="save_round").click().run()
    assert app.title[0].value == "Оценка услуг"
    assert "мнение жителя" not in "".join(str(element.proto.body) for element in app.get("html"))
    read = open_page("services/comments")
    assert not read.exception
    assert "мнение жителя" in "".join(str(element.proto.body) for element in read.get("html"))


def test_a_table_without_known_ratings_waits_for_a_person_to_point_them_out(open_page: OpenPage) -> None:
    words = "Город,Мнение\n" + "".join(f"Ош,{('так себе', 'ничего', 'здорово')[place % 3]}\n" for place in range(12))
    app = uploaded(open_page(PAGE), words.encode(), "слова.csv")
    assert not app.exception
    assert "Укажите их в таблице" in app.warning[0].value
    assert app.button(key="save_round").disabled


def test_the_same_round_twice_is_said_on_the_comparison(open_page: OpenPage) -> None:
    for data in (TWO_SERVICES, TWO_SERVICES + b"\n"):
        uploaded(open_page(PAGE), data).button(key="save_round").click().run()
    app = open_page("services/comparison")
    assert not app.exception
    assert any("Первая оценка" in warning.value for warning in app.warning)


def test_another_number_of_rows_than_stated_is_remarked_on(open_page: OpenPage) -> None:
    app = uploaded(open_page(PAGE))
    next(field for field in app.number_input if field.label == "Сколько анкет собрано").set_value(9).run()
    assert not app.exception
    assert any("заявлено 9" in text.value for text in app.markdown)
    assert any("заявлено 9" in text.value for text in open_page(PAGE).markdown)


def test_markdown_in_a_heading_stays_text(open_page: OpenPage) -> None:
    heading = "![x](http://example.org/x.png) :red[Вода]"
    app = uploaded(open_page(PAGE), TWO_SERVICES.replace("Имя".encode(), heading.encode()))
    assert not app.exception
    shown = [element.value for element in (*app.caption, *app.markdown, *app.success, *app.warning)]
    assert not any("![x](" in text or ":red[Вода]" in text for text in shown)


def test_the_same_file_read_anew_in_another_encoding_is_shown_as_it_is_read_now(open_page: OpenPage) -> None:
    uploaded(open_page(PAGE))
    database = Database(database_url())
    (upload,) = uploads_of(database, own_group())
    shorter = open_file(TWO_SERVICES.rpartition(b"6,")[0], "анкеты.csv")
    content = keep(shorter, interpret(shorter, Choices()).columns)
    keep_upload(database, own_group(), name="анкеты.csv", sha256=upload.sha256[0], content=content)
    app = open_page(PAGE)  # the readings stay cached, as in a running app
    assert "Узнано: 5 анкет" in app.success[0].value
