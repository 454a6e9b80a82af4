"""Personal data told by the values themselves: telephone numbers, e-mail, ПИН, names, addresses, IP, coordinates."""

import re
from collections.abc import Callable

from smio.reading.content import Content
from smio.reading.grid import NUMBER, TEXT

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?:\+?996|0|8|\+7|7|\+)?[\s(.-]{0,2}\d{3}[\s).-]{0,2}\d{2,3}[\s.-]?\d{2}[\s.-]?\d{2}")
_IP = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}", re.IGNORECASE)
_PIN = re.compile(r"[12]\d{13}")
_PLACE = re.compile(r"-?\d{1,3}\.\d{4,}[,;\s]+-?\d{1,3}\.\d{4,}.{0,30}")
_NAME = re.compile(
    r"[А-ЯЁӨҮҢA-Z][а-яёөүңa-z]{2,20}(?:\s+(?:[А-ЯЁӨҮҢA-Z][а-яёөүңa-z]{2,20}|[А-ЯЁӨҮҢA-Z]\.)){1,2}\.?(?:\s?[А-ЯЁӨҮҢA-Z]\.)?(?:\s(?:уулу|кызы))?"
)
_NAME_ENDINGS = re.compile(
    r"(?:ов|ова|ев|ева|ёв|ёва|ин|ина|ич|вна|вич|уулу|кызы|бек|бекова|беков|улы|\.)$", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:\bул\.|\bулица\b|\bкв\.|\bд\.\s?\d|\bпер\.|\bпроспект\b|\bкөчөсү\b|\bкөч\.|\bstreet\b|\bmkr\b|\bмкр\b).{0,80}\d",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]19\d\d")

_MOSTLY = 0.6
_ENOUGH = 2
_LOOKED_AT = 200


def personal_by_value(content: Content) -> str:
    """What kind of personal data most values of a column are; empty for none."""
    if not content.filled:
        return ""
    kinds = (NUMBER, TEXT)
    wanted = [at for at, kind in enumerate(content.kinds.tolist()) if kind in kinds][:_LOOKED_AT]
    texts = [content.values.text(int(content.codes[at])).strip() for at in wanted]
    if len(texts) < _ENOUGH or max(map(len, texts)) < 5:  # noqa: PLR2004 - nothing personal is that short
        return ""
    for key, test in _TESTS:
        if sum(bool(test(text)) for text in texts) >= _MOSTLY * len(texts):
            return key
    return ""


def cell_is_personal(text: str) -> bool:
    """Whether a single text among others gives away a person: an e-mail or a telephone number in it."""
    return bool(_EMAIL.search(text)) or any(_is_phone(found.group()) for found in _PHONE.finditer(text))


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    if not 9 <= len(digits) <= 13 or not _PHONE.fullmatch(text.strip()):  # noqa: PLR2004 - 0555123456, +996 555 12 34 56
        return False
    return len(digits) > 10 or (digits.startswith(("0", "5", "7", "9", "8", "2", "3")) and digits != "0" * len(digits))  # noqa: PLR2004


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and any(_NAME_ENDINGS.search(part) for part in text.split())


def _is_ip(text: str) -> bool:
    return bool(_IP.fullmatch(text))


_TESTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("email", _EMAIL.fullmatch),
    ("pin", _PIN.fullmatch),
    ("ip", _is_ip),
    ("coordinates", _PLACE.fullmatch),
    ("phone", _is_phone),
    ("birth", _BIRTH.fullmatch),
    ("name", _is_name),
    ("address", _ADDRESS.search),
)
