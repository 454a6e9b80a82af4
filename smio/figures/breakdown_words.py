"""How a breakdown is spoken of: parts, fields, measures, values; the same on screen, in figures and in papers."""

import re
from collections.abc import Sequence

from smio.breakdown import Breakdown, Cell, Line, Measure, Part
from smio.breakdown.view import CRITERIA, NOTHING, ROUNDS, SERVICES
from smio.figures.captions import MARK, generated_line, round_line, survey_notes
from smio.language import Translator
from smio.survey import Showing, margin, showing

NAMED = 2  # values named of a part of many
SPAN = re.compile(r"^(\d+)[–-](\d+)$|^(\d+)\+$")  # 18–29, 60+


def part_words(key: str, part: Part, t: Translator) -> str:
    """A part by its values: женщины; 18–44; Центр, Восток и ещё 3."""
    spans = [SPAN.match(value) for value in part]
    if len(part) > 1 and all(spans):
        first, last = part[0], part[-1]
        return re.split("[–-]", first)[0] + ("+" if last.endswith("+") else "–" + re.split("[–-]", last)[-1])
    words = [value_words(key, value, t) for value in part]
    if len(words) <= NAMED + 1:
        return ", ".join(words)
    return t("breakdown.and_more", names=", ".join(words[:NAMED]), more=len(words) - NAMED)


def value_words(key: str, value: str, t: Translator) -> str:
    """One value: known ones in the reader's language, others as they were written."""
    if not value:
        return t("breakdown.not_stated")
    return t(f"breakdown.sex.{value}") if key == "sex" and t.has(f"breakdown.sex.{value}") else value


def field_words(key: str, heading: str, t: Translator) -> str:
    """A field by its name in the reader's language where the word list knows it, else by its heading."""
    return t(f"breakdown.field.{key}") if t.has(f"breakdown.field.{key}") else heading


def axis_words(axis: str, table: Breakdown, t: Translator) -> str:
    """What stands in the rows or columns."""
    if axis in {SERVICES, CRITERIA, ROUNDS}:
        return t(f"breakdown.axis.{axis}")
    return field_words(axis, table.headings.get(axis, axis), t)


def line_words(axis: str, line: Line, table: Breakdown, t: Translator) -> str:
    """A row's or a column's heading."""
    if line.whole:
        if axis == NOTHING:
            return t(f"breakdown.measure.{table.view.measure}")
        return t("breakdown.all_services" if line.kind == "question" else "breakdown.everyone")
    if line.part:
        return part_words(axis, line.part, t)
    several = len({one.within for one in (*table.rows, *table.columns) if one.within}) > 1
    return f"{line.within}: {line.words}" if several and line.within else line.words


def title_words(table: Breakdown, t: Translator) -> str:
    """A breakdown in a few words: Балл: услуги × пол."""
    measure = t(f"breakdown.measure.{table.view.measure}")
    axes = [_within_a_sentence(axis, table, t) for axis in table.view.axes if axis]
    return t("breakdown.title", measure=measure, axes=" × ".join(axes))


def _within_a_sentence(axis: str, table: Breakdown, t: Translator) -> str:
    """An axis in the middle of a line; a heading of the file keeps its letters."""
    words = axis_words(axis, table, t)
    of_the_file = axis in table.headings and not t.has(f"breakdown.field.{axis}")
    return words if of_the_file else words.lower()


def context_lines(table: Breakdown, t: Translator) -> list[str]:
    """Which round, whom of it, and that made-up data is made up."""
    lines = [round_line(one.round, t) for one in table.rounds]
    if table.narrowed:
        field = field_words(table.view.field, table.headings.get(table.view.field, ""), t)
        part = part_words(table.view.field, table.narrowed, t)
        lines.append(t("breakdown.narrowed", field=field, part=part))
    return [*lines, *generated_line(any(one.round.generated for one in table.rounds), t)]


def table_notes(table: Breakdown, t: Translator) -> list[str]:
    """What the signs mean, what is left out, whom it describes and where it comes from."""
    counts = [cell.n for row in table.cells for cell in row if cell.n is not None]
    signs = [t("breakdown.hidden_note")] if table.hides else []
    if any(showing(n) is Showing.MARKED for n in counts):
        signs.append(t("figures.marked_note"))
    left_out = [t("breakdown.left_out", n=len(table.left_out))] if table.left_out and rests_on_several(table) else []
    return [" ".join([*signs, *left_out]), *survey_notes([one.round for one in table.rounds], t)]


def rests_on_several(table: Breakdown) -> bool:
    """Whether a number of the table rests on several questions."""
    return CRITERIA not in table.view.axes


def value_shown(cell: Cell, measure: str, t: Translator) -> str:
    """A cell's value as it is read: 3,49, 3,49*, 62, 38 %, 41 or «—»."""
    if cell.n is None or cell.value is None:
        return t.decimal(None)
    mark = MARK if showing(cell.n) is Showing.MARKED and measure != Measure.N else ""
    if measure == Measure.SATISFIED:
        return t.percent(cell.value) + mark
    return (t.decimal(cell.value) if measure == Measure.SCORE else t.whole(cell.value)) + mark


def count_shown(cell: Cell, t: Translator) -> str:
    """How many people a value rests on: n = 41; nothing where it is hidden."""
    return "" if cell.n is None else t("figures.count", n=cell.n)


def interval_of(cell: Cell) -> tuple[float, float] | None:
    """The 95 % interval of a value, by Student's t on its standard error; None where it is not known."""
    half = margin(cell.se, cell.n or 0)
    return None if half is None or cell.value is None else (cell.value - half, cell.value + half)


def place_on_scale(value: float, table: Breakdown) -> float | None:
    """Where a value stands between worst (0) and best (1); numbers of people stand nowhere."""
    if table.view.measure == Measure.SCORE:
        return table.scale.index(value) / 100
    return {Measure.INDEX: value / 100, Measure.SATISFIED: value}.get(Measure(table.view.measure))


def spoken_context(table: Breakdown, t: Translator) -> str:
    """The context in one line, its sentences without their ends."""
    return ". ".join(line.rstrip(".") for line in context_lines(table, t))


def spoken_rows(table: Breakdown, t: Translator) -> Sequence[str]:
    """Each row in words, for those who cannot see it."""
    rows, columns = table.view.axes
    said: list[str] = []
    for line, cells in zip(table.rows, table.cells, strict=True):
        parts = [
            t(
                "breakdown.alt_cell",
                name=line_words(columns, column, table, t),
                value=value_shown(cell, table.view.measure, t),
                n=count_shown(cell, t) or t("breakdown.alt_hidden"),
            )
            for column, cell in zip(table.columns, cells, strict=True)
        ]
        said.append(f"{line_words(rows, line, table, t)}: {'; '.join(parts)}")
    return said
