"""The table that is printed: what was measured, what came out, and what docs ask for."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """``target`` is the house's bound in words; empty where there is none."""

    what: str
    result: str
    target: str = ""


def markdown(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | result | at most |", "|---|---:|---:|"]
    lines += [f"| {row.what} | {row.result} | {row.target} |" for row in rows]
    return "\n".join(lines)


def milliseconds(taken: float) -> str:
    return f"{taken * 1000:.1f} ms"
