"""The checklist as a form."""

from smio.checklist import ItemAnswer
from smio.store import Database, all_groups, database_url, load_measurement, measurements_of, save_answer
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


def test_a_measurement_begins_with_its_period_alone(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    assert app.metric[0].value == "—"
    assert app.metric[2].value == "0 / 20"
    assert load_measurement(Database(database_url()), measurement).measurement.answers == {}


def test_an_answer_is_saved_as_it_is_ticked_and_scored_at_once(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    app.button_group(key=f"answer_{measurement}_1.1").set_value("yes").run()
    app.button_group(key=f"answer_{measurement}_1.2").set_value("partly").run()
    assert not app.exception
    stored = load_measurement(Database(database_url()), measurement).measurement
    assert stored.codes == {"1.1": "yes", "1.2": "partly"}
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
    assert load_measurement(Database(database_url()), measurement).measurement.answers == {}
    assert app.metric[0].value == "—"


def test_two_people_do_not_overwrite_each_other_silently(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    save_answer(Database(database_url()), measurement, "1.1", ItemAnswer("no"), version=0)
    app.button_group(key=f"answer_{measurement}_1.1").set_value("yes").run()
    assert not app.exception
    assert load_measurement(Database(database_url()), measurement).measurement.codes["1.1"] == "no"
    assert "только что ответил кто-то другой" in app.toast[0].value


def test_a_link_and_a_note_are_kept_as_proof(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    app.button_group(key=f"answer_{measurement}_1.1").set_value("yes").run()
    app.text_input(key=f"link_{measurement}_1.1").set_value("https://example.kg/budget").run()
    app.text_area(key=f"note_{measurement}_1.1").set_value("опубликован 5 декабря").run()
    answer = load_measurement(Database(database_url()), measurement).measurement.answers["1.1"]
    assert (answer.answer, answer.link, answer.note) == ("yes", "https://example.kg/budget", "опубликован 5 декабря")


def test_another_direction_shows_its_items(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    app.button_group(key=f"direction_{measurement}").set_value("3").run()
    assert not app.exception
    app.button_group(key=f"answer_{measurement}_3.6").set_value("yes").run()
    assert load_measurement(Database(database_url()), measurement).measurement.codes == {"3.6": "yes"}


def test_a_measurement_is_removed_only_after_a_tick(open_page: OpenPage) -> None:
    measurement = begun(open_page)
    app = open_page(PAGE)
    assert app.button(key=f"remove_{measurement}").disabled
    app.checkbox(key=f"sure_{measurement}").check().run()
    app.button(key=f"remove_{measurement}").click().run()
    assert not app.exception
    database = Database(database_url())
    assert measurements_of(database, all_groups(database)[0].id) == ()
