"""Writes the JSON Schema of a checklist's file: ``python -m smio.checklist.make_schema``.

It stands beside the checklists in ``assets``, for editors that complete and check YAML as it is typed.
"""

import json
from pathlib import Path

from smio.checklist.records import ChecklistRecord

SCHEMA = Path(__file__).resolve().parents[2] / "assets" / "checklists" / "checklist.schema.json"


def schema() -> str:
    """The JSON Schema of a checklist's file, as it is written."""
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", **ChecklistRecord.model_json_schema()}
    return json.dumps(about | {"title": "Checklist"}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema(), encoding="utf-8")
