"""What a group brings to the council: the one material behind slides, poster, page, workbook and package."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from smio.checklist import ChecklistScore, Measurement
from smio.comparison import Trend
from smio.documents.results import Results
from smio.monitoring import (
    MEASURED,
    Act,
    ActPhoto,
    Group,
    Letter,
    LetterKind,
    PlanItem,
    PlanState,
    Rates,
    Stage,
    Status,
    Tracked,
    rates,
)
from smio.survey import Round


@dataclass(frozen=True, eq=False)
class CouncilAct:
    """An act as the council sees it; ``contents`` are the photographs' bytes by `ActPhoto.id`, as far as given.

    ``id`` is that of the store: `Tracked.act_id` names it.
    """

    id: int
    act: Act
    stage: Stage = Stage.DRAFT
    language: str = "ru"
    photos: tuple[ActPhoto, ...] = ()
    contents: Mapping[int, bytes] = field(default_factory=dict[int, bytes])


@dataclass(frozen=True)
class SentLetter:
    """A letter that went out."""

    letter: Letter
    kind: LetterKind
    sent_on: date


@dataclass(frozen=True, eq=False)
class Course:
    """Three or more rounds, the earliest first, and the scores from one to the next over all of them."""

    rounds: tuple[Round, ...]
    trend: Trend


@dataclass(frozen=True, eq=False)
class CouncilMaterial:
    """Everything but the group may be missing. ``made_on`` is the day of the papers: no clock is read.

    ``history`` are all measurements of the checklist in time order; empty for those of the results. ``success`` and
    ``shortcoming`` are ids of the acts to tell about; None leaves the choice to the register. ``address`` is where the
    results are published, empty where they are not. ``course`` is that of the scores where there were more rounds than
    the two of the results.
    """

    group: Group
    made_on: date
    results: Results = field(default_factory=Results)
    history: tuple[tuple[Measurement, ChecklistScore], ...] = ()
    plan: tuple[PlanItem, ...] = ()
    acts: tuple[CouncilAct, ...] = ()
    register: tuple[Tracked, ...] = ()
    letters: tuple[SentLetter, ...] = ()
    success: int | None = None
    shortcoming: int | None = None
    address: str = ""
    course: Course | None = None

    @property
    def generated(self) -> bool:
        """Whether any of it was made up by the program for the demo."""
        made_up = (self.group.generated, self.results.generated, *(each.act.generated for each in self.acts))
        return any(made_up) or any(measurement.generated for measurement, _ in self.history)

    @cached_property
    def rates(self) -> Rates:
        """How the register fares on the day of the papers."""
        return rates(self.register, self.made_on)

    @cached_property
    def measured(self) -> tuple[tuple[Measurement, ChecklistScore], ...]:
        """The measurements over time with their scores: the whole history where it is given."""
        return self.history or tuple(zip(self.results.measurements, self.results.measured, strict=True))

    @property
    def planned(self) -> tuple[PlanItem, ...]:
        """The lines of the plan that were planned and stand."""
        return tuple(item for item in self.plan if item.planned and not item.cancelled)

    @property
    def unplanned(self) -> tuple[PlanItem, ...]:
        """The work that was added."""
        return tuple(item for item in self.plan if not item.planned and not item.cancelled)

    def done(self, items: tuple[PlanItem, ...]) -> tuple[PlanItem, ...]:
        """Those of the lines that are done."""
        return tuple(item for item in items if item.state(self.made_on) is PlanState.DONE)

    def tracked(self, act_id: int) -> tuple[Tracked, ...]:
        """The recommendations of an act."""
        return tuple(one for one in self.register if one.act_id == act_id)

    def example_of_success(self) -> CouncilAct | None:
        """The act to tell a success by: the one chosen, else the one with the most recommendations done."""
        return self._chosen(self.success) or self._most({Status.DONE})

    def example_of_shortcoming(self) -> CouncilAct | None:
        """The act to tell a shortcoming by: the one chosen, else that with the most overdue, refused or unanswered.

        Never the act of the success; only acts that were sent can be left without an answer.
        """
        chosen = self._chosen(self.shortcoming)
        return chosen or self._most({Status.OVERDUE, Status.REFUSED, Status.NO_ANSWER}, self.example_of_success())

    def _chosen(self, act_id: int | None) -> CouncilAct | None:
        return next((each for each in self.acts if act_id is not None and each.id == act_id), None)

    def _most(self, wanted: set[Status], but: CouncilAct | None = None) -> CouncilAct | None:
        """Of the acts with sent recommendations of a status the one that is best to tell: a visit before a measurement,
        one with photographs before one without, then the one with most of them; the earlier in the list of two alike.
        """
        counts = {
            each.id: sum(one.status(self.made_on) in wanted for one in self.tracked(each.id) if one.sent_on is not None)
            for each in self.acts
            if each is not but
        }
        known = [each for each in self.acts if counts.get(each.id)]
        return max(
            known,
            key=lambda each: (each.act.kind not in MEASURED, bool(each.photos), counts[each.id]),
            default=None,
        )
