"""The answers of one round, without anything that names a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from smio.survey.questionnaire import Indicator, Scale

Ratings = NDArray[np.float64]


@dataclass(frozen=True)
class Source:
    """Where the answers come from; papers name it with its hash."""

    name: str
    sha256: str
    sheet: str = ""


@dataclass(frozen=True, eq=False)
class Responses:
    """The de-identified answers of one round.

    ``ratings`` has shape (respondents, indicators); NaN stands for every answer that is not a valid rating: blank,
    "I don't use it", "hard to say". It is never 0.
    ``rows`` gives the row of the sheet each respondent stands in (1 is the first).
    ``profile`` has a tuple of one value per respondent for each kept field (sex, age, neighbourhood, channel).
    ``respondents`` are pseudonymous codes where the file identifies who answered in both rounds (a panel).
    """

    indicators: tuple[Indicator, ...]
    ratings: Ratings
    scale: Scale = field(default_factory=Scale)
    rows: tuple[int, ...] = ()
    sources: tuple[Source, ...] = ()
    profile: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict[str, tuple[str | None, ...]])
    respondents: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if self.ratings.ndim != 2 or self.ratings.shape[1] != len(self.indicators):  # noqa: PLR2004 - a table
            raise ValueError(f"{len(self.indicators)} indicators, but ratings of shape {self.ratings.shape}")

    def __len__(self) -> int:
        """How many people answered."""
        return int(self.ratings.shape[0])

    @property
    def rated(self) -> bool:
        """Whether there is any rating at all."""
        return bool((~np.isnan(self.ratings)).any())

    @property
    def services(self) -> tuple[str, ...]:
        """The services in the order of the file's columns."""
        return tuple(dict.fromkeys(indicator.service for indicator in self.indicators))

    def only(self, columns: Sequence[int]) -> "Responses":
        """The same people on some of the indicators, by position."""
        return replace(
            self,
            indicators=tuple(self.indicators[column] for column in columns),
            ratings=self.ratings[:, list(columns)],
        )

    def without(self, respondents: Sequence[int]) -> "Responses":
        """All but some of the respondents, by position: what the quality desk sets aside."""
        aside = set(respondents)
        kept = [position for position in range(len(self)) if position not in aside]
        return replace(
            self,
            ratings=self.ratings[kept, :],
            rows=tuple(self.rows[position] for position in kept) if self.rows else (),
            profile={name: tuple(values[position] for position in kept) for name, values in self.profile.items()},
            respondents=None if self.respondents is None else tuple(self.respondents[position] for position in kept),
        )
