"""Checklists and measurements as YAML or JSON files: checked at the border, typed inside."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from smio.checklist.checklist import Answer, Checklist, Direction, Item, Level
from smio.checklist.measurement import ItemAnswer, Measurement
from smio.errors import UserError

CHECKLISTS = Path(__file__).resolve().parents[2] / "assets" / "checklists"
LARGEST_FILE = 1_000_000  # bytes; a checklist of hundreds of items takes a tenth of it
KNOWN_FAULTS = (  # kinds that pydantic names
    "missing", "extra_forbidden", "date", "float", "int", "string", "too_short", "greater", "less",
)  # fmt: skip
POINTS_TOLERANCE = 1e-9
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


R = TypeVar("R", bound=_Record)


class _AnswerRecord(_Record):
    code: str
    share: float | None = Field(default=None, ge=0, le=1)
    label: dict[str, str]


class _ItemRecord(_Record):
    id: str
    points: float = Field(gt=0)
    text: dict[str, str]
    proof: dict[str, str] = {}


class _DirectionRecord(_Record):
    id: str
    title: dict[str, str]
    points: float | None = None
    items: list[_ItemRecord] = Field(min_length=1)


class _LevelRecord(_Record):
    code: str
    low: int = Field(ge=0, le=100)
    high: int = Field(ge=0, le=100)
    title: dict[str, str]
    wording: dict[str, str] = {}


class _ChecklistRecord(_Record):
    id: str
    version: str
    official: bool = False
    languages: list[str] = Field(min_length=1)
    title: dict[str, str]
    short_title: dict[str, str]
    source: dict[str, str]
    answers: list[_AnswerRecord] = Field(min_length=2)
    directions: list[_DirectionRecord] = Field(min_length=1)
    levels: list[_LevelRecord] = []


class _ItemAnswerRecord(_Record):
    answer: str
    note: str = ""
    link: str = ""
    checked_on: date | None = None
    checked_by: str = ""


class _MeasurementRecord(_Record):
    checklist: str
    version: str | None = None
    start: date = Field(alias="from")
    end: date = Field(alias="to")
    place: str = ""
    generated: bool = False
    answers: dict[str, str | _ItemAnswerRecord | None]


class _StandsTwiceError(yaml.YAMLError):
    def __init__(self, key: str, row: int) -> None:
        super().__init__(key, row)
        self.key = key
        self.row = row


class _Loader(yaml.BaseLoader):
    """Every scalar a string, as written: YAML's own rules would turn "yes" and "no" into truth values.

    Only null and nothing at all are None, as JSON needs. A key that stands twice is an error, not the last one's win.
    """

    def construct_scalar(self, node: yaml.ScalarNode) -> Any:
        plain = node.style is None
        return None if plain and node.value in NULLS else super().construct_scalar(node)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in keys:
                    raise _StandsTwiceError(key.value, key.start_mark.line + 1)
                keys.add(key.value)
        return super().construct_mapping(node, deep)


def load_checklist(data: bytes, name: str) -> Checklist:
    """A checklist from YAML or JSON; raises UserError that lists every fault at once."""
    record = _validated(_ChecklistRecord, data, name, "checklist.error.broken")
    faults = list(_faults(record))
    if faults:
        raise UserError("checklist.error.broken", file=name, faults=faults)
    return Checklist(
        record.id,
        record.version,
        record.official,
        record.title,
        record.short_title,
        record.source,
        tuple(Answer(answer.code, answer.share, answer.label) for answer in record.answers),
        tuple(
            Direction(
                direction.id,
                direction.title,
                tuple(Item(item.id, item.points, item.text, item.proof) for item in direction.items),
            )
            for direction in record.directions
        ),
        tuple(Level(level.code, level.low, level.high, level.title, level.wording) for level in record.levels),
    )


@cache
def built_in_checklists() -> Mapping[str, Checklist]:
    """The checklists that come with the app, by id."""
    checklists = (load_checklist(path.read_bytes(), path.name) for path in sorted(CHECKLISTS.glob("*.yaml")))
    return {checklist.id: checklist for checklist in checklists}


def load_measurement(data: bytes, name: str, checklists: Mapping[str, Checklist]) -> Measurement:
    """A filled checklist from YAML or JSON; answers as codes or as their words in any language, or left blank.

    Raises UserError naming the unknown checklist, version, items and answers.
    """
    record = _validated(_MeasurementRecord, data, name, "checklist.error.broken_measurement")
    checklist = checklists.get(record.checklist)
    if checklist is None:
        raise UserError("checklist.error.unknown_checklist", file=name, checklist=record.checklist)
    if record.version not in {None, checklist.version}:
        raise UserError(
            "checklist.error.other_version", file=name, version=record.version or "", known=checklist.version
        )
    if record.end < record.start:
        raise UserError("checklist.error.period", file=name)
    answers = {item: _item_answer(given) for item, given in record.answers.items() if given}
    words = _answer_words(checklist)
    unknown = [item for item in answers if item not in checklist.items]
    unread = [f"{item}: {given.answer}" for item, given in answers.items() if _fold(given.answer) not in words]
    if unknown or unread:
        raise UserError("checklist.error.unknown_answers", file=name, items=", ".join([*unknown, *unread]))
    return Measurement(
        checklist.id,
        checklist.version,
        record.start,
        record.end,
        {
            item: ItemAnswer(words[_fold(given.answer)], given.note, given.link, given.checked_on, given.checked_by)
            for item, given in answers.items()
        },
        record.place,
        record.generated,
    )


def _item_answer(given: "str | _ItemAnswerRecord") -> _ItemAnswerRecord:
    return _ItemAnswerRecord(answer=given) if isinstance(given, str) else given


def _answer_words(checklist: Checklist) -> dict[str, str]:
    """What may stand for an answer: its code and its label in every language → the code."""
    words = {_fold(answer.code): answer.code for answer in checklist.answers}
    words.update({_fold(word): answer.code for answer in checklist.answers for word in answer.label.values()})
    return words


def _fold(word: str) -> str:
    return " ".join(word.split()).casefold()


def _validated(record: type[R], data: bytes, name: str, code: str) -> R:
    try:
        if len(data) > LARGEST_FILE:
            raise UserError("checklist.error.too_large", file=name, limit=LARGEST_FILE)
        content: Any = yaml.load(data.decode("utf-8-sig"), Loader=_Loader)  # noqa: S506 - strings only
        return record.model_validate(content)
    except ValidationError as error:
        raise UserError(code, file=name, faults=[_schema_fault(fault) for fault in error.errors()]) from error
    except _StandsTwiceError as error:
        raise UserError("checklist.error.twice", file=name, key=error.key, row=error.row) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise UserError("checklist.error.not_yaml", file=name) from error


def _schema_fault(fault: ErrorDetails) -> UserError:
    """A fault that the schema saw: where, and what kind."""
    place = ".".join(map(str, fault["loc"])) or "–"
    kind = next((known for known in KNOWN_FAULTS if fault["type"].startswith(known)), "other")
    return UserError(f"checklist.fault.{kind}", place=place, value=str(fault.get("input", ""))[:60])


def _faults(record: _ChecklistRecord) -> Iterator[UserError]:
    """Everything wrong that a schema cannot see."""
    ids = Counter(item.id for direction in record.directions for item in direction.items)
    yield from (UserError("checklist.fault.item_twice", item=item) for item, times in ids.items() if times > 1)
    codes = Counter(answer.code for answer in record.answers)
    yield from (UserError("checklist.fault.answer_twice", answer=code) for code, times in codes.items() if times > 1)
    for direction in record.directions:
        total = sum(item.points for item in direction.items)
        if direction.points is not None and abs(total - direction.points) > POINTS_TOLERANCE:
            total_words, stated = f"{total:g}", f"{direction.points:g}"
            yield UserError("checklist.fault.points", direction=direction.id, total=total_words, stated=stated)
    for place, words in _texts(record):
        missing = [language for language in record.languages if not words.get(language, "").strip()]
        if missing:
            yield UserError("checklist.fault.no_text", place=place, languages=", ".join(missing))
    expected = 0
    for level in sorted(record.levels, key=lambda level: level.low):
        if level.low != expected or level.high < level.low:
            yield UserError("checklist.fault.bands", level=level.code, low=level.low)
        expected = level.high + 1
    if record.levels and expected != 101:  # noqa: PLR2004 - whole points from 0 to 100
        yield UserError("checklist.fault.top_band", last=expected - 1)


def _texts(record: _ChecklistRecord) -> Iterator[tuple[str, dict[str, str]]]:
    yield from (("title", record.title), ("short_title", record.short_title), ("source", record.source))
    yield from ((f"answer {answer.code}", answer.label) for answer in record.answers)
    for direction in record.directions:
        yield f"direction {direction.id}", direction.title
        yield from ((f"item {item.id}", item.text) for item in direction.items)
    yield from ((f"level {level.code}", level.title) for level in record.levels)
