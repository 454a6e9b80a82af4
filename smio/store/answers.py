"""The de-identified answers of a round as one Parquet blob, and back."""

# pyarrow carries no types:
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# pyright: reportMissingTypeStubs=false

from dataclasses import asdict
from io import BytesIO
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from smio.survey import Indicator, Responses, Scale, Source

ROW, CODE, RATING, PROFILE = "row", "respondent", "rating.", "profile."


def to_parquet(responses: Responses) -> bytes:
    """Ratings, kept profile fields, rows of the sheet and panel codes; nothing that names a person."""
    columns: dict[str, Any] = {}
    if responses.rows:
        columns[ROW] = pa.array(responses.rows, pa.int32())
    if responses.respondents is not None:
        columns[CODE] = pa.array(responses.respondents, pa.string())
    for position in range(len(responses.indicators)):
        columns[f"{RATING}{position}"] = pa.array(responses.ratings[:, position], pa.float64(), from_pandas=True)
    for name, values in responses.profile.items():
        columns[f"{PROFILE}{name}"] = pa.array(values, pa.string())
    buffer = BytesIO()
    pq.write_table(pa.table(columns), buffer, compression="zstd")
    return buffer.getvalue()


def from_parquet(blob: bytes, questionnaire: dict[str, Any], sources: list[Any]) -> Responses:
    """The responses of a stored round."""
    table = pq.read_table(BytesIO(blob))
    indicators = tuple(Indicator(**indicator) for indicator in questionnaire["indicators"])
    ratings = [
        np.asarray(table[f"{RATING}{position}"].to_numpy(zero_copy_only=False), dtype=np.float64)
        for position in range(len(indicators))
    ]
    profile = {
        name.removeprefix(PROFILE): tuple(table[name].to_pylist())
        for name in table.column_names
        if name.startswith(PROFILE)
    }
    scale = questionnaire["scale"]
    return Responses(
        indicators,
        np.column_stack(ratings) if ratings else np.empty((table.num_rows, 0)),
        Scale(scale["low"], scale["high"], tuple(scale["given_steps"])),
        tuple(table[ROW].to_pylist()) if ROW in table.column_names else (),
        tuple(Source(**source) for source in sources),
        profile,
        tuple(table[CODE].to_pylist()) if CODE in table.column_names else None,
    )


def questionnaire_record(responses: Responses) -> dict[str, Any]:
    """What was asked: indicators and scale as JSON."""
    return {
        "indicators": [asdict(indicator) for indicator in responses.indicators],
        "scale": {
            "low": responses.scale.low,
            "high": responses.scale.high,
            "given_steps": list(responses.scale.given_steps),
        },
    }
