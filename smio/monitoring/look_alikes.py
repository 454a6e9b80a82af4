"""Letters that only look right: ѳ for ө, ӊ for ң, a Latin «c» within a Cyrillic word."""

import re

KYRGYZ = str.maketrans("ѳѲӊӉ", "өӨңҢ")
LATIN = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")
WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
TWINS = frozenset("aceopxyABCEHKMOPTX")
# Kyrgyz writes кеңеш; Russian writes кенеш, and a Russian name may stand in a Kyrgyz act: «кенеша» is left.
KENESH = re.compile(r"(?<!\w)([Кк])енеш(?!(?:а|у|е|ем|ей|ам|ами|ах)(?!\w))")


def odd_words(text: str, language: str) -> tuple[str, ...]:
    """The words of a text whose letters only look right, each once."""
    found = [word for word in WORD.findall(text) if _mended(word, language) != word]
    return tuple(dict.fromkeys(found))


def mended_letters(text: str, language: str) -> str:
    """The text with the right letters."""
    return WORD.sub(lambda word: _mended(word.group(), language), text)


def _mended(word: str, language: str) -> str:
    right = word.translate(KYRGYZ)
    latin = {letter for letter in right if letter.isascii()}
    if latin and latin <= TWINS and CYRILLIC.search(right):
        right = right.translate(LATIN)
    return KENESH.sub(r"\1еңеш", right) if language == "ky" else right
