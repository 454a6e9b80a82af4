"""A checklist kept in a workbook: a sheet for each part, a row for each record.

``LAYOUT`` is what the writer puts on each sheet and what is looked for here; every fault is said with its cell.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smio.checklist.checklist import Checklist
from smio.checklist.files import checklist_of
from smio.checklist.sheets import Found, Place, SheetTable, find_table, fold, heading_fields, is_called
from smio.errors import UserError
from smio.language import LANGUAGES, translator

YES = "yes"


@dataclass(frozen=True)
class Part:
    """A sheet: its fields in order, which of them are texts by language, which a row cannot do without."""

    fields: tuple[str, ...]
    texts: tuple[str, ...] = ()
    needed: tuple[str, ...] = ("id",)

    @property
    def headings(self) -> Mapping[str, str]:
        return heading_fields(tuple(one for one in self.fields if one not in self.texts), self.texts)


LAYOUT: Mapping[str, Part] = {
    "checklist": Part(
        ("id", "version", "official", "languages", "points", "title", "short_title", "source"),
        ("title", "short_title", "source"),
        ("id", "version"),
    ),
    "directions": Part(("id", "points", "title"), ("title",)),
    "items": Part(
        ("direction", "id", "points", "text", "hint", "proof", "law", "office", "answers"),
        ("text", "hint", "proof", "law"),
        ("direction", "id", "points"),
    ),
    "answers": Part(("code", "share", "label"), ("label",), ("code",)),
    "levels": Part(("code", "low", "high", "title", "wording"), ("title", "wording"), ("code", "low", "high")),
    "offices": Part(("id", "title"), ("title",)),
    "replaces": Part(("version", "id", "was"), (), ("version", "id", "was")),
}
OPTIONAL = frozenset({"levels", "offices", "replaces"})
LISTS = frozenset({"languages", "answers"})


def is_checklist(sheets: Iterable[SheetTable]) -> bool:
    """Whether a workbook holds a checklist: it has the sheet of items."""
    return any(is_called(sheet, "items") for sheet in sheets)


def checklist_from_sheets(sheets: Sequence[SheetTable], name: str, others: Iterable[Checklist] = ()) -> Checklist:
    """The checklist of a workbook; UserError that lists every fault with its sheet, row and column."""
    faults: list[UserError] = []
    tables = {part: _table(part, sheets, faults) for part in LAYOUT}
    content, places = _content(tables, faults)
    try:
        checklist = checklist_of(content, name, others)
    except UserError as error:
        faults += [_placed(fault, content, places) for fault in error.faults]
        checklist = None
    if checklist is None or faults:
        raise UserError("checklist.error.broken", file=name, faults=faults)
    return checklist


def _table(part: str, sheets: Sequence[SheetTable], faults: list[UserError]) -> Found | None:
    """The table of a part, and what is wrong with its headings."""
    sheet = next((sheet for sheet in sheets if is_called(sheet, part)), None)
    called = translator("ru")(f"checklist.sheet.{part}")
    if sheet is None:
        if part not in OPTIONAL:
            faults.append(UserError("checklist.fault.no_sheet", sheet=called))
        return None
    layout = LAYOUT[part]
    found = find_table(sheet, layout.headings, layout.needed)
    if found is None:
        if any(cell.strip() for row in sheet.rows for cell in row) and part not in OPTIONAL:
            headings = ", ".join(f"«{translator('ru')(f'checklist.column.{field}')}»" for field in layout.needed)
            faults.append(UserError("checklist.fault.no_headings", sheet=sheet.name, headings=headings))
        return None
    for column in found.unknown:
        heading = UserError("checklist.fault.heading", value=sheet.rows[found.heading_row][column])
        faults.append(sheet.place(found.heading_row, column).fault(heading))
    return found


Places = dict[str, Place]


def _content(tables: Mapping[str, Found | None], faults: list[UserError]) -> tuple[dict[str, Any], Places]:
    """The content of the file, as `checklist_of` takes it, and the cell of each part of it by its path."""
    places: Places = {}
    records: dict[str, list[dict[str, Any]]] = {}
    for part, found in tables.items():
        records[part] = []
        if found is not None:
            for row, cells in found.records():
                records[part].append(_record(cells))
                _note(places, f"#{part}.{len(records[part]) - 1}", found, row)
    head = records["checklist"][0] if records["checklist"] else {}
    content: dict[str, Any] = {**head}
    _move(places, "#checklist.0", "")
    if "official" in content:
        content["official"] = str(_is_yes(str(content["official"])))
    nothing: list[Any] = []
    content["directions"] = [{**one, "items": [*nothing]} for one in records["directions"]]
    order = [str(one.get("id", "")) for one in records["directions"]]
    for place in range(len(order)):
        _move(places, f"#directions.{place}", f"directions.{place}")
    for place, item in enumerate(records["items"]):
        direction = str(item.pop("direction", ""))
        if direction not in order:
            fault = UserError("checklist.fault.unknown_direction", item=str(item.get("id", "")), direction=direction)
            faults.append(places[f"#items.{place}.direction"].fault(fault))
            continue
        of_direction: list[Any] = content["directions"][order.index(direction)]["items"]
        _move(places, f"#items.{place}", f"directions.{order.index(direction)}.items.{len(of_direction)}")
        of_direction.append(item)
    for part in ("answers", "levels", "offices"):
        content[part] = records[part]
        for place in range(len(records[part])):
            _move(places, f"#{part}.{place}", f"{part}.{place}")
    content["replaces"] = _replaces(records["replaces"])
    return content, places


def _record(cells: Mapping[str, str]) -> dict[str, Any]:
    """A row as a record: texts by language together, lists parted, empty cells left out."""
    record: dict[str, Any] = {}
    for field, value in cells.items():
        name, _, language = field.partition(".")
        if language:
            texts: dict[str, str] = record.setdefault(name, {})
            if value:
                texts[language] = value
        elif name in LISTS and value:
            record[name] = [word.strip() for word in value.replace(";", ",").split(",") if word.strip()]
        elif value:
            record[name] = value.replace(",", ".") if name in {"points", "share"} else value
    return record


def _replaces(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    versions: dict[str, dict[str, str]] = {}
    for row in rows:
        versions.setdefault(str(row.get("version", "")), {})[str(row.get("id", ""))] = str(row.get("was", ""))
    return [{"version": version, "items": items} for version, items in versions.items()]


def _note(places: Places, path: str, found: Found, row: int) -> None:
    places[path] = found.sheet.place(row)
    for field, column in found.columns.items():
        places[f"{path}.{field}"] = found.sheet.place(row, column)


def _move(places: Places, old: str, new: str) -> None:
    for path in [path for path in places if path == old or path.startswith(f"{old}.")]:
        places[(new + path[len(old) :]).lstrip(".")] = places.pop(path)


def _is_yes(word: str) -> bool:
    words = {fold(translator(language)("checklist.column.yes")) for language in LANGUAGES}
    return fold(word) in words | {YES, "true", "1", "+"}


def _placed(fault: UserError, content: Mapping[str, Any], places: Places) -> UserError:
    """A fault with its cell, as far as that can be told."""
    path = _path(fault, content)
    while path and path not in places:
        path = path.rpartition(".")[0]
    return places[path].fault(fault) if path else fault


def _path(fault: UserError, content: Mapping[str, Any]) -> str:
    """Where in the content a fault is: as the schema says, or found by the id it names."""
    details = fault.details
    words = str(details.get("place", "")).split(" ")
    if words[0] and len(words) == 1:
        return words[0]
    kinds = {"item": "items", "direction": "directions", "answer": "answers", "office": "offices", "level": "levels"}
    if len(words) == 3 and words[0] in kinds:  # noqa: PLR2004 - "item 1.3 text"
        languages = str(details.get("languages", "")).split(", ")
        return f"{_record_path(kinds[words[0]], words[1], content)}.{words[2]}.{languages[0]}"
    for name, part in kinds.items():
        if name in details:
            return _record_path(part, str(details[name]), content)
    twice = fault.code.rpartition(".")[2].partition("_")[0]
    return _record_path(kinds[twice], str(details["id"]), content) if "id" in details and twice in kinds else ""


def _record_path(part: str, wanted: str, content: Mapping[str, Any]) -> str:
    """The path of the last record with an id: the one to mend where two have it."""
    if part != "items":
        records: list[Mapping[str, Any]] = content[part]
        found = [place for place, one in enumerate(records) if wanted in {one.get("id"), one.get("code")}]
        return f"{part}.{found[-1]}" if found else ""
    directions: list[dict[str, Any]] = content["directions"]
    found_items = [
        f"directions.{place}.items.{row}"
        for place, direction in enumerate(directions)
        for row, item in enumerate(direction.get("items", ()))
        if item.get("id") == wanted
    ]
    return found_items[-1] if found_items else ""
