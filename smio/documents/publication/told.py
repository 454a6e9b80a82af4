"""What a poster and a picture tell: one finding, three numbers, one chart, and whom it describes."""

from dataclasses import dataclass
from enum import StrEnum

from smio.comparison import Verdict
from smio.documents.council import CouncilMaterial


class Subject(StrEnum):
    """What a publication is about."""

    SERVICES = "services"
    INDEX = "index"
    ANSWERS = "answers"


@dataclass(frozen=True)
class BigNumber:
    """A number with what it counts, and its n or what it was before."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Row:
    """A line of the chart: the earlier value, where there is one, and the later.

    ``shown`` are the values as they are printed, ``counts`` the n of each where the key does not tell it. ``verdict``
    gives the colour of the later bar, None the accent; ``change`` and ``word`` say it. ``sums_up`` is all together.
    """

    name: str
    values: tuple[float | None, ...]
    shown: tuple[str, ...]
    counts: tuple[str, ...] = ()
    verdict: Verdict | None = None
    change: str = ""
    word: str = ""
    sums_up: bool = False

    @property
    def proven(self) -> bool:
        """Whether the change is better or worse beyond chance."""
        return self.verdict in {Verdict.IMPROVED, Verdict.WORSENED}


@dataclass(frozen=True)
class SmallChart:
    """Bars from ``low`` to ``high``; ``key`` names each of a row's values, the earlier first."""

    title: str
    key: tuple[str, ...]
    rows: tuple[Row, ...]
    low: float
    high: float


@dataclass(frozen=True)
class Told:
    """All that a sheet says. ``label`` must be seen: answers made up, a checklist that is not official.

    ``describes`` is whom the results describe, ``marks`` what a mark on a number means, ``sources`` where it comes from
    in full, ``made_by`` in short, with who made it and when. Where there is no chart, ``instead`` says why. Of three or
    more rounds ``course`` says which two are compared, and the way from the first.
    """

    subject: Subject
    who: str
    when: str
    headline: str
    numbers: tuple[BigNumber, ...]
    chart: SmallChart | None
    describes: str
    made_by: str
    marks: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    label: str = ""
    course: tuple[str, ...] = ()


def subjects_of(material: CouncilMaterial) -> tuple[Subject, ...]:
    """What there is to tell about; nothing of a group that has neither results nor a letter sent."""
    results = material.results
    known = {
        Subject.SERVICES: bool(results.rounds),
        Subject.INDEX: bool(results.measured) and results.measured[-1].rounded is not None,
        Subject.ANSWERS: bool(material.rates.sent),
    }
    return tuple(subject for subject, there in known.items() if there)
