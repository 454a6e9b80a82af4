"""Where in a free answer something looks personal: what is masked until a person has looked.

It masks too much rather than too little: a street named in a complaint is masked until somebody says that it is only a
street. The tests on whole columns (smio/reading/personal.py) look for other things: there a cell is nothing but a name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from smio.comments.given_names import named, only_like_a_surname

MASKED = ("email", "link", "phone", "line", "pin", "ip", "coordinates", "birth", "card", "plate", "name", "address")
"""What is looked for, the surest first: of two that overlap the first names what both hide."""

_UPPER, _LOWER = "А-ЯЁӨҮҢA-Z", "а-яёөүңa-z"
_WORD = rf"[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}]?[{_LOWER}]+)?"
_INITIAL = rf"[{_UPPER}]\.\s?"
# Endings of surnames and patronymics of the country; what stands between letters is no ending.
_SURNAME = (
    rf"[{_UPPER}][{_LOWER}]{{1,20}}(?:ов|ова|ев|ева|ёв|ёва|ин|ина|ский|ская|цкий|цкая|енко|чук|заде|дзе|швили|баев|"
    rf"баева|беков|бекова|алиев|алиева)(?:а|у|ым|ой|е|ом|ны)?"
)
# In the unit of nothing else: «5 лет», «3 раза» are no house.
_NO_UNIT = (
    r"(?!\d|\s?(?:лет|год|жыл|дн[яе]|дней|день|күн|раз|час|саат|мес|ай\b|мин|недел|жума|человек|адам|сом|процент|%|метр|км"
    r"|литр|-?[йя]?\s(?:школ|больниц|мектеп)))"
)
_PATRONYMIC = rf"[{_UPPER}][{_LOWER}]{{1,20}}(?:ович|евич|ич|овна|евна|ична|инична)(?:а|у|ем|е|ой|ы)?"
_KIN = rf"{_WORD}\s+{_WORD}\s+(?:уулу|кызы|тегин)|{_WORD}\s+(?:уулу|кызы|тегин)(?:\s+{_WORD})?"
_TITLE = (
    r"(?:меня зовут|мое имя|моё имя|фио|ф\.\s?и\.\s?о\.?|гражданин|гражданка|гр\.|сосед(?:ка)?|депутат|директор|"
    r"квартальн\w+|господин|госпожа|начальник|мастер|водитель|менин атым|атым|аты-жөнүм|my name is|mr\.?|mrs\.?|ms\.?)"
)
_STREET = (
    r"(?:\b(?:ул|пер|просп|пр|мкр|мкрн|кв|д|дом|көч|б-р|бул|пл)\.|\b(?:ул|мкр|мкрн|мк-н)\s|\b(?:улиц[аыеу]|переул\w*|проспект\w*|микрорайон\w*|"
    r"бульвар\w*|квартир\w*|көчө\w*|кичирайон\w*|чакан району|тупик\w*|street|str\.|avenue|apartment|flat))"
)
_HOUSE = r"(?:\d+[а-яa-z]?(?:\s?[/-]\s?\d+[а-яa-z]?)?)"

_PATTERNS: dict[str, re.Pattern[str]] = {
    "email": re.compile(r"[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    "link": re.compile(
        r"(?:https?://|www\.|t\.me/|wa\.me/|vk\.com/|instagram\.com/|facebook\.com/)\S+|(?<![\w@])@[a-z]\w{3,31}",
        re.IGNORECASE,
    ),
    "phone": re.compile(r"(?<![\d.,])\+?\s?\d(?:[\s().-]{0,3}\d){8,12}(?!\d)"),
    "line": re.compile(r"\b(?i:тел(?:ефон\w*)?)[\s.:№-]{0,3}\d(?:[\s-]?\d){4,6}(?!\d)"),
    "pin": re.compile(r"(?<!\d)[12]\d{13}(?!\d)"),
    "ip": re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])"),
    "coordinates": re.compile(r"-?\d{1,3}\.\d{4,}[,;\s]+-?\d{1,3}\.\d{4,}"),
    "birth": re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?!\d)"),
    "card": re.compile(r"(?<!\d)(?:\d{4}[\s-]?){3}\d{4}(?!\d)|(?<!\w)(?:AN|ID|АН)\s?\d{7}(?!\d)"),
    "plate": re.compile(r"(?<!\w)(?:\d{2}\s?(?:KG|КГ)\s?\d{3}\s?[A-ZА-Я]{3}|[A-ZА-Я]\s?\d{4}\s?[A-ZА-Я]{1,2})(?!\w)"),
    "name": re.compile(
        "|".join(
            (
                _KIN,
                rf"{_WORD}\s+{_PATRONYMIC}(?:\s+{_WORD})?",
                rf"{_WORD}\s+{_WORD}\s+{_PATRONYMIC}",
                rf"{_WORD}\s+{_INITIAL}(?:{_INITIAL})?(?!\w)",
                rf"{_INITIAL}{_INITIAL}{_WORD}|{_INITIAL}{_SURNAME}\b",
                rf"(?<=[{_LOWER},:]\s){_SURNAME}(?:\s+{_WORD})?\b",
                rf"{_SURNAME}\s+{_WORD}|{_WORD}\s+{_SURNAME}\b(?:\s+{_INITIAL}(?:{_INITIAL})?)?",
            )
        )
    ),
    "address": re.compile(
        rf"(?i:{_STREET})[\s«\"]*(?:(?:[\w«»-]+|[{_UPPER}]\.)[\s,»\"]*){{0,4}}?(?i:дом|д\.|үй|house|№)?\s?{_HOUSE}"
        rf"(?i:[\s,]*(?:кв|квартира|батир|flat|apt)\.?\s?\d+)?"
        rf"|(?i:{_STREET})\s*[«\"]?{_WORD}(?:\s+{_WORD})?[»\"]?"
        rf"|{_WORD}\s+(?i:көчөсү\w*|street|avenue)(?:[\s,№]*{_HOUSE})?"
        rf"|(?i:\b(?:дом(?:е|у|ом)?|үй|кв|квартир[аеуы]?|подъезд[ае]?))\s?(?:№\s?)?{_HOUSE}{_NO_UNIT}"
        rf"|\b{_HOUSE}-?\s?(?i:үй|батир)\w*"
        rf"|(?i:\b[^\W\d_]{{2,30}}\s+көчөсү\w*)[\s,№]*{_HOUSE}"
        rf"|(?i:\b(?:жив[уёе]\w*|прожива\w+|адрес\w*|жаша\w+)[\s,:]+)(?:[^\W\d_][\w.-]*[\s,]+){{0,4}}{_HOUSE}{_NO_UNIT}"
        rf"|(?i:\b(?:по|на|возле|около|у|с)\s){_WORD}\s{_HOUSE}{_NO_UNIT}"
    ),
}
# «Меня зовут» says that a name follows, however it is written; «Нурлан байке», «Айгуль эже» that one stands before.
_CALLED = re.compile(
    r"\b(?:меня зовут|мо[её] имя|зовут меня|менин атым|менин ысымым|my name is)[\s:–-]+([^\W\d_]+(?:[ \t]+[^\W\d_]+)?)",
    re.IGNORECASE,
)
_HONOURED = re.compile(rf"({_WORD})\s+(?i:байке|эже|эжей|эжеке|агай|аке|апа|ава|ата|мырза|айым)(?!\w)")
_PATRONYMIC_ANYHOW = re.compile(
    r"(?:\b[^\W\d_]{2,20}\s+)?\b[^\W\d_]{2,20}(?:ович|евич|овна|евна|инична)(?:а|у|ем|е|ой|ы)?\b"
    r"|\b[^\W\d_]{2,20}\s+(?:уулу|кызы|тегин)\b",
    re.IGNORECASE,
)
_FIRST_SURNAME = re.compile(
    rf"(?:^|[.!?\n]\s*)([{_UPPER}][{_LOWER}]{{2,20}}(?:ов|ова|ев|ева|ёв|ёва|ову|еву|овой|евой|овым|евым))\b(?!\s+көч)"
)
_MOBILE = re.compile(r"(?<!\d)(?:\+?\s?996[\s(-]{0,3}|0)\(?\d{3}\)?(?:[\s.-]{0,3}\d){6}(?!\d)")
_SHOUTED = re.compile(rf"(?<!\w)[{_UPPER}]{{4,}}(?!\w)")
_TITLED = re.compile(rf"\b{_TITLE}[\s:–-]+", re.IGNORECASE)
_AFTER_TITLE = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,2}}")


@dataclass(frozen=True)
class Span:
    """Letters ``start`` … ``stop`` (not included) of a text, and what they look like: one of `MASKED`."""

    start: int
    stop: int
    kind: str


@lru_cache(maxsize=65536)
def personal_spans(text: str) -> tuple[Span, ...]:
    """What looks personal, in the order of the text; no two overlap."""
    found: list[Span] = []
    for kind in MASKED:
        for start, stop in _looked_for(kind, text):
            overlapping = [one for one in found if one.start < stop and start < one.stop]
            for one in overlapping:
                found.remove(one)
                start, stop = min(start, one.start), max(stop, one.stop)  # noqa: PLW2901 - grows with what it overlaps
            found.append(Span(start, stop, overlapping[0].kind if overlapping else kind))
    return tuple(sorted(found, key=lambda one: one.start))


def _looked_for(kind: str, text: str) -> Iterator[tuple[int, int]]:
    if kind == "name":
        yield from _names(text)
    if kind == "phone":
        # Beside the number of a house the wider pattern takes both for one number, and that is no telephone.
        yield from (match.span() for match in _MOBILE.finditer(text))
    for match in _PATTERNS[kind].finditer(text):
        said = match.group()
        if kind == "phone" and not _is_phone(said):
            continue
        yield match.start() + len(said) - len(said.lstrip()), match.start() + len(said.rstrip(" ,\n\t"))


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Names told by what stands beside them, by the list of given names, or written all in capitals."""
    for title in _TITLED.finditer(text):
        after = _AFTER_TITLE.match(text, title.end())
        if after:
            yield after.span()
    for pattern in (_CALLED, _HONOURED):
        yield from (match.span(1) for match in pattern.finditer(text))
    yield from named(text)
    for match in _FIRST_SURNAME.finditer(text):
        if not only_like_a_surname(match.group(1)):
            yield match.span(1)
    yield from (match.span() for match in _PATRONYMIC_ANYHOW.finditer(text))
    spoken = _SHOUTED.sub(lambda match: match.group().capitalize(), text)
    if spoken != text and len(spoken) == len(text):
        yield from (match.span() for match in _PATTERNS["name"].finditer(spoken))


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    # 555123456 … +996 555 12 34 56; a sum of money begins otherwise.
    return 9 <= len(digits) <= 13 and digits[0] in "0235789"  # noqa: PLR2004
