"""The checklist as a form."""

from io import BytesIO

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from smio.checklist import ItemAnswer
from smio.interface.filling import Filling
from smio.interface.proof_form import keep_file
from smio.interface.results import measurements
from smio.store import (
    Database,
    StoredMeasurement,
    add_proof,
    all_groups,
    database_url,
    load_measurement,
    measurements_of,
    proof_content,
    save_answer,
)
from tests.interface.conftest import OpenPage

PAGE = "index/checklist"


def begun(open_page: OpenPage) -> int:
    """A measurement begun in a group of one's own; its id."""
    app = open_page(PAGE)
    next(button for button in app.button if button.label == "Начать замер").click().run()
    assert not app.exception
    database = Database(database_url())
    group = next(stored for stored in all_groups(database) if not stored.group.generated)
    return measurements_of(database, group.id)[0].id


def kept(measurement: int) -> StoredMeasurement:
    return load_measurement(Database(database_url()), measurement)


def opened_as(open_page: OpenPage, name: str) -> AppTest:
    """The form as the link of an assessor opens it."""
    app = open_page("start/home")
    app.session_state["assessor"] = name
    return app.switch_page(f"pages/{PAGE}.py").run()


def test_a_measurement_begins_with_its_period_alone(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    assert app.metric[0].value == "—"
    assert app.metric[2].value == "0 / 20"
    assert kept(measurement).measurement.answers == {}


def test_an_answer_is_saved_as_it_is_ticked_and_scored_at_once(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    app.button_group(key=f"answer_{measurement}_1.1").set_value("yes").run()
    app.button_group(key=f"answer_{measurement}_1.2").set_value("partly").run()
    assert not app.exception
    stored = kept(measurement).measurement
    assert stored.codes == {"1.1": "yes", "1.2": "partly"}
    assert stored.answers["1.1"].checked_on is not None
    assert app.metric[0].value == "75 / 100"
    assert any("от 8 до 98" in caption.value for caption in app.caption)


def test_answers_survive_a_reload(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    open_page(PAGE).button_group(key=f"answer_{measurement}_1.1").set_value("no").run()
    again = open_page(PAGE)
    assert again.button_group(key=f"answer_{measurement}_1.1").value == "no"
    assert again.metric[2].value == "1 / 20"


def test_an_answer_can_be_taken_back(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    app.button_group(key=f"answer_{measurement}_1.1").set_value("yes").run()
    app.button_group(key=f"answer_{measurement}_1.1").set_value(None).run()
    assert kept(measurement).measurement.answers == {}
    assert app.metric[0].value == "—"


def test_an_answer_with_proof_is_not_taken_back_by_a_slip_of_the_thumb(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    save_answer(Database(database_url()), measurement, "1.1", ItemAnswer("yes", note="видели"), version=0)
    app = open_page(PAGE)
    app.button_group(key=f"answer_{measurement}_1.1").set_value(None).run()
    assert kept(measurement).measurement.answers["1.1"].note == "видели"
    assert "подтверждение" in app.toast[0].value


def test_two_people_do_not_overwrite_each_other_silently(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    save_answer(Database(database_url()), measurement, "1.1", ItemAnswer("no"), version=0)
    app.button_group(key=f"answer_{measurement}_1.1").set_value("yes").run()
    assert not app.exception
    assert kept(measurement).measurement.codes["1.1"] == "no"
    assert "только что ответил кто-то другой" in app.toast[0].value


def test_a_link_a_note_a_date_and_a_name_are_kept_as_proof(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    app.button_group(key=f"answer_{measurement}_1.1").set_value("yes").run()
    app.button(key=f"proof_{measurement}_1.1").click().run()
    app.text_input(key=f"link_{measurement}_1.1").set_value("https://example.kg/budget").run()
    app.button(key=f"proof_{measurement}_1.1").click().run()
    app.text_area(key=f"note_{measurement}_1.1").set_value("опубликован 5 декабря").run()
    app.button(key=f"proof_{measurement}_1.1").click().run()
    app.text_input(key=f"checked_by_{measurement}_1.1").set_value("Асанов А.").run()
    assert not app.exception
    answer = kept(measurement).measurement.answers["1.1"]
    assert (answer.answer, answer.link, answer.note) == ("yes", "https://example.kg/budget", "опубликован 5 декабря")
    assert answer.checked_by == "Асанов А."
    assert app.button(key=f"proof_{measurement}_1.1").label == "ссылка, примечание"


def test_a_photograph_is_kept_small_and_without_its_place(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    save_answer(Database(database_url()), measurement, "1.1", ItemAnswer("yes"), version=0)
    group = next(stored for stored in all_groups(Database(database_url())) if not stored.group.generated)
    filling = Filling(measurements(group.id)[0])
    picture = Image.new("RGB", (4000, 3000), "white")
    place = Image.Exif()
    place[0x010F] = "Telephone"
    place[0x0112] = 6  # taken upright
    buffer = BytesIO()
    picture.save(buffer, "JPEG", exif=place)
    keep_file(filling, "1.1", buffer.getvalue(), "стенд.jpeg", "image/jpeg")
    file = kept(measurement).measurement.answers["1.1"].files[0]
    assert (file.name, file.is_photo) == ("стенд.jpg", True)
    with Image.open(BytesIO(proof_content(Database(database_url()), file.id))) as stored:
        assert stored.size == (1200, 1600)
        assert not stored.getexif()


def test_files_are_counted_beside_the_answer(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    database = Database(database_url())
    save_answer(database, measurement, "1.1", ItemAnswer("yes"), version=0)
    add_proof(database, measurement, "1.1", b"%PDF-", name="решение.pdf", media_type="application/pdf")
    assert open_page(PAGE).button(key=f"proof_{measurement}_1.1").label == "1 файл"


def test_another_direction_shows_its_items(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    app.button_group(key=f"direction_{measurement}").set_value("3").run()
    assert not app.exception
    app.button_group(key=f"answer_{measurement}_3.6").set_value("yes").run()
    assert kept(measurement).measurement.codes == {"3.6": "yes"}


def test_the_end_of_a_direction_leads_to_the_next(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    app.button(key=f"onward_direction_{measurement}").click().run()
    assert app.button_group(key=f"direction_{measurement}").value == "2"


def test_what_is_not_answered_yet_is_one_click_away(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    database = Database(database_url())
    for number in range(1, 9):
        save_answer(database, measurement, f"1.{number}", ItemAnswer("yes"), version=0)
    app = open_page(PAGE)
    app.button_group(key=f"direction_{measurement}").set_value("open").run()
    shown = [group.key for group in app.get("button_group") if str(group.key).startswith("answer_")]
    assert len(shown) == 12
    assert f"answer_{measurement}_1.1" not in shown


def test_an_assessor_fills_in_apart_and_does_not_change_the_groups_score(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    save_answer(Database(database_url()), measurement, "1.1", ItemAnswer("no"), version=0)
    app = opened_as(open_page, "Айгуль")
    key = f"answer_{measurement}_Айгуль_1.1"
    assert app.button_group(key=key).value is None
    app.button_group(key=key).set_value("yes").run()
    assert not app.exception
    stored = kept(measurement).measurement
    assert stored.codes == {"1.1": "no"}
    assert stored.assessments["Айгуль"]["1.1"].answer == "yes"
    assert stored.assessments["Айгуль"]["1.1"].checked_by == "Айгуль"


def test_a_measurement_is_removed_only_after_a_tick(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    assert app.button(key=f"remove_{measurement}").disabled
    app.checkbox(key=f"sure_{measurement}").check().run()
    app.button(key=f"remove_{measurement}").click().run()
    assert not app.exception
    database = Database(database_url())
    assert measurements_of(database, all_groups(database)[0].id) == ()


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_a_measurement_kept_as_a_total_says_so(open_page: OpenPage, language: str) -> None:
    measurement = begun(open_page)
    database = Database(database_url())
    with database.transaction() as session:
        from sqlalchemy import text  # noqa: PLC0415 - as an import of a workbook would leave it

        session.execute(text("UPDATE measurements SET total = 41.5 WHERE id = :id"), {"id": measurement})
    app = open_page(PAGE, language)
    assert not app.exception
    assert app.metric[0].value == "42 / 100"
    assert not [group for group in app.get("button_group") if str(group.key).startswith("answer_")]
