"""What somebody chose to look at: rows, columns, a filter, a measure. The link carries all of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

SERVICES, CRITERIA, ROUNDS, NOTHING = "services", "criteria", "rounds", ""
QUESTIONS = (SERVICES, CRITERIA)
BETWEEN_VALUES = "|"  # of a part, in a link
NO_ANSWER = "?"  # the value of those who stated nothing, in a link


class Measure(StrEnum):
    SCORE = "score"
    INDEX = "index"
    SATISFIED = "satisfied"
    N = "n"


@dataclass(frozen=True)
class View:
    """``rows`` and ``columns`` are `SERVICES`, `CRITERIA`, `ROUNDS`, the key of a field, or `NOTHING` for columns.

    ``round`` is the id of the round looked at where rounds are not an axis; ``service`` a service's key; ``field`` and
    ``part`` narrow the respondents to one part of a field (its values joined).
    """

    rows: str = SERVICES
    columns: str = NOTHING
    measure: str = Measure.SCORE
    round: str = ""
    service: str = ""
    field: str = ""
    part: str = ""

    @property
    def axes(self) -> tuple[str, str]:
        return self.rows, self.columns

    @property
    def keys(self) -> tuple[str, ...]:
        """The profile fields that the view needs, the filter among them."""
        chosen = [*self.axes, self.field if self.part else NOTHING]
        return tuple(key for key in dict.fromkeys(chosen) if key not in {*QUESTIONS, ROUNDS, NOTHING})

    def link(self) -> dict[str, str]:
        """The choices by their names in a link; those left as they were are not in it."""
        return {name: value for name, value in asdict(self).items() if value != getattr(View, name)}

    @classmethod
    def of_link(cls, choices: Mapping[str, str]) -> "View":
        """The view of a link; what it does not know stays as it is."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: str(value) for name, value in choices.items() if name in known})


def part_code(values: tuple[str, ...]) -> str:
    """A part as a link names it."""
    return BETWEEN_VALUES.join(sorted(value or NO_ANSWER for value in values))
