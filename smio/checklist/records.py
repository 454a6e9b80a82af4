"""What a checklist's file and a measurement's file hold: checked here at the border, typed inside."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from smio.checklist.checklist import Answer, Checklist, Direction, Item, Level, Replaced, Words
from smio.language import LANGUAGES


class Record(BaseModel):
    """A part of a file; a field it does not know is a fault, not something passed over."""

    # Built with the first checklist: the first page should not wait for it.
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)


Text = dict[str, str]  # by language


class AnswerRecord(Record):
    code: str
    share: float | None = Field(default=None, ge=0, le=1)
    label: Text


class ItemRecord(Record):
    id: str
    points: float = Field(gt=0)
    text: Text
    proof: Text = {}
    hint: Text = {}
    law: Text = {}
    office: str = ""
    answers: list[str] = []


class DirectionRecord(Record):
    id: str
    title: Text
    points: float | None = None
    items: list[ItemRecord] = Field(min_length=1)


class LevelRecord(Record):
    code: str
    low: int = Field(ge=0, le=100)
    high: int = Field(ge=0, le=100)
    title: Text
    wording: Text = {}


class OfficeRecord(Record):
    """Who must act for an item to be met."""

    id: str
    title: Text


class ReplacedRecord(Record):
    """An earlier version of this checklist: which of its items each item of this version stands for."""

    version: str
    items: dict[str, str]


class ChecklistRecord(Record):
    id: str
    version: str
    official: bool = False
    languages: list[str] = Field(min_length=1)
    title: Text
    short_title: Text
    source: Text
    points: float | None = None
    answers: list[AnswerRecord] = Field(min_length=2)
    offices: list[OfficeRecord] = []
    directions: list[DirectionRecord] = Field(min_length=1)
    levels: list[LevelRecord] = []
    replaces: list[ReplacedRecord] = []


class ItemAnswerRecord(Record):
    answer: str
    note: str = ""
    link: str = ""
    checked_on: date | None = None
    checked_by: str = ""


class MeasurementRecord(Record):
    checklist: str
    version: str | None = None
    start: date = Field(alias="from")
    end: date = Field(alias="to")
    place: str = ""
    generated: bool = False
    total: float | None = Field(default=None, ge=0, le=100)
    answers: dict[str, str | ItemAnswerRecord | None] = {}


def to_checklist(record: ChecklistRecord) -> Checklist:
    """The checklist of a record that has no faults; every text is there in every language of the app."""
    languages = tuple(record.languages)

    def words(text: Text) -> Words:
        return in_every_language(text, languages)

    return Checklist(
        record.id,
        record.version,
        record.official,
        words(record.title),
        words(record.short_title),
        words(record.source),
        tuple(Answer(answer.code, answer.share, words(answer.label)) for answer in record.answers),
        tuple(
            Direction(
                direction.id,
                words(direction.title),
                tuple(
                    Item(
                        item.id,
                        item.points,
                        words(item.text),
                        words(item.proof),
                        words(item.hint),
                        words(item.law),
                        item.office,
                        tuple(item.answers),
                    )
                    for item in direction.items
                ),
            )
            for direction in record.directions
        ),
        tuple(
            Level(level.code, level.low, level.high, words(level.title), words(level.wording))
            for level in record.levels
        ),
        languages,
        {office.id: words(office.title) for office in record.offices},
        tuple(Replaced(replaced.version, dict(replaced.items)) for replaced in record.replaces),
    )


def to_record(checklist: Checklist) -> ChecklistRecord:
    """The record of a checklist, in the languages it was written in."""

    def text(words: Words) -> Text:
        return {language: words[language] for language in checklist.languages if words.get(language)}

    return ChecklistRecord(
        id=checklist.id,
        version=checklist.version,
        official=checklist.official,
        languages=list(checklist.languages),
        title=text(checklist.title),
        short_title=text(checklist.short_title),
        source=text(checklist.source),
        answers=[
            AnswerRecord(code=answer.code, share=answer.share, label=text(answer.label)) for answer in checklist.answers
        ],
        offices=[OfficeRecord(id=office, title=text(title)) for office, title in checklist.offices.items()],
        directions=[
            DirectionRecord(
                id=direction.id,
                title=text(direction.title),
                points=direction.points,
                items=[
                    ItemRecord(
                        id=item.id,
                        points=item.points,
                        text=text(item.text),
                        proof=text(item.proof),
                        hint=text(item.hint),
                        law=text(item.law),
                        office=item.office,
                        answers=list(item.answers),
                    )
                    for item in direction.items
                ],
            )
            for direction in checklist.directions
        ],
        levels=[
            LevelRecord(
                code=level.code, low=level.low, high=level.high, title=text(level.title), wording=text(level.wording)
            )
            for level in checklist.levels
        ],
        replaces=[
            ReplacedRecord(version=replaced.version, items=dict(replaced.items)) for replaced in checklist.replaces
        ],
    )


def in_every_language(text: Text, languages: tuple[str, ...]) -> Words:
    """The text in every language of the app: where it was not translated, as its author wrote it first."""
    own = next((text[language] for language in languages if text.get(language)), "")
    return {**text, **{language: text.get(language) or own for language in LANGUAGES}} if own else {}
