"""A checklist filled in for a period: by the group, by each of its assessors, and as the authority marks itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class ProofFile:
    """A photograph or a file kept as proof; its bytes are in the store under ``id``."""

    id: int
    name: str
    media_type: str
    sha256: str

    @property
    def is_photo(self) -> bool:
        return self.media_type.startswith("image/")


@dataclass(frozen=True)
class ItemAnswer:
    """What was found on one item, with its proof: a link, a note, files, who looked and when."""

    answer: str
    note: str = ""
    link: str = ""
    checked_on: date | None = None
    checked_by: str = ""
    files: tuple[ProofFile, ...] = ()

    @property
    def proved(self) -> bool:
        """Whether anything stands behind the answer."""
        return bool(self.note or self.link or self.files)


@dataclass(frozen=True)
class AuthorityMark:
    """What the authority says to the group's answer on an item: it agrees, or it has its own answer and a reason."""

    agrees: bool
    answer: str = ""
    reason: str = ""
    marked_on: date | None = None
    marked_by: str = ""


Answers = Mapping[str, ItemAnswer]


@dataclass(frozen=True)
class Measurement:
    """The answers on one version of a checklist for a period (from–to), by item id; unanswered items are absent.

    ``total`` (0…100) is known instead of answers where only the score of an old measurement was kept.
    ``assessments`` are the answers that each assessor gave alone, by name; ``answers`` are those agreed on.
    """

    checklist: str
    version: str
    start: date
    end: date
    answers: Answers = field(default_factory=dict[str, ItemAnswer])
    place: str = ""
    generated: bool = False  # an illustration of the demo, said wherever it is shown
    total: float | None = None
    source: str = ""  # the file it was imported from
    marks: Mapping[str, AuthorityMark] = field(default_factory=dict[str, AuthorityMark])
    assessments: Mapping[str, Answers] = field(default_factory=dict[str, Answers])

    @property
    def codes(self) -> Mapping[str, str]:
        """The answer code by item id."""
        return {item: answer.answer for item, answer in self.answers.items()}

    @property
    def authority_codes(self) -> Mapping[str, str]:
        """The answer codes as the authority sees them: its own where it disagrees, the group's elsewhere."""
        own = {item: mark.answer for item, mark in self.marks.items() if not mark.agrees and item in self.answers}
        return {**self.codes, **own}

    @property
    def disputed(self) -> Mapping[str, AuthorityMark]:
        """The authority's marks that differ from the group's answer, by item id."""
        return {
            item: mark
            for item, mark in self.marks.items()
            if not mark.agrees and item in self.answers and mark.answer != self.answers[item].answer
        }
