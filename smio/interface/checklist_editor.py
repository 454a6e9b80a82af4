"""Changing a checklist into its next version: tables for items, answers, levels; every fault as it arises."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from smio.checklist import Checklist, Library, checklist_content, checklist_of
from smio.documents.findings import error_sentence
from smio.errors import UserError
from smio.interface.messages import as_text
from smio.language import Translator

EDITED = "edited_checklist"  # the id and the version that is being changed
TEXTS = ("text", "hint", "proof", "law")


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
    left, right = st.columns(2)
    versions = {one.version for one in known.versions(checklist.id)}
    content["version"] = left.text_input(t("interface.editor.version"), next_version(versions), key="editor_version")
    content["official"] = right.toggle(t("interface.editor.official"), checklist.official, key="editor_official")
    with st.expander(t("interface.editor.words")):
        for field in ("title", "short_title", "source"):
            content[field] = {
                language: st.text_input(
                    f"{t(f'checklist.column.{field}')} ({language})",
                    content[field].get(language, ""),
                    key=f"editor_{field}_{language}",
                )
                for language in checklist.languages
            }
    st.markdown(f"**{t('interface.editor.items')}**")
    items = _table(_item_rows(checklist), _item_columns(checklist, t), "items")
    st.markdown(f"**{t('interface.editor.levels')}**")
    levels = _table(_level_rows(checklist), _level_columns(checklist, t), "levels")
    content = {**content, **_directions(content, items, checklist), "levels": _levels(levels, checklist.languages)}
    content.pop("points", None)
    content["replaces"] = [{"version": checklist.version, "items": _was(items)}]
    return _keep(content, known, versions, t)


def next_version(versions: set[str]) -> str:
    """The next free whole number."""
    numbers = [int(version) for version in versions if version.isdecimal()]
    return str(max(numbers, default=0) + 1)


def _keep(content: dict[str, Any], known: Library, versions: set[str], t: Translator) -> Checklist | None:
    """The faults so far, or the points of each direction and the button."""
    with st.container(horizontal=True):
        keep = st.button(t("interface.editor.keep"), type="primary", key="editor_keep")
        st.button(t("interface.editor.cancel"), key="editor_cancel", on_click=stop_editing)
    try:
        made = _made(content, known, versions, t)
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


def _made(content: dict[str, Any], known: Library, versions: set[str], t: Translator) -> Checklist:
    version = str(content["version"]).strip()
    if version in versions:
        raise UserError("store.error.version_exists", checklist=str(content["id"]), version=version)
    return checklist_of(content, t("interface.editor.new_version"), known)


def points_words(points: float, t: Translator) -> str:
    """Points without needless decimals."""
    return t.decimal(points, 0 if points % 1 == 0 else 1)


def _table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    frame = pd.DataFrame(list(rows), columns=list(columns))
    changed = st.data_editor(
        frame, column_config=dict(columns), num_rows="dynamic", hide_index=True, key=f"editor_{key}"
    )
    return [
        {str(name): "" if pd.isna(value) else value for name, value in row.items()}
        for row in changed.to_dict("records")
    ]


def _item_rows(checklist: Checklist) -> list[dict[str, Any]]:
    return [
        {
            "direction": direction.id,
            "id": item.id,
            "was": item.id,
            "points": item.points,
            **{
                f"{field}.{language}": getattr(item, field).get(language, "")
                for field in TEXTS
                for language in checklist.languages
            },
            "office": item.office,
        }
        for direction in checklist.directions
        for item in direction.items
    ]


def _item_columns(checklist: Checklist, t: Translator) -> dict[str, Any]:
    def words(name: str) -> str:
        return t(f"checklist.column.{name}")

    texts = {
        f"{field}.{language}": st.column_config.TextColumn(f"{words(field)} ({language})", width="large")
        for field in TEXTS
        for language in checklist.languages
    }
    return {
        "direction": st.column_config.SelectboxColumn(
            words("direction"), options=[one.id for one in checklist.directions], required=True
        ),
        "id": st.column_config.TextColumn(words("id"), required=True, width="small"),
        "was": st.column_config.TextColumn(words("was"), width="small"),
        "points": st.column_config.NumberColumn(words("points"), min_value=0.0, required=True, width="small"),
        **texts,
        "office": st.column_config.SelectboxColumn(words("office"), options=["", *checklist.offices]),
    }


def _directions(
    content: Mapping[str, Any], items: Sequence[Mapping[str, Any]], checklist: Checklist
) -> dict[str, list[dict[str, Any]]]:
    """The directions with the items of the table; what the table does not show of an item is kept."""
    before = {item["id"]: item for one in content["directions"] for item in one["items"]}
    directions: list[dict[str, Any]] = []
    for direction in content["directions"]:
        own = [item for item in items if item["direction"] == direction["id"]]
        kept = {name: value for name, value in direction.items() if name != "points"}
        directions.append({**kept, "items": [_item(item, before, checklist.languages) for item in own]})
    return {"directions": directions}


def _item(row: Mapping[str, Any], before: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    texts = {
        field: {language: str(row.get(f"{field}.{language}", "")).strip() for language in languages} for field in TEXTS
    }
    answers = before.get(row.get("was", ""), {}).get("answers", [])
    return {
        "id": str(row["id"]).strip(),
        "points": row["points"],
        "office": row.get("office", ""),
        **{field: text for field, text in texts.items() if field == "text" or any(text.values())},
        **({"answers": answers} if answers else {}),
    }


def _was(items: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {str(row["id"]).strip(): str(row["was"]).strip() for row in items if str(row.get("was", "")).strip()}


def _level_rows(checklist: Checklist) -> list[dict[str, Any]]:
    return [
        {
            "code": level.code,
            "low": level.low,
            "high": level.high,
            **{
                f"{field}.{language}": getattr(level, field).get(language, "")
                for field in ("title", "wording")
                for language in checklist.languages
            },
        }
        for level in checklist.levels
    ]


def _level_columns(checklist: Checklist, t: Translator) -> dict[str, Any]:
    def words(name: str) -> str:
        return t(f"checklist.column.{name}")

    return {
        "code": st.column_config.TextColumn(words("code"), required=True, width="small"),
        "low": st.column_config.NumberColumn(words("low"), min_value=0, max_value=100, step=1, required=True),
        "high": st.column_config.NumberColumn(words("high"), min_value=0, max_value=100, step=1, required=True),
        **{
            f"{field}.{language}": st.column_config.TextColumn(f"{words(field)} ({language})", width="medium")
            for field in ("title", "wording")
            for language in checklist.languages
        },
    }


def _levels(rows: Sequence[Mapping[str, Any]], languages: Sequence[str]) -> list[dict[str, Any]]:
    levels: list[dict[str, Any]] = []
    for row in rows:
        texts = {
            field: {language: str(row.get(f"{field}.{language}", "")).strip() for language in languages}
            for field in ("title", "wording")
        }
        wording = {"wording": texts["wording"]} if any(texts["wording"].values()) else {}
        levels.append({"code": row["code"], "low": row["low"], "high": row["high"], "title": texts["title"], **wording})
    return levels
