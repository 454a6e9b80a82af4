"""The letter about a measurement: it brings the group's own act where there is one, with its pages."""

from datetime import date

import pytest

from smio.interface import advice
from smio.interface.results import ScoredMeasurement, measurements
from smio.language import Language
from smio.monitoring import ActKind
from smio.store import Database, StoredGroup, acts_of, all_groups
from tests.documents.word_reader import Paper

ANSWER_BY = date(2026, 12, 15)


@pytest.fixture
def group(demo_store: Database) -> StoredGroup:
    return all_groups(demo_store)[0]


def annexes(group: StoredGroup, chosen: ScoredMeasurement, language: Language) -> list[str]:
    """The lines that begin with their number and end in pages or copies."""
    letter = Paper(advice.letter_file(group, chosen, "", ANSWER_BY, language))
    return [line.replace("\u00a0", " ") for line in letter.styled("Listed") if line.startswith("1.")]


@pytest.mark.parametrize(("language", "counted"), [("ru", "на 7 л."), ("ky", "7 барак")])
def test_the_act_is_named_with_the_pages_it_has(
    demo_store: Database, group: StoredGroup, language: Language, counted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: list[bytes] = []

    def seven(paper: bytes) -> int:
        papers.append(paper)
        return 7

    monkeypatch.setattr(advice, "count_pages", seven)
    last = measurements(group.id)[-1]
    (act,) = [one.act for one in acts_of(demo_store, group.id) if one.act.kind is ActKind.CHECKLIST]
    (annex,) = annexes(group, last, language)
    assert f"№ {act.number}" in annex
    assert annex.endswith(counted)
    assert act.conclusions[0][:40] in Paper(papers[0]).text.replace("\u00a0", " ")


def test_a_measurement_without_an_act_of_its_own_brings_one_to_be_written(
    group: StoredGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(advice, "count_pages", pytest.fail)
    (annex,) = annexes(group, measurements(group.id)[0], "ru")
    assert "Акт замера" in annex
    assert annex.endswith("в 1 экз.")
