"""Where in a free answer something looks personal: what is masked until a person has looked.

It masks too much rather than too little: a street named in a complaint is masked until somebody says that it is only a
street. The tests on whole columns (smio/reading/personal.py) look for other things: there a cell is nothing but a name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MASKED = ("email", "link", "phone", "line", "pin", "ip", "coordinates", "birth", "card", "plate", "name", "address")
"""What is looked for, the surest first: of two that overlap the first is kept."""

_UPPER, _LOWER = "А-ЯЁӨҮҢA-Z", "а-яёөүңa-z"
_WORD = rf"[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}]?[{_LOWER}]+)?"
_INITIAL = rf"[{_UPPER}]\.\s?"
# Endings of surnames and patronymics of the country; what stands between letters is no ending.
_SURNAME = (
    rf"[{_UPPER}][{_LOWER}]{{1,20}}(?:ов|ова|ев|ева|ёв|ёва|ин|ина|ский|ская|цкий|цкая|енко|чук|заде|дзе|швили|баев|"
    rf"баева|беков|бекова|алиев|алиева)(?:а|у|ым|ой|е|ом|ны)?"
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
        rf"|(?i:\b(?:дом|үй|кв|квартира))\s?(?:№\s?)?{_HOUSE}"
    ),
}
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
            if not any(one.start < stop and start < one.stop for one in found):
                found.append(Span(start, stop, kind))
    return tuple(sorted(found, key=lambda one: one.start))


def _looked_for(kind: str, text: str) -> Iterator[tuple[int, int]]:
    if kind == "name":
        for title in _TITLED.finditer(text):
            after = _AFTER_TITLE.match(text, title.end())
            if after:
                yield after.span()
    for match in _PATTERNS[kind].finditer(text):
        said = match.group()
        if kind == "phone" and not _is_phone(said):
            continue
        yield match.start() + len(said) - len(said.lstrip()), match.start() + len(said.rstrip(" ,\n\t"))


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    # 555123456 … +996 555 12 34 56; a sum of money begins otherwise.
    return 9 <= len(digits) <= 13 and digits[0] in "0235789"  # noqa: PLR2004
