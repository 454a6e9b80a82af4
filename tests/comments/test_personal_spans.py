"""What looks personal in a free answer is found; what is only a complaint is left to be read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.comments import MASKED, personal_spans

PERSONAL = [
    ("Меня зовут Айгуль, воды нет", "name", "Айгуль"),
    ("писала Айгуль Токтобекова из пятого дома", "name", "Айгуль Токтобекова"),
    ("Спасибо, Светлана Петровна помогает", "name", "Светлана Петровна"),
    ("Акматов Бакыт уулу обещал починить", "name", "Акматов Бакыт уулу"),
    ("Дворник Иванов И.И. работает", "name", "Иванов И.И."),
    ("начальник Сыдыков не принимает", "name", "Сыдыков"),
    ("менин атым Гүлнара", "name", "Гүлнара"),
    ("my name is John Smith", "name", "John Smith"),
    ("звоните 0555 12 34 56", "phone", "0555 12 34 56"),
    ("звоните +996 (700) 123-456 вечером", "phone", "+996 (700) 123-456"),
    ("тел. 5-12-34", "line", "тел. 5-12-34"),
    ("пишите a.b@mail.ru", "email", "a.b@mail.ru"),
    ("мой инстаграм @aigul_kg", "link", "@aigul_kg"),
    ("см. https://t.me/aigul", "link", "https://t.me/aigul"),
    ("ПИН 20101199012345", "pin", "20101199012345"),
    ("паспорт ID1234567", "card", "ID1234567"),
    ("машина 01 KG 123 ABC загородила", "plate", "01 KG 123 ABC"),
    ("родился 08.02.1961", "birth", "08.02.1961"),
    ("живу на ул. Ленина 45, кв 3", "address", "ул. Ленина 45, кв 3"),
    ("Абдрахманов көчөсү 12 үйдө жарык жок", "address", "Абдрахманов көчөсү 12"),
    ("мкр Восток, дом 7", "address", "мкр Восток, дом 7"),
    ("42.8746, 74.5698 здесь яма", "coordinates", "42.8746, 74.5698"),
    ("с адреса 192.168.10.5", "ip", "192.168.10.5"),
    ("меня зовут айгуль токтобекова, нет воды", "name", "айгуль токтобекова"),
    ("менин атым айгүл", "name", "айгүл"),
    ("АСАНОВА ГУЛЬНАРА жалуется на воду", "name", "АСАНОВА ГУЛЬНАРА"),
    ("звоните асанову нурлану", "name", "асанову нурлану"),
    ("бакыт уулу азамат айтты", "name", "бакыт уулу азамат"),
    ("мамытова айнура бейшеновна не отвечает", "name", "мамытова айнура бейшеновна"),
    ("Нурланга айттым, келген жок", "name", "Нурланга"),
    ("Айгуль эже айтты", "name", "Айгуль"),
    ("биздин Осмонаалы ата болгон", "name", "Осмонаалы"),
    ("Вода плохая. Сыдыкову говорили", "name", "Сыдыкову"),
    ("проживаю по адресу токтогула 12", "address", "токтогула 12"),
    ("Живу на Московской 45", "address", "Московской 45"),
    ("токтогул көчөсү 12", "address", "токтогул көчөсү 12"),
    ("в доме 12 нет света", "address", "доме 12"),
    ("ул. Ленина 45 0555 12 34 56", "phone", "ул. Ленина 45 0555 12 34 56"),
]  # fmt: skip
PLAIN = [
    "Вода идёт 2 часа в день с 18.00 до 20.00",
    "Дороги плохие, в 2023 году 3 раза чинили за 100 000 сомов",
    "Наша улица тёмная, фонари не горят",
    "Мусор не вывозят. Дороги разбиты. Всё плохо",
    "Сделайте ремонт в 12 школе",
    "Жолдор начар, чуңкур көп",
    "БКН кызматкерлери келген жок, Каракол шаарында таза",
    "Бюджет 1 234 567 890 сомов",
    "живу тут 5 лет, света нет, воды нет, снова яма",
    "максат жок, кубаныч жок, жылдыз көрүнбөйт",
    "ДОРОГИ РАЗБИТЫ СОВСЕМ, ВОДА ПЛОХАЯ",
    "дома 3 дня нет воды, на улице темно",
    "Снова нет воды. Голова болит. Фонарь у школы разбит, дети боятся",
    "Ысык суу жок, батарея муздак, таштанды ташылбайт, чырактар күйбөйт",
]


@pytest.mark.parametrize(("text", "kind", "words"), PERSONAL)
def test_it_is_found_and_nothing_of_it_is_left(text: str, kind: str, words: str) -> None:
    spans = [span for span in personal_spans(text) if span.kind == kind]
    assert spans, personal_spans(text)
    start = text.index(words)
    covered = {at for span in personal_spans(text) for at in range(span.start, span.stop)}
    assert {at for at in range(start, start + len(words)) if text[at] not in " ,"} <= covered


@pytest.mark.parametrize("text", PLAIN)
def test_a_complaint_without_anybody_is_left_as_it_is(text: str) -> None:
    assert personal_spans(text) == ()


@given(st.text(alphabet=st.sampled_from("абвАБВ өүң.,@-+()/ 0123456789ул\n"), max_size=300))
def test_any_text_gives_ordered_spans_that_do_not_overlap(text: str) -> None:
    spans = personal_spans(text)
    assert all(0 <= span.start < span.stop <= len(text) and span.kind in MASKED for span in spans)
    assert all(one.stop <= two.start for one, two in pairwise(spans))


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 999_999))
def test_a_mobile_number_is_found_whatever_stands_around_it(before: str, after: str, number: int) -> None:
    phone = f"0555 {number:06d}"
    text = f"{before} : {phone} : {after}"
    start = len(before) + 3
    covered = {at for span in personal_spans(text) for at in range(span.start, span.stop)}
    assert {at for at in range(start, start + len(phone)) if text[at] != " "} <= covered


@pytest.mark.parametrize("text", ["а" * 20_000, "ул. " * 5000, "0 " * 10_000, "Ааа " * 5000])
def test_a_long_answer_is_read_to_its_end(text: str) -> None:
    assert all(span.stop <= len(text) for span in personal_spans(text))
