"""Where a line of a sheet or of the page must not end, beyond what every paper keeps together."""

import re

from smio.documents.typography import NO_BREAK, typeset

# After a preposition or a conjunction of a letter or two, between what is counted and its number, before a file's hash.
SHORT = re.compile(r"(?<![\w-])([авикосу]|во|до|за|из|ко|на|не|но|об|от|по|со)[ \u00a0]+(?=[\w«(\d])", re.IGNORECASE)
COUNTED = re.compile(r"(?<=[^\W\d]:) (?=\d)")
DASH = re.compile(r"^– ")
HASH = re.compile(r"(?<=SHA-256) (?=[0-9a-f])")


def tied(words: str) -> str:
    """Typeset words whose lines end neither with «в» or «из» nor between «хуже:» and its number."""
    text = SHORT.sub(lambda found: found.group(1) + NO_BREAK, typeset(words))
    return DASH.sub(f"–{NO_BREAK}", HASH.sub(NO_BREAK, COUNTED.sub(NO_BREAK, text)))
