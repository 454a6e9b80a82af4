"""The way of an act from a draft to a closed matter."""

from enum import StrEnum


class Stage(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"  # experts read it
    SIGNED = "signed"  # its words do not change any more
    SENT = "sent"
    ANSWERED = "answered"
    CLOSED = "closed"


WAYS: dict[Stage, tuple[Stage, ...]] = {
    Stage.DRAFT: (Stage.REVIEW, Stage.SIGNED),
    Stage.REVIEW: (Stage.SIGNED, Stage.DRAFT),
    Stage.SIGNED: (Stage.SENT, Stage.DRAFT),
    Stage.SENT: (Stage.ANSWERED, Stage.CLOSED),
    Stage.ANSWERED: (Stage.CLOSED,),
    Stage.CLOSED: (Stage.ANSWERED,),
}
EDITABLE = frozenset({Stage.DRAFT, Stage.REVIEW})


def may_become(now: Stage, wanted: Stage) -> bool:
    """Whether an act may go from one stage to another: forward a step, back while nobody was written to."""
    return wanted in WAYS[now]
