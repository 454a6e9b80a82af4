"""Checklists and measurements as YAML or JSON files: read, checked, written."""

from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from smio.checklist.checklist import Checklist
from smio.checklist.faults import faults_of
from smio.checklist.library import Library
from smio.checklist.measurement import ItemAnswer, Measurement
from smio.checklist.records import (
    ChecklistRecord,
    ItemAnswerRecord,
    MeasurementRecord,
    Record,
    to_checklist,
    to_record,
)
from smio.errors import UserError

CHECKLISTS = Path(__file__).resolve().parents[2] / "assets" / "checklists"
LARGEST_FILE = 1_000_000  # bytes; a checklist of hundreds of items takes a tenth of it
KNOWN_FAULTS = (  # kinds that pydantic names
    "missing", "extra_forbidden", "date", "float", "int", "string", "bool", "too_short", "greater", "less",
)  # fmt: skip
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
EDITORS = "# yaml-language-server: $schema=checklist.schema.json\n"  # the schema that an editor checks the file with

R = TypeVar("R", bound=Record)


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


def load_checklist(data: bytes, name: str, others: Iterable[Checklist] = ()) -> Checklist:
    """A checklist from YAML or JSON; raises UserError that lists every fault at once.

    ``others`` are the checklists at hand: a version that replaces one of them is checked against it.
    """
    return checklist_of(_content(data, name), name, others)


def checklist_of(content: object, name: str, others: Iterable[Checklist] = ()) -> Checklist:
    """A checklist from the content of a file or a form; raises UserError that lists every fault at once."""
    faults: list[UserError] = []
    record: ChecklistRecord | None = None
    try:
        record = ChecklistRecord.model_validate(content)
    except ValidationError as error:
        faults += [_schema_fault(fault) for fault in error.errors()]
    if isinstance(content, Mapping):
        faults += faults_of(cast("Mapping[str, Any]", content), others)
    if record is None or faults:
        raise UserError("checklist.error.broken", file=name, faults=faults)
    return to_checklist(record)


def checklist_content(checklist: Checklist) -> dict[str, Any]:
    """What the file of a checklist holds, as `checklist_of` takes it."""
    return to_record(checklist).model_dump(exclude_defaults=True)


def checklist_yaml(checklist: Checklist) -> str:
    """The file of a checklist; reading it gives the same checklist."""
    return EDITORS + yaml.safe_dump(checklist_content(checklist), allow_unicode=True, sort_keys=False, width=110)


@cache
def built_in_checklists() -> Mapping[str, Checklist]:
    """The checklists that come with the app, by id."""
    checklists = (load_checklist(path.read_bytes(), path.name) for path in sorted(CHECKLISTS.glob("*.yaml")))
    return {checklist.id: checklist for checklist in checklists}


@cache
def built_in_library() -> Library:
    """The checklists that come with the app."""
    return Library(built_in_checklists().values())


def load_measurement(data: bytes, name: str, library: Library) -> Measurement:
    """A filled checklist from YAML or JSON; answers as codes or as their words in any language, or left blank.

    Raises UserError naming the unknown checklist, version, items and answers.
    """
    try:
        record = MeasurementRecord.model_validate(_content(data, name))
    except ValidationError as error:
        faults = [_schema_fault(fault) for fault in error.errors()]
        raise UserError("checklist.error.broken_measurement", file=name, faults=faults) from error
    checklist = _version(record, name, library)
    if record.end < record.start:
        raise UserError("checklist.error.period", file=name)
    answers = {item: _item_answer(given) for item, given in record.answers.items() if given}
    words = answer_words(checklist)
    unknown = [item for item in answers if item not in checklist.items]
    unread = [
        f"{item}: {given.answer}"
        for item, given in answers.items()
        if item in checklist.items and not _allowed(checklist, item, words.get(fold(given.answer)))
    ]
    if unknown or unread:
        known = ", ".join(answer.label["ru"] for answer in checklist.answers)
        raise UserError(
            "checklist.error.unknown_answers", file=name, items=", ".join([*unknown, *unread]), answers=known
        )
    return Measurement(
        checklist.id,
        checklist.version,
        record.start,
        record.end,
        {
            item: ItemAnswer(words[fold(given.answer)], given.note, given.link, given.checked_on, given.checked_by)
            for item, given in answers.items()
        },
        record.place,
        record.generated,
        record.total,
    )


def answer_words(checklist: Checklist) -> dict[str, str]:
    """What may stand for an answer: its code and its label in every language, folded → the code."""
    words = {fold(answer.code): answer.code for answer in checklist.answers}
    words.update({fold(word): answer.code for answer in checklist.answers for word in answer.label.values()})
    return words


def fold(word: str) -> str:
    """A word as it is looked up: case and spaces do not matter."""
    return " ".join(word.split()).casefold()


def _version(record: MeasurementRecord, name: str, library: Library) -> Checklist:
    versions = library.versions(record.checklist)
    if not versions:
        raise UserError("checklist.error.unknown_checklist", file=name, checklist=record.checklist)
    checklist = versions[-1] if record.version is None else library.get(record.checklist, record.version)
    if checklist is None:
        known = ", ".join(version.version for version in versions)
        raise UserError("checklist.error.other_version", file=name, version=record.version or "", known=known)
    return checklist


def _allowed(checklist: Checklist, item: str, code: str | None) -> bool:
    return code is not None and code in {answer.code for answer in checklist.answers_of(checklist.items[item])}


def _item_answer(given: "str | ItemAnswerRecord") -> ItemAnswerRecord:
    return ItemAnswerRecord(answer=given) if isinstance(given, str) else given


def _content(data: bytes, name: str) -> Any:
    """What a file holds, every scalar as a string."""
    try:
        if len(data) > LARGEST_FILE:
            raise UserError("checklist.error.too_large", file=name, limit=LARGEST_FILE)
        return yaml.load(data.decode("utf-8-sig"), Loader=_Loader)  # noqa: S506 - strings only
    except _StandsTwiceError as error:
        raise UserError("checklist.error.twice", file=name, key=error.key, row=error.row) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise UserError("checklist.error.not_yaml", file=name) from error


def _schema_fault(fault: ErrorDetails) -> UserError:
    """A fault that the schema saw: where, and what kind."""
    place = ".".join(map(str, fault["loc"])) or "–"
    kind = next((known for known in KNOWN_FAULTS if fault["type"].startswith(known)), "other")
    return UserError(f"checklist.fault.{kind}", place=place, value=str(fault.get("input", ""))[:60])
