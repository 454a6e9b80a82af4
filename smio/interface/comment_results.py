"""Free answers of a round as the group reads them: what they are about, their marks, masked where need be."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from smio.comments import Listed, Span, listed, personal_spans
from smio.interface.session import database
from smio.language import Language, Translator
from smio.reading import in_language
from smio.store import CommentMark, RoundKey, RoundSummary, comment_marks_of, comments_of, load_round
from smio.survey import Scale

ELLIPSIS = "…"


@dataclass(frozen=True)
class Read:
    """A free answer with its marks and what looks personal in it."""

    listed: Listed
    mark: CommentMark
    spans: tuple[Span, ...]

    @property
    def place(self) -> tuple[str, int]:
        return self.listed.comment.place

    @property
    def readable(self) -> str:
        """The words that are shown: a search must not answer whether somebody is named in what is masked."""
        text = self.listed.comment.text
        return _without(text, self.spans, " ") if self.masked else text

    @property
    def masked(self) -> bool:
        """Whether something in it is not shown."""
        return bool(self.spans) and not self.mark.open_by


@dataclass(frozen=True)
class ReadRound:
    """A round's free answers, low ratings first, with the names of what they are about, by key."""

    summary: RoundSummary
    comments: tuple[Read, ...]
    services: dict[str, str]
    criteria: dict[str, str]
    scale: Scale

    @property
    def tags(self) -> list[str]:
        """Every tag in use, in the order of the alphabet."""
        return sorted({tag for one in self.comments for tag in one.mark.tags}, key=str.casefold)


def read_round(summary: RoundSummary, language: Language) -> ReadRound:
    """The free answers of a round with their marks as they stand now."""
    found, services, criteria, scale = _listed(database().url, summary.key, language)
    marks = comment_marks_of(database(), summary.id)
    read = tuple(Read(one, marks.get(one.comment.place, CommentMark()), spans) for one, spans in found)
    return ReadRound(summary, read, services, criteria, scale)


def shown_html(one: Read, t: Translator) -> str:
    """The text as HTML: what looks personal is replaced by what it is."""
    text = one.listed.comment.text
    if not one.masked:
        return escape(text)
    parts: list[str] = []
    last = 0
    for span in one.spans:
        parts += [escape(text[last : span.start]), f'<span class="quiet">[{t(f"comments.mask.{span.kind}")}]</span>']
        last = span.stop
    return "".join([*parts, escape(text[last:])])


def proposed_quote(one: Read) -> str:
    """What is offered as a quote: the text with an ellipsis for whatever looks personal, opened or not."""
    return " ".join(_without(one.listed.comment.text, one.spans, ELLIPSIS).split())


def _without(text: str, spans: tuple[Span, ...], instead: str) -> str:
    for span in reversed(spans):
        text = text[: span.start] + instead + text[span.stop :]
    return text


Found = tuple[tuple[tuple[Listed, tuple[Span, ...]], ...], dict[str, str], dict[str, str], Scale]


@st.cache_resource(max_entries=32, show_spinner=False)
def _listed(url: str, key: RoundKey, language: Language) -> Found:  # noqa: ARG001 - the store is part of the key
    comments = comments_of(database(), key[0])
    if not comments:
        return (), {}, {}, Scale()
    everyone = in_language(load_round(database(), key[0], everyone=True).responses, language)
    aside = [one.respondent for one in load_round(database(), key[0]).set_aside]
    found = listed(comments, everyone, aside)
    services = {one.key[0]: one.service for one in everyone.indicators}
    criteria = {one.key[1]: one.criterion for one in everyone.indicators if one.criterion}
    return tuple((one, personal_spans(one.comment.text)) for one in found), services, criteria, everyone.scale
