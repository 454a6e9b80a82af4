"""What the tests of papers share."""

from pathlib import Path

import pytest

from smio.checklist import Measurement
from smio.language import Translator
from smio.language import translator as translator_of
from smio.survey import Round
from tests.documents.evidence import measurement, worked_example


@pytest.fixture
def t() -> Translator:
    """Russian, where the language does not matter."""
    return translator_of("ru")


@pytest.fixture
def worked(shared_data: Path) -> tuple[Round, Round]:
    return worked_example(shared_data / "worked_example")


@pytest.fixture
def measurements() -> tuple[Measurement, Measurement]:
    return measurement(1, 10, 4), measurement(11, 12, 12)
