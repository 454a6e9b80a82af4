"""Writing an act part by part: each widget saves what it holds, beside what others save, and the paper says it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from smio.interface.act_people import people_of
from smio.interface.act_prices import merged, prices_of, rows_of, unfinished, with_edits
from smio.interface.act_recommendations import swapped
from smio.language import LANGUAGES, Language, translator
from smio.monitoring import ActKind, Group, Member, Price, Recommendation
from smio.monitoring.photo_reference import photos_in
from smio.store import (
    Database,
    act_photos_content,
    all_groups,
    change_act,
    change_group,
    rename_round,
    rounds_of,
)
from tests.interface.acts_written import at_part, composed, latest, paper_text, photo, shown, the_group
from tests.interface.conftest import OpenPage

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
DAY = date(2026, 2, 8)


@EVERY_LANGUAGE
def test_every_field_is_saved_as_it_is_left_and_printed(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = composed(open_page, ActKind.SITE, language)
    key = f"act_{latest(demo_store).id}_"
    for field in ("number", "subject", "place", "organisation"):
        app.text_input(key=key + field).set_value(f" слова {field} ").run()
    app.text_area(key=key + "basis").set_value("постановление № 5").run()
    app.date_input(key=key + "signed_on").set_value(DAY).run()
    app.date_input(key=key + "answer_by").set_value(date(2026, 3, 2)).run()
    at_part(app, "method").text_area(key=key + "method").set_value("осмотр").run()
    at_part(app, "facts").text_area(key=key + "facts").set_value("Яма 40 см.\n\n Щита нет. \n").run()
    at_part(app, "conclusions").text_area(key=key + "conclusions").set_value("Ходить опасно.").run()
    at_part(app, "copies").text_area(key=key + "copies").set_value("мэру\nкенешу").run()
    assert not app.exception
    act = latest(demo_store).act
    assert (act.number, act.subject, act.place) == ("слова number", "слова subject", "слова place")
    assert (act.organisation, act.basis, act.method) == ("слова organisation", "постановление № 5", "осмотр")
    assert (act.signed_on, act.answer_by) == (DAY, date(2026, 3, 2))
    assert (act.facts, act.conclusions, act.copies) == (
        ("Яма 40 см.", "Щита нет."),
        ("Ходить опасно.",),
        ("мэру", "кенешу"),
    )
    text = paper_text(demo_store, latest(demo_store))
    for words in ("слова number", "слова place", "постановление № 5".replace(" 5", "\u00a05"), "Щита нет."):
        assert words in text
    assert app.text_area(key=key + "copies").value == "мэру\nкенешу"


def test_a_period_is_saved_only_whole_and_the_right_way_round(open_page: OpenPage, demo_store: Database) -> None:
    app = composed(open_page, ActKind.FREE)
    start, end = (f"act_{latest(demo_store).id}_period_{name}" for name in ("start", "end"))
    app.date_input(key=start).set_value(DAY).run()
    assert latest(demo_store).act.period is None
    assert translator("ru")("acts.field.period_half") in shown(app)
    app.date_input(key=end).set_value(date(2026, 2, 1)).run()
    assert latest(demo_store).act.period is None
    app.date_input(key=end).set_value(date(2026, 2, 20)).run()
    assert latest(demo_store).act.period == (DAY, date(2026, 2, 20))


def test_what_somebody_else_saves_in_another_field_stays(open_page: OpenPage, demo_store: Database) -> None:
    app = composed(open_page, ActKind.FREE)
    stored = latest(demo_store)
    change_act(demo_store, stored.id, stored.version, replace(stored.act, place="ул. Новая, 2"))
    app.text_input(key=f"act_{stored.id}_number").set_value("17").run()
    act = latest(demo_store).act
    assert (act.number, act.place) == ("17", "ул. Новая, 2")
    assert app.text_input(key=f"act_{stored.id}_place").value == "ул. Новая, 2"


@pytest.mark.parametrize("mine", [True, False])
def test_words_that_meet_anothers_wait_for_their_writer(open_page: OpenPage, demo_store: Database, mine: bool) -> None:
    app = composed(open_page, ActKind.FREE)
    stored = latest(demo_store)
    key = f"act_{stored.id}_subject"
    change_act(demo_store, stored.id, stored.version, replace(stored.act, subject="чужие слова"))
    app.text_input(key=key).set_value("мои слова").run()
    assert latest(demo_store).act.subject == "чужие слова"
    assert app.text_input(key=key).value == "чужие слова"
    assert "мои слова" in [element.value for element in app.text]
    app.button(key=f"{'mine' if mine else 'theirs'}_{key}").click().run()
    assert latest(demo_store).act.subject == ("мои слова" if mine else "чужие слова")
    assert not app.text


def test_participants_are_ticked_from_the_group_and_typed(open_page: OpenPage, demo_store: Database) -> None:
    app = at_part(composed(open_page, ActKind.SITE), "people")
    stored = latest(demo_store)
    key = f"act_{stored.id}_"
    first, second = (f"{one.name} – {one.post}" for one in stored.act.participants[:2])
    app.multiselect(key=key + "participants").set_value([second, first, "Ким Анна – учитель"]).run()
    app.selectbox(key=key + "chair").set_value(second).run()
    people = latest(demo_store).act.participants
    assert [(one.name, one.chair) for one in people] == [
        (stored.act.participants[1].name, True),
        (stored.act.participants[0].name, False),
        ("Ким Анна", False),
    ]
    assert people[2].post == "учитель"


@EVERY_LANGUAGE
def test_who_abstains_gives_a_reason_and_does_not_sign(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = at_part(composed(open_page, ActKind.SITE, language), "people")
    stored = latest(demo_store)
    key, line = f"act_{stored.id}_", f"{stored.act.participants[1].name} – {stored.act.participants[1].post}"
    app.multiselect(key=key + "abstaining").set_value([line]).run()
    assert translator(language)("acts.people.reason_needed") in shown(app)
    assert not any(one.abstains for one in latest(demo_store).act.participants)
    app.text_input(key=f"{key}abstains_{line}").set_value("работает на этой стройке").run()
    assert latest(demo_store).act.participants[1].abstains == "работает на этой стройке"
    assert "работает на этой стройке" in paper_text(demo_store, latest(demo_store))
    app.multiselect(key=key + "abstaining").set_value([]).run()
    assert not any(one.abstains for one in latest(demo_store).act.participants)


def test_only_one_of_those_chosen_is_chair() -> None:
    chairs = (Member("А", chair=True), Member("Б", "депутат", chair=True))
    chosen = people_of(["Б – депутат", "А", "  "], chairs[:1], chairs)
    assert [(one.name, one.chair) for one in chosen] == [("Б", True), ("А", False)]


@EVERY_LANGUAGE
def test_recommendations_are_added_filled_in_moved_and_removed(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = at_part(composed(open_page, ActKind.SITE, language), "recommendations")
    key = f"act_{latest(demo_store).id}_recommendation_"
    for place, words in enumerate(("Поставить щит", "Засыпать яму")):
        app.button(key=key + "add").click().run()
        app.text_area(key=f"{key}what_{place}").set_value(words).run()
    app.selectbox(key=key + "to_whom_1").set_value("городской кенеш").run()
    app.date_input(key=key + "by_when_1").set_value(DAY).run()
    app.text_area(key=key + "why_1").set_value("глубина 40 см").run()
    second = Recommendation("Засыпать яму", "городской кенеш", DAY, "глубина 40 см")
    assert latest(demo_store).act.recommendations == (Recommendation("Поставить щит"), second)
    app.button(key=key + "up_1").click().run()
    assert latest(demo_store).act.recommendations[0] == second
    assert app.text_area(key=key + "what_0").value == "Засыпать яму"
    app.button(key=key + "remove_1").click().run()
    assert latest(demo_store).act.recommendations == (second,)
    assert not app.exception


def test_two_recommendations_change_places_only_where_both_are() -> None:
    one, other = Recommendation("1"), Recommendation("2")
    assert swapped((one, other), 0, 1) == (other, one)
    assert swapped((one, other), 0, -1) == swapped((one, other), 1, 2) == (one, other)


@EVERY_LANGUAGE
def test_photographs_are_kept_small_without_their_place_described_ordered_and_referred_to(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = composed(open_page, ActKind.SITE, language)
    stored = latest(demo_store)
    key = f"act_{stored.id}_photo_"
    at_part(app, "photos").file_uploader(key=key + "upload_0").set_value(
        [("IMG_1.jpg", photo(), "image/jpeg"), ("IMG_2.jpg", photo(day=""), "image/jpeg")]
    ).run()
    assert not app.exception
    first, second = latest(demo_store).photos
    assert (first.taken_on, second.taken_on) == (DAY, None)
    content = act_photos_content(demo_store, stored.id)[first.id]
    assert len(content) < 300_000
    assert b"Exif" not in content
    app.text_input(key=f"{key}caption_{second.id}").set_value("  яма у входа ").run()
    app.date_input(key=f"{key}day_{second.id}").set_value(date(2026, 2, 9)).run()
    app.button(key=f"{key}up_{second.id}").click().run()
    app.selectbox(key=f"{key}fact_{second.id}").set_value(0).run()
    photos = latest(demo_store).photos
    assert [one.id for one in photos] == [second.id, first.id]
    assert (photos[0].caption, photos[0].taken_on) == ("яма у входа", date(2026, 2, 9))
    assert photos_in(latest(demo_store).act.facts[0]) == (second.id,)
    assert translator(language)("acts.photo.spoken_of") in shown(app)
    app.button(key=f"{key}remove_{second.id}").click().run()
    assert [one.id for one in latest(demo_store).photos] == [first.id]
    assert latest(demo_store).act.facts == stored.act.facts


def test_a_file_that_is_no_photograph_does_not_stop_the_others(open_page: OpenPage, demo_store: Database) -> None:
    app = at_part(composed(open_page, ActKind.SITE), "photos")
    files = [("virus.jpg", b"<script>", "image/jpeg"), ("IMG.jpg", photo(), "image/jpeg")]
    app.file_uploader(key=f"act_{latest(demo_store).id}_photo_upload_0").set_value(files).run()
    assert [one.name for one in latest(demo_store).photos] == ["IMG.jpg"]
    assert "virus" in app.toast[0].value


TABLE = "Товар\tЕд.\tМагазин\t04.11.2019\t25.11.2019\nХлеб\tшт.\tНур\t20\t22,50\nХлеб\tшт.\tБазар\t19,5\t—"
PRICES = (
    Price("Хлеб", "Нур", date(2019, 11, 4), 20.0, "шт."),
    Price("Хлеб", "Нур", date(2019, 11, 25), 22.5, "шт."),
    Price("Хлеб", "Базар", date(2019, 11, 4), 19.5, "шт."),
)


@EVERY_LANGUAGE
def test_prices_are_pasted_and_what_nobody_edited_follows_them(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = composed(open_page, ActKind.PRICES, language)
    stored = latest(demo_store)
    key = f"act_{stored.id}_"
    at_part(app, "conclusions").text_area(key=key + "conclusions").set_value("Мой вывод.").run()
    at_part(app, "prices").text_area(key=key + "pasted").set_value(TABLE).run()
    app.button(key=key + "take_pasted").click().run()
    assert not app.exception
    act = latest(demo_store).act
    assert act.prices == PRICES
    assert any("22,50" in fact or "22,5" in fact for fact in act.facts)
    assert act.conclusions == ("Мой вывод.",)
    assert act.period == (date(2019, 11, 4), date(2019, 11, 25))
    assert "Хлеб" in paper_text(demo_store, latest(demo_store))


def test_a_cell_of_the_table_is_saved_as_it_is_typed(open_page: OpenPage, demo_store: Database) -> None:
    app = at_part(composed(open_page, ActKind.PRICES), "prices")
    key = f"act_{latest(demo_store).id}_"
    app.date_input(key=key + "week").set_value(date(2019, 11, 4)).run()
    app.button(key=key + "add_week").click().run()
    edited: dict[str, Any] = {"edited_rows": {"0": {"good": "Мука", "unit": "кг", "shop": "Нур", "2019-11-04": 34.0}},
              "added_rows": [], "deleted_rows": []}  # fmt: skip
    app.session_state[key + "prices_1"] = edited
    app.run()
    assert not app.exception
    assert latest(demo_store).act.prices == (Price("Мука", "Нур", date(2019, 11, 4), 34.0, "кг"),)


def test_a_pasted_table_with_faults_takes_nothing_and_names_each(open_page: OpenPage, demo_store: Database) -> None:
    app = at_part(composed(open_page, ActKind.PRICES), "prices")
    key = f"act_{latest(demo_store).id}_"
    app.text_area(key=key + "pasted").set_value(TABLE.replace("22,50", "дорого").replace("Базар", "")).run()
    app.button(key=key + "take_pasted").click().run()
    assert latest(demo_store).act.prices == ()
    assert "дорого" in app.error[0].value
    assert "строка 3" in app.error[0].value.replace("\\", "")


def test_rows_and_prices_are_the_same_prices() -> None:
    weeks = (date(2019, 11, 4), date(2019, 11, 25))
    assert prices_of(rows_of(PRICES), weeks) == PRICES
    assert unfinished([{"good": "", "shop": "Нур", "2019-11-04": 3.0}, {"good": "а", "shop": "б"}], weeks) == 1
    edits = {"edited_rows": {"0": {"shop": "Дордой"}}, "deleted_rows": [1], "added_rows": [{"good": "Соль"}]}
    assert with_edits([{"good": "а", "shop": "б"}, {"good": "в"}], edits) == [
        {"good": "а", "shop": "Дордой"},
        {"good": "Соль"},
    ]
    newer = replace(PRICES[0], price=21.0)
    assert merged(PRICES, [newer])[0] == newer


@EVERY_LANGUAGE
def test_an_update_from_the_data_asks_about_what_people_wrote(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = composed(open_page, ActKind.SERVICES, language)
    stored = latest(demo_store)
    key = f"act_{stored.id}_"
    app.text_area(key=key + "basis").set_value("своё основание").run()
    group = the_group(demo_store)
    members = (Member("Новая Анна", "житель", chair=True),)
    changed = Group(group.group.name, group.group.city, members=members, basis="новое постановление", generated=True)
    change_group(demo_store, group.id, all_groups(demo_store)[0].version, changed)
    app.button(key=key + "redraft").click().run()
    assert not app.exception
    act = latest(demo_store).act
    assert act.participants == members
    assert act.basis == "своё основание"
    assert "новое постановление" in shown(app)
    app.button(key=key + "redraft_new_basis").click().run()
    assert latest(demo_store).act.basis == "новое постановление"
    assert not [one for one in app.button if one.key == key + "redraft_new_basis"]


def test_words_kept_once_are_not_asked_about_again(open_page: OpenPage, demo_store: Database) -> None:
    app = composed(open_page, ActKind.FREE)
    key = f"act_{latest(demo_store).id}_"
    app.text_area(key=key + "basis").set_value("своё основание").run()
    group = the_group(demo_store)
    change_group(demo_store, group.id, group.version, replace(group.group, basis="новое постановление"))
    app.button(key=key + "redraft").click().run()
    app.button(key=key + "redraft_mine_basis").click().run()
    app.button(key=key + "redraft").click().run()
    assert latest(demo_store).act.basis == "своё основание"
    assert not [one for one in app.button if one.key == key + "redraft_mine_basis"]


@EVERY_LANGUAGE
def test_an_act_whose_results_changed_since_says_so_until_it_is_updated(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    app = composed(open_page, ActKind.SERVICES, language)
    outdated = translator(language)("acts.redraft.outdated")
    assert outdated not in shown(app)
    summary = rounds_of(demo_store, the_group(demo_store).id)[-1]
    rename_round(demo_store, summary.id, summary.version, name="Третья оценка", start=summary.start, end=DAY)
    app.run()
    assert outdated in shown(app)
    app.button(key=f"act_{latest(demo_store).id}_redraft_now").click().run()
    assert not app.exception
    assert outdated not in shown(app)
    act = latest(demo_store).act
    assert act.period is not None
    assert act.period[1] == DAY
    assert any("Третья оценка" in fact for fact in act.facts)
