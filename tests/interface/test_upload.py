"""From a file to a saved round."""

import pytest
from streamlit.testing.v1 import AppTest

from smio.reading import Choices, interpret, read, reopen
from smio.store import Database, all_groups, database_url, rounds_of, uploads_of
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
    kept = interpret(reopen(upload.content), Choices())
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
        (b"a,b\nx,y\n", "слова.csv", "слова.csv"),
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
