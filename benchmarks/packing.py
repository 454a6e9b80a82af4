"""The full package: acts, figures, workbook of the demo group."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.clock import seconds
from benchmarks.rows import Row
from smio.checklist import built_in_checklists
from smio.documents import package
from smio.language import translator
from smio.store import Database, all_groups, load_round, make_demo, measurements_of, rounds_of


def rows() -> Iterator[Row]:
    """The package of a demo group with two rounds and two measurements: cold, then warm."""
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'demo.sqlite3'}")
        make_demo(database)
        stored = next(iter(all_groups(database)))
        rounds = [load_round(database, summary.id) for summary in rounds_of(database, stored.id)]
        measurements = [entry.measurement for entry in measurements_of(database, stored.id)]
        database.close()
    checklist = built_in_checklists()[measurements[0].checklist]

    def pack() -> bytes:
        return package(stored.group, rounds, measurements, checklist, translator("ru"), date(2026, 1, 15))

    yield Row("full package, the first in a process", f"{seconds(pack, 1, warm_ups=0):.2f} s")
    yield Row("full package, warm", f"{seconds(pack, 5):.2f} s", "3 s")
