"""What the check of an act finds: a mistake, where it stands, why it matters, how to mend it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as filled
from datetime import date
from enum import StrEnum

from smio.language import Translator
from smio.monitoring.act import Act, ActPhoto, Recommendation
from smio.monitoring.group import Practice


class Severity(StrEnum):
    """How much a mistake matters. Only the first kind stands in the way of signing."""

    MUST = "must"
    SHOULD = "should"
    HINT = "hint"


SEVERITIES = tuple(Severity)
FIELDS = (
    "organisation", "number", "subject", "signed_on", "place", "basis", "period", "participants", "method", "facts",
    "conclusions", "recommendations", "prices", "photos", "answer_by", "copies",
)  # fmt: skip


@dataclass(frozen=True)
class ActFault:
    """A mistake in an act. ``field`` is a field of the act, or «photos»; ``place`` the line in it, from 1.

    ``values`` fill its sentences. ``mend`` is the act without the mistake, where a program can honestly mend it.
    """

    code: str
    severity: Severity
    field: str
    place: int | None = None
    values: Mapping[str, object] = filled(default_factory=dict[str, object])
    mend: Act | None = None


@dataclass(frozen=True)
class FaultWords:
    """A mistake as people read it: where it stands, what it is, why it matters, how to mend it."""

    where: str
    what: str
    why: str
    how: str


@dataclass(frozen=True)
class Desk:
    """What an act is checked against. ``drafted`` is the program's own draft of it, None where there is none."""

    t: Translator
    today: date
    photos: Sequence[ActPhoto]
    practice: Practice
    drafted: Act | None

    def drafted_lines(self, name: str) -> frozenset[str]:
        """The lines of a field that the program wrote by its verdicts: they need no second judge."""
        return frozenset(getattr(self.drafted, name)) if self.drafted else frozenset()


def fault_words(fault: ActFault, t: Translator) -> FaultWords:
    """The sentences of a mistake."""
    what, why, how = (t(f"act_check.{fault.code}.{part}", **fault.values) for part in ("what", "why", "how"))
    return FaultWords(fault_place(fault, t), what, why, how)


def severity_word(severity: Severity, t: Translator) -> str:
    """How much it matters, in words."""
    return t(f"act_check.severity.{severity}")


def fault_place(fault: ActFault, t: Translator) -> str:
    """Where a mistake stands: «Установлено, строка 2», «Рекомендация 1», «Дата»."""
    if fault.place is None:
        return t(f"act_check.field.{fault.field}")
    return t(f"act_check.line.{fault.field}", place=fault.place)


def with_lines(act: Act, name: str, change: Callable[[str], str]) -> Act:
    """The act with every text of a field changed; lines that are left empty go."""
    if name == "recommendations":
        return replace(act, recommendations=tuple(_changed(one, change) for one in act.recommendations))
    value = getattr(act, name)
    if isinstance(value, str):
        return replace(act, **{name: change(value)})
    return replace(act, **{name: tuple(line for old in value if (line := change(old)) or not old)})


def _changed(one: Recommendation, change: Callable[[str], str]) -> Recommendation:
    return replace(one, what=change(one.what), why=change(one.why), to_whom=change(one.to_whom))


def texts_of(act: Act) -> Sequence[tuple[str, int | None, str]]:
    """Every text of an act that is printed, with its field and line."""
    single = [(name, None, getattr(act, name)) for name in ("organisation", "subject", "place", "basis", "method")]
    lines = [
        (name, place, text)
        for name in ("facts", "conclusions", "copies")
        for place, text in enumerate(getattr(act, name), 1)
    ]
    asked = [
        ("recommendations", place, text)
        for place, one in enumerate(act.recommendations, 1)
        for text in (one.what, one.to_whom, one.why)
    ]
    return (*single, *lines, *asked)


TEXT_FIELDS = (
    "organisation",
    "subject",
    "place",
    "basis",
    "method",
    "facts",
    "conclusions",
    "copies",
    "recommendations",
)


def with_texts(act: Act, change: Callable[[str], str]) -> Act:
    """The act with every printed text changed."""
    for name in TEXT_FIELDS:
        act = with_lines(act, name, change)
    return act
