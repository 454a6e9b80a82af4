"""A round of a survey: its answers with when they were collected, and what the quality desk decided about them."""

from dataclasses import dataclass
from datetime import date

from smio.survey.quality import Finding
from smio.survey.responses import Responses


@dataclass(frozen=True)
class SetAside:
    """A questionnaire left out of the scores by a person: its position among all, its row in the sheet, the reason."""

    respondent: int
    row: int | None
    reason: str = ""


@dataclass(frozen=True, eq=False)
class Round:
    """One round. ``responses`` are what is scored: those set aside are not among them.

    ``findings`` are what the quality desk saw, ``set_aside`` what a person decided about it. ``generated`` marks the
    demo's made-up answers, said wherever they are shown or printed.
    """

    name: str
    responses: Responses
    start: date | None = None
    end: date | None = None
    generated: bool = False
    findings: tuple[Finding, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def without_aside(responses: Responses, aside: tuple[SetAside, ...]) -> Responses:
    """All responses but those set aside."""
    return responses.without([one.respondent for one in aside])
