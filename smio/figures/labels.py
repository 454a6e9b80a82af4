"""Long words in little room: wrapped, or cut with an ellipsis. Whatever is cut stands in full in the tooltip."""

ELLIPSIS = "…"
HASH_LENGTH = 12

# Widths of the bundled face by letter, in em; a test holds them against the font's own.
_NARROW = frozenset(" ,.:;'!|ijlIіјІЇї()[]/-–tfr·*’")
_WIDE = frozenset("мшщжюыфдМШЩЖЮФЫДО@%—WmwMQON№…ӨӨОГ")
_VOWELS = frozenset("аеёиоуыэюяөүaeiouy")
_CAPITAL, _ORDINARY, _SLIM, _BROAD = 0.66, 0.575, 0.32, 0.8


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


def shortened(name: str, letters: int = 40) -> str:
    """A file's name with its beginning and its end, so that the number and the type at its end are kept."""
    if len(name) <= letters:
        return name
    tail = letters // 2 - 1
    return name[: letters - tail - 1].rstrip() + ELLIPSIS + name[-tail:].lstrip()
