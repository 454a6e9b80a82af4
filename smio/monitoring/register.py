"""The register of recommendations: what was asked of whom, what they answered, what was done."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from smio.monitoring.act import Recommendation


class Status(StrEnum):
    NO_ANSWER = "no_answer"
    PROMISED = "promised"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    REFUSED = "refused"
    OVERDUE = "overdue"  # never said by anybody: what the calendar makes of the others


SAID = (Status.PROMISED, Status.IN_PROGRESS, Status.DONE, Status.REFUSED)  # what an answer can say
SETTLED = frozenset({Status.DONE, Status.REFUSED})


class Voice(StrEnum):
    AUTHORITY = "authority"
    GROUP = "group"  # what the group itself saw: the proof of the fix, or that there is none


@dataclass(frozen=True)
class KeptFile:
    """A file with an answer, without its bytes."""

    id: int
    name: str
    media_type: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Reply:
    """What was said to a recommendation. ``document`` is the paper it came with (№ and date).

    ``id`` is its place in the store, 0 until it is kept; ``by_link`` is true for what the authority wrote itself.
    """

    status: Status
    text: str
    on: date
    voice: Voice = Voice.AUTHORITY
    who: str = ""
    promised_by: date | None = None
    document: str = ""
    files: tuple[KeptFile, ...] = ()
    id: int = 0
    by_link: bool = False


@dataclass(frozen=True)
class Tracked:
    """A recommendation on its way: the act it stands in, when it was sent, by when an answer is due, what came back.

    ``number`` is its number in the act. ``sent_on`` is None until a letter with the act went out.
    """

    act_id: int
    act_number: str
    act_subject: str
    number: int
    recommendation: Recommendation
    sent_on: date | None = None
    answer_by: date | None = None
    replies: tuple[Reply, ...] = ()

    @property
    def answered_on(self) -> date | None:
        """When the authority first said anything."""
        return next((reply.on for reply in self.replies if reply.voice is Voice.AUTHORITY), None)

    @property
    def said(self) -> Status:
        """What was said last, whatever the calendar says."""
        return self.replies[-1].status if self.replies else Status.NO_ANSWER

    @property
    def due(self) -> date | None:
        """By when something is expected: an answer at first, then what was promised, else the act's own date."""
        if not self.replies:
            return self.answer_by or self.recommendation.by_when
        promised = next((reply.promised_by for reply in reversed(self.replies) if reply.promised_by), None)
        return promised or self.recommendation.by_when

    def status(self, today: date) -> Status:
        """Where it stands: overdue where the due day passed and nothing was settled."""
        said = self.said
        waits = said not in SETTLED and self.sent_on is not None
        return Status.OVERDUE if waits and self.due is not None and self.due < today else said


@dataclass(frozen=True)
class Rates:
    """How a part of the register fares. ``sent`` counts recommendations that went out; the shares are of it.

    ``days`` is the median of calendar days from the letter to the authority's first word; None without an answer.
    """

    sent: int
    answered: int
    done: int
    overdue: int
    acts_sent: int
    acts_answered: int
    days: float | None

    @property
    def reply_rate(self) -> float | None:
        return self.answered / self.sent if self.sent else None

    @property
    def fix_rate(self) -> float | None:
        return self.done / self.sent if self.sent else None


def rates(register: Iterable[Tracked], today: date) -> Rates:
    """The rates of those that were sent; a refusal is an answer, a fix the group saw without a word is none."""
    sent = [one for one in register if one.sent_on is not None]
    answered = [one for one in sent if one.answered_on is not None]
    waits = [(one.answered_on - one.sent_on).days for one in answered if one.answered_on and one.sent_on]
    return Rates(
        sent=len(sent),
        answered=len(answered),
        done=sum(one.said is Status.DONE for one in sent),
        overdue=sum(one.status(today) is Status.OVERDUE for one in sent),
        acts_sent=len({one.act_id for one in sent}),
        acts_answered=len({one.act_id for one in answered}),
        days=float(median(waits)) if waits else None,
    )


def rates_by(register: Sequence[Tracked], today: date, part: Callable[[Tracked], str]) -> dict[str, Rates]:
    """The rates of each part: an addressee, a month; in the order of the register."""
    parts: dict[str, list[Tracked]] = {}
    for one in register:
        if one.sent_on is not None:
            parts.setdefault(part(one), []).append(one)
    return {name: rates(ones, today) for name, ones in parts.items()}


def by_urgency(register: Iterable[Tracked], today: date) -> tuple[Tracked, ...]:
    """What is overdue first, the longest at the head; then what waits, by its day; then the unsent and the settled."""

    def place(one: Tracked) -> tuple[int, date]:
        waits = one.sent_on is not None and one.said not in SETTLED
        if one.status(today) is Status.OVERDUE:
            return 0, one.due or date.max
        return (1 if waits else 2 if one.sent_on is None else 3), one.due or date.max

    return tuple(sorted(register, key=place))
