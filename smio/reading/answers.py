"""What an answer says: a rating, words of a scale, no answer, or something that cannot be read as either."""

import re
from dataclasses import dataclass
from functools import lru_cache

from smio.reading.folding import plain
from smio.reading.lexicon import answer_words, likeness

NAN = float("nan")

_POINTS = r"(?:балл(?:а|ов|ы)?|б|упай|баа|points?|stars?|звезд(?:а|ы|очек)?|жылдыз|очк(?:о|а|ов)|pts?)"
_NUMBER = r"(\d{1,3}(?:[.,]\d{1,2})?)"
_OUT_OF = re.compile(rf"{_NUMBER}\s*(?:/|из|дан|ден|out of|of)\s*(\d{{1,3}})\s*{_POINTS}?\.?")
_WITH_POINTS = re.compile(rf"{_NUMBER}\s*-?\s*{_POINTS}\.?")
_POINTS_FIRST = re.compile(rf"(?:оценка|баа|балл|rating|score)\s*[:\-–—]?\s*{_NUMBER}")
_NUMBER_FIRST = re.compile(rf"\(?{_NUMBER}\s*(?:[)\].:;=]|\s?[-–—:=]\s?|\)\s*[-–—]?)\s*(\D.*)?", re.DOTALL)
_NUMBER_THEN_WORD = re.compile(rf"{_NUMBER}\s+(\D+)")
_NUMBER_LAST = re.compile(rf"(\D+?)\s*[\(\[–—=:\-]\s*{_NUMBER}\s*[)\]]?")
_STARS = re.compile(r"(?:[★⭐✩*]\ufe0f?|☆)+")
_UNITS = re.compile(
    r"(?:раз|лет|год|года|мин|час|дн|день|чел|сом|руб|тыс|км|кв|times?|years?|year|minutes?|hours?|days?|people|months?|%|жыл|күн|кун|саат|киши|дет|ребен|ребён|класс|курс|этаж|шт)\w*\b"
)
_GENDER = re.compile(
    r"\b(удовлетворен|недовол|довол|соглас)(?:а|о|ы|ен|на|ьна|ьны|ны|ен а|ена|ены)?(?:\s(?:а|на|ьна))?\b"
)


@dataclass(frozen=True)
class Answer:
    """``kind``: number, words, none (no answer) or unknown. ``out_of``: the 5 of «4/5»; ``words``: folded words."""

    kind: str
    number: float = NAN
    out_of: float = NAN
    words: str = ""


@lru_cache(maxsize=65536)
def read_answer(text: str) -> Answer:
    """An answer that is not a bare number."""
    words = plain(text)
    if is_no_answer(words) or not re.search(r"\w|[★⭐✩☆*]", text):
        return Answer("none", words=words)
    if _STARS.fullmatch(text.replace(" ", "")):
        return _stars(text)
    lowered = text.strip().lower()
    for pattern in (_OUT_OF, _WITH_POINTS, _POINTS_FIRST):
        found = pattern.fullmatch(lowered)
        if found:
            out_of = float(found.group(2)) if pattern is _OUT_OF else NAN
            return Answer("number", _float(found.group(1)), out_of, "")
    return _labelled(lowered) or Answer("words", words=folded_answer(text))


def _labelled(lowered: str) -> Answer | None:
    """«5 – отлично», «(4)», «Agree (6)», and «Not applicable (8)», which is no answer."""
    found = _NUMBER_FIRST.fullmatch(lowered)
    label = (found.group(2) or "") if found else ""
    number = found.group(1) if found else ""
    if not found:
        last = _NUMBER_LAST.fullmatch(lowered)
        if last:
            label, number = last.group(1), last.group(2)
        elif then := _NUMBER_THEN_WORD.fullmatch(lowered):
            number, label = then.group(1), then.group(2)
            if step_of(folded_answer(label)) is None and not is_no_answer(plain(label)):
                return None
        else:
            return None
    if re.search(r"\d", label) or _UNITS.match(label.strip()):
        return None
    words = folded_answer(label)
    if words and is_no_answer(words):
        return Answer("none", _float(number), words=words)
    return Answer("number", _float(number), words=words)


def _stars(text: str) -> Answer:
    full = sum(text.count(star) for star in "★⭐✩*")
    empty = text.count("☆")
    return Answer("number", float(full), float(full + empty) if empty else NAN)


def _float(text: str) -> float:
    return float(text.replace(",", "."))


@lru_cache(maxsize=65536)
def folded_answer(text: str) -> str:
    """An answer's words for matching: folded, «удовлетворена» and «удовлетворён(а)» as «удовлетворен»."""
    words = re.sub(r"\((?:а|на|ьна|ен|а/о|a)\)|/а\b|\(-а\)", "", text.lower().strip())
    return _GENDER.sub(lambda found: _MASCULINE[found.group(1)], plain(words))


_MASCULINE = {"удовлетворен": "удовлетворен", "недовол": "недоволен", "довол": "доволен", "соглас": "согласен"}


def is_no_answer(words: str) -> bool:
    """Whether folded words say that there is no rating."""
    known = answer_words().no_answer
    if words in known or words in ("-", "–", "—", ".", "..."):
        return True
    return any(part.strip() in known for part in words.split(" или ")) and len(words) < 60  # noqa: PLR2004


@lru_cache(maxsize=4096)
def step_of(words: str) -> tuple[str, int] | None:
    """The first scale and step, from 0, that knows the words; only to tell whether they are an answer at all."""
    for name, steps in answer_words().scales.items():
        for position, step in enumerate(steps):
            if words in step:
                return name, position
    return None


@lru_cache(maxsize=8192)
def steps_by_scale(words: str) -> dict[str, tuple[int, float]]:
    """For each scale that knows the folded words: the step from 0, and how surely (1 as written, less mistyped)."""
    found: dict[str, tuple[int, float]] = {}
    for name, steps in answer_words().scales.items():
        for position, step in enumerate(steps):
            if words in step:
                found[name] = (position, 1.0)
                break
        else:
            near = _near_step(words, steps)
            if near:
                found[name] = near
    return found


def _near_step(words: str, steps: tuple[tuple[str, ...], ...]) -> tuple[int, float] | None:
    """A step whose every word is meant with a typing error or another ending; None where two steps are as near."""
    parts = words.split()
    hits: dict[int, float] = {}
    for position, step in enumerate(steps):
        for known in step:
            known_parts = known.split()
            if len(known_parts) == len(parts):
                sureness = min(likeness(part, other) for part, other in zip(parts, known_parts, strict=True))
                if sureness > 0:
                    hits[position] = max(hits.get(position, 0.0), sureness)
    if len(hits) != 1:
        return None
    position, sureness = hits.popitem()
    return position, sureness
