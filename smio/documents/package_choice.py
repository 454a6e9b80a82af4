"""What of the package is wanted, and the papers a group wrote itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from smio.documents.act_files import ActFiles
from smio.documents.publication import Kind as FigureKind
from smio.documents.publication import Paper, Subject
from smio.documents.results import Results
from smio.documents.slides import SlideKind
from smio.documents.tables import Table
from smio.language import Language
from smio.monitoring import Act, Letter, Stage


class Part(StrEnum):
    """A part of the package, in the order in which they are told."""

    SLIDES = "slides"
    ACTS = "acts"
    LETTERS = "letters"
    REGISTER = "register"  # the recommendations with their answers, and the plan
    WORKBOOK = "workbook"
    FIGURES = "figures"
    POSTER = "poster"
    PAGE = "page"
    PICTURES = "pictures"  # for networks
    DATA = "data"


DEFAULT_FIGURES = (FigureKind.SLIDE, FigureKind.VECTOR)


@dataclass(frozen=True, eq=False)
class PackageChoice:
    """``wide`` slides are 16:9, else 4:3; ``chosen`` leaves out all other slides; ``base`` is the group's own
    presentation, ``templates`` its own papers by name and language (``("act", "ru")``). Posters and pictures are made
    of each of the ``subjects`` there is anything to tell of; of none given, of the first.
    """

    parts: frozenset[Part] = frozenset(Part)
    wide: bool = True
    chosen: tuple[SlideKind, ...] | None = None
    figures: tuple[FigureKind, ...] = DEFAULT_FIGURES
    posters: tuple[Paper, ...] = ("A4",)
    subjects: tuple[Subject, ...] = ()
    base: bytes | None = None
    templates: Mapping[tuple[str, str], bytes] = field(default_factory=dict[tuple[str, str], bytes])


@dataclass(frozen=True, eq=False)
class OwnAct:
    """An act of the group's own with what it rests on, in the language it is written in.

    ``files`` brings its photographs when the act is written; ``signed`` the Word file it was signed as, None where
    there is none: that is packed as it is.
    """

    act: Act
    stage: Stage
    language: Language
    results: Results
    files: Callable[[], ActFiles] = ActFiles
    signed: Callable[[], bytes | None] = lambda: None


@dataclass(frozen=True, eq=False)
class OwnLetter:
    """A letter of the group's own, with its table where it has one."""

    letter: Letter
    language: Language
    table: Table | None = None


@dataclass(frozen=True, eq=False)
class OwnPapers:
    """What the group wrote itself, in the order in which it is to lie in the package.

    ``proofs`` brings the photographs behind the last measurement, for the act that is drafted of it.
    """

    acts: tuple[OwnAct, ...] = ()
    letters: tuple[OwnLetter, ...] = ()
    proofs: Callable[[], ActFiles] = ActFiles
