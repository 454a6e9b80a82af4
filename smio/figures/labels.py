"""Long words in little room: wrapped, or cut with an ellipsis. Whatever is cut stands in full in the tooltip."""

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

ELLIPSIS = "…"
HASH_LENGTH = 12
SHORT = 2  # letters of a word that no name is cut after
ENOUGH, MOST_PARTED = 6, 24  # letters of a name's beginning at least, and at most where a word is parted

# Widths of the bundled face by letter, in em; a test holds them against the font's own.
_NARROW = frozenset(" ,.:;'!|ijlIіјІЇї()[]/-–tfr·*’")
_WIDE = frozenset("мшщжюыфдМШЩЖЮФЫДО@%—WmwMQON№…ӨӨОГ")
_VOWELS = frozenset("аеёиоуыэюяөүaeiouy")
_CAPITAL, _ORDINARY, _SLIM, _BROAD = 0.66, 0.575, 0.32, 0.8

Setting = Callable[[str], Sequence[str]]  # words as they are shown: in one line, or a line each


def width_of(words: str, size: float) -> float:
    """About how many pixels a text takes."""
    return size * sum(_em(letter) for letter in words)


def _em(letter: str) -> float:
    if letter in _NARROW:
        return _SLIM
    if letter in _WIDE:
        return _BROAD
    return _CAPITAL if letter.isupper() else _ORDINARY


def wrapped(words: str, pixels: float, size: float, lines: int = 3) -> list[str]:
    """A text in at most so many lines of so many pixels.

    A word too long for a line is hyphenated; what does not fit in the lines ends with an ellipsis.
    """
    done: list[str] = []
    rest = [word for word in words.split(" ") if word]  # a no-break space does not part
    while rest:
        if len(done) == lines - 1:
            return [*done, cut(" ".join(rest), pixels, size)]
        taken = 1
        while taken < len(rest) and width_of(" ".join(rest[: taken + 1]), size) <= pixels:
            taken += 1
        line, rest = " ".join(rest[:taken]), rest[taken:]
        if width_of(line, size) > pixels:
            line, over = _hyphenated(line, pixels, size)
            rest = [over, *rest] if over else rest
        done.append(line)
    return done or [""]


def _hyphenated(word: str, pixels: float, size: float) -> tuple[str, str]:
    """A long word's beginning with a hyphen, and its end.

    It is broken before a consonant and a vowel, where syllables of Russian, Kyrgyz and mostly English begin.
    """
    for place in range(len(word) - 2, 1, -1):
        begins = word[place].lower() not in _VOWELS and word[place + 1].lower() in _VOWELS
        if begins and word[place].isalpha() and width_of(word[:place] + "-", size) <= pixels:
            return word[:place] + "-", word[place:]
    return cut(word, pixels, size), ""


def cut(words: str, pixels: float, size: float) -> str:
    """A text in one line, ended with an ellipsis where it does not fit."""
    if width_of(words, size) <= pixels:
        return words
    kept = words
    while kept and width_of(kept + ELLIPSIS, size) > pixels:
        kept = kept[:-1]
    return kept.rstrip(" ,.;:–-") + ELLIPSIS


def lines_apart(names: Sequence[str], pixels: float, size: float, lines: int = 3) -> list[list[str]]:
    """Each name `wrapped`, so that no two of them read the same."""

    def setting(name: str) -> list[str]:
        return wrapped(name, pixels, size, lines)

    return [setting(words) for words in told_apart(names, setting)]


def told_apart(names: Sequence[str], setting: Setting) -> list[str]:
    """What to set in place of each name so that no two of them read the same where they are cut.

    Names that would look alike keep their beginning and where they differ: «Содержание дорог… Восток».
    """
    said = {name: name for name in names}
    waiting = _alike(said, said, setting)
    while waiting:
        group = waiting.pop()
        said |= _from_where_they_differ(group, setting)
        waiting += [part for part in _alike(group, said, setting) if len(part) < len(group)]
    return [said[name] for name in names]


def _alike(names: Iterable[str], said: dict[str, str], setting: Setting) -> list[list[str]]:
    """The names that look alike, in groups."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault("\n".join(setting(said[name])), []).append(name)
    return [group for group in groups.values() if len(group) > 1]


def _from_where_they_differ(group: Sequence[str], setting: Setting) -> dict[str, str]:
    """Names that begin alike, each without the middle; from the first letter that differs where no word fits."""
    words = {name: name.split(" ") for name in group}
    shared, letters = _begun_alike(list(words.values())), _begun_alike(group)
    said: dict[str, str] = {}
    for name, own in words.items():
        differs = min(shared, len(own) - 1)
        said[name] = _without_middle(own[:differs], own[differs:], setting) or ELLIPSIS + name[letters:]
    return said


def _begun_alike(sequences: Sequence[Sequence[str]]) -> int:
    """How many first parts are the same in all of them."""
    return sum(1 for _ in takewhile(lambda parts: len(set(parts)) == 1, zip(*sequences, strict=False)))


def _without_middle(begins: Sequence[str], ends: Sequence[str], setting: Setting) -> str:
    """As much of the beginning as leaves room for all of the end, else a word of it and what fits of the end.

    A word of the beginning is parted where too little of it would be left. Empty where not even the first word of the
    end has room.
    """
    for kept in range(len(begins) - 1, 0, -1):
        text = _joined(begins[:kept], ends)
        enough = len(begins[kept - 1]) > SHORT and len(" ".join(begins[:kept])) >= ENOUGH
        if enough and _whole(text, setting):
            return text
    letters = " ".join(begins)
    for kept in range(min(len(letters), MOST_PARTED), ENOUGH - 1, -1):
        text = _joined([letters[:kept]], ends)
        if letters[kept - 1].isalpha() and _whole(text, setting):
            return text
    for kept in range(min(2, len(begins)) - 1, -1, -1):
        if _whole(_joined(begins[:kept], [f"{ends[0]}{ELLIPSIS}"]), setting):
            return _joined(begins[:kept], ends)
    return ""


def _joined(begins: Sequence[str], ends: Sequence[str]) -> str:
    return f"{' '.join(begins).rstrip(',.;:')}{ELLIPSIS} {' '.join(ends)}".lstrip()


def _whole(text: str, setting: Setting) -> bool:
    """Whether every letter of it is shown."""
    return _letters("".join(setting(text))) == _letters(text)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def shortened(name: str, letters: int = 40) -> str:
    """A file's name with its beginning and its end, so that the number and the type at its end are kept."""
    if len(name) <= letters:
        return name
    tail = letters // 2 - 1
    return name[: letters - tail - 1].rstrip() + ELLIPSIS + name[-tail:].lstrip()
