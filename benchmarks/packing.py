"""The full package: every part, of a group with 4 services × 6 criteria in 2 rounds and 10 figures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from zipfile import ZipFile

from benchmarks.clock import seconds
from benchmarks.rows import Row
from smio.documents import OwnPapers, PackageChoice, council_package
from smio.documents.act_files import ActFiles
from smio.documents.council import CouncilMaterial
from smio.documents.publication import Kind
from smio.language import translator
from smio.store import Database, all_groups, council_material, council_results, make_demo, own_papers, packed_acts

T = TypeVar("T")
MADE_ON = date(2026, 1, 15)


def demo_package() -> tuple[CouncilMaterial, OwnPapers]:
    """What the demo group of Karakol brings, photographs in memory: the store is not what is measured.

    One of its recommendations is taken to have been sent a month later than the others, so that there is the tenth
    figure, of answers over time.
    """
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'demo.sqlite3'}")
        make_demo(database)
        group = next(one for one in all_groups(database) if one.group.city == "Каракол")  # the one of four services
        results = council_results(database, group.id, "ru")
        material = _sent_twice(council_material(database, group, MADE_ON, results))
        acts = packed_acts(database, group.id, results)
        own = own_papers(database, group, results, "ru", acts, MADE_ON)
        kept = tuple(
            replace(one, files=partial(_same, one.files()), signed=partial(_same, one.signed())) for one in own.acts
        )
        database.close()
    return material, replace(own, acts=kept, proofs=ActFiles)


def _sent_twice(material: CouncilMaterial) -> CouncilMaterial:
    first = next(place for place, one in enumerate(material.register) if one.sent_on is not None)
    sent = material.register[first].sent_on
    moved = replace(material.register[first], sent_on=sent + timedelta(days=31) if sent else None)
    return replace(material, register=(*material.register[:first], moved, *material.register[first + 1 :]))


def _same(brought: T) -> T:
    return brought


def rows() -> Iterator[Row]:
    """The package cold, then warm; what it weighs."""
    material, own = demo_package()
    t = translator("ru")

    def pack() -> bytes:
        return council_package(material, t, own=own)

    yield Row("full package, the first in a process", f"{seconds(pack, 1, warm_ups=0):.2f} s", "6 s")
    yield Row("full package, warm", f"{seconds(pack, 5):.2f} s", "3 s")
    drafted = seconds(lambda: council_package(material, t), 3)
    yield Row(f"with two drafted acts for the group's own {len(own.acts)}", f"{drafted:.2f} s")
    packed = pack()
    with ZipFile(BytesIO(packed)) as archive:
        names = archive.namelist()
    figures = sum(name.endswith(".svg") for name in names)
    yield Row(f"files in it, with {figures} figures", f"{len(names)}, {len(packed) / 1_000_000:.1f} MB")
    printed = PackageChoice(figures=tuple(Kind))
    more = seconds(lambda: council_package(material, t, printed, own), 3)
    yield Row("with the figures for the screen and for print too", f"{more:.2f} s")
