"""A round of a survey: its answers with when they were collected, and what the quality desk decided about them."""

from dataclasses import dataclass
from datetime import date

from smio.survey.quality import Finding
from smio.survey.responses import Responses


@dataclass(frozen=True)
class Decision:
    """What a person decided about a flagged questionnaire: set aside, or kept, and the reason given.

    ``respondent`` is its position among all, ``row`` its row in the sheet.
    """

    respondent: int
    row: int | None
    reason: str = ""
    aside: bool = True


@dataclass(frozen=True, eq=False)
class Round:
    """One round. ``responses`` are what is scored: those set aside are not among them.

    ``findings`` are what the quality desk saw, ``decisions`` what a person decided about it. ``generated`` marks the
    demo's made-up answers, said wherever they are shown or printed.
    """

    name: str
    responses: Responses
    start: date | None = None
    end: date | None = None
    generated: bool = False
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def set_aside(self) -> tuple[Decision, ...]:
        """The questionnaires left out of the scores."""
        return tuple(decision for decision in self.decisions if decision.aside)


def without_aside(responses: Responses, decisions: tuple[Decision, ...]) -> Responses:
    """All responses but those set aside."""
    return responses.without([decision.respondent for decision in decisions if decision.aside])
