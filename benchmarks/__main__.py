"""Print every ratio of one run as a Markdown table: ``python -m benchmarks [reading|comparing|breakdowns|…] …``."""

import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec

from benchmarks import breakdowns, comparing, machine, packing, pages
from benchmarks.rows import markdown


def reading_table() -> str:
    """The table of benchmarks/reading.py, where that is there."""
    if find_spec("benchmarks.reading") is None:
        return "not there"
    return str(import_module("benchmarks.reading").table())


PARTS: dict[str, Callable[[], str]] = {
    "reading": reading_table,
    "comparing": lambda: markdown(comparing.rows()),
    "breakdowns": lambda: markdown(breakdowns.rows()),
    "packing": lambda: markdown(packing.rows()),
    "pages": lambda: markdown(pages.rows()),
}


def main(chosen: Iterable[str]) -> None:
    print(machine.description(), end="\n\n")
    for part in [*chosen] or PARTS:
        print(f"### {part.capitalize()}\n\n{PARTS[part]()}\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
