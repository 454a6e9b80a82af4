"""The pictures in docs/examples are of the papers that are made."""

from pathlib import Path

import pytest

from smio.cli.example_papers import PAPERS, WORKBOOKS, Demo
from smio.language import PAPER_LANGUAGES, Language
from smio.language import translator as translator_of
from tests.documents.accessibility import broken_rules

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def test_there_is_a_picture_of_each_paper_in_each_language_and_no_other() -> None:
    wanted = {f"{name}-{language}.png" for name in PAPERS | WORKBOOKS for language in PAPER_LANGUAGES}
    assert {path.name for path in EXAMPLES.glob("*.png")} == wanted


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_each_can_be_read_by_ear(language: Language) -> None:
    demo = Demo()
    for name, write in PAPERS.items():
        assert broken_rules(write(demo, translator_of(language))) == [], name
