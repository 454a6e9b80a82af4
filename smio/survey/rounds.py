"""A round of a survey: its answers with when and where they were collected."""

from dataclasses import dataclass
from datetime import date

from smio.survey.responses import Responses


@dataclass(frozen=True, eq=False)
class Round:
    """One round. ``generated`` marks the demo's made-up answers, said wherever they are shown or printed."""

    name: str
    responses: Responses
    start: date | None = None
    end: date | None = None
    generated: bool = False
