"""A checklist filled in for a period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class ItemAnswer:
    """What was found on one item, with its proof: a link, a note, who looked and when."""

    answer: str
    note: str = ""
    link: str = ""
    checked_on: date | None = None
    checked_by: str = ""


@dataclass(frozen=True)
class Measurement:
    """The answers on one version of a checklist for a period (from–to), by item id; unanswered items are absent."""

    checklist: str
    version: str
    start: date
    end: date
    answers: Mapping[str, ItemAnswer] = field(default_factory=dict[str, ItemAnswer])
    place: str = ""
    generated: bool = False  # an illustration of the demo, said wherever it is shown

    @property
    def codes(self) -> Mapping[str, str]:
        """The answer code by item id."""
        return {item: answer.answer for item, answer in self.answers.items()}
