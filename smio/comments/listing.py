"""Free answers with what they are about and how their writer rated it, low ratings first; searched by words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from smio.comments.stems import spoken_in, stem, stems_of
from smio.reading.folding import fold, plain
from smio.reading.lexicon import Match, criteria, services
from smio.survey import Comment, Indicator, Responses

SURE = 0.6  # how surely a heading must name a service or a criterion


@dataclass(frozen=True)
class Listed:
    """A free answer. ``service`` and ``criterion`` are keys, empty where the question names none.

    ``rating`` is what its writer gave to just that, else to that service, else on average; None where it is not known.
    ``aside``: the questionnaire was set aside and is in no score.
    """

    comment: Comment
    service: str
    criterion: str
    rating: float | None
    aside: bool = False


def listed(comments: Iterable[Comment], everyone: Responses, aside: Iterable[int] = ()) -> tuple[Listed, ...]:
    """The free answers of a round, low ratings first, those of unknown ratings last.

    ``everyone`` are the round's answers with those set aside, whose positions are ``aside``.
    """
    out = frozenset(aside)
    about = _About(everyone.indicators)
    rows = {row: place for place, row in enumerate(everyone.rows)} if _told_by_rows(everyone) else {}
    found: list[Listed] = []
    for comment in comments:
        service, criterion = about.of(comment.heading)
        writer = comment.respondent if comment.respondent is not None else rows.get(comment.row)
        rating = None if writer is None else _rating(everyone, writer, service, criterion)
        found.append(Listed(comment, service, criterion, rating, writer in out))
    return tuple(
        sorted(found, key=lambda one: (one.rating is None, one.rating or 0.0, one.comment.row, one.comment.heading))
    )


def holds(text: str, words: str) -> bool:
    """Whether a text holds every word asked for: as part of a word, or in another form of it."""
    return all(_holds(text, word) for word in fold(words).split())


def _holds(text: str, word: str) -> bool:
    if word in fold(text):
        return True
    return stem(word, spoken_in(text)) in stems_of(text)


def _told_by_rows(responses: Responses) -> bool:
    """Whether the row of the sheet names one respondent: in a round of several files it may not."""
    return len(set(responses.rows)) == len(responses.rows) == len(responses)


def _rating(everyone: Responses, writer: int, service: str, criterion: str) -> float | None:
    if not 0 <= writer < len(everyone):
        return None
    given = everyone.ratings[writer]
    filled = ~np.isnan(given)
    keys = [one.key for one in everyone.indicators]
    for fits in (
        [key == (service, criterion) for key in keys],
        [key[0] == service for key in keys],
        [True] * len(keys),
    ):
        chosen = filled & np.array(fits, dtype=bool)
        if chosen.any():
            return float(given[chosen].mean())
    return None


class _About:
    """What headings ask about, among the services and criteria of the round."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self._services = {one.key[0]: one.service for one in indicators}
        self._criteria = {one.key[1]: one.criterion for one in indicators}
        self._known: dict[str, tuple[str, str]] = {}

    def of(self, heading: str) -> tuple[str, str]:
        """The keys of the service and the criterion; empty where none, or none of this round, is named."""
        if heading not in self._known:
            service = self._named(heading, self._services, services().find(heading))
            if not service and len(self._services) == 1:
                service = next(iter(self._services))
            self._known[heading] = service, self._named(heading, self._criteria, criteria().find(heading))
        return self._known[heading]

    @staticmethod
    def _named(heading: str, names: dict[str, str], found: Iterable[Match]) -> str:
        said = plain(heading)
        own = [key for key, name in names.items() if plain(name) and plain(name) in said]
        if own:
            return max(own, key=lambda key: len(names[key]))
        for match in found:
            if match.key in names and match.sureness >= SURE:
                return match.key
        return ""
