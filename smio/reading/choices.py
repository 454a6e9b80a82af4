"""A person's corrections to what was proposed, as JSON: docs/mapping.md shows one with every field."""

from typing import Literal

import pydantic

from smio.errors import UserError
from smio.reading.proposal import Role

# Built when a file of choices comes: the first page should not wait for it.
_FROZEN = pydantic.ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class ColumnChoice(pydantic.BaseModel):
    """What a column is. What is left out stays as proposed."""

    model_config = _FROZEN

    role: Role | None = None
    service: str | None = None
    criterion: str | None = None
    reversed: bool | None = None
    words: dict[str, float | None] = pydantic.Field(default_factory=dict[str, float | None])
    leave_out: tuple[float, ...] = ()


class ScaleChoice(pydantic.BaseModel):
    """The scale of the ratings; ``steps`` where they are not the whole numbers from low to high."""

    model_config = _FROZEN

    low: float
    high: float
    steps: tuple[float, ...] = ()

    @pydantic.model_validator(mode="after")
    def _runs_upwards(self) -> "ScaleChoice":
        if not self.low < self.high:
            raise ValueError("low must be below high")
        return self


class RoundChoice(pydantic.BaseModel):
    """Rounds that stand in a column: only the rows with ``value`` in ``column`` are read."""

    model_config = _FROZEN

    column: str
    value: str


class Choices(pydantic.BaseModel):
    """All corrections for a file; every field may be left out."""

    model_config = _FROZEN

    sheet: str | None = None
    header_rows: tuple[int, ...] = ()
    layout: str | None = None
    encoding: str | None = None
    scale: ScaleChoice | None = None
    service_in_brackets: bool | None = None
    columns: dict[str, ColumnChoice] = pydantic.Field(default_factory=dict[str, ColumnChoice])
    rest: Literal["proposed", "ignored"] = "proposed"
    words: dict[str, float | None] = pydantic.Field(default_factory=dict[str, float | None])
    leave_out: tuple[float, ...] = ()
    round: RoundChoice | None = None
    stated: int | None = None
    confirmed: bool = False

    def to_json(self) -> str:
        """As it goes into a mapping file or the store."""
        return self.model_dump_json(exclude_defaults=True, indent=2)


def load_choices(data: bytes) -> Choices:
    """A mapping file; UserError says what is wrong with it and where."""
    try:
        return Choices.model_validate_json(data)
    except pydantic.ValidationError as failure:
        first = failure.errors()[0]
        if first["type"] == "json_invalid":
            raise UserError("reading.error.mapping_json", value=str(first.get("ctx", {}).get("error", ""))) from failure
        where = ".".join(str(step) for step in first["loc"])
        raise UserError("reading.error.mapping", column=where, value=str(first.get("input", ""))[:80]) from failure
