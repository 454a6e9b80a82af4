"""How the group writes and counts: each form saves its own settings, and refuses what it cannot read in words."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from smio.errors import UserError
from smio.interface.practice_form import days_of, days_text, sound_address
from smio.language import LANGUAGES, Language
from smio.monitoring import Practice
from smio.store import Database
from tests.interface.acts_written import the_group
from tests.interface.conftest import OpenPage

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def saved(app: AppTest, subject: str, group: int) -> AppTest:
    app.button(key=f"practice_save_{subject}_{group}").click().run()
    assert not app.exception
    return app


@EVERY_LANGUAGE
def test_every_setting_is_saved_and_none_loses_another(
    open_page: OpenPage, demo_store: Database, language: Language
) -> None:
    group = the_group(demo_store).id
    app = open_page("settings/group", language)
    app.text_input(key=f"practice_name_ky_{group}").set_value("Карабалта БМжБ тобу")
    app.text_area(key=f"practice_contacts_{group}").set_value("ул. Кожомбердиева, 1\nт. 0 312 00 00 00")
    app.checkbox(key=f"practice_bilingual_{group}").check()
    saved(app, "letterhead", group)
    app.text_input(key=f"practice_mayor_{group}").set_value("Ибраев Нурлан")
    app.text_input(key=f"practice_kenesh_chair_{group}").set_value("Осмонова Гүлнара")
    app.text_area(key=f"practice_commissions_{group}").set_value("по бюджету\n\n по ЖКХ ")
    saved(app, "addressees", group)
    app.text_area(key=f"practice_laws_{group}").set_value("Закон от 20.10.2021 № 123")
    saved(app, "laws", group)
    app.number_input(key=f"practice_answer_days_{group}").set_value(10)
    app.text_area(key=f"practice_days_off_{group}").set_value("31.12.2026 – 02.01.2027")
    app.text_area(key=f"practice_days_worked_{group}").set_value("09.01.2027")
    saved(app, "days", group)
    app.number_input(key=f"practice_link_days_{group}").set_value(21)
    app.text_input(key=f"practice_address_{group}").set_value("https://smio.example.kg/")
    saved(app, "links", group)
    assert the_group(demo_store).group.practice == Practice(
        name_ky="Карабалта БМжБ тобу",
        bilingual=True,
        contacts="ул. Кожомбердиева, 1\nт. 0 312 00 00 00",
        mayor="Ибраев Нурлан",
        kenesh_chair="Осмонова Гүлнара",
        commissions=("по бюджету", "по ЖКХ"),
        laws=("Закон от 20.10.2021 № 123",),
        answer_days=10,
        days_off=(date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)),
        days_worked=(date(2027, 1, 9),),
        link_days=21,
        address="https://smio.example.kg",
    )


def test_members_are_kept_one_a_line_with_the_chair_marked(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page("settings/group")
    practice = the_group(demo_store).group.practice
    members = next(field for field in app.text_area if field.label == "Состав группы")
    members.set_value("* Асанова Айгуль – житель\nПетров Иван – депутат")
    next(button for button in app.button if button.label == "Сохранить").click().run()
    assert not app.exception
    group = the_group(demo_store).group
    assert [(one.name, one.post, one.chair) for one in group.members] == [
        ("Асанова Айгуль", "житель", True),
        ("Петров Иван", "депутат", False),
    ]
    assert group.practice == practice


def test_a_group_needs_a_name(open_page: OpenPage, demo_store: Database) -> None:
    app = open_page("settings/group")
    next(field for field in app.text_input if field.label == "Название группы").set_value("  ")
    next(button for button in app.button if button.label == "Сохранить").click().run()
    assert app.error[0].value == "Укажите название группы."
    assert the_group(demo_store).group.name.startswith("Группа СМиО")


@EVERY_LANGUAGE
@pytest.mark.parametrize(
    ("subject", "field", "typed"),
    [("days", "days_off", "8 января"), ("days", "days_off", "08.01.2027 – 01.01.2027"), ("links", "address", "smio")],
)
def test_what_cannot_be_read_is_said_and_nothing_is_saved(
    open_page: OpenPage, demo_store: Database, subject: str, field: str, typed: str, language: Language
) -> None:
    group, before = the_group(demo_store).id, the_group(demo_store).group
    app = open_page("settings/group", language)
    kind = app.text_area if subject == "days" else app.text_input
    kind(key=f"practice_{field}_{group}").set_value(typed)
    saved(app, subject, group)
    assert typed in app.error[0].value.replace("\\", "")
    assert the_group(demo_store).group == before
    assert kind(key=f"practice_{field}_{group}").value == typed


def test_days_are_read_as_they_are_written() -> None:
    days = (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 7))
    assert days_of("07.01.2027; 31.12.2026-01.01.2027\n\n1.1.2027") == days
    assert days_of(days_text(days)) == days
    assert days_text(days) == "31.12.2026 – 01.01.2027\n07.01.2027"


@pytest.mark.parametrize("line", ["31.02.2027", "вчера", "01.01.2027 – 01.06.2027", "02.01.2027 – 01.01.2027"])
def test_a_line_that_is_no_day_is_refused(line: str) -> None:
    with pytest.raises(UserError):
        days_of(line)


@pytest.mark.parametrize("address", ["ftp://x.kg", "https://", "https://x.kg/?a=1", "https://x .kg", "javascript:1"])
def test_only_a_web_address_is_an_address(address: str) -> None:
    with pytest.raises(UserError):
        sound_address(address)
