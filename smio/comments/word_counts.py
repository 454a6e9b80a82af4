"""Which words come again in free answers: tags to suggest."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from smio.comments.personal_spans import personal_spans
from smio.comments.stems import stems_of

FEWEST = 2  # free answers a word must stand in to be suggested


@dataclass(frozen=True)
class WordCount:
    """A word in its most frequent form, its stem, and how many free answers it stands in."""

    word: str
    stem: str
    n: int


def word_counts(texts: Iterable[str], most: int = 20) -> tuple[WordCount, ...]:
    """The words that most answers have in common; of what looks personal nothing is counted."""
    times = Counter[str]()
    forms: dict[str, Counter[str]] = {}
    for text in texts:
        for stem, word in stems_of(without_personal(text)).items():
            times[stem] += 1
            forms.setdefault(stem, Counter())[word] += 1
    ordered = sorted((stem for stem, n in times.items() if n >= FEWEST), key=lambda stem: (-times[stem], stem))
    return tuple(WordCount(_shown(forms[stem]), stem, times[stem]) for stem in ordered[:most])


@lru_cache(maxsize=65536)
def without_personal(text: str) -> str:
    """The text with blanks where something looks personal."""
    for span in reversed(personal_spans(text)):
        text = f"{text[: span.start]} {text[span.stop :]}"
    return text


def _shown(forms: Counter[str]) -> str:
    """The most frequent form, of equal ones the shortest."""
    return min(forms, key=lambda form: (-forms[form], len(form), form))
