"""How text is set: no-break spaces where a line must not end, and nothing that XML cannot hold."""

import re

NO_BREAK = "\u00a0"

# What XML 1.0 forbids.
UNPRINTABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The space after these is never a line's end: a number sign, «г.», «п.», «ул.», an initial, the equals sign.
BEFORE = re.compile(
    r"(№|(?<!\w)(?:г|п|пп|ст|ул)\.|(?<!\w)No\.|(?<!\w)[А-ЯЁӨҮҢA-Z]\.|(?<!\w)n(?= =)|=(?= [\d<]))[ \u00a0]+(?=\S)"
)
# Nor the space between a number and what it counts, before a dash, or around the dots of an interval.
AFTER_NUMBER = re.compile(r"(?<=\d)[ \u00a0]+(?=[%а-яёөүң№])")
DASH = re.compile(r"(?<=\S)[ \u00a0]+(?=[–—…/] )")


def printable(text: str) -> str:
    """The text without control characters and lone surrogates; one kind of line end."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def typeset(text: str) -> str:
    """Printable text with its no-break spaces."""
    text = BEFORE.sub(lambda found: found.group(1).replace(" ", NO_BREAK) + NO_BREAK, printable(text))
    text = DASH.sub(NO_BREAK, AFTER_NUMBER.sub(NO_BREAK, text))
    return text.replace("г..", "г.")  # a date at the end of a sentence brings its own full stop


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold anything, typeset."""
    return [typeset(line.strip()) for line in text.splitlines() if line.strip()]
