"""Changing a checklist into its next version: tables for items, answers, levels; every fault as it arises."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import pandas as pd
import streamlit as st

from smio.checklist import Checklist, Library, checklist_content, checklist_of
from smio.errors import UserError
from smio.interface.messages import as_text
from smio.language import Translator, error_sentence

EDITED = "edited_checklist"  # the id and the version that is being changed
HEAD_TEXTS = ("title", "short_title", "source")
Part = tuple[tuple[str, ...], tuple[str, ...]]  # the fields of a table, and its texts by language
PARTS: Mapping[str, Part] = {
    "directions": (("id",), ("title",)),
    "offices": (("id",), ("title",)),
    "answers": (("code", "share"), ("label",)),
    "levels": (("code", "low", "high"), ("title", "wording")),
}
ITEMS: Part = (("direction", "id", "was", "points", "office"), ("text", "hint", "proof", "law"))
NUMBERS: Mapping[str, float | None] = {"points": None, "share": 1, "low": 100, "high": 100}  # the largest, if any
OPTIONAL_TEXTS = frozenset({"hint", "proof", "law", "wording"})


def begin_version(checklist: Checklist) -> None:
    """Begin to change a version."""
    st.session_state[EDITED] = (checklist.id, checklist.version)


def stop_editing() -> None:
    st.session_state.pop(EDITED, None)


def edited(known: Library) -> Checklist | None:
    """The version that is being changed, if any."""
    chosen = st.session_state.get(EDITED)
    return known.get(*chosen) if chosen else None


def edit_version(checklist: Checklist, known: Library, t: Translator) -> Checklist | None:
    """The tables of the next version; gives it once it is without fault and the user keeps it."""
    st.subheader(t("interface.editor.title", title=as_text(checklist.title[t.language])), anchor=False)
    st.caption(t("interface.editor.help"))
    content = checklist_content(checklist)
    languages = checklist.languages
    left, right = st.columns(2)
    versions = {one.version for one in known.versions(checklist.id)}
    content["version"] = left.text_input(t("interface.editor.version"), next_version(versions), key="editor_version")
    content["official"] = right.toggle(t("interface.editor.official"), checklist.official, key="editor_official")
    with st.expander(t("interface.editor.words")):
        for field in HEAD_TEXTS:
            content[field] = {
                language: st.text_input(
                    f"{t(f'checklist.column.{field}')} ({language})",
                    content[field].get(language, ""),
                    key=f"editor_{field}_{language}",
                )
                for language in languages
            }
    before = content["directions"]
    for part in ("directions", "offices", "answers", "levels"):
        with st.expander(t(f"checklist.sheet.{part}")):
            content[part] = _part(part, content.get(part, []), languages, t)
    st.markdown(f"**{t('checklist.sheet.items')}**")
    choices = {
        "direction": [str(one["id"]) for one in content["directions"]],
        "office": ["", *(str(one["id"]) for one in content["offices"])],
    }
    rows = [{**item, "direction": one["id"], "was": item["id"]} for one in before for item in one["items"]]
    items = _edited(rows, ITEMS, languages, t, "items", choices)
    content["directions"] = _with_items(content["directions"], items, rows)
    content.pop("points", None)
    mapping = {str(item["id"]): str(item["was"]) for item in items if item.get("was") and item.get("id")}
    content["replaces"] = [{"version": checklist.version, "items": mapping}]
    own = {str(one.get("id")) for one in content["directions"]}
    stray = [item for item in items if str(item.get("direction")) not in own]
    return _keep(content, known, versions, stray, t)


def next_version(versions: set[str]) -> str:
    """The next free whole number."""
    numbers = [int(version) for version in versions if version.isdecimal()]
    return str(max(numbers, default=0) + 1)


def _keep(
    content: dict[str, Any], known: Library, versions: set[str], stray: Sequence[Mapping[str, Any]], t: Translator
) -> Checklist | None:
    """The faults so far, or the points of each direction and the button."""
    with st.container(horizontal=True):
        keep = st.button(t("interface.editor.keep"), type="primary", key="editor_keep")
        st.button(t("interface.editor.cancel"), key="editor_cancel", on_click=stop_editing)
    try:
        made = _made(content, known, versions, stray, t)
    except UserError as error:
        faults = error.faults or (error,)
        listed = "\n".join(f"- {as_text(error_sentence(fault, t))}" for fault in faults)
        st.warning(f"{t('interface.own_checklists.faults', n=len(faults))}\n\n{listed}", icon=":material/rule:")
        return None
    points = "; ".join(
        f"{one.id} – {t.decimal(one.points, 0 if one.points % 1 == 0 else 1)}" for one in made.directions
    )
    st.caption(t("interface.editor.points", points=points))
    return made if keep else None


def _made(
    content: dict[str, Any], known: Library, versions: set[str], stray: Sequence[Mapping[str, Any]], t: Translator
) -> Checklist:
    """The checklist of the tables; ``stray`` are items of no direction, which must not be lost on the way."""
    version = str(content["version"]).strip()
    if version in versions:
        raise UserError("store.error.version_exists", checklist=str(content["id"]), version=version)
    name = t("interface.editor.new_version")
    if stray:
        faults = [
            UserError(
                "checklist.fault.unknown_direction",
                item=str(item.get("id", "")),
                direction=str(item.get("direction", "")),
            )
            for item in stray
        ]
        raise UserError("checklist.error.broken", faults=faults, file=name)
    return checklist_of(content, name, known)


def points_words(points: float, t: Translator) -> str:
    """Points without needless decimals."""
    return t.decimal(points, 0 if points % 1 == 0 else 1)


def _part(
    part: str, records: Sequence[Mapping[str, Any]], languages: Sequence[str], t: Translator
) -> list[dict[str, Any]]:
    """A part of the checklist as a table; of directions their names alone, the items have a table of their own."""
    return _edited(records, PARTS[part], languages, t, part, {})


def _edited(
    records: Sequence[Mapping[str, Any]],
    part: Part,
    languages: Sequence[str],
    t: Translator,
    key: str,
    choices: Mapping[str, Sequence[str]],
) -> list[dict[str, Any]]:
    """The records of a table as they are on the screen now."""
    columns = _columns(part, languages, t, choices)
    rows = [{name: _cell(record, name) for name in columns} for record in records]
    frame = pd.DataFrame(rows, columns=list(columns))
    changed = st.data_editor(
        frame, column_config=columns, num_rows="dynamic", hide_index=True, key=f"editor_{key}", width="stretch"
    )
    return [_record({str(name): value for name, value in row.items()}) for row in changed.to_dict("records")]


def _columns(
    part: Part, languages: Sequence[str], t: Translator, choices: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """The columns of a table: its fields, then each text in each language."""
    fields, texts = part
    columns: dict[str, Any] = {}
    for field in fields:
        words = t(f"checklist.column.{field}")
        if field in choices:
            columns[field] = st.column_config.SelectboxColumn(words, options=list(choices[field]))
        elif field in NUMBERS:
            columns[field] = st.column_config.NumberColumn(words, min_value=0, max_value=NUMBERS[field], width="small")
        else:
            columns[field] = st.column_config.TextColumn(words)
    for field in texts:
        for language in languages:
            words = f"{t(f'checklist.column.{field}')} ({language})"
            columns[f"{field}.{language}"] = st.column_config.TextColumn(words, width="large")
    return columns


def _cell(record: Mapping[str, Any], name: str) -> Any:
    field, _, language = name.partition(".")
    if language:
        texts: Mapping[str, str] = record.get(field, {})
        return texts.get(language, "")
    return record.get(field, None if field in NUMBERS else "")


def _is_nothing(value: Any) -> bool:
    """Whether a cell is empty; pandas marks an empty number by one that is not equal to itself."""
    return value is None or value != value or not str(value).strip()  # noqa: PLR0124 - see above


def _record(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a table as a record of the file: texts together, what is empty left out."""
    record: dict[str, Any] = {}
    for name, value in row.items():
        field, _, language = name.partition(".")
        empty = _is_nothing(value)
        if language:
            texts: dict[str, str] = record.setdefault(field, {})
            texts[language] = "" if empty else str(value).strip()
        elif not empty:
            record[field] = str(value).strip() if isinstance(value, str) else value
    for field in OPTIONAL_TEXTS & record.keys():
        if not any(cast("Mapping[str, str]", record[field]).values()):
            del record[field]
    return record


def _with_items(
    directions: Sequence[Mapping[str, Any]], items: Sequence[Mapping[str, Any]], before: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The directions with the items of the table; the answers an item is limited to are kept."""
    limited = {str(item["id"]): item["answers"] for item in before if item.get("answers")}
    return [
        {
            **direction,
            "items": [
                {
                    **{field: value for field, value in item.items() if field not in {"direction", "was"}},
                    **({"answers": limited[item["was"]]} if item.get("was") in limited else {}),
                }
                for item in items
                if item.get("direction") == direction.get("id")
            ],
        }
        for direction in directions
    ]
