"""From two files to the difference table, and how the arithmetic grows."""

import tracemalloc
from collections.abc import Callable, Iterator

from benchmarks.answers import csv_file, responses, xlsx_file
from benchmarks.clock import seconds, side_by_side
from benchmarks.rows import Row, milliseconds
from smio.comparison import compare
from smio.documents.record import comparison_record
from smio.reading import read, warm_up
from smio.survey import score

SMALL, LARGE = 10_000, 100_000


def rows() -> Iterator[Row]:
    """Two files of 47 and 41 rows to the difference table, warm; scores and comparison at two sizes."""
    warm_up()
    yield from (_from_bytes(kind, make) for kind, make in (("csv", csv_file), ("xlsx", xlsx_file)))
    one, two = responses(47, 1), responses(41, 2)
    yield Row("of which scores and comparison", milliseconds(seconds(lambda: (score(one), compare(one, two)), 50)))
    yield from _growth()


def _from_bytes(kind: str, make: Callable[[int, int], bytes]) -> Row:
    first, second = make(47, 1), make(41, 2)

    def difference_table() -> object:
        one, two = read(first, f"first.{kind}"), read(second, f"second.{kind}")
        return comparison_record(compare(one.responses, two.responses))

    return Row(
        f"two {kind} files to the difference table, warm", milliseconds(seconds(difference_table, 30, 3)), "50 ms"
    )


def _growth() -> Iterator[Row]:
    rounds = {people: (responses(people, 1), responses(people, 2)) for people in (SMALL, LARGE)}
    taken = side_by_side(
        {str(people): lambda pair=pair: compare(*pair) for people, pair in rounds.items()}, 15, of_all=min
    )
    small, large = taken[str(SMALL)], taken[str(LARGE)]
    yield Row(f"comparing {SMALL} × 24 with as many, the fastest of 15", milliseconds(small))
    yield Row(f"comparing {LARGE} × 24: time beside that", f"{large / small:.1f} ×", "10 × (linear)")
    space = {people: _space(people) for people in (SMALL, LARGE)}
    yield Row(f"comparing {LARGE} × 24: memory beside that", f"{space[LARGE] / space[SMALL]:.1f} ×", "10 × (linear)")


def _space(people: int) -> int:
    """The most memory a comparison takes at once, in bytes."""
    pair = responses(people, 1), responses(people, 2)
    tracemalloc.start()
    compare(*pair)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
