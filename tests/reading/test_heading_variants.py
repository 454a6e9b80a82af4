"""At least 95 of 100 headings are understood as they are meant, and none is taken for another with confidence."""

from collections import Counter

from smio.reading.headings import Orientation, name_parts, name_single, orientation_of, parts_of
from smio.reading.lexicon import criteria, services
from smio.reading.roles import ACCEPTED
from smio.reading.table import Heading
from tests.reading.heading_variants import Variant, variants


def understood(variant: Variant) -> tuple[str, str, float]:
    """The keys a heading is given, and how surely."""
    outer, inner, how = parts_of(Heading(variant.text, (variant.text,)))
    if not inner:
        named = name_single(outer)
    else:
        way: Orientation = orientation_of([(outer, inner)])
        named = name_parts(*((outer, inner) if way.service_first else (inner, outer)), how)
    return named.service_key, named.criterion_key, named.sureness


def table() -> tuple[dict[str, Counter[str]], list[tuple[Variant, str, str, float]]]:
    """How many headings of each kind were understood, and those that were not."""
    counts: dict[str, Counter[str]] = {}
    missed: list[tuple[Variant, str, str, float]] = []
    for variant in variants():
        service, criterion, sureness = understood(variant)
        right = (service, criterion) == (variant.service, variant.criterion)
        counts.setdefault(variant.kind, Counter())["right" if right else "not"] += 1
        if not right:
            missed.append((variant, service, criterion, sureness))
    return counts, missed


def test_headings_are_understood_however_they_are_written() -> None:
    counts, missed = table()
    for kind, count in counts.items():
        print(f"{kind:28} {count['right']:5} of {count.total():5}  {count['right'] / count.total():6.1%}")  # noqa: T201 - the table is asked for
    total = sum(count.total() for count in counts.values())
    assert total >= 2000
    assert sum(count["right"] for count in counts.values()) >= 0.95 * total, missed[:40]


def test_no_heading_is_taken_for_another_with_confidence() -> None:
    known_services, known_criteria = set(services().keys), set(criteria().keys)
    wrong = [
        (variant.text, service, criterion, sureness)
        for variant, service, criterion, sureness in table()[1]
        if sureness >= ACCEPTED
        and (service in known_services - {variant.service} or criterion in known_criteria - {variant.criterion})
    ]
    assert wrong == []
