"""A sheet for each service with the same criteria in each: joined side by side, person by person."""

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from smio.reading.folding import plain
from smio.reading.grid import Codes, Values
from smio.reading.headings import SURE, best, parts_of
from smio.reading.lexicon import criteria, fields, services
from smio.reading.table import Heading, Table

_ROUND = re.compile(
    r"раунд|волна|этап|wave|round|толкун|оценка\s*\d|\b(?:19|20)\d\d\b|\b[12i]{1,2}\b|баалоо|перв|втор|биринчи|экинчи|baseline|базов"
)


def join_services(tables: list[Table]) -> Table | None:
    """One table of all sheets whose names are services; None where they are not."""
    alike = _alike(tables)
    if len(alike) < 2:  # noqa: PLR2004 - two sheets to join
        return None
    named = [best(services(), table.sheet) for table in alike]
    known = [table for table, match in zip(alike, named, strict=True) if match and match.sureness >= SURE]
    if len(known) * 2 < len(alike) or any(_names_services(table) for table in alike):
        return None
    return _side_by_side(alike)


def sheets_are_rounds(tables: list[Table]) -> list[str]:
    """Names of the sheets that hold the same whole questionnaire, so that one must be chosen; empty if none."""
    alike = _alike(tables)
    if len(alike) < 2:  # noqa: PLR2004 - two sheets to choose from
        return []
    said = sum(bool(_ROUND.search(table.sheet.lower())) for table in alike)
    return [table.sheet for table in alike] if said or len(alike) == len(tables) else []


def _alike(tables: list[Table]) -> list[Table]:
    """The largest set of tables that share nearly all rated headings."""
    rated = [_rated(table) for table in tables]
    best_set: list[Table] = []
    for one in rated:
        shared = [
            table
            for table, other in zip(tables, rated, strict=True)
            if one and other and len(one & other) * 10 >= 7 * max(len(one), len(other))
        ]
        if len(shared) > len(best_set):
            best_set = shared
    return best_set


def _rated(table: Table) -> frozenset[str]:
    return frozenset(
        plain(heading.text)
        for heading, ladder in zip(table.headings, table.ladders, strict=True)
        if ladder and heading.text
    )


def _names_services(table: Table) -> bool:
    """Whether the headings themselves name different services."""
    texts = [part for heading in table.headings for part in parts_of(heading)[:2] if part]
    found = {match.key for text in texts if (match := best(services(), text)) and match.sureness >= SURE}
    known_criteria = [text for text in texts if (match := best(criteria(), text)) and match.sureness >= SURE]
    return len(found) > 1 and len(known_criteria) < len(texts)


def _side_by_side(tables: list[Table]) -> Table:
    keys = [_people(table) for table in tables]
    everybody = list(dict.fromkeys(key for of_table in keys for key in of_table))
    place = {key: at for at, key in enumerate(everybody)}
    values, shifted = _joined(tables)
    headings: list[Heading] = []
    blocks: list[Codes] = []
    positions: list[int] = []
    for number, (table, codes, of_table) in enumerate(zip(tables, shifted, keys, strict=True)):
        wide: Codes = np.zeros((len(everybody), codes.shape[1]), np.int32)
        wide[[place[key] for key in of_table]] = codes
        for at, (heading, ladder) in enumerate(zip(table.headings, table.ladders, strict=True)):
            is_rating = ladder is not None and not _is_id(heading.text)
            if not is_rating and number:
                continue
            headings.append(
                Heading(f"{table.sheet} [{heading.text}]", (table.sheet, heading.text)) if is_rating else heading
            )
            blocks.append(wide[:, [at]])
            positions.append(table.positions[at])
    first: NDArray[np.int64] = np.zeros(len(everybody), np.int64)
    for table, of_table in zip(reversed(tables), reversed(keys), strict=True):
        first[[place[key] for key in of_table]] = table.rows
    return replace(
        tables[0],
        sheet=" + ".join(table.sheet for table in tables),
        headings=tuple(headings),
        codes=np.column_stack(blocks),
        values=values,
        rows=first,
        positions=tuple(positions),
        layout="sheet_per_service",
    )


def _people(table: Table) -> list[str]:
    """Who stands in each row: the number of the questionnaire where there is one, else the place in the sheet."""
    for at, heading in enumerate(table.headings):
        codes = table.codes[:, at]
        if _is_id(heading.text) and len(np.unique(codes)) == len(codes):
            return [table.values.text(int(code)) for code in codes]
    return [f"#{number}" for number in range(len(table))]


def _is_id(text: str) -> bool:
    found = fields().find(text)
    return not text or (bool(found) and found[0].key == "id.id" and found[0].sureness > SURE)


def _joined(tables: list[Table]) -> tuple[Values, list[Codes]]:
    kinds: list[NDArray[np.uint8]] = []
    numbers: list[NDArray[np.float64]] = []
    codes: list[Codes] = []
    texts: list[str | None] = []
    for table in tables:
        codes.append(np.where(table.codes == 0, 0, table.codes + len(texts)).astype(np.int32))
        kinds.append(table.values.kinds)
        numbers.append(table.values.numbers)
        texts.extend(table.values.texts)
    return Values(np.concatenate(kinds), np.concatenate(numbers), tuple(texts)), codes
