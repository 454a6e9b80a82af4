"""What reading a file comes to: the columns proposed, the questions a person must settle, the responses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from smio.errors import Detail
from smio.survey import Comment, Finding, Responses, Scale, Source


class Role(StrEnum):
    RATING = "rating"  # a criterion of a service
    PROFILE = "profile"  # who answered: sex, age, neighbourhood
    TIME = "time"
    ID = "id"  # the number of the questionnaire
    COMMENT = "comment"  # free text, kept apart
    PERSONAL = "personal"  # names a person: shown once, never kept
    WEIGHT = "weight"
    ROUND = "round"  # says to which round a row belongs
    SERVICE = "service"  # long form: the service of the row
    CRITERION = "criterion"  # long form: the criterion of the row
    IGNORED = "ignored"


@dataclass(frozen=True)
class Reason:
    """Why something was taken for what it is: a key of the catalogues (``reading.reason.<code>``) and its details."""

    code: str
    details: Mapping[str, Detail] = field(default_factory=dict[str, Detail])


@dataclass(frozen=True)
class ColumnProposal:
    """What a column was taken for.

    ``column`` is the heading as in the file (of two rows as «Услуга [Критерий]»), ``label`` the same made unique by
    « (2)» where a heading stands twice: what ``Choices`` and questions name. ``confidence`` runs from 0 to 1; below
    0.6 the column waits for a person. ``samples`` are a few of its values; none of a personal column.
    ``counted`` says whether its ratings are in the responses. ``letter`` is the column's name in Excel.
    """

    column: str
    role: Role
    service: str = ""
    criterion: str = ""
    service_key: str = ""
    criterion_key: str = ""
    confidence: float = 0.0
    reason: Reason = field(default_factory=lambda: Reason("unknown"))
    samples: tuple[str, ...] = ()
    label: str = ""
    letter: str = ""
    field_key: str = ""
    reversed: bool = False
    counted: bool = False
    n: int = 0
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Question:
    """Something a person must settle: ``reading.question.<code>``. A blocking one stands before any score."""

    code: str
    column: str = ""
    blocking: bool = False
    columns: tuple[str, ...] = ()
    details: Mapping[str, Detail] = field(default_factory=dict[str, Detail])


@dataclass(frozen=True)
class SheetInfo:
    """A sheet of the file; ``state`` is visible, hidden or very_hidden."""

    name: str
    rows: int
    columns: int
    state: str = "visible"


@dataclass(frozen=True)
class WordRating:
    """One line of the table of answers: the words as written, the rating they count as (None: no rating), how often.

    ``columns`` are the labels of the columns it holds for. ``known`` is False where the word list does not know it.
    """

    word: str
    rating: float | None
    count: int
    columns: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, eq=False)
class Reading:
    """A file as it was understood. Rows count from 1 as in the sheet; ``preview`` holds its first rows as text.

    ``certain`` says that no blocking question stands open. ``responses`` hold no personal columns and no comments.
    """

    source: Source
    sheets: tuple[SheetInfo, ...]
    sheet: str
    title_rows: tuple[int, ...]
    header_rows: tuple[int, ...]
    data_rows: tuple[int, ...]
    totals_rows: tuple[int, ...]
    preview: tuple[tuple[str, ...], ...]
    columns: tuple[ColumnProposal, ...]
    scale: Scale
    words: tuple[WordRating, ...]
    fingerprint: str
    layout: str
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    responses: Responses
    comments: Mapping[str, tuple[Comment, ...]] = field(default_factory=dict[str, tuple[Comment, ...]])
    note_rows: tuple[int, ...] = ()
    preview_first_row: int = 1
    titles: tuple[str, ...] = ()
    encoding: str = ""
    rounds: tuple[str, ...] = ()
    round_column: str = ""
    row_names: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether the ratings may be scored without asking."""
        return not self.blocking

    @property
    def blocking(self) -> tuple[Question, ...]:
        """The questions that stand before any score."""
        return tuple(question for question in self.questions if question.blocking)
