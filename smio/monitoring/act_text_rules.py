"""The check of what an act says: facts told as facts, numbers with their n, no private data, no typing errors."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from smio.monitoring.act import MEASURED, Act, ActKind
from smio.monitoring.act_fault import ActFault, Desk, Severity, texts_of, with_lines, with_texts
from smio.monitoring.act_words import QUOTED, found_words
from smio.monitoring.look_alikes import mended_letters, odd_words

MUST, SHOULD, HINT = Severity.MUST, Severity.SHOULD, Severity.HINT
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
PHONE = re.compile(r"(?<![\w№/-])(?:\+?996[\s(-]{0,2}|0)[2-9]\d{2}[\s)-]{0,2}\d{2,3}[\s-]?\d{2}[\s-]?\d{1,2}(?![\w/-])")
PIN = re.compile(r"(?<!\d)[12](?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{7}(?!\d)")
PERSONAL = (("personal_pin", PIN, MUST), ("personal_phone", PHONE, SHOULD), ("personal_email", EMAIL, SHOULD))
BLANK = re.compile(r"_{3,}|\?{3,}|(?<!\w)(?:[xхXХ]{3,}|TODO)(?!\w)|\{\{|\}\}")
FIGURE = re.compile(r"\d")
MEASURE = re.compile(r"\d\s*(?:%|пайыз|процент)")
YEAR = re.compile(r"(?:19|20)\d\d")
QUOTES = re.compile(r"«([^«»]+)»")
STORIES = ("facts", "conclusions")


def text_faults(act: Act, desk: Desk) -> Iterator[ActFault]:
    """Every printed text, then facts and conclusions line by line."""
    for name, place, text in texts_of(act):
        yield from _private(act, name, place, text, desk)
        yield from _typing(act, name, place, text, desk)
    for name in STORIES:
        lines = getattr(act, name)
        for place, line in enumerate(lines, 1):
            if line in desk.drafted_lines(name):
                continue  # written by the verdicts
            yield from _opinion(name, place, line)
            yield from _claims(act, name, place, line, desk)
        yield from _without_n(act, name, lines, desk)
        yield from _repeated(act, name, lines)
    yield from _without_period(act)


def _private(act: Act, name: str, place: int | None, text: str, desk: Desk) -> Iterator[ActFault]:
    for code, pattern, severity in PERSONAL:
        found = pattern.search(text)
        if found:
            removed = _replacing(pattern, desk.t("act_check.removed"))
            yield ActFault(
                code, severity, name, place, {"found": found.group().strip()}, with_lines(act, name, removed)
            )
            return  # one at a time: an e-mail may hold a telephone number


def _replacing(pattern: re.Pattern[str], by: str) -> Callable[[str], str]:
    return lambda text: pattern.sub(by, text)


def _typing(act: Act, name: str, place: int | None, text: str, desk: Desk) -> Iterator[ActFault]:
    left = BLANK.search(text)
    if left:
        values = {"found": left.group()}
        yield ActFault("placeholder", MUST, name, place, values, _unanswered(act, name, place, text, desk))
    odd = odd_words(text, desk.t.language)
    if odd:
        values = {"words": ", ".join(odd)}
        mend = with_texts(act, lambda words: mended_letters(words, desk.t.language))
        yield ActFault("look_alike", SHOULD, name, place, values, mend)


def _unanswered(act: Act, name: str, place: int | None, text: str, desk: Desk) -> Act | None:
    """The act without a line to fill in that the draft put there as a question and nobody answered."""
    if name not in STORIES or place is None or text not in desk.drafted_lines(name):
        return None
    lines = getattr(act, name)
    return replace(act, **{name: lines[: place - 1] + lines[place:]})


def _opinion(name: str, place: int, line: str) -> Iterator[ActFault]:
    words = found_words("opinion", line)
    if words:
        yield ActFault("opinion", SHOULD if name == "facts" else HINT, name, place, {"words": ", ".join(words)})


def _claims(act: Act, name: str, place: int, line: str, desk: Desk) -> Iterator[ActFault]:
    """Better or worse said of results where the program's verdicts do not say it of the same thing."""
    if act.kind not in MEASURED or desk.drafted is None or name != "conclusions":
        return
    for direction in ("better", "worse"):
        words = [word for word in found_words(direction, line) if not _negated(line, word)]
        if not words:
            continue
        proven = [own for own in desk.drafted.conclusions if found_words(direction, own)]
        named = set(QUOTES.findall(line))
        if any(not QUOTES.findall(own) or named & set(QUOTES.findall(own)) for own in proven):
            continue
        yield ActFault("change_not_proven", SHOULD, name, place, {"words": ", ".join(words)})
        return


def _negated(line: str, word: str) -> bool:
    """Whether a word of change stands beside «не» (before it) or «эмес», «жок» (after it)."""
    at = line.lower().find(word)
    before, after = line[:at].rstrip()[-3:], line[at + len(word) :].lstrip()[:5]
    return bool(re.search(r"(?<!\w)не$", before, re.IGNORECASE) or re.match(r"(?:эмес|жок)", after, re.IGNORECASE))


def _without_n(act: Act, name: str, lines: tuple[str, ...], desk: Desk) -> Iterator[ActFault]:
    """A share or a score of people asked, and nowhere near how many they were."""
    if act.kind is ActKind.CHECKLIST:
        return  # a checklist is not a survey: there is no n
    for place, line in enumerate(lines, 1):
        own = QUOTED.sub(" ", line)
        of_people = found_words("asked", line) and FIGURE.search(own)
        share = MEASURE.search(own) and (act.kind is ActKind.SERVICES or of_people)
        score = of_people and act.kind is ActKind.SERVICES
        near = " ".join(lines[max(0, place - 2) : place + 1])
        if (share or score) and not found_words("counted", near) and line not in desk.drafted_lines(name):
            yield ActFault("figure_without_n", SHOULD, name, place)


def _without_period(act: Act) -> Iterator[ActFault]:
    """Figures that do not say of when they are. Measured acts must have a period anyway; a visit is of its day."""
    visit = act.kind is ActKind.SITE and act.signed_on is not None
    if visit or act.period is not None or act.kind in MEASURED | {ActKind.PRICES}:
        return
    for name in STORIES:
        for place, line in enumerate(getattr(act, name), 1):
            if MEASURE.search(line) and not YEAR.search(line):
                yield ActFault("figure_without_period", SHOULD, name, place)
                return  # one period mends them all


def _repeated(act: Act, name: str, lines: tuple[str, ...]) -> Iterator[ActFault]:
    seen: dict[str, int] = {}
    for place, line in enumerate(lines, 1):
        same = " ".join(line.casefold().split())
        if same and same in seen:
            mend = replace(act, **{name: lines[: place - 1] + lines[place:]})
            yield ActFault("repeated", HINT, name, place, {"other": seen[same]}, mend)
        seen.setdefault(same, place)
