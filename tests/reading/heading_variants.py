"""Headings as people write them: generated from the word list's own entries and from spellings that are not in it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

RUSSIAN_SERVICES = {
    "water": ["Питьевая вода", "Водоснабжение", "Обеспечение питьевой водой", "питьевой воды", "Снабжение водой"],
    "waste": ["Вывоз мусора", "Сбор и вывоз ТБО", "вывоза мусора", "Сбор мусора", "Вывоз ТБО", "Вывоз отходов"],
    "roads": [
        "Внутригородские дороги",
        "Дороги",
        "Муниципальные дороги",
        "дорог",
        "Состояние дорог",
        "Городские дороги",
    ],
    "greening": ["Озеленение", "Озеленение города", "озеленения", "Зеленые насаждения"],
    "lighting": ["Уличное освещение", "Освещение улиц", "уличного освещения", "Освещение"],
}
RUSSIAN_CRITERIA = {
    "access": ["Доступность", "доступность услуги", "Физическая доступность"],
    "quality": ["Качество", "качество услуги", "Качество обслуживания"],
    "regularity": ["Регулярность", "Бесперебойность", "Соблюдение графика"],
    "price": ["Стоимость", "Цена", "Доступность по цене", "Тариф"],
    "response": ["Реагирование", "Реагирование на обращения", "Работа с обращениями"],
    "information": ["Информирование", "Информирование населения", "Информированность"],
}
KYRGYZ_SERVICES = {
    "water": ["Ичүүчү суу", "Таза суу", "Ичүүчү суу менен камсыз кылуу", "ичүүчү суунун"],
    "waste": ["Таштанды чыгаруу", "Таштанды жыйноо", "Таштандыны чыгаруу", "Таштанды"],
    "roads": ["Муниципалдык жолдор", "Жолдор", "Шаардык жолдор", "жолдордун"],
    "greening": ["Жашылдандыруу", "Шаарды жашылдандыруу"],
    "lighting": ["Көчөлөрдү жарыктандыруу", "Жарыктандыруу", "Көчө жарыгы"],
}
KYRGYZ_CRITERIA = {
    "access": ["Жеткиликтүүлүк", "Жеткиликтүүлүгү"],
    "quality": ["Сапат", "Сапаты"],
    "regularity": ["Үзгүлтүксүздүк", "Үзгүлтүксүздүгү"],
    "price": ["Баасы", "Баасынын ылайыктуулугу", "Тариф"],
    "response": ["Кайрылууларга жооп берүү", "Жооп берүү"],
    "information": ["Маалымдоо", "Калкты маалымдоо"],
}
SHAPES = (
    "{s} [{c}]", "{s}: {c}", "{s} – {c}", "{s} - {c}", "{s} / {c}", "{s}/{c}", "{s}. {c}", "{s} ({c})", "{s} | {c}",
    "{c} [{s}]", "{c}: {s}", "{c} – {s}", "{s}\n{c}", "{s}_{c}", "Оцените: {s} [{c}]", "{n}. {s} [{c}]",
)  # fmt: skip
ABBREVIATED = {
    "Качество": "Кач-во", "Доступность": "Дост-ть", "Регулярность": "Рег-ть", "Стоимость": "Стоим.",
    "Информирование": "Информ.", "Реагирование": "Реагир.", "Питьевая вода": "Пит. вода", "Вывоз мусора": "Выв. мусора",
    "Внутригородские дороги": "Внутригор. дороги", "Уличное освещение": "Улич. освещ.", "Озеленение": "Озелен.",
}  # fmt: skip
LOOK_ALIKE = str.maketrans("аеорсхуө", "aeopcxyѳ")


@dataclass(frozen=True)
class Variant:
    """A heading with the keys it means and the way it was altered."""

    text: str
    service: str
    criterion: str
    kind: str


def variants(seed: int = 2019) -> Iterator[Variant]:
    """More than 2 000 headings in two languages."""
    chance = random.Random(seed)
    for language, services, criteria in (
        ("ru", RUSSIAN_SERVICES, RUSSIAN_CRITERIA),
        ("ky", KYRGYZ_SERVICES, KYRGYZ_CRITERIA),
    ):
        for service, service_words in services.items():
            for criterion, criterion_words in criteria.items():
                for number, shape in enumerate(SHAPES):
                    pair = (chance.choice(service_words), chance.choice(criterion_words))
                    yield Variant(_put(shape, *pair, number), service, criterion, f"{language} order and separators")
                for alter in (_typo, _case, _blanks, _look_alike, _plain_letters):
                    for _ in range(4):
                        words = (
                            alter(chance.choice(service_words), chance),
                            alter(chance.choice(criterion_words), chance),
                        )
                        text = _put(chance.choice(SHAPES[:9]), *words, 1)
                        yield Variant(text, service, criterion, f"{language} {alter.__name__.strip('_')}")
                if language == "ru":
                    for shape in SHAPES[:8]:
                        words = (ABBREVIATED.get(service_words[0], service_words[0]), ABBREVIATED[criterion_words[0]])
                        yield Variant(_put(shape, *words, 1), service, criterion, "ru abbreviated")


def _put(shape: str, service: str, criterion: str, number: int) -> str:
    return shape.format(s=service, c=criterion, n=number)


def _typo(words: str, chance: random.Random) -> str:
    """One slip in the longest word: a letter left out, doubled, or two exchanged; the first letter stays."""
    longest = max(words.split(), key=len)
    if len(longest) < 6:
        return words
    at = chance.randrange(1, len(longest) - 1)
    slips = (longest[:at] + longest[at + 1 :], longest[:at] + longest[at] + longest[at:], longest[:at] + longest[at + 1] + longest[at] + longest[at + 2 :])  # fmt: skip # noqa: E501
    return words.replace(longest, chance.choice(slips))


def _case(words: str, chance: random.Random) -> str:
    return chance.choice((words.upper(), words.lower(), words.title()))


def _blanks(words: str, chance: random.Random) -> str:
    return chance.choice(("  ", "\u00a0", " \n")).join(words.split()) + chance.choice(("", " ", "\u00a0"))


def _look_alike(words: str, chance: random.Random) -> str:
    """Latin letters that look like the Cyrillic ones, in half of the words."""
    return " ".join(word.translate(LOOK_ALIKE) if chance.random() < 0.5 else word for word in words.split())


def _plain_letters(words: str, chance: random.Random) -> str:
    """ё as е; ң ө ү as н о у, as many keyboards have none."""
    _ = chance
    return words.translate(str.maketrans("ёңөүҢӨҮ", "еноуНОУ"))
