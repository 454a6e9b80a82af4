"""What residents write in their own words: what it is about, what looks personal in it, which words come again.

Free answers never leave the group; only what a person chose as a quote does.
"""

from smio.comments.listing import Listed, holds, listed
from smio.comments.personal_spans import MASKED, Span, personal_spans
from smio.comments.stems import stems_of
from smio.comments.word_counts import WordCount, word_counts

__all__ = ["MASKED", "Listed", "Span", "WordCount", "holds", "listed", "personal_spans", "stems_of", "word_counts"]
