"""What is asked: services, criteria and the scale of the answers."""

from dataclasses import dataclass
from functools import cached_property
from math import isfinite

SHARE_STEPS = 2  # "satisfied" are the top two steps of a scale


@dataclass(frozen=True)
class Scale:
    """The scale of ratings from ``low`` (worst) to ``high`` (best).

    ``steps`` lists the allowed answers where they are not the whole numbers from low to high.
    """

    low: float = 1.0
    high: float = 5.0
    given_steps: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not (isfinite(self.low) and isfinite(self.high) and self.low < self.high):
            raise ValueError(f"a scale runs upwards, not from {self.low} to {self.high}")

    @cached_property
    def steps(self) -> tuple[float, ...]:
        """The answers from worst to best."""
        return self.given_steps or tuple(float(step) for step in range(round(self.low), round(self.high) + 1))

    @property
    def satisfied_from(self) -> float:
        """The lowest rating that counts as satisfied: the second step from the top."""
        return self.steps[-SHARE_STEPS]

    def index(self, score: float) -> float:
        """A score as 0…100: (score - low) / (high - low) * 100; score / high * 100 is a well-known mistake."""
        return (score - self.low) / (self.high - self.low) * 100.0


@dataclass(frozen=True)
class Indicator:
    """One rated cell of the questionnaire: a criterion of a service.

    ``service`` and ``criterion`` are the words of the file or of the group. The keys are what rounds are matched
    by: an entry of the word list (``water``, ``quality``), or the folded words where the list does not know them.
    """

    service: str
    criterion: str
    service_key: str = ""
    criterion_key: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What the same question of another round shares with this one."""
        return (self.service_key or self.service, self.criterion_key or self.criterion)
